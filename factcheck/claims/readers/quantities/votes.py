"""Tallies of votes: "split four to three", "by 41 votes to 14", "voted 52-48": each figure counts votes."""

from collections.abc import Iterator

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.figures import reading, single
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral, numeral_at

_REACH = 5


def tally(line: Line, first: Numeral, at: int) -> Iterator[tuple[Reading, int]] | None:
    """The two figures of a tally whose first one is `first` and whose joining "to" or hyphen is token `at`."""
    if not _counts_votes(first):
        return None
    last = numeral_at(line, at + 1)
    if last is None or not _counts_votes(last) or line.words[last.end] in ("-", "%", "percent"):
        return None
    if line.words[last.end] == "to" and line.is_digits(last.end + 1):
        return None
    if not _is_vote(line, first.start, last.end):
        return None
    return iter((_votes(line, first, first.end), _votes(line, last, last.end)))


def against(line: Line, numeral: Numeral) -> tuple[Reading, int] | None:
    """The second figure of "by 41 votes to 14"."""
    words, start = line.words, numeral.start
    if words[start - 1] not in ("to", "against") or words[start - 2] not in ("votes", "vote"):
        return None
    return _votes(line, numeral, numeral.end) if _counts_votes(numeral) else None


def _votes(line: Line, numeral: Numeral, end: int) -> tuple[Reading, int]:
    return reading(line, "count", single(numeral), numeral.start, end, "vote"), end


def _counts_votes(numeral: Numeral) -> bool:
    return numeral.scale == 1 and not numeral.step and not numeral.is_fraction and not numeral.is_vague


def _is_vote(line: Line, start: int, end: int) -> bool:
    """Whether a voting verb stands near before the figures, and somebody who votes in the sentence."""
    cues = line.lexicon.cues
    if not any(line.words[place] in cues.voted for place in range(max(0, start - _REACH), start)):
        return False
    near = line.words[max(0, start - 20) : end + 10]
    return any(word in cues.voters for word in near)
