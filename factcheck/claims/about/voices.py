"""What the words about a value say for each attribute frame, added up."""

from typing import NamedTuple

from factcheck.claims.about.cue_index import BEFORE, FIT, SENTENCE, CueIndex, Entry, Word
from factcheck.claims.about.cues import occurrences
from factcheck.claims.about.frame_stock import LISTED

_DEFAULT = 0.3
_STRONGEST = 0.9

# Points, the place in the line (-1 for what speaks from no place), the slot found in, and the cue.
_Hit = tuple[float, int, str, str]


class Line(NamedTuple):
    """All words about a value in order of place, the slot each stands in, and how near it counts (0 to 1)."""

    words: list[str]
    tags: list[str]
    nearness: list[float]


class Voices:
    """The hits of a line for the frames of an index; `most` gives for each frame the sum of its hits, a bound.

    The kind of a value speaks for the index's default frames.
    """

    def __init__(self, index: CueIndex, line: Line, kind: str) -> None:
        self._kind = kind
        self._defaults = index.defaults
        self.most: dict[int, float] = {}
        # For each word: itself, and for each place that, its slot, its nearness and its points by frame.
        self._words: list[tuple[str, list[tuple[int, str, float, dict[int, float]]]]] = []
        # For each frame that a phrase speaks for: after which word of `_words`, and its hits.
        self._phrases: dict[int, list[tuple[int, list[_Hit]]]] = {}
        self._listen(index, line)

    def _listen(self, index: CueIndex, line: Line) -> None:
        most, asked, ask = self.most, index.known, index.word
        tags, nearness = line.tags, line.nearness
        known: list[tuple[str, Word]] = []
        places: dict[str, list[int]] = {}
        for at, word in enumerate(line.words):
            entry = asked[word] if word in asked else ask(word)
            if entry is not None:
                if word in places:
                    places[word].append(at)
                else:
                    places[word] = [at]
                    known.append((word, entry))
        words = places.keys()
        for number, (word, entry) in enumerate(known):
            here = []
            if entry.entries:
                by_tag = entry.by_tag
                for at in places[word]:
                    tag, near = tags[at], nearness[at]
                    points_of = by_tag[tag] if tag in by_tag else entry.points(tag)
                    here.append((at, tag, near, points_of))
                    for frame, points in points_of.items():
                        if frame in most:
                            most[frame] += points * near
                        else:
                            most[frame] = points * near
            self._words.append((word, here))
            for cue, listing in entry.longer:
                if cue.others <= words:
                    for run in occurrences(cue, places):
                        self._add_phrase(number, listing, run, cue.printed, line)
        for frame in self._defaults:
            most[frame] = most.get(frame, 0.0) + _DEFAULT

    def _add_phrase(
        self, number: int, entries: tuple[Entry, ...], places: tuple[int, ...], cue: str, line: Line
    ) -> None:
        near = max([line.nearness[at] for at in places])
        tags = [line.tags[at] for at in places]
        for frame, listed, weight in entries:
            fits = FIT[LISTED[listed]]
            points, tag = max([(fits.get(tag, SENTENCE), tag) for tag in tags])
            if tag == "preposition" and LISTED[listed] == "cue":
                points = BEFORE
            points = weight * points * near
            hits = [(points, at, tag, cue) for at in places]
            self._phrases.setdefault(frame, []).append((number, hits))
            self.most[frame] = self.most.get(frame, 0.0) + points * len(places)

    def weighed(self, frame: int) -> tuple[float, str, str]:
        """How surely (0 to 1) the line speaks for a frame, and the slot and words of its loudest cue.

        Cues add up as if independent: the weight is the chance that not all of them mislead.
        """
        by_cue: dict[str, tuple[float, str]] = {}
        if frame in self._phrases or frame in self._defaults:
            for points, _, tag, cue in self._hits(frame):
                if cue not in by_cue or by_cue[cue][0] < points:
                    by_cue[cue] = (points, tag)
        else:
            for word, here in self._words:
                for _, tag, near, points_of in here:
                    if frame in points_of:
                        points = points_of[frame] * near
                        if word not in by_cue or by_cue[word][0] < points:
                            by_cue[word] = (points, tag)
        misled = 1.0
        loudest, slot, words = 0.0, "", ""
        for cue, (points, tag) in by_cue.items():
            misled *= 1 - (points if points < _STRONGEST else _STRONGEST)
            if points > loudest or (points == loudest and cue > words):
                loudest, slot, words = points, tag, cue
        return 1 - misled, slot, words

    def _hits(self, frame: int) -> list[_Hit]:
        """The hits of a frame in order of place; where a phrase speaks for it, the loudest hit at each place.

        A word of a phrase does not count again on its own.
        """
        phrases = self._phrases.get(frame)
        hits: list[_Hit] = []
        for number, (word, here) in enumerate(self._words):
            for at, tag, near, points_of in here:
                if frame in points_of:
                    hits.append((points_of[frame] * near, at, tag, word))
            if phrases:
                for after, more in phrases:
                    if after == number:
                        hits += more
        if phrases:
            by_place: dict[int, _Hit] = {}
            for hit in hits:
                at = hit[1]
                if at not in by_place or by_place[at][0] < hit[0]:
                    by_place[at] = hit
            hits = list(by_place.values())
        if frame in self._defaults:
            hits.append((_DEFAULT, -1, "kind", self._kind))
        return hits
