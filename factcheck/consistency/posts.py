"""One person with two titles at one time: finance minister here, interior minister there."""

import re
from itertools import combinations

from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.consistency.people import people_of
from factcheck.consistency.registry import Check
from factcheck.model import Claim, Record
from factcheck.vocabulary.titles import exclusive

# Words that tell of a change of post, or of another time or person.
_CHANGE = re.compile(
    r"\b(?:former(?:ly)?|then|ex|once|previous(?:ly)?|late|ago|later|earlier|until|since|before|after|when|while|"
    r"first|next|new|"
    r"newly|acting|interim|outgoing|incoming|designate|elect|promot\w*|demot\w*|appoint\w*|nam(?:ed|es)|bec[ao]me\w*|"
    r"becoming|elect(?:ed|"
    r"s)?|succe\w*|replac\w*|resign\w*|retir\w*|sack\w*|fired|moved?|moves|switch\w*|swap\w*|resh?uffl\w*|served|"
    r"serves as|worked|"
    r"used to|will be|to be|would be|as well as|both|also|doubl\w*|combin\w*|hold(?:s|ing)? both|shadow|deput\w+ to|"
    r"rank|joined|started|"
    r"career|young|son|daughter|father|mother|brother|sister|namesake|(?:19|20)\d\d)\b"
)


class PostParameters(Record):
    """`apart` is the least number of characters between the two titles: nearer ones may be a list of posts."""

    apart: int = 30


def find(draft: Draft, parameters: PostParameters) -> list[Found]:
    """Two posts that nobody holds at once, given to one person named in full, without a word of change."""
    titles = [
        claim
        for claim in draft.article.claims
        if claim.kind == "title" and claim.about.holder and claim.modality == "stated"
    ]
    if len(titles) < 2:
        return []
    shared = people_of(draft).shared
    by_person: dict[str, list[Claim]] = {}
    for claim in titles:
        holder = claim.about.holder or ""
        if " " in holder and holder.split()[-1] not in shared:
            by_person.setdefault(holder, []).append(claim)
    found = []
    for person, held in by_person.items():
        clash = next((pair for pair in combinations(held, 2) if _clash(draft, *pair, parameters)), None)
        if clash:
            found.append(_found(draft, person, held, *clash))
    return found


def _clash(draft: Draft, left: Claim, right: Claim, parameters: PostParameters) -> bool:
    if right.span.start - left.span.end < parameters.apart or left.sentence == right.sentence:
        return False
    if _body(left) and _body(right) and _body(left).isdisjoint(_body(right)):
        return False
    told = " ".join(claim.sentence.of(draft.lower) for claim in (left, right))
    if _CHANGE.search(told) or _is_quoted(draft, left) or _is_quoted(draft, right):
        return False
    return exclusive(left.surface, right.surface, draft.vocabulary)


def _body(claim: Claim) -> set[str]:
    """What the post is of, where the text says so."""
    return {word for word in claim.about.complement if len(word) > 2}


def _is_quoted(draft: Draft, claim: Claim) -> bool:
    before = draft.folded[claim.sentence.start : claim.span.start]
    return before.count('"') % 2 == 1


def _found(draft: Draft, person: str, held: list[Claim], left: Claim, right: Claim) -> Found:
    told = f"{person} is {left.surface} and {right.surface}"
    same = [[claim for claim in held if claim.surface.lower() == one.surface.lower()] for one in (left, right)]
    return Found(
        message=told,
        working=(told, "nobody holds both at once, and no word tells of a change"),
        sides=tuple(
            (one.surface, tuple(claim.span for claim in alike)) for one, alike in zip((left, right), same, strict=True)
        ),
        certainty=0.85,
    )


CHECK = Check("two_posts", frozenset(("title",)), PostParameters, find)
