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
# The seats, votes and the like of one whole go to one side each, and who is unhurt has no injuries: the sum of such
# parts cannot exceed the whole, though it may leave something over.
_EXCLUSIVE = re.compile(
    r"\b(?:seats?|votes?|ballots?|voted|abstain\w*|unhurt|uninjured|unharmed|unscathed|dead|killed|survived|acquitted|"
    r"convicted|undamaged)\b"
)
_OF_THE = re.compile(
    rf"\b(?:of|all) (?:the|its|their) ‹(?P<total>[CN]\d+)›(?P<gap>[^‹›‖;:]{{0,60}}?)(?:,| [a-z]+) {_PARTS}{_CLOSE}"
    rf"|‹(?P<total2>[CN]\d+)›[^‹›‖;:]{{0,60}}‖ \W?of (?:these|those|them),? {_PARTS.replace('parts', 'parts2')}{_CLOSE}"
)
# Words without which no form of a kind can match: most passages are passed over by them.
_TOLD_FIRST = re.compile(r"[:(—]| - |made up of|compris|consisting|namely|split|divided")
_TOLD_LAST = re.compile(rf"{_IN_ALL}|\b(?:mak(?:es?|ing)|made|adds? up|comes? to|came to|total|for|together)\b|total")
_TOLD_OF = re.compile(r"\bof (?:which|whom|these|those|them)\b")
_TOLD_OF_THE = re.compile(r"\b(?:of|all) (?:the|its|their) ‹[CN]|‖ \W?of (?:these|those|them)\b")
_MEAN = re.compile(r"\b(?:average|mean|median|typical|each|every|apiece)\b")
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
    for passage in draft.passages(2):
        text = passage.text
        if passage.amounts < 3:
            continue
        for match in _OF_THE.finditer(text) if _TOLD_OF_THE.search(text) else ():
            whole = draft.figures[match["total"] or match["total2"]]
            told = match["parts"] or match["parts2"]
            parts = tuple(draft.all_in(told))
            exceeds = sum(part.number for part in parts) > whole.number
            head = whole.head if whole.head in ("seat", "vote", "ballot") else None
            exclude = head or _EXCLUSIVE.search(match[0])
            if whole.key not in seen and exceeds and exclude and _can_be_added(whole, parts, told, head):
                seen.add(whole.key)
                yield _Reckoning(whole, parts, False)
        for cue, forms, closed in (
            (_TOLD_FIRST, _TOTAL_FIRST, True), (_TOLD_LAST, _TOTAL_LAST, True), (_TOLD_OF, (_OF_WHICH,), False)
        ):  # fmt: skip
            if not cue.search(text):
                continue
            for form in forms:
                for match in form.finditer(text):
                    whole = draft.figures[match["total"]]
                    parts = tuple(draft.all_in(match["parts"]))
                    if whole.key in seen or _MEAN.search(text[max(0, match.start() - 60) : match.end("total")]):
                        continue
                    if not _can_be_added(whole, parts, match["parts"]):
                        continue
                    seen.add(whole.key)
                    yield _Reckoning(whole, parts, closed)


_NOT_PARTS = re.compile(
    r"\b(?:of whom|of which|of them|includ\w+|among them|aged|more than half|at least|per|each|every|"
    r"ago|years?|months?|out of|after|on top|another|than)\b"
)


def _can_be_added(whole: Figure, parts: Sequence[Figure], text: str, head: str | None = None) -> bool:
    """Whether the parts are figures of the total's kind in a row, each with a word of its own; `head` is what they
    count where the total says it for all."""
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
    heads = [part.head or head for part in parts]
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
