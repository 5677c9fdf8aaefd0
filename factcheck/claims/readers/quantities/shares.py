"""Percentages, percentage points, basis points, and shares in words: "two-thirds of", "one in five"."""

from decimal import Decimal

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.figures import Figure, reading
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral, numeral_at

_HUNDRED = Decimal(100)
_ROUNDING = Decimal(5)  # shares in words are rounded to the nearest handy fraction; neighbours lie about 8 points apart
_WHOLES = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 500, 1000, 10000, 100000))


def percent_after(line: Line, at: int) -> tuple[str, int] | None:
    """The unit ("%", "pp" or "bp") that stands at token `at`, a hyphen before it allowed, and the token after it."""
    place = at + 1 if line.words[at] == "-" and line.is_hyphen(at) else at
    match = line.lexicon.percents.match(line.words, place)
    if match is None:
        return None
    unit, length = match
    if line.words[place] in ("pc", "pp") and line.ends[place - 1] != line.starts[place]:
        return None
    end = place + length
    if line.words[end] == "-" and line.words[end + 1] in ("point", "points"):
        return "pp", end + 2
    return unit, end


def ratio(line: Line, first: Numeral) -> tuple[Reading, int] | None:
    """ "one in five", "three out of four", "nine of every 10": a share of 100."""
    words, at = line.words, first.end
    if words[at] == "in":
        place = at + 1
    elif words[at : at + 2] == ["out", "of"] or words[at : at + 2] == ["of", "every"]:
        place = at + 2
    else:
        return None
    if words[place] == "every":
        place += 1
    whole = numeral_at(line, place)
    if (
        whole is None
        or not _is_whole(first, whole)
        or not 0 < first.value < whole.value
        or first.value != int(first.value)
    ):
        return None
    if words[place] in ("a", "an") or line.lexicon.units.match(words, whole.end) or words[whole.end] in ("-", "%"):
        return None
    return _share(line, first.value / whole.value, first.start, whole.end, first), whole.end


def _is_whole(first: Numeral, whole: Numeral) -> bool:
    if whole.value in _WHOLES:
        return True
    year = whole.in_digits and 1900 <= whole.value <= 2100
    return first.value == 1 and not year and whole.scale == 1 and not whole.step


def fraction(line: Line, above: int, at: int, start: int, numeral: Numeral) -> tuple[Figure, int] | None:
    """The share `above` / part when a word such as "thirds" stands at token `at` (a hyphen before it allowed)."""
    words = line.words
    hyphenated = words[at] == "-"
    place = at + 1 if hyphenated else at
    below = line.lexicon.parts.get(words[place])
    if below is None or not 0 < above < below:
        return None
    is_plural = words[place].endswith("s") or words[place] == "halves"
    if is_plural != (above > 1):
        return None
    if words[place] in ("quarters", "quarter") and not hyphenated and words[place + 1] != "of":
        return None
    share = Decimal(above) / Decimal(below)
    return Figure(share, share, Decimal(0), start, place + 1, numeral, numeral, is_vague=True), place + 1


def share_reading(line: Line, figure: Figure) -> Reading:
    """A fraction as the share of 100 that it is."""
    low = figure.low or Decimal(0)
    return _share(line, low, figure.start, figure.end, figure.first)


def _share(line: Line, share: Decimal, start: int, end: int, numeral: Numeral) -> Reading:
    percent = round(share * _HUNDRED, 4).normalize() + 0
    step = min(_ROUNDING, percent / 5)
    return reading(
        line, "percent", Figure(percent, percent, step, start, end, numeral, numeral, is_vague=True), start, end, "%"
    )
