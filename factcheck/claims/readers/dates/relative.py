"""Expressions that count from now or from another date of the text: last week, two years ago, the day before."""

from typing import Any

from factcheck.claims.readers.dates.calendar_dates import Found, day_first, in_number_of, month_date, year_date
from factcheck.claims.readers.dates.counting import CLAUSE_END, GRAINS, days_from
from factcheck.claims.readers.dates.line import Line, ordinal
from factcheck.claims.readers.dates.printed import Printed
from factcheck.model.values import Grain

# "The quarter mile", "the quarter-final".
_QUARTERED = frozenset(("mile", "hour", "century", "inch", "tonne", "pound", "final", "finals", "back", "finalist"))
_PERIODS = frozenset(("day", "week", "weekend", "month", "quarter", "year", "decade", "century", "hour", "minute"))
_A_YEAR_BACK = frozenset((("last", "year"), ("year", "ago"), ("year", "earlier"), ("year", "before")))


def directed(line: Line, at: int, after_article: bool) -> Found | None:
    """What last, this, next and the like begin: "last November", "this coming Sunday", "next week", "last night"."""
    lexicon = line.lexicon
    shift = lexicon.directions[line.word(at)]
    target = at + 1
    if line.word(at) == "this" and line.word(target) in ("past", "coming", "upcoming", "current"):
        shift, target = lexicon.directions[line.word(target)], target + 1
        if line.word(target - 1) == "past" and line.word(target) == "week":
            # The seven days just over, whichever day of the week it is printed on.
            return target + 1, Printed("range", shift=-1, unit="week", approximate=True)
    elif _is_week_just_over(line, at, after_article):
        return target + 1, Printed("range", shift=-1, unit="week", approximate=True, takes_article=True)
    elif line.word(at) in ("past", "coming", "upcoming", "current") and not after_article:
        return None
    if line.word(target) == "calendar":
        target += 1
    word = line.word(target)
    part = lexicon.parts.get(word)
    if part and not word.endswith("s"):
        if after_article and shift == 1:
            return target + 1, Printed("day", shift=1, origin="text", part=part, takes_article=True)
        return _directed_part(line, at, target, part, shift)
    if line.word(target) in ("fiscal", "financial") and line.word(target + 1) in ("year", "year's"):
        return target + 2, Printed("year", shift=shift, approximate=True, takes_article=True)
    if line.word(at) == "past" and after_article and line.word(at - 2) == "in" and (window := _window(line, target)):
        return window
    unit = lexicon.units.get(word)
    if unit in ("decade", "century") and (line.word(at) == "past" or line.word(target - 1) == "past"):
        # "The past decade" is ten years up to now, not the calendar's decade before.
        return None
    if unit and word not in lexicon.plural_units:
        # "The next day" counts from the text; "the last hour" is a stretch, not a date.
        if unit == "day" and shift == 1 and after_article:
            return target + 1, Printed("day", shift=1, origin="text", takes_article=True)
        if unit not in GRAINS or (after_article and line.word(target + 1) == "of"):
            return None
        origin: Any = "text" if after_article and line.word(at) == "next" and unit in ("year", "month") else "now"
        printed = Printed(GRAINS[unit], shift=shift, origin=origin, takes_article=True)
        return _counted_part(line, target + 1, printed) if unit == "year" else (target + 1, printed)
    return _named(line, target, shift, "now", part_at=True)


def _is_week_just_over(line: Line, at: int, after_article: bool) -> bool:
    """ "The past week", "for the last week": the seven days up to now; "last week" is the calendar's."""
    if not after_article or line.word(at + 1) != "week" or line.word(at + 2) in ("'", "of"):
        return False
    before = line.word(at - 2)
    return line.word(at) == "past" or (line.word(at) == "last" and before in ("for", "over", "during", "within", "in"))


def _window(line: Line, at: int) -> Found | None:
    """ "In the past three months" places an event in time; "over" and "for the past three months" say how long."""
    number = in_number_of(line, at)
    unit = line.lexicon.units.get(line.word(number[1])) if number else None
    if number is None or number[0] is None or unit not in ("day", "week", "month", "year", "decade"):
        return None
    printed = Printed("range", shift=-number[0], unit=unit, approximate=True, takes_article=True)
    return number[1] + 1, printed


def _directed_part(line: Line, at: int, target: int, part: str, shift: int) -> Found | None:
    if line.word(target) == "night" and line.word(at) == "last":
        return target + 1, Printed("day", shift=-1, part=part)
    return (target + 1, Printed("day", shift=0, part=part)) if shift == 0 and line.word(at) == "this" else None


def _counted_part(line: Line, at: int, year: Printed) -> Found:
    """ "This year's third quarter": the quarter or half of a year just read, else the year itself."""
    if line.word(at - 1).endswith("'s") and (rank := ordinal(line, at)) and rank[0] <= 4:
        name = line.word(line.skip(rank[1], "-"))
        if name in ("quarter", "half") and (name == "quarter" or rank[0] <= 2):
            grain: Grain = "quarter" if name == "quarter" else "half"
            return rank[1] + 1, Printed(grain, number=rank[0], shift=year.shift, origin=year.origin)
    return at, year


def _named(line: Line, at: int, shift: int, origin: Any, part_at: bool) -> Found | None:
    """A weekday, month, season or holiday after a word of direction."""
    lexicon = line.lexicon
    word = line.word(at)
    if word in lexicon.weekdays and line.capital(at):
        end, part = at + 1, None
        date_at = line.skip(end, ",")
        date = month_date(line, date_at) or day_first(line, date_at)
        if date and date[1].grain == "day":
            date[1].weekday = lexicon.weekdays[word]
            return date
        if part_at and line.word(end) in lexicon.parts:
            end, part = end + 1, lexicon.parts[line.word(end)]
        return end, Printed("day", weekday=lexicon.weekdays[word], shift=shift, origin=origin, part=part)
    if word in lexicon.months and (found := month_date(line, at)):
        end, printed = found
        if printed.year is None and printed.within is None and (line.capital(at) or printed.day):
            printed.shift, printed.origin = shift, origin
        return end, printed
    if word in lexicon.seasons:
        return at + 1, Printed("season", season=lexicon.seasons[word], shift=shift, origin=origin)
    if holiday := holiday_at(line, at):
        holiday[1].shift, holiday[1].origin = shift, origin
        return holiday
    return None


def holiday_at(line: Line, at: int) -> Found | None:
    """A holiday's name, with the year where one follows; None also where the words name something else."""
    if not line.capital(at):
        return None
    for phrase in line.lexicon.phrases.get(line.word(at), ()):
        if all(line.word(at + step) == token for step, token in enumerate(phrase.tokens)):
            end = at + len(phrase.tokens)
            if phrase.means == "holiday":
                grain: Grain = "week" if line.lexicon.holiday_rules[phrase.name].days == 7 else "day"
                if line.word(end) == "weekend" and line.lexicon.holiday_rules[phrase.name].days == 1:
                    grain, end = "weekend", end + 1
                year_at = line.skip(end, "of", "in")
                year = line.year(year_at)
                return (year_at + 1 if year else end), Printed(
                    grain, holiday=phrase.name, year=year, takes_article=grain == "weekend"
                )
            if phrase.means == "idiom" or line.capital(end - 1):
                return None
    return None


def text_directed(line: Line, at: int, after_article: bool) -> Found | None:
    """What counts from another date: "the previous year", "that same day", "the following Tuesday"."""
    lexicon = line.lexicon
    word = line.word(at)
    if word != "that" and not after_article:
        return None
    shift, target = lexicon.text_directions[word], at + 1
    if word == "that" and line.word(target) == "same":
        target += 1
    unit = lexicon.units.get(line.word(target))
    if unit in _PERIODS and line.word(target) not in lexicon.plural_units and unit not in ("hour", "minute"):
        grain: Grain = "day" if unit == "day" else GRAINS[str(unit)]
        year_at = line.skip(target + 1, "of", "in", "a")
        if shift == 0 and unit == "quarter" and (line.word(year_at), line.word(year_at + 1)) in _A_YEAR_BACK:
            return year_at + 2, Printed("quarter", shift=-1, origin="text", takes_article=True)
        return target + 1, Printed(grain, shift=shift, origin="text", takes_article=True)
    if word in ("previous", "following", "preceding", "same", "that") and (
        part := lexicon.parts.get(line.word(target))
    ):
        return target + 1, Printed("day", shift=min(shift, 0), origin="text", part=part, takes_article=True)
    if word == "that" and (not line.capital(target) or line.word(target + 1) in ("is", "was", "will", "would", "'s")):
        return None  # "noting that Tuesday is the deadline"
    found = _named(line, target, shift, "text", part_at=True)
    if found:
        found[1].takes_article = True
    return found


def unit_led(line: Line, at: int, expression: Any, after_article: bool) -> Found | None:
    """What a unit begins: "year-end", "year-earlier", "the day before", "the week of Aug. 3", "the weekend"."""
    unit = line.lexicon.units.get(line.word(at))
    if unit is None:
        return None
    following = line.skip(at + 1, "-")
    word = line.word(following)
    if (
        unit in ("year", "month", "quarter", "week")
        and word == "end"
        and line.word(at) not in line.lexicon.plural_units
    ):
        if unit == "year" and line.word(at - 1) in ("around", "about"):
            return following + 1, Printed("month", month=12, approximate=True)
        if unit == "year" and following > at + 1:
            since = -1 if line.word(at - 1) == "since" or line.word(at - 2) == "since" else None
            return following + 1, Printed("day", month=12, day=31, shift=since, approximate=True, takes_article=True)
        grain: Grain = GRAINS[unit]
        return following + 1, Printed(grain, shift=0, edge="end", takes_article=True)
    if unit == "year" and word in ("earlier", "ago") and following > at + 1:
        end = following + 1
        quarter_at = ordinal(line, end)
        name_at = quarter_at[1] if quarter_at else end
        if line.word(name_at) in ("quarter", "period"):
            number = quarter_at[0] if quarter_at else None
            return name_at + 1, Printed("quarter", number=number, shift=-1, origin="text", takes_article=True)
        return end, Printed("year", shift=-1, origin="text", takes_article=True, compared=True)
    if word in ("before", "after") and after_article and following == at + 1:
        return _before_or_after(line, at, following, unit, expression)
    if line.word(at) == "week" and word in ("of", "beginning", "starting", "ended", "ending"):
        inner = expression(line, line.skip(following + 1, "on"))
        if inner and inner[1].grain == "day" and inner[1].month is not None:
            inner[1].grain, inner[1].takes_article = "week", True
            return inner[0], inner[1]
    if line.word(at) == "year" and after_article and _is_the_year(line, at):
        return at + 1, Printed("year", shift=0, approximate=True, takes_article=True)
    if line.word(at) in ("quarter", "quarter's") and after_article and line.word(following) not in _QUARTERED:
        return at + 1, Printed("quarter", shift=0, origin="text", takes_article=True)
    if line.word(at) == "weekend" and after_article:
        return at + 1, Printed("weekend", takes_article=True)
    return None


def _is_the_year(line: Line, at: int) -> bool:
    """Whether "the year" is the one of the accounts: "sales rose for the year", "nine months of the year"."""
    if line.word(at + 1) in ("ended", "ending", "to", "that", "when", "before", "after", "of", "-", "in"):
        return line.word(at + 1) == "of" and line.word(at + 2)[:1] in ("$", "£", "€", "¥")
    before = line.word(at - 2)
    return before == "for" or (before == "of" and line.lexicon.units.get(line.word(at - 3)) in ("month", "quarter"))


def _before_or_after(line: Line, at: int, word_at: int, unit: str, expression: Any) -> Found | None:
    sign = -1 if line.word(word_at) == "before" else 1
    if line.word(word_at + 1) in ("last", "next") and line.word(word_at + 2) in CLAUSE_END:
        return word_at + 2, Printed("day" if unit == "day" else "week", shift=2 * sign, takes_article=True)
    if unit == "day" and (inner := expression(line, word_at + 1)):
        return days_from(inner, sign) if line.word(at) == "day" else None  # "the days before Wednesday" are many
    if line.word(word_at + 1) not in CLAUSE_END or unit in ("hour", "minute", "weekend"):
        return None
    grain: Grain = "day" if unit == "day" else GRAINS[unit]
    return word_at + 1, Printed(grain, shift=sign, origin="text", takes_article=True)


def year_phrase(line: Line, at: int) -> Found | None:
    """The year that "of" brings in: "2019", "this year", "the year", "last year", "fiscal 2020", "that year"."""
    start = line.skip(at, "the")
    if start > at and line.word(start) == "year":
        return start + 1, Printed("year", shift=0)
    start = line.skip(start, "fiscal", "financial")
    start = line.skip(start, "year") if start > at else start
    if line.word(start) in line.lexicon.directions:
        found = directed(line, start, False)
        return found if found and found[1].grain == "year" else None
    if line.word(start) in line.lexicon.text_directions:
        found = text_directed(line, start, True)
        return found if found and found[1].grain == "year" else None
    found = year_date(line, start)
    return found if found and found[1].grain == "year" and not found[1].last else None
