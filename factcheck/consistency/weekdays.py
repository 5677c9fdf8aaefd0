"""Weekdays against their dates."""

import re
from collections.abc import Iterator
from datetime import date

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Period, Record

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BEHIND = re.compile(
    r"‹(D\d+)›(?:, (?:which (?:was|is|falls on|fell on) )?|,? (?:was|is|fell on|falls on) )(?:a |on a )?‹(D\d+)›"
)
_NAMED_BEHIND = re.compile(
    r"‹(D\d+)›,? (?:which |this )?(?:was |is |fell on |falls on )?(?:on )?a (monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday)\b"
)
_IN_BRACKETS = re.compile(r"‹(D\d+)› \(‹(D\d+)›\)")
_YEAR = re.compile(r"(?<![\d,.])(1[89]\d\d|20\d\d)(?!\d|,\d)")


_FUTURE = re.compile(
    r"\b(?:will|would|due|scheduled|expected|set to|to be|next|plans?|planned|invited|upcoming)\b|'ll\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|began|sent|came|went|met|took|told|wrote|held|left|[a-z]{3,}ed)\b")


# "Is held on Saturday" is no past.
_PASSIVE = re.compile(r"\b(?:is|are|be|being) (?:[a-z]+ )?(?:held|sent|taken|told|left|met|begun|[a-z]+ed)\b")


class WeekdayParameters(Record):
    """`reach` is how many days before or after publication a date without a year may lie; one of
    which the past tense is used may lie a year back."""

    reach: int = 183


def find(draft: Draft, parameters: WeekdayParameters) -> list[Found]:
    """Every day of the month that is printed with a weekday which it did not have in any year that may be meant."""
    found = []
    for line, weekday, day, places in _pairs(draft):
        if not 1 <= weekday <= 7 or not day.month or not day.day_of_month:
            continue
        days = _days_meant(draft, line, day, parameters.reach)
        if not days or any(one.isoweekday() == weekday for one in days):
            continue
        right = ", ".join(f"{_long(one)} is a {_DAYS[one.isoweekday() - 1]}" for one in days)
        surface = " and ".join(dict.fromkeys(place.surface for place in places))
        found.append(
            Found(
                message=f"{surface}: {right}",
                working=(right, f"the text says {_DAYS[weekday - 1]}"),
                sides=((surface, tuple(place.span for place in places)),),
                certainty=0.97 if day.year else 0.9,
            )
        )
    return found


def _pairs(draft: Draft) -> Iterator[tuple[Line, int, Period, tuple[Figure, ...]]]:
    """Weekdays with the day of the month that they are printed beside."""
    for line in draft.lines:
        for figure in line.figures:
            if figure.period and figure.period.weekday and figure.period.day_of_month and not figure.period.readings:
                yield line, figure.period.weekday, figure.period, (figure,)
        for match in _NAMED_BEHIND.finditer(line.text):
            figure = draft.figures[match[1]]
            if figure.period and _is_only_day(figure.period):
                yield line, _DAYS.index(match[2].title()) + 1, figure.period, (figure,)
        for pattern in (_BEHIND, _IN_BRACKETS):
            for match in pattern.finditer(line.text):
                first, second = draft.figures[match[1]], draft.figures[match[2]]
                one, other = first.period, second.period
                if one is None or other is None:
                    continue
                if _is_only_weekday(other) and other.weekday and _is_only_day(one):
                    yield line, other.weekday, one, (first, second)
                elif _is_only_weekday(one) and one.weekday and _is_only_day(other):
                    yield line, one.weekday, other, (first, second)


def _is_only_weekday(period: Period) -> bool:
    return bool(period.weekday) and not period.day_of_month and not period.bound


def _is_only_day(period: Period) -> bool:
    return bool(period.day_of_month and period.month) and not period.weekday and not period.bound


def _days_meant(draft: Draft, line: Line, day: Period, reach: int) -> list[date]:
    """The calendar days that a printed day may mean: in its own year, else near publication or in one named nearby."""
    if day.year:
        return _valid([(day.year, day)])
    published = draft.published
    if published is None:
        return []
    told = line.printed
    back = 366 if _PAST.search(_PASSIVE.sub("", told)) and not _FUTURE.search(told) else reach
    near = [
        one
        for one in _valid([(published.year + off, day) for off in (-1, 0, 1)])
        if -back <= (one - published).days <= reach
    ]
    if not near:
        return []
    around = [
        one.printed
        for one in draft.lines[max(0, line.index - 2) : line.index + 1]
        if one.sentence.paragraph == line.sentence.paragraph
    ]
    named = {int(year) for year in _YEAR.findall(" ".join(around))}
    return list(dict.fromkeys(near + _valid([(year, day) for year in sorted(named)])))


def _valid(days: list[tuple[int, Period]]) -> list[date]:
    found = []
    for year, day in days:
        try:
            found.append(date(year, day.month or 0, day.day_of_month or 0))
        except ValueError:
            continue
    return found


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


CHECK = Check("weekday", frozenset(("weekday_date",)), WeekdayParameters, find)
