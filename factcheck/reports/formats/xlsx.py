"""The findings as a workbook (Office Open XML): a queue with one row a finding, to be sorted, filtered and shared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from factcheck.model import Discrepancy, Report, Side
from factcheck.reports import wording
from factcheck.reports.accounts import decision_in_words, ledger_line
from factcheck.reports.cells import begins_formula
from factcheck.reports.material import Material
from factcheck.reports.neutral import in_xml, one_line
from factcheck.reports.passages import whole
from factcheck.reports.presentation import Presentation

IS_TEXT = False

# Column -> its width in characters.
COLUMNS = {
    "Severity": 10, "Kind": 11, "Finding": 38,
    "One side": 20, "One side: printed by": 26, "One side: passage": 48,
    "Other side": 20, "Other side: printed by": 26, "Other side: passage": 48,
    "Further sides": 28, "Why": 40, "Decided": 24, "Sure": 7, "Within": 12,
    "Rule": 9, "Finding id": 16, "Fingerprint": 18,
}  # fmt: skip
_ARTICLES = {"Source": 28, "Published": 18, "Title": 48, "File or address": 44, "Claims": 8, "Notes": 60}
_NOT_CHECKED = {"Document": 44, "Reason": 80}
# The day of the archive format: a workbook must not tell when it was made, so that the same report has the same bytes.
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
# Limits of the format (Excel, "Specifications and limits").
_LONGEST_CELL = 32_000
_LONGEST_ADDRESS = 2_000
_MOST_LINKS = 60_000
_LINE = 15.0  # points
_MOST_LINES = 14
_PAPER = 8  # A3: the passages of two sides next to each other
_PRINTED = 12  # columns that go on paper; what only a program reads stays on the screen
_GROUNDS = {"error": "#FBE3DF", "warning": "#FBE9C6", "note": "#DEEBF7"}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A text, or a share of 1, and where a click on it leads."""

    content: str | float
    link: str | None = None


def render(report: Report, presentation: Presentation) -> bytes:
    """A workbook of three sheets: the queue of findings, the gravest first and dismissed ones last; the articles; and
    what was not checked.

    No cell is a formula: texts are written as texts, and those that begin like a formula keep the mark of a text
    (`quotePrefix`) when the workbook is saved in another format.
    """
    import xlsxwriter

    output = BytesIO()
    workbook = xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    workbook.set_properties({"title": "Discrepancy report", "created": _MADE.replace(tzinfo=None)})
    made = _Workbook(workbook)
    made.sheet("Findings", COLUMNS, _findings(Material(report, presentation)))
    made.sheet("Articles", _ARTICLES, _articles(report))
    entries = {entry.id: entry for entry in report.documents}
    gaps = [[_Cell(wording.where(gap.document, entries)), _Cell(gap.reason)] for gap in report.not_checked]
    made.sheet("Not checked", _NOT_CHECKED, gaps)
    workbook.close()
    return output.getvalue()


class _Workbook:
    """Puts rows of cells onto sheets."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._links = 0
        plain = {
            "text_wrap": True,
            "valign": "top",
            "font_name": "Calibri",
            "font_size": 11,
            "bottom": 1,
            "bottom_color": "#E3DFD7",
        }
        self._head = workbook.add_format(
            {**plain, "bold": True, "bg_color": "#1D1C1A", "font_color": "#FFFFFF", "valign": "vcenter"}
        )
        self._plain = workbook.add_format(plain)
        self._quoted = workbook.add_format({**plain, "quote_prefix": True})
        self._share = workbook.add_format({**plain, "num_format": "0%"})
        self._linked = workbook.add_format({**plain, "font_color": "#24557F", "underline": 1})
        self._grounds = {
            name: workbook.add_format({**plain, "bg_color": colour, "bold": True}) for name, colour in _GROUNDS.items()
        }

    def sheet(self, name: str, columns: dict[str, int], rows: "list[list[_Cell]]") -> None:
        """A sheet with its head frozen, a filter on every column, and texts that wrap."""
        sheet = self._workbook.add_worksheet(name)
        for place, (title, width) in enumerate(columns.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, self._head)
        for number, cells in enumerate(rows, 1):
            for place, cell in enumerate(cells):
                self._write(sheet, number, place, cell)
            sheet.set_row(number, _height(cells, tuple(columns.values())))
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 3 if name == "Findings" else 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(_PAPER)
        sheet.print_area(0, 0, max(1, len(rows)), min(len(columns), _PRINTED) - 1)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _write(self, sheet: Any, row: int, place: int, cell: _Cell) -> None:
        if isinstance(cell.content, float):
            sheet.write_number(row, place, cell.content, self._share)
            return
        text = _short(cell.content)
        if place == 0 and text.lower() in self._grounds:
            sheet.write_string(row, place, text, self._grounds[text.lower()])
        elif cell.link and len(cell.link) <= _LONGEST_ADDRESS and self._links < _MOST_LINKS:
            self._links += 1
            sheet.write_url(row, place, cell.link, self._linked, text)
        else:
            sheet.write_string(row, place, text, self._quoted if begins_formula(text) else self._plain)


def _findings(material: Material) -> list[list[_Cell]]:
    report = material.report
    rows = [
        _row(material, one, material.standings.get(one.fingerprint, ""))
        for one in wording.gravest_first(report.discrepancies)
    ]
    rows += [_row(material, one.discrepancy, decision_in_words(one.decision)) for one in report.suppressed]
    if not rows:
        told = (wording.verdict(report), *wording.what_was_checked(report), ledger_line(report) or "")
        rows = [[_Cell(""), _Cell(""), _Cell(" ".join(filter(None, told)))]]
    return rows


def _row(material: Material, found: Discrepancy, decided: str) -> list[_Cell]:
    sides = [cell for side in found.sides[:2] for cell in _side(material, found, side)]
    sides += [_Cell("")] * (6 - len(sides))
    further = [
        "; ".join([wording.heading(found.kind, side.value), wording.sources(side.mentions, material.entries)])
        for side in found.sides[2:]
    ]
    return [
        _Cell(found.severity.capitalize()),
        _Cell(wording.kind_label(found.kind)),
        _Cell(wording.said(found, found.message)),
        *sides,
        _Cell("\n".join(map(one_line, further))),
        _Cell("\n".join(one_line(wording.said(found, step)) for step in found.why)),
        _Cell(decided),
        _Cell(min(max(found.confidence, 0.0), 1.0)),
        _Cell("one article" if found.scope == "internal" else "several"),
        _Cell(found.rule),
        _Cell(found.id),
        _Cell(found.fingerprint),
    ]


def _side(material: Material, found: Discrepancy, side: Side) -> Iterator[_Cell]:
    """The value of a side, who prints it (leading to the first passage), and that passage."""
    yield _Cell(wording.value_in_words(found.kind, side.value))
    places = dict.fromkeys(
        one_line(", ".join([material.name(one.document), *_when(material, one.document), *material.facts(one)]))
        for one in side.mentions
    )
    first = side.mentions[0] if side.mentions else None
    yield _Cell("\n".join(places), material.link(first) if first else None)
    yield _Cell(one_line(whole(first, material.texts).text).strip() if first else "")


def _when(material: Material, document: str) -> list[str]:
    entry = material.entries.get(document)
    return [wording.date_of(entry)] if entry else []


def _articles(report: Report) -> list[list[_Cell]]:
    return [
        [
            _Cell(wording.document_name(entry)),
            _Cell(wording.date_of(entry)),
            _Cell(entry.title or ""),
            _Cell(entry.path or ""),
            _Cell(f"{entry.claims:,}"),
            _Cell(" ".join(entry.notes)),
        ]
        for entry in report.documents
    ]


def _height(cells: list[_Cell], widths: tuple[int, ...]) -> float:
    """The height of a row in points: not every program fits it to texts that wrap."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell.content, str):
            lines = max(lines, sum(len(line) // width + 1 for line in cell.content.split("\n")[:_MOST_LINES]))
    return _LINE * min(lines, _MOST_LINES)


def _short(text: str) -> str:
    """A text that the format can hold: line breaks are kept, all else that moves or hides is not."""
    plain = "\n".join(map(in_xml, text.split("\n")))
    return plain if len(plain) <= _LONGEST_CELL else plain[:_LONGEST_CELL] + " …"
