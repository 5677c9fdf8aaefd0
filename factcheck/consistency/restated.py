"""A number restated differently: "the 70 firefighters" where the article has only told of 90."""

import re
from decimal import Decimal

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.consistency.slips import is_slip
from factcheck.model import Record

_DEFINITE = re.compile(
    r"\b(?:(?P<of>(?:one|two|three|four|five|six|some|most|many|half|each|all|none|any|both|several|"
    r"few|‹C\d+›) (?:of )?(?:the|its|their|our) )|"
    r"(?P<each>each of the |all of the |every one of the )|(?P<the>the |its |their ))(?:[a-z-]+ )?‹(?P<number>[C]\d+)›"
)
_NARROWED = re.compile(
    r"\b(?:other|others|remaining|first|last|next|previous|extra|additional|new|more|old|young|of "
    r"whom|of which|who (?:were|was) (?:killed|hurt|injured|not)|"
    r"in (?:19|20)\d\d|last year|ago|aged|missing|surviving|rest|same|most|among|between|than|per|a "
    r"(?:day|week|month|year))\b"
)
_LIKE = (
    {"employee", "worker", "staff", "staff member", "member of staff", "colleague"},
    {"home", "house", "flat", "dwelling", "property"},
    {"person", "resident", "inhabitant"},
    {"pupil", "student", "schoolchild", "child"},
    {"passenger", "traveller", "person"},
    {"job", "post", "position"},
    {"soldier", "troop", "serviceman"},
    {"ship", "vessel", "boat"},
)


class RestatementParameters(Record):
    """A restated count between `least` and `most` times the first is taken for the same count gone wrong."""

    least: Decimal = Decimal("0.5")
    most: Decimal = Decimal(2)
    smallest: int = 10


def find(draft: Draft, parameters: RestatementParameters) -> list[Found]:
    """Definite counts ("the 70 firefighters") of which the article has told another number and never this."""
    found = []
    counts = [figure for line in draft.lines for figure in line.figures if figure.kind in ("count", "number")]
    for line in draft.lines:
        if "C" not in line.letters:
            continue
        for match in _DEFINITE.finditer(line.text):
            figure = draft.figures[match["number"]]
            if figure.head is None or figure.number < parameters.smallest or figure.hedge or figure.top is not None:
                continue
            behind = line.text[match.end() : match.end() + 40]
            if re.match(r"[^,.;]{0,25}(?:,| and| or) ‹[CN]", behind) or re.search(
                r"› (?:and|or) (?:the )?\Z", line.text[: match.start("number") - 1]
            ):
                continue
            if _NARROWED.search(behind) or _NARROWED.search(match[0]):
                continue
            one = _restated(draft, line, figure, counts, parameters)
            if one:
                found.append(one)
    return [*found, *_amounts(draft)]


_AMOUNT = re.compile(r"\b(?:the|its|their|this|that) (?:[a-z-]+ )?‹([MU]\d+)›(?P<behind>(?: of)?(?: [a-z-]+)?)")


def _amounts(draft: Draft) -> list[Found]:
    """Definite amounts ("the £46,000") with the digits of the only one told before in another order or size."""
    figures = [figure for line in draft.lines for figure in line.figures if figure.kind in ("money", "measure")]
    found = []
    for line in draft.lines:
        if "M" not in line.letters and "U" not in line.letters:
            continue
        for match in _AMOUNT.finditer(line.text):
            figure = draft.figures[match[1]]
            alike = [
                other
                for other in figures
                if other is not figure and other.kind == figure.kind and other.unit == figure.unit
            ]
            before = [other for other in alike if other.span.start < figure.span.start and other.line != figure.line]
            # "the 24 km to the lake" is another stretch; "the 32 tonnes of gravel" is the load told of.
            if figure.kind == "measure" and not match["behind"].startswith(" of "):
                continue
            if figure.hedge or len({other.number for other in alike}) != 1 or not before:
                continue
            first = before[0]
            if first.top is not None or figure.top is not None or not is_slip(figure.number, first.number):
                continue
            told = f"first {first.surface}, then {figure.surface}"
            found.append(
                Found(
                    message=told,
                    working=(told, f"{figure.surface} stands nowhere else in the text"),
                    sides=((first.surface, tuple(o.span for o in alike)), (figure.surface, (figure.span,))),
                    certainty=0.8,
                )
            )
    return found


def _restated(
    draft: Draft, line: Line, figure: Figure, counts: list[Figure], parameters: RestatementParameters
) -> Found | None:
    others = [other for other in counts if other is not figure]
    if any(figure.reach().meets(other.reach()) for other in others):
        return None
    modifiers = set(figure.claim.about.modifiers) if figure.claim else set()
    same = [
        other
        for other in others
        if other.line != figure.line
        and other.head
        and _is_like(figure.head or "", other.head)
        and other.number >= parameters.smallest
    ]
    if len({other.number for other in same}) != 1:
        return None
    first = same[0]
    ratio = figure.number / first.number
    there = draft.lines[first.line]
    at = there.text.find(f"‹{first.key}›")
    around = there.text[max(0, at - 30) : at] + re.split(r"[,;:.(]", there.text[at : at + 60])[0]
    is_near = parameters.least <= ratio <= parameters.most
    if first.line > figure.line or not (is_near or is_slip(figure.number, first.number)) or _NARROWED.search(around):
        return None
    # "150 farmers blocked the road and 360 the airport": the 510 are both.
    more = figure.number - first.number
    if any(other.line == first.line and other.number == more and more * 5 >= first.number for other in others):
        return None
    if first.claim and modifiers ^ set(first.claim.about.modifiers):
        return None
    told = f"first {first.surface}, then {figure.surface}"
    return Found(
        message=told,
        working=(told, f"{figure.surface} stands nowhere else in the text"),
        sides=((first.surface, tuple(other.span for other in same)), (figure.surface, (figure.span,))),
        certainty=0.8,
    )


def _is_like(left: str, right: str) -> bool:
    return left == right or any(left in group and right in group for group in _LIKE)


CHECK = Check("restatement", frozenset(("number_restated",)), RestatementParameters, find)
