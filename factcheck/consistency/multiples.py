"""Doubled, halved, trebled; and figures that move the wrong way."""

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

_FACTORS = {
    "twice": "2",
    "double": "2",
    "half": "0.5",
    "three times": "3",
    "four times": "4",
    "five times": "5",
    "doubl": "2",
    "tripl": "3",
    "trebl": "3",
    "quadrupl": "4",
    "halv": "0.5",
    "quintupl": "5",
}
_HEDGED = (
    r"(?P<hedge>(?:more than |almost |nearly |about |roughly |around |just over |just under |virtually |"
    r"not quite |practically )?)"
)
_VERB = rf"\b{_HEDGED}(?P<verb>doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|es|ing|e)\b"
_TO, _FROM = r"‹(?P<after>[CMUN]\d+)›", r"‹(?P<before>[CMUN]\d+)›"
_FORMS = (
    # has halved: 214 were counted this summer, compared with 390 in 2014
    re.compile(
        rf"{_VERB}[^‹›‖;:]{{0,30}}(?:‹[DT]\d+›[^‹›‖;:]{{0,20}})?(?::|,| -| —| ‖) ?{GAP}{_TO}{GAP},? (?:up from|down "
        rf"from|from|compared "
        rf"(?:with|to)|against|as against|where) (?:it |there |they )?(?:was |were |had been )?{HEDGE}{_FROM}"
    ),
    # have doubled in ten years: a flat that cost 600 in 2013 now costs 900
    re.compile(
        rf"{_VERB}[^‹›‖;:]{{0,30}}(?:‹[DT]\d+›[^‹›‖;:]{{0,20}})?(?::|,| -| —| ‖) ?{GAP}\b(?:cost|was|were|stood at|"
        rf"had|paid|sold for) "
        rf"{HEDGE}{_FROM}{GAP},? (?:now|‹D\d+›),? (?:costs?|is|are|stands at|has|have|pays?|sells for|goes for) "
        rf"{HEDGE}{_TO}"
    ),
    # 700, twice the 300 of last year
    re.compile(
        rf"{_TO}{SHORT_GAP},? {_HEDGED}(?P<verb>twice|double|half|three times|four times|five times) (?:as many as |as "
        rf"much as )?(?:the |its |their |last [a-z]+'s ){_FROM}"
    ),
    re.compile(rf"{_VERB}{GAP},? from {HEDGE}{_FROM}{GAP},? to {HEDGE}{_TO}"),
    re.compile(rf"{_VERB}{GAP},? to {HEDGE}{_TO},? (?:up |down )?from {HEDGE}{_FROM}"),
    re.compile(rf"\bfrom {HEDGE}{_FROM} to {HEDGE}{_TO}{GAP},? (?:having |it has |they have )?{_VERB}"),
)
_STEMS = frozenset(("doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv"))
_NAMED = re.compile("doubl|tripl|trebl|quadrupl|quintupl|halv|twice|times|half")
_RISE = (
    r"rose|rises|has risen|have risen|climbed|increased|grew|grown|jumped|soared|surged|went up|goes up|"
    r"going up|shot up"
)
_FALL = (
    r"fell|falls|has fallen|have fallen|dropped|declined|decreased|slumped|plunged|shrank|went down|goes "
    r"down|sank|tumbled"
)
_WAY = re.compile(
    rf"\b(?:(?P<up>{_RISE})|(?P<down>{_FALL}))(?: (?:sharply|slightly|steadily|again|last year|this "
    rf"year))?,? from {HEDGE}‹(?P<before>[CMUNP]\d+)›(?: [a-z]+| in ‹D\d+›| a [a-z]+){{0,2}},? to "
    rf"{HEDGE}‹(?P<after>[CMUNP]\d+)›"
)


class MultipleParameters(Record):
    """`slack` is the share by which a plain "doubled" may miss twice the figure before: people round."""

    slack: Decimal = Decimal("0.15")


def find(draft: Draft, parameters: MultipleParameters) -> list[Found]:
    """Multiples that the figures before and after do not give, and rises that are falls."""
    found: dict[tuple[str, str], Found] = {}
    for passage in draft.passages(2) if _NAMED.search(draft.lower) else ():
        text = passage.text
        if len(passage.letters) < 2:
            continue
        for form in _FORMS if _NAMED.search(text) else ():
            for match in form.finditer(text):
                before, after = draft.figures[match["before"]], draft.figures[match["after"]]
                one = _judge(match, before, after, parameters.slack) if _are_alike(before, after) else None
                if one:
                    found.setdefault((before.key, after.key), one)
    for line in draft.lines:
        for one_way in _wrong_ways(draft, line.text) if len(line.letters) > 1 else ():
            found.setdefault(one_way[0], one_way[1])
    return list(found.values())


def _are_alike(before: Figure, after: Figure) -> bool:
    kinds = {"count" if figure.kind == "number" else figure.kind for figure in (before, after)}
    same_unit = before.unit == after.unit or before.kind not in ("money", "measure")
    return len(kinds) == 1 and same_unit and before.top is None and after.top is None and before.number > 0


def _judge(match: re.Match[str], before: Figure, after: Figure, slack: Decimal) -> Found | None:
    factor = Decimal(_FACTORS[match["verb"]])
    ratio = after.reach().over(before.reach())
    hedge = match["hedge"].strip()
    low, high = factor * (1 - slack), factor * (1 + slack)
    if hedge == "more than":
        low, high = (factor, factor * Decimal("1.75")) if factor > 1 else (Decimal(0), factor)
    elif hedge:
        low, high = factor * (1 - slack * 2), factor * (1 + slack * 2)
    if ratio.meets(Interval(low, high)):
        return None
    exact = after.number / before.number
    told = f"{after.surface} is {short(exact)} times {before.surface}"
    verb = match["verb"]
    says = f"the text says {match['hedge']}{verb}{'ed' if verb in _STEMS else ''}"
    return Found(
        message=f"{told}, {says}",
        working=(told, f"{short(low)} to {short(high)} times would fit", says),
        sides=((before.surface, (before.span,)), (after.surface, (after.span,))),
        certainty=0.88,
    )


def _wrong_ways(draft: Draft, text: str) -> Iterator[tuple[tuple[str, str], Found]]:
    for match in _WAY.finditer(text):
        before, after = draft.figures[match["before"]], draft.figures[match["after"]]
        if not _are_alike(before, after) or before.number == after.number or before.hedge or after.hedge:
            continue
        if before.kind in ("count", "number") and min(before.number, after.number) < 20:
            continue
        ratio = after.number / before.number
        if (after.number > before.number) == bool(match["up"]) or not Decimal("0.05") < ratio < 20:
            continue
        word = match["up"] or match["down"]
        told = f"{after.surface} is {'less' if match['up'] else 'more'} than {before.surface}"
        yield (
            (before.key, after.key),
            Found(
                message=f"{told}, the text says {word!r}",
                working=(told, f"the text says {word!r}"),
                sides=((before.surface, (before.span,)), (after.surface, (after.span,))),
                certainty=0.86,
            ),
        )


CHECK = Check("multiple", frozenset(("percent_change",)), MultipleParameters, find)
