"""Where the passages of a Word file stand in the bytes of its XML, so that nothing else of it is touched."""

import re
from dataclasses import dataclass, field

from factcheck.reports.word.parts import UnfitError, W, parsed, plain_parser

# What is in the file and not in its text, as accepting every change would leave it; the reader of Word files, from
# which paragraph numbers and offsets come, leaves out the same.
_UNREAD = ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")
_ONE_CHARACTER = ("tab", "br", "cr", "noBreakHyphen")
_BOX = "txbxContent"
_UNIT = re.compile(rb"&[^;]*;|\r\n?|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")


@dataclass(slots=True)
class Run:
    """A run: the byte range of all of it, and of its start tag and properties, which a run split off it takes over."""

    start: int
    opening: bytes
    end: int = 0
    properties: bytes = b""


@dataclass(frozen=True, slots=True)
class Atom:
    """Something in a run that prints text: `length` characters from `offset` of the paragraph, bytes [start, end).

    `inner` is the byte range of the text of a `t` element, None for a tab or a break.
    """

    run: Run
    offset: int
    length: int
    start: int
    end: int
    inner: tuple[int, int] | None


@dataclass(slots=True)
class Paragraph:
    """A paragraph's atoms in order; comments cannot stand in boxes."""

    number: int
    is_in_box: bool
    atoms: list[Atom] = field(default_factory=list)
    length: int = 0


@dataclass(slots=True)
class _Open:
    """An element that has begun."""

    name: str
    start: int
    inner: int
    is_unread: bool


class Places:
    """The paragraphs of a document part, by their numbers from 1, and the runs that refer to notes.

    Raises UnfitError for a part that is not in UTF-8 or does not name the elements of Word by one prefix.
    """

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._stack: list[_Open] = []
        self._paragraphs: list[Paragraph] = []
        self._runs: list[Run] = []
        self._boxes = 0
        self._text: list[str] = []
        self.paragraphs: dict[int, Paragraph] = {}
        self.notes: dict[tuple[str, str], Run] = {}
        self.prefix = ""
        self._parser = plain_parser()
        self._parser.StartElementHandler = self._opened
        self._parser.EndElementHandler = self._closed
        self._parser.CharacterDataHandler = self._read
        parsed(self._parser, part)

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        if not self._stack:
            self.prefix = _prefix(attributes)
        start = self._parser.CurrentByteIndex
        local = self._local(name)
        above = bool(self._stack) and self._stack[-1].is_unread
        unread = local in _UNREAD or name.endswith(":Fallback") or (above and local != "p")
        opened = _Open(name, start, self._tag_end(start), unread)
        self._stack.append(opened)
        if local == "p":
            made = Paragraph(len(self.paragraphs) + 1, bool(self._boxes))
            self.paragraphs[made.number] = made
            self._paragraphs.append(made)
        elif local == "r":
            self._runs.append(Run(start, self._opening(opened)))
        elif local == _BOX:
            self._boxes += 1
        elif local in ("footnoteReference", "endnoteReference") and self._runs:
            note = local.removesuffix("Reference"), attributes.get(f"{self.prefix}:id", "")
            self.notes.setdefault(note, self._runs[-1])
        elif local == "t":
            self._text = []

    def _read(self, words: str) -> None:
        if self._stack and self._local(self._stack[-1].name) == "t":
            self._text.append(words)

    def _closed(self, name: str) -> None:
        ended = self._stack.pop()
        place = self._parser.CurrentByteIndex
        is_empty = self._part[place : place + 2] != b"</" or place == ended.start
        end = ended.inner if is_empty else self._tag_end(place)
        local = self._local(name)
        if local == "p" and self._paragraphs:
            self._paragraphs.pop()
        elif local == "r" and self._runs:
            self._runs.pop().end = end
        elif local == _BOX:
            self._boxes -= 1
        elif local == "rPr" and self._runs and self._stack and self._local(self._stack[-1].name) == "r":
            self._runs[-1].properties = self._part[ended.start : end]
        elif not ended.is_unread and self._runs and self._paragraphs:
            if local == "t":
                self._atom(
                    len("".join(self._text)), ended.start, end, (ended.inner, ended.inner if is_empty else place)
                )
            elif local in _ONE_CHARACTER:
                self._atom(1, ended.start, end, None)

    def _atom(self, length: int, start: int, end: int, inner: tuple[int, int] | None) -> None:
        paragraph = self._paragraphs[-1]
        if length:
            paragraph.atoms.append(Atom(self._runs[-1], paragraph.length, length, start, end, inner))
        paragraph.length += length

    def _local(self, name: str) -> str:
        """The name of one of Word's elements without its prefix, of any other element as it is."""
        return name.removeprefix(self.prefix + ":")

    def _opening(self, opened: _Open) -> bytes:
        tag = self._part[opened.start : opened.inner]
        return tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag

    def _tag_end(self, start: int) -> int:
        """The end of the tag that begins at `start`: its first `>` outside quotation marks."""
        place, part = start, self._part
        while True:
            close = part.find(b">", place)
            quote = min((at for mark in (b'"', b"'") if (at := part.find(mark, place, close)) >= 0), default=-1)
            if quote < 0:
                return close + 1
            place = part.index(part[quote : quote + 1], quote + 1) + 1


def bytes_before(part: bytes, atom: Atom, characters: int) -> int | None:
    """Where in the part the text of an atom goes on after so many characters; None where that cannot be told."""
    if atom.inner is None:
        return None
    start, end = atom.inner
    if b"<" in part[start:end]:  # a CDATA section, a comment
        return None
    units = _UNIT.finditer(part, start, end)
    place = start
    for _ in range(characters):
        unit = next(units, None)
        if unit is None:
            return None
        place = unit.end()
    return place


def _prefix(attributes: dict[str, str]) -> str:
    for name, value in attributes.items():
        if value == W and name.startswith("xmlns:"):
            return name.removeprefix("xmlns:")
    raise UnfitError("it names Word's elements in no usual way")
