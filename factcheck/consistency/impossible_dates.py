"""Dates that no calendar has: 31 April, 29 February 2023."""

from calendar import monthrange

from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Period, Record

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


class ImpossibleDateParameters(Record):
    """None."""


def find(draft: Draft, parameters: ImpossibleDateParameters) -> list[Found]:
    """Every printed day that its month does not have; 29 February only where the year is printed."""
    found = []
    for claim in draft.article.claims:
        value = claim.value
        if not isinstance(value, Period) or not value.month or not value.day_of_month or value.readings:
            continue
        days = monthrange(value.year or 2024, value.month)[1]
        if value.day_of_month > days:
            month = _MONTHS[value.month - 1] + (f" {value.year}" if value.year and value.month == 2 else "")
            found.append(
                Found(
                    message=f"{claim.surface}: {month} has {days} days",
                    working=(f"{month} has {days} days", f"the text says {claim.surface}"),
                    sides=((claim.surface, (claim.span,)),),
                    certainty=0.98,
                )
            )
    return found


CHECK = Check("impossible_date", frozenset(("impossible_date",)), ImpossibleDateParameters, find)
