"""`factcheck report`: where several articles cannot all be right."""

from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.configured import Config, Workers, configured, facts_of, fail_on_of, format_of, tuning_of
from factcheck.cli.drafts import FactFiles

PLACE = 1
SHORT = "Where several articles cannot all be right."


def report(
    paths: options.Paths,
    format: options.Format = None,
    output: options.Output = None,
    rules: options.Rules = None,
    facts: FactFiles = None,
    fail_on: Annotated[
        options.FailOn | None, typer.Option("--fail-on", help=f"{options.FAIL_ON_HELP}  [default: never]")
    ] = None,
    published: options.Published = None,
    fetch: options.Fetch = False,
    workers: Workers = None,
    config: Config = None,
) -> int:
    """Compare all articles with each other, and with reference facts, and report what cannot all be right.

    A PATH may be an archive: then all its articles are compared.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used (a line says what).
    """
    from factcheck.cli.comparing import Comparison, compared
    from factcheck.cli.output import chosen_format, refuse_unwritable
    from factcheck.cli.running import conclude

    loaded = configured(config, output=output, rules=rules, facts=facts, fail_on=fail_on, workers=workers)
    settings = loaded.settings
    chosen = chosen_format(format_of(loaded, format, output), settings.output)
    refuse_unwritable(settings.output)
    asked = Comparison(
        paths=tuple(paths),
        published=tuple(published or ()),
        workers=1 if settings.workers is None else settings.workers,
        rules=settings.rules,
        tuning=tuning_of(loaded),
        fetch=fetch,
        house=facts_of(loaded),
    )
    least = fail_on_of(loaded, options.FailOn.NEVER)
    with compared(asked) as done:
        return conclude(done.report, done.texts, done.problems, chosen, settings.output, least)
