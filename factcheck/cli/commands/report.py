"""`factcheck report`: where several articles cannot all be right."""

from factcheck.cli import options
from factcheck.cli.configured import Config, Workers, configured, delivery_of, facts_of, tuning_of
from factcheck.cli.drafts import Baseline, FactFiles, decisions_of

PLACE = 1
SHORT = "Where several articles cannot all be right."


def report(
    paths: options.Paths,
    format: options.Format = None,
    output: options.Output = None,
    rules: options.Rules = None,
    facts: FactFiles = None,
    baseline: Baseline = None,
    fail_on: options.FailOnNever = None,
    published: options.Published = None,
    fetch: options.Fetch = False,
    workers: Workers = None,
    config: Config = None,
) -> int:
    """Compare all articles with each other, and with reference facts, and report what cannot all be right.

    A PATH may be an archive: then all its articles are compared. What was dismissed, in the archive or in a baseline
    (factcheck decide, factcheck baseline), stays out of the findings.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used (a line says what).
    """
    from factcheck.cli.comparing import Comparison, compared
    from factcheck.cli.running import conclude

    loaded = configured(
        config, output=output, rules=rules, facts=facts, baseline=baseline, fail_on=fail_on, workers=workers
    )
    settings = loaded.settings
    delivery = delivery_of(loaded, format, output, options.FailOn.NEVER)
    asked = Comparison(
        paths=tuple(paths),
        published=tuple(published or ()),
        workers=1 if settings.workers is None else settings.workers,
        rules=settings.rules,
        tuning=tuning_of(loaded),
        fetch=fetch,
        house=facts_of(loaded),
        acts=decisions_of(settings.baseline) if settings.baseline else (),
    )
    with compared(asked) as done:
        return conclude(done.report, done.texts, done.problems, delivery)
