"""Attribute frames: which attribute the phrase around a value names, and by which words."""

from collections.abc import Iterable, Iterator
from functools import cache
from math import exp
from typing import NamedTuple

from factcheck.claims.about.cue_index import BEFORE, FIT, SENTENCE, CueIndex, Entry, Word
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

# The factor for words of the headline, the tokens over which nearness falls to a third, and the factors for units of
# another or of no known class. How they were set stands with the fits in `cue_index.py`.
_TITLE = 0.06
_DECAY = 8.0
_OTHER_CLASS = 0.22
_UNKNOWN_CLASS = 0.5
_TAKEN_BY_VERB = 0.3
_OTHER_PREPOSITION = 0.85
_DEFAULT = 0.3
_STRONGEST = 0.9
_FLOOR = 0.08

# What speaks for a frame, in order of place: points, the place in the line, the slot found in, and the cue.
_Found = dict[int, list[tuple[float, int, str, str]]]

_FAR = 400
_NEARNESS = tuple(exp((1 - distance) / _DECAY) for distance in range(_FAR))
_NEARNESS_OUTSIDE = tuple(exp((1 - distance) / (2 * _DECAY)) for distance in range(_FAR))


class Slots(NamedTuple):
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


class _Line(NamedTuple):
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
        found, phrased = _hits(index, line)
        for frame in index.defaults:
            found.setdefault(frame, []).append((_DEFAULT, -1, "kind", kind))
        return self._ranked(found, phrased, kind, noun, slots)

    def _ranked(
        self, found: _Found, phrased: set[int], kind: str, noun: str | None, slots: Slots
    ) -> tuple[FrameMatch, ...]:
        """Cues add up as if independent: the weight is the chance that not all of them mislead."""
        scored = []
        for frame, hits in found.items():
            if len(hits) == 1:
                points, _, tag, cue = hits[0]
                sure = min(points, _STRONGEST)
                if sure < _FLOOR:
                    continue
                # As the general case would have it, to the last digit.
                sure = 1 - (1 - sure)
            else:
                by_cue: dict[str, tuple[float, str]] = {}
                for points, _, tag, cue in _by_place(hits) if frame in phrased else hits:
                    if cue not in by_cue or by_cue[cue][0] < points:
                        by_cue[cue] = (points, tag)
                misled = 1.0
                for points, _ in by_cue.values():
                    misled *= 1 - (points if points < _STRONGEST else _STRONGEST)
                sure = 1 - misled
                if sure < _FLOOR:
                    continue
                cue, (_, tag) = max(by_cue.items(), key=_loudest)
            weight = sure * self._suits(frame, kind, noun, slots)
            if weight >= _FLOOR:
                scored.append((-weight, self._stock.frames[frame]["id"], tag, cue))
        scored.sort()
        return tuple(
            FrameMatch.trusted({"frame": name, "weight": round(-negative, 3), "slot": tag, "cue": cue})
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


def _hits(index: CueIndex, line: _Line) -> tuple[_Found, set[int]]:
    """What speaks for each frame, and the frames for which a phrase does."""
    found: _Found = {}
    phrased: set[int] = set()
    known: list[tuple[str, Word]] = []
    places: dict[str, list[int]] = {}
    for at, word in enumerate(line.words):
        if word in places:
            places[word].append(at)
        elif (entry := index.word(word)) is not None:
            places[word] = [at]
            known.append((word, entry))
    tags, nearness, words = line.tags, line.nearness, places.keys()
    for word, entry in known:
        if entry.entries:
            for at in places[word]:
                tag, near = tags[at], nearness[at]
                for frame, points in entry.points(tag):
                    hit = (points * near, at, tag, word)
                    if frame in found:
                        found[frame].append(hit)
                    else:
                        found[frame] = [hit]
        for cue, listing in entry.longer:
            if cue.others <= words:
                for run in occurrences(cue, line.words, places):
                    phrased.update(_phrase_hits(found, listing, run, cue.printed, line))
    return found, phrased


def _phrase_hits(
    found: _Found, entries: tuple[Entry, ...], places: tuple[int, ...], cue: str, line: _Line
) -> Iterator[int]:
    near = max(line.nearness[at] for at in places)
    for frame, listed, weight in entries:
        fits = FIT[LISTED[listed]]
        points, tag = max((fits.get(line.tags[at], SENTENCE), line.tags[at]) for at in places)
        if tag == "preposition" and LISTED[listed] == "cue":
            points = BEFORE
        points = weight * points * near
        found.setdefault(frame, []).extend((points, at, tag, cue) for at in places)
        yield frame


def _by_place(hits: list[tuple[float, int, str, str]]) -> Iterable[tuple[float, int, str, str]]:
    """The loudest hit at each place: a word of a phrase does not count again on its own."""
    loudest: dict[int, tuple[float, int, str, str]] = {}
    for hit in hits:
        at = hit[1]
        if at not in loudest or loudest[at][0] < hit[0]:
            loudest[at] = hit
    return loudest.values()


def _loudest(item: tuple[str, tuple[float, str]]) -> tuple[float, str]:
    return item[1][0], item[0]


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
    head, preposition = slots.head, slots.preposition
    words: list[str] = []
    tags: list[str] = []
    nearness: list[float] = []
    split = None
    for printed, distance in slots.clause:
        word = AUXILIARY.get(printed, printed)
        # A word fills its slot once; the head may stand twice ("of the 13 seats, six seats").
        tag = None
        if word in slot_of:
            tag = slot_of[word] if word == head else slot_of.pop(word)
        nearness.append(1.0 if tag else _near(distance))
        if distance == -1 and word == preposition:
            tag = "preposition"
        if split is None and distance > 0:
            split = len(words)
        words.append(word)
        tags.append(tag or "clause")
    # Words inside the value's own span ("six council seats" read as one) stand where the value stands.
    inside = [word for word in (*slots.modifiers, *(() if head is None else (head,))) if word not in words]
    if inside:
        split = len(words) if split is None else split
        words[split:split] = inside
        tags[split:split] = ["head" if word == head else "modifier" for word in inside]
        nearness[split:split] = [1.0] * len(inside)
    for printed, distance in slots.sentence:
        words.append(AUXILIARY.get(printed, printed))
        nearness.append(_near_outside(distance))
    tags += ["sentence"] * len(slots.sentence)
    words += slots.title
    tags += ["title"] * len(slots.title)
    nearness += [_TITLE / SENTENCE] * len(slots.title)
    return _Line(words, tags, nearness)


def _near(distance: int) -> float:
    distance = abs(distance)
    return _NEARNESS[distance] if distance < _FAR else exp((1 - distance) / _DECAY)


def _near_outside(distance: int) -> float:
    distance = abs(distance)
    return _NEARNESS_OUTSIDE[distance] if distance < _FAR else exp((1 - distance) / (2 * _DECAY))
