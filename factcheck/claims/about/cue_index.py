"""The cues of the frames that take one kind of value, weighed and filed for finding."""

from collections import defaultdict
from math import log, sqrt
from typing import NamedTuple

from factcheck.claims.about.cues import Cue, compile_cue
from factcheck.claims.about.frame_stock import VERB, FrameStock, Pattern

# How a cue's weight falls with the number of frames that list it; what a phrase of several words of substance gains,
# what one of function words and weak words keeps, what a word that says the same as a cue keeps, and in how many frames
# it may stand for that. Set as the fits in `frames.py` are.
RARITY = 1.3
LONG = 1.9
EMPTY = 0.35
KIN = 0.4
KIN_FRAMES = 8
# The first cues that a frame lists in a slot are its own words; the later ones it shares with others.
FOREMOST = 5
LATER = 0.8


class Entry(NamedTuple):
    """A frame that lists a cue: its number, the slot it lists it in, and the weight of the cue (0 to about 1)."""

    frame: int
    listed: int
    weight: float


class CueIndex:
    """Answers which frames list a word, a phrase that holds it, or a word that says the same.

    Weighing thousands of cues at start-up would cost more than reading a few articles, so cues are weighed when the
    word they are filed under first turns up.
    """

    def __init__(self, kind: str, stock: FrameStock) -> None:
        self._stock = stock
        taking = [number for number, frame in enumerate(stock.frames) if kind in frame["kinds"]]
        self.defaults = tuple(number for number in taking if kind in stock.frames[number].get("default", ()))
        self._listing: dict[Pattern, list[tuple[int, int, float]]] = {}
        self._frames_of: dict[str, set[int]] = defaultdict(set)
        self._by_concept: dict[str, list[str]] | None = None
        self._alike: dict[str, tuple[Entry, ...]] = {}
        self._single: dict[str, tuple[Entry, ...]] = {}
        self._longer: dict[str, tuple[tuple[Cue, tuple[Entry, ...]], ...]] = {}
        self._filed: dict[str, list[Pattern]] = {}
        for number in taking:
            for listed, cues in enumerate(stock.patterns[number]):
                for place, words in enumerate(cues):
                    share = 1.0 if place < FOREMOST else LATER
                    self._listing.setdefault(words, []).append((number, listed, share))
                    for word in words:
                        self._frames_of[word].add(number)
        for words in self._listing:
            if len(words) > 1:
                # Filed under its rarest word, so that "of" and "in" do not call up hundreds of cues.
                rarest = min((len(self._frames_of[word]), word) for word in words if word != "*")[1]
                self._filed.setdefault(rarest, []).append(words)

    def single(self, word: str) -> tuple[Entry, ...]:
        """The frames that list this very word."""
        known = self._single.get(word)
        if known is None:
            entries = self._listing.get((word,), ())
            weight = self._weight((word,)) if entries else 0.0
            known = tuple(Entry(number, listed, weight * share) for number, listed, share in entries)
            self._single[word] = known
        return known

    def longer(self, word: str) -> tuple[tuple[Cue, tuple[Entry, ...]], ...]:
        """The phrases filed under this word, with the frames that list them."""
        known = self._longer.get(word)
        if known is None:
            found = []
            for words in self._filed.get(word, ()):
                weight = self._weight(words)
                entries = self._listing[words]
                for is_verb in (False, True):
                    chosen = tuple(
                        Entry(number, listed, weight * share)
                        for number, listed, share in entries
                        if (listed == VERB) is is_verb
                    )
                    if chosen:
                        found.append((compile_cue(words, is_verb, word), chosen))
            known = self._longer[word] = tuple(found)
        return known

    def alike(self, word: str) -> tuple[Entry, ...]:
        """The frames that list not this word but one that says the same, less heavily."""
        known = self._alike.get(word)
        if known is None:
            known = self._alike[word] = self._find_alike(word)
        return known

    def _find_alike(self, word: str) -> tuple[Entry, ...]:
        concepts = () if word in self._stock.weak else self._stock.thesaurus.concepts(word)
        direct = {entry[0] for entry in self._listing.get((word,), ())}
        best: dict[tuple[int, int], float] = {}
        for concept in concepts:
            entries = [entry for cue in self._concepts().get(concept, ()) for entry in self.single(cue)]
            if len({entry.frame for entry in entries}) <= KIN_FRAMES:
                for number, listed, weight in entries:
                    if number not in direct:
                        points = KIN * weight / len(concepts)
                        best[number, listed] = max(points, best.get((number, listed), 0.0))
        return tuple(Entry(number, listed, weight) for (number, listed), weight in best.items())

    def _concepts(self) -> dict[str, list[str]]:
        """The single-word cues by the thesaurus groups they stand in."""
        if self._by_concept is None:
            self._by_concept = {}
            for words in self._listing:
                if len(words) == 1 and words[0] not in self._stock.weak:
                    for concept in self._stock.thesaurus.concepts(words[0]):
                        self._by_concept.setdefault(concept, []).append(words[0])
        return self._by_concept

    def _weight(self, words: Pattern) -> float:
        """The fewer frames list a cue, the heavier it is; a phrase with one word of substance leans on that word."""
        if len(words) == 1:
            return 1 / (1 + RARITY * log(len(self._frames_of[words[0]])))
        weight = 1 / (1 + RARITY * log(len({entry[0] for entry in self._listing[words]})))
        weak, closed = self._stock.weak, self._stock.closed
        substance = [word for word in words if word != "*" and word not in weak and word not in closed]
        if not substance:
            return weight * EMPTY
        if len(substance) > 1:
            return weight * LONG
        return sqrt(weight / (1 + RARITY * log(len(self._frames_of[substance[0]]))))
