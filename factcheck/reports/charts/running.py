"""A figure that runs with time (a toll, a count of the votes): who printed which, as of when."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, pairwise

from factcheck.model import Compatible, Mention, Report
from factcheck.model.labels import plain
from factcheck.reports.charts.calendar import Scale
from factcheck.reports.charts.drawing import Picture, anchor_at, line, picture, shape, words
from factcheck.reports.charts.figures import figure
from factcheck.reports.plurals import plural
from factcheck.reports.wording import plain_date

# What the comparison says of two figures that may both be right because the later one is the larger, or the smaller.
_RAN = re.compile(r"a running figure, \d{4}-\d{2}-\d{2} and \d{4}-\d{2}-\d{2}\Z")
# A bound contradicts no larger figure. It belongs to a running one where it leaves room for several of its days.
_BOUND = re.compile(r"(?:at least|over) ([\d,]+(?:\.\d+)?) leaves room for ")
_ROOM_FOR = 2
_KINDS = ("count", "measure")
_FEWEST = 3  # points; two figures are told in a line
_HEIGHT, _ROOF, _FLOOR = 170, 40, 44
_CIRCLE = "M-11,0 a11,11 0 1,0 22,0 a11,11 0 1,0 -22,0 Z"
_SQUARE = "M-10,-10 H10 V10 H-10 Z"
_NEAR = 24  # pixels between the middles of two marks of about one day
_NEAR_PLACE = 6  # per cent of the width

Name = Callable[[str], str]
_Key = tuple[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as of a day, with the ids of the documents that print it; `is_least` where it is a lower bound,
    `is_contradicted` where another source has another one for that day."""

    day: date
    figure: Decimal
    documents: tuple[str, ...]
    is_contradicted: bool = False
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The figures of one count in the order of their days, what is counted, and the fingerprints of the findings that
    are about it."""

    noun: str
    points: tuple[Point, ...]
    fingerprints: frozenset[str]

    def told(self, name: Name) -> tuple[str, ...]:
        """A line for each point: the day, the figure, who prints it."""
        return tuple(
            f"{plain_date(point.day.isoformat())}: {_figure(point)} {_counted(self.noun, point.figure)}"
            f" ({', '.join(dict.fromkeys(map(name, point.documents)))})"
            for point in self.points
        )

    def picture(self, name: Name, identifier: str) -> Picture:
        """The points by day and size, each with its number in `told`; squares where sources contradict each other."""
        scale = Scale(self.points[0].day, _following(self.points[-1].day), margin=9)
        low, high = min(point.figure for point in self.points), max(point.figure for point in self.points)
        heights = [_height(point.figure, low, high) for point in self.points]
        places = [scale.place(point.day) for point in self.points]
        drawn = [line(0, _HEIGHT - _FLOOR + 22, 100, _HEIGHT - _FLOOR + 22, "axis")]
        for day, told in scale.ticks():
            place = scale.place(day)
            drawn.append(line(place, 12, place, _HEIGHT - _FLOOR + 27, "grid"))
            drawn.append(words(told, place, _HEIGHT - _FLOOR + 41, "quiet", anchor_at(place)))
        steps = list(zip(places, heights, self.points, strict=True))
        for (x1, y1, before, *_), (x2, y2, after, *_) in pairwise(steps):
            drawn.append(line(x1, y1, x2, y2, "disputed" if before.day == after.day else "course"))
        for number, (place, height, point) in enumerate(steps, 1):
            is_near = number > 1 and place - places[number - 2] < _NEAR_PLACE
            gap = abs(height - heights[number - 2])
            aside = (_NEAR if place < 80 else -_NEAR) if is_near and gap < _NEAR else 0
            below = is_near and gap < 2 * _NEAR and height >= heights[number - 2]
            drawn.append(shape(_SQUARE if point.is_contradicted else _CIRCLE, place, height, "mark", aside))
            drawn.append(words(str(number), place, height + 5, "number", "middle", aside))
            told_at = height + (26 if below else -18)
            drawn.append(words(_figure(point), place, told_at, "value", anchor_at(place), aside))
        title = f"How many {_counted(self.noun, Decimal(2))}, by day and source"
        if any(point.is_contradicted for point in self.points):
            title += "; squares: sources contradict each other"
        return Picture(title, picture(identifier, title, ". ".join(self.told(name)) + ".", _HEIGHT, drawn))


def running_figures(report: Report) -> tuple[Strip, ...]:
    """The figures of a report that run with time, in the order in which the report comes to them.

    They are joined from pairs that the comparison takes for two days of one running figure and that count the same
    noun, from lower bounds that leave room for several of these, from agreements about one of them, and from findings
    that contradict one. Fewer than three different figures, one day or one source alone make no strip.
    """
    joined = _Joined()
    for near in report.compatible:
        if near.kind in _KINDS and _RAN.match(near.because) and len(near.mentions) == 2:
            joined.pair(*near.mentions)
    joined.bounded([near for near in report.compatible if near.kind in _KINDS and len(near.mentions) == 2])
    for agreement in report.agreements:
        if agreement.kind in _KINDS:
            joined.alike(agreement.mentions)
    for found in report.discrepancies:
        if found.kind in _KINDS and found.scope == "cross":
            joined.contradicted(found.fingerprint, [side.mentions for side in found.sides])
    return tuple(joined.strips())


class _Joined:
    """Groups of mentions of one running figure."""

    def __init__(self) -> None:
        self._group: dict[_Key, int] = {}
        self._mentions: dict[int, dict[_Key, Mention]] = {}
        self._findings: dict[int, set[str]] = {}
        self._contradicted: set[_Key] = set()
        self._least: set[_Key] = set()
        self._numbers = count()

    def pair(self, left: Mention, right: Mention) -> None:
        """Two days of one figure."""
        first, second = figure(left.surface), figure(right.surface)
        if first and second and first[1] == second[1]:
            self._join([left, right])

    def bounded(self, pairs: Iterable[Compatible]) -> None:
        """Lower bounds of earlier days, each with the figures of a running one that it leaves room for."""
        room: dict[_Key, tuple[Mention, list[Mention]]] = {}
        for near in pairs:
            found = _BOUND.match(near.because)
            read = [figure(one.surface) for one in near.mentions]
            if not found or read[0] is None or read[1] is None or read[0][1] != read[1][1]:
                continue
            least = Decimal(found[1].replace(",", ""))
            low, high = near.mentions if read[0][0] == least else reversed(near.mentions)
            if _key(high) in self._group and (low.as_of or "") < (high.as_of or ""):
                room.setdefault(_key(low), (low, []))[1].append(high)
        for key, (low, above) in room.items():
            groups = {self._group[_key(one)] for one in above}
            if len(groups) == 1 and len({figure(one.surface) for one in above}) >= _ROOM_FOR:
                self._join([low, above[0]])
                self._least.add(key)

    def alike(self, mentions: Iterable[Mention]) -> None:
        """Mentions that agree, one of which may be known already."""
        said = list(mentions)
        if any(_key(one) in self._group for one in said):
            self._join(said)

    def contradicted(self, fingerprint: str, sides: list[tuple[Mention, ...]]) -> None:
        """A finding, a mention of which may be known already."""
        said = [mention for side in sides for mention in side]
        known = [one for one in said if _key(one) in self._group]
        if known:
            self._join(said)
            self._findings.setdefault(self._group[_key(known[0])], set()).add(fingerprint)
            self._contradicted.update(map(_key, said))

    def _join(self, mentions: list[Mention]) -> None:
        groups = [self._group[key] for one in mentions if (key := _key(one)) in self._group]
        target = min(groups) if groups else next(self._numbers)
        for other in {*groups} - {target}:
            for key in self._mentions[other]:
                self._group[key] = target
            self._mentions[target] |= self._mentions.pop(other)
            self._findings.setdefault(target, set()).update(self._findings.pop(other, set()))
        for one in mentions:
            self._group[_key(one)] = target
            self._mentions.setdefault(target, {})[_key(one)] = one

    def strips(self) -> Iterator[Strip]:
        """The groups that tell enough for a picture."""
        for number, mentions in self._mentions.items():
            strip = self._strip(mentions, frozenset(self._findings.get(number, ())))
            days = {point.day for point in strip.points}
            sources = {document for point in strip.points for document in point.documents}
            if len(strip.points) >= _FEWEST and len(days) > 1 and len(sources) > 1:
                yield strip

    def _strip(self, mentions: dict[_Key, Mention], fingerprints: frozenset[str]) -> Strip:
        nouns: list[str] = []
        points: dict[tuple[date, Decimal], Point] = {}
        for key, mention in mentions.items():
            read, day = figure(mention.surface), _day(mention.as_of)
            if read is None or day is None:
                continue
            nouns.append(read[1])
            known = points.get((day, read[0])) or Point(day, read[0], ())
            points[day, read[0]] = replace(
                known,
                documents=tuple(dict.fromkeys((*known.documents, mention.document))),
                is_contradicted=known.is_contradicted or key in self._contradicted,
                is_least=known.is_least or key in self._least,
            )
        ordered = tuple(points[at] for at in sorted(points))
        noun = max(dict.fromkeys(nouns), key=nouns.count) if nouns else ""
        return Strip(noun, ordered, fingerprints)


def _figure(point: Point) -> str:
    return ("at least " if point.is_least else "") + plain(point.figure)


def _key(mention: Mention) -> _Key:
    return mention.document, mention.span


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _following(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _height(value: Decimal, low: Decimal, high: Decimal) -> float:
    room = _HEIGHT - _ROOF - _FLOOR
    share = (value - low) / (high - low) if high > low else Decimal("0.5")
    return float(round(Decimal(_HEIGHT - _FLOOR) - share * room, 2))


def _counted(noun: str, number: Decimal) -> str:
    """A noun beside its number."""
    return plural(noun) if noun and number != 1 else noun
