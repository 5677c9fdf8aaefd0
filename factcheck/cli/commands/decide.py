"""`factcheck decide`: what an editor decides about a finding."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.messages import RefusalError

PLACE = 5
SHORT = "Confirm, dismiss or query a finding."


class Verdict(StrEnum):
    """What can be decided."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    QUERY = "query"
    UNDO = "undo"


def decide(
    fingerprint: Annotated[
        str, typer.Argument(metavar="FINGERPRINT", help="The finding: its fingerprint, or its id as a report shows it.")
    ],
    verdict: Annotated[
        Verdict,
        typer.Argument(
            metavar="confirm|dismiss|query|undo",
            help="It is an error; it is none and is left out from now on; it is being asked about; take the last back.",
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; reports that leave it out say so.")],
    archive: Annotated[
        Path | None, typer.Option("--archive", metavar="FILE", help="Keep the decision in this archive.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Keep it in this baseline file, made if need be.")
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="The JSON report that shows it: what it rests on is kept."),
    ] = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who decides, if not the user.")
    ] = None,
    comment: Annotated[str, typer.Option("--comment", metavar="TEXT", help="Anything else to keep with it.")] = "",
    expires: Annotated[
        str | None, typer.Option("--expires", metavar="DATE", help="The last day on which the decision holds.")
    ] = None,
) -> int:
    """Decide about a finding; nothing is ever taken out of an archive or a baseline, a later decision counts.

    A dismissal holds while the passages and sources behind the finding stay as they are. The baseline file is
    factcheck-baseline.json where neither --archive nor --baseline is given.
    """
    from factcheck.cli.deciding import append_to_archive, append_to_baseline, deed

    if archive is not None and baseline is not None:
        raise RefusalError("--archive and --baseline: a decision is kept in one place, give one of them")
    act = deed(fingerprint, verdict.value, reason, author=author, comment=comment, expires=expires, report=report)
    if archive is not None:
        append_to_archive(archive, act)
    else:
        append_to_baseline(baseline, (act,))
    return 0
