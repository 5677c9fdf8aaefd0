"""When each source says that something happened, on one line of time."""

import textwrap
from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup

from factcheck.model import Discrepancy, Side
from factcheck.reports.charts.calendar import Scale, Stretch, apart, stretch
from factcheck.reports.charts.drawing import Picture, anchor_at, bar, line, picture, shape, words
from factcheck.reports.neutral import one_line
from factcheck.reports.wording import heading, shortened, value_in_words

_LETTERS = 38  # of a line of sources, which must fit on a telephone
_LETTERS_STRONG = 30
_NAMED = 4
_LINE, _BAR, _GAP = 18, 12, 18
_ARROW = 18
_DIAMOND = "M0,-8 L8,0 L0,8 L-8,0 Z"
# A share of the width below which a bar would be a mere line: a single point is marked instead.
_POINT = 1.5


def timeline(discrepancy: Discrepancy, name: Callable[[str], str], identifier: str) -> Picture | None:
    """A picture of the sides of a finding about a date: for each its value, who prints it, and the stretch of time.

    `name` gives the name of a document by its id, `identifier` is the picture's own on its page. None where it would
    say nothing: for another kind, where fewer than two sides name days of the calendar, or where they name the same
    days (and differ in the time of day).
    """
    if discrepancy.kind != "date":
        return None
    sides = [(side, found) for side in discrepancy.sides if (found := stretch(side.value)) is not None]
    if len({found for _, found in sides}) < 2:
        return None
    first, last = min(one.start for _, one in sides), max(one.end for _, one in sides)
    scale = Scale(first, _day_after(last))
    content: list[Markup] = []
    y = 0.0
    told = []
    for side, found in sides:
        rows, y = _row(side, found, name, scale, y)
        content += rows
        told.append(f"{_names(side, name)}: {value_in_words('date', side.value)}")
    axis = [*_axis(scale, y)]
    title = "When each source says it was" + _distance([found for _, found in sides])
    return Picture(title, picture(identifier, title, ". ".join(told) + ".", y + 26, [*axis, *content]))


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _row(side: Side, found: Stretch, name: Callable[[str], str], scale: Scale, y: float) -> tuple[list[Markup], float]:
    """A value, those who print it, and its stretch; and where the next row begins."""
    drawn = []
    for told in textwrap.wrap(heading("date", side.value), _LETTERS_STRONG)[:2]:
        drawn.append(words(told, 0, y + _LINE - 4, "value"))
        y += _LINE
    for sources in textwrap.wrap(_names(side, name), _LETTERS)[:2]:
        drawn.append(words(sources, 0, y + _LINE - 5, "quiet"))
        y += _LINE
    middle = y + 4 + _BAR / 2
    left, right = scale.place(found.start), scale.place(_day_after(found.end))
    drawn.append(line(0, middle, 100, middle, "track"))
    if found.is_open_before:
        drawn += [
            bar(0, left, y + 4, _BAR, "mark open"),
            shape(f"M0,{-_ARROW / 2:g} L-10,0 L0,{_ARROW / 2:g} Z", 1.5, middle, "mark"),
        ]
    elif found.is_open_after:
        drawn += [
            bar(left, 100, y + 4, _BAR, "mark open"),
            shape(f"M0,{-_ARROW / 2:g} L10,0 L0,{_ARROW / 2:g} Z", 98.5, middle, "mark"),
        ]
    elif right - left < _POINT:
        drawn.append(shape(_DIAMOND, (left + right) / 2, middle, "mark"))
    else:
        drawn.append(bar(left, right, y + 4, _BAR, "mark"))
    return drawn, y + 4 + _BAR + _GAP


def _axis(scale: Scale, y: float) -> list[Markup]:
    drawn = [line(0, y, 100, y, "axis")]
    for day, told in scale.ticks():
        place = scale.place(day)
        drawn.append(line(place, 0, place, y + 5, "grid"))
        drawn.append(words(told, place, y + 20, "quiet", anchor_at(place)))
    return drawn


def _names(side: Side, name: Callable[[str], str]) -> str:
    """Who prints a value, the first few by name."""
    names = list(dict.fromkeys(shortened(name(one.document), 48) for one in side.mentions))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return one_line(", ".join(names[:_NAMED]) + more) or "worked out"


def _distance(found: list[Stretch]) -> str:
    """How far two stretches lie apart, where they do not meet."""
    if len(found) != 2 or any(one.is_open_before or one.is_open_after for one in found):
        return ""
    earlier, later = sorted(found, key=lambda one: one.start)
    days = (later.start - earlier.end).days
    are_days = earlier.start == earlier.end and later.start == later.end
    return f": {'' if are_days else 'at least '}{apart(days)} apart" if days > 0 else ""
