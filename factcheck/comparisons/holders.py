"""Holders: one post given to two people."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Record, Wording
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import match_persons, plain


class HolderParameters(Record):
    """`posts` are those that one person holds at a time, by the last words of the title; `confidence` that two holders
    of one are a contradiction, `elsewhere` where the articles do not say alike what the post is of. Only `local` posts
    are held against each other there: news of one event has one fire chief, but presidents past and present."""

    posts: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    confidence: float = 0.85
    elsewhere: float = 0.55


def judge(left: Claim, right: Claim, parameters: HolderParameters, vocabulary: Vocabulary) -> Finding:
    """Whether one post, of which there is one, is given to two people."""
    one, other = left.value, right.value
    holders = left.about.holder, right.about.holder
    if not isinstance(one, Wording) or not isinstance(other, Wording) or None in holders or one.folded != other.folded:
        return Finding(verdict="incomparable", because="not one title")
    if not any(one.folded == post or one.folded.endswith(" " + post) for post in parameters.posts):
        return Finding(verdict="incomparable", because="a title that many hold")
    first, second = str(holders[0]), str(holders[1])
    match = match_persons(first, second, vocabulary)
    if match.likeness in ("same", "compatible"):
        return Finding(verdict="agree", because=f"both name {first}")
    of = set(left.about.complement), set(right.about.complement)
    if (
        match.likeness != "different"
        or min(len(first.split()), len(second.split())) < 2
        or (of[0] and of[1] and not of[0] & of[1])
    ):
        return Finding(verdict="incomparable", because="not two full names in one post")
    if not of[0] & of[1] and not any(
        one.folded == post or one.folded.endswith(" " + post) for post in parameters.local
    ):
        return Finding(verdict="incomparable", because="the articles do not say alike what the post is of")
    return Finding(
        verdict="conflict",
        because=f"{one.text}: {first} / {second}",
        gap=parameters.confidence if of[0] & of[1] else parameters.elsewhere,
        stretches=(plain(first), plain(second)),
    )


CHECK = Check("holder", frozenset(("title",)), HolderParameters, judge)
