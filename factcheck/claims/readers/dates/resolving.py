"""From what was printed to calendar days: years by tense, weekdays by the day of publication, shifts by origin."""

from dataclasses import replace
from datetime import date

from factcheck.claims.readers.dates import arithmetic
from factcheck.claims.readers.dates.arithmetic import Stretch
from factcheck.claims.readers.dates.cycles import (
    holiday_stretches,
    long_weekend,
    month_stretches,
    pick,
    pick_numbered_weekday,
    pick_weekday,
    season_stretches,
)
from factcheck.claims.readers.dates.printed import Printed
from factcheck.claims.readers.dates.shifting import plain, recent_weekend, shifted
from factcheck.claims.readers.dates.situation import Resolved, Situation
from factcheck.model import Dating, Period


def resolve(printed: Printed, anchor: Dating | None, situation: Situation) -> Period:
    """The period that is meant; where the anchor spans several days, only what all of them agree on."""
    if anchor is None:
        return _period(printed, _stretch(printed, situation), situation)
    first = _stretch(printed, replace(situation, now=anchor.start))
    if anchor.start != anchor.end:
        second = _stretch(printed, replace(situation, now=anchor.end))
        if first is None or second is None or first.stretch != second.stretch:
            first = None
    return _period(printed, first, replace(situation, now=anchor.start))


def _period(printed: Printed, found: Resolved | None, situation: Situation) -> Period:
    part = printed.part
    if printed.is_day and printed.edge and part is None:
        part = printed.edge
    is_moved = bool(printed.days_off or printed.beside)
    plain = Period(
        grain="range" if printed.last else printed.grain,
        basis="unresolved",
        approximate=printed.approximate or (printed.edge is not None and not printed.is_day),
        weekday=None if printed.days_off else printed.weekday,
        year=printed.year if printed.grain != "decade" and not is_moved else None,
        month=None if is_moved else printed.month,
        day_of_month=None if is_moved else printed.day,
        clock=printed.clock,
        zone=printed.zone,
        part=part,
        vague=printed.vague,
    )
    if found is None:
        return plain
    start, end = found.stretch
    if printed.edge and not printed.is_day and not printed.last:
        start, end = _edged((start, end), printed.edge, situation.now)
    return plain.model_copy(
        update={
            "start": start,
            "end": end,
            "grain": found.like.grain if found.like else plain.grain,
            "basis": "stated" if _is_stated(printed) else "resolved",
            "approximate": plain.approximate or found.approximate,
            "readings": tuple(other for other in found.others if other != found.stretch),
        }
    )


def _is_stated(printed: Printed) -> bool:
    if printed.last and not _is_stated(printed.last):
        return False
    if printed.grain == "century":
        return True
    if printed.shift is not None or printed.within is not None or printed.year is None or printed.days_off:
        return False
    if printed.beside:
        return False
    return printed.grain != "decade" or printed.year >= 100


def _edged(stretch: Stretch, edge: str, now: date | None) -> Stretch:
    start, end = stretch
    if edge == "earlier":
        return (start, now) if now and start <= now <= end else stretch
    if edge == "later":
        return (now, end) if now and start <= now <= end else stretch
    return arithmetic.narrowed(stretch, edge)


def _stretch(printed: Printed, situation: Situation) -> Resolved | None:
    if printed.vague:
        return None
    if printed.days_off:
        return _days_off(printed, situation)
    if printed.beside:
        return _weekday_beside(printed, situation)
    if printed.number and (printed.unit or (printed.weekday and printed.month)):
        return _nth(printed, situation)
    if printed.last:
        return _range(printed, situation)
    if printed.holiday or printed.season or printed.month is not None:
        return _named(printed, situation)
    if printed.weekday is not None:
        return _weekday(printed, situation)
    if printed.day is not None and printed.year is None:
        return _bare_day(printed.day, situation)
    if printed.grain in ("quarter", "half") and printed.number is not None:
        return _numbered(printed, situation)
    if printed.grain == "century" and printed.number is not None:
        return plain(arithmetic.year_stretch(100 * (printed.number - 1) + 1, 100))
    if printed.year is not None:
        return _year(printed, situation)
    if printed.shift is not None:
        is_closed = printed.closing and printed.shift == 0 and printed.origin == "text"
        return (_closing(printed, situation) if is_closed else None) or shifted(printed, situation)
    if printed.grain == "weekend" and situation.now:
        return plain(recent_weekend(situation))
    return None


def _days_off(printed: Printed, situation: Situation) -> Resolved | None:
    """The day so many days from the one that the rest of the expression names."""
    named = _stretch(replace(printed, days_off=0), situation)
    day = arithmetic.shifted(named.stretch[0 if printed.days_off < 0 else 1], printed.days_off) if named else None
    return Resolved((day, day)) if day else None


def _weekday_beside(printed: Printed, situation: Situation) -> Resolved | None:
    """The weekday next to a named day: "the Friday before Christmas"."""
    named = _stretch(replace(printed, beside=0, weekday=None), situation)
    if named is None or printed.weekday is None:
        return None
    if printed.beside < 0:
        day = arithmetic.shifted(named.stretch[0], -((named.stretch[0].isoweekday() - printed.weekday) % 7 or 7))
    else:
        day = arithmetic.shifted(named.stretch[1], (printed.weekday - named.stretch[1].isoweekday()) % 7 or 7)
    return Resolved((day, day)) if day else None


def _bare_day(number: int, situation: Situation) -> Resolved | None:
    """The nearest day of the month of that number, on the side of the day of publication that the tense tells."""
    now = situation.now
    if now is None:
        return None
    months = (arithmetic.month_stretch(now.year, now.month + offset) for offset in (0, -1, 1, -2, 2))
    days = [day for month in months if month and (day := arithmetic.day_or_none(month[0].year, month[0].month, number))]
    ahead = situation.tense > 0
    on_side = [day for day in days if (day >= now if ahead else day <= now)]
    nearest = min(on_side, key=lambda day: abs((day - now).days), default=None)
    return Resolved((nearest, nearest)) if nearest else None


def _range(printed: Printed, situation: Situation) -> Resolved | None:
    last = printed.last
    assert last is not None
    first = replace(printed, last=None)
    if first.weekday and last.within is not None and first.month is None and first.within is None:
        first.within = last.within
    if first.year is None and first.within is None and first.shift is None and last.year is not None:
        later_month = first.month is not None and last.month is not None and first.month > last.month
        first.year = last.year - 1 if later_month else last.year
    if last.month is None and last.day is not None:
        last = replace(last, month=first.month)
    if first.year is None and last.year is None and first.month and last.month and first.within is None:
        # The end of a range tells its year better than its start: "between October and March".
        ended = _stretch(last, situation)
        if ended:
            first.year = ended.stretch[0].year - (first.month > last.month)
            last = replace(last, year=ended.stretch[0].year)
    begin = _stretch(first, situation)
    finish = _stretch(last, situation)
    if begin is None or finish is None:
        return None
    if finish.stretch[1] < begin.stretch[0] and last.year is None and last.month is not None:
        finish = _stretch(replace(last, year=begin.stretch[0].year + (last.month < (first.month or 0))), situation)
    if finish is None or finish.stretch[1] < begin.stretch[0]:
        return None
    return Resolved((begin.stretch[0], finish.stretch[1]))


def _named(printed: Printed, situation: Situation) -> Resolved | None:
    """A month, a day of a month, a season or a holiday, in its own year or the one that tense and origin choose."""

    def stretches(year: int) -> Stretch | None:
        if printed.holiday:
            days = holiday_stretches(situation.lexicon.holiday_rules[printed.holiday], year)
            return long_weekend(days) if printed.grain == "weekend" else days
        if printed.season:
            return season_stretches(situation.lexicon.season_months[printed.season], year)
        return month_stretches(year, printed.month or 1, printed.day)

    if printed.year is not None:
        found = plain(stretches(printed.year))
    else:
        found = _in_chosen_year(printed, situation, stretches)
    if found and printed.grain == "week" and not printed.holiday:
        return plain(arithmetic.week_stretch(found.stretch[0]))
    return found


def _nth(printed: Printed, situation: Situation) -> Resolved | None:
    """The first Monday, the last week or the 20th day of a month."""
    month = replace(printed, grain="month", weekday=None, number=None, unit=None)
    found = _stretch(month, situation)
    if found is None:
        return None
    number, (first, last) = printed.number or 1, found.stretch
    if printed.weekday:
        day: date | None = arithmetic.nth_weekday(first.year, first.month, printed.weekday, number)
        return Resolved((day, day)) if day else None
    length = 7 if printed.unit == "week" else 1
    start = arithmetic.shifted(first, length * (number - 1)) if number > 0 else arithmetic.shifted(last, 1 - length)
    end = arithmetic.shifted(start, length - 1) if start else None
    if start is None or end is None or start > last:
        return None
    return Resolved((start, min(end, last)), approximate=length > 1)


def _in_chosen_year(printed: Printed, situation: Situation, stretches: "arithmetic.ByYear") -> Resolved | None:
    origin = situation.origin("year") if printed.origin == "text" else None
    base = origin.start if origin and origin.start else situation.now
    if base is None:
        return None
    if printed.within is not None:
        return plain(stretches(base.year + printed.within))
    chosen = pick(stretches, base, printed.shift, situation.tense)
    if chosen is None:
        return None
    others: tuple[Stretch, ...] = ()
    if printed.shift == -1 and chosen[0].year == base.year and (earlier := stretches(base.year - 1)):
        others = (earlier,)
        if (base - chosen[1]).days <= 31 and printed.grain == "month":
            # The month just over is "last month"; its name with "last" means the one a year before.
            chosen, others = earlier, (chosen,)
    beside = situation.origin("year", within=0)
    if printed.shift is None and situation.tense < 1 and beside and beside.start and beside.basis == "stated":
        # "Published in 1967, it had sold out by Christmas": the year beside it is as good a reading.
        told = stretches(beside.start.year) if beside.start.year < base.year - 1 else None
        others = (told,) if told else ()
    if printed.shift == 1 and chosen[0].year == base.year and (later := stretches(base.year + 1)):
        others = (later,)
    return Resolved(chosen, others)


def _weekday(printed: Printed, situation: Situation) -> Resolved | None:
    origin = situation.origin("day") if printed.origin == "text" else None
    base = origin.start if origin else (situation.now if printed.origin == "now" else None)
    if origin is None and printed.origin == "text" and printed.shift:
        base = _last_day_told(situation)
    if base is None or printed.weekday is None:
        return None
    if printed.day:
        numbered = pick_numbered_weekday(printed.weekday, printed.day, base)
        return Resolved((numbered, numbered)) if numbered else None
    days = pick_weekday(printed.weekday, base, printed, situation.tense)
    if not days:
        return None
    return Resolved((days[0], days[0]), tuple((day, day) for day in days[1:]))


def _last_day_told(situation: Situation) -> date | None:
    """The latest day of the article so far, however far back: what "the previous Friday" goes back from."""
    days = (mention.period.start for mention in reversed(situation.mentioned) if mention.period.grain == "day")
    return next(days, None)


def _numbered(printed: Printed, situation: Situation) -> Resolved | None:
    months = 3 if printed.grain == "quarter" else 6
    number = printed.number or 1

    def stretches(year: int) -> Stretch | None:
        return arithmetic.month_stretch(year, months * (number - 1) + 1, months)

    if printed.closing and (closing := _closing(printed, situation)):
        return closing
    if printed.grain == "quarter" and printed.shift is None:
        known = [stretch for rank, stretch in situation.closings if rank == number]
        if known and printed.year in (None, known[-1][1].year):
            return plain(known[-1])
        if printed.fiscal:
            return None
    if printed.year is not None:
        return plain(stretches(printed.year))
    origin = situation.origin("year") if printed.origin == "text" else None
    base = origin.start if origin and origin.start else situation.now
    if base is None:
        return None
    if printed.shift is not None:
        return plain(stretches(base.year + printed.shift))
    return plain(pick(stretches, base, None, situation.tense or -1))


def _closing(printed: Printed, situation: Situation) -> Resolved | None:
    """The three months that end on the day the text says ("the quarter ended Sept. 30")."""
    if printed.closing is None:
        return None
    day = _stretch(printed.closing, situation)
    if day is None:
        return None
    stretch = arithmetic.month_stretch(day.stretch[1].year, day.stretch[1].month - 2, 3)
    return Resolved(stretch) if stretch else None


def _year(printed: Printed, situation: Situation) -> Resolved | None:
    year = printed.year or 0
    if printed.grain == "decade":
        if year < 100:
            # "The eighties" are those of the last hundred years as seen from the article.
            this_year = situation.now.year if situation.now else 2000
            year += this_year - this_year % 100
            year -= 100 if year > this_year else 0
        return plain(arithmetic.year_stretch(year, 10))
    if printed.grain == "quarter":
        origin = situation.origin("quarter")
        if origin is None or origin.start is None:
            return None
        return plain(arithmetic.month_stretch(year, origin.start.month, 3))
    return plain(arithmetic.year_stretch(year))
