"""Which words and phrases of news English say (nearly) the same: `rules/vocabulary/thesaurus-*.yaml` as an index."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from factcheck.vocabulary.tables import Vocabulary, VocabularyError

SAME_LEMMA = 1.0
SAME_CONCEPT = 0.8
LOOSE_LINK = 0.4

_PREFIX = "thesaurus-"
_GAP = ".."
_LONGEST_GAP = 3
# Words of a gap and read-over words together, between two words of a phrase.
_WIDEST_STEP = 6
# Outlets differ in these without meaning anything by it ("go to the polls", "went to their polls", "run-off"), so they
# are read over inside a phrase and may be left out of the tables.
_READ_OVER = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "-"})


class _Phrase(NamedTuple):
    """`words[i]` may stand up to `_LONGEST_GAP` tokens after `words[i - 1]` where `gaps[i]`, else right behind it."""

    words: tuple[str, ...]
    gaps: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Words and phrases to the ids of their groups; first words to the phrases as printed in the tables."""

    concepts: dict[str, tuple[str, ...]]
    loose: dict[str, tuple[str, ...]]
    phrases: dict[str, list[str]]
    _by_second: dict[str, dict[str, list[tuple[int, str, _Phrase]]]] = field(default_factory=dict)

    def by_second(self, first: str) -> dict[str, list[tuple[int, str, _Phrase]]]:
        """The phrases that begin with a word by their second word, each with its place in the tables.

        Made when the word is first met, because a text meets few of the thousands there are.
        """
        known = self._by_second.get(first)
        if known is None:
            known = self._by_second[first] = {}
            for place, text in enumerate(self.phrases[first]):
                phrase = _phrase(text)
                known.setdefault(phrase.words[1], []).append((place, text, phrase))
        return known


class Thesaurus:
    """The groups of a vocabulary's thesaurus; making a second one for the same vocabulary costs nothing.

    All words are lemmas in lower case. A phrase is its lemmas joined by single spaces, without articles, possessives
    and hyphens; `..` in it stands for zero to three other words ("claim .. life").
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._index = _index(vocabulary)

    def concepts(self, lemma: str) -> tuple[str, ...]:
        """The ids of the groups that list this word (or phrase), in order of file and place; empty for a stranger."""
        return self._index.concepts.get(lemma, ())

    def relation(self, left: str, right: str) -> float:
        """How near two words (or phrases) are: 1 the same, 0.8 one group, 0.4 a loose link, 0 nothing known."""
        if left == right:
            return SAME_LEMMA
        concepts, loose = self._index.concepts, self._index.loose
        left_concepts, right_concepts = concepts.get(left, ()), concepts.get(right, ())
        if any(concept in right_concepts for concept in left_concepts):
            return SAME_CONCEPT
        if any(concept in right_concepts for concept in loose.get(left, ())):
            return LOOSE_LINK
        if any(concept in left_concepts for concept in loose.get(right, ())):
            return LOOSE_LINK
        return 0.0

    def find(self, lemmas: Sequence[str]) -> list[tuple[int, int, str]]:
        """The concepts in a run of lemmas as (start, end, id), half-open, by start, then in the tables' order.

        Of the phrases that begin at one place only the longest count, and a word that belongs to a phrase found
        earlier does not count on its own ("slide under" is sinking, not sliding). The words that a `..` ran over do.
        """
        found: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        concepts_of, phrases = self._index.concepts, self._index.phrases
        for start, lemma in enumerate(lemmas):
            if start in taken:
                continue
            if lemma in phrases:
                places, concepts = self._longest(lemmas, start)
                if concepts:
                    taken.update(places)
                    found.extend([(start, places[-1] + 1, concept) for concept in concepts])
                    continue
            if lemma in concepts_of:
                for concept in concepts_of[lemma]:
                    found.append((start, start + 1, concept))
        return found

    def _longest(self, lemmas: Sequence[str], start: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        best: tuple[int, ...] = ()
        concepts: tuple[str, ...] = ()
        by_second = self._index.by_second(lemmas[start])
        following = lemmas[start + 1 : start + 2 + _WIDEST_STEP]
        if by_second.keys().isdisjoint(following):
            return best, concepts
        seconds = by_second.keys() & following
        # In the tables' order: of equally long phrases the first counts, with all that stand on the very same words
        # ("pick up" and "pick .. up").
        for _, text, phrase in sorted(entry for second in seconds for entry in by_second[second]):
            places = _places(phrase, lemmas, start)
            if places is None:
                continue
            if len(places) > len(best):
                best, concepts = places, self.concepts(text)
            elif places == best:
                concepts = tuple(dict.fromkeys((*concepts, *self.concepts(text))))
        return best, concepts


def _places(phrase: _Phrase, lemmas: Sequence[str], start: int) -> tuple[int, ...] | None:
    places = [start]
    position = start + 1
    for word, gap in zip(phrase.words[1:], phrase.gaps[1:], strict=True):
        skipped = 0
        while position < len(lemmas) and lemmas[position] != word:
            if lemmas[position] not in _READ_OVER:
                skipped += 1
            if skipped > (_LONGEST_GAP if gap else 0) or position - places[-1] > _WIDEST_STEP:
                return None
            position += 1
        if position >= len(lemmas):
            return None
        places.append(position)
        position += 1
    return tuple(places)


@cache
def _index(vocabulary: Vocabulary) -> _Index:
    concepts: dict[str, tuple[str, ...]] = {}
    loose: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, list[str]] = {}
    ids: set[str] = set()
    for name in vocabulary.names():
        if not name.startswith(_PREFIX):
            continue
        for place, group in enumerate(vocabulary.table(name), start=1):
            concept = _identity(group, f"{name}.yaml: group {place}", ids)
            # Every start of the program passes here with each of some ten thousand words: most are in one group only.
            alone = (concept,)
            for word in group["words"]:
                known = concepts.get(word)
                concepts[word] = alone if known is None else known + alone
                if known is None and " " in word:
                    phrases.setdefault(word[: word.index(" ")], []).append(word)
            for word in group.get("loose", ()):
                known = loose.get(word)
                loose[word] = alone if known is None else known + alone
    return _Index(concepts, loose, phrases)


def _identity(group: Any, where: str, ids: set[str]) -> str:
    if not isinstance(group, dict) or not isinstance(group.get("id"), str) or not group.get("words"):
        raise VocabularyError(f"{where}: needs an id and words")
    concept: str = group["id"]
    if concept in ids:
        raise VocabularyError(f"{where}: the id {concept!r} is already taken")
    ids.add(concept)
    return concept


def _phrase(text: str) -> _Phrase:
    """The words of a phrase."""
    words: list[str] = []
    gaps: list[bool] = []
    gap = False
    for word in text.split():
        if word == _GAP:
            gap = True
            continue
        words.append(word)
        gaps.append(gap)
        gap = False
    return _Phrase(tuple(words), tuple(gaps))
