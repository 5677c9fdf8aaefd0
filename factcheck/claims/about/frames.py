"""Attribute frames: which attribute the phrase around a value names, and by which words."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import exp

from factcheck.claims.about.cue_index import CueIndex, Entry
from factcheck.claims.about.cues import occurrences
from factcheck.claims.about.frame_stock import AUXILIARY, LISTED, FrameStock, stock_of
from factcheck.model import FrameMatch
from factcheck.vocabulary import Vocabulary

_MOST = 4
_CLASSED = frozenset(("count", "measure"))
# A count of these is no count: "8,000 feet" reads as a measure, "three years" as a duration.
_KIND_OF = {
    **dict.fromkeys(("length", "area", "mass", "volume", "speed", "temperature", "power"), "measure"),
    "time-unit": "duration",
}

# How much a cue that a frame lists as one thing counts where the phrase has it as another; further the factors for
# words outside the clause, words that say little alone (in the slot they are listed for, and elsewhere), units of
# another or of no known class, and the tokens over which nearness falls to a third. Set by trying: the share of
# contradictions in development news whose sides get a common frame against the share of unrelated values that do,
# and the share of the frames' own examples that get their frame.
_FIT: dict[str, dict[str, float]] = {
    "head": {"head": 0.9, "modifier": 0.6, "of": 0.6, "subject": 0.3, "object": 0.6, "verb": 0.45, "clause": 0.2},
    "verb": {"head": 0.45, "modifier": 0.35, "of": 0.2, "subject": 0.3, "object": 0.55, "verb": 0.9, "clause": 0.45},
    "subject": {"head": 0.9, "modifier": 0.7, "of": 0.6, "subject": 0.9, "object": 0.5, "verb": 0.4, "clause": 0.4},
    "cue": {"head": 0.6, "modifier": 0.8, "of": 0.6, "subject": 0.6, "object": 0.9, "verb": 0.8, "clause": 0.8},
}
_BEFORE = 0.8
_SENTENCE = 0.17
_TITLE = 0.06
_DECAY = 8.0
_WEAK = 0.28
_WEAK_IN_PLACE = 0.6
_OTHER_CLASS = 0.22
_UNKNOWN_CLASS = 0.5
_TAKEN_BY_VERB = 0.3
_OTHER_PREPOSITION = 0.85
_DEFAULT = 0.3
_STRONGEST = 0.9
_FLOOR = 0.08

# By frame number and place in the line: points, the slot found in, and the cue.
_Found = dict[int, dict[int, tuple[float, str, str]]]


@dataclass(frozen=True, slots=True)
class Slots:
    """The phrase around a value, in lemmas.

    `head` is the noun counted or measured, `modifiers` stand between the figure and it, `of_phrase` is the content of
    the of- or in-phrase after it; `subject`, `verb` (with its particles) and `object` are those of the clause that
    governs the value; `preposition` stands directly before it. `clause` and `sentence` (the rest of the sentence) hold
    all words, function words included, in order of place with their signed distance from the value in tokens.
    `title` are the content words of the headline.
    """

    head: str | None = None
    modifiers: tuple[str, ...] = ()
    of_phrase: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    verb: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    clause: tuple[tuple[str, int], ...] = ()
    sentence: tuple[tuple[str, int], ...] = ()
    preposition: str | None = None
    title: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """All words about a value in order of place, the slot each stands in, and how near it counts (0 to 1)."""

    words: list[str]
    tags: list[str]
    nearness: list[float]


class FrameIndex:
    """The attribute frames of a vocabulary; making a second one for the same vocabulary costs nothing."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._stock: FrameStock = stock_of(vocabulary)

    def match(self, kind: str, unit: str | None, slots: Slots) -> tuple[FrameMatch, ...]:
        """The frames that the phrase evokes for a value of this kind and unit, best first, at most four."""
        noun = slots.head if kind == "count" else unit
        noun = None if noun is None else noun.lower()
        if kind == "count" and noun is not None:
            kind = next((_KIND_OF[name] for name in self._stock.classes.get(noun, ()) if name in _KIND_OF), kind)
        index = _index(self._vocabulary, kind)
        line = _line_up(slots)
        places: dict[str, list[int]] = {}
        for at, word in enumerate(line.words):
            places.setdefault(word, []).append(at)
        found: _Found = defaultdict(dict)
        for word, here in places.items():
            entries = index.single(word) + index.alike(word)
            if entries:
                for at in here:
                    self._note(found, entries, (at,), word, line)
            for cue, listing in index.longer(word):
                if cue.others <= places.keys():
                    for run in occurrences(cue, line.words, places):
                        self._note(found, listing, run, cue.printed, line)
        for frame in index.defaults:
            found[frame][-1] = (_DEFAULT, "kind", kind)
        return self._ranked(found, kind, noun, slots)

    def _note(
        self, found: _Found, entries: tuple[Entry, ...], places: tuple[int, ...], cue: str, line: _Line
    ) -> None:
        near = max(line.nearness[at] for at in places)
        weak = len(places) == 1 and cue in self._stock.weak
        for frame, listed, weight in entries:
            name = LISTED[listed]
            fits = _FIT[name]
            fit, tag = max((fits.get(line.tags[at], _SENTENCE), line.tags[at]) for at in places)
            if tag == "preposition" and name == "cue":
                fit = _BEFORE
            points = weight * fit * near
            if weak:
                points *= _WEAK_IN_PLACE if tag in (name, "preposition") else _WEAK
            at_place = found[frame]
            for at in places:
                if at not in at_place or at_place[at][0] < points:
                    at_place[at] = (points, tag, cue)

    def _ranked(self, found: _Found, kind: str, noun: str | None, slots: Slots) -> tuple[FrameMatch, ...]:
        """Cues add up as if independent: the weight is the chance that not all of them mislead."""
        scored = []
        for frame, by_place in found.items():
            by_cue: dict[str, tuple[float, str]] = {}
            for points, tag, cue in by_place.values():
                if cue not in by_cue or by_cue[cue][0] < points:
                    by_cue[cue] = (points, tag)
            misled = 1.0
            for points, _ in by_cue.values():
                misled *= 1 - min(points, _STRONGEST)
            if 1 - misled >= _FLOOR:
                weight = (1 - misled) * self._suits(frame, kind, noun, slots)
                if weight >= _FLOOR:
                    cue, (_, tag) = max(by_cue.items(), key=lambda item: (item[1][0], item[0]))
                    scored.append((-weight, self._stock.frames[frame]["id"], tag, cue))
        scored.sort()
        return tuple(
            FrameMatch(frame=name, weight=round(-negative, 3), slot=tag, cue=cue)
            for negative, name, tag, cue in scored[:_MOST]
        )

    def _suits(self, frame: int, kind: str, noun: str | None, slots: Slots) -> float:
        """How well kind, unit, preposition and verb of the value agree with what the frame takes (0 to 1)."""
        entry = self._stock.frames[frame]
        suits = 1.0
        allowed = self._stock.allowed[frame]
        if kind in _CLASSED and noun is not None and allowed and noun not in allowed:
            classes = self._stock.classes.get(noun)
            if classes is None:
                suits = _UNKNOWN_CLASS
            elif allowed.isdisjoint(classes):
                suits = _OTHER_CLASS
        if slots.verb and slots.verb[0] in entry.get("not_verb", ()):
            suits *= _TAKEN_BY_VERB
        prep = entry.get("prep")
        if prep and slots.preposition is not None and slots.preposition not in prep:
            suits *= _OTHER_PREPOSITION
        return suits


@cache
def _index(vocabulary: Vocabulary, kind: str) -> CueIndex:
    return CueIndex(kind, stock_of(vocabulary))


def _line_up(slots: Slots) -> _Line:
    slot_of = {
        **dict.fromkeys(slots.object, "object"),
        **dict.fromkeys(slots.subject, "subject"),
        **dict.fromkeys(slots.of_phrase, "of"),
        **dict.fromkeys(slots.modifiers, "modifier"),
        **dict.fromkeys(slots.verb, "verb"),
    }
    if slots.head is not None:
        slot_of[slots.head] = "head"
    line = _Line([], [], [])
    split = None
    for printed, distance in slots.clause:
        word = AUXILIARY.get(printed, printed)
        # A word fills its slot once; the head may stand twice ("of the 13 seats, six seats").
        tag = slot_of.get(word) if word == slots.head else slot_of.pop(word, None)
        nearness = 1.0 if tag else exp((1 - abs(distance)) / _DECAY)
        if tag is None or (distance == -1 and word == slots.preposition):
            tag = "preposition" if distance == -1 and word == slots.preposition else "clause"
        if split is None and distance > 0:
            split = len(line.words)
        _put(line, len(line.words), word, tag, nearness)
    # Words inside the value's own span ("six council seats" read as one) stand where the value stands.
    placed = set(line.words)
    split = len(line.words) if split is None else split
    for word in reversed([*slots.modifiers, *([] if slots.head is None else [slots.head])]):
        if word not in placed:
            _put(line, split, word, "head" if word == slots.head else "modifier", 1.0)
    for printed, distance in slots.sentence:
        nearness = exp((1 - abs(distance)) / (2 * _DECAY))
        _put(line, len(line.words), AUXILIARY.get(printed, printed), "sentence", nearness)
    for word in slots.title:
        _put(line, len(line.words), word, "title", _TITLE / _SENTENCE)
    return line


def _put(line: _Line, at: int, word: str, tag: str, nearness: float) -> None:
    line.words.insert(at, word)
    line.tags.insert(at, tag)
    line.nearness.insert(at, nearness)
