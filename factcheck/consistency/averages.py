"""Averages that cannot be: outside the range of their parts, or not total by number."""

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.phrases import HEDGE
from factcheck.consistency.registry import Check
from factcheck.model import Record

_FIGURE = r"‹[CMUNPTA]\d+›"
_LIST = (
    rf"(?P<parts>{_FIGURE}[^‹›‖;:,]{{0,40}}(?:, ?(?:[a-z]+ ){{0,2}}{_FIGURE}[^‹›‖;:,]{{0,40}})"
    rf"{{0,8}},? and (?:[a-z]+ ){{0,2}}{_FIGURE})"
)
_RANGE = re.compile(
    rf"\b(?:average|mean)\b[^‹›‖;:]{{0,60}}‹(?P<mean>[CMUNPTA]\d+)›[^‹›‖;:]{{0,30}}(?::| -| —| \() ?{_LIST}"
)
_LISTED_FIRST = re.compile(
    rf"{_LIST}(?P<gap>[^‹›‖]{{0,40}})(?:[;,]| ‖| and| -| —) ?(?:and )?(?:(?:their|an|for an) (?:average|mean)|the "
    rf"(?:average|mean) (?:is|was|of))\b[^‹›‖;:]{{0,40}}?"
    rf"‹(?P<mean>[CMUNPTA]\d+)›"
)
_THEIRS = r"(?:an average of|which is an average of|or an average of|averaging|on average) "
_SHARED = (
    # The 12 winners shared £240,000, an average of £20,000 each
    re.compile(
        rf"‹(?P<number>[CN]\d+)›(?P<gap>[^‹›‖;:]{{1,50}}?)‹(?P<total>[MUC]\d+)›[^‹›‖;:]{{0,40}}, {_THEIRS}{HEDGE}"
        r"‹(?P<mean>[MUC]\d+)›(?P<per>[^‹›‖;:,.]{0,20})"
    ),
    # The 18 players shared £540,000, or £30,000 each
    re.compile(
        rf"‹(?P<number>[CN]\d+)›(?P<gap>[^‹›‖;:]{{1,40}}?\b(?:share|shared|split|divided|received|were paid|paid|"
        rf"raised|"
        rf"won|will share|will get|get|got)\b[^‹›‖;:]{{0,30}}?)‹(?P<total>[MUC]\d+)›[^‹›‖;:]{{0,40}}(?:,| -| —|:| "
        rf"\() ?(?:or |that is |"
        rf"which is |which makes |making |so ){HEDGE}‹(?P<mean>[MUC]\d+)›(?P<per> (?:each|apiece|a head|per head|per "
        rf"person))"
    ),
    # £50,000 from 400 donors, an average of £125
    re.compile(
        rf"‹(?P<total>[MUC]\d+)›(?P<gap> (?:[a-z]+ ){{0,2}}(?:from|for|to|among|between|by|over|across) {HEDGE})"
        rf"‹(?P<number>[CN]\d+)›[^‹›‖;:]{{0,30}}, {_THEIRS}{HEDGE}‹(?P<mean>[MUC]\d+)›(?P<per>[^‹›‖;:,.]{{0,20}})"
    ),
)  # fmt: skip
_ANOTHER_PER = re.compile(r"\b(?:a|per|every|each) (?:day|week|month|year|night|hour|season)\b")


_NAMED = re.compile(r"averag|\bmean\b|\b(?:each|apiece|head|person)\b")


class AverageParameters(Record):
    """`slack` is the share by which an average may miss total by number beyond the rounding of the three."""

    slack: Decimal = Decimal("0.03")


def find(draft: Draft, parameters: AverageParameters) -> list[Found]:
    """Averages that their parts, or their total and number, do not give."""
    found = []
    for line in draft.lines:
        if len(line.letters) < 3 or not _NAMED.search(line.text):
            continue
        found += list(_outside(draft, line.text))
        found += list(_not_total_by_number(draft, line.text, parameters.slack))
    return found


def _outside(draft: Draft, text: str) -> Iterator[Found]:
    for match in (*_RANGE.finditer(text), *_LISTED_FIRST.finditer(text)):
        mean, parts = draft.figures[match["mean"]], draft.all_in(match["parts"])
        if len(parts) < 2 or any(part.kind != mean.kind or part.unit != mean.unit for part in parts):
            continue
        if mean.kind in ("count", "number") and any(part.head != mean.head for part in parts if part.head):
            continue
        ends = [part.reach() for part in parts]
        low = min((end.low for end in ends if end.low is not None), default=None)
        high = max((end.high for end in ends if end.high is not None), default=None)
        if any(end.low is None or end.high is None for end in ends) or Interval(low, high).meets(mean.reach()):
            continue
        told = f"all parts lie between {short(min(p.number for p in parts))} and {short(max(p.number for p in parts))}"
        yield _found(mean, tuple(parts), told, f"the text gives an average of {mean.surface}")


def _not_total_by_number(draft: Draft, text: str, slack: Decimal) -> Iterator[Found]:
    for form in _SHARED:
        for match in form.finditer(text):
            total, number, mean = (draft.figures[match[name]] for name in ("total", "number", "mean"))
            alike = total.kind == mean.kind and total.unit == mean.unit
            if not alike or number.number < 2 or _ANOTHER_PER.search(match["per"]) or total.number <= mean.number:
                continue
            if any(figure.top is not None for figure in (total, number, mean)) or total.kind == number.kind == "count":
                continue
            if total.reach().over(number.reach()).widened(slack).meets(mean.reach()):
                continue
            exact = total.number / number.number
            told = f"{total.surface} / {short(number.number)} = {short(exact)}"
            yield _found(mean, (total, number), told, f"the text says {mean.surface}")


def _found(mean: Figure, parts: tuple[Figure, ...], told: str, says: str) -> Found:
    return Found(
        message=f"{told}, {says}",
        working=(told, says),
        sides=((mean.surface, (mean.span,)), (told, tuple(part.span for part in parts))),
        certainty=0.87,
    )


CHECK = Check("average", frozenset(("sum",)), AverageParameters, find)
