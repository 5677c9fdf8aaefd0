"""Names: one person or body spelled two ways."""

from rapidfuzz import fuzz

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Record, Wording
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import match_organisations, match_persons, plain
from factcheck.vocabulary.titles import compatible


class NameParameters(Record):
    """The confidence that two names are meant for one bearer: `person` and `organisation` for two near spellings,
    `same_post` for two persons of one post who share a given name or a surname, or whose names are near in both,
    `near_names` for the like without a post; a single long name with an inner
    letter more or less has `long_single` of its kind's."""

    person: float = 0.8
    organisation: float = 0.5
    same_post: float = 0.8
    near_names: float = 0.5
    long_single: float = 0.75


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
    if match.likeness == "different" and person:
        return _half_alike(left, right, one, other, parameters, vocabulary)
    if match.likeness != "misspelt":
        return Finding(verdict="incomparable", because=match.because)
    # A longer name with one odd letter is surer than a short or single one.
    sure = parameters.person if person else parameters.organisation
    parts = min(len(one.text.split()), len(other.text.split()))
    return Finding(
        verdict="conflict",
        because=f"{match.because}: {one.text} / {other.text}",
        gap=sure if parts > 1 else sure * (parameters.long_single if _is_odd(one.text, other.text) else 0.6),
        stretches=(plain(one.text), plain(other.text)),
    )


def _is_odd(left: str, right: str) -> bool:
    """Whether two single names are long, begin and end alike: an inner letter was lost, no ending was added."""
    one, other = plain(left), plain(right)
    return min(len(one), len(other)) >= _LONG and one[:2] == other[:2] and one[-3:] == other[-3:]


_LONG = 8  # letters


def _half_alike(
    left: Claim, right: Claim, one: Wording, other: Wording, parameters: NameParameters, vocabulary: Vocabulary
) -> Finding:
    """Two persons whose names agree by half: one and the same where both articles give them one post."""
    first, second = plain(one.text).split(), plain(other.text).split()
    if min(len(first), len(second)) < 2:
        return Finding(verdict="incomparable", because="a single name says too little")
    given, surname = fuzz.ratio(first[0], second[0]) / 100, fuzz.ratio(first[-1], second[-1]) / 100
    near = (
        (surname == 1 and first[0][0] == second[0][0])
        or (given == 1 and surname >= _NEAR)
        or min(given, surname) >= _NEAR
        or (surname >= _VERY_NEAR and first[0][0] == second[0][0])
    )
    if not near:
        return Finding(verdict="incomparable", because="two persons")
    shared = [
        post
        for post in left.about.complement
        for held in right.about.complement
        if post == held or compatible(post, held, vocabulary)
    ]
    return Finding(
        verdict="conflict",
        because=f"names alike by half: {one.text} / {other.text}" + (f", both {shared[0]}" if shared else ""),
        gap=parameters.same_post if shared else parameters.near_names * (1.3 if min(given, surname) >= _NEAR else 1.0),
        stretches=(plain(one.text), plain(other.text)),
    )


_NEAR = 0.6  # likeness of two name parts (1 = the same) from which one may be a slip for the other
_VERY_NEAR = 0.8  # the same of two last names where the first names begin with one letter


CHECK = Check("name", frozenset(("name",)), NameParameters, judge)
