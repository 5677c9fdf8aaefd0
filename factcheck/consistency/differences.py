"""What is left over, margins, products and sizes of change: "265 of the 420; the other 155"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.phrases import GAP, HEDGE
from factcheck.consistency.registry import Check
from factcheck.model import Record

_ONE, _TWO, _RESULT = r"‹(?P<one>[CMUN]\d+)›", r"‹(?P<two>[CMUN]\d+)›", r"‹(?P<result>[CMUN]\d+)›"
_FREE = r"[^‹›‖;]{0,70}?"
_REST = r"the (?:other|remaining|remainder,?|rest,?) (?:of )?(?:the )?"

_LESS = (
    # Of the 420 delegates, 265 voted for it. The other 155
    re.compile(rf"\bof {HEDGE}{_ONE}{GAP}, {_TWO}{_FREE}(?: ‖ \W?|, |,? and |,? while |,? with ){_REST}{_RESULT}"),
    re.compile(
        rf"{_ONE}{GAP},? of (?:whom|which|these|those|them),? {_TWO}{_FREE}(?: ‖ \W?|, |,? and |,? while |"
        rf",? with ){_REST}{_RESULT}"
    ),
    # 8,200 homes were cut off. By Sunday 5,900 of them were back, leaving 2,300
    re.compile(
        rf"{_ONE}{_FREE}(?: ‖ {_FREE}(?:‹D\d+›{_FREE})?){_TWO} of (?:them|these|those|the [a-z]+){_FREE}, "
        rf"leaving {HEDGE}{_RESULT}(?! (?:dead|injured|people|hurt))"
    ),
    # 18,400 votes to his 15,150, a majority of 3,250
    re.compile(
        rf"{_ONE}(?: votes)?,? (?:to|against) {HEDGE}(?:[a-z'-]+ ){{0,3}}{_TWO}{_FREE},? (?:a |with a |"
        rf"giving (?:her|him|them|it) a )(?:majority|margin|lead|difference|gap) of {_RESULT}"
    ),
)  # fmt: skip
_GAP_TOLD = (
    # 5,230 votes, 520 more than the 4,710 of her rival
    re.compile(
        rf"{_ONE}[^‹›‖;]{{0,20}}, {_RESULT} (?:[a-z]+ )?(?:more|fewer|less|higher|lower) than (?:the |her |his |its |"
        rf"their )"
        rf"(?:[a-z'-]+ ){{0,2}}{_TWO}"
    ),
)
_MARGIN = (
    # won by 312 votes, polling 8,415 to her rival's 8,203
    re.compile(
        rf"\b(?:by|of|majority was|lead was) (?:a (?:majority|margin|lead) of )?{_RESULT}(?: "
        rf"votes?)?[^‹›‖;]{{0,40}}?\b(?:polling|with|"
        rf"taking|winning|got|getting|received|receiving|collecting|gaining) {_ONE}(?: votes)?,? (?:to|against) "
        rf"(?:[a-z'-]+ ){{0,4}}{_TWO}"
    ),
    re.compile(
        rf"{_ONE}(?: votes)?,? (?:to|against|compared with) (?:[a-z'-]+ ){{0,4}}{_TWO}{_FREE},? (?:and )?(?:so "
        rf")?(?:won|winning|wins|"
        rf"victory|beating him|beating her) by {HEDGE}{_RESULT}"
    ),
)  # fmt: skip
_TIMES = (
    # 12 buses at £300,000 each, a total of £3.6m
    re.compile(
        rf"{_ONE}(?: [a-z-]+){{0,3}},? (?:at|for|costing|worth|priced at) (?:about )?{_TWO} (?:each|apiece|"
        rf"a piece|a head|per [a-z]+){_FREE},? (?:a |for a |at a |making a |in )?(?:total(?:ling)?|total "
        rf"cost|total price|bill)(?: of| is)? {HEDGE}{_RESULT}"
    ),
    re.compile(
        rf"{_RESULT}{_FREE} (?:on|for) {_ONE}(?: [a-z-]+){{0,3}},? (?:at|costing|worth) (?:about )?{_TWO} "
        rf"(?:each|apiece)"
    ),
    # each of the 14 teams pays a fee of £150, which brings in £2,100
    re.compile(
        rf"\b(?:each|all) of (?:the |its |their )?{_ONE}{_FREE}{_TWO}(?: [a-z]+)?(?:,| -| —)? (?:which |that |and "
        rf")?(?:brings? in|brought in|"
        rf"bringing in|raises?|raised|raising|makes?|made|making|comes? to|came to|adds? up to|costs?|costing|"
        rf"earning|earns?) "
        rf"(?:a total of )?{HEDGE}{_RESULT}"
    ),
    re.compile(
        rf"\beach of (?:the )?{_ONE}{_FREE}{_TWO}{_FREE}, (?:at a |a |for a |which makes a )?total (?:cost "
        rf")?of {_RESULT}"
    ),
)  # fmt: skip
_PER = re.compile(
    rf"{_ONE} (?:a|per|every) (?P<unit>year|month|week|day),? ?\(?(?:or|that is|equal to|which is|"
    rf"about|i\.e\.) {HEDGE}{_TWO} (?:a|per|every) (?P<other>year|month|week|day)"
)
_CHANGED = (
    re.compile(
        rf"\b(?P<verb>[a-z]+) by {HEDGE}{_RESULT},? (?:a (?:year|month|week),? )?from {HEDGE}{_ONE}{GAP},? "
        rf"to {HEDGE}{_TWO}"
    ),
    re.compile(rf"\b(?P<verb>[a-z]+) by {HEDGE}{_RESULT},? to {HEDGE}{_TWO},? from {HEDGE}{_ONE}"),
    re.compile(
        rf"\bfrom {HEDGE}{_ONE}{GAP},? to {HEDGE}{_TWO}(?: [a-z]+){{0,2}}, (?:an? )(?:[a-z]+ "
        rf")?(?P<verb>rise|increase|fall|drop|cut|reduction|gain|loss|decrease|jump) of {HEDGE}{_RESULT}"
    ),
)  # fmt: skip
_RATIOS = {
    ("year", "month"): 12,
    ("month", "year"): 12,
    ("year", "week"): 52,
    ("week", "year"): 52,
    ("week", "day"): 7,
    ("day", "week"): 7,
}


class DifferenceParameters(Record):
    """`slack` is the share of the result that is granted beyond the rounding of all three figures."""

    slack: Decimal = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class _Sum:
    """`told` shows the arithmetic, `allowed` is what it may come to with rounding, `result` the printed outcome."""

    told: str
    allowed: Interval
    result: Figure
    places: tuple[Figure, ...]
    exact: Decimal


def find(draft: Draft, parameters: DifferenceParameters) -> list[Found]:
    """Remainders, margins, products and differences that their figures do not give."""
    found: dict[str, Found] = {}
    for one in _sums(draft):
        if one.result.key in found or one.allowed.widened(parameters.slack).meets(one.result.reach()):
            continue
        found[one.result.key] = Found(
            message=f"{one.told}, the text says {one.result.surface}",
            working=(one.told, f"with rounding {one.allowed.shown()}", f"the text says {one.result.surface}"),
            sides=((one.result.surface, (one.result.span,)), (short(one.exact), tuple(x.span for x in one.places))),
            certainty=0.88,
        )
    return list(found.values())


def _sums(draft: Draft) -> Iterator[_Sum]:
    for passage in draft.passages(2):
        text = passage.text
        if passage.amounts < 2:
            continue
        for forms, reckon in (
            (_LESS, _less),
            (_MARGIN, _margin),
            (_GAP_TOLD, _changed),
            (_TIMES, _times),
            (_CHANGED, _changed),
            ((_PER,), _per),
        ):
            for form in forms:
                for match in form.finditer(text):
                    one = reckon(draft, match)
                    if one:
                        yield one


def _figures(draft: Draft, match: re.Match[str], *names: str) -> list[Figure]:
    return [draft.figures[match[name]] for name in names]


def _are_alike(*figures: Figure) -> bool:
    kinds = {"count" if figure.kind == "number" else figure.kind for figure in figures}
    units = {figure.unit for figure in figures if figure.kind in ("money", "measure")}
    return len(kinds) == 1 and len(units) <= 1 and all(figure.top is None for figure in figures)


def _less(draft: Draft, match: re.Match[str]) -> _Sum | None:
    one, two, result = _figures(draft, match, "one", "two", "result")
    if not _are_alike(one, two, result) or two.number >= one.number:
        return None
    exact = one.number - two.number
    told = f"{short(one.number)} - {short(two.number)} = {short(exact)}"
    return _Sum(told, one.reach() - two.reach(), result, (one, two), exact)


def _margin(draft: Draft, match: re.Match[str]) -> _Sum | None:
    one, two = _figures(draft, match, "one", "two")
    if min(one.number, two.number) < 3 or max(one.number, two.number) > min(one.number, two.number) * 20:
        return None
    return _less(draft, match)


def _times(draft: Draft, match: re.Match[str]) -> _Sum | None:
    one, two, result = _figures(draft, match, "one", "two", "result")
    if not _are_alike(two, result) or one.kind not in ("count", "number") or one.top is not None or two.kind != "money":
        return None
    exact = one.number * two.number
    told = f"{short(one.number)} × {two.surface} = {short(exact)}"
    return _Sum(told, one.reach().multiplied(two.reach()), result, (one, two), exact)


def _changed(draft: Draft, match: re.Match[str]) -> _Sum | None:
    one, two, result = _figures(draft, match, "one", "two", "result")
    if not _are_alike(one, two, result):
        return None
    high, low = (two, one) if two.number >= one.number else (one, two)
    exact = high.number - low.number
    told = f"from {one.surface} to {two.surface} is a change of {short(exact)}"
    # "420 more than the 4,710" hedges nothing.
    reaches = [figure.bare() if figure.hedge in ("over", "under") else figure.reach() for figure in (high, low)]
    return _Sum(told, reaches[0] - reaches[1], result, (one, two), exact)


def _per(draft: Draft, match: re.Match[str]) -> _Sum | None:
    one, two = _figures(draft, match, "one", "two")
    ratio = _RATIOS.get((match["unit"], match["other"]))
    if ratio is None or not _are_alike(one, two):
        return None
    longer = ("day", "week", "month", "year")
    factor = Decimal(ratio) if longer.index(match["unit"]) < longer.index(match["other"]) else 1 / Decimal(ratio)
    exact = one.number * factor
    told = f"{one.surface} a {match['unit']} is {short(exact)} a {match['other']}"
    # A year has 52 weeks and a day or two; working weeks have five days.
    slack = Decimal("0.02") if "week" in (match["unit"], match["other"]) else Decimal(0)
    if {match["unit"], match["other"]} == {"week", "day"}:
        return None
    return _Sum(told, one.reach().times(factor).widened(slack), two, (one,), exact)


Reckoning = Callable[[Draft, re.Match[str]], _Sum | None]

CHECK = Check("difference", frozenset(("sum",)), DifferenceParameters, find)
