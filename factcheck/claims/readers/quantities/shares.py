"""Percentages, percentage points, basis points, and shares in words: "two-thirds of", "one in five"."""

from decimal import Decimal

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.counts import counted_noun, singular
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
        return ("pp", place + 1) if _are_points_of_a_share(line, place) else None
    unit, length = match
    if line.words[place] in ("pc", "pp") and line.ends[place - 1] != line.starts[place]:
        return None
    end = place + length
    if line.words[end] == "-" and line.words[end + 1] in ("point", "points"):
        return "pp", end + 2
    return unit, end


_NO_SHARES = frozenset(
    ("index", "dow", "nasdaq", "ftse", "dax", "stoxx", "nikkei", "league", "table", "season", "scored")
)
_BY = frozenset(("by", "of", "up", "down", "rose", "fell"))


def _are_points_of_a_share(line: Line, at: int) -> bool:
    """Whether "points" are percentage points: "came down by 2.4 points, to 21.4 per cent". The points of an index or of
    a league table are not, nor those that a percentage explains ("20 points, or 0.4 percent")."""
    words = line.words
    if words[at] not in ("points", "point") or words[at + 1] == "(" or words[at + 1 : at + 3] == [",", "or"]:
        return False
    if not any(word in _BY or word in line.lexicon.change for word in words[max(0, at - 4) : at - 1]):
        return False
    known = set(words)
    return not known.isdisjoint(("%", "percent", "cent", "pct")) and known.isdisjoint(_NO_SHARES)


def ratio(line: Line, first: Numeral) -> tuple[Reading | None, int] | None:
    """ "one in five", "three out of four", "nine of every 10", "one patient in ten", "a one-in-three chance": a share.

    The reading is None for points of a scale ("8 out of 10 marks") and runs of matches ("two in three games").
    """
    words = line.words
    at = first.end if words[first.end] in _JOINTS else _after_sharer(line, first)
    if words[at] == "in":
        place = at + 1
    elif words[first.end : first.end + 3] == ["-", "in", "-"]:
        at, place = first.end, first.end + 3
    elif words[at : at + 2] == ["out", "of"] or words[at : at + 2] == ["of", "every"]:
        place = at + 2
    else:
        return None
    if words[place] == "every":
        place += 1
    whole = _whole(line, place)
    if (
        whole is None
        or not _is_whole(first, whole)
        or not 0 < first.value < whole.value
        or first.value != int(first.value)
    ):
        return None
    end = whole.end
    if (
        (words[place] in ("a", "an") and words[end - 1] not in _ROUND)
        or line.lexicon.units.match(words, end)
        or words[end] in ("-", "%")
    ):
        return None
    if at > first.end and _has_own_noun(line, place, end):
        return None
    if _is_marked(line, first, end):
        return None, end
    if whole.value == _HUNDRED and first.value > 10:
        # "58 in every hundred" is 58 per cent, printed to the point.
        exact = Figure(first.value, first.value, Decimal(1), first.start, end, first, first)
        return reading(line, "percent", exact, first.start, end, "%"), end
    return _share(line, first.value / whole.value, first.start, end, first), end


_ROUND = frozenset(("hundred", "thousand"))


def _whole(line: Line, place: int) -> Numeral | None:
    """What the share is of: "ten", "a thousand", and "hundred" in "every hundred of those asked"."""
    if line.words[place] in _ROUND and line.words[place - 1] == "every":
        return Numeral(Decimal(line.lexicon.scales[line.words[place]]), place, place + 1)
    return numeral_at(line, place)


_JOINTS = frozenset(("in", "out", "of"))


def _after_sharer(line: Line, first: Numeral) -> int:
    """The token after the noun of "one patient in ten", "three patients in four"; -1 when there is none."""
    words = line.words
    if first.is_vague or first.scale != 1 or first.value > 99:
        return -1
    for place in range(first.end, first.end + 3):
        if not words[place].isalpha() or words[place] in line.lexicon.stops:
            return -1
        if words[place + 1] in ("in", "out"):
            is_one = first.value == 1
            return place + 1 if (singular(words[place], line.lexicon) is None) == is_one else -1
    return -1


def _has_own_noun(line: Line, place: int, end: int) -> bool:
    """Whether "in ten" holds something itself: "two people in 10 cars", unlike "one patient in ten waits a year"."""
    if line.words[place - 1] == "every":
        return False
    noun = counted_noun(line, end)
    if noun is None:
        return False
    is_verb = noun[1] == end + 1 and line.words[noun[1]] in _OBJECTS
    return not is_verb


# A noun-like word right before one of these is a verb: "waits a year", "works for", "has".
_OBJECTS = frozenset(("a", "an", "more", "over", "for", "too", "their", "his", "her", "up", "less", "it", "at", "on"))


def _is_marked(line: Line, first: Numeral, end: int) -> bool:
    cues, words = line.lexicon.cues, line.words
    if words[end] in cues.marks or words[end] in cues.matches:
        return True
    before = {words[place] for place in range(max(0, first.start - 3), first.start)}
    if words[first.end] == "out":
        return bool(before & cues.marked)
    return words[first.start - 1] in cues.marked


def percent_left_out(line: Line, figure: Figure) -> bool:
    """Whether the percent sign is left out the second time: "10.5 percent, up from 9", "4% in May, against 3.2"."""
    words, start, end = line.words, figure.start, figure.end
    if figure.last.scale != 1 or figure.first.is_vague or figure.low is None or not -100 <= figure.low <= 100:
        return False
    following = words[end]
    if following[:1].isalpha() and following not in line.lexicon.stops and following not in ("last", "previously"):
        return False
    cue = _comparison_before(line, start)
    if cue is None:
        return False
    at, is_far = cue
    for back in range(at - 1, max(-1, at - (9 if is_far else 2)), -1):
        word = words[back]
        if word in ("%", "percent", "pct") or (word == "cent" and words[back - 1] == "per"):
            first = back - 1 if word != "cent" else back - 2
            # "rose 3 percent from 88": the size of a change, whose base is no percentage.
            return is_far or words[first - 1] not in line.lexicon.change
        if word in (".", ";", "(", ")") or (line.is_digits(back) and not _is_year(words[back])):
            return False
    return False


def _comparison_before(line: Line, start: int) -> tuple[int, bool] | None:
    """Where "up from", "compared with", "from" or "against" begins before a figure, and whether the first figure may
    stand some words before it."""
    words = line.words
    back = start - 1
    while words[back] in ("about", "around", "nearly", "just", "only", "over", "under", "almost"):
        back -= 1
    is_moved = words[back] == "from" and words[back - 1] in ("up", "down", "rising", "falling")
    if is_moved or (words[back] in ("with", "to") and words[back - 1] == "compared"):
        back -= 1
    elif words[back] not in ("from", "against", "versus"):
        return None
    is_far = words[back] != "from"
    if words[back - 1] == ",":
        return back - 1, is_far
    return back, is_far


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


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
