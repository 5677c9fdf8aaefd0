"""From the words of printed pages, with their places, to lines in the order of reading: columns, running heads.

Boxes are (left, bottom, right, top) in points from the lower left corner of the page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

Box = tuple[float, float, float, float]
Gutter = tuple[float, float]
"""Where a stretch of white begins and ends, from the left."""
_GUTTER = 1.0
"""Least white between two columns, in print sizes; the spaces of justified lines are seldom as wide."""
_FEWEST_LINES = 3
_FEWEST_BESIDE = 2
"""Lines of one column beside a longer one: the last column of a story may be short."""
_FEWEST_WORDS = 2.5
"""Words in a line of a column on average: a table's cells have fewer."""
_WIDE_ENOUGH = 12.0
"""Points that part columns beside large print too."""
_OPEN = 0.2
"""The share of a page's width that white at its side has where a column may yet come."""
_LOOK_AHEAD = 60
"""Segments among which columns must show themselves: 20 lines of three."""
_MOST_SEGMENTS = 4000
_EDGE = 0.12
"""The share of a page's height, above and below, in which heads and page numbers stand."""
_PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\W*", re.IGNORECASE)


@dataclass(slots=True)
class Word:
    """A word: `box` is what it inks, `frame` what its print takes up, tall as the print is."""

    text: str
    box: Box
    frame: Box
    size: float


@dataclass(slots=True)
class Line:
    """A line of a column. `edge` and `reach` are where the lines of its column begin and end."""

    page: int
    column: int
    words: list[Word] = field(default_factory=list)
    edge: float = 0.0
    reach: float = 0.0

    @property
    def text(self) -> str:
        """The words with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The largest print in it."""
        return max(word.size for word in self.words)

    @property
    def left(self) -> float:
        """Where its ink begins."""
        return min(word.box[0] for word in self.words)

    @property
    def right(self) -> float:
        """Where its ink ends."""
        return max(word.box[2] for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lowest ink."""
        return min(word.box[1] for word in self.words)

    @property
    def top(self) -> float:
        """Its highest ink."""
        return max(word.box[3] for word in self.words)


@dataclass(slots=True)
class _Segment:
    """Words beside each other without a wide gap."""

    words: list[Word]
    left: float
    bottom: float
    right: float
    top: float

    def takes(self, word: Word) -> bool:
        left, bottom, _, top = word.frame
        low, high = max(self.bottom, bottom), min(self.top, top)
        is_beside = high - low > 0.5 * min(self.top - self.bottom, top - bottom)
        size = max(word.size, 1.0)
        return is_beside and -0.5 * size < left - self.right < _GUTTER * size

    def add(self, word: Word) -> None:
        left, bottom, right, top = word.frame
        self.words.append(word)
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)


def lines_of_pages(pages: Sequence[Iterable[Word]]) -> list[list[Line]]:
    """The lines of each page (of pages counted from 1) in the order of reading: full lines as they stand, columns one
    after the other.

    A gutter that one page shows is known on the others, where a column may have a single line.
    """
    segments = [_segments(words) for words in pages]
    known: list[Gutter] = []
    columns = [_columns(page, (), known) for page in segments]
    if known:
        columns = [_columns(page, tuple(known), []) for page in segments]
    return [list(_lines(page, number)) for number, page in enumerate(columns, 1)]


def _lines(columns: Iterable[Sequence[_Segment]], page: int) -> Iterator[Line]:
    for number, column in enumerate(columns):
        edge, reach = min(one.left for one in column), max(one.right for one in column)
        for row in _rows(column):
            yield Line(page, number, row, edge, reach)


def _segments(words: Iterable[Word]) -> list[_Segment]:
    """The segments of a page from above."""
    segments: list[_Segment] = []
    for word in words:
        if segments and segments[-1].takes(word):
            segments[-1].add(word)
        else:
            segments.append(_Segment([word], *word.frame))
    return sorted(segments, key=lambda one: (-one.top, one.left))


def _columns(segments: list[_Segment], known: Sequence[Gutter], found: list[Gutter]) -> list[list[_Segment]]:
    """The segments, from above, put into columns where white parts them; what stands alone is joined into one.

    The gutters join the `found` ones.
    """
    if len(segments) > _MOST_SEGMENTS:  # no page is read by people that has as many
        return [segments]
    columns: list[list[_Segment]] = []
    alone: list[_Segment] = []
    at = 0
    bounds = min((one.left for one in segments), default=0.0), max((one.right for one in segments), default=0.0)
    while at < len(segments):
        band, gutters = _band(segments, at, bounds, known)
        if not gutters:
            alone += band
            at += len(band)
            continue
        if alone:
            columns.append(alone)
            alone = []
        found += gutters
        sides: list[list[_Segment]] = [[] for _ in range(len(gutters) + 1)]
        for one in band:
            sides[_side(one, gutters)].append(one)
        # A heading over two of three columns hides the gutter between them from the third.
        columns += [column for side in sides for column in _columns(side, known, found)]
        at += len(band)
    return [*columns, alone] if alone else columns


def _side(one: _Segment, gutters: Sequence[Gutter]) -> int:
    return sum(one.left >= right - 0.01 for _, right in gutters)


def _band(
    segments: Sequence[_Segment], start: int, bounds: Gutter, known: Sequence[Gutter]
) -> tuple[list[_Segment], list[Gutter]]:
    """The segments from one on that the same gutters run through, and these gutters from left to right.

    Without gutters these are segments that belong beside each other as they stand: a table's, or the first alone.
    """
    left, right = bounds
    white: list[Gutter] = [(left, right)]
    band: list[_Segment] = []
    held: list[Gutter] = []
    for one in islice(segments, start, None):
        least = min(_GUTTER * max(1.0, one.words[0].size), _WIDE_ENOUGH)
        rest = [part for whole in white for part in _without(whole, one, least)]
        still = [part for part in rest if any(a <= part[0] and part[1] <= b for a, b in held)]
        if len(still) != len(held):
            break  # what stands in a gutter, a page number perhaps, ends the columns
        # Only white with words on both sides can become a gutter; where there can be none, no band begins.
        if band and not any((left < a and b < right) or b - a > _OPEN * (right - left) for a, b in rest):
            break
        if not held and len(band) >= _LOOK_AHEAD:
            break
        band.append(one)
        white = rest
        if len(band) > _LOOK_AHEAD and len(band) % 16:
            held = still  # a gutter that comes late may wait a few lines
            continue
        fresh = [part for part in white if part not in still and left < part[0] and part[1] < right]
        held = sorted([*still, *(part for part in fresh if _is_gutter(part, band, known))])
    if not held:
        return [segments[start]], []
    return band, held if all(_is_prose(band, held, side, known) for side in range(len(held) + 1)) else []


def _without(whole: Gutter, one: _Segment, least: float) -> list[Gutter]:
    start, end = whole
    if one.right <= start or one.left >= end:
        return [whole]
    return [part for part in ((start, one.left), (one.right, end)) if part[1] - part[0] >= least]


def _is_known(white: Gutter, known: Sequence[Gutter]) -> bool:
    return any(min(white[1], end) - max(white[0], start) > 0.5 * (end - start) for start, end in known)


def _is_gutter(white: Gutter, band: Sequence[_Segment], known: Sequence[Gutter]) -> bool:
    """Whether white has lines enough on both sides at one height."""
    before = [one for one in band if one.right <= white[0] + 0.01]
    behind = [one for one in band if one.left >= white[1] - 0.01]
    beside = 1 if known and _is_known(white, known) else _FEWEST_BESIDE
    if min(len(before), len(behind)) < beside or (max(len(before), len(behind)) < _FEWEST_LINES and beside > 1):
        return False
    low = max(min(one.bottom for one in before), min(one.bottom for one in behind))
    high = min(max(one.top for one in before), max(one.top for one in behind))
    return all(sum(one.top > low and one.bottom < high for one in side) >= beside for side in (before, behind))


def _is_prose(band: Sequence[_Segment], gutters: Sequence[Gutter], side: int, known: Sequence[Gutter]) -> bool:
    """Whether a column has running text: the cells of a table belong beside each other."""
    inside = [one for one in band if _side(one, gutters) == side]
    if gutters and all(_is_known(one, known) for one in gutters):
        return bool(inside)
    return bool(inside) and sum(len(one.words) for one in inside) >= _FEWEST_WORDS * len(inside)


def _rows(column: Iterable[_Segment]) -> list[list[Word]]:
    """The lines of a column from above: segments of one height side by side."""
    rows: list[list[_Segment]] = []
    for one in sorted(column, key=lambda each: (-each.top, each.left)):
        above = rows[-1][0] if rows else None
        if above is not None:
            shared = min(above.top, one.top) - max(above.bottom, one.bottom)
            if shared > 0.5 * min(above.top - above.bottom, one.top - one.bottom):
                rows[-1].append(one)
                continue
        rows.append([one])
    return [[word for one in sorted(row, key=lambda each: each.left) for word in one.words] for row in rows]


def without_running_heads(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[Line]:
    """The lines of all pages without what stands at the edge of several, and without page numbers.

    In the margins the figures may differ, as page numbers and dates do.
    """
    margins = [_in_margins(lines, height) for lines, height in zip(pages, heights, strict=True)]
    edges = [_at_the_edge(lines) | found for lines, found in zip(pages, margins, strict=True)]
    counts = Counter(shape for found in edges for shape in set(found.values()))
    enough = max(2, -(-len(pages) // 3))
    kept = []
    for lines, margin, found in zip(pages, margins, edges, strict=True):
        for line in lines:
            shape = found.get(id(line))
            is_number = id(line) in margin and len(lines) > 3 and _PAGE_NUMBER.fullmatch(line.text) is not None
            if not is_number and (shape is None or counts[shape] < enough):
                kept.append(line)
    return kept


def _at_the_edge(lines: Sequence[Line]) -> dict[int, str]:
    """The highest and lowest two lines of a page: running heads must be alike in what they print."""
    by_height = sorted(lines, key=lambda line: -line.top)
    return {id(line): line.text for line in (*by_height[:2], *by_height[-2:])}


def _in_margins(lines: Sequence[Line], height: float) -> dict[int, str]:
    """The lines in the margins of a page: running heads may differ in their figures."""
    margin = _EDGE * height
    found = [line for line in lines if line.bottom > height - margin or line.top < margin]
    return {id(line): re.sub(r"\d+", "0", line.text) for line in found}
