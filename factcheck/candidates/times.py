"""The times that values are for: whether two of them meet, by the labels that the claims carry."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_LABEL = re.compile(
    r"(?:(?P<bound>[a-z]+) )?(?P<year>\d{4})(?P<decade>s)?(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?: to (?P<until>\d{4}-\d\d-\d\d))?(?: \d\d:\d\d.*)?"
)
_OPEN_START = frozenset(("until", "before", "by"))
_OPEN_END = frozenset(("since", "after", "from"))


def meet(left: str, right: str) -> bool | None:
    """Whether two times have a day in common; None where one of them is not placed ("Tuesday", "June")."""
    one, other = _days(left), _days(right)
    if one is None or other is None:
        return True if left == right else None
    return one[0] <= other[1] and other[0] <= one[1]


@lru_cache(maxsize=4096)
def _days(label: str) -> tuple[date, date] | None:
    """First and last day of a time as `factcheck.model.label` writes it; None for what it does not place."""
    found = _LABEL.fullmatch(label)
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    try:
        first = date(year, month or 1, day or 1)
        if found["until"]:
            last = date.fromisoformat(found["until"])
        elif found["decade"]:
            last = date(year + 9, 12, 31)
        else:
            last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:  # no day of the calendar
        return None
    if found["bound"] in _OPEN_START:
        return date.min, last
    return (first, date.max) if found["bound"] in _OPEN_END else (first, last)
