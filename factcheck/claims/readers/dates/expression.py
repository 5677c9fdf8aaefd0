"""One whole date expression from its first token: the leaf patterns combined, and the words that shape them."""

from factcheck.claims.readers.dates import counting, relative
from factcheck.claims.readers.dates.calendar_dates import (
    Found,
    bare_day,
    day_first,
    figures,
    month_date,
    with_year,
    year_date,
    year_of_era,
)
from factcheck.claims.readers.dates.clocks import by_part_of_day, clock
from factcheck.claims.readers.dates.line import Line, is_digits, ordinal
from factcheck.claims.readers.dates.long_tail import foreign_date
from factcheck.claims.readers.dates.nth import half_of_month, nth_unit, nth_weekday, several_of_month
from factcheck.claims.readers.dates.printed import Printed
from factcheck.claims.readers.dates.vague import vague_at
from factcheck.model.values import Grain

# "The end | of early | last week": no expression nests deeper.
_DEEPEST = 3


def expression(line: Line, at: int, after_article: bool = False) -> Found | None:
    """The longest expression that begins exactly at the token: (next token, what it prints), or None."""
    if line.word(at) == "the" and not after_article:
        found = expression(line, at + 1, True)
        return found if found and found[1].takes_article else None
    if line.depth >= _DEEPEST:
        return None
    line.depth += 1
    try:
        timed = _clock_led(line, at)
        if timed:
            return timed
        found = _leaf(line, at, after_article)
        return _with_clock(line, found) if found and found[1].grain == "day" else found
    finally:
        line.depth -= 1


def _leaf(line: Line, at: int, after_article: bool) -> Found | None:
    lexicon = line.lexicon
    word = line.word(at)
    if is_digits(word[:1]):
        return (year_of_era(line, at) if line.word(at + 1) in _ERAS else None) or _number_led(line, at, after_article)
    if word in lexicon.edges and (found := _edge_led(line, at)):
        return found
    if holiday := relative.holiday_at(line, at):
        return holiday
    if word in lexicon.months and (found := _quarter_of(line, at) or month_date(line, at)):
        return found
    if word in _ERAS:
        return year_of_era(line, at)
    if word in lexicon.weekdays:
        return _weekday_led(line, at)
    if nth := nth_weekday(line, at) or nth_unit(line, at) or several_of_month(line, at) or half_of_month(line, at):
        return nth
    if word in lexicon.directions and (
        found := (_closing_part(line, at) if word == "last" and line.word(at + 1) in ("quarter", "half") else None)
        or relative.directed(line, at, after_article)
        or _ranked(line, at, after_article)
    ):
        return found
    if vague := vague_at(line, at, after_article):
        return vague
    if word in lexicon.directions:
        return None
    if word in lexicon.text_directions and (found := relative.text_directed(line, at, after_article)):
        return found
    if word in lexicon.deictic:
        return _deictic(line, at)
    if word in lexicon.vague:
        return at + 1, Printed("day", vague=lexicon.vague[word])  # type: ignore[arg-type]
    if word in ("recent", "coming", "past", "future") and line.word(at + 1) in lexicon.plural_units:
        return at + 2, Printed("day", vague="past" if word in ("recent", "past") else "future")
    if word in lexicon.seasons:
        return _season_led(line, at)
    return _worded(line, at, after_article)


_ERAS = frozenset(("ad", "ce"))


def _quarter_of(line: Line, at: int) -> Found | None:
    """ "The March quarter", "the June quarter of 2021": the three months that end with that month."""
    month = line.lexicon.months.get(line.word(at), 0)
    if not month or month % 3 or line.word(at + 1) not in ("quarter", "quarter's") or not line.capital(at):
        return None
    return _in_year(line, at + 2, Printed("quarter", number=month // 3, takes_article=True))


def _worded(line: Line, at: int, after_article: bool) -> Found | None:
    word = line.word(at)
    if word in line.lexicon.units and (found := relative.unit_led(line, at, expression, after_article)):
        return _closed(line, *found) if found[1].grain == "quarter" else found
    if (
        word == "full"
        and line.word(at + 1) == "year"
        and after_article
        and line.word(at + 2) not in ("ended", "ending")
    ):
        return at + 2, Printed("year", shift=0, approximate=True, takes_article=True)
    if word == "latest" and after_article and line.word(at + 1) == "period":
        return at + 2, Printed("quarter", shift=0, origin="text", approximate=True, takes_article=True)
    if word == "latest" and after_article:
        latest = expression(line, at + 1, True)
        return latest if latest and latest[1].grain in ("quarter", "year") and latest[1].shift is not None else None
    if word in ("fiscal", "financial", "fy"):
        return _fiscal(line, at)
    if word == "q" and line.capital(at):
        return _short_quarter(line, at)
    if word == "'" and line.joined(at) and line.is_number(at + 1, 10, 99, 2) and line.word(at + 2) == "s":
        return at + 3, Printed("decade", year=int(line.word(at + 1)), takes_article=True)
    if word in line.lexicon.decades and after_article:
        return at + 1, Printed("decade", year=line.lexicon.decades[word], takes_article=True)
    if word == "year" and (found := year_date(line, at + 1)) and found[1].grain == "year":
        found[1].takes_article = True
        return found
    if word in ("earlier", "previously") and line.word(at + 1) == "," and at == line.first:
        return at + 1, Printed("day", vague="past")
    if found := _ranked(line, at, after_article):
        return found
    return (
        day_first(line, at)
        or counting.counted(line, at)
        or counting.counted_weekdays(line, at)
        or counting.counted_from(line, at, expression)
        or year_date(line, at)
    )


def _number_led(line: Line, at: int, after_article: bool) -> Found | None:
    return (
        figures(line, at)
        or (bare_day(line, at) if after_article else None)
        or day_first(line, at)
        or foreign_date(line, at)
        or nth_weekday(line, at)
        or nth_unit(line, at)
        or _ranked(line, at, after_article)
        or counting.counted(line, at)
        or counting.counted_weekdays(line, at)
        or counting.counted_from(line, at, expression)
        or _year_led(line, at)
    )


def _year_led(line: Line, at: int) -> Found | None:
    found = year_date(line, at)
    if found is None or found[1].grain != "year" or found[1].last:
        return found
    end, printed = found
    rank = ordinal(line, end)
    name_at = line.skip(rank[1] if rank else end, "fiscal")
    if line.word(name_at) == "quarter":
        return name_at + 1, Printed("quarter", number=rank[0] if rank else None, year=printed.year, takes_article=True)
    if line.word(end) == "q" and line.is_number(end + 1, 1, 4, 1):
        return end + 2, Printed("quarter", number=int(line.word(end + 1)), year=printed.year)
    return found


def _clock_led(line: Line, at: int) -> Found | None:
    time = clock(line, at)
    if time is None:
        return None
    printed = Printed("minute" if time.to_the_minute else "hour", clock=time.time, zone=time.zone)
    day_at = line.skip(time.end, "on", ",", "(", "of")
    if line.word(day_at) == "the" or (line.word(time.end) == "(" and not day_at):
        return time.end, printed
    day = _leaf(line, day_at, False) if line.word(day_at) else None
    if day and day[1].grain == "day" and day[1].vague is None and not day[1].last:
        end, named = day
        named.grain, named.zone = printed.grain, printed.zone
        named.clock = by_part_of_day(time, named.part)
        return end, named
    return time.end, printed


def _with_clock(line: Line, found: Found) -> Found:
    """A day with the time of day printed after it: "Monday at 9 p.m."."""
    end, printed = found
    time_at = line.skip(end, ",")
    time_at = line.skip(time_at, "at")
    if printed.last or printed.vague or not (time := clock(line, time_at)):
        return found
    if time_at == end and line.word(end) in line.lexicon.clock_words and printed.shift is None and not printed.weekday:
        return found
    printed.grain = "minute" if time.to_the_minute else "hour"
    printed.clock, printed.zone = by_part_of_day(time, printed.part), time.zone
    return time.end, printed


def _weekday_led(line: Line, at: int) -> Found | None:
    """ "Tuesday", "Tuesday night", "Tuesday, Aug. 28, 2023", "Tuesday last week"; "Tue" only before a date."""
    lexicon = line.lexicon
    word = line.word(at)
    weekday = lexicon.weekdays[word]
    short = word in lexicon.weekday_abbreviations
    end = at + 1
    if word.endswith("'s"):
        return (end, Printed("day", weekday=weekday)) if line.capital(at) else None
    date_at = line.skip(line.skip(end, ".") if short else end, ",")
    date_at = line.skip(date_at, "the")
    date = month_date(line, date_at) or day_first(line, date_at) or figures(line, date_at)
    if date and date[1].grain == "day" and not (short and not line.capital(at)):
        date[1].weekday = weekday
        date[1].takes_article = False
        return date
    if short or not line.capital(at):
        return None
    if line.word(end) in ("before", "after") and line.word(at - 1) == "the" and (beside := _beside(line, end, weekday)):
        return beside
    printed = Printed("day", weekday=weekday)
    nth_at = line.skip(end, "the")
    if (rank := ordinal(line, nth_at)) and rank[0] <= 31 and line.word(nth_at + 1) in ("st", "nd", "rd", "th"):
        printed.day = rank[0]
        return rank[1], printed
    if line.word(end) in lexicon.parts:
        printed.part = lexicon.parts[line.word(end)]
        end += 1
    return _in_a_week(line, end, printed)


def _beside(line: Line, at: int, weekday: int) -> Found | None:
    """ "The Friday before Christmas", "the Monday after 3 May": a weekday by the day that it lies next to."""
    found = expression(line, at + 1)
    if found is None or found[1].grain != "day" or found[1].last or found[1].vague or found[1].weekday is not None:
        return None
    if found[1].month is None and found[1].holiday is None:
        return None
    found[1].weekday, found[1].beside, found[1].takes_article = weekday, -1 if line.word(at) == "before" else 1, True
    return found


def _in_a_week(line: Line, end: int, printed: Printed) -> Found:
    if line.word(end) in ("after", "before") and line.word(end + 1) in ("next", "last"):
        # "Friday after next" is a week past the coming one, "Friday before last" a week before the last.
        printed.shift = 2 if line.word(end) == "after" else -2
        return end + 2, printed
    week_at = line.skip(end, "of")
    if line.word(week_at) in ("this", "last", "next") and line.word(week_at + 1) == "week":
        printed.within = line.lexicon.directions[line.word(week_at)]
        return week_at + 2, printed
    return end, printed


def _deictic(line: Line, at: int) -> Found | None:
    shift, part = line.lexicon.deictic[line.word(at)]
    end = at + 1
    if line.word(end) in line.lexicon.parts and not line.word(at).endswith("'s") and not part:
        part = line.lexicon.parts[line.word(end)]
        end += 1
    return end, Printed("day", shift=shift, part=part)


def _season_led(line: Line, at: int) -> Found | None:
    """ "Summer 2019", "the summer of 2019", "the summer"; the caller decides whether a bare season is one."""
    season = line.lexicon.seasons[line.word(at)]
    printed = Printed("season", season=season, takes_article=True)
    year_at = line.skip(at + 1, "of")
    end, printed = with_year(line, at + 1, year_at, printed)
    return end, printed


def _ranked(line: Line, at: int, after_article: bool) -> Found | None:
    """ "Third quarter of 2019", "first half of this year", "19th century", "the latest quarter"."""
    if line.word(at) in ("last", "final") and line.word(at + 1) in ("quarter", "half"):
        return _closing_part(line, at)
    rank = ordinal(line, line.skip(at, "fiscal"))
    if rank is None:
        return None
    number, end = rank
    end = line.skip(line.skip(end, "-"), "fiscal")
    word = line.word(end)
    if word in ("century", "century's"):
        return end + 1, Printed("century", number=number, takes_article=True)
    if word == "two" and line.word(end + 1) == "quarters" and number == 1:
        found = _in_year(line, end + 2, Printed("half", number=1))
        return found if found[0] > end + 2 else None
    if word in ("quarter", "quarter's", "qtr") and number <= 4:
        fiscal = line.word(at) == "fiscal" or line.word(end - 1) == "fiscal" or line.word(at - 1) == "fiscal"
        stated = _in_year(line, end + 1, Printed("quarter", number=number, fiscal=fiscal, takes_article=True))
        return _closed(line, *stated)
    if word == "half" and number <= 2:
        found = _in_year(line, end + 1, Printed("half", number=number, takes_article=True))
        return found if found[0] > end + 1 else None
    return None


def _closing_part(line: Line, at: int) -> Found | None:
    """ "The last quarter of 1997", "the final half of this year"; without a year, "last" points back from now."""
    grain: Grain = "quarter" if line.word(at + 1) == "quarter" else "half"
    number = 4 if grain == "quarter" else 2
    found = _in_year(line, at + 2, Printed(grain, number=number, takes_article=True))
    return found if found[0] > at + 2 else None


def _in_year(line: Line, end: int, printed: Printed) -> Found:
    """The quarter or half in the year that follows it, where one does."""
    start = line.skip(end, "of", "in")
    found = relative.year_phrase(line, line.skip(start, ","))
    if found is None or (start == end and line.word(end) == "the"):
        return end, printed
    printed.year, printed.shift, printed.origin = found[1].year, found[1].shift, found[1].origin
    return found[0], printed


def _closed(line: Line, end: int, printed: Printed) -> Found:
    """The quarter with the day that ends it, where that follows: "the quarter ended Sept. 30"."""
    if line.word(end) in ("ended", "ending", "to"):
        date = month_date(line, end + 1) or day_first(line, end + 1)
        if date and date[1].grain == "day":
            printed.closing = date[1]
    return end, printed


def _short_quarter(line: Line, at: int) -> Found | None:
    if not (line.joined(at) and line.is_number(at + 1, 1, 4, 1)):
        return None
    return _in_year(line, at + 2, Printed("quarter", number=int(line.word(at + 1)), takes_article=True))


def _fiscal(line: Line, at: int) -> Found | None:
    year_at = line.skip(at + 1, "year", "years")
    year_at = line.skip(year_at, "-")
    if line.word(at) == "fy" and line.is_number(year_at, 0, 99, 2) and line.joined(at):
        return year_at + 1, Printed("year", year=2000 + int(line.word(year_at)), approximate=True)
    if found := _ranked(line, year_at, True):
        return found
    found = year_date(line, year_at)
    if found is None or found[1].grain != "year":
        bare = line.word(at + 1) == "year" and line.word(at - 1) in ("the", "latest")
        return (at + 2, Printed("year", shift=0, approximate=True, takes_article=True)) if bare else None
    found[1].approximate = found[1].takes_article = True
    return found


def _edge_led(line: Line, at: int) -> Found | None:
    """ "Early 2024", "mid-March", "late on Sunday", "the end of last week", "earlier this year"."""
    word = line.word(at)
    edge = line.lexicon.edges[word]
    inner_at = at + 1
    if word in ("beginning", "start", "outset", "end", "middle", "close"):
        if line.word(inner_at) != "of":
            return None
        inner_at += 1
    else:
        inner_at = line.skip(inner_at, "-", "in", "on")
    article_at = line.skip(inner_at, "the")
    unit = line.lexicon.units.get(line.word(article_at))
    if article_at > inner_at and unit in ("year", "month", "week", "quarter", "decade", "century", "day"):
        grain: Grain = unit  # type: ignore[assignment]
        if (edge in ("early", "late", "mid") and word != "middle") or line.word(
            article_at
        ) in line.lexicon.plural_units:
            return None
        if grain == "day" and edge not in ("earlier", "later"):
            return None
        return article_at + 1, Printed(grain, shift=0, edge=edge, takes_article=True)  # type: ignore[arg-type]
    found = expression(line, inner_at)
    if found is None and line.word(inner_at) in line.lexicon.parts and line.word(at + 1) == "-":
        return inner_at + 1, Printed("day", part=line.lexicon.parts[line.word(inner_at)], shift=0)
    if found is None or found[1].edge or found[1].clock or found[1].vague:
        return None
    end, printed = found
    if edge in ("earlier", "later") and printed.shift is None and printed.weekday is None:
        return None
    printed.edge = edge  # type: ignore[assignment]
    printed.takes_article = True
    return end, printed


def is_open_to_ranges(printed: Printed) -> bool:
    """Whether "to", "until" or a dash after the expression may make it the start of a range."""
    return printed.last is None and printed.vague is None and printed.grain in ("day", "month", "year", "quarter")


def whole(line: Line, at: int) -> Found | None:
    """The expression at the token, or the range that begins with it: "2019 to 2023", "between March and June"."""
    found = expression(line, at)
    if found is None or not is_open_to_ranges(found[1]):
        return found
    end, printed = found
    before, sign = line.word(at - 1), line.word(end)
    spanning = before in ("from", "between") or sign in ("-", "through", "until")
    if sign == "-" and not printed.is_day and not line.joined(end - 1) and not line.joined(end):
        spanning = False
    wanted = ("and",) if before == "between" else ("to", "-", "through", "until", "till")
    if sign not in wanted or not (spanning or printed.grain == "year" or printed.day is not None):
        return found
    second = expression(line, end + 1)
    if second is None or not is_open_to_ranges(second[1]) or second[1].grain != printed.grain:
        return found
    if printed.weekday and not printed.month and before not in ("from", "between"):
        return found
    if printed.year and second[1].year and printed.year > second[1].year:
        return found
    printed.last = second[1]
    return second[0], printed
