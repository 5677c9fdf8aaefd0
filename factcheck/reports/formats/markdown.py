"""The report as GitHub-flavoured Markdown, for an issue, a pull request or a wiki page."""

from collections.abc import Iterator, Sequence

from factcheck.model import Discrepancy, Mention, Report, Side
from factcheck.reports import wording
from factcheck.reports.accounts import ledger_line, sections
from factcheck.reports.markdown_text import escaped, inline, listed, marked
from factcheck.reports.material import Material
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import facing, passage, whole
from factcheck.reports.presentation import Presentation


def render(report: Report, presentation: Presentation) -> str:
    """The report as Markdown in which no text of an article means anything but itself."""
    return "\n\n".join(_Page(Material(report, presentation)).blocks()) + "\n"


class _Page:
    """Lays one report out as blocks of Markdown."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._report = material.report

    def blocks(self) -> Iterator[str]:
        """All parts of the page, to be parted by empty lines."""
        report = self._report
        yield "# Discrepancy report"
        yield wording.verdict(report)
        yield listed((*wording.what_was_checked(report), *filter(None, [ledger_line(report)])))
        if report.discrepancies:
            yield "Bold is the value in question, underlined are the words that differ."
        for discrepancy in wording.gravest_first(report.discrepancies):
            yield from self._discrepancy(discrepancy)
        if report.agreements and not report.drafts:
            rows = [
                (
                    wording.kind_label(each.kind),
                    wording.heading(each.kind, each.value),
                    wording.sources(each.mentions, self._material.entries),
                )
                for each in report.agreements
            ]
            yield f"## They agree ({len(rows)})"
            yield _table(("Kind", "Value", "Sources"), rows)
        for section in sections(report, self._material.texts):
            yield f"## {section.title} ({len(section.rows)})"
            yield _table(("What", "", ""), [(row.what, row.kind, row.rest) for row in section.rows])
        if report.compatible:
            rows = [
                (wording.surfaces(each.mentions), each.because, wording.sources(each.mentions, self._material.entries))
                for each in report.compatible
            ]
            yield f"## Looked different, are not ({len(rows)})"
            yield _table(("Printed", "Because", "Sources"), rows)
        if report.not_checked:
            yield f"## Not checked ({len(report.not_checked)})"
            yield listed(
                f"{wording.where(each.document, self._material.entries)}: {each.reason}" for each in report.not_checked
            )
        if report.documents:
            yield f"## Articles ({len(report.documents)})"
            yield self._articles()

    def _discrepancy(self, discrepancy: Discrepancy) -> Iterator[str]:
        message = one_line(wording.said(discrepancy, discrepancy.message)).strip()
        yield f"## {discrepancy.severity.capitalize()}: {inline(message)}"
        facts = [
            wording.severity_meaning(discrepancy),
            wording.kind_label(discrepancy.kind),
            f"{wording.percentage(discrepancy.confidence)} sure",
            *(["within one article"] if discrepancy.scope == "internal" else []),
            f"finding {discrepancy.id}",
            f"rule {discrepancy.rule}",
        ]
        yield escaped(" · ".join(facts))
        if standing := self._material.standings.get(discrepancy.fingerprint):
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
        yield f"### {inline(wording.heading(discrepancy.kind, side.value))}{behind}"
        for number, mention in enumerate(side.mentions):
            others = facing(discrepancy, side, self._material.texts) if number == 0 else ()
            yield f"> {marked(passage(whole(mention, self._material.texts), others))}\n>\n> {self._place(mention)}"

    def _place(self, mention: Mention) -> str:
        entry = self._material.entries.get(mention.document)
        if entry is None:
            return escaped(mention.document)
        parts = [
            wording.document_name(entry),
            wording.date_of(entry),
            *self._material.facts(mention),
        ]
        if entry.path:
            line = self._material.line(mention)
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


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *(tuple(escaped(cell) for cell in row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
