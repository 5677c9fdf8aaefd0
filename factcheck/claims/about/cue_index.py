"""The cues of the frames that take one kind of value, weighed and filed for finding."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import log, sqrt
from typing import NamedTuple

from factcheck.claims.about.cues import Cue, compile_cue
from factcheck.claims.about.frame_stock import LISTED, VERB, FrameStock, Pattern

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


# How much a cue that a frame lists as one thing counts where the phrase has it as another; further the factors for
# words outside the clause, for a listed cue right before the value, and for words that say little alone (in the slot
# they are listed for, and elsewhere). Set by trying: the share of contradictions in development news whose sides get a
# common frame against the share of unrelated values that do, and the share of the frames' own examples that get
# their frame.
FIT: dict[str, dict[str, float]] = {
    "head": {"head": 0.9, "modifier": 0.6, "of": 0.6, "subject": 0.3, "object": 0.6, "verb": 0.45, "clause": 0.2},
    "verb": {"head": 0.45, "modifier": 0.35, "of": 0.2, "subject": 0.3, "object": 0.55, "verb": 0.9, "clause": 0.45},
    "subject": {"head": 0.9, "modifier": 0.7, "of": 0.6, "subject": 0.9, "object": 0.5, "verb": 0.4, "clause": 0.4},
    "cue": {"head": 0.6, "modifier": 0.8, "of": 0.6, "subject": 0.6, "object": 0.9, "verb": 0.8, "clause": 0.8},
}
BEFORE = 0.8
SENTENCE = 0.17
WEAK = 0.28
WEAK_IN_PLACE = 0.6
# Words of an archive without end: what has been looked up is forgotten when it grows past this.
_REMEMBERED = 40_000


class Entry(NamedTuple):
    """A frame that lists a cue: its number, the slot it lists it in, and the weight of the cue (0 to about 1)."""

    frame: int
    listed: int
    weight: float


@dataclass(slots=True, eq=False)
class Word:
    """What the frames know of a word: who lists it or its like, and the phrases that are filed under it."""

    entries: tuple[Entry, ...]
    longer: tuple[tuple[Cue, tuple[Entry, ...]], ...]
    is_weak: bool
    partners: frozenset[str]
    """For each of those phrases one of its other words."""
    by_tag: dict[str, dict[int, float]] = field(default_factory=dict)
    """What `points` has been asked so far."""

    def points(self, tag: str) -> dict[int, float]:
        """How loudly the word alone speaks for which frames when it stands in the slot `tag`."""
        known = self.by_tag.get(tag)
        if known is None:
            loudest: dict[int, float] = {}
            for frame, listed, weight in self.entries:
                points = weight * fit(LISTED[listed], tag)
                if self.is_weak:
                    points *= WEAK_IN_PLACE if tag in (LISTED[listed], "preposition") else WEAK
                loudest[frame] = max(points, loudest.get(frame, 0.0))
            known = self.by_tag[tag] = loudest
        return known


def fit(listed: str, tag: str) -> float:
    """How much a cue that is listed as one thing counts in the slot `tag` of a phrase."""
    return BEFORE if tag == "preposition" and listed == "cue" else FIT[listed].get(tag, SENTENCE)


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
        self.known: dict[str, Word | None] = {}
        """What has been asked of `word` so far."""
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

    def word(self, word: str) -> Word | None:
        """What is known of a word; None for one that no cue holds and that says the same as none."""
        if word not in self.known:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            entries = self._single(word) + self._alike(word)
            is_cue = bool(entries) or word in self._frames_of
            longer = self._longer(word) if is_cue else ()
            partners = frozenset(min(cue.others or (word,), key=self._commonness) for cue, _ in longer)
            self.known[word] = Word(entries, longer, word in self._stock.weak, partners) if is_cue else None
        return self.known[word]

    def _commonness(self, word: str) -> tuple[int, str]:
        return len(self._frames_of[word]), word

    def _single(self, word: str) -> tuple[Entry, ...]:
        """The frames that list this very word."""
        entries = self._listing.get((word,), ())
        weight = self._weight((word,)) if entries else 0.0
        return tuple(Entry(number, listed, weight * share) for number, listed, share in entries)

    def _longer(self, word: str) -> tuple[tuple[Cue, tuple[Entry, ...]], ...]:
        """The phrases filed under this word, with the frames that list them."""
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
        return tuple(found)

    def _alike(self, word: str) -> tuple[Entry, ...]:
        """The frames that list not this word but one that says the same, less heavily."""
        concepts = () if word in self._stock.weak else self._stock.thesaurus.concepts(word)
        direct = {entry[0] for entry in self._listing.get((word,), ())}
        best: dict[tuple[int, int], float] = {}
        for concept in concepts:
            entries = [entry for cue in self._concepts().get(concept, ()) for entry in self._single(cue)]
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
