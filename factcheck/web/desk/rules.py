"""How each rule fares at the desk, and the decisions as data."""

import csv
import io
import json
from dataclasses import dataclass
from math import sqrt

from fastapi import APIRouter, Request
from fastapi.responses import Response

from factcheck import pipeline
from factcheck.archive import Archive
from factcheck.model import Decision
from factcheck.web.desk.pages import page
from factcheck.web.desk.queue import archive_of
from factcheck.web.desk.tallies import Tallies

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Fared:
    """One rule: how often it fired, how its findings were decided, and the share that was confirmed with its bounds."""

    id: str
    name: str
    kind: str
    found: int
    confirmed: int
    dismissed: int
    bounds: tuple[float, float] | None


def wilson(confirmed: int, decided: int, z: float = 1.96) -> tuple[float, float] | None:
    """The Wilson score interval of a share (E. B. Wilson, 1927), at 95 per cent; None where nothing was decided."""
    if not decided:
        return None
    share, square = confirmed / decided, z * z
    middle = (share + square / (2 * decided)) / (1 + square / decided)
    reach = z * sqrt(share * (1 - share) / decided + square / (4 * decided * decided)) / (1 + square / decided)
    return max(0.0, middle - reach), min(1.0, middle + reach)


@router.get("/rules")
def rules(request: Request) -> Response:
    """The table of rules."""
    book = pipeline.rulebook_of(request.app.state.desk.rules)
    with archive_of(request) as archive:
        tallies: Tallies = request.app.state.tallies
        tally = tallies.by_rule(archive)
    fared = [_fared(tally, rule.id, rule.name, rule.kind) for rule in book.rules]
    fared.sort(key=lambda one: (-one.found, one.id))
    return page(request, "rules", fared=fared)


def _fared(tally: dict[tuple[str, str], int], rule: str, name: str, kind: str) -> Fared:
    confirmed, dismissed = tally.get((rule, "confirmed"), 0), tally.get((rule, "dismissed"), 0)
    found = sum(count for (one, _), count in tally.items() if one == rule)
    return Fared(rule, name, kind, found, confirmed, dismissed, wilson(confirmed, confirmed + dismissed))


_FIELDS = (
    "number", "fingerprint", "rule", "kind", "confidence", "values", "action", "reason", "comment", "assignee",
    "author", "decided_at", "expires",
)  # fmt: skip


@router.get("/decisions.jsonl")
def as_lines(request: Request) -> Response:
    """Every decision as a line of JSON, with what it was about."""
    with archive_of(request) as archive:
        lines = [json.dumps(_row(archive, act), ensure_ascii=False) for act in archive.decisions()]
    return _file("\n".join([*lines, ""]) if lines else "", "application/x-ndjson", "decisions.jsonl")


@router.get("/decisions.csv")
def as_table(request: Request) -> Response:
    """Every decision as a row of a table."""
    out = io.StringIO()
    table = csv.DictWriter(out, _FIELDS)
    table.writeheader()
    with archive_of(request) as archive:
        for act in archive.decisions():
            table.writerow({name: _inert(value) for name, value in _row(archive, act).items()})
    return _file(out.getvalue(), "text/csv; charset=utf-8", "decisions.csv")


def _row(archive: Archive, act: Decision) -> dict[str, str | int | float]:
    stored = archive.finding(act.fingerprint)
    about = stored.discrepancy if stored else None
    return {
        "number": act.number,
        "fingerprint": act.fingerprint,
        "rule": about.rule if about else "",
        "kind": about.kind if about else "",
        "confidence": about.confidence if about else "",
        "values": " | ".join(side.value for side in about.sides) if about else "",
        "action": act.action,
        "reason": act.reason,
        "comment": act.comment,
        "assignee": act.assignee or "",
        "author": act.author,
        "decided_at": act.decided_at.isoformat(),
        "expires": act.expires.isoformat() if act.expires else "",
    }


def _inert(value: str | int | float) -> str | int | float:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _file(content: str, media: str, name: str) -> Response:
    return Response(content, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})
