"""Shares of one whole that exceed 100 per cent, or miss it where the list claims to be complete."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import short, total
from factcheck.consistency.registry import Check
from factcheck.model import Record

_SHARE = re.compile(r"‹(P\d+)›")
_ONE_CHOICE = re.compile(
    r"\bthe one\b|\bmain\b|\bone of (?:three|four|five|six)\b|\bsay yes\b|\bsaid yes\b|\bsaid no\b|"
    r"\bundecided\b|\bdid not know\b|"
    r"\bdon't know\b|\bnot sure\b|\bunsure\b|\bno opinion\b|\bneither\b|\bthe rest\b|\bthe "
    r"remainder\b|\bthe remaining\b|\bothers?\b|"
    r"\babstain|\bvoted\b|\bwon\b|\bshare of the vote\b|\bof the votes?\b|\bwhether\b|\bpreferred\b|"
    r"\bfavou?r(?:ed|ite)?\b|\bsplit\b|"
    r"\bgo(?:es)? to\b|\bwent to\b|\bcomes? from\b|\bcame from\b|\bof (?:the|its|their) (?:budget|"
    r"total|money|funds?|cost|vote)\b|"
    r"\bin favou?r\b|\bagainst\b|\bopposed\b|\bmost\b|\bbreakdown\b|\bdivided\b|\baccount(?:s|ed|"
    r"ing)? for\b|\bmade up\b|\bmakes? up\b"
)
_COMPLETE = re.compile(

        r"\bundecided\b|\bdid not know\b|\bdidn't know\b|\bdon't know\b|\bnot sure\b|\bunsure\b|\bno "
        r"opinion\b|\bthe rest\b|"

    r"\bthe remainder\b|\bthe remaining\b|\babstain|\bneither\b"
)  # fmt: skip
_SEVERAL = re.compile(
    r"\bmore than one\b|\bseveral answers\b|\bmultiple\b|\ball that appl|\balso\b|\bboth\b|\bup to "
    r"(?:two|three)\b|\bany of\b|\bof (?:those|them|these|whom)\b|"
    r"\bamong\b|\brounding\b|\brounded\b|\bmargin of error\b|\brespectively\b|\bcompared\b|\bin (?:19|"
    r"20)\d\d\b|\blast (?:year|month)\b|\boverlap|"
    r"\bpercentage points?\b|\brose\b|\bfell\b|\bup from\b|\bdown from\b|\bincreased?\b|\bgrew\b|"
    r"\bdropped\b|\bturnout\b|\bapprov(?:e|al)\b|\brating\b"
)
_CHANGES = re.compile(r"\b(?:up|down|by|rose|fell|grew|from|to|than|increase|decrease|rise|fall|discount|interest)\s*$")


class ShareParameters(Record):
    """`least` shares make a breakdown; a sum above `most` is no breakdown that went wrong but something else."""

    least: int = 3
    most: Decimal = Decimal(150)


def find(draft: Draft, parameters: ShareParameters) -> list[Found]:
    """Breakdowns into exclusive shares whose sum cannot be 100 per cent."""
    found = []
    taken: set[str] = set()
    for shares, text in _breakdowns(draft):
        if len(shares) < parameters.least or any(share.key in taken for share in shares):
            continue
        one = _judge(shares, text, parameters)
        if one:
            taken.update(share.key for share in shares)
            found.append(one)
    return [*found, *_of_a_pound(draft)]


_OF_A_POUND = re.compile(
    r"\bof (?:every|each) (?:pound|dollar|euro)\b[^‹›‖]{0,40},? "
    r"(?P<parts>‹M\d+›[^‹›‖]{0,60}(?:‹M\d+›[^‹›‖]{0,60}){2,8})"
)


def _of_a_pound(draft: Draft) -> Iterator[Found]:
    """ "Of every pound, 45p goes on staff, 30p on rent and 35p on stock"."""
    for line in draft.lines:
        match = _OF_A_POUND.search(line.text) if line.letters.count("M") > 2 else None
        parts = draft.all_in(match["parts"]) if match else []
        added = sum((part.number for part in parts), Decimal(0))
        if parts and added > 1 and all(part.number < 1 for part in parts) and len({part.unit for part in parts}) == 1:
            told = " + ".join(part.surface for part in parts) + f" = {short(added * 100)} hundredths"
            yield Found(
                message=f"{told}, more than the whole",
                working=(told, "the parts of one whole come to 100 hundredths"),
                sides=tuple((part.surface, (part.span,)) for part in parts),
                certainty=0.88,
            )


def _breakdowns(draft: Draft) -> Iterator[tuple[tuple[Figure, ...], str]]:
    """The shares of one sentence, and of a sentence with the next where that goes on with shares."""
    for passage in draft.passages(2):
        if "P" not in passage.letters:
            continue
        text = passage.text
        first, _, second = text.partition(" ‖ ")
        one, other = _shares(draft, first), _shares(draft, second)
        if one and other and _goes_on(second):
            yield (*one, *other), text
        elif one:
            yield one, first


def _goes_on(sentence: str) -> bool:
    """Whether a sentence begins with a share, as the next part of a breakdown does."""
    return bool(
        re.match(
            r"[\W]*(?:and |but |some |another |a further |just |only |about |the (?:rest|remaining|other),? )*‹P\d+›",
            sentence,
        )
    )


def _shares(draft: Draft, text: str) -> tuple[Figure, ...]:
    found = []
    for match in _SHARE.finditer(text):
        figure = draft.figures[match[1]]
        if figure.unit != "%" or figure.hedge in ("over", "under") or _CHANGES.search(text[: match.start()]):
            return ()
        if text[match.end() :].startswith((" of those", " of them", " more", " less", " higher", " lower", " point")):
            return ()
        found.append(figure)
    return tuple(found)


def _judge(shares: Sequence[Figure], text: str, parameters: ShareParameters) -> Found | None:
    if not _ONE_CHOICE.search(text) or _SEVERAL.search(text):
        return None
    reach = total(share.reach() for share in shares)
    added = sum((share.number for share in shares), Decimal(0))
    if reach.low is None or reach.high is None or added > parameters.most:
        return None
    exceeds = reach.low > 100
    misses = reach.high < 100 and bool(_COMPLETE.search(text)) and added > 85
    if not exceeds and not misses:
        return None
    told = " + ".join(short(share.number) for share in shares) + f" = {short(added)}%"
    return Found(
        message=f"{told}, {'more' if exceeds else 'less'} than 100%",
        working=(told, f"with rounding {reach.shown('%')}", "shares of one whole come to 100%"),
        sides=tuple((share.surface, (share.span,)) for share in shares),
        certainty=0.88 if exceeds else 0.8,
    )


CHECK = Check("shares", frozenset(("percent_total",)), ShareParameters, find)
