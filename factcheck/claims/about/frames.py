"""Attribute frames: which attribute the phrase around a value names, and by which words."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from typing import Any

from factcheck.claims.about.cues import Cue, compile_cue, occurrences, pattern
from factcheck.claims.about.lemmas import lemma
from factcheck.model import FrameMatch
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import Thesaurus

_MOST = 4
_LISTED = ("head", "verb", "subject", "cue")
# A count of these is no count: "8,000 feet" reads as a measure, "three years" as a duration.
_KIND_OF = {
    **dict.fromkeys(("length", "area", "mass", "volume", "speed", "temperature", "power"), "measure"),
    "time-unit": "duration",
}
_AUXILIARY = {
    **dict.fromkeys(("is", "was", "were", "are", "am", "been", "being", "'s"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"),
    "people": "person",
}
_CLASSED = frozenset(("count", "measure"))

# How much a cue that a frame lists as one thing counts when the phrase has it as another. Judgement, checked by the
# share of contradictions whose sides get a common frame against that of unrelated values (see docs/quality.md).
_FIT: dict[str, dict[str, float]] = {
    "head": {"head": 1.0, "modifier": 0.7, "of": 0.6, "subject": 0.5, "object": 0.6, "verb": 0.3, "clause": 0.35},
    "verb": {"head": 0.5, "modifier": 0.5, "of": 0.3, "subject": 0.3, "object": 0.3, "verb": 0.7, "clause": 0.4},
    "subject": {"head": 0.8, "modifier": 0.7, "of": 0.6, "subject": 0.9, "object": 0.6, "verb": 0.3, "clause": 0.4},
    "cue": {"head": 0.8, "modifier": 0.8, "of": 0.7, "subject": 0.6, "object": 0.6, "verb": 0.6, "clause": 0.5, "preposition": 0.8},
}
_SENTENCE = 0.2
_TITLE = 0.1
_DECAY = 8.0
_WEAK = 0.35
_WEAK_IN_PLACE = 0.6
_LONG = 1.2
_EMPTY = 0.3
_RARITY = 1.0
_STRONGEST = 0.9
_FLOOR = 0.1
_DEFAULT = 0.3
_KIN = 0.6
_KIN_FRAMES = 8
_OTHER_CLASS = 0.25
_UNKNOWN_CLASS = 0.8
_NO_HEAD = 1.0


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


class _KindIndex:
    """The cues of the frames that take one kind: single words, and longer cues filed under their rarest word."""

    __slots__ = ("by_concept", "defaults", "kin", "longer", "single")

    def __init__(self) -> None:
        self.defaults: tuple[int, ...] = ()
        # Frames (with listed slot and weight) by the thesaurus groups of their single words; and by word, as asked for.
        self.by_concept: dict[str, dict[tuple[int, int], float]] = {}
        self.kin: dict[str, list[tuple[int, int, float]]] = {}
        # Lists of (frame number, listed slot number, weight), and of (cue, such list).
        self.single: dict[str, list[tuple[int, int, float]]] = {}
        self.longer: dict[str, list[tuple[Cue, list[tuple[int, int, float]]]]] = {}


class FrameIndex:
    """The attribute frames of a vocabulary; making a second one for the same vocabulary costs nothing."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._frames = _frames(vocabulary)
        self._classes, self._weak = _classes(vocabulary)
        self._closed = _closed(vocabulary)
        self._allowed = _allowed(vocabulary)
        self._patterns = _patterns(vocabulary)
        self._kinds = _kinds(vocabulary)
        self._thesaurus = Thesaurus(vocabulary)

    def match(self, kind: str, unit: str | None, slots: Slots) -> tuple[FrameMatch, ...]:
        """The frames that the phrase evokes for a value of this kind and unit, best first, at most four."""
        noun = slots.head if kind == "count" else unit
        noun = None if noun is None else noun.lower()
        if kind == "count" and noun is not None:
            kind = next((_KIND_OF[name] for name in self._classes.get(noun, ()) if name in _KIND_OF), kind)
        index = self._index(kind)
        words, tags, nearness = _line_up(slots)
        found: dict[int, dict[int, tuple[float, str, str]]] = defaultdict(dict)
        places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            places.setdefault(word, []).append(at)
        present = places.keys()
        for word, here in places.items():
            if word in index.single:
                for at in here:
                    self._note(found, index.single[word], (at,), word, tags, nearness)
            kin = self._kin(index, word)
            if kin:
                for at in here:
                    self._note(found, kin, (at,), word, tags, nearness)
            for cue, entries in index.longer.get(word, ()):
                if cue.others <= present:
                    for run in occurrences(cue, words, places):
                        self._note(found, entries, run, cue.printed, tags, nearness)
        for frame in index.defaults:
            found[frame][-1] = (_DEFAULT, "kind", kind)
        return self._ranked(found, kind, noun, slots)

    def _kin(self, index: _KindIndex, word: str) -> list[tuple[int, int, float]]:
        """The frames that list not this word but one that says the same, less heavily."""
        known = index.kin.get(word)
        if known is None:
            direct = {number for number, _, _ in index.single.get(word, ())}
            concepts = [] if word in self._weak else self._thesaurus.concepts(word)
            best: dict[tuple[int, int], float] = {}
            for concept in concepts:
                entries = index.by_concept.get(concept, {})
                if len({number for number, _ in entries}) <= _KIN_FRAMES:
                    for (number, listed), weight in entries.items():
                        if number not in direct:
                            points = _KIN * weight / len(concepts)
                            best[number, listed] = max(points, best.get((number, listed), 0.0))
            known = index.kin[word] = [(number, listed, weight) for (number, listed), weight in best.items()]
        return known

    def _note(
        self,
        found: dict[int, dict[int, tuple[float, str, str]]],
        entries: list[tuple[int, int, float]],
        places: tuple[int, ...],
        cue: str,
        tags: list[str],
        nearness: list[float],
    ) -> None:
        near = max(nearness[at] for at in places)
        weak = len(places) == 1 and cue in self._weak
        for frame, listed, weight in entries:
            name = _LISTED[listed]
            fits = _FIT[name]
            fit, tag = max((fits.get(tags[at], _SENTENCE), tags[at]) for at in places)
            points = weight * fit * near
            if weak:
                points *= _WEAK_IN_PLACE if tag in (name, "preposition") else _WEAK
            at_place = found[frame]
            for at in places:
                if at not in at_place or at_place[at][0] < points:
                    at_place[at] = (points, tag, cue)

    def _ranked(
        self, found: dict[int, dict[int, tuple[float, str, str]]], kind: str, noun: str | None, slots: Slots
    ) -> tuple[FrameMatch, ...]:
        scored = []
        for frame, by_place in found.items():
            by_cue: dict[str, tuple[float, str]] = {}
            for points, tag, cue in by_place.values():
                if cue not in by_cue or by_cue[cue][0] < points:
                    by_cue[cue] = (points, tag)
            unlike = 1.0
            for points, _ in by_cue.values():
                unlike *= 1 - min(points, _STRONGEST)
            weight = (1 - unlike) * self._suits(frame, kind, noun, slots)
            if weight >= _FLOOR:
                cue, (_, tag) = max(by_cue.items(), key=lambda item: (item[1][0], item[0]))
                scored.append((-weight, self._frames[frame]["id"], tag, cue))
        scored.sort()
        return tuple(
            FrameMatch(frame=name, weight=round(-negative, 3), slot=tag, cue=cue)
            for negative, name, tag, cue in scored[:_MOST]
        )

    def _suits(self, frame: int, kind: str, noun: str | None, slots: Slots) -> float:
        """How well kind, unit, preposition and verb of the value agree with what the frame takes."""
        entry = self._frames[frame]
        suits = 1.0
        if kind in _CLASSED and noun is not None:
            classes = self._classes.get(noun, ())
            allowed = self._allowed[frame]
            if allowed and classes:
                suits *= 1.0 if allowed.intersection(classes) or noun in allowed else _OTHER_CLASS
            elif allowed:
                suits *= 1.0 if noun in allowed else _UNKNOWN_CLASS
        not_verb = entry.get("not_verb")
        if not_verb and slots.verb and slots.verb[0] in not_verb:
            suits *= 0.3
        prep = entry.get("prep")
        if prep and slots.preposition is not None and slots.preposition not in prep:
            suits *= 0.85
        return suits

    def _index(self, kind: str) -> _KindIndex:
        if kind not in self._kinds:
            self._kinds[kind] = self._compile(kind)
        return self._kinds[kind]

    def _compile(self, kind: str) -> _KindIndex:
        listing: dict[tuple[tuple[str, ...], bool], dict[tuple[int, int], None]] = {}
        for number, frame in enumerate(self._frames):
            if kind in frame["kinds"]:
                for listed, cues in enumerate(self._patterns[number]):
                    for words in cues:
                        listing.setdefault((words, listed == 1), {})[number, listed] = None
        frames_of: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for (words, _), entries in listing.items():
            numbers = {number for number, _ in entries}
            for key in {words, *((word,) for word in words)}:
                frames_of[key] |= numbers
        shared = Counter(word for words, _ in listing for word in set(words))
        index = _KindIndex()
        index.defaults = tuple(at for at, frame in enumerate(self._frames) if kind in frame.get("default", ()))
        for (words, is_verb), entries in listing.items():
            weight = self._weight(words, frames_of)
            weighed = [(number, listed, weight) for number, listed in entries]
            if len(words) == 1:
                index.single.setdefault(words[0], []).extend(weighed)
                if words[0] not in self._weak:
                    for concept in self._thesaurus.concepts(words[0]):
                        group = index.by_concept.setdefault(concept, {})
                        for number, listed, weight in weighed:
                            group[number, listed] = max(weight, group.get((number, listed), 0.0))
            else:
                # Filed under its rarest word, so that "of" and "in" do not call up hundreds of cues.
                rarest = min((word for word in words if word != "*"), key=lambda word: (shared[word], word))
                index.longer.setdefault(rarest, []).append((compile_cue(words, is_verb, rarest), weighed))
        return index

    def _weight(self, words: tuple[str, ...], frames_of: dict[tuple[str, ...], set[int]]) -> float:
        """The fewer frames list a cue, the heavier it is; a phrase with one word of substance leans on that word."""
        weight = 1 / (1 + _RARITY * log(len(frames_of[words])))
        if len(words) == 1:
            return weight
        substance = [word for word in words if word != "*" and word not in self._weak and word not in self._closed]
        if not substance:
            return weight * _EMPTY
        if len(substance) > 1:
            return weight * _LONG
        alone = len(frames_of.get((substance[0],), ())) or 1
        return sqrt(weight / (1 + _RARITY * log(alone)))


def _line_up(slots: Slots) -> tuple[list[str], list[str], list[float]]:
    """All words about the value in order of place, the slot each stands in, and how near it counts (0 to 1)."""
    slot_of = {
        **dict.fromkeys(slots.object, "object"),
        **dict.fromkeys(slots.subject, "subject"),
        **dict.fromkeys(slots.of_phrase, "of"),
        **dict.fromkeys(slots.modifiers, "modifier"),
        **dict.fromkeys(slots.verb, "verb"),
    }
    if slots.head is not None:
        slot_of[slots.head] = "head"
    words: list[str] = []
    tags: list[str] = []
    nearness: list[float] = []
    for printed, distance in slots.clause:
        word = _AUXILIARY.get(printed, printed)
        tag = slot_of.pop(word, None) if word in slot_of and word != slots.head else slot_of.get(word)
        words.append(word)
        if distance == -1 and word == slots.preposition:
            tag = "preposition"
        tags.append(tag or "clause")
        nearness.append(exp((1 - abs(distance)) / _DECAY) if tag is None else 1.0)
    placed = set(words)
    inside = [word for word in (*slots.modifiers, slots.head) if word is not None and word not in placed]
    split = next((at for at, (_, distance) in enumerate(slots.clause) if distance > 0), len(words))
    for word in reversed(inside):
        words.insert(split, word)
        tags.insert(split, "head" if word == slots.head else "modifier")
        nearness.insert(split, 1.0)
    for word, distance in slots.sentence:
        words.append(_AUXILIARY.get(word, word))
        tags.append("sentence")
        nearness.append(exp((1 - abs(distance)) / (2 * _DECAY)))
    for word in slots.title:
        words.append(word)
        tags.append("title")
        nearness.append(_TITLE / _SENTENCE)
    return words, tags, nearness


@cache
def _frames(vocabulary: Vocabulary) -> tuple[dict[str, Any], ...]:
    return tuple(frame for name in vocabulary.names() if name.startswith("frames-") for frame in vocabulary.table(name))


@cache
def _patterns(vocabulary: Vocabulary) -> tuple[tuple[tuple[tuple[str, ...], ...], ...], ...]:
    return tuple(
        tuple(tuple(words for cue in frame.get(slot, ()) if (words := pattern(cue))) for slot in _LISTED)
        for frame in _frames(vocabulary)
    )


@cache
def _kinds(vocabulary: Vocabulary) -> dict[str, _KindIndex]:
    return {}


@cache
def _classes(vocabulary: Vocabulary) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    table = vocabulary.table("unit-classes")
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in table["classes"].items():
        for word in dict.fromkeys(words.split()):
            classes[word] = (*classes.get(word, ()), name)
    return classes, frozenset(lemma(word) for word in table["weak"].split())


@cache
def _closed(vocabulary: Vocabulary) -> frozenset[str]:
    """The function words: in a cue they only hold its words of substance together."""
    table = vocabulary.table("function-words")
    words = {str(word) for tag in "DPRXCSF" for word in table[tag]}
    return frozenset(words | set(_AUXILIARY.values()))


@cache
def _allowed(vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    """For each frame the units it takes with the classes they belong to; empty where any will do."""
    classes, _ = _classes(vocabulary)
    allowed = []
    for frame in _frames(vocabulary):
        units = [str(unit).lower().replace(" ", "-") for unit in frame.get("units", ())]
        heads = [words[0] for words in (pattern(cue) for cue in frame.get("head", ())) if len(words) == 1]
        of_class = [name for unit in units for name in classes.get(unit, ())]
        allowed.append(frozenset((*units, *of_class, *heads) if units else ()))
    return tuple(allowed)
