"""Simple tables and bullet lists: do the entries add up to the total, and are there as many as announced?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short, total
from factcheck.consistency.registry import Check
from factcheck.model import Record

_BULLET = re.compile(r"\s*(?:[-*•–·▪]|\(?\d{1,2}[.)])\s+\S")
# Roads      120  245 · Roads: £1.2m · Roads ..... 120
_ROW = re.compile(
    r"[^‹›|:.;,]{2,40}?(?: {2,}|\t+| ?[:.|…]+ ?| ?[–—-] ?)(?:[£$€] ?)?‹[CMUNP]\d+›(?:(?: {2,}|\t+| ?\| "
    r"?)‹[CMUNP]\d+›){0,8}"
    r"(?:\s*[a-z%]{0,12})?\s*\Z"
)
_TOTAL_WORD = re.compile(
    r"\b(?:a total of|total|totals|totalling|in all|in total|altogether|all told|combined|overall|sum)\b"
)
_REMAINDER = re.compile(r"\b(?:of which|of whom|including|among them|of them|per cent more|turnout)\b")


class ListingParameters(Record):
    """`near` is how far, as a share, the sum may lie from a total for the two to be about the same list; farther apart
    the list is taken for incomplete."""

    near: Decimal = Decimal("0.15")


@dataclass(frozen=True, slots=True)
class _Listing:
    """Consecutive list lines; `columns` are the figures of one column each, one per line."""

    first: int
    last: int
    lines: tuple[Line, ...]
    columns: tuple[tuple[Figure, ...], ...]
    totals: tuple[Figure, ...]


def find(draft: Draft, parameters: ListingParameters) -> list[Found]:
    """Lists whose entries miss the total, and lists that are longer or shorter than announced."""
    found = []
    for listing in _listings(draft):
        for at, column in enumerate(listing.columns):
            one = _judge(draft, listing, column, at, parameters)
            if one:
                found.append(one)
        announced = _announced(draft, listing)
        if announced:
            found.append(announced)
    return found


def _listings(draft: Draft) -> Iterator[_Listing]:
    group: list[Line] = []
    for line in (*draft.lines, None):
        if line is not None and line.sentence.section != "headline" and _is_entry(line):
            group.append(line)
            continue
        if len(group) >= 2:
            yield _listing(group)
        group = []


def _is_entry(line: Line) -> bool:
    """Whether a line is a row of a table or an item of a list: marked as one, or a name, a gap and figures."""
    if line.sentence.section == "list" and (line.printed.lstrip().startswith("|") or _BULLET.match(line.printed)):
        return True
    return bool(line.letters) and len(line.text) < 160 and bool(_ROW.match(line.text))


def _listing(group: Sequence[Line]) -> _Listing:
    entries = [line for line in group if line.figures and not _is_total(line)]
    totals = [line for line in group if line.figures and _is_total(line)]
    width = min((len(line.figures) for line in entries), default=0)
    columns = []
    if width and all(len(line.figures) == width for line in entries):
        columns = [tuple(line.figures[at] for line in entries) for at in range(width)]
    last_row = totals[-1].figures if totals and len(totals[-1].figures) == width else ()
    return _Listing(group[0].index, group[-1].index, tuple(group), tuple(columns), tuple(last_row))


def _is_total(line: Line) -> bool:
    return bool(re.match(r"[\s|*-]*(?:grand )?(?:total|all|sum|overall|combined)\b", line.text))


def _judge(
    draft: Draft, listing: _Listing, column: Sequence[Figure], at: int, parameters: ListingParameters
) -> Found | None:
    if len(column) < 3 or not _is_addable(column):
        return None
    exact = sum((figure.number for figure in column), Decimal(0))
    if column[0].kind == "percent":
        return _judge_shares(draft, listing, column, exact)
    wholes = [listing.totals[at]] if listing.totals else _totals_told(draft, listing, column, exact, parameters)
    place = _place(draft, listing, [*column, *listing.totals[at : at + 1]])
    added = total(_reach(figure, place) for figure in column)
    if not wholes or any(added.overlaps(_reach(whole, place)) for whole in wholes):
        return None
    if len({whole.number for whole in wholes}) > 1:
        return None
    whole = wholes[0]
    told = " + ".join(short(figure.number) for figure in column) + f" = {short(exact)}"
    return Found(
        message=f"{told}, the text says {whole.surface}",
        working=(
            told,
            f"the entries allow {added.shown()}, the total {_reach(whole, place).shown()}",
            f"the text says {whole.surface}",
        ),
        sides=(
            (short(exact), tuple(figure.span for figure in column)),
            *((one.surface, (one.span,)) for one in wholes[:1]),
        ),
        certainty=0.92,
    )


_ROUNDED = re.compile(r"[£$€%]|\bmillions?\b|\bbillions?\b|\bthousands?\b|\b000s\b|\b(?:in|m|bn)\b|tonnes|per cent")


def _place(draft: Draft, listing: _Listing, column: Sequence[Figure]) -> Decimal | None:
    """To which place a column is printed: that of its finest figure, for 120 beside 245 is no rounded number; nought
    where it counts things one by one. None where every figure may be rounded by itself."""
    finest = min((figure.last_place() for figure in column if figure.number), default=Decimal(1))
    if finest > 1:
        return None
    above = draft.window(listing.first - 3, listing.first - 1) + "".join(line.text for line in listing.lines[:1])
    is_counted = finest == 1 and column[0].kind in ("count", "number") and not _ROUNDED.search(above)
    return Decimal(0) if is_counted else finest


def _reach(figure: Figure, place: Decimal | None) -> Interval:
    if place is None or figure.hedge:
        return figure.reach()
    return Interval(figure.number - place / 2, figure.number + place / 2)


def _is_addable(column: Sequence[Figure]) -> bool:
    kinds = {"count" if figure.kind == "number" else figure.kind for figure in column}
    units = {figure.unit for figure in column}
    if (
        len(kinds) != 1
        or not kinds <= {"count", "money", "percent", "measure"}
        or any(figure.top is not None for figure in column)
    ):
        return False
    return kinds == {"count"} or len(units) == 1


def _totals_told(
    draft: Draft, listing: _Listing, column: Sequence[Figure], exact: Decimal, parameters: ListingParameters
) -> list[Figure]:
    """The figures near the list that are called a total; else one of the opening that comes near the sum."""
    largest = max(figure.number for figure in column)

    def may_be(figure: Figure) -> bool:
        alike = figure.kind == column[0].kind or {figure.kind, column[0].kind} <= {"count", "number"}
        same_unit = column[0].kind != "money" or figure.unit == column[0].unit
        near = abs(figure.number - exact) <= exact * parameters.near
        return alike and same_unit and near and figure.number > largest and figure.top is None

    around = [line for line in draft.lines if listing.first - 3 <= line.index <= listing.last + 3]
    outside = [line for line in around if not listing.first <= line.index <= listing.last]
    called = [
        figure
        for line in outside
        for figure in line.figures
        if may_be(figure) and _TOTAL_WORD.search(line.text) and not _REMAINDER.search(_before(line, figure))
    ]
    opening = [
        figure
        for line in draft.lines[:4]
        for figure in line.figures
        if not listing.first <= line.index <= listing.last and column[0].kind == "money" and may_be(figure)
    ]
    fitting = [figure for line in draft.lines for figure in line.figures if may_be(figure) and figure.number == exact]
    return fitting or called or opening


def _before(line: Line, figure: Figure) -> str:
    at = line.text.find(f"‹{figure.key}›")
    return line.text[max(0, at - 30) : at]


def _judge_shares(draft: Draft, listing: _Listing, column: Sequence[Figure], exact: Decimal) -> Found | None:
    """A column of shares that nearly comes to 100 per cent but cannot."""
    reach = total(figure.reach() for figure in column)
    assert reach.low is not None and reach.high is not None
    around = draft.window(listing.first - 2, listing.last + 2)
    if reach.low <= 100 <= reach.high or not 88 <= exact <= 115 or (len(column) < 4 and exact < 100):
        return None
    if re.search(
        r"\brounding\b|\brounded\b|more than one|multiple|several answers|change|growth|\btop\b|leading|selected",
        around,
    ):
        return None
    told = " + ".join(short(figure.number) for figure in column) + f" = {short(exact)}%"
    return Found(
        message=f"{told}, {'more' if exact > 100 else 'less'} than 100%",
        working=(told, f"with rounding {reach.shown('%')}", "shares of one whole come to 100%"),
        sides=tuple((figure.surface, (figure.span,)) for figure in column),
        certainty=0.85 if exact > 100 else 0.75,
    )


_ANNOUNCED = re.compile(r"‹(?P<number>[CN]\d+)›(?:[^‹›:.]|‹D\d+›){0,60}:\s*$")


def _announced(draft: Draft, listing: _Listing) -> Found | None:
    """ "Five roads will be closed:" above a list of four."""
    if listing.first == 0 or listing.lines[0].printed.lstrip().startswith("|"):
        return None
    lead = draft.lines[listing.first - 1]
    match = _ANNOUNCED.search(lead.text)
    if match is None:
        return None
    figure = draft.figures[match["number"]]
    entries = [line for line in listing.lines if _BULLET.match(line.printed)]
    count = Decimal(len(entries))
    if (
        figure.hedge
        or figure.top is not None
        or not 2 <= figure.number <= 20
        or figure.number == count
        or len(entries) < 2
    ):
        return None
    if any(
        line.figures and line.figures[0].kind in ("count", "number") and line.text.find("‹") < 5 for line in entries
    ):
        return None
    if re.search(r"\b(?:including|among them|such as|some of|first|top)\b", lead.text):
        return None
    told = f"the list has {len(entries)} entries, the text announces {figure.surface}"
    return Found(
        message=told,
        working=(told,),
        sides=(
            (figure.surface, (figure.span,)),
            (str(len(entries)), (entries[0].sentence.span, entries[-1].sentence.span)),
        ),
        certainty=0.8,
    )


CHECK = Check("listing", frozenset(("sum",)), ListingParameters, find)
