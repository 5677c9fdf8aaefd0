"""Names that come round every year or week: which of their turns is meant."""

from collections.abc import Callable
from datetime import date

from factcheck.claims.readers.dates import arithmetic
from factcheck.claims.readers.dates.arithmetic import Stretch
from factcheck.claims.readers.dates.lexicon import HolidayRule
from factcheck.claims.readers.dates.printed import Printed


def month_stretches(year: int, month: int, day: int | None) -> Stretch | None:
    """The month, or its day, in a year; None for a day that the month has not."""
    if day is None:
        return arithmetic.month_stretch(year, month)
    found = arithmetic.day_or_none(year, month, day)
    return (found, found) if found else None


def season_stretches(months: tuple[int, int], year: int) -> Stretch | None:
    """The season that begins in the year (a winter runs into the next)."""
    first, last = months
    return arithmetic.month_stretch(year, first, (last - first) % 12 + 1)


def holiday_stretches(rule: HolidayRule, year: int) -> Stretch | None:
    """The days of a holiday in a year."""
    if not 2 <= year <= 9998:
        return None
    if rule.fixed:
        start = arithmetic.day_or_none(year, *rule.fixed)
    elif rule.nth:
        start = arithmetic.nth_weekday(year, *rule.nth)
    elif rule.orthodox is not None:
        start = arithmetic.shifted(arithmetic.orthodox_easter(year), rule.orthodox)
    else:
        start = arithmetic.shifted(arithmetic.easter_sunday(year), rule.easter or 0)
    start = arithmetic.shifted(start, rule.after) if start else None
    end = arithmetic.shifted(start, rule.days - 1) if start else None
    return (start, end) if start and end else None


def long_weekend(stretch: Stretch | None) -> Stretch | None:
    """The days off around a holiday ("Labor Day weekend"): from Saturday to it, or from it to Sunday.

    None for a holiday in the middle of a week, whose weekend may be either.
    """
    if stretch is None or stretch[0].isoweekday() == 3:
        return None
    weekday = stretch[0].isoweekday()
    if weekday <= 2:
        first = arithmetic.shifted(stretch[0], -1 - weekday)
        return (first, stretch[1]) if first else None
    first = stretch[0] if weekday < 7 else arithmetic.shifted(stretch[0], -1)
    last = arithmetic.shifted(stretch[0], 7 - weekday)
    return (first, last) if first and last else None


# A turn against the tense counts as so many times as far away; one ahead counts half as much again where no verb tells
# the tense (news tells what has happened); one in the year of publication, which is printed without its year as a rule
# of the trade, counts as little more than half.
_AGAINST_TENSE, _UNTOLD_AHEAD, _IN_THIS_YEAR = 6.0, 1.5, 0.6


def pick(stretches: Callable[[int], Stretch | None], now: date, shift: int | None, tense: int) -> Stretch | None:
    """The turn of a yearly name that is meant.

    `shift` -1, 0, 1 for last, this, next; None leaves it to distance, tense and the year of publication. 29 February
    has turns four or eight years apart.
    """
    turns = [turn for year in range(now.year - 8, now.year + 9) if (turn := stretches(year))]
    if shift == -1:
        return next((turn for turn in reversed(turns) if turn[1] < now), None)
    if shift == 1:
        return next((turn for turn in turns if turn[0] > now), None)
    if shift == 0:
        return stretches(now.year)
    return min(turns, key=lambda turn: (_cost(turn, now, tense), turn[0] > now), default=None)


def _cost(turn: Stretch, now: date, tense: int) -> float:
    if turn[0] <= now <= turn[1]:
        return 0.0
    ahead = turn[0] > now
    distance = float((turn[0] - now).days if ahead else (now - turn[1]).days)
    if tense and ahead != (tense > 0):
        distance *= _AGAINST_TENSE
    elif ahead and not tense:
        distance *= _UNTOLD_AHEAD
    return distance * _IN_THIS_YEAR if turn[0].year == now.year else distance


def pick_weekday(weekday: int, now: date, printed: Printed, tense: int) -> list[date]:
    """The day a weekday means, best first; "next Friday" and "last Friday" have two readings on some days."""
    back = -((now.isoweekday() - weekday) % 7)
    ahead = (weekday - now.isoweekday()) % 7
    in_week = weekday - now.isoweekday()
    if printed.within is not None:
        offsets = [in_week + 7 * printed.within]
    elif printed.number and printed.shift:
        step = 7 * (printed.number - 1)
        offsets = [(ahead or 7) + step if printed.shift > 0 else (back or -7) - step]
    elif printed.shift == -1:
        offsets = [back or -7, in_week - 7] if printed.origin == "now" else [back or -7]
    elif printed.shift == 1:
        offsets = [in_week + 7, ahead or 7] if printed.origin == "now" else [ahead or 7]
    elif printed.shift == 0:
        offsets = [in_week]
    elif printed.shift is not None:
        offsets = [(ahead or 7) + 7] if printed.shift > 0 else [(back or -7) - 7]
    else:
        offsets = [ahead if tense > 0 else back]
    days = [arithmetic.shifted(now, offset) for offset in dict.fromkeys(offsets)]
    return [day for day in days if day]


def pick_numbered_weekday(weekday: int, day_of_month: int, now: date) -> date | None:
    """The nearest "Tuesday the 19th" within two months of `now`; None where no such day is that weekday."""
    near = (arithmetic.shifted(now, offset) for distance in range(62) for offset in (-distance, distance))
    return next((day for day in near if day and day.day == day_of_month and day.isoweekday() == weekday), None)
