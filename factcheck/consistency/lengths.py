"""Lengths of time in words: "eighteen months", "half a century"; and how far apart two dates lie."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from factcheck.consistency.figures import Figure
from factcheck.consistency.intervals import Interval
from factcheck.model import Period
from factcheck.vocabulary import Vocabulary

# Days in a unit, and how much less and more than the printed number still counts as that number of units: people round
# and cut weeks, months and years, and count first and last day or not.
_UNITS: dict[str, tuple[Decimal, Decimal, Decimal]] = {
    "day": (Decimal(1), Decimal(1), Decimal(1)),
    "night": (Decimal(1), Decimal(1), Decimal(1)),
    "week": (Decimal(7), Decimal("0.7"), Decimal("0.9")),
    "fortnight": (Decimal(14), Decimal("0.3"), Decimal("0.3")),
    "month": (Decimal("30.44"), Decimal("0.9"), Decimal("1.05")),
    "year": (Decimal("365.25"), Decimal("0.7"), Decimal("0.97")),
    "decade": (Decimal("3652.5"), Decimal("0.25"), Decimal("0.35")),
    "century": (Decimal("36525"), Decimal("0.1"), Decimal("0.15")),
}
_PLURALS = {"minutes": "minute", "hours": "hour",
            "days": "day", "nights": "night", "weeks": "week", "fortnights": "fortnight",
            "months": "month",
            "years": "year", "decades": "decade", "centuries": "century"}  # fmt: skip
_SHAPE = re.compile(
    r"(?:(?:some|about|around|nearly|almost|just over|just under|exactly|only|just|more than|over) )?"
    r"(?P<number>\d{1,4}(?:\.\d)?|half an?|an?|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)?[ -]"
    r"(?P<unit>minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|century|centuries)\Z"
)


@cache
def _numerals(vocabulary: Vocabulary) -> dict[str, int]:
    table = vocabulary.table("numbers")
    small, tens = dict(table["small"]), dict(table["tens"])
    numbers = {**small, **tens, "a": 1, "an": 1, "dozen": 12}
    for ten, value in tens.items():
        for one, more in small.items():
            if 1 <= more <= 9:
                numbers[f"{ten}-{one}"] = value + more
    return numbers


def parse_length(text: str, vocabulary: Vocabulary) -> tuple[Decimal, str] | None:
    """The number and unit of a length of time in words or digits; None when the text is none."""
    match = _SHAPE.match(text.strip())
    if match is None:
        return None
    unit = _PLURALS.get(match["unit"], match["unit"])
    printed = match["number"]
    if printed.startswith("half"):
        return Decimal("0.5"), unit
    if printed[0].isdigit():
        number = Decimal(printed)
    elif printed in _numerals(vocabulary):
        number = Decimal(_numerals(vocabulary)[printed])
    else:
        return None
    return number + (Decimal("0.5") if match["half"] else 0), unit


def days_allowed(length: Figure) -> Interval | None:
    """How many days a printed length of time allows; None for units that are no stretch of calendar days."""
    known = _UNITS.get(length.unit or "")
    if known is None or length.top is not None:
        return None
    days, less, more = known
    reach = length.reach()
    low = None if reach.low is None else (length.number if reach.low == length.bare().low else reach.low) - less
    high = None if reach.high is None else (length.number if reach.high == length.bare().high else reach.high) + more
    return Interval(None if low is None else low * days, None if high is None else high * days)


def ends(period: Period | None) -> tuple[date, date] | None:
    """First and last day of a period that stands for a day, a month or a year; None for everything vaguer."""
    if period is None or period.start is None or period.end is None or period.readings or period.approximate:
        return None
    if period.grain not in ("day", "month", "year", "season", "quarter"):
        return None
    return period.start, period.end


def days_between(start: tuple[date, date], end: tuple[date, date]) -> Interval:
    """The least and most days from one date to another, each a day, month or year."""
    return Interval(Decimal((end[0] - start[1]).days), Decimal((end[1] - start[0]).days))


def shown_between(start: tuple[date, date], end: tuple[date, date]) -> str:
    """How far apart two dates lie, in the unit that fits."""
    if start[0] == start[1] and end[0] == end[1]:
        days = abs((end[0] - start[0]).days)
        return f"{days} day{'s' * (days != 1)}" if days < 120 else f"{days // 365} years and {days % 365} days"
    months = abs((end[0].year - start[0].year) * 12 + end[0].month - start[0].month)
    if (start[1] - start[0]).days > 32 or (end[1] - end[0]).days > 32:
        years = abs(end[0].year - start[0].year)
        return f"{years} year{'s' * (years != 1)}"
    return f"{months} months" if months % 12 else f"{months // 12} years"
