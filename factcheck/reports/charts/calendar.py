"""Stretches of time as findings print them, and a scale with ticks at which a calendar would be marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.reports.wording import MONTHS

_ONE = r"\d{4}s|\d{4}(?:-\d{2}(?:-\d{2})?)?"
_PERIOD = re.compile(
    rf"(?:(?P<bound>since|until|before|after) )?(?P<first>{_ONE})(?: to (?P<last>{_ONE}))?(?: \d{{1,2}}:\d{{2}}.*)?\Z",
    re.ASCII,
)
_MOST_TICKS = 5
# Candidates for the distance of ticks, in years, months and days.
_STEPS = (
    *(("day", count) for count in (1, 2, 7, 14)),
    *(("month", count) for count in (1, 2, 3, 6)),
    *(("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a first to a last day, both included, perhaps open at an end ("since 2019", "before May")."""

    start: date
    end: date
    is_open_before: bool = False
    is_open_after: bool = False


def stretch(value: str) -> Stretch | None:
    """The stretch that the value of a date names (2023-08, 2023-08-21 to 2023-08-27, since 2019); None where it is no
    resolved date."""
    found = _PERIOD.match(value)
    if not found:
        return None
    try:
        start, end = _bounds(found["first"])
        if found["last"]:
            end = _bounds(found["last"])[1]
    except ValueError:
        return None
    if end < start:
        return None
    bound = found["bound"]
    if bound == "since":
        return Stretch(start, end, is_open_after=True)
    if bound == "after":
        return Stretch(end, end, is_open_after=True)
    if bound in ("until", "before"):
        day = start if bound == "before" else end
        return Stretch(day, day, is_open_before=True)
    return Stretch(start, end)


def _bounds(iso: str) -> tuple[date, date]:
    if iso.endswith("s"):
        decade = int(iso[:4])
        return date(decade, 1, 1), date(min(decade + 9, 9999), 12, 31)
    year, *rest = map(int, iso.split("-"))
    if len(rest) == 2:
        day = date(year, *rest)
        return day, day
    month = rest[0] if rest else 0
    first = date(year, month or 1, 1)
    last_month = month or 12
    following = date(year + last_month // 12, last_month % 12 + 1, 1) if (year, last_month) != (9999, 12) else None
    return first, following - timedelta(days=1) if following else date.max


@dataclass(frozen=True, slots=True)
class Scale:
    """Days on a line from `first` to `last`, with room at both ends, in per cent of its width."""

    first: date
    last: date
    margin: float = 8.0

    def place(self, day: date) -> float:
        """Where the beginning of a day lies."""
        days = max(1, (self.last - self.first).days)
        share = (day - self.first).days / days
        return self.margin + share * (100 - 2 * self.margin)

    def ticks(self) -> list[tuple[date, str]]:
        """At most five days to mark, with their names: the finest division that needs no more."""
        for unit, step in _STEPS:
            found = list(_marks(self.first, self.last, unit, step))
            if len(found) <= _MOST_TICKS:
                years = [None, *(day.year for day in found)]
                return [(day, _name(day, unit, day.year != years[place])) for place, day in enumerate(found)]
        return []


def _marks(first: date, last: date, unit: str, step: int) -> Iterator[date]:
    """The days of [first, last] that a division marks; as soon as there are too many it stops."""
    number = {"day": first.toordinal(), "month": first.year * 12 + first.month - 1, "year": first.year}[unit]
    number -= number % step
    made = 0
    while made <= _MOST_TICKS:
        day = _day(number, unit)
        if day is None or day > last:
            return
        if day >= first:
            made += 1
            yield day
        number += step


def _day(number: int, unit: str) -> date | None:
    if unit == "day":
        return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None
    year, month = (number, 0) if unit == "year" else divmod(number, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, 1) if year <= 9999 else None


def _name(day: date, unit: str, is_new_year: bool) -> str:
    """What stands at a tick: short, for a telephone shows five of them. The rows above tell the year of a day."""
    month = MONTHS[day.month - 1][:3]
    if unit == "year":
        return str(day.year)
    if unit == "month":
        return f"{month} {day.year}" if is_new_year else month
    return f"{day.day} {month}"


def apart(days: int) -> str:
    """A number of days in the unit that people would use: "12 days", "23 months", "31 years"."""
    if days < 62:
        return f"{days} day{'s' if days != 1 else ''}"
    if days < 365 * 3:
        return f"{int(days / 30.44)} months"
    return f"{int(days / 365.25)} years"
