"""A percentage beside the part and the whole that it comes from: "1,287 of 2,340, or 55 per cent"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.phrases import GAP, HEDGE, SHORT_GAP
from factcheck.consistency.registry import Check
from factcheck.model import Record

_PART, _WHOLE, _SHARE = r"‹(?P<part>[CMUN]\d+)›", r"‹(?P<whole>[CMUN]\d+)›", r"‹(?P<share>P\d+)›"
_OR = (
    r"(?:,? ?\(|, or | - or |, i\.e\. |, that is |, equal to |, which is )(?:or |about |around |some |"
    r"roughly |nearly |almost |just over |just under |a little over )*"
)
_END = (
    r"(?= ?[,).;]| of (?:the|all|them|those|its)\b| of \w+ \w|$| -| —| ‖| in | on | were | was | are | "
    r"said | have | had )"
)
_FORMS = (
    # 1,287 of 2,340 (55%) · 48 out of 120, or 40 per cent
    re.compile(rf"{_PART}(?: [a-z]+)? (?:out )?of {HEDGE}{_WHOLE}{GAP}{_OR}{_SHARE}{_END}"),
    # 1,287 (55%) of 2,340
    re.compile(rf"{_PART}{_OR}{_SHARE}\)?,? (?:out )?of {HEDGE}{_WHOLE}"),
    # 2,340 replies, of which 1,287, or 55 per cent
    re.compile(
        rf"{_WHOLE}{GAP},? of (?:which|whom|these|those|them) (?:only |just |some |about )?{_PART}(?: "
        rf"[a-z]+)?{_OR}{_SHARE}"
    ),
    # 640 houses, of which a fifth, 128, are for rent
    re.compile(
        rf"{_WHOLE}{GAP},? of (?:which|whom|these|those|them) (?:only |just |some |about |almost |nearly "
        rf")?{_SHARE}, (?:or )?{_PART}(?=,)"
    ),
    # Of the 2,340 who answered, 1,287 (55%)
    re.compile(rf"\b[Oo]f {HEDGE}{_WHOLE}{GAP}, {_PART}[^‹›‖;:,]{{0,40}}{_OR}{_SHARE}"),
    # 55 per cent of 2,340 members, or 1,287
    re.compile(rf"{_SHARE} of {HEDGE}{_WHOLE}{GAP}{_OR}{_PART}(?=[,.);]| of | people)"),
    # Of the 2,340 who answered, 1,287 said yes. That is 55 per cent
    re.compile(
        rf"\bof {HEDGE}{_WHOLE}{GAP}, {_PART}[^‹›‖;:]{{0,60}}(?: ‖ \W?|, | - | — )(?:that|which|this) (?:is|was|makes|"
        rf"means|equals|comes to|amounts to|represents) (?:about |around |some |nearly |almost |just over |just "
        rf"under )?"
        rf"{_SHARE}(?! of (?:those|them|these)\b)"
    ),
    # 1,287 of the 2,340 members voted yes, which is 55 per cent
    re.compile(
        rf"{_PART}(?: [a-z]+)? (?:out )?of {HEDGE}{_WHOLE}{GAP}(?: ‖ \W?|, | - | — )(?:that|which|this) (?:is|was|"
        rf"makes|"
        rf"means|equals|comes to|amounts to|represents) (?:about |around |some |nearly |almost |just over |just "
        rf"under )?"
        rf"{_SHARE}(?! of (?:those|them|these)\b)"
    ),
    # 128, a fifth of the 640 of last year
    re.compile(
        rf"{_PART}{SHORT_GAP},? (?:just |only |about |nearly |almost |some )?‹(?P<share>P\d+)›(?<=›) (?:of )?(?:the|"
        rf"its|their|last "
        rf"[a-z]+'s) (?:[a-z]+ )?{_WHOLE}"
    ),
    # 18 of the 72 trees survived, a rate of 25 per cent
    re.compile(
        rf"{_PART}(?: [a-z]+)? (?:out )?of {HEDGE}{_WHOLE}{GAP}, an? (?:[a-z]+ ){{0,2}}(?:rate|share|turnout|"
        rf"proportion) of "
        rf"{HEDGE}{_SHARE}"
    ),
    # a quarter of the 1,200 who answered, 300 in all
    re.compile(
        rf"{_SHARE} of {HEDGE}(?:[a-z'-]+ ){{0,3}}{_WHOLE}{SHORT_GAP}, {_PART} (?:in (?:all|total)|altogether)\b"
    ),
    # a fifth of the staff of 450, or 90 people, will go
    re.compile(rf"{_SHARE} of {HEDGE}(?:[a-z'-]+ ){{0,3}}{_WHOLE}{SHORT_GAP}(?:,| -| —| \() ?(?:or |some |"
        rf"about |nearly ){{1,2}}{_PART}(?=[,);]| -| —)"),
    # 2,340 readers. Of those, 1,287, or 55 per cent
    re.compile(
        rf"{_WHOLE}[^‹›‖;:]{{0,80}}(?:‹D\d+›[^‹›‖;:]{{0,30}})?‖ \W?of (?:those|these|them),? (?:only |just "
        rf"|some |about )?{_PART}(?: [a-z]+)?{_OR}{_SHARE}"
    ),
)  # fmt: skip


# Half of the museum's 64 rooms have reopened; the other 24
_REST = re.compile(
    rf"{_SHARE} of {HEDGE}(?:[a-z'-]+ ){{0,3}}{_WHOLE}[^‹›‖;:]{{0,70}}(?:[;,]| ‖| -| —) ?(?:and |but |while |with )?"
    rf"the (?:other|remaining) {_PART}"
)


class ProportionParameters(Record):
    """`slack` is granted on the percentage beyond its rounding, as a multiple of its last printed place."""

    slack: Decimal = Decimal("0.5")


def find(draft: Draft, parameters: ProportionParameters) -> list[Found]:
    """Percentages that their part and whole do not give."""
    found = []
    for part, whole, share in _proportions(draft):
        one = _judge(part, whole, share, parameters.slack)
        if one:
            found.append(one)
    return [*found, *_remainders(draft, parameters.slack)]


def _remainders(draft: Draft, slack: Decimal) -> Iterator[Found]:
    """What is left over of a whole against the share that is not: "half of the 64 rooms are open; the other 24"."""
    for passage in draft.passages(2):
        if passage.amounts < 2 or "P" not in passage.letters or " the " not in passage.text:
            continue
        for match in _REST.finditer(passage.text):
            rest, whole, share = (draft.figures[match[name]] for name in ("part", "whole", "share"))
            counted = {rest.kind, whole.kind} <= {"count", "number"} or (rest.kind, rest.unit) == (
                whole.kind,
                whole.unit,
            )
            if share.line != passage.first or not counted or rest.top is not None or whole.top is not None:
                continue
            reach = _reach(share)
            if share.unit != "%" or not rest.number < whole.number or reach.low is None or reach.high is None:
                continue
            extra = share.place * slack
            left_over = Interval(100 - reach.high - extra, 100 - reach.low + extra)
            allowed = rest.reach().over(whole.reach()).times(Decimal(100))
            if allowed.meets(left_over):
                continue
            told = f"{short(rest.number)} of {short(whole.number)} is {short(rest.number / whole.number * 100)}%"
            says = f"the text has {share.surface} of them gone, which leaves {left_over.shown('%')}"
            yield Found(
                message=f"{told}, {says}",
                working=(told, f"with rounding {allowed.shown('%')}", says),
                sides=((rest.surface, (rest.span,)), (f"{share.surface} of {whole.surface}", (share.span, whole.span))),
                certainty=0.86,
            )


def _proportions(draft: Draft) -> Iterator[tuple[Figure, Figure, Figure]]:
    seen: set[str] = set()
    for passage in draft.passages(2):
        text = passage.text
        if passage.amounts < 2 or "P" not in passage.letters:
            continue
        for form in _FORMS:
            for match in form.finditer(text):
                part, whole, share = (draft.figures[match[name]] for name in ("part", "whole", "share"))
                if share.key in seen or share.unit != "%" or part.top is not None or whole.top is not None:
                    continue
                if (part.kind == "money") != (whole.kind == "money") or (
                    part.kind == "money" and part.unit != whole.unit
                ):
                    continue
                if not whole.number or part.number > whole.number:
                    continue
                seen.add(share.key)
                yield part, whole, share


def _reach(share: Figure) -> Interval:
    """What a share allows; one in words ("three-quarters") is rough by itself, and no more than its words."""
    return share.reach() if share.surface[:1].isdigit() or share.hedge != "about" else share.bare().widened(_WORDED)


_WORDED = Decimal("0.05")


def _judge(part: Figure, whole: Figure, share: Figure, slack: Decimal) -> Found | None:
    allowed = part.reach().over(whole.reach()).times(Decimal(100))
    reach = _reach(share)
    # A share in words ("a fifth") is as rough as its words, and no desk cuts its digits.
    extra = share.place * slack if share.surface[:1].isdigit() else Decimal(0)
    printed = Interval(
        None if reach.low is None else reach.low - extra, None if reach.high is None else reach.high + extra
    )
    if allowed.meets(printed):
        return None
    exact = part.number / whole.number * 100
    told = f"{part.surface} of {whole.surface} is {short(exact)}%"
    return Found(
        message=f"{told}, the text says {share.surface}",
        working=(told, f"with rounding {allowed.shown('%')}", f"the text says {share.surface}"),
        sides=((share.surface, (share.span,)), (f"{part.surface} of {whole.surface}", (part.span, whole.span))),
        certainty=0.9,
    )


CHECK = Check("proportion", frozenset(("percent_total",)), ProportionParameters, find)
