"""PDF files with a text layer: paragraphs with their page, and a rectangle for every word."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from itertools import pairwise
from statistics import median
from typing import Any

from factcheck.documents.extracted import Composer, Extracted, Piece, ReadingError

NAME = "PDF"
SUFFIXES = frozenset({".pdf"})
SURE_SUFFIXES = SUFFIXES
_MOST_PAGES = 500
_SOFT = "\u00ad\ufffe\u0002"
_STOPPED = re.compile(r"[.!?:][\"'”’)]*\Z")
_BIGGER = 1.15


def recognises(head: bytes, suffix: str) -> bool:
    """Whether the mark of a PDF stands in the first kilobyte, where readers look for it."""
    return b"%PDF-" in head[:1024] or (suffix == ".pdf" and head.startswith(b"%PDF"))


@dataclass(slots=True)
class _Word:
    text: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class _Line:
    page: int
    size: float
    words: list[_Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return min(word.box[0] for word in self.words)

    @property
    def right(self) -> float:
        return max(word.box[2] for word in self.words)

    @property
    def bottom(self) -> float:
        return min(word.box[1] for word in self.words)

    @property
    def top(self) -> float:
        return max(word.box[3] for word in self.words)


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The article; places are pages, counted from 1, and the rectangles of words."""
    pdfium: Any = import_module("pypdfium2")

    article = Extracted(format="pdf")
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        why = "is protected by a password" if "assword" in str(error) else f"is a broken PDF ({error})"
        raise ReadingError(why) from None
    count = len(document)
    if count > _MOST_PAGES:
        raise ReadingError(f"has {count} pages, more than the {_MOST_PAGES} that are read: split it")
    pages: list[list[_Line]] = []
    for number in range(count):
        try:
            pages.append(list(_lines(document[number], number + 1)))
        except pdfium.PdfiumError:
            pages.append([])
            article.notes.append(f"page {number + 1} is broken: not read")
    if not any(pages):
        raise ReadingError(f"has no text layer ({count} pages of pictures or nothing): nothing of it was checked")
    if blank := [str(number) for number, lines in enumerate(pages, 1) if not lines]:
        article.notes.append(f"no text on page {', '.join(blank[:10])}: pictures are not read")
    for key, field_ in (("Title", "title"), ("Author", "author")):
        article.take(field_, document.get_metadata_dict().get(key), f"PDF property {key}")
    _compose(_without_running_heads(pages), article)
    yield article


def _lines(page: Any, number: int) -> Iterator[_Line]:
    raw: Any = import_module("pypdfium2.raw")

    text = page.get_textpage()
    line = _Line(number, 0.0)
    word: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))

    def end_word() -> None:
        if word and boxes:
            sides = list(zip(*boxes, strict=True))
            edges = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
            x0, y0, x1, y1 = (round(edge, 2) for edge in edges)
            line.words.append(_Word("".join(word), (x0, y0, x1, y1)))
        word.clear()
        boxes.clear()

    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index) or 32)
        if char in "\r\n":
            end_word()
            if line.words:
                yield line
                line = _Line(number, 0.0)
        elif char.isspace():
            end_word()
        else:
            word.append("\u00ad" if char in _SOFT else char)
            raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            boxes.append((left.value, bottom.value, right.value, top.value))
            line.size = max(line.size, raw.FPDFText_GetFontSize(text, index))
    end_word()
    if line.words:
        yield line


def _without_running_heads(pages: list[list[_Line]]) -> list[_Line]:
    """The lines of all pages without what stands at the top or bottom of several, and without page numbers."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_shape(line) for line in (*lines[:2], *lines[-2:])})
    repeated = {shape for shape, count in edges.items() if count >= max(2, len(pages) // 2) and len(pages) > 1}
    kept = []
    for lines in pages:
        for index, line in enumerate(lines):
            is_edge = index < 2 or index >= len(lines) - 2
            is_number = re.fullmatch(r"\W*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\W*", line.text, re.IGNORECASE)
            if not (is_edge and (_shape(line) in repeated or (is_number and len(lines) > 3))):
                kept.append(line)
    return kept


def _shape(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _compose(lines: list[_Line], article: Extracted) -> None:
    composer = Composer()
    usual = median(line.size for line in lines)
    widest = max((line.right - line.left for line in lines), default=0.0)
    biggest = max((line.size for line in lines if line.page == 1), default=usual)
    gaps = [above.bottom - line.top for above, line in pairwise(lines) if above.page == line.page]
    gap = median([each for each in gaps if each > 0] or [usual])
    paragraph: list[_Line] = []
    is_titled = False
    for line in [*lines, None]:
        if paragraph and (line is None or _begins(paragraph, line, usual, widest, gap)):
            part = None
            if paragraph[0].size > usual * _BIGGER:
                part = "heading"
                if not is_titled and paragraph[0].page == 1 and paragraph[0].size >= biggest:
                    part, is_titled = "title", True
                    article.title = " ".join(each.text for each in paragraph)
                    article.found["title"] = "the largest print of page 1"
            composer.paragraph(_pieces(paragraph), part)
            paragraph = []
        if line is not None:
            paragraph.append(line)
    composer.into(article)


def _begins(paragraph: list[_Line], line: _Line, usual: float, widest: float, gap: float) -> bool:
    """Whether a line begins a new paragraph below the lines of the last."""
    above = paragraph[-1]
    if abs(above.size - line.size) > 0.1 * usual:
        return True
    starts_small = line.text[0].islower()
    if above.page != line.page or line.bottom > above.top:  # a new page or column
        return not starts_small or bool(_STOPPED.search(above.text))
    if above.bottom - line.top > max(1.7 * gap, 0.6 * usual):
        return True
    is_stopped = _STOPPED.search(above.text) is not None
    is_indented = line.left - min(each.left for each in paragraph) > usual * 0.8
    column = max(each.right for each in paragraph) - min(each.left for each in paragraph)
    is_short = above.right - above.left < 0.75 * max(column, widest * 0.4)
    return is_stopped and (is_indented or is_short)


def _pieces(paragraph: list[_Line]) -> list[Piece]:
    pieces: list[Piece] = []
    joins = True
    for line in paragraph:
        for index, word in enumerate(line.words):
            if not joins:
                pieces.append(Piece(" "))
            text, joins = word.text, False
            if index == len(line.words) - 1 and line is not paragraph[-1]:
                following = paragraph[paragraph.index(line) + 1].text
                if text.endswith("\u00ad"):
                    joins = True
                elif re.search(r"[^\W\d_]-\Z", text) and following[0].islower():
                    text, joins = text[:-1], True
            text = text.replace("\u00ad", "")
            if text:
                pieces.append(Piece(text, None, 0, None, line.page, word.box))
    return pieces
