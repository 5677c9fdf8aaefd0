"""From lines in the order of reading to paragraphs, with the words that a line's end cut put together."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from factcheck.documents.extracted import Piece
from factcheck.documents.page_layout import Line

_STOPPED = re.compile(r"[.!?:][\"'”’)]*\Z")
_CUT = re.compile(r"[^\W_][-\u2010]\Z")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
SOFT = "\u00ad"


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph; a heading in another print is one by itself."""
    if not lines:
        return
    usual = median(line.size for line in lines)
    gaps = [above.bottom - line.top for above, line in pairwise(lines) if _same_column(above, line)]
    gap = median([each for each in gaps if each > 0] or [usual])
    is_indenting = sum(_is_indented(line) for line in lines) >= max(2, len(lines) // 20)
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(paragraph[-1], line, usual, gap, is_indenting):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _same_column(above: Line, line: Line) -> bool:
    return (above.page, above.column) == (line.page, line.column)


def _is_indented(line: Line) -> bool:
    return 0.6 * line.size < line.left - line.edge < 5 * line.size


def _begins(above: Line, line: Line, usual: float, gap: float, is_indenting: bool) -> bool:
    """Whether a line begins a new paragraph below (or in the next column after) another."""
    if abs(above.size - line.size) > 0.1 * usual:
        return True
    is_stopped = _STOPPED.search(above.text) is not None
    if not _same_column(above, line):
        if is_indenting and is_stopped:
            return _is_indented(line)
        return is_stopped or (_is_short(above) and not line.text[0].islower())
    if above.bottom - line.top > max(1.7 * gap, 0.6 * usual):
        return True
    return is_stopped and (_is_indented(line) or _is_short(above))


def _is_short(line: Line) -> bool:
    return line.reach - line.right > 0.25 * (line.reach - line.edge)


def known_words(lines: Sequence[Line]) -> frozenset[str]:
    """Every word of a text as it stands inside lines, to tell a cut word from a compound."""
    return frozenset(word.casefold() for line in lines for each in line.words[:-1] for word in _WORD.findall(each.text))


def pieces(paragraph: Sequence[Line], known: frozenset[str]) -> Iterator[Piece]:
    """The words of a paragraph, each with its page and rectangle, and the spaces between them."""
    joins = True
    for number, line in enumerate(paragraph):
        for index, word in enumerate(line.words):
            if not joins:
                yield Piece(" ")
            text, joins = word.text, False
            if index == len(line.words) - 1 and number + 1 < len(paragraph):
                text, joins = _ended(text, paragraph[number + 1].words[0].text, known)
            text = text.replace(SOFT, "")
            if text:
                yield Piece(text, None, 0, None, line.page, word.box)


def _ended(text: str, following: str, known: frozenset[str]) -> tuple[str, bool]:
    """The last word of a line as it reads on, and whether the next line's first word joins it."""
    if text.endswith(SOFT):
        return text, True
    if not _CUT.search(text) or not following[0].isalnum():
        return text, False
    head, tail = _WORD.search(text[-40:-1]), _WORD.match(following)
    if text[-2].isdigit() or not following[0].islower() or head is None or tail is None:
        return text, True  # "30-year-old", "Anglo-American": the hyphen belongs to the word
    cut = re.split(r"[-\u2010]", text[:-1])[-1]
    whole, compound = (f"{cut}{sign}{tail[0]}".casefold() for sign in ("", "-"))
    return (text, True) if compound in known and whole not in known else (text[:-1], True)
