"""Whether two names are one person or body: the same, a spelling of the same, or somebody else."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from factcheck.vocabulary.tables import Vocabulary, load

Likeness = Literal["same", "compatible", "misspelt", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names stand to each other.

    "same": equal but for case and diacritics; "compatible": two right forms of one name (initial, short form,
    transliteration, missing middle name, legal form); "misspelt": so close that one is likely a wrong spelling of the
    other; "different": two persons or bodies; "unknown": nothing can be said (a surname alone against another name).
    """

    likeness: Likeness
    because: str


class _Forms:
    """Short forms and transliterations by folded name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table = vocabulary.table("given_names")
        self.alike: dict[str, set[str]] = {}
        for full, short in table["short_forms"].items():
            self._tie([full, *short], hub=True)
        for group in table["transliterations"]:
            self._tie(group, hub=False)
        names = vocabulary.table("proper_names")
        self.legal = frozenset(name.lower().strip(".") for name in names["legal_forms"])
        self.heads = frozenset(names["organisation_heads"]) | frozenset(names["anywhere"])

    def _tie(self, group: list[str], *, hub: bool) -> None:
        for left in group:
            for right in group:
                if left != right and (not hub or group[0] in (left, right)):
                    self.alike.setdefault(plain(left), set()).add(plain(right))

    def are_alike(self, left: str, right: str) -> bool:
        return right in self.alike.get(left, ())


@cache
def _forms(vocabulary: Vocabulary) -> _Forms:
    return _Forms(vocabulary)


_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i",
     "'": "", "\u2019": "", ".": ""}
)  # fmt: skip


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """`name` in lower case without diacritics, apostrophes and full stops: "Flückiger" and "Fluckiger" are alike."""
    lower = name.lower()
    if lower.isascii():
        return lower.replace("'", "").replace(".", "")
    apart = unicodedata.normalize("NFD", lower)
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_LETTERS)


def edits(left: str, right: str, limit: int = 2) -> int:
    """The Levenshtein distance, or `limit` + 1 when it is larger."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    previous = list(range(len(right) + 1))
    for row, char in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (char != other)))
        if min(current) > limit:
            return limit + 1
        previous = current
    return previous[-1] if previous[-1] <= limit else limit + 1


def _parts(name: str) -> list[str]:
    return [part for part in plain(name).replace("-", " ").split() if part]


def match_persons(left: str, right: str, vocabulary: Vocabulary | None = None) -> NameMatch:
    """How two names of persons stand to each other; see NameMatch. Titles must have been stripped."""
    forms = _forms(vocabulary or load())
    one, other = _parts(left), _parts(right)
    if one == other:
        return NameMatch("same", "equal but for capitals and accents")
    if not one or not other:
        return NameMatch("unknown", "no name to compare")
    if len(one) == 1 or len(other) == 1:
        return _single(one, other)
    first, last = _part_match(one[0], other[0], forms), _part_match(one[-1], other[-1], forms)
    if first == "same" and last == "same":
        return NameMatch("compatible", "a middle name more or less")
    if set(one) <= set(other) or set(other) <= set(one):
        return NameMatch("compatible", "one name is part of the other")
    if one == other[::-1]:
        return NameMatch("compatible", "the same names in another order")
    if "different" in (first, last):
        which = "given names" if first == "different" else "surnames"
        if first == last:
            return NameMatch("different", "neither given name nor surname agrees")
        return NameMatch("different", f"{which} differ: {left} and {right}")
    if first == "misspelt" and last == "misspelt":
        return NameMatch("misspelt", "given name and surname each a letter or two apart")
    if "misspelt" in (first, last):
        return NameMatch("misspelt", f"one part is a letter or two apart: {left} and {right}")
    return NameMatch("compatible", "a short form, an initial or another transliteration")


def _single(one: list[str], other: list[str]) -> NameMatch:
    short, full = (one, other) if len(one) == 1 else (other, one)
    if short[0] in full:
        return NameMatch("compatible", "one name is part of the other")
    if len(full) == 1 and short[0][0] == full[0][0] and len(short[0]) > 4 and edits(short[0], full[0], 1) == 1:
        return NameMatch("misspelt", "a letter apart")
    return NameMatch("unknown", "a single name says too little")


def _part_match(left: str, right: str, forms: _Forms) -> Likeness:
    if left == right:
        return "same"
    if forms.are_alike(left, right):
        return "compatible"
    if (len(left) == 1 or len(right) == 1) and left[0] == right[0]:
        return "compatible"
    shorter = min(len(left), len(right))
    if left[0] == right[0] and shorter >= 3:
        distance = edits(left, right)
        # Two letters of a short name make another name: Anna and Alma, Lee and Leo.
        if shorter >= (4 if distance == 1 else 6) and distance <= 2:
            return "misspelt"
        if distance == 1 and left[0:2] == right[0:2]:
            return "misspelt"
    return "different"


def match_organisations(left: str, right: str, vocabulary: Vocabulary | None = None) -> NameMatch:
    """How two names of bodies or companies stand to each other; see NameMatch."""
    forms = _forms(vocabulary or load())
    one, other = _without_the(_parts(left)), _without_the(_parts(right))
    if one == other:
        return NameMatch("same", "equal but for capitals and accents")
    if not one or not other:
        return NameMatch("unknown", "no name to compare")
    bare, other_bare = _core(one, forms.legal), _core(other, forms.legal)
    if bare == other_bare:
        return NameMatch("compatible", "the legal form differs")
    if _is_acronym(left, other) or _is_acronym(right, one):
        return NameMatch("compatible", "one is the other's initials")
    if bare[: len(other_bare)] == other_bare or other_bare[: len(bare)] == bare:
        return NameMatch("compatible", "a longer and a shorter form of one name")
    if len(bare) == len(other_bare):
        unequal = [(mine, theirs) for mine, theirs in zip(bare, other_bare, strict=True) if mine != theirs]
        if len(unequal) == 1:
            mine, theirs = unequal[0]
            close = min(len(mine), len(theirs)) >= 5 and mine[0] == theirs[0] and edits(mine, theirs) <= 2
            # The more of a long name stands alike, the more may be wrong in its odd word ("Hollin", "Hollister").
            close = close or (len(bare) >= _LONG_NAME and mine[:_STEM] == theirs[:_STEM])
            if close and not {mine, theirs} <= forms.heads:
                return NameMatch("misspelt", f"one word is a letter or two apart: {left} and {right}")
    return NameMatch("different", f"two bodies: {left} and {right}")


_LONG_NAME = 4  # words of a name from which one odd word need only begin like the other
_STEM = 4


def _without_the(parts: list[str]) -> list[str]:
    return parts[1:] if parts[:1] == ["the"] else parts


def _core(parts: list[str], legal: frozenset[str]) -> list[str]:
    end = len(parts)
    while end > 1 and parts[end - 1] in legal:
        end -= 1
    return parts[:end]


def _is_acronym(short: str, parts: list[str]) -> bool:
    letters = short.replace(".", "")
    if not (2 <= len(letters) <= 7 and letters.isupper()):
        return False
    small = {"of", "and", "the", "for", "in", "de", "on"}
    initials = "".join(part[0] for part in parts if part not in small)
    every = "".join(part[0] for part in parts)
    return letters.lower() in (initials, every)
