"""`factcheck baseline`: known findings, written down so that they are not reported again."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.drafts import Against, AllDrafts, FactFiles, Inputs, More, Since, Sources
from factcheck.cli.messages import RefusalError

if TYPE_CHECKING:
    from factcheck.model import Problem

PLACE = 6
application = typer.Typer(
    help="Write known findings into a baseline file, and look at it.", no_args_is_help=True, rich_markup_mode=None
)

File = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="The baseline file; factcheck-baseline.json without."),
]


@application.command("write")
def write_baseline(
    draft: Annotated[
        str | None, typer.Argument(metavar="[DRAFT]", help="The draft, checked as by factcheck check.")
    ] = None,
    against: Against = None,
    more: More = None,
    all_drafts: AllDrafts = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="A JSON report, instead of a draft to check.")
    ] = None,
    baseline: File = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why these findings are let pass.")
    ] = "known when the baseline was written",
    author: Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who lets them pass.")] = None,
    expires: Annotated[
        str | None, typer.Option("--expires", metavar="DATE", help="The last day on which they are let pass.")
    ] = None,
    drop_stale: Annotated[
        bool, typer.Option("--drop-stale", help="Take back the dismissals of this draft that match nothing any more.")
    ] = False,
    since: Since = None,
    sources: Sources = None,
    facts: FactFiles = None,
    rules: options.Rules = None,
    published: options.Published = None,
    workers: options.Workers = 1,
) -> int:
    """Dismiss every finding of a check at once: of a draft that is checked now, or of a JSON report.

    Decisions that the file holds already stay; what they cover is not written again.

    Exit status: 0, or 2 when something could not be used (a line says what).
    """
    from factcheck.cli.deciding import USUAL_BASELINE, append_to_baseline, deed, read_report, taken_back
    from factcheck.cli.drafts import run_check

    if (draft is None) == (report is None):
        raise RefusalError("give a DRAFT with --against, or the JSON report of a check as --report")
    target = baseline or USUAL_BASELINE
    problems: list[Problem] = []
    if draft is None:
        assert report is not None
        shown = read_report(report)
    else:
        inputs = Inputs(
            drafts=(draft, *(more or ())) if all_drafts else (draft,),
            against=(*(against or ()), *(() if all_drafts else more or ())),
            baseline=target if target.exists() else None,
            since=since,
            sources=tuple(sources or ()),
            facts=tuple(facts or ()),
            rules=rules,
            published=tuple(published or ()),
            workers=workers,
        )
        checked, problems = run_check(inputs)
        shown = checked.report
    acts = [
        deed(one.fingerprint, "dismiss", reason, author=author, expires=expires, report=shown)
        for one in shown.discrepancies
    ]
    if drop_stale:
        acts += [taken_back(one.decision, author) for one in shown.stale]
    append_to_baseline(target, acts)
    return 2 if any(problem.fatal for problem in problems) else 0


@application.command("show")
def show_baseline(baseline: File = None) -> int:
    """List what a baseline holds: one line for each decision, in the order in which they were made."""
    from factcheck.cli.deciding import USUAL_BASELINE
    from factcheck.cli.drafts import decisions_of
    from factcheck.cli.output import show

    for one in decisions_of(baseline or USUAL_BASELINE):
        until = f", until {one.expires}" if one.expires else ""
        words = f"{one.fingerprint}  {one.action}  {one.decided_at:%Y-%m-%d}  {one.author}{until}: {one.reason}"
        show("".join(char if char.isprintable() else " " for char in words) + "\n")
    return 0
