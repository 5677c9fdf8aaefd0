"""Which words of a passage are not in the passage it is held against."""

import re
from difflib import SequenceMatcher

from factcheck.model import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[$€£¥%]")
# Two sentences that share less than this much of their words tell different things; marking nearly every word as
# different would shout without telling anything.
_LIKE_ENOUGH = 0.5
# SequenceMatcher is quadratic and worse; no sentence of a newspaper has this many words, a hostile file may.
_LONGEST = 400

Range = tuple[int, int]


def differing_words(passage: str, others: tuple[str, ...]) -> tuple[Range, ...]:
    """The ranges of `passage`, in order, whose words are missing from the most similar of `others`.

    Words are compared in one case and with one form of apostrophe, so that typography is no difference. Neighbouring
    words make one range. Nothing is marked when no other passage shares half of its words, or when all are identical.
    """
    words = tuple(_WORD.finditer(passage))
    if not words or len(words) > _LONGEST:
        return ()
    folded = [fold(word[0]).casefold() for word in words]
    best: tuple[float, list[bool]] | None = None
    for other in others:
        against = [fold(word[0]).casefold() for word in _WORD.finditer(other)]
        if not against or len(against) > _LONGEST:
            continue
        matcher = SequenceMatcher(None, against, folded, autojunk=False)
        if best is None or matcher.ratio() > best[0]:
            shared = [False] * len(folded)
            for block in matcher.get_matching_blocks():
                shared[block.b : block.b + block.size] = [True] * block.size
            best = (matcher.ratio(), shared)
    if best is None or best[0] < _LIKE_ENOUGH:
        return ()
    return _runs([(word.span(), shared) for word, shared in zip(words, best[1], strict=True)])


def _runs(words: list[tuple[Range, bool]]) -> tuple[Range, ...]:
    """The stretches of words that are not shared, from the first letter of each to the last."""
    runs: list[Range] = []
    after_shared = True
    for (start, end), shared in words:
        if not shared:
            if after_shared:
                runs.append((start, end))
            else:
                runs[-1] = (runs[-1][0], end)
        after_shared = shared
    return tuple(runs)
