"""What lies so many units away: last week, two years ago, the day before, the year-earlier quarter."""

from factcheck.claims.readers.dates import arithmetic
from factcheck.claims.readers.dates.arithmetic import Stretch
from factcheck.claims.readers.dates.printed import Printed
from factcheck.claims.readers.dates.situation import Resolved, Situation
from factcheck.model import Period


def plain(stretch: Stretch | None, approximate: bool = False) -> Resolved | None:
    """The stretch with no other reading beside it."""
    return Resolved(stretch, approximate=approximate) if stretch else None


def recent_weekend(situation: Situation) -> Stretch | None:
    """The weekend just over, or the one at hand or ahead."""
    now = situation.now
    assert now is not None
    if situation.tense > 0 or now.isoweekday() >= 6:
        return arithmetic.weekend_stretch(now)
    before = arithmetic.shifted(now, -7)
    return arithmetic.weekend_stretch(before) if before else None


def shifted(printed: Printed, situation: Situation) -> Resolved | None:
    """What lies so many units from now or from another date of the text."""
    if printed.origin == "text":
        return _shifted_in_text(printed, situation)
    if situation.now is None:
        return None
    if printed.compared and (quarter := _reported_quarter(situation)):
        return _years_from(quarter, printed.shift or 0)
    if printed.unit:
        start = arithmetic.days_back(situation.now, printed.unit, -(printed.shift or 0))
        return Resolved((start, situation.now)) if start else None
    if printed.grain == "weekend" and printed.shift == 0:
        return plain(recent_weekend(situation))
    far = abs(printed.shift or 0) > 1 and not (printed.grain == "day" and abs(printed.shift or 0) < 7)
    return plain(arithmetic.units_away(situation.now, printed.grain, printed.shift or 0), approximate=far)


def _reported_quarter(situation: Situation) -> Period | None:
    """The quarter that an account of the last twelve months tells of, whose figures "a year ago" are set against."""
    quarter = situation.origin("quarter")
    if quarter is None or quarter.start is None or situation.now is None:
        return None
    return quarter if 0 <= (situation.now - quarter.start).days <= 366 else None


def _shifted_in_text(printed: Printed, situation: Situation) -> Resolved | None:
    origin = situation.origin("day" if printed.grain in ("day", "hour", "minute") else printed.grain)
    if printed.grain == "quarter" and printed.shift == 0 and origin is None and situation.now is not None:
        return plain(arithmetic.units_away(situation.now, "quarter", -1), approximate=True)
    if origin is None or origin.start is None:
        falls_back = printed.grain == "year" and printed.shift == -1 and situation.now is not None
        if not falls_back or situation.now is None:
            return None
        return plain(arithmetic.units_away(situation.now, printed.grain, -1), approximate=True)
    shift = printed.shift or 0
    if printed.compared and situation.now and origin.grain == "year" and origin.start.year < situation.now.year:
        return plain(arithmetic.units_away(situation.now, "year", shift), approximate=True)
    if printed.grain == "quarter":
        return plain(arithmetic.units_away(origin.start, "quarter", 4 * shift if shift else 0))
    if printed.grain == "year" and shift and origin.grain in ("quarter", "half", "month"):
        return _years_from(origin, shift)
    return plain(arithmetic.units_away(origin.start, printed.grain, shift), approximate=abs(shift) > 1)


def _years_from(origin: Period, years: int) -> Resolved | None:
    """ "A year earlier" after a quarter or month is that quarter or month of the other year."""
    assert origin.start is not None
    months = {"quarter": 3, "half": 6}.get(origin.grain, 1)
    stretch = arithmetic.month_stretch(origin.start.year + years, origin.start.month, months)
    return Resolved(stretch, like=origin) if stretch else None
