"""The nth day or week of a month or year: "the first Monday in September", "the last week of May"."""

from calendar import monthrange
from dataclasses import replace

from factcheck.claims.readers.dates.calendar_dates import Found, month_date, year_date
from factcheck.claims.readers.dates.line import Line, cardinal, ordinal
from factcheck.claims.readers.dates.printed import Printed


def nth_weekday(line: Line, at: int) -> Found | None:
    """ "The first Monday in September", "the last Friday of May 2024"; of every month, it is no date at all."""
    rank = (-1, at + 1) if line.word(at) == "last" else ordinal(line, at)
    if rank is None or rank[0] > 4 or line.word(rank[1]) not in line.lexicon.weekdays:
        return None
    found = _month_after(line, rank[1] + 1)
    if found is None:
        return None
    end, printed = found
    printed.grain, printed.weekday, printed.number = "day", line.lexicon.weekdays[line.word(rank[1])], rank[0]
    printed.takes_article = True
    return end, printed


def nth_unit(line: Line, at: int) -> Found | None:
    """ "The first week of October 2014", "the last day of May"; "the 20th of next month"."""
    rank = (-1, at + 1) if line.word(at) == "last" else ordinal(line, at)
    if rank is None:
        return None
    unit = line.word(rank[1])
    found = _month_after(line, rank[1] + 1) if unit in ("day", "week") else _month_after(line, rank[1])
    if found is None and unit in ("day", "week") and line.word(rank[1] + 1) == "of":
        found = year_date(line, rank[1] + 2)
        found = found if found and found[1].grain == "year" and not found[1].last else None
    if found is None or rank[0] > 31:
        return None
    end, printed = found
    printed.takes_article = True
    if unit in ("day", "week"):
        printed.grain, printed.unit, printed.number = ("day" if unit == "day" else "week"), unit, rank[0]
        return end, printed
    if printed.shift is None or rank[0] < 1:
        return None
    printed.grain, printed.unit, printed.number = "day", "day", rank[0]
    return end, printed


def several_of_month(line: Line, at: int) -> Found | None:
    """ "The first three days of May", "the last two weeks of May 2021": days from the start or to the end of a month.

    "The first nine months of 2019" is left a duration in a year, as the news of accounts reports it.
    """
    if line.word(at) not in ("first", "last", "final"):
        return None
    number = cardinal(line, at + 1)
    unit = line.lexicon.units.get(line.word(number[1])) if number else None
    if number is None or unit not in ("day", "week") or line.word(number[1] + 1) != "of":
        return None
    length = (7 if unit == "week" else 1) * number[0]
    found = month_date(line, number[1] + 2)
    if found is None or found[1].grain != "month" or found[1].last or found[1].month is None or not 0 < length < 28:
        return None
    end, within = found
    from_start = line.word(at) == "first"
    if not from_start and within.year is None:
        return None
    last_day = length if from_start else monthrange(within.year or 2000, found[1].month)[1]
    printed = replace(within, grain="day", day=last_day - length + 1, takes_article=True)
    printed.last = replace(within, grain="day", day=last_day)
    return end, printed


def half_of_month(line: Line, at: int) -> Found | None:
    """ "The second half of April": its days up to the fifteenth, or those after it."""
    rank = ordinal(line, at)
    if rank is None or rank[0] > 2 or line.word(rank[1]) != "half" or line.word(rank[1] + 1) != "of":
        return None
    found = month_date(line, rank[1] + 2)
    if found is None or found[1].grain != "month" or found[1].last or found[1].month is None:
        return None
    end, month = found
    first, last = (1, 15) if rank[0] == 1 else (16, monthrange(month.year or 2001, month.month or 1)[1])
    printed = replace(month, grain="day", day=first, takes_article=True, approximate=True)
    printed.last = replace(month, grain="day", day=last)
    return end, printed


def _month_after(line: Line, at: int) -> Found | None:
    """The month that "of" or "in" brings in: "October 2014", "next month"."""
    if line.word(at) not in ("in", "of"):
        return None
    found = month_date(line, at + 1)
    named_at = line.skip(at + 1, "the")
    if found is None and named_at > at + 1 and line.word(named_at) == "month":
        return named_at + 1, Printed("month", shift=0, unit="month")
    if (
        found is None
        and line.word(named_at + 1) == "month"
        and line.word(named_at) in ("this", "last", "next", "current")
    ):
        return named_at + 2, Printed("month", shift=line.lexicon.directions[line.word(named_at)], unit="month")
    return found if found and found[1].grain == "month" else None
