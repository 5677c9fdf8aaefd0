"""`factcheck check`: drafts before publication, against what was printed before."""

from factcheck.cli import options
from factcheck.cli.configured import Config, Workers, against_of, configured, delivery_of, tuning_of
from factcheck.cli.drafts import Against, AllDrafts, Baseline, Draft, FactFiles, Inputs, More, Since, Sources

PLACE = 2
SHORT = "A draft against other articles or an archive."


def check(
    draft: Draft,
    against: Against = None,
    more: More = None,
    all_drafts: AllDrafts = False,
    baseline: Baseline = None,
    since: Since = None,
    sources: Sources = None,
    facts: FactFiles = None,
    format: options.Format = None,
    output: options.Output = None,
    rules: options.Rules = None,
    fail_on: options.FailOnError = None,
    published: options.Published = None,
    fetch: options.Fetch = False,
    workers: Workers = None,
    config: Config = None,
) -> int:
    """Check a draft against other articles, an archive or reference facts: only what involves the draft is reported.

    Says which claims of the draft other sources bear out and which found nothing to be compared with. What was
    dismissed (factcheck decide, factcheck baseline) stays out of the findings.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used (a line says what).
    """
    from factcheck.cli.drafts import run_check
    from factcheck.cli.running import conclude

    loaded = configured(
        config, output=output, rules=rules, facts=facts, baseline=baseline, fail_on=fail_on, workers=workers
    )
    settings = loaded.settings
    delivery = delivery_of(loaded, format, output, options.FailOn.ERROR)
    # What the configuration names to check against counts where the command line names nothing.
    named = (*(against or ()), *(() if all_drafts else more or ()))
    inputs = Inputs(
        drafts=(draft, *(more or ())) if all_drafts else (draft,),
        against=named or against_of(loaded),
        baseline=settings.baseline,
        since=since,
        sources=tuple(sources or ()),
        facts=tuple(map(str, settings.facts)),
        rules=settings.rules,
        published=tuple(published or ()),
        workers=1 if settings.workers is None else settings.workers,
        tuning=tuning_of(loaded),
        fetch=fetch,
    )
    checked, problems = run_check(inputs)
    return conclude(checked.report, checked.texts, problems, delivery)
