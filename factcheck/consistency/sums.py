"""Parts against their total: "206 people: 187 passengers and 19 crew"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import short, total
from factcheck.consistency.registry import Check
from factcheck.model import Record

_FIGURE = r"‹[CMUN]\d+›"
_ITEM = (
    r"(?:(?!includ|among|such as|of whom|of which|aged)[^‹›‖;:,.()])" + "{0,40}" + rf"{_FIGURE}[^‹›‖;:,()]" + "{0,60}"
)
_PARTS = rf"(?P<parts>{_ITEM}(?:, ?{_ITEM}){{0,9}},? (?:and|plus|with) {_ITEM})"
_CLOSE = r"(?=\s*(?:[.;)‖!?]|- |— |$))"
_IN_ALL = r"(?:in all|in total|altogether|all told|overall|combined|between them)"

_TOTAL_FIRST = (
    re.compile(
        rf"‹(?P<total>[CMUN]\d+)›(?P<gap>[^‹›‖;:.()]{{0,60}}?) ?(?:: |\(| - | — |—)(?:made up of |"
        rf"comprising |consisting of |namely )?{_PARTS}{_CLOSE}"
    ),
    re.compile(
        rf"‹(?P<total>[CMUN]\d+)›(?P<gap>[^‹›‖;:.()]{{0,60}}?),? (?:made up of|comprising|comprised of|"
        rf"consisting of|namely|split into|divided into) {_PARTS}{_CLOSE}"
    ),
)  # fmt: skip
_TOTAL_LAST = (
    re.compile(
        rf"{_PARTS}(?:,| -| —| ‖) ?(?:(?:and )?(?:so )?(?:that|which|this) (?:makes|made|is|was|adds up to|"
        rf"comes to|gives) |making |totalling |totaling |for |or |bringing the total to )*(?:a )?(?:grand |"
        rf"combined )?(?:total of )?‹(?P<total>[CMUN]\d+)›(?P<gap>[^‹›‖;:,.]{{0,20}}?) {_IN_ALL}\b"
    ),
    re.compile(
        rf"{_PARTS}(?:,| -| —|[.] ‖| ‖) ?(?:(?:that|which|this|these|they|together they) (?:makes?|made|"
        rf"adds? up to|comes? to|came to|totals?|totalled) |making |totalling |totaling |for |(?<=, )a "
        rf"(?=total|combined)|(?<=, )in all )(?:a )?(?:grand |combined )?(?:total of )?(?:in all |"
        rf"altogether )?‹(?P<total>[CMUN]\d+)›"
    ),
)  # fmt: skip
_OF_WHICH = re.compile(
    rf"‹(?P<total>[CMUN]\d+)›(?P<gap>[^‹›‖;:]{{0,60}}?),? of (?:which|whom|these|those|them) (?:only |"
    rf"just |some |about )?{_PARTS}{_CLOSE}"
)


class SumParameters(Record):
    """`leftover` is the share of the total under which what a closed list of three parts or more leaves over is taken
    for a slip rather than for a part that was not worth telling."""

    leftover: Decimal = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Reckoning:
    total: Figure
    parts: tuple[Figure, ...]
    closed: bool


def find(draft: Draft, parameters: SumParameters) -> list[Found]:
    """Totals that their parts do not add up to."""
    found = []
    for reckoning in _reckonings(draft):
        one = _judge(reckoning, parameters)
        if one:
            found.append(one)
    return found


def _reckonings(draft: Draft) -> Iterator[_Reckoning]:
    seen: set[str] = set()
    for _, text in draft.passages(2):
        for forms, closed in ((_TOTAL_FIRST, True), (_TOTAL_LAST, True), ((_OF_WHICH,), False)):
            for form in forms:
                for match in form.finditer(text):
                    whole = draft.figures[match["total"]]
                    parts = tuple(draft.all_in(match["parts"]))
                    if whole.key in seen or not _can_be_added(whole, parts, match["parts"]):
                        continue
                    seen.add(whole.key)
                    yield _Reckoning(whole, parts, closed)


_NOT_PARTS = re.compile(
    r"\b(?:of whom|of which|of them|includ\w+|among them|aged|more than half|at least|per|each|every|"
    r"ago|years?|months?|out of|after|on top|another|than)\b"
)


def _can_be_added(whole: Figure, parts: Sequence[Figure], text: str) -> bool:
    """Whether the parts are figures of the total's kind in a row, each with a word of its own."""
    if len(parts) < 2 or whole.top is not None or any(part.top is not None for part in parts):
        return False
    if _NOT_PARTS.search(text):
        return False
    counted = {"count", "number"}
    if whole.kind in counted:
        if any(part.kind not in counted for part in parts):
            return False
    elif any(part.kind != whole.kind or part.unit not in (whole.unit, None) for part in parts):
        return False
    if any(part.number >= whole.number * Decimal("1.5") for part in parts):
        return False
    pieces = re.split(_FIGURE, text)
    behind = [re.search(r"[a-z]{3,}", piece) for piece in pieces[1:]]
    before = [re.search(r"[a-z]{3,}", re.sub(r"\band\b", "", piece)) for piece in pieces[:-1]]
    heads = [part.head for part in parts]
    return all(one or head for one, head in zip(behind, heads, strict=True)) or all(before)


def _judge(reckoning: _Reckoning, parameters: SumParameters) -> Found | None:
    whole, parts = reckoning.total, reckoning.parts
    added = total(part.reach() for part in parts)
    if added.overlaps(whole.reach()):
        return None
    exact = sum((part.number for part in parts), Decimal(0))
    short_of = whole.number - exact
    if not reckoning.closed and short_of > 0:
        smallest = min(part.number for part in parts)
        if len(parts) < 3 or short_of >= whole.number * parameters.leftover or short_of * 2 > smallest:
            return None
    unit = "" if whole.kind in ("count", "number") else f" {whole.unit or ''}".rstrip()
    told = " + ".join(short(part.number) for part in parts) + f" = {short(exact)}{unit}"
    return Found(
        message=f"{told}, the text says {whole.surface}",
        working=(told, *_intervals(added.shown(unit), whole), f"the text says {whole.surface}"),
        sides=(
            (whole.surface, (whole.span,)),
            (short(exact) + unit, tuple(part.span for part in parts)),
        ),
        certainty=0.93 if reckoning.closed else 0.8,
    )


def _intervals(added: str, whole: Figure) -> tuple[str, ...]:
    return (f"the parts allow {added}, the total {whole.reach().shown()}",)


CHECK = Check("sum", frozenset(("sum",)), SumParameters, find)
