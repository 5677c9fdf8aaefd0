"""The report as a table with one row for each mention, for spreadsheets and data tools."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from factcheck.model import DocumentEntry, Mention, Report
from factcheck.reports.cells import begins_formula
from factcheck.reports.neutral import neutral
from factcheck.reports.passages import line_number, line_of
from factcheck.reports.presentation import Presentation

_FINDING = ("finding", "id", "fingerprint", "rule", "kind", "severity", "scope", "confidence", "message")
_SIDE = ("side", "value", "independent_sources")
_MENTION = (
    "document",
    "path",
    "source",
    "title",
    "published",
    "start",
    "end",
    "line",
    "surface",
    "sentence",
    "attributed_to",
    "as_of",
)
COLUMNS = _FINDING + _SIDE + _MENTION

Cell = str | int | float | None
Entries = Mapping[str, DocumentEntry]


def render(report: Report, presentation: Presentation) -> str:
    """The report as CSV (RFC 4180 with line feeds), first row the names of the columns.

    `finding` tells discrepancies, agreements, compatible mentions and what was not checked apart; after a check of
    drafts also each claim ("checked", its outcome as the value) and what was dismissed. Cells that a finding does not
    have are empty. `start` and `end` are code points, `line` counts from 1.
    """
    output = StringIO()
    table = csv.DictWriter(output, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for row in _rows(report, presentation):
        table.writerow({name: _safe(cell) for name, cell in row.items()})
    return output.getvalue()


def _rows(report: Report, presentation: Presentation) -> Iterator[dict[str, Cell]]:
    entries = {entry.id: entry for entry in report.documents}
    dismissed = [("dismissed", one.discrepancy) for one in report.suppressed]
    for name, found in (*(("discrepancy", one) for one in report.discrepancies), *dismissed):
        finding: dict[str, Cell] = {"finding": name}
        finding |= {name: getattr(found, name) for name in _FINDING[1:]}
        for number, side in enumerate(found.sides, 1):
            of_side: dict[str, Cell] = {
                "side": number,
                "value": side.value,
                "independent_sources": side.independent_sources,
            }
            for mention in side.mentions:
                yield finding | of_side | _cells(mention, entries, presentation)
    for agreement in report.agreements:
        for mention in agreement.mentions:
            head: dict[str, Cell] = {"finding": "agreement", "kind": agreement.kind, "value": agreement.value}
            yield head | _cells(mention, entries, presentation)
    for near in report.compatible:
        for mention in near.mentions:
            head = {"finding": "compatible", "kind": near.kind, "message": near.because}
            yield head | _cells(mention, entries, presentation)
    for one in report.checked:
        head = {"finding": "checked", "kind": one.kind, "message": one.because, "value": one.outcome}
        head |= {"independent_sources": one.independent_sources, "surface": one.surface}
        head |= {"start": one.span[0], "end": one.span[1]}
        head |= {"line": line_of(one.document, one.span[0], presentation.texts)}
        yield head | _document_cells(one.document, entries)
    for gap in report.not_checked:
        start, end = gap.span or (None, None)
        head = {"finding": "not_checked", "message": gap.reason, "start": start, "end": end}
        yield head | _document_cells(gap.document, entries)


def _cells(mention: Mention, entries: Entries, presentation: Presentation) -> dict[str, Cell]:
    return _document_cells(mention.document, entries) | {
        "start": mention.span[0],
        "end": mention.span[1],
        "line": line_number(mention, presentation.texts),
        "surface": mention.surface,
        "sentence": mention.text,
        "attributed_to": mention.attributed_to,
        "as_of": mention.as_of,
    }


def _document_cells(document: str, entries: Entries) -> dict[str, Cell]:
    entry = entries.get(document)
    if entry is None:
        return {"document": document}
    names = ("path", "source", "title", "published")
    return {"document": document, **{name: getattr(entry, name) for name in names}}


def _safe(cell: Cell) -> Cell:
    """A text cell that no spreadsheet takes for a formula and no terminal obeys."""
    if not isinstance(cell, str):
        return cell
    plain = neutral(cell)
    return "'" + plain if begins_formula(plain) else plain
