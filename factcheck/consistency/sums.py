"""Parts against their total: "206 people: 187 passengers and 19 crew"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short, total
from factcheck.consistency.registry import Check
from factcheck.model import Record

_FIGURE = r"‹[CMUN]\d+›"
_ITEM = (
    r"(?:(?!includ|among|such as|of whom|of which|aged)[^‹›‖;:,.()])" + "{0,40}" + rf"{_FIGURE}[^‹›‖;:,()]" + "{0,60}"
)
# "two guides and a driver": one more, without a figure.
_ONE_MORE = r"(?P<one>,? and an? [a-z-]+(?: [a-z-]+)?)"
_PARTS = rf"(?P<parts>(?<![^\s(]){_ITEM}(?:, ?{_ITEM}){{0,9}},? (?:and|plus|with) {_ITEM})"
_PARTS_AND_ONE = rf"(?P<parts>(?<![^\s(]){_ITEM}(?:, ?{_ITEM}){{0,9}}){_ONE_MORE}"
_CLOSE = r"(?=\s*(?:[.;)‖!?]|- |— |$|, [a-z' ]{2,40} (?:said|says|added|reported)\b))"
_IN_ALL = r"(?:in all|in total|altogether|all told|overall|combined|between them)"

_TOTAL_FIRST = (
    re.compile(
        rf"‹(?P<total>[CMUN]\d+)›(?P<gap>[^‹›‖;:.()]{{0,60}}?) ?(?:: |\(| - | — |—)(?:made up of |"
        rf"comprising |consisting of |namely )?{_PARTS}{_CLOSE}"
    ),
    re.compile(
        rf"‹(?P<total>[CMUN]\d+)›(?P<gap>[^‹›‖;:.()]{{0,60}}?),? (?:made up of|comprising|comprised of|"
        rf"consisting of|consists? of|comprises?|breaks down into|namely|split into|divided into) {_PARTS}{_CLOSE}"
    ),
)  # fmt: skip
# 53 people on the bus: 49 tourists, two guides and a driver
_AND_ONE = (
    re.compile(
        rf"‹(?P<total>[CN]\d+)›(?P<gap>[^‹›‖;:.()]{{0,60}}?) ?(?:: |\(| - | — |—|,? (?:made up of|comprising|"
        rf"consisting of|"
        rf"namely) ){_PARTS_AND_ONE}{_CLOSE}"
    ),
    # Three lorries, two vans and a car collided. All seven vehicles
    re.compile(
        rf"{_PARTS_AND_ONE} [^‹›‖;:]{{0,60}}(?:‹D\d+›[^‹›‖;:]{{0,20}})?‖ \W?(?:all|the|all of the) ‹(?P<total>[CN]\d+)›"
        rf"(?P<gap>[^‹›‖;:,.]{{0,20}})"
    ),
)
# Three lorries and two vans collided. All seven vehicles
_TAKEN_UP = re.compile(
    rf"{_PARTS} ?[^‹›‖;:]{{0,60}}(?:‹D\d+›[^‹›‖;:]{{0,20}})?‖ \W?(?:all|the|all of the) ‹(?P<total>[CN]\d+)›"
    rf"(?P<gap>[^‹›‖;:,.]{{0,20}})"
)
# The scheme will cost £6.2m. The county pays £2.5m, the lottery £2.1m and the town £1.1m.
_NEXT = re.compile(
    r"‹(?P<total>[CM]\d+)›(?P<gap>[^‹›‖;:]{0,60}(?:‹D\d+›[^‹›‖;:]{0,30})?)‖ (?P<parts>[^‹›‖;:,]{0,40}‹[CM]\d+›"
    r"[^‹›‖;:,]{0,40}(?:, ?(?:and )?[^‹›‖;:,]{0,30}‹[CM]\d+›[^‹›‖;:,]{0,40}){1,6},? (?:and|while) "
    r"[^‹›‖;:,]{0,30}"
    r"‹[CM]\d+›[^‹›‖;:,]{0,40})(?P<end>[.,‖]|$)"
)
_TOTAL_LAST = (
    # 12 Greens, nine Liberals and seven independents, a council of 30 members in total
    re.compile(
        rf"{_PARTS},? (?:making )?an? [a-z]+ of ‹(?P<total>[CMUN]\d+)›(?P<gap>[^‹›‖;:,.]{{0,20}}?) {_IN_ALL}\b"
    ),
    # eight at St Mary's, five at the Royal and three at the scene, officials said, making 14 in all
    re.compile(
        rf"{_PARTS}(?:, [a-z' ]{{3,40}} (?:said|says|added))?, (?:making|bringing it to|which makes) (?:a total of )?"
        rf"‹(?P<total>[CMUN]\d+)›(?P<gap>)"
    ),
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
_TOLD_FIRST = re.compile(r"[:(—]| - |made up of|compris|consist|namely|split|divided|breaks down")
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
    """`closed` parts claim to be all; `more` counts parts without a figure ("and a driver")."""

    total: Figure
    parts: tuple[Figure, ...]
    closed: bool
    more: int = 0
    certainty: float = 0.93


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
        if passage.amounts < 2:
            continue
        yield from _with_one_more(draft, text, seen)
        if passage.amounts < 3:
            continue
        yield from _told_apart(draft, passage.first, text, seen)
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


_PEOPLE = "man woman child boy girl teenager adult pensioner guard driver passenger officer soldier"
_VESSELS = "lifeboat boat ship dinghy tug ferry yacht trawler frigate"
_KINDS = {
    "vehicle": "car lorry van truck bus coach motorcycle motorbike tractor ambulance taxi minibus tram",
    "craft": f"{_VESSELS} helicopter plane aircraft",
    "vessel": _VESSELS,
    "building": "house shop barn church school garage shed warehouse home office hotel pub",
    "animal": "cow sheep horse dog cat pig goat lamb donkey pony hen bird",
    "person": _PEOPLE,
    "people": _PEOPLE,
    **dict.fromkeys(
        (
            "victim",
            "juror",
            "member",
            "hostage",
            "passenger",
            "climber",
            "miner",
            "survivor",
            "officer",
            "suspect",
            "pupil",
            "student",
            "candidate",
            "winner",
            "finalist",
            "player",
            "delegate",
            "councillor",
            "casualty",
            "defendant",
            "resident",
        ),
        _PEOPLE,
    ),
}
_WHOLES = {name: frozenset(kinds.split()) for name, kinds in _KINDS.items()}
_ENDS_IN_ONE = re.compile(r"‹[CN]\d+›[^‹›‖;:()]{0,60},? and an? [a-z]")
_TAKES_UP = re.compile(r"\W?(?:all|the|all of the) ‹[CN]")
_RATHER = re.compile(r"\b(?:other|others|another|more|further|also|additional|including|among|some|joined by)\b")


def _with_one_more(draft: Draft, text: str, seen: set[str]) -> Iterator[_Reckoning]:
    """Parts of which the last has no figure of its own."""
    if " and a" not in text or not _ENDS_IN_ONE.search(text):
        return
    for form in _AND_ONE:
        for match in form.finditer(text):
            whole, parts = draft.figures[match["total"]], tuple(draft.all_in(match["parts"]))
            if whole.key in seen or not all(part.head for part in parts) or _RATHER.search(match[0]):
                continue
            taken_up = whole.span.start > parts[0].span.start
            fits = _is_collective(whole, parts) if taken_up else len(parts) >= 2
            if fits and _can_be_added(whole, parts, match["parts"] + match["one"]):
                seen.add(whole.key)
                yield _Reckoning(whole, parts, True, 1, 0.87)


def _is_collective(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the total's noun is the common name of what the parts count: vehicles of lorries and vans."""
    words = set(re.findall(r"[a-z]+", whole.surface.lower())) | {whole.head or ""}
    kinds = [
        kind for name, kind in _WHOLES.items() if words & {name, f"{name}s", "people" if name == "person" else name}
    ]
    return any(all(part.head in kind for part in parts) for kind in kinds)


def _told_apart(draft: Draft, first: int, text: str, seen: set[str]) -> Iterator[_Reckoning]:
    """A total in one sentence and its parts in the next, or the other way round."""
    _, _, second = text.partition(" ‖ ")
    for match in _TAKEN_UP.finditer(text) if _TAKES_UP.match(second) else ():
        whole, parts = draft.figures[match["total"]], tuple(draft.all_in(match["parts"]))
        apart = whole.key not in seen and all(part.head for part in parts) and not _RATHER.search(match[0])
        if apart and _is_collective(whole, parts) and _can_be_added(whole, parts, match["parts"]):
            seen.add(whole.key)
            yield _Reckoning(whole, parts, True, 0, 0.85)
    if second.count("‹M") > 2 or second.count("‹C") > 2:
        yield from _in_the_next(draft, first, text, seen)


def _in_the_next(draft: Draft, first: int, text: str, seen: set[str]) -> Iterator[_Reckoning]:
    match = _NEXT.search(text)
    if match is None or draft.figures[match["total"]].line != first:
        return
    whole, parts = draft.figures[match["total"]], tuple(draft.all_in(match["parts"]))
    behind = text[match.end() :] + (draft.lines[first + 2].text if first + 2 < len(draft.lines) else "")
    if whole.key in seen or _RATHER.search(match[0]) or _REMAINING.search(match[0] + behind) or whole.hedge:
        return
    if whole.kind == "count" and not _stand_in_parallel(match["parts"]):
        return
    if _MEAN.search(match[0]) or _OTHER_TIME.search(match["parts"]) or not _can_be_added(whole, parts, match["parts"]):
        return
    if len(parts) >= 3 and not any(part.hedge for part in parts):
        seen.add(whole.key)
        yield _Reckoning(whole, parts, False, 0, 0.85)


_REMAINING = re.compile(r"\b(?:rest|remain\w*|other|others|balance|left over|shortfall|yet to|still to)\b")
_OTHER_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|‹[DT]\d+›|\b(?:up from|down from|compared|against|worth|profit|loss|debts?)\b"
)
_PARALLEL = re.compile(r"‹C\d+› (?:[a-z]+ )?(in|at|from|to|for|on|by) ")


def _stand_in_parallel(parts: str) -> bool:
    """Whether counts are told place by place ("nine in Orlen, five in Katz"), so that nobody is counted twice."""
    links = _PARALLEL.findall(parts + " ")
    return len(links) == len(re.findall(_FIGURE, parts)) and len(set(links) - {"in", "at"}) <= (
        0 if "in" in links or "at" in links else 1
    )


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
    one_by_one = Interval(Decimal(reckoning.more), Decimal(reckoning.more))
    added = total([*(part.reach() for part in parts), one_by_one])
    if added.overlaps(whole.reach()):
        return None
    exact = sum((part.number for part in parts), Decimal(reckoning.more))
    short_of = whole.number - exact
    if not reckoning.closed and short_of > 0:
        smallest = min(part.number for part in parts)
        if len(parts) < 3 or short_of >= whole.number * parameters.leftover or short_of * 2 > smallest:
            return None
    unit = "" if whole.kind in ("count", "number") else f" {whole.unit or ''}".rstrip()
    told = " + ".join([*(short(part.number) for part in parts), *["1"] * reckoning.more]) + f" = {short(exact)}{unit}"
    return Found(
        message=f"{told}, the text says {whole.surface}",
        working=(told, *_intervals(added.shown(unit), whole), f"the text says {whole.surface}"),
        sides=(
            (whole.surface, (whole.span,)),
            (short(exact) + unit, tuple(part.span for part in parts)),
        ),
        certainty=reckoning.certainty if reckoning.closed else 0.8,
    )


def _intervals(added: str, whole: Figure) -> tuple[str, ...]:
    return (f"the parts allow {added}, the total {whole.reach().shown()}",)


CHECK = Check("sum", frozenset(("sum",)), SumParameters, find)
