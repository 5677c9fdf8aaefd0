"""What a reader takes from a file: the text of one article, where each piece of it stood, and what is said about it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class ReadingError(ValueError):
    """A file or an entry of it that gives no article; the message is one line."""


class Piece(NamedTuple):
    """A stretch of text and where it stood: see `factcheck.model.Run`."""

    text: str
    raw: int | None = None
    raw_length: int = 0
    within: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


# start and length in the text, then as in Piece
Ran = tuple[int, int, int | None, int, str | None, int | None, tuple[float, float, float, float] | None]


@dataclass(slots=True)
class Extracted:
    """One article of a file. Dates are strings as the file prints them; `found` says where each value was found.

    With a `fault` it is an entry of a file that gives no article, and why.
    """

    text: str = ""
    runs: list[Ran] = field(default_factory=list)
    marked: list[tuple[int, int, str]] = field(default_factory=list)
    format: str = ""
    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    story: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    encoding: str | None = None
    entry: str | None = None
    is_guessed_date: bool = False
    found: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    fault: str | None = None

    def take(self, key: str, value: object, where: str) -> None:
        """Note a value that is a text and not known yet, and where it was found."""
        if isinstance(value, str) and (text := " ".join(value.split())) and getattr(self, key) is None:
            setattr(self, key, text[:2000])
            self.found[key] = where


_EMPTY_LINE = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


def plain_paragraphs(text: str, within: str | None = None) -> Iterator[list[Piece]]:
    """The paragraphs of a plain text, parted by empty lines, or by lines where there are no empty ones."""
    parting = _EMPTY_LINE if _EMPTY_LINE.search(text) else re.compile(r"\r?\n")
    at = 0
    for gap in [*parting.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[at:end].strip():
            yield [Piece(text[at:end], at, end - at, within)]
        at = gap.end() if gap else end


_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), "�")


class Composer:
    """Builds the text of an article from paragraphs, with an empty line between them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.runs: list[Ran] = []
        self.marked: list[tuple[int, int, str]] = []

    def paragraph(self, pieces: Iterable[Piece], part: str | None = None) -> None:
        """Add a paragraph; one without any letter or figure is left out."""
        pieces = [piece for piece in pieces if piece.text]
        if not any(any(map(str.isalnum, piece.text)) for piece in pieces):
            return
        if self._parts:
            self._add("\n\n")
        start = self._length
        if part == "row":
            self._add("| ")
        for text, raw, raw_length, within, page, box in pieces:
            if raw is not None or page is not None or within is not None:
                self.runs.append((self._length, len(text), raw, raw_length, within, page, box))
            self._add(text.translate(_CONTROLS))
        if part == "row":
            self._add(" |")
        if part is not None:
            self.marked.append((start, self._length, part))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def into(self, article: Extracted) -> Extracted:
        """The article with the text composed."""
        article.text = "".join(self._parts) + ("\n" if self._parts else "")
        article.runs = self.runs
        article.marked = self.marked
        return article
