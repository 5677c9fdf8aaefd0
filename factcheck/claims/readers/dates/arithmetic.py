"""Calendar arithmetic on days and on stretches of days, all inside the years 1 to 9999."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Stretch = tuple[date, date]
ByYear = Callable[[int], Stretch | None]


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where no calendar has it (31 June)."""
    return date(year, month, day) if 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1] else None


def shifted(day: date, days: int) -> date | None:
    """The day so many days away, None beyond the calendar."""
    number = day.toordinal() + days
    return date.fromordinal(number) if date.min.toordinal() <= number <= date.max.toordinal() else None


def month_stretch(year: int, month: int, months: int = 1) -> Stretch | None:
    """So many whole months from the given one; `month` may lie outside 1 to 12 and then counts into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
    if not (year >= 1 and last_year <= 9999):
        return None
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def year_stretch(year: int, years: int = 1) -> Stretch | None:
    """So many whole years from the given one."""
    return month_stretch(year, 1, 12 * years)


def week_stretch(day: date) -> Stretch | None:
    """Monday to Sunday of the week the day lies in."""
    monday = shifted(day, 1 - day.isoweekday())
    sunday = shifted(day, 7 - day.isoweekday())
    return (monday, sunday) if monday and sunday else None


def weekend_stretch(day: date) -> Stretch | None:
    """Saturday and Sunday of the week the day lies in."""
    saturday, sunday = shifted(day, 6 - day.isoweekday()), shifted(day, 7 - day.isoweekday())
    return (saturday, sunday) if saturday and sunday else None


def easter_sunday(year: int) -> date:
    """Easter Sunday of the western church (the anonymous Gregorian computus, Meeus 1991, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Julian computus, Meeus 1991, chapter 8), as a Gregorian day."""
    moon = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + to_sunday + 114, 31)
    late = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=late)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The `which`-th (1 to 4, or -1 for the last) Monday to Sunday (1 to 7) of a month."""
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


# Which sixths of a stretch a word names: the first and how many.
_SIXTHS = {"early": (0, 2), "mid": (2, 2), "late": (4, 2), "start": (0, 1), "end": (5, 1)}


def narrowed(stretch: Stretch, edge: str) -> Stretch:
    """The part of a stretch that early, mid, late (thirds), start or end (sixths) names."""
    start, end = stretch
    days = (end - start).days + 1
    first, sixths = _SIXTHS[edge]
    begin, stop = days * first // 6, max(days * first // 6 + 1, days * (first + sixths) // 6)
    return start + timedelta(days=begin), start + timedelta(days=stop - 1)


def days_back(day: date, unit: str, number: int) -> date | None:
    """The day so many units before: the same day of the month for months and years, or the month's last."""
    if unit in ("day", "week"):
        return shifted(day, -number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    stretch = month_stretch(day.year, day.month - months)
    return stretch[0].replace(day=min(day.day, stretch[1].day)) if stretch else None


def units_away(day: date, grain: str, shift: int) -> Stretch | None:
    """The whole unit of the calendar so many units from the one the day lies in."""
    if grain in ("day", "week", "weekend"):
        moved = shifted(day, shift if grain == "day" else 7 * shift)
        if moved is None:
            return None
        if grain == "day":
            return moved, moved
        return week_stretch(moved) if grain == "week" else weekend_stretch(moved)
    if grain in ("hour", "minute"):
        return _hours_away(day, shift if grain == "hour" else 0)
    if grain == "month":
        return month_stretch(day.year, day.month + shift)
    if grain == "quarter":
        return month_stretch(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
    if grain == "half":
        return month_stretch(day.year, (day.month - 1) // 6 * 6 + 1 + 6 * shift, 6)
    if grain == "decade":
        return year_stretch(day.year - day.year % 10 + 10 * shift, 10)
    if grain == "century":
        return year_stretch(day.year - (day.year - 1) % 100 + 100 * shift, 100)
    return year_stretch(day.year + shift)


def _hours_away(day: date, hours: int) -> Stretch | None:
    """The days that so many hours from some time on `day` can fall on."""
    moved = shifted(day, -(-abs(hours) // 24) * (1 if hours > 0 else -1))
    if moved is None:
        return None
    return (moved, day) if moved <= day else (day, moved)
