"""A change in per cent against the figures before and after it: "up 12% from 250 to 280"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.phrases import GAP, HEDGE, SHORT_GAP, direction
from factcheck.consistency.registry import Check
from factcheck.model import Record

_BEFORE = r"‹(?P<before>[CMUN]\d+)›"
_AFTER = r"‹(?P<after>[CMUN]\d+)›"
_SHARE = r"‹(?P<share>P\d+)›(?! (?:of|points?|the|its)\b)"
_COMPARED = r"(?:than|on|over|from|above|below|up on|down on|compared (?:with|to))"
_AGAINST = r"(?:,? ?(?:compared (?:with|to)|against|versus|up from|down from|from|as against))"
_NAMED = (
    r"(?:,|\.| ‖|;| -| —) ?(?:(?:which|that|this|it) (?:is|was|makes|means|represents|amounts to|marks|"
    r"meant) |representing |or |i\.e\. )?"
)
_CHANGE_OF = rf"(?:an? |up |down |by |of )?(?:[a-z-]+ ){{0,3}}(?:of |by )?{HEDGE}"
_SO = (
    r"(?:(?:,|;| -| —) (?:so |and so )?|(?: ‖ \W?|, | - | — )(?:that|this|which|it) (?:is|was|makes|means|represents|"
    r"amounts "
    r"to|equals) )(?:[a-z]+ (?:now )?(?:pay|get|spend|earn) )?(?:an? )?(?:[a-z-]+ ){0,2}(?:of |by )?" + HEDGE
)

_FORMS = (
    # rose 12% from 250 to 280 · an increase of 12%, from 250 to 280
    re.compile(rf"{_SHARE}{GAP}(?:,? ?\(?)\bfrom {HEDGE}{_BEFORE}{GAP},? to {HEDGE}{_AFTER}"),
    # rose by 12% to 280, from 250 · rose 12% to 280 from 250 · up 12% at 280 (250)
    re.compile(
        rf"{_SHARE}{SHORT_GAP} (?:to|at) {HEDGE}{_AFTER}{GAP}(?:,? ?\((?:from )?|,? (?:(?:up |down )?from |"
        rf"compared with |against ))(?:(?:‹D\d+›|\d{{4}}): ?)?{HEDGE}{_BEFORE}"
    ),
    # from 250 to 280, a rise of 12%
    re.compile(rf"\bfrom {HEDGE}{_BEFORE}{GAP},? to {HEDGE}{_AFTER}{GAP}{_NAMED}{_CHANGE_OF}{_SHARE}"),
    # to 280 from 250, a rise of 12%
    re.compile(rf"\bto {HEDGE}{_AFTER}{_AGAINST} {HEDGE}{_BEFORE}{GAP}{_NAMED}{_CHANGE_OF}{_SHARE}"),
    # 280, 12% more than the 250 of last year
    re.compile(
        rf"{_AFTER}{SHORT_GAP},? (?:is |was |or |up |down |about |some |an? |nearly |almost |that is |"
        rf"which is ){{0,3}}{_SHARE} [a-z]+ {_COMPARED} {HEDGE}{_BEFORE}"
    ),
    # 280, up by 12% from 250
    re.compile(
        rf"{_AFTER}{GAP},? (?:up|down|a rise of|a fall of|an increase of|a drop of|a decrease of|a decline "
        rf"of) (?:by )?{HEDGE}{_SHARE}{GAP},? (?:from|on|over) {HEDGE}{_BEFORE}"
    ),
    # 280 now. A year ago it was 250, so they pay 12% more
    re.compile(
        rf"{_AFTER}{SHORT_GAP}(?: ‖ \W?|; |, | - | — )(?:‹[TD]\d+› (?:ago|earlier|before)|last [a-z]+|in ‹D\d+›|"
        rf"‹D\d+›),? "
        rf"(?:it|they|that|the [a-z]+) (?:was|were|had been|stood at|cost|paid|came to) {HEDGE}{_BEFORE}{GAP}"
        rf"{_SO}{_SHARE} (?:more|less|higher|lower|fewer|dearer|cheaper)"
    ),
    # It was 250 last year and is now 280, 12% more
    re.compile(
        rf"\b(?:was|were|cost|stood at|paid) {HEDGE}{_BEFORE}{SHORT_GAP},? (?:and |but )?(?:is|are|it is|costs?|"
        rf"stands at|"
        rf"pays?) (?:now )?(?:‹D\d+› )?{HEDGE}{_AFTER}{SHORT_GAP}{_SO}{_SHARE}"
    ),
    # Fares go up by 12%. A single, now 2.50, will cost 2.80
    re.compile(
        rf"\b(?:up|down|rise|fall|increase|raised?|cut|reduced?) by {_SHARE}[^‹›‖;:]{{0,40}}(?:‹D\d+›[^‹›‖;:]{{0,20}})?"
        rf"(?: ‖ |, ){SHORT_GAP}(?:now|currently|present(?:ly)?|today|‹D\d+›),? (?:at )?{_BEFORE},? (?:and )?(?:will|"
        rf"is to|"
        rf"would|is due to) (?:cost|be|rise to|go up to|fall to|go down to|become) {_AFTER}"
    ),
    # 280, against 250 a year before, which is an increase of 12%
    re.compile(rf"{_AFTER}{SHORT_GAP}{_AGAINST} {HEDGE}{_BEFORE}{GAP}{_NAMED}{_CHANGE_OF}{_SHARE}"),
)  # fmt: skip


class ChangeParameters(Record):
    """`slack` is granted on the printed percentage beyond its rounding, as a multiple of its last printed place: many a
    desk cuts 7.9 to 7."""

    slack: Decimal = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Change:
    share: Figure
    before: Figure
    after: Figure
    way: int


def find(draft: Draft, parameters: ChangeParameters) -> list[Found]:
    """Changes whose percentage cannot come from the two figures printed with them."""
    found = []
    for change in _changes(draft):
        one = _judge(change, parameters.slack)
        if one:
            found.append(one)
    return found


def _changes(draft: Draft) -> Iterator[_Change]:
    """Every percentage that stands with the figures before and after; each percentage once, read by the first form."""
    seen: set[str] = set()
    for passage in draft.passages(2):
        text = passage.text
        if passage.amounts < 2 or "P" not in passage.letters:
            continue
        for form in _FORMS:
            for match in form.finditer(text):
                share, before, after = (draft.figures[match[name]] for name in ("share", "before", "after"))
                if (
                    share.key in seen
                    or f"{before.key}{after.key}" in seen
                    or not _are_of_one_kind(before, after)
                    or share.unit != "%"
                ):
                    continue
                if text[: match.start()].count("‖") and share.line != before.line != after.line:
                    continue
                seen.update((share.key, f"{before.key}{after.key}"))
                at = match.start("share")
                behind = text[match.end("share") : match.end("share") + 14]
                way = direction(text[max(0, at - 45) : at]) or direction(behind)
                if direction(behind.split("‹")[0]) and re.match(
                    r"›? (?:more|less|higher|lower|larger|smaller|fewer|up|down|above|below|bigger)", behind
                ):
                    way = direction(behind.split("‹")[0])
                yield _Change(share, before, after, way)


def _are_of_one_kind(before: Figure, after: Figure) -> bool:
    if before.top is not None or after.top is not None or not before.number or not after.number:
        return False
    if before.kind == after.kind and before.kind in ("money", "measure"):
        return before.unit == after.unit or None in (before.unit, after.unit)
    if "measure" in (before.kind, after.kind):
        return False
    ratio = before.number / after.number
    return Decimal("0.02") < ratio < 50


def _judge(change: _Change, slack: Decimal) -> Found | None:
    before, after, share = change.before, change.after, change.share
    grown = after.number > before.number
    start, end = before.bare(), after.reach()
    if start.low is None or start.low <= 0:
        return None
    ratio = end.over(start)
    hundred = Decimal(100)
    change_of = Interval(
        None if ratio.low is None else (ratio.low - 1) * hundred,
        None if ratio.high is None else (ratio.high - 1) * hundred,
    )
    if change.way < 0 or (change.way == 0 and not grown):
        change_of = Interval(
            None if change_of.high is None else -change_of.high, None if change_of.low is None else -change_of.low
        )
    reach = share.reach()
    extra = share.place * slack
    allowed = Interval(
        None if reach.low is None else reach.low - extra, None if reach.high is None else reach.high + extra
    )
    if change_of.meets(allowed):
        return None
    exact = abs(after.number / before.number - 1) * hundred
    word = "rise" if grown else "fall"
    told = f"from {before.surface} to {after.surface} is a {word} of {short(exact)}%"
    against = change.way and (change.way > 0) != grown
    says = (
        f"the text says {'a rise' if change.way > 0 else 'a fall' if change.way < 0 else 'a change'} of {share.surface}"
    )
    return Found(
        message=f"{told[0].upper()}{told[1:]}, {says}",
        working=(told, f"with rounding {change_of.shown('%')}", says),
        sides=((share.surface, (share.span,)), (f"{before.surface} to {after.surface}", (before.span, after.span))),
        certainty=0.85 if against else 0.93,
    )


CHECK = Check("percent_change", frozenset(("percent_change",)), ChangeParameters, find)
