"""Cues of attribute frames, compiled for finding them in a run of lemmas."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.claims.about.lemmas import lemma

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[*%$£€]")
_GAP = 4
_VERB_GAP = 3
_SLIP = 1


class Cue(NamedTuple):
    """A cue of several words: `rest` are the lemmas after the first, `reach[i]` how many tokens further `rest[i]` may
    stand from the word before it (1 = right behind)."""

    rest: tuple[str, ...]
    reach: tuple[int, ...]
    printed: str


def pattern(cue: str) -> tuple[str, ...]:
    """The lemmas of a cue, "*" for a gap: "claimed * lives" gives ("claim", "*", "life")."""
    return tuple(word if word == "*" else lemma(word) for word in _WORD.findall(cue))


def compile_cue(words: Sequence[str], listed: str) -> tuple[str, Cue | None]:
    """The first lemma of a pattern, and the rest of it where it has several words.

    Words of a verb cue may stand apart ("pulled [six people] from"), words of other cues let one token slip between
    them ("out of [the] work").
    """
    first, rest, reach, gap = words[0], [], [], 0
    for word in words[1:]:
        if word == "*":
            gap = _GAP
        else:
            rest.append(word)
            reach.append(1 + (gap or (_VERB_GAP if listed == "verb" else _SLIP)))
            gap = 0
    return first, Cue(tuple(rest), tuple(reach), " ".join(words)) if rest else None


def tail_of(cue: Cue, words: Sequence[str], start: int) -> Iterator[int]:
    """The places of the cue's remaining words behind `start`; nothing when they do not all follow in reach."""
    at = start
    places = []
    for word, reach in zip(cue.rest, cue.reach, strict=True):
        for place in range(at + 1, min(at + 1 + reach, len(words))):
            if words[place] == word:
                places.append(place)
                at = place
                break
        else:
            return
    yield from places
