"""PDF files with a text layer: paragraphs with their page, and a rectangle for every word."""

import ctypes
from collections.abc import Iterator
from importlib import import_module
from statistics import median
from typing import Any

from factcheck.documents.extracted import Composer, Extracted, ReadingError
from factcheck.documents.page_layout import Box, Line, Word, lines_of_pages, without_running_heads
from factcheck.documents.print_paragraphs import known_words, paragraphs, pieces

NAME = "PDF"
SUFFIXES = frozenset({".pdf"})
SURE_SUFFIXES = SUFFIXES
_MOST_PAGES = 500
# The library writes these for the hyphen that ends a line, without asking whether the word has one.
_LINE_HYPHEN = "\ufffe\x02"
_BIGGER = 1.15


def recognises(head: bytes, suffix: str) -> bool:
    """Whether the mark of a PDF stands in the first kilobyte, where readers look for it."""
    return b"%PDF-" in head[:1024] or (suffix == ".pdf" and head.startswith(b"%PDF"))


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
    words: list[list[Word]] = []
    heights: list[float] = []
    for number in range(count):
        try:
            page = document[number]
            words.append(list(_words(page)))
            heights.append(page.get_height())
        except pdfium.PdfiumError:
            words[number:], heights[number:] = [[]], [0.0]
            article.notes.append(f"page {number + 1} is broken: not read")
    pages = lines_of_pages(words)
    if not any(pages):
        raise ReadingError(f"has no text layer ({count} pages of pictures or nothing): nothing of it was checked")
    if blank := [str(number) for number, lines in enumerate(pages, 1) if not lines]:
        article.notes.append(f"no text on page {', '.join(blank[:10])}: pictures are not read")
    for key, field_ in (("Title", "title"), ("Author", "author")):
        article.take(field_, document.get_metadata_dict().get(key), f"PDF property {key}")
    _compose(without_running_heads(pages, heights), article)
    yield article


def _words(page: Any) -> Iterator[Word]:
    """The words of a page in the order of the file."""
    raw: Any = import_module("pypdfium2.raw")

    text = page.get_textpage()
    letters: list[str] = []
    size = x0 = y0 = x1 = y1 = low = high = 0.0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    loose = raw.FS_RECTF()
    ends = True
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index) or 32)
        if char.isspace():
            ends = True
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        # A word that is cut at a line's end comes without a space.
        ends = ends or top.value <= low or bottom.value >= high or abs(left.value - x1) > high - low > 0
        if ends:
            if letters:
                yield _word(letters, (x0, y0, x1, y1), low, high, size)
            letters, ends = [], False
            size = raw.FPDFText_GetFontSize(text, index)
            x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
            low, high = y0, y1
            if raw.FPDFText_GetLooseCharBox(text, index, loose):
                low, high = loose.bottom, loose.top
        letters.append("-" if char in _LINE_HYPHEN else char)
        x0, y0 = min(x0, left.value), min(y0, bottom.value)
        x1, y1 = max(x1, right.value), max(y1, top.value)
    if letters:
        yield _word(letters, (x0, y0, x1, y1), low, high, size)


def _word(letters: list[str], box: Box, low: float, high: float, size: float) -> Word:
    left, bottom, right, top = (round(edge, 2) for edge in box)
    return Word("".join(letters), (left, bottom, right, top), (left, low, right, high), size)


def _compose(lines: list[Line], article: Extracted) -> None:
    composer = Composer()
    usual = median(line.size for line in lines) if lines else 0.0
    biggest = max((line.size for line in lines if line.page == 1), default=usual)
    known = known_words(lines)
    is_titled = False
    for paragraph in paragraphs(lines):
        part = None
        first = paragraph[0]
        if first.size > usual * _BIGGER:
            part = "heading"
            if not is_titled and first.page == 1 and first.size >= biggest:
                part, is_titled = "title", True
                article.title = " ".join(each.text for each in paragraph)
                article.found["title"] = "the largest print of page 1"
        composer.paragraph(pieces(paragraph, known), part)
    composer.into(article)
