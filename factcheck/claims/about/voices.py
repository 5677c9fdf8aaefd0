"""What the words about a value say for each attribute frame, added up."""

from typing import NamedTuple

from factcheck.claims.about.cue_index import BEFORE, FIT, SENTENCE, CueIndex, Entry, Word
from factcheck.claims.about.cues import Cue, occurrences
from factcheck.claims.about.frame_stock import LISTED

_DEFAULT = 0.3
_STRONGEST = 0.9
# The factor for words of the headline. How it was set stands with the fits in `cue_index.py`.
_TITLE = 0.06

# Points, the place in the line (-1 for what speaks from no place), the slot found in, and the cue.
_Hit = tuple[float, int, str, str]


# A word that frames know of, at one place of a line: the word, its slot, its nearness, its points by frame.
# A plain tuple: thousands are made for a page.
_Heard = tuple[str, str, float, dict[int, float]]


class Line(NamedTuple):
    """All words about a value in order of place, the slot each stands in, and how near it counts (0 to 1)."""

    words: list[str]
    tags: list[str]
    nearness: list[float]


class Headline:
    """What a headline's words say for the frames of an index: the same for every value of an article.

    `most` gives for each frame the sum of the points of its words.
    """

    def __init__(self, index: CueIndex, words: tuple[str, ...]) -> None:
        near = _TITLE / SENTENCE
        self.known: list[tuple[int, _Heard, Word]] = []
        """The words that frames know of: the place of each, what is heard of it there and what is known of it."""
        self.most: dict[int, float] = dict.fromkeys(index.defaults, _DEFAULT)
        for at, word in enumerate(words):
            entry = index.word(word)
            if entry is not None:
                points_of = entry.points("title")
                self.known.append((at, (word, "title", near, points_of), entry))
                for frame, points in points_of.items():
                    self.most[frame] = self.most.get(frame, 0.0) + points * near


class Voices:
    """The hits of a line and a headline for the frames of an index; `most` gives for each frame the sum of its hits, a
    bound.

    The kind of a value speaks for the index's default frames.
    """

    def __init__(self, index: CueIndex, line: Line, headline: Headline, kind: str) -> None:
        self._kind = kind
        self._defaults = index.defaults
        self.most = headline.most.copy()
        # In order of place, and the places of each word in order of its first one.
        self._heard: dict[int, _Heard] = {}
        self._places: dict[str, list[int]] = {}
        # For each frame that a phrase speaks for: the word of `_places` that it is filed under, and its hits.
        self._phrases: dict[int, list[tuple[str, list[_Hit]]]] = {}
        self._listen(index, line, headline)

    def _listen(self, index: CueIndex, line: Line, headline: Headline) -> None:
        # The innermost loop of the whole of reading: hence the local names and the tests that could be calls.
        most, asked, ask = self.most, index.known, index.word
        heard, places = self._heard, self._places
        filing: list[tuple[str, Word]] = []
        for at, (word, tag, near) in enumerate(zip(line.words, line.tags, line.nearness, strict=True)):
            entry = asked[word] if word in asked else ask(word)
            if entry is None:
                continue
            by_tag = entry.by_tag
            points_of = by_tag[tag] if tag in by_tag else entry.points(tag)
            heard[at] = (word, tag, near, points_of)
            if word in places:
                places[word].append(at)
            else:
                places[word] = [at]
                if entry.longer:
                    filing.append((word, entry))
            for frame, points in points_of.items():
                if frame in most:
                    most[frame] += points * near
                else:
                    most[frame] = points * near
        behind = len(line.words)
        for at, here, entry in headline.known:
            heard[behind + at] = here
            word = here[0]
            if word in places:
                places[word].append(behind + at)
            else:
                places[word] = [behind + at]
                if entry.longer:
                    filing.append((word, entry))
        if filing:
            words = set(places)
            for word, entry in filing:
                # One word of each phrase tells that most phrases cannot be there.
                if not entry.partners.isdisjoint(words):
                    for cue, listing in entry.longer:
                        if cue.others <= words:
                            self._add_phrases(word, cue, listing)

    def _add_phrases(self, word: str, cue: Cue, entries: tuple[Entry, ...]) -> None:
        """The hits of a phrase, filed under a word, wherever it stands."""
        heard = self._heard
        for places in occurrences(cue, self._places):
            near = max([heard[at][2] for at in places])
            tags = [heard[at][1] for at in places]
            for frame, listed, weight in entries:
                fits = FIT[LISTED[listed]]
                points, tag = max([(fits.get(tag, SENTENCE), tag) for tag in tags])
                if tag == "preposition" and LISTED[listed] == "cue":
                    points = BEFORE
                points = weight * points * near
                hits = [(points, at, tag, cue.printed) for at in places]
                self._phrases.setdefault(frame, []).append((word, hits))
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
            for word, tag, near, points_of in self._heard.values():
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
        for word, here in self._places.items():
            for at in here:
                _, tag, near, points_of = self._heard[at]
                if frame in points_of:
                    hits.append((points_of[frame] * near, at, tag, word))
            if phrases:
                for filed_under, more in phrases:
                    if filed_under == word:
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
