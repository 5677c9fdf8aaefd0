"""Places: one event in two places of which neither lies in the other."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Record, Wording
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import plain
from factcheck.vocabulary.places import contains


class PlaceParameters(Record):
    """A place has nothing to tune."""


def judge(left: Claim, right: Claim, parameters: PlaceParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two places of one role can both be right."""
    one, other = left.value, right.value
    if not isinstance(one, Wording) or not isinstance(other, Wording):
        return Finding(verdict="incomparable", because="not two places")
    first, second = plain(one.text), plain(other.text)
    if first == second:
        return Finding(verdict="agree", because="the same place")
    if first in second or second in first:
        return Finding(verdict="compatible", because="a longer and a shorter name")
    inside = contains(one.text, other.text, vocabulary), contains(other.text, one.text, vocabulary)
    if True in inside:
        return Finding(verdict="compatible", because="one place lies in the other")
    if inside == (False, False):
        return Finding(verdict="conflict", because=f"{one.text} / {other.text}", gap=1.0)
    return Finding(verdict="conflict", because=f"{one.text} / {other.text} (not in the gazetteer)", gap=0.5)


CHECK = Check("place", frozenset(("place",)), PlaceParameters, judge)
