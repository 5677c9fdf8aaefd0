"""Cues of attribute frames, compiled for finding them in a run of lemmas."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.claims.about.lemmas import lemma

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[*%$£€]")
_GAP = 4
_VERB_GAP = 3
_SLIP = 1


class Cue(NamedTuple):
    """A cue of several words: the lemmas, and how many tokens after its forerunner each may stand (1 = right behind).

    `others` are its words without the one it is filed under: a cheap test whether the cue can be there at all.
    """

    words: tuple[str, ...]
    reach: tuple[int, ...]
    others: frozenset[str]
    printed: str


def pattern(cue: str) -> tuple[str, ...]:
    """The lemmas of a cue, "*" for a gap: "claimed * lives" gives ("claim", "*", "life"); a leading "the" goes."""
    pieces = cue.split() if cue.replace(" ", "").isalpha() else _WORD.findall(cue)
    words = [word if word == "*" else lemma(word) for word in pieces]
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def compile_cue(words: Sequence[str], is_verb: bool, filed_under: str) -> Cue:
    """The cue of a pattern.

    Words of a verb cue may stand apart ("pulled [six people] from"), words of other cues let one token slip between
    them ("out of [the] work").
    """
    kept, reach, gap = [], [], 0
    for word in words:
        if word == "*":
            gap = _GAP
        else:
            kept.append(word)
            reach.append(1 + (gap or (_VERB_GAP if is_verb else _SLIP)))
            gap = 0
    return Cue(tuple(kept), tuple(reach), frozenset(kept) - {filed_under}, " ".join(words))


def occurrences(cue: Cue, places: Mapping[str, Sequence[int]]) -> list[tuple[int, ...]]:
    """The places of the cue's words, once for each place of its first word where the others follow in reach.

    `places` gives all places of every word of the cue, in order.
    """
    words, reach = cue.words, cue.reach
    found: list[tuple[int, ...]] = []
    for start in places[words[0]]:
        run = [start]
        at = start
        for number in range(1, len(words)):
            farthest = at + reach[number]
            for place in places[words[number]]:
                if place > at:
                    break
            else:
                break
            if place > farthest:
                break
            at = place
            run.append(at)
        else:
            found.append(tuple(run))
    return found
