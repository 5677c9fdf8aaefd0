"""Did or did not: two reports on opposite sides of one pair of opposites."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Polarity, Record
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import SAME_CONCEPT, Thesaurus


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
    if not _one_matter(left, right, one, other, vocabulary):
        return Finding(verdict="incomparable", because="no subject or object in common: who did what is not the same")
    return Finding(verdict="conflict", because=f"{one.cue} / {other.cue}", gap=1.0)


def _one_matter(left: Claim, right: Claim, one: Polarity, other: Polarity, vocabulary: Vocabulary) -> bool:
    """Whether subject, object or what is counted have a word of one meaning: news of one event has many who agree, sign
    or refuse, each something else."""
    known = Thesaurus(vocabulary)
    cues = {word[:_STEM] for cue in (one.cue, other.cue) for word in cue.lower().split()}
    mine, theirs = (
        {
            word
            for word in (claim.about.head or "", *claim.about.subject, *claim.about.object)
            if word and word[:_STEM] not in cues
        }
        for claim in (left, right)
    )
    return any(known.relation(word, theirs_) >= SAME_CONCEPT for word in mine for theirs_ in theirs)


_STEM = 5  # letters by which a word is known for the cue itself ("denounce", "denounced")

CHECK = Check("polarity", frozenset(("polarity",)), PolarityParameters, judge)
