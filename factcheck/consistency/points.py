"""Per cent against percentage points: "rose from 4 per cent to 5 per cent, an increase of 1 per cent"."""

import re
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.phrases import GAP, HEDGE, SHORT_GAP
from factcheck.consistency.registry import Check
from factcheck.model import Record

_CHANGE = r"(?:rise|increase|fall|drop|decrease|decline|jump|gain|growth|reduction|cut)"
_FORMS = (
    re.compile(
        rf"\bfrom {HEDGE}‹(?P<before>P\d+)›{GAP},? to {HEDGE}‹(?P<after>P\d+)›{GAP},? "
        rf"(?:an? |which is an? |that is an? )(?:[a-z]+ )?{_CHANGE} of {HEDGE}‹(?P<change>[PC]\d+)›"
    ),
    re.compile(
        rf"\b(?:rose|risen|grew|grown|increased|climbed|jumped|fell|fallen|dropped|declined|decreased) by {HEDGE}"
        rf"‹(?P<change>[PC]\d+)›{GAP},? from {HEDGE}‹(?P<before>P\d+)›{GAP},? to {HEDGE}‹(?P<after>P\d+)›"
    ),
    # Turnout was 61.4 per cent, down by 3.2 percentage points on the 66.9 per cent of 2020
    re.compile(
        rf"‹(?P<after>P\d+)›{SHORT_GAP},? (?:up|down|a (?:[a-z]+ )?{_CHANGE} of|which is|that is) (?:by )?{HEDGE}"
        rf"‹(?P<change>[PC]\d+)› (?:[a-z]+ )?(?:on|from|than|below|above) {HEDGE}‹(?P<before>P\d+)›"
    ),
    # rose by 2 points to 45 per cent, from 41 per cent
    re.compile(
        rf"‹(?P<change>[PC]\d+)› to {HEDGE}‹(?P<after>P\d+)›{SHORT_GAP},? (?:up |down )?(?:from|compared with|against) "
        rf"{HEDGE}"
        rf"‹(?P<before>P\d+)›"
    ),
    re.compile(
        rf"\bto {HEDGE}‹(?P<after>P\d+)›,? from {HEDGE}‹(?P<before>P\d+)›{SHORT_GAP}, an? (?:[a-z]+ )?{_CHANGE} of "
        rf"{HEDGE}"
        rf"‹(?P<change>[PC]\d+)›"
    ),
)  # fmt: skip


class PointParameters(Record):
    """`slack` is granted on the printed change beyond its rounding, as a multiple of its last printed place."""

    slack: Decimal = Decimal("0.5")


def find(draft: Draft, parameters: PointParameters) -> list[Found]:
    """Changes between two percentages that are given in per cent and are not."""
    found: dict[str, Found] = {}
    for line in draft.lines:
        if line.letters.count("P") < 2 or line.letters.count("P") + line.letters.count("C") < 3:
            continue
        for form in _FORMS:
            for match in form.finditer(line.text):
                before, after, change = (draft.figures[match[name]] for name in ("before", "after", "change"))
                one = _judge(before, after, change, parameters.slack)
                if one:
                    found.setdefault(change.key, one)
    return list(found.values())


def _judge(before: Figure, after: Figure, change: Figure, slack: Decimal) -> Found | None:
    unit = "pp" if change.head == "point" else change.unit
    if (
        unit not in ("%", "pp")
        or before.unit != "%"
        or after.unit != "%"
        or before.number <= 0
        or before.number == after.number
    ):
        return None
    high, low = (after, before) if after.number > before.number else (before, after)
    points = high.bare() - low.bare()
    ratio = after.reach().over(before.bare())
    if ratio.low is None or ratio.high is None:
        return None
    relative = sorted(abs(end - 1) * 100 for end in (ratio.low, ratio.high))
    reach = change.reach()
    # Points that are read as a share have their rounding in their reach already.
    extra = Decimal(0) if unit == "pp" and reach.low != reach.high else change.place * slack
    printed = Interval(
        None if reach.low is None else reach.low - extra, None if reach.high is None else reach.high + extra
    )
    apart = abs(after.number - before.number)
    # "From 4 to 5, an increase of 1": what rounding might stretch to one per cent is one point to the digit.
    is_points = change.number == apart and apart * 100 > before.number * change.number * 3
    if unit == "%" and not is_points and Interval(relative[0], relative[1]).meets(printed):
        return None
    in_points = points.meets(printed)
    if unit == "pp" and in_points:
        return None
    told = (
        f"from {before.surface} to {after.surface} is {short(apart)} percentage points"
        f" or {short(apart / before.number * 100)} per cent"
    )
    return Found(
        message=f"{told}, the text says {change.surface}",
        working=(told, f"the text says {change.surface}"),
        sides=((change.surface, (change.span,)), (f"{short(apart)} points", (before.span, after.span))),
        certainty=0.8 if in_points else 0.88,
    )


CHECK = Check("percentage_points", frozenset(("percent_change",)), PointParameters, find)
