"""Names: one person or body spelled two ways."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Record, Wording
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import match_organisations, match_persons, plain


class NameParameters(Record):
    """`person` and `organisation` are the confidence that two near spellings are one bearer."""

    person: float = 0.8
    organisation: float = 0.5


def judge(left: Claim, right: Claim, parameters: NameParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two names are one bearer's, spelled alike or not."""
    one, other = left.value, right.value
    if not isinstance(one, Wording) or not isinstance(other, Wording) or one.role != other.role:
        return Finding(verdict="incomparable", because="not two names of one kind")
    person = one.role == "person"
    match = (match_persons if person else match_organisations)(one.text, other.text, vocabulary)
    if match.likeness == "same":
        return Finding(verdict="agree", because=match.because)
    if match.likeness == "compatible":
        return Finding(verdict="compatible", because=match.because)
    if match.likeness != "misspelt":
        return Finding(verdict="incomparable", because=match.because)
    # A longer name with one odd letter is surer than a short or single one.
    sure = parameters.person if person else parameters.organisation
    parts = min(len(one.text.split()), len(other.text.split()))
    return Finding(
        verdict="conflict",
        because=f"{match.because}: {one.text} / {other.text}",
        gap=sure if parts > 1 else sure * 0.6,
        stretches=(plain(one.text), plain(other.text)),
    )


CHECK = Check("name", frozenset(("name",)), NameParameters, judge)
