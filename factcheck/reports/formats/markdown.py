"""The report as GitHub-flavoured Markdown, for an issue, a pull request or a wiki page."""

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Discrepancy, Mention, Report, Side
from factcheck.reports import wording
from factcheck.reports.accounts import ledger_line, sections, standings
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import Piece, facing, line_number, passage, runs, whole
from factcheck.reports.presentation import Presentation

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What begins emphasis, code, links, images, strikethrough, tables or formulas anywhere in a line.
_ACTIVE = re.compile(r"[&<>\\`*_{}\[\]|~$#]")
# What begins a heading, list, underlined heading or rule at the start of a line.
_LEADING = re.compile(r"\A(\d{0,9})([+\-=.)])")
# GitHub makes links of addresses and issue numbers and calls people by their names: an empty comment parts the signs.
_SIGNAL = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_PARTING = "<!-- -->"


def render(report: Report, presentation: Presentation) -> str:
    """The report as Markdown in which no text of an article means anything but itself."""
    return "\n\n".join(_Page(report, presentation).blocks()) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, so that GitHub shows it as it is: no markup, no link, no mention, no issue reference."""
    return _LEADING.sub(r"\1\\\2", _inline(one_line(text).strip()))


def _inline(text: str) -> str:
    """The same for words inside a line. A neutral text holds no NUL, so that NUL can stand for the parting."""
    safe = _ACTIVE.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), _SIGNAL.sub("\x00", text))
    return safe.replace("\x00", _PARTING)


def _marked(pieces: tuple[Piece, ...]) -> str:
    """A passage with its value strong and its differing words underlined.

    Tags instead of asterisks: next to quotation marks and currency signs asterisks often mark nothing.
    """
    line = ""
    for is_value, run in runs(pieces):
        words = "".join(f"<ins>{_inline(piece.text)}</ins>" if piece.differs else _inline(piece.text) for piece in run)
        line += f"<strong>{words}</strong>" if is_value else words
    return _LEADING.sub(r"\1\\\2", line)


class _Page:
    """Lays one report out as blocks of Markdown."""

    def __init__(self, report: Report, presentation: Presentation) -> None:
        self._report = report
        self._texts = presentation.texts
        self._entries = {entry.id: entry for entry in report.documents}
        self._standings = standings(report)

    def blocks(self) -> Iterator[str]:
        """All parts of the page, to be parted by empty lines."""
        report = self._report
        yield "# Discrepancy report"
        yield wording.verdict(report)
        yield _listed((*wording.what_was_checked(report), *filter(None, [ledger_line(report)])))
        if report.discrepancies:
            yield "Bold is the value in question, underlined are the words that differ."
        for discrepancy in wording.gravest_first(report.discrepancies):
            yield from self._discrepancy(discrepancy)
        if report.agreements and not report.drafts:
            rows = [
                (
                    wording.kind_label(each.kind),
                    wording.heading(each.kind, each.value),
                    wording.sources(each.mentions, self._entries),
                )
                for each in report.agreements
            ]
            yield f"## They agree ({len(rows)})"
            yield _table(("Kind", "Value", "Sources"), rows)
        for section in sections(report, self._texts):
            yield f"## {section.title} ({len(section.rows)})"
            yield _table(("What", "", ""), [(row.what, row.kind, row.rest) for row in section.rows])
        if report.compatible:
            rows = [
                (wording.surfaces(each.mentions), each.because, wording.sources(each.mentions, self._entries))
                for each in report.compatible
            ]
            yield f"## Looked different, are not ({len(rows)})"
            yield _table(("Printed", "Because", "Sources"), rows)
        if report.not_checked:
            yield f"## Not checked ({len(report.not_checked)})"
            yield _listed(
                f"{wording.where(each.document, self._entries)}: {each.reason}" for each in report.not_checked
            )
        if report.documents:
            yield f"## Articles ({len(report.documents)})"
            yield self._articles()

    def _discrepancy(self, discrepancy: Discrepancy) -> Iterator[str]:
        message = one_line(wording.said(discrepancy, discrepancy.message)).strip()
        yield f"## {discrepancy.severity.capitalize()}: {_inline(message)}"
        facts = [
            wording.severity_meaning(discrepancy),
            wording.kind_label(discrepancy.kind),
            f"{wording.percentage(discrepancy.confidence)} sure",
            *(["within one article"] if discrepancy.scope == "internal" else []),
            f"finding {discrepancy.id}",
            f"rule {discrepancy.rule}",
        ]
        yield escaped(" · ".join(facts))
        if standing := self._standings.get(discrepancy.fingerprint):
            yield f"**{escaped(standing)}**"
        for side in discrepancy.sides:
            yield from self._side(discrepancy, side)
        if discrepancy.why:
            yield "Why:"
            yield "\n".join(
                f"{number}. {escaped(wording.said(discrepancy, step))}"
                for number, step in enumerate(discrepancy.why, 1)
            )

    def _side(self, discrepancy: Discrepancy, side: Side) -> Iterator[str]:
        behind = f" ({wording.independent(side.independent_sources)})" if side.independent_sources > 1 else ""
        yield f"### {_inline(wording.heading(discrepancy.kind, side.value))}{behind}"
        for number, mention in enumerate(side.mentions):
            others = facing(discrepancy, side, self._texts) if number == 0 else ()
            yield f"> {_marked(passage(whole(mention, self._texts), others))}\n>\n> {self._place(mention)}"

    def _place(self, mention: Mention) -> str:
        entry = self._entries.get(mention.document)
        if entry is None:
            return escaped(mention.document)
        parts = [
            wording.document_name(entry),
            wording.date_of(entry),
            *([f"according to {mention.attributed_to}"] if mention.attributed_to else []),
            *([f"as of {wording.plain_date(mention.as_of)}"] if mention.as_of else []),
        ]
        if entry.path:
            line = line_number(mention, self._texts)
            parts.append(f"{entry.path}:{line}" if line else entry.path)
        return escaped("— " + " · ".join(parts))

    def _articles(self) -> str:
        rows = [
            (
                wording.document_name(entry),
                wording.date_of(entry),
                entry.title or "",
                entry.path or "",
                f"{entry.claims:,}",
            )
            for entry in self._report.documents
        ]
        return _table(("Source", "Published", "Title", "File", "Claims"), rows)


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(line)}" for line in lines)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *(tuple(escaped(cell) for cell in row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
