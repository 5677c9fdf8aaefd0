"""Attribute frames: which attribute the phrase around a value names, and by which words."""

from bisect import insort
from collections.abc import Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from factcheck.claims.about.cue_index import CueIndex
from factcheck.claims.about.frame_stock import FrameStock, stock_of
from factcheck.claims.about.voices import Headline, Line, Voices
from factcheck.model import FrameMatch
from factcheck.vocabulary import Vocabulary

_MOST = 4
_CLASSED = frozenset(("count", "measure"))
# A count of these is no count: "8,000 feet" reads as a measure, "three years" as a duration.
_KIND_OF = {
    **dict.fromkeys(("length", "area", "mass", "volume", "speed", "temperature", "power"), "measure"),
    "time-unit": "duration",
}

# The tokens over which nearness falls to a third, and the factors for units of another or of no known class. How they
# were set stands with the fits in `cue_index.py`.
_DECAY = 8.0
_OTHER_CLASS = 0.22
_UNKNOWN_CLASS = 0.5
_TAKEN_BY_VERB = 0.3
_OTHER_PREPOSITION = 0.85
_FLOOR = 0.08

# Above the error of rounding in sums of a few dozen figures.
_SLACK = 1e-9

# No distance is longer: sentences are taken in pieces of 200 tokens, each of them at most four steps from the last.
_FAR = 1000


def _by_distance(decay: float) -> tuple[float, ...]:
    """Nearness by signed distance: as Python counts negative places from the end, the table runs down and up again."""
    return tuple(exp((1 - min(place, 2 * _FAR - place)) / decay) for place in range(2 * _FAR))


_NEARNESS = _by_distance(_DECAY)
_NEARNESS_OUTSIDE = _by_distance(2 * _DECAY)


class Stretch(NamedTuple):
    """Words in order of place: their lemmas (`AUXILIARY` applied), and the signed distance of each from the value."""

    lemmas: Sequence[str] = ()
    distances: Sequence[int] = ()


class Slots(NamedTuple):
    """The phrase around a value, in lemmas.

    `head` is the noun counted or measured, `modifiers` stand between the figure and it, `of_phrase` is the content of
    the of- or in-phrase after it; `subject`, `verb` (with its particles) and `object` are those of the clause that
    governs the value; `preposition` stands directly before it. `clause` and `sentence` (the rest of the sentence) hold
    all words, function words included, with their distance in tokens. `title` are the content words of the headline.
    """

    head: str | None = None
    modifiers: tuple[str, ...] = ()
    of_phrase: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    verb: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    clause: Stretch = Stretch()
    sentence: Stretch = Stretch()
    preposition: str | None = None
    title: tuple[str, ...] = ()


class FrameIndex:
    """The attribute frames of a vocabulary; making a second one for the same vocabulary costs nothing."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._stock: FrameStock = stock_of(vocabulary)
        self._title: tuple[str, ...] = ()
        self._headlines: dict[str, Headline] = {}
        """By kind, for the headline of the last value asked about: an article has one."""

    def match(self, kind: str, unit: str | None, slots: Slots) -> tuple[FrameMatch, ...]:
        """The frames that the phrase evokes for a value of this kind and unit, best first, at most four."""
        noun = slots.head if kind == "count" else unit
        noun = None if noun is None else noun.lower()
        if kind == "count" and noun is not None:
            kind = next((_KIND_OF[name] for name in self._stock.classes.get(noun, ()) if name in _KIND_OF), kind)
        index = _index(self._vocabulary, kind)
        voices = Voices(index, _line_up(slots), self._headline(index, slots.title, kind), kind)
        scored: list[tuple[float, str, str, str]] = []
        # No frame weighs more than its hits together, so after the loudest few most need not be weighed.
        loud = [(most, frame) for frame, most in voices.most.items() if most >= _FLOOR]
        loud.sort(reverse=True)
        for most, frame in loud:
            if len(scored) >= _MOST and most < -scored[_MOST - 1][0] - _SLACK:
                break
            sure, tag, cue = voices.weighed(frame)
            if sure >= _FLOOR:
                weight = sure * self._suits(frame, kind, noun, slots)
                if weight >= _FLOOR:
                    insort(scored, (-weight, self._stock.frames[frame]["id"], tag, cue))
        return tuple(
            [
                FrameMatch.trusted({"frame": name, "weight": round(-negative, 3), "slot": tag, "cue": cue})
                for negative, name, tag, cue in scored[:_MOST]
            ]
        )

    def _headline(self, index: CueIndex, title: tuple[str, ...], kind: str) -> Headline:
        if title != self._title:
            self._title = title
            self._headlines.clear()
        headline = self._headlines.get(kind)
        if headline is None:
            headline = self._headlines[kind] = Headline(index, title)
        return headline

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


def _line_up(slots: Slots) -> Line:
    head, preposition = slots.head, slots.preposition
    slot_of = dict.fromkeys(slots.object, "object")
    for filled, slot in ((slots.subject, "subject"), (slots.of_phrase, "of"), (slots.modifiers, "modifier"),
                         (slots.verb, "verb")):  # fmt: skip
        for word in filled:
            slot_of[word] = slot
    lemmas, distances = slots.clause
    words = list(lemmas)
    tags = ["clause"] * len(words)
    nearness = [_NEARNESS[distance] for distance in distances]
    # A word fills its slot once; the head may stand twice ("of the 13 seats, six seats").
    for word, slot in slot_of.items():
        if word in words and word != head:
            at = words.index(word)
            tags[at], nearness[at] = slot, 1.0
    if head in words:
        for at, word in enumerate(words):
            if word == head:
                tags[at], nearness[at] = "head", 1.0
    if preposition in words and -1 in distances and words[at := distances.index(-1)] == preposition:
        tags[at] = "preposition"
    # Words inside the value's own span ("six council seats" read as one) stand where the value stands.
    inside = [word for word in slots.modifiers if word not in words]
    if head is not None and head not in words:
        inside.append(head)
    if inside:
        split = next((at for at, distance in enumerate(distances) if distance > 0), len(words))
        words[split:split] = inside
        tags[split:split] = ["head" if word == head else "modifier" for word in inside]
        nearness[split:split] = [1.0] * len(inside)
    lemmas, distances = slots.sentence
    words += lemmas
    tags += ["sentence"] * len(lemmas)
    nearness += [_NEARNESS_OUTSIDE[distance] for distance in distances]
    return Line(words, tags, nearness)
