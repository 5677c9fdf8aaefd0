"""`factcheck check`: a draft before publication, against what was printed before."""

import os
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.messages import RefusalError

PLACE = 2
SHORT = "One draft against other articles."


def check(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="The article to check: a file, or - for standard input.")
    ],
    against: Annotated[
        list[str],
        typer.Option("--against", metavar="PATH...", help="What to check it against: files and folders."),
    ],
    more: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Further PATHs of --against.")] = None,
    format: options.Format = None,
    output: options.Output = None,
    rules: options.Rules = None,
    fail_on: Annotated[options.FailOn, typer.Option("--fail-on", help=options.FAIL_ON_HELP)] = options.FailOn.ERROR,
    published: options.Published = None,
    workers: options.Workers = 1,
) -> int:
    """Check one draft against other articles: only findings that involve the draft are reported.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used (a line says what).
    """
    from factcheck.cli.output import chosen_format, refuse_unwritable
    from factcheck.cli.progress import ProgressBar
    from factcheck.cli.running import collect, finish, load_rules, read_all

    chosen = chosen_format(format, output)
    refuse_unwritable(output)
    if Path(draft).is_dir():
        raise RefusalError(f"{draft}: is a folder: give one draft, and its folder as --against")
    load_rules(rules)
    found, problems = collect([draft, *against, *(more or ())], published)
    shown = "standard input" if draft == "-" else os.fsencode(draft).decode("utf-8", "replace")
    if not found or found[0].path != shown:
        raise RefusalError("the draft could not be read: there is nothing to check")
    from factcheck import pipeline

    with ProgressBar() as bar:
        articles = read_all(found, problems, workers, bar)
        if not articles or articles[0].document.path != shown:
            raise RefusalError("the draft could not be read: there is nothing to check")
        result = pipeline.report(
            articles, rules, problems=problems, drafts=[articles[0].document.id], progress=bar.advance
        )
    return finish(result, articles, problems, chosen, output, fail_on)
