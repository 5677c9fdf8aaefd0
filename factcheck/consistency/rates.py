"""Currencies converted in brackets, by the rates that one article implies or that a table states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.registry import Check
from factcheck.model import Record
from factcheck.vocabulary.exchange_rates import ExchangeRate, currencies_of, exchange_rates

_CONVERTED = re.compile(
    r"‹(M\d+)›(?: [a-z-]+){0,2} ?\((?:or |about |around |some |roughly |nearly |almost |approximately |just over |"
    r"just under |equivalent to |equal to |worth )*‹(M\d+)›\)"
)
# Another time has another rate; a list price abroad is no conversion.
_OTHER_TIME = re.compile(
    r"\bat the time\b|\bthen\b|\btoday's\b|\bin today\b|\bback then\b|\blast year\b|\bearlier\b|\badjusted\b"
)


class RateParameters(Record):
    """`slack` is the share by which two implied rates may differ beyond rounding; below `retail`, where list prices
    that are set market by market look like conversions, it is `retail_slack`. `table` names a table of the vocabulary
    (`vocabulary/exchange-rates.yaml` of a rules folder, see `factcheck.vocabulary.exchange_rates`); an entry serves
    articles published within `days` of its date. Without the table the rates of an article are compared with each
    other alone."""

    slack: Decimal = Decimal("0.03")
    retail: int = 5000
    retail_slack: Decimal = Decimal("0.25")
    table: str | None = None
    days: int = 7


@dataclass(frozen=True, slots=True)
class _Conversion:
    """`rate` is how many units of the second currency the article gives for one of the first."""

    one: Figure
    other: Figure
    rate: Interval
    exact: Decimal
    slack: Decimal

    def told(self) -> str:
        return f"{self.one.surface} for {self.other.surface} is {short(self.exact)} to one"


def find(draft: Draft, parameters: RateParameters) -> list[Found]:
    """Conversions between one pair of currencies at rates that cannot be one rate."""
    by_pair: dict[tuple[str, str], list[_Conversion]] = {}
    found = []
    for conversion in _conversions(draft, parameters):
        listed = _by_table(draft, conversion, parameters)
        if listed:
            found.append(listed)
        else:
            key = (conversion.one.unit or "", conversion.other.unit or "")
            by_pair.setdefault(key, []).append(conversion)
    for said in by_pair.values():
        clash = _clash(said)
        if clash:
            found.append(_found(*clash))
    return found


def _conversions(draft: Draft, parameters: RateParameters) -> Iterator[_Conversion]:
    for line in draft.lines:
        if "(" not in line.text or _OTHER_TIME.search(line.text):
            continue
        if any(f.period and f.period.year and f.period.year != draft.year for f in line.figures):
            continue
        for match in _CONVERTED.finditer(line.text):
            one, other = sorted((draft.figures[match[1]], draft.figures[match[2]]), key=lambda f: f.unit or "")
            if one.unit is None or other.unit is None or one.unit == other.unit or not one.number or not other.number:
                continue
            if one.top is not None or other.top is not None:
                continue
            small = max(one.number, other.number) < parameters.retail
            slack = parameters.retail_slack if small else parameters.slack
            yield _Conversion(one, other, other.reach().over(one.reach()), other.number / one.number, slack)


def _clash(said: list[_Conversion]) -> tuple[_Conversion, _Conversion] | None:
    """The two conversions that differ most, where they cannot be at one rate."""
    apart = [
        (left, right)
        for left, right in combinations(said, 2)
        if not left.rate.widened(max(left.slack, right.slack)).meets(right.rate)
    ]
    if not apart:
        return None
    # Of three conversions the one that agrees with no other is the wrong one: it is in every clash.
    left, right = max(apart, key=lambda pair: max(pair[0].exact / pair[1].exact, pair[1].exact / pair[0].exact))
    return left, right


def _by_table(draft: Draft, conversion: _Conversion, parameters: RateParameters) -> Found | None:
    """The finding where the table has a rate for the days around publication and none of them is the article's."""
    published = draft.published
    if parameters.table is None or published is None:
        return None
    near = sorted(
        (abs((entry.date - published).days), place, rate, entry)
        for place, entry in enumerate(exchange_rates(draft.vocabulary, parameters.table))
        if abs((entry.date - published).days) <= parameters.days and (rate := _rate(draft, entry, conversion))
    )
    allowed = conversion.rate.widened(parameters.slack)
    if not near or any(allowed.meets(Interval(rate, rate)) for _, _, rate, _ in near):
        return None
    _, _, rate, entry = near[0]
    listed = f"the table has {short(entry.rate)} {entry.target} to one {entry.source} on {entry.date}"
    return Found(
        message=f"{conversion.told()}; {listed}",
        working=(
            conversion.told(),
            f"with rounding {allowed.shown()}",
            listed,
            f"{conversion.one.surface} = {short(conversion.one.number * rate)} {conversion.other.unit}",
        ),
        sides=(
            (conversion.one.surface, (conversion.one.span,)),
            (conversion.other.surface, (conversion.other.span,)),
        ),
        certainty=0.88,
    )


def _rate(draft: Draft, entry: ExchangeRate, conversion: _Conversion) -> Decimal | None:
    """What an entry gives for one unit of the conversion's first currency; None where it is about others."""
    ours = currencies_of(conversion.one.unit or "", draft.vocabulary)
    theirs = currencies_of(conversion.other.unit or "", draft.vocabulary)
    if entry.source in ours and entry.target in theirs:
        return entry.rate
    if entry.source in theirs and entry.target in ours:
        return 1 / entry.rate
    return None


def _found(left: _Conversion, right: _Conversion) -> Found:
    return Found(
        message=f"{left.told()}, {right.told()}",
        working=(left.told(), right.told(), f"rounding allows {left.rate.shown()} and {right.rate.shown()}"),
        sides=tuple(
            (f"{one.one.surface} / {one.other.surface}", (one.one.span, one.other.span)) for one in (left, right)
        ),
        certainty=0.82,
    )


CHECK = Check("exchange_rate", frozenset(("unit_conversion",)), RateParameters, find)
