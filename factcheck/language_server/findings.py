"""Findings as an editor program shows them: marks under the draft's passages, and the other side on hovering."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from factcheck.checking import Checked
from factcheck.language_server.positions import Encoding, Lines
from factcheck.model import Discrepancy, DocumentEntry, Mention, Side
from factcheck.reports.markdown_text import escaped
from factcheck.reports.neutral import one_line
from factcheck.reports.wording import date_of, document_name, said, severity_meaning, shortened, value_in_words

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_LONGEST_PASSAGE = 240
_MOST_MENTIONS = 6


class Mark(NamedTuple):
    """A passage of the draft, [start, end) in code points, and what is found about it."""

    start: int
    end: int
    diagnostic: types.Diagnostic
    hover: str


def marks(checked: Checked, draft: str, text: str, encoding: Encoding) -> list[Mark]:
    """What a check found about the draft of that id, in the order of its text."""
    shown = _Shown(checked, draft, text, encoding)
    found = [mark for one in checked.report.discrepancies for mark in shown.marks(one)]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


class _Shown:
    def __init__(self, checked: Checked, draft: str, text: str, encoding: Encoding) -> None:
        self._entries: Mapping[str, DocumentEntry] = {one.id: one for one in checked.report.documents}
        self._texts = checked.texts
        self._draft = draft
        self._encoding = encoding
        self._lines = {draft: Lines(text, encoding)}

    def marks(self, found: Discrepancy) -> Iterator[Mark]:
        """The mark under each passage of the draft that a finding speaks of."""
        for side in found.sides:
            for own in side.mentions:
                if own.document != self._draft:
                    continue
                others = self._others(found, side, own)
                diagnostic = types.Diagnostic(
                    range=self._range(own.document, own.span),
                    message=self._message(found, others),
                    severity=_SEVERITIES[found.severity],
                    code=found.rule,
                    source="factcheck",
                    related_information=list(self._related(others)) or None,
                    data={"fingerprint": found.fingerprint},
                )
                yield Mark(*own.span, diagnostic, self._hover(found, others))

    @staticmethod
    def _others(found: Discrepancy, side: Side, own: Mention) -> list[tuple[Side, Mention]]:
        """What stands against a passage; inside one side only where the finding has a single one."""
        against = [one for one in found.sides if one is not side] or [side]
        return [(one, mention) for one in against for mention in one.mentions if mention != own][:_MOST_MENTIONS]

    def _message(self, found: Discrepancy, others: list[tuple[Side, Mention]]) -> str:
        lines = [one_line(said(found, found.message))]
        lines += [f"{self._who(mention)}: “{shortened(mention.text, _LONGEST_PASSAGE)}”" for _, mention in others]
        return "\n".join(lines)

    def _hover(self, found: Discrepancy, others: list[tuple[Side, Mention]]) -> str:
        lines = [f"**{escaped(said(found, found.message))}** ({escaped(severity_meaning(found))}, {found.rule})", ""]
        for side, mention in others:
            value = escaped(shortened(value_in_words(found.kind, side.value)))
            who = escaped(self._who(mention))
            lines += [f"{value}: {who}", "", f"> {escaped(shortened(mention.text, 2 * _LONGEST_PASSAGE))}", ""]
        lines += [f"- {escaped(said(found, step))}" for step in found.why]
        return "\n".join(lines).strip() + "\n"

    def _who(self, mention: Mention) -> str:
        entry = self._entries.get(mention.document)
        if mention.document == self._draft or entry is None:
            return "this draft"
        spoken = f", quoting {mention.attributed_to}" if mention.attributed_to else ""
        return one_line(f"{document_name(entry)} ({date_of(entry)}){spoken}")

    def _related(self, others: list[tuple[Side, Mention]]) -> Iterator[types.DiagnosticRelatedInformation]:
        for _, mention in others:
            address = self._address(mention.document)
            if address is not None:
                place = types.Location(uri=address, range=self._range(mention.document, mention.span))
                yield types.DiagnosticRelatedInformation(location=place, message=shortened(mention.text))

    def _address(self, document: str) -> str | None:
        """The file of a document, where it is a plain text whose places can be shown."""
        entry = self._entries.get(document)
        if entry is None or entry.path is None or entry.original is not None or document not in self._texts:
            return None
        path = Path(entry.path)
        return path.resolve().as_uri() if path.is_file() else None

    def _range(self, document: str, span: tuple[int, int]) -> types.Range:
        if document not in self._lines:
            self._lines[document] = Lines(self._texts[document], self._encoding)
        start, end = (self._lines[document].position(offset) for offset in span)
        return types.Range(start=types.Position(*start), end=types.Position(*end))
