"""Places: one event in two places of which neither lies in the other."""

import re

from rapidfuzz import fuzz

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
    if "said_in" in (one.role, other.role):
        return Finding(verdict="incomparable", because="where something was said, not where it was")
    first, second = plain(one.text), plain(other.text)
    if first == second:
        return Finding(verdict="agree", because="the same place")
    bare = re.sub(r"[^\w]", "", first), re.sub(r"[^\w]", "", second)
    if bare[0] == bare[1] or first in second or second in first:
        return Finding(verdict="compatible", because="a longer and a shorter name")
    if (first in _BEARINGS) != (second in _BEARINGS):
        return Finding(verdict="incomparable", because="a direction and a place")
    if because := _both_named(left, right, first, second):
        return Finding(verdict="incomparable", because=because)
    inside = contains(one.text, other.text, vocabulary), contains(other.text, one.text, vocabulary)
    if True in inside:
        return Finding(verdict="compatible", because="one place lies in the other")
    if inside == (False, False):
        return Finding(verdict="conflict", because=f"{one.text} / {other.text}", gap=1.0)
    if not _of_one_sort(first, second):
        return Finding(verdict="incomparable", because="the gazetteer does not tell whether one lies in the other")
    return Finding(verdict="conflict", because=f"{one.text} / {other.text} (not in the gazetteer)", gap=0.5)


_BEARINGS = frozenset(
    f"{one}{joint}{ending}"
    for one in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east",
                "north-west", "south-east", "south-west", "north east", "north west", "south east", "south west")
    for joint, ending in (("", ""), ("er", "ly"), ("er", "n"), ("", "wards"), ("", "ward"))
)  # fmt: skip


def _of_one_sort(first: str, second: str) -> bool:
    """Whether neither place can lie in the other though no gazetteer lists them: two bearings, or two of one sort that
    share a word ("turn nine", "turn 12"; "Mill Lane", "Quay Lane"), or two spellings of one name."""
    if first in _BEARINGS and second in _BEARINGS:
        return True
    words = first.split(), second.split()
    if len(words[0]) == len(words[1]) and any(one == other for one, other in zip(*words, strict=True)):
        return True
    return fuzz.ratio(first, second) >= _ONE_NAME


_ONE_NAME = 80  # percent of likeness from which two names of places may be a slip for each other


def _both_named(left: Claim, right: Claim, first: str, second: str) -> str | None:
    """Why the places are two parts of one description: a sentence that prints one of them names the other as well."""
    for claim, other in ((left, second), (right, first)):
        named = {plain(name) for name in (*claim.about.entities, *claim.about.places)}
        if other in named:
            return f"one report names both {left.surface} and {right.surface}"
    return None


CHECK = Check("place", frozenset(("place",)), PlaceParameters, judge)
