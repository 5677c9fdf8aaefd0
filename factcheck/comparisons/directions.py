"""Directions of change: what rose by 9 per cent in one report did not fall by 9 per cent in another."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Quantity, Record
from factcheck.vocabulary import Vocabulary

_WAYS = {"rise": "up", "fall": "down"}


class DirectionParameters(Record):
    """A change up and the same change down leave nothing to tune."""


def judge(left: Claim, right: Claim, parameters: DirectionParameters, vocabulary: Vocabulary) -> Finding:
    """Whether one and the same size of a change is printed with opposite directions.

    Only equal figures are judged: two changes of different size in different directions may be two changes.
    """
    first, second = left.value, right.value
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return Finding(verdict="incomparable", because="not two figures")
    if first.unit != second.unit or _size(first) is None or _size(first) != _size(second):
        return Finding(verdict="incomparable", because="not one size of a change")
    one, other = way_of(left), way_of(right)
    if one is None or other is None:
        return Finding(verdict="incomparable", because="a change whose direction is not told")
    if one == other:
        return Finding(verdict="agree", because=f"the same change, {one}")
    return Finding(verdict="conflict", because=f"the same figure, {one} and {other}", gap=1.0)


def way_of(claim: Claim) -> str | None:
    """`up` or `down` where the text says which way a change went; None where it does not, or says both."""
    ways = {_WAYS[scope.flag] for scope in claim.about.scopes if scope.flag in _WAYS}
    if claim.surface[:1] in "+-−" and len(claim.surface) > 1:
        ways.add("up" if claim.surface[0] == "+" else "down")
    return ways.pop() if len(ways) == 1 else None


def _size(value: Quantity) -> object:
    """The size of a change printed as one exact figure; None for a range, a bound or a rough figure."""
    if value.low is None or value.low != value.high or value.approximate or value.low == 0:
        return None
    return abs(value.low)


CHECK = Check("direction", frozenset(("percent", "money", "measure", "count")), DirectionParameters, judge)
