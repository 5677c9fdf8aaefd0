"""Dates by calendar names and figures: 28 August 2023, Aug. 28, August 2022, 2023-08-28, 28/08/2023, the year 1994."""

from typing import Any

from factcheck.claims.readers.dates.lexicon import LAST_YEAR
from factcheck.claims.readers.dates.line import Line, cardinal, day_of_month, is_digits, spoken_year
from factcheck.claims.readers.dates.printed import Printed

Found = tuple[int, Printed]

_MONTH_CUES = frozenset(
    ("in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "during", "through", "every")
)
_DOUBTFUL_CUES = frozenset(("by", "of", "from", "before", "after", "between", "to", "for", "on", "as"))
_BEFORE_A_DAY = frozenset(("on", "since", "until", "till", "by", "before", "after"))
_AFTER_A_DAY = frozenset(("at", "and", "in", "when", "to", "for", "with", "after", "before", "that", "but"))
_AFTER_A_MARCH = frozenset(("for", "on", "against", "of", "to", "in", "through", "into", "and", "by"))


def month_date(line: Line, at: int) -> Found | None:
    """What begins with a month: "August 2022", "Aug. 28, 2023", "August 28th", "October last year", "May 3-5"."""
    lexicon = line.lexicon
    word = line.word(at)
    month = lexicon.months.get(word)
    if month is None:
        return None
    end = at + 1
    if word in lexicon.month_abbreviations:
        end = line.skip(end, ".")
        year_behind = line.year(end) or (line.word(end) == "," and line.year(end + 1))
        if not (line.is_number(end, 1, 31, 2) or year_behind) and not (is_digits(line.word(at - 1)) and end > at + 1):
            return None
    if word.endswith("'s"):
        return (end, Printed("month", month=month)) if line.capital(at) else None
    days = _days_after_month(line, end)
    if days:
        first, last, end = days
        year_at = line.skip(end, ",", "in", "of") if line.word(end) != "," or line.year(end + 1) else end
        end, printed = with_year(line, end, year_at, Printed("day", month=month, day=first))
        if last:
            printed.last = Printed("day", month=month, day=last, year=printed.year, within=printed.within)
        return end, printed
    if not line.capital(at) and not line.year(end) and word in (*lexicon.doubtful_months, *lexicon.month_abbreviations):
        return None
    year_at = line.skip(end, ",", "of") if line.year(end + 1) or line.word(end) == "of" else end
    end, printed = with_year(line, end, year_at, Printed("month", month=month))
    return end, printed


def _days_after_month(line: Line, at: int) -> tuple[int, int | None, int] | None:
    """(first day, last day of a range or None, next token) after a month's name."""
    start = at + 1 if line.word(at) == "the" else at
    day = day_of_month(line, start)
    if day is None or (start > at and is_digits(line.word(start)) and day[1] == start + 1):
        return None
    value, end = day
    following = line.word(end)
    if following == ":" and line.joined(end):
        return None
    if following in ("%", "am", "pm", "a.m.", "p.m.", "million", "billion") or (
        following in line.lexicon.after_no_year and is_digits(line.word(at))
    ):
        return None
    if following == "and" and day_of_month(line, end + 1) == (value + 1, end + 2):
        listed = line.word(end + 2) not in line.lexicon.after_no_year and not line.word(end + 2).isalpha()
        return (value, value + 1, end + 2) if listed else (value, None, end)
    if following in ("-", "to", "through") and (other := day_of_month(line, end + 1)):
        dashed = following != "-" or line.joined(end) or not line.joined(end - 1)
        if value < other[0] and dashed and line.word(other[1]) not in (*line.lexicon.months, "-"):
            return value, other[0], other[1]
    return value, None, end


def day_first(line: Line, at: int) -> Found | None:
    """What begins with a day of the month: "28 August", "28th of August 2023", "3-5 May", "28-Aug-2023"."""
    day = day_of_month(line, at)
    if day is None:
        return None
    value, end = day
    ranged: int | None = None
    other = day_of_month(line, end + 1) if line.word(end) in ("-", "to", "and", "or") else None
    if other and value < other[0] and _month_at(line, line.skip(other[1], "of")) is not None:
        ranged, end = other
    month_at = line.skip(end, "of", "-", "/")
    month = _month_at(line, month_at)
    if month is None:
        return None
    end = month_at + 1
    if line.word(month_at) in line.lexicon.month_abbreviations and line.joined(month_at):
        end = line.skip(end, ".")
    if line.word(month_at).endswith("'s"):
        return end, Printed("day", month=month, day=value)
    year_at = line.skip(end, ",", "-", "/", "of", "in") if line.year(end + 1) else end
    tight = line.word(end) in ("-", "/") and line.joined(end - 1) and line.joined(end)
    if tight and len(line.word(end + 1)) == 2 and line.is_number(end + 1, 0, 99, 2):
        return end + 2, Printed("day", year=_full_year(int(line.word(end + 1))), month=month, day=value)
    end, printed = with_year(line, end, year_at, Printed("day", month=month, day=value))
    if ranged:
        printed.last = Printed("day", month=month, day=ranged, year=printed.year, within=printed.within)
    printed.takes_article = line.word(at + 1) in ("st", "nd", "rd", "th") or not is_digits(line.word(at))
    return end, printed


_ON_A_DAY = frozenset(("on", "until", "till", "by", "since", "before", "after"))
_AFTER_A_BARE_DAY = frozenset(("", ".", ",", ";", ")", "and", "or", "at", "but", "when", "after", "before"))
_ON_A_GOLF_COURSE = frozenset(("hole", "holes", "birdie", "bogey", "birdies", "bogeys", "par", "innings", "inning"))


def bare_day(line: Line, at: int) -> Found | None:
    """ "On the 15th": a day of a month that is not printed."""
    day = day_of_month(line, at)
    if day is None or day[1] != at + 2 or not is_digits(line.word(at)) or line.word(at - 2) not in _ON_A_DAY:
        return None
    if line.word(day[1]) not in _AFTER_A_BARE_DAY or _ON_A_GOLF_COURSE.intersection(line.page.words):
        return None
    return day[1], Printed("day", day=day[0], takes_article=True)


def _month_at(line: Line, at: int) -> int | None:
    """A month right after a day number; the capital decides for the words that are ordinary too."""
    word = line.word(at)
    if word in line.lexicon.doubtful_months and not line.capital(at):
        return None if word in ("may", "march") and not line.year(at + 1) else line.lexicon.months.get(word)
    return line.lexicon.months.get(word)


def with_year(line: Line, end: int, year_at: int, printed: Printed) -> Found:
    """The date with the year that follows it at `year_at`, where one does: "2023", "this year", "last year"."""
    year = line.year(year_at)
    if year is not None and not (line.word(year_at + 1) in line.lexicon.after_no_year and year_at > end):
        printed.year = year
        if printed.grain == "season" and line.word(year_at + 1) in ("-", "/") and line.joined(year_at):
            # A winter has two years: "the winter of 1996-97".
            two = (
                line.is_number(year_at + 2, (year + 1) % 100, (year + 1) % 100, 2) or line.year(year_at + 2) == year + 1
            )
            return (year_at + 3 if two else year_at + 1), printed
        return year_at + 1, printed
    if line.word(year_at) == "'" and line.joined(year_at) and line.is_number(year_at + 1, 0, 99, 2):
        printed.year = _full_year(int(line.word(year_at + 1)))
        return year_at + 2, printed
    if spoken := spoken_year(line, year_at):
        printed.year = spoken[0]
        return spoken[1], printed
    if line.word(year_at) in ("this", "last", "next") and line.word(year_at + 1) in ("year", "year's"):
        printed.within = line.lexicon.directions[line.word(year_at)]
        return year_at + 2, printed
    return end, printed


def _full_year(short: int) -> int:
    """The year of two digits: 00 to 49 of this century, 50 to 99 of the last."""
    return short + (2000 if short < 50 else 1900)


def month_is_meant(line: Line, at: int, found: Found) -> bool:
    """Whether a doubtful month's name ("may", "March", "April") stands for the month where it was read alone."""
    end, printed = found
    word = line.word(at).removesuffix("'s")
    if printed.day is not None or printed.year is not None or printed.within is not None:
        return True
    if word not in line.lexicon.doubtful_months:
        return True
    before, after = line.word(at - 1), line.word(end)
    if before in _MONTH_CUES or (before == "-" and line.word(at - 2) in ("mid", "early", "late", "to", "pre", "post")):
        return True
    months = line.lexicon.months
    if before in ("and", "or", "to", "-", ",", "through") and line.word(at - 2) in months and line.capital(at - 2):
        return True
    if after in ("and", "or", "to", "-", "through") and line.word(end + 1) in months and line.capital(end + 1):
        return before not in ("mr", "mrs", "ms", "minister")
    if before in _DOUBTFUL_CUES:
        return not (line.capital(end) and line.word(end).isalpha())
    surname_follows = line.capital(end) and line.word(end).isalpha()
    if word in ("may", "march"):
        described = before in ("the", "a", "its", "his", "their", "her") and line.word(end).isalpha()
        return described and not surname_follows and after not in _AFTER_A_MARCH
    return not surname_follows and not (line.capital(at - 1) and line.word(at - 1).isalpha() and at - 1 > line.first)


def figures(line: Line, at: int) -> Found | None:
    """A date in figures alone: 2023-08-28, 28/08/2023, 08/28/23, 28.08.2023; two orders are kept where both can be."""
    word = line.word(at)
    if word.count(".") == 2:
        parts = word.split(".")
        if [len(part) for part in parts][:2] in ([1, 1], [2, 2], [1, 2], [2, 1]) and len(parts[2]) in (2, 4):
            return _ordered(at + 1, parts[0], parts[1], parts[2], dotted=True)
        return None
    sign = line.word(at + 1)
    if sign == "/" and (short := _month_and_year(line, at) or _without_year(line, at)):
        return short
    if sign not in ("-", "/", ".") or line.word(at + 3) != sign or not all(line.joined(at + step) for step in range(4)):
        return None
    first, second, third = line.word(at), line.word(at + 2), line.word(at + 4)
    if not (is_digits(first) and is_digits(second) and is_digits(third)) or line.word(at + 5) == sign:
        return None
    if len(first) == 4 and line.year(at) and line.is_number(at + 2, 1, 12, 2) and line.is_number(at + 4, 1, 31, 2):
        return at + 5, Printed("day", year=int(first), month=int(second), day=int(third))
    if sign == "-" and len(third) != 4:
        return None
    return _ordered(at + 5, first, second, third, dotted=False)


def _month_and_year(line: Line, at: int) -> Found | None:
    """ "10/2014", "2014/10": a month in figures."""
    if not (line.joined(at) and line.joined(at + 1)) or line.word(at + 3) in ("/", "-"):
        return None
    for month_at, year_at in ((at, at + 2), (at + 2, at)):
        year = line.year(year_at)
        if year is not None and year >= 1900 and line.is_number(month_at, 1, 12, 2):
            if year_at == at and int(line.word(month_at)) == (year + 1) % 100:
                return None  # "2003/04" is a season
            return at + 3, Printed("month", year=year, month=int(line.word(month_at)))
    return None


def _without_year(line: Line, at: int) -> Found | None:
    """ "On 3/4", "by 22/04": day and month alone, after a word that makes them a date; "9/11" names its day."""
    end = at + 3
    following = line.word(end)
    if not (line.joined(at) and line.joined(at + 1)) or following in ("/", "-", "%", "of", "cup", "inch"):
        return None
    if not (line.is_number(at, 1, 31, 2) and line.is_number(at + 2, 1, 31, 2)):
        return None
    left, right = int(line.word(at)), int(line.word(at + 2))
    if (left, right) == (9, 11):
        return end, Printed("day", year=2001, month=9, day=11)
    described = following.isalpha() and not line.capital(end) and following not in _AFTER_A_DAY
    if line.word(at - 1) not in _BEFORE_A_DAY or described or min(left, right) > 12:
        return None
    if left > 12:
        return end, Printed("day", month=right, day=left, order="day first")
    order: Any = "month first" if right > 12 else ("either" if left != right else None)
    return end, Printed("day", month=left, day=right, order=order)


def _ordered(end: int, first: str, second: str, third: str, dotted: bool) -> Found | None:
    if not (is_digits(first) and is_digits(second) and is_digits(third)) or len(first) > 2 or len(second) > 2:
        return None
    year = int(third)
    if len(third) == 2:
        year = _full_year(year)
    elif len(third) != 4 or not 1000 <= year <= 2100:
        return None
    left, right = int(first), int(second)
    if dotted or right > 12 or left > 12:
        month_leads = right > 12
        month, day = (left, right) if month_leads else (right, left)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        return end, Printed("day", year=year, month=month, day=day, order="month first" if month_leads else "day first")
    if not (left and right):
        return None
    return end, Printed("day", year=year, month=left, day=right, order="either" if left != right else None)


def year_date(line: Line, at: int) -> Found | None:
    """A year and what grows from it: "1994", "2023-24", "2019-2023", "1980s", "nineteen ninety-six"."""
    year = line.year(at)
    if year is None:
        decade = line.lexicon.decades.get(line.word(line.skip(at + 1, "-"))) if line.word(at) == "nineteen" else None
        if decade:
            return line.skip(at + 1, "-") + 1, Printed("decade", year=1900 + decade, takes_article=True)
        spoken = spoken_year(line, at)
        return (spoken[1], Printed("year", year=spoken[0])) if spoken else None
    if line.joined(at) and line.word(at + 1) == "s" and year % 10 == 0:
        return at + 2, Printed("decade", year=year, takes_article=True)
    if line.joined(at) and line.word(at + 1) == "'" and line.word(at + 2) == "s" and line.joined(at + 1):
        return (at + 3, Printed("decade", year=year, takes_article=True)) if year % 10 == 0 else None
    if line.word(at + 1) in ("-", "/") and line.joined(at) and line.joined(at + 1):
        other = line.word(at + 2)
        if line.is_number(at + 2, 0, 99, 2) and len(other) == 2 and int(other) == (year + 1) % 100:
            return at + 3, Printed("year", year=year, last=Printed("year", year=year + 1), takes_article=True)
        other_year = line.year(at + 2)
        if other_year and year < other_year and not (line.joined(at + 2) and line.word(at + 3) in ("-", "/")):
            return at + 3, Printed("year", year=year, last=Printed("year", year=other_year))
        if len(other) == 2 and is_digits(other) and year % 100 < int(other) and line.word(at + 1) == "-":
            return at + 3, Printed("year", year=year, last=Printed("year", year=year - year % 100 + int(other)))
    return at + 1, Printed("year", year=year)


def year_of_era(line: Line, at: int) -> Found | None:
    """ "AD 251", "79 AD", "AD250": a year of the common era, by the letters set in capitals."""
    for letters_at, year_at in ((at, at + 1), (at + 1, at)):
        letters = line.printed(letters_at)
        if letters in ("AD", "CE") and line.is_number(year_at, 1, LAST_YEAR):
            return at + 2, Printed("year", year=int(line.word(year_at)))
    return None


def year_is_meant(line: Line, at: int, end: int) -> bool:
    """Whether a lone four-digit number is a year here: what stands before and after decides."""
    lexicon = line.lexicon
    year = int(line.word(at)) if is_digits(line.word(at)) else 0
    if not year or end > at + 1:
        return True
    before, after = line.word(at - 1), line.word(end)
    if (after in ("x", "×") and is_digits(line.word(end + 1)[:1])) or before in ("x", "×"):
        return False  # "1920 x 1200": the sides of a screen
    if line.joined(at) and (after.isalpha() or after in ("%", "/", ":", "°", "-") or after == "'"):
        return after == "-" and len(line.word(end + 1)) > 2 and line.word(end + 1).isalpha() and 1900 <= year <= 2099
    if line.first < at and line.joined(at - 1) and before not in ("-", "(", '"', "'", "[", "—", "/"):
        return False
    if before == "-" and line.joined(at - 1):
        return line.word(at - 2) in ("mid", "pre", "post", "early", "late") and 1900 <= year <= 2099
    if after in lexicon.after_no_year or (before in lexicon.before_no_year and not _ends_a_clause(line, end)):
        return False
    if before in lexicon.before_no_year and (year % 50 == 0 or before not in ("than", "around", "about")):
        return False
    counted = _is_counted(line, end)
    if before in lexicon.before_a_year:
        return not (counted and (year % 100 == 0 or year > 2060))
    if not 1900 <= year <= 2060:
        return False
    return not counted or (before == "the" and year % 100 != 0)


def _ends_a_clause(line: Line, at: int) -> bool:
    return line.word(at) in ("", ".", ",", ";", ")", ":", "—", "and", "or", "to")


_NOT_COUNTED = frozenset(("was", "is", "has", "as", "its", "this", "his", "us", "does", "years"))


def _is_counted(line: Line, at: int) -> bool:
    """Whether a lower-case plural noun follows, as it follows a count."""
    word = line.word(at)
    if not word.isalpha() or line.capital(at):
        return False
    return word.endswith("s") and not word.endswith("ss") and word not in _NOT_COUNTED


def in_number_of(line: Line, at: int) -> tuple[int | None, int] | None:
    """How many of a unit ("two", "a", "a couple of"), None where left vague ("several"), and the next token."""
    word = line.word(at)
    if word in ("a", "an") and line.word(at + 1) in ("few", "couple"):
        vague = line.word(at + 1) == "few"
        return (None if vague else 2), line.skip(at + 2, "of")
    if word in ("a", "an", "one"):
        return 1, at + 1
    if word in line.lexicon.vague_numbers:
        return None, line.skip(at + 1, "of")
    if word == "half":
        return None
    number = cardinal(line, at)
    return (number[0], number[1]) if number else None
