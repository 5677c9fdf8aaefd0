"""`factcheck report`: where several articles cannot all be right."""

from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.configured import Config, Workers, configured, facts_of, fail_on_of, format_of, tuning_of
from factcheck.cli.drafts import FactFiles
from factcheck.cli.messages import RefusalError, complain

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
    workers: Workers = None,
    config: Config = None,
) -> int:
    """Compare all articles with each other, and with reference facts, and report what cannot all be right.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used (a line says what).
    """
    from factcheck.cli.output import chosen_format, refuse_unwritable
    from factcheck.cli.progress import ProgressBar
    from factcheck.cli.running import collect, finish, read_all

    loaded = configured(config, output=output, rules=rules, facts=facts, fail_on=fail_on, workers=workers)
    settings = loaded.settings
    chosen = chosen_format(format_of(loaded, format, output), settings.output)
    refuse_unwritable(settings.output)
    tuning, house = tuning_of(loaded), facts_of(loaded)
    found, problems = collect(paths, published)
    if not found:
        raise RefusalError("no article could be read: there is nothing to check")
    if len(found) == 1 and house is None:
        complain("note: only one article: nothing to compare it with, so it is checked against itself alone")
    from factcheck import pipeline

    with ProgressBar() as bar:
        articles = read_all(found, problems, 1 if settings.workers is None else settings.workers, bar)
        result = pipeline.report(
            articles, settings.rules, problems=problems, progress=bar.advance, house=house, tuning=tuning
        )
    shown = (*articles, *pipeline.fact_articles(house))
    return finish(result, shown, problems, chosen, settings.output, fail_on_of(loaded, options.FailOn.NEVER))
