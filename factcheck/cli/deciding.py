"""Decisions made on the command line: put together, and appended to a baseline file or an archive."""

import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from factcheck.cli.messages import RefusalError, complain

if TYPE_CHECKING:
    from factcheck.model import Decision, Report
    from factcheck.model.decisions import Action

USUAL_BASELINE = Path("factcheck-baseline.json")
_NAME = re.compile(r"(?:[A-Za-z][A-Za-z0-9_]*-[0-9a-f]{8}|[0-9a-f]{16})\Z")


def deed(
    fingerprint: str,
    action: str,
    reason: str,
    *,
    author: str | None,
    comment: str = "",
    expires: str | None = None,
    report: "Path | Report | None" = None,
) -> "Decision":
    """A decision of now; raises RefusalError for what is no finding, no day or no reason.

    With a `report` the finding must be in it: its full fingerprint and what it rests on are kept.
    """
    from factcheck.cli.drafts import day
    from factcheck.model import Decision, evidence_of

    if not reason.strip():
        raise RefusalError("--reason: say why, in a few words")
    until = day(expires, "--expires") if expires else None
    evidence = None
    if report is not None:
        shown = read_report(report) if isinstance(report, Path) else report
        known = [*shown.discrepancies, *(one.discrepancy for one in shown.suppressed)]
        found = next((one for one in known if fingerprint in (one.fingerprint, one.id)), None)
        if found is None:
            raise RefusalError(f"{report}: shows no finding {fingerprint}")
        fingerprint = found.fingerprint
        evidence = evidence_of(found, {entry.id: entry for entry in shown.documents})
    elif not _NAME.match(fingerprint):
        raise RefusalError(
            f"{fingerprint!r} is no finding: give its fingerprint (16 digits, in the JSON report) or its id (DAT01-…)"
        )
    return Decision(
        fingerprint=fingerprint,
        action=cast("Action", action),
        author=author or _user(),
        decided_at=datetime.now().astimezone().replace(microsecond=0),
        reason=reason.strip(),
        comment=comment.strip(),
        expires=until,
        evidence=evidence,
    )


def taken_back(decision: "Decision", author: str | None) -> "Decision":
    """The act that takes a decision back."""
    from factcheck.model import Decision

    return Decision(
        fingerprint=decision.fingerprint,
        action="undo",
        author=author or _user(),
        decided_at=datetime.now().astimezone().replace(microsecond=0),
        reason="it matched nothing any more",
    )


def _user() -> str:
    import getpass

    try:
        return os.environ.get("FACTCHECK_AUTHOR") or getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise RefusalError("--author: nobody is logged in: say who decides") from None


def read_report(path: Path) -> "Report":
    """A JSON report; raises RefusalError for a file that is none."""
    from pydantic import ValidationError

    from factcheck.model import Report

    try:
        return Report.model_validate_json(path.read_bytes())
    except OSError as error:
        raise RefusalError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValidationError:
        raise RefusalError(f"{path}: is no JSON report of this program (factcheck check … --format json)") from None


def append_to_baseline(path: Path | None, acts: "Iterable[Decision]") -> None:
    """Append decisions to a baseline file, which is made where it is not there; the file is replaced as a whole."""
    from factcheck import reports
    from factcheck.cli.drafts import decisions_of
    from factcheck.decisions import written_baseline

    acts = tuple(acts)
    target = path or USUAL_BASELINE
    before = decisions_of(target) if target.exists() else ()
    try:
        reports.write(target, written_baseline((*before, *acts)))
    except reports.ReportError as error:
        raise RefusalError(str(error).replace("the report", "the baseline")) from None
    what = "1 decision" if len(acts) == 1 else f"{len(acts):,} decisions"
    complain(f"{what} added to {target}, which now holds {len(before) + len(acts):,}")


def append_to_archive(path: Path, act: "Decision") -> None:
    """Append a decision to an archive, from which it cannot get lost any more when this returns."""
    from factcheck.archive import Archive, ArchiveError

    try:
        with Archive.open(path) as archive:
            kept = archive.decide(act)
    except ArchiveError as error:
        raise RefusalError(str(error)) from None
    complain(f"decision {kept.number} kept in {path}")
