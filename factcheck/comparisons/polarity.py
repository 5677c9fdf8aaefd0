"""Did or did not: two reports on opposite sides of one pair of opposites."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Polarity, Record
from factcheck.vocabulary import Vocabulary


class PolarityParameters(Record):
    """A pair of opposites has nothing to tune."""


def judge(left: Claim, right: Claim, parameters: PolarityParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two statements stand on one side or on opposite sides of a pair."""
    one, other = left.value, right.value
    if not isinstance(one, Polarity) or not isinstance(other, Polarity) or one.pair != other.pair:
        return Finding(verdict="incomparable", because="not one pair of opposites")
    if left.hedge or right.hedge:
        return Finding(verdict="incomparable", because="planned, asked or only possible")
    if one.side == other.side:
        return Finding(verdict="agree", because="the same side")
    return Finding(verdict="conflict", because=f"{one.cue} / {other.cue}", gap=1.0)


CHECK = Check("polarity", frozenset(("polarity",)), PolarityParameters, judge)
