"""The blocks of a page: paragraphs, headings, list items, table rows and rules."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

Kind = Literal["plain", "heading", "item", "row", "rule"]


class Block(NamedTuple):
    """A stretch of text without outer space that no sentence crosses."""

    start: int
    end: int
    kind: Kind


class _Line(NamedTuple):
    start: int
    end: int
    kind: Kind


_ITEM = re.compile(r"(?:[-*+•‣◦▪●·][ \t\u00a0]+|\(?\d{1,2}[.)][ \t\u00a0]+|\(?[a-z][)][ \t]+)\S")
_RULE = re.compile(r"[-=*_~|:+ \t\u2500-\u257f\u2013\u2014\u200b\ufeff#•·.>]+\Z")
_HEADING = re.compile(r"#{1,6}[ \t]")
_STOPPED = re.compile(r"[.!?…:;][\"'”’»)\]*_`]*\Z")
_UNFINISHED = re.compile(
    r"(?:[,\u00ad_–—-]|\b(?:a|an|and|as|at|but|by|for|from|in|into|is|its|of|on|or|than|that|the|their|to|was|were|with))\Z"
)
# Text is wrapped by hand at no more than this many characters; longer lines are paragraphs.
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
# On a wrapped page a line without a stop goes on when it has this share of the width; a shorter one is a heading.
_FULL_LINE = 0.7
# Only lines up to this length are asked whether they are furniture: wrapped text has longer ones.
_LONGEST_FURNITURE = 60


def blocks(text: str, start: int, title_end: int, stands_alone: Callable[[str], bool]) -> Iterator[Block]:
    """The blocks of `text` from `start` on, in order, covering everything but space.

    No block reaches across `title_end` where that is the end of a line, nor do short lines join that `stands_alone`
    says are page furniture.
    """
    widest = 0
    runs: list[list[_Line]] = []
    run: list[_Line] = []
    at = start
    for raw in (text[start:] if start else text).splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            begin = at + len(raw) - len(raw.lstrip())
            run.append(_Line(begin, begin + len(bare), _kind(bare)))
            widest = max(widest, len(bare))
        elif run:
            runs.append(run)
            run = []
        at += len(raw)
    if run:
        runs.append(run)
    wrap = _wrap(text, runs)
    for run in runs:
        if len(run) == 1:
            yield Block(*run[0])
            continue
        begin = 0
        for index, line in enumerate(run):
            if line.end == title_end or (
                line.end - line.start <= _LONGEST_FURNITURE and stands_alone(text[line.start : line.end])
            ):
                yield from _joined(text, run[begin:index], widest, wrap)
                yield Block(*line)
                begin = index + 1
        yield from _joined(text, run[begin:], widest, wrap)


def _wrap(text: str, runs: list[list[_Line]]) -> int:
    """The width to which the page was wrapped by hand, 0 where nothing shows that its sentences run over lines.

    It shows where a line goes on in lower case, or stops at a word that ends no sentence, and no line is longer than
    people wrap text.
    """
    breaks = [pair for run in runs if len(run) > 1 for pair in pairwise(run) if pair[0].kind == pair[1].kind == "plain"]
    width = max((line.end - line.start for pair in breaks for line in pair), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    shows = any(not _is_stopped(text, before) and _runs_on(text, before, line) for before, line in breaks)
    return width if shows else 0


def _is_stopped(text: str, line: _Line) -> bool:
    return _STOPPED.search(text[max(line.start, line.end - 12) : line.end]) is not None


def _runs_on(text: str, before: _Line, line: _Line) -> bool:
    return (
        text[line.start].islower()
        or _UNFINISHED.search(text[max(before.start, before.end - 12) : before.end]) is not None
    )


def _kind(bare: str) -> Kind:
    first = bare[0]
    if first.isalpha() or first in "“\"'‘’$£€[":
        return "plain"
    if first == "#" and _HEADING.match(bare):
        return "heading"
    if _RULE.match(bare):
        return "rule"
    if first == "|":
        return "row"
    if _ITEM.match(bare):
        return "item"
    return "plain"


def _joined(text: str, run: list[_Line], widest: int, wrap: int) -> Iterator[Block]:
    """Lines that no empty line parts: the lines of one paragraph become one block."""
    if not run:
        return
    width = max(line.end - line.start for line in run) if len(run) > 2 else widest
    begin, end, kind = run[0]
    for before, line in pairwise(run):
        if _continues(text, before, line, width, wrap):
            end = line.end
            continue
        yield Block(begin, end, kind)
        begin, end, kind = line
    yield Block(begin, end, kind)


def _continues(text: str, before: _Line, line: _Line, width: int, wrap: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if before.kind in {"heading", "row", "rule"} or line.kind in {"heading", "row", "rule"}:
        return False
    tail = text[max(before.start, before.end - 12) : before.end]
    stopped = _STOPPED.search(tail) is not None
    if line.kind == "item":
        # A dash, bullet or number in the middle of a wrapped sentence is no list item.
        return before.kind == "plain" and not stopped and _fills(text, before, line, width)
    if text[line.start].islower():
        return not (stopped and before.kind == "item")
    if not stopped and wrap and before.end - before.start >= wrap * _FULL_LINE:
        return True
    return (not stopped and _UNFINISHED.search(tail) is not None) or _fills(text, before, line, width)


def _fills(text: str, before: _Line, line: _Line, width: int) -> bool:
    """Whether a line was broken because the next word did not fit: the mark of text wrapped to a width."""
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    head = text[line.start : min(line.end, line.start + _WIDEST_WRAP)]
    return before.end - before.start + 1 + len(head.split(None, 1)[0]) > width


def is_unfinished(text: str, block: Block) -> bool:
    """Whether a paragraph stops in the middle of a sentence, so that a page break may have cut it."""
    if block.kind != "plain":
        return False
    if block.end - block.start < 25:
        return text[block.end - 1] in "-–—_" and text[block.start : block.start + 3].isupper()
    return _STOPPED.search(text[max(block.start, block.end - 12) : block.end]) is None


def resumes(text: str, held: Block, block: Block) -> bool:
    """Whether a paragraph is the second half of a sentence that `held` leaves open.

    It opens in lower case (and not with a name: iPhone), or `held` is a dateline on a line of its own.
    """
    if block.kind != "plain":
        return False
    if text[block.start].islower():
        return not text[block.start + 1 : block.start + 2].isupper()
    return held.end - held.start < 80 and text[held.end - 1] in "-–—_" and text[held.start : held.end].count("\n") < 2
