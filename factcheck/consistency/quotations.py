"""One quotation given twice in different words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Claim, Record, Wording, fold
from factcheck.vocabulary import Vocabulary

_WORD = re.compile(r"\[[^\]]*\]|\.{3}|…|[^\W_]+(?:'[^\W_]+)*")
_LIGHT = frozenset(
    [
        "a",
        "an",
        "the",
        "that",
        "and",
        "but",
        "so",
        "well",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "just",
        "really",
        "very",
        "oh",
        "yes",
        "it",
        "is",
    ]
)


# Words left out in one version are a cut, if an unmarked one; a lost "not" is not.
_NEGATION = frozenset(
    [
        "not",
        "never",
        "no",
        "none",
        "nothing",
        "cannot",
        "can't",
        "won't",
        "don't",
        "didn't",
        "isn't",
        "wasn't",
        "without",
    ]
)


class RepeatedQuotationParameters(Record):
    """Quotations of at least `least_words` words count; `least_share` of the shorter must be words of the other."""

    least_words: int = 7
    least_share: float = 0.7


@dataclass(frozen=True, slots=True)
class _Utterance:
    """What stands between quotation marks, or two such stretches around a tag ("..." she said, "...")."""

    claims: tuple[Claim, ...]
    words: tuple[str, ...]


def find(draft: Draft, parameters: RepeatedQuotationParameters) -> list[Found]:
    """Pairs of quotations that are one utterance, with words changed, swapped or left out without a mark."""
    found: list[Found] = []
    for left, right in _pairs(_utterances(draft), parameters.least_words):
        if _are_neighbours(draft, left, right) or not _may_be_one(left.claims[0], right.claims[0]):
            continue
        told = _difference(list(left.words), list(right.words), parameters)
        # A headline and the text may both differ from one later wording: that is one slip.
        if told and not any(right.claims[0].span in spans for one in found for _, spans in one.sides):
            found.append(_found(left, right, told))
    return found


_RUN = 4  # words that two versions of one utterance share in a row
_MOST = 300  # utterances of one article that are compared


def _pairs(utterances: list[_Utterance], least_words: int) -> Iterator[tuple[_Utterance, _Utterance]]:
    """The pairs long enough to compare that have a run of words in common and are not the same, in order of place."""
    long = [one for one in utterances if len(one.words) >= least_words][:_MOST]
    by_run: dict[tuple[str, ...], list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for right, one in enumerate(long):
        for run in {one.words[at : at + _RUN] for at in range(len(one.words) - _RUN + 1)}:
            with_it = by_run.setdefault(run, [])
            pairs.update((left, right) for left in with_it)
            with_it.append(right)
    for left, right in sorted(pairs):
        if long[left].words != long[right].words:
            yield long[left], long[right]


def _are_neighbours(draft: Draft, left: _Utterance, right: _Utterance) -> bool:
    """Whether two quotations stand in one paragraph, where a speaker goes on and may play with his own words."""
    return "\n" not in draft.text[left.claims[-1].span.end : right.claims[0].span.start]


_TAG = 130  # characters between two halves of a quotation that a tag ("she said, leaning back") divides


def _utterances(draft: Draft) -> list[_Utterance]:
    quotes = [
        (claim, tuple(_words(claim.value.text, draft.vocabulary)))
        for claim in draft.article.claims
        if claim.kind == "quote" and isinstance(claim.value, Wording)
    ]
    whole = [_Utterance((claim,), words) for claim, words in quotes if len(words) >= 3]
    for (left, one), (right, other) in pairwise(quotes):
        between = draft.text[left.span.end : right.span.start]
        if len(between) < _TAG and "\n\n" not in between and left.attributed_to == right.attributed_to:
            whole.append(_Utterance((left, right), one + other))
    return whole


@cache
def _contractions(vocabulary: Vocabulary) -> dict[str, list[str]]:
    return {
        entry["short"].lower(): entry["long"][0].lower().split()
        for entry in vocabulary.table("quotation")["contractions"]
    }


def _words(text: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a quotation, contractions opened."""
    opened = _contractions(vocabulary)
    return [part for word in _WORD.findall(fold(text).lower()) for part in opened.get(word, [word])]


def _may_be_one(left: Claim, right: Claim) -> bool:
    """Whether two speakers may be one person: one is unnamed, described ("the minister"), or named alike."""
    names = [re.sub(r"\(.*?\)", "", claim.attributed_to or "").split() for claim in (left, right)]
    if any(not name or not name[-1][0].isupper() for name in names):
        return True
    return names[0][-1] == names[1][-1] or names[0][0] == names[1][0]


def _difference(one: list[str], other: list[str], parameters: RepeatedQuotationParameters) -> str | None:
    """How two quotations that are one utterance differ; None where they do not, or are two utterances."""
    if "..." in one + other or "…" in one + other or any(word.startswith("[") for word in one + other):
        return None
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    alike = sum(block.size for block in blocks)
    shorter = min(len(one), len(other))
    if shorter < parameters.least_words or not blocks:
        return None
    common = _shared(one, other)
    longest = max(block.size for block in blocks)
    if common / shorter < parameters.least_share or longest < 4:
        return None
    if alike / shorter < 0.5:
        return None
    changes = []
    for before, after in pairwise(blocks):
        left, right = one[before.a + before.size : after.a], other[before.b + before.size : after.b]
        changes.append((left, right))
    # Beyond what is common the two may quote different stretches; a word or two on either side is a change.
    last = blocks[-1]
    heads = one[: blocks[0].a], other[: blocks[0].b]
    tails = one[last.a + last.size :], other[last.b + last.size :]
    changes += [edge for edge in (heads, tails) if 1 <= len(edge[0]) <= 2 and 1 <= len(edge[1]) <= 2]
    is_swapped = common == shorter > alike
    grave = [
        change
        for change in changes
        if (all(change) or _NEGATION.intersection(change[0] + change[1]) or is_swapped)
        and {word for word in (*change[0], *change[1]) if word not in _LIGHT or len(change[0]) != len(change[1])}
        - _LIGHT
        and "".join(change[0]) != "".join(change[1])
    ]
    if (
        not grave
        or (len(grave) > 1 and not is_swapped)
        or sum(len(left) + len(right) for left, right in grave) > shorter
    ):
        return None
    left, right = max(grave, key=lambda change: len(change[0]) + len(change[1]))
    return f"{' '.join(left) or 'nothing'} / {' '.join(right) or 'nothing'}"


def _shared(one: list[str], other: list[str]) -> int:
    rest = list(other)
    shared = 0
    for word in one:
        if word in rest:
            rest.remove(word)
            shared += 1
    return shared


def _found(left: _Utterance, right: _Utterance, told: str) -> Found:
    first, second = (" ... ".join(claim.surface for claim in one.claims) for one in (left, right))
    return Found(
        message=f"the wordings differ: {told}",
        working=(f"first {first}", f"then {second}", f"they differ in: {told}"),
        sides=((first, tuple(c.span for c in left.claims)), (second, tuple(c.span for c in right.claims))),
        certainty=0.86,
    )


CHECK = Check("repeated_quotation", frozenset(("quote_repeated_differently",)), RepeatedQuotationParameters, find)
