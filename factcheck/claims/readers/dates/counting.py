"""So many units back or on: "two weeks ago", "in a fortnight's time", "two Sundays ago", "two days after Christmas"."""

from typing import Any

from factcheck.claims.readers.dates.calendar_dates import Found, in_number_of
from factcheck.claims.readers.dates.line import Line, is_digits
from factcheck.claims.readers.dates.printed import Printed
from factcheck.claims.readers.dates.tense import FUTURE, tense
from factcheck.model.values import Grain

GRAINS: dict[str, Grain] = {
    "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century",
}  # fmt: skip
_COMPARING = frozenset(("compared", "from", "against", "versus", "than"))
CLAUSE_END = frozenset(("", ".", ",", ";", ":", ")", "]", '"', "'", "—", "?", "!", "and", "but", "when", "in", "at"))


def counted(line: Line, at: int) -> Found | None:
    """So many units away: "two weeks ago", "a year earlier", "ten days from now", "several years ago"."""
    # "Hours later" leaves the number out.
    bare = line.word(at) in line.lexicon.plural_units and line.word(at + 1) in ("later", "earlier", "ago")
    number = (None, at) if bare else in_number_of(line, at)
    if number is None:
        return None
    value, unit_at = number
    unit_at = line.skip(unit_at, "full", "more", "-")
    if value is not None and (halved := _and_a_half(line, value, unit_at)):
        return halved
    unit = line.lexicon.units.get(line.word(unit_at))
    if unit is None:
        return None
    if (time_at := _in_times(line, at, unit_at)) and value is not None and unit not in ("hour", "minute"):
        return time_at, _moved(unit, value, "now")
    if line.word(unit_at).endswith("'s") or (bare and is_digits(line.word(at - 1)[:1])):
        return None  # also "15.5 minutes later"
    end = unit_at + 1
    approximate = value is None
    if line.word(end) == "or" and line.word(end + 1) in ("so", "more", "two"):
        end, approximate = end + 2, True
    direction = _direction_after(line, end) or _ahead(line, at, end, unit, value)
    if direction is None:
        return None
    sign, origin, end = direction
    if unit == "weekend":
        return None
    shifted = _moved(unit, sign * (value or 0), origin)
    shifted.compared = unit == "year" and value == 1 and line.word(end - 1) == "ago" and _is_compared(line, at)
    shifted.approximate = approximate or shifted.approximate
    if value is None:
        shifted.vague = "past" if sign < 0 else "future"
    return end, shifted


def _is_compared(line: Line, at: int) -> bool:
    """Whether figures are set beside each other before the token: "from $5m, or 8 cents a share, a year ago"."""
    return any(line.word(back) in _COMPARING for back in range(at - 1, max(line.first, at - 16) - 1, -1))


def _moved(unit: str, shift: int, origin: Any) -> Printed:
    """So many units from the origin; "a decade ago" is ten years back, not the calendar's decade before."""
    if unit in ("hour", "minute"):
        return Printed("hour" if unit == "hour" else "minute", shift=shift, origin=origin)
    if unit in ("decade", "century"):
        return Printed("year", shift=shift * (10 if unit == "decade" else 100), origin=origin, approximate=True)
    if unit == "fortnight":
        return Printed("week", shift=2 * shift, origin=origin)
    return Printed("day" if unit == "day" else GRAINS[unit], shift=shift, origin=origin)


def _in_times(line: Line, at: int, unit_at: int) -> int | None:
    """The token after "time" in "in three weeks' time", "in a fortnight's time", else None."""
    if line.word(at - 1) not in ("in", "within"):
        return None
    time_at = unit_at + 1 if line.word(unit_at).endswith("'s") else line.skip(unit_at + 1, "'")
    has_genitive = time_at > unit_at + 1 or line.word(unit_at).endswith("'s")
    return time_at + 1 if has_genitive and line.word(time_at) == "time" else None


def _and_a_half(line: Line, whole: int, at: int) -> Found | None:
    """ "Three and a half years ago", "a year and a half ago": counted in the next smaller unit, so that it is whole."""
    first = line.lexicon.units.get(line.word(at))
    half_at = at + 1 if first else at
    half_at = line.skip(half_at, "-")
    if line.word(half_at) != "and":
        return None
    half_at = line.skip(half_at + 1, "-")
    if line.word(half_at) != "a" or line.word(line.skip(half_at + 1, "-")) != "half":
        return None
    end = line.skip(half_at + 1, "-") + 1
    unit = first or line.lexicon.units.get(line.word(line.skip(end, "-")))
    smaller = {"year": ("month", 12), "decade": ("year", 10), "week": ("day", 7), "day": ("hour", 24)}.get(str(unit))
    end = end if first else line.skip(end, "-") + 1
    direction = _direction_after(line, end)
    if direction is None or smaller is None:
        return None
    sign, origin, end = direction
    printed = _moved(smaller[0], sign * (smaller[1] * whole + smaller[1] // 2), origin)
    printed.approximate = True
    return end, printed


def counted_weekdays(line: Line, at: int) -> Found | None:
    """ "Two Sundays ago", "three Fridays from now": so many of a weekday back or on."""
    number = in_number_of(line, at)
    if number is None or number[0] is None or not 1 <= number[0] <= 8:
        return None
    weekday = line.lexicon.weekdays.get(line.word(number[1]).removesuffix("s"))
    if weekday is None or not line.capital(number[1]):
        return None
    direction = _direction_after(line, number[1] + 1)
    if direction is None or direction[1] != "now":
        return None
    sign, _, end = direction
    return end, Printed("day", weekday=weekday, shift=sign, number=number[0])


def _ahead(line: Line, at: int, end: int, unit: str, value: int | None) -> tuple[int, Any, int] | None:
    """The direction of "in two weeks" where the verb looks ahead: "will meet in two weeks", "is in a month"."""
    if line.word(at - 1) != "in" or value is None or unit not in ("day", "week", "month", "year"):
        return None
    if line.word(end) not in ("", ".", ",", ";", "to", "at", "when", "for", "and", '"'):
        return None
    is_set = line.word(at - 2) in ("is", "are", "begins", "starts", "opens", "meets", "expires")
    # "It will earn more in a week" is how much, not when.
    return (1, "now", end) if is_set or (value > 1 and tense(line, at, end) == FUTURE) else None


def _direction_after(line: Line, at: int) -> tuple[int, Any, int] | None:
    """The sign, the origin and the next token after "ago", "earlier", "later", "from now", "before" ..."""
    word, following = line.word(at), line.word(at + 1)
    if word == "ago":
        return -1, "now", at + 1
    if word == "earlier":
        return -1, "text", at + 1
    if word == "later":
        return 1, "text", at + 1
    if word == "hence":
        return 1, "now", at + 1
    if word == "from" and following in ("now", "today"):
        return 1, "now", at + 2
    if (
        word in ("before", "previously", "prior")
        and (following in CLAUSE_END or line.first + 3 > at)
        and (following in CLAUSE_END)
    ):
        return -1, "text", at + 1
    if word in ("after", "afterwards", "on") and following in ("", ".", ",", ";") and word != "on":
        return 1, "text", at + 1
    return None


def days_from(day: Found, days: int) -> Found | None:
    """The day so many days from a named one: "the day before last Tuesday", "two days after Christmas"."""
    end, printed = day
    if printed.grain != "day" or printed.last or printed.vague or printed.days_off or printed.part:
        return None
    printed.days_off, printed.takes_article = days, True
    return end, printed


def counted_from(line: Line, at: int, expression: Any) -> Found | None:
    """ "Two days after Christmas", "a week before May 13, 1999": days and weeks counted from a day that is named."""
    number = in_number_of(line, at)
    if number is None or number[0] is None or number[0] > 60:
        return None
    unit = line.lexicon.units.get(line.word(number[1]))
    if unit not in ("day", "week") or line.word(number[1] + 1) not in ("before", "after"):
        return None
    inner = expression(line, number[1] + 2)
    sign = 1 if line.word(number[1] + 1) == "after" else -1
    return days_from(inner, sign * number[0] * (7 if unit == "week" else 1)) if inner else None
