"""`factcheck report`: where several articles cannot all be right."""

from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.messages import RefusalError, complain

PLACE = 1
SHORT = "Where several articles cannot all be right."


def report(
    paths: options.Paths,
    format: options.Format = None,
    output: options.Output = None,
    rules: options.Rules = None,
    fail_on: Annotated[options.FailOn, typer.Option("--fail-on", help=options.FAIL_ON_HELP)] = options.FailOn.NEVER,
    published: options.Published = None,
    workers: options.Workers = 1,
) -> int:
    """Compare all articles with each other and report what cannot all be right.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used (a line says what).
    """
    from factcheck.cli.output import chosen_format, refuse_unwritable
    from factcheck.cli.progress import ProgressBar
    from factcheck.cli.running import collect, finish, load_rules, read_all

    chosen = chosen_format(format, output)
    refuse_unwritable(output)
    load_rules(rules)
    found, problems = collect(paths, published)
    if not found:
        raise RefusalError("no article could be read: there is nothing to check")
    if len(found) == 1:
        complain("note: only one article: nothing to compare it with, so it is checked against itself alone")
    from factcheck import pipeline

    with ProgressBar() as bar:
        articles = read_all(found, problems, workers, bar)
        result = pipeline.report(articles, rules, problems=problems, progress=bar.advance)
    return finish(result, articles, problems, chosen, output, fail_on)
