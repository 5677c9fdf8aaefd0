"""Durations and measures: the unit after a figure, compound figures, and units with an article for a figure."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities import money
from factcheck.claims.readers.quantities.ages import age_reading, age_unit_after
from factcheck.claims.readers.quantities.elapsed import spans_over
from factcheck.claims.readers.quantities.figures import Figure, hedge_around, reading, single
from factcheck.claims.readers.quantities.lexicon import UnitWord
from factcheck.claims.readers.quantities.line import ZERO, Line
from factcheck.claims.readers.quantities.numerals import ONE, Numeral, numeral_at
from factcheck.vocabulary.units import Unit

_HALVED = frozenset(
    ("hour", "mile", "inch", "century", "decade", "minute", "day", "litre", "liter", "pint", "gallon", "tonne")
)
# "a quarter-century", "a quarter mile".
_QUARTERED = frozenset(("hour", "mile", "century", "litre", "liter", "tonne", "inch"))
_LONG = frozenset(("hour", "week", "fortnight", "month", "year", "decade", "century"))
_AFTER_OF = frozenset(("a", "an"))
# "twice a year", "$5 an hour", "60 tonnes a day": after a figure or one of these, "a year" is a rate, no duration.
_OPENS_A_DURATION = frozenset(
    (
        "for",
        "in",
        "within",
        "after",
        "than",
        "about",
        "nearly",
        "almost",
        "over",
        "under",
        "least",
        "of",
        "lasted",
        "took",
        "spent",
        "taken",
        "take",
        "takes",
        "spend",
        "last",
        "lasts",
        "lasting",
        "half",
        "around",
        "roughly",
        "by",
        "wait",
        "waited",
        "waits",
        "waiting",
        "stay",
        "stayed",
        "stays",
        "served",
        "serve",
        "serves",
        "jailed",
        "barely",
        "up",
        "to",
        "just",
        "only",
        "approximately",
        "quite",
    )
)
# "a decade of drought", "a week of talks": what filled the time.
_FILLED = frozenset(("week", "month", "year", "decade", "century"))
_BEFORE_FILLED = frozenset(
    ("after", "despite", "during", "following", "and", "ended", "ends", "with", "throughout", "almost")
)
_OPENS_BARE_PLURAL = frozenset(("for", "in", "after", "took", "spent", "take", "lasted", "within", "spanning"))


def unit_at(line: Line, at: int) -> tuple[Unit, int] | None:
    """The unit right after a figure that ends before token `at` (a hyphen between allowed), and the token after it."""
    words = line.words
    place = at
    if words[at] == "-":
        if not line.is_hyphen(at):
            return None
        place = at + 1
    if words[place] == '"' and place == at and _marks_inches(line, at):
        inch = line.lexicon.units.match(_INCH, 0)
        return (inch[0].unit, at + 1) if inch else None
    match = line.lexicon.units.match(words, place)
    if match is None:
        return None
    word, length = match
    end = place + length
    if word.touches and not _is_tight(line, place, end, word):
        return None
    if words[place] == "second" and place == at and words[at - 1] not in ("one", "1"):
        return None  # "the 1988 second quarter"
    if place > at and line.starts[at] > line.ends[at - 1] and words[place].endswith("s"):
        return None  # "12 - hours later": a dash, not a compound
    return word.unit, end


_INCH, _MINUTE = ("inch", "", "", ""), ("minute", "", "", "")


def _marks_inches(line: Line, at: int) -> bool:
    """Whether the sign after a figure means inches: a double prime, or a straight mark that closes no quotation."""
    if not line.is_digits(at - 1) or not line.touches(at - 1):
        return False
    place = line.starts[at]
    if line.text[place] == "\u2033":
        return True
    if line.text[place] != '"':
        return False
    paragraph = max(line.text.rfind("\n", 0, place), place - 2_000, 0)
    return line.text.count('"', paragraph, place) % 2 == 0


def _is_tight(line: Line, place: int, end: int, word: UnitWord) -> bool:
    if line.printed(place) != word.printed or line.words[end] in ("$", "£"):
        return False
    if word.printed == "in" and line.words[end] == "-":
        return False  # "a one-in-100-year flood"
    if word.printed == "s":
        return "." in line.words[place - 1] and line.ends[place - 1] == line.starts[place]  # "9.58s", not "1980s"
    if word.printed == "F" and (line.words[end] == "-" or (line.touches(place - 1) and line.is_capitalised(place - 2))):
        return False  # "800,000 F-Series pickups", "a Boeing 777F"
    if word.printed in ("C", "F") and line.is_digits(place - 1):
        return not line.words[end].isalpha() or not line.touches(place)  # "44.1 C", too
    touching = line.ends[place - 1] == line.starts[place]
    return touching or (word.printed in ("m", "t", "g", "l") and line.is_digits(place - 1))


def unit_figure(line: Line, figure: Figure, unit: Unit, end: int) -> tuple[Figure, Unit, int]:
    """The figure with what continues it: "an hour and a half", "6ft 2in", "one hour, 15 minutes"."""
    words = line.words
    if words[end] == "and":
        place = end + 2 if words[end + 1] in ("a", "one") else end + 1
        below = line.lexicon.parts.get(words[place], 0)
        if below in (2, 3, 4) and words[place + 1] not in ("of", "an", "a") and not words[place].endswith("s"):
            part = Decimal(1) / below
            return _shifted(figure, part, step=part), unit, place + 1
    if unit.name == "hour" and figure.low is not None and (tail := _bare_minutes(line, end)) and not figure.is_range:
        minute = line.lexicon.units.match(_MINUTE, 0)
        if minute:
            return _shifted(figure.times(Decimal(60)), Decimal(tail[0]), step=ZERO), minute[0].unit, tail[1]
    while (found := _next_piece(line, unit, end)) is not None and figure.low is not None and not figure.is_range:
        numeral, smaller, after = found
        if unit.factor is None or smaller.factor is None:
            break
        ratio = unit.factor / smaller.factor
        factor = Decimal(ratio.numerator) / Decimal(ratio.denominator)
        figure = _shifted(figure.times(factor), numeral.value, step=numeral.step)
        unit, end = smaller, after
    return figure, unit, end


def _bare_minutes(line: Line, at: int) -> tuple[int, int] | None:
    """The minutes in "1 hour thirty", "two hours and ten", at the end of a clause, and the token after them."""
    place = at + 1 if line.words[at] == "and" else at
    word = line.words[place]
    number = (
        int(word) if len(word) == 2 and word.isdigit() else line.lexicon.small.get(word, line.lexicon.tens.get(word, 0))
    )
    ends = line.words[place + 1] in ("", ".", ",", ";", ")", "?", "!")
    return (number, place + 1) if 5 <= number < 60 and ends else None


def _shifted(figure: Figure, part: Decimal, *, step: Decimal) -> Figure:
    low = None if figure.low is None else figure.low + part
    high = None if figure.high is None else figure.high + part
    return replace(figure, low=low, high=high, step=step)


def _next_piece(line: Line, unit: Unit, at: int) -> tuple[Numeral, Unit, int] | None:
    place = at
    if line.words[place] == ",":
        place += 1
    if line.words[place] == "and":
        place += 1
    if not (line.is_digits(place) or line.words[place] in line.lexicon.small or line.words[place] in line.lexicon.tens):
        return None
    numeral = numeral_at(line, place)
    if numeral is None or (found := unit_at(line, numeral.end)) is None:
        return None
    smaller, end = found
    if smaller.dimension != unit.dimension or smaller.factor is None or unit.factor is None:
        return None
    if not smaller.factor < unit.factor or Fraction(numeral.value) * smaller.factor >= unit.factor:
        return None
    return numeral, smaller, end


def measured(line: Line, figure: Figure, unit: Unit, start: int, end: int) -> Reading:
    """The reading of a figure with a unit as a duration or a measure."""
    if unit.kind == "measure":
        figure = replace(figure, step=figure.step or ONE)  # whole measures are rounded to the unit
    dimension = None if unit.factor is None else unit.dimension
    hedges = unit.kind != "duration" or not spans_over(line, start, end)
    return reading(line, unit.kind, figure, start, end, unit.name, dimension, hedged_from=hedges)


def article_measure(line: Line, at: int) -> tuple[Reading, int] | None:
    """ "an hour", "a year and a half", "a few months", "a couple of weeks" at the article or at "several"."""
    words, lexicon = line.words, line.lexicon
    place, low, is_open = at + 1, Decimal(1), False
    word = words[at]
    if word in ("a", "an") and words[place] in ("few", "couple"):
        word, place = words[place], place + 1
    if word in lexicon.several:
        low, is_open = Decimal(lexicon.several[word]), True
        if words[place] == "of":
            place += 1
        if words[place] == "more":
            place += 1
    is_whole = word == "another"
    if word in ("a", "an") and words[place] in lexicon.before_units and words[place] not in ("short", "long"):
        place, is_whole = place + 1, True
    found = unit_at(line, place) if words[place] != "-" or is_open else None
    if found is None or (found[0].kind != "duration" and hedge_around(line, at, found[1], after=False) is None):
        return None
    unit, end = found
    if words[end] == "ago" or (is_whole and unit.name not in _LONG):
        return None
    numeral = Numeral(low, at, place, is_open=is_open)
    figure, last_unit, after = unit_figure(line, single(numeral), unit, end)
    is_aged = words[end] == "old" and words[end + 1] != "-"
    if not is_open and after == end and not is_whole and not is_aged and not _is_duration(line, at, end):
        return None
    unit, end = last_unit, after
    if (old := age_unit_after(line, unit, end)) is not None:
        return age_reading(line, figure, at, old, unit), old
    if words[end : end + 2] == ["or", "two"] and not is_open:
        figure, end = replace(figure, high=Decimal(2), is_vague=True), end + 2
    return measured(line, figure, unit, at, end), end


def _is_duration(line: Line, at: int, end: int) -> bool:
    words, cues = line.words, line.lexicon.cues
    following, before = words[end], words[at - 1]
    hedged = hedge_around(line, at, end) is not None
    if before.isdigit() or before in line.lexicon.scales or before in ("times", "once", "twice"):
        return False
    if following in ("in", "of") and words[end + 1] in cues.custody:
        return True
    if following in ("in", "to", "of", ".", ",", "for", "and") and before in cues.receivers:
        return words[end + 1] not in ("forget", "remember") and words[end - 1] != "day"
    if (
        following == "of"
        and words[end - 1] in _FILLED
        and words[end + 1].isalpha()
        and (not at or before in _BEFORE_FILLED)
    ):
        return words[end + 1] not in line.lexicon.stops
    if following in ("ago", "earlier", "later", "before", "-", "'"):
        return hedged and following == "later"
    if not line.words[at - 1] and not following:
        return True
    return line.words[at - 1] in _OPENS_A_DURATION or hedged


def half_measure(line: Line, at: int, start: int) -> tuple[Reading, int] | None:
    """ "half an hour", "half-hour", "half a mile" at the word "half", "a quarter of an hour" at "quarter"."""
    words = line.words
    place, below = at + 1, Decimal(2) if words[at] == "half" else Decimal(4)
    is_joined = words[place + 1 if words[place] == "-" else place] in _QUARTERED
    if words[at] == "quarter" and words[place : place + 1] != ["of"] and not is_joined:
        return None
    if words[place] == "of":
        place += 1
    if words[place] in _AFTER_OF:
        place += 1
    elif (words[at] == "quarter" and not is_joined) or (words[place] == "-" and not line.is_hyphen(place)):
        return None
    if (percent := line.lexicon.percents.match(words, place)) is not None:
        share = Decimal(1) / below
        end = place + percent[1]
        return reading(line, "percent", single(Numeral(share, start, place)), start, end, percent[0]), end
    if words[place - 1] in _AFTER_OF and (sum_of_money := _half_of_money(line, place, start, below)) is not None:
        return sum_of_money
    found = unit_at(line, place)
    if found is None or (words[at + 1] not in ("a", "an", "of") and words[found[1] - 1] not in _HALVED):
        return None
    unit, end = found
    value = Decimal(1) / below
    numeral = Numeral(value, start, place, step=value, is_fraction=True)
    return measured(line, replace(single(numeral), step=value), unit, start, end), end


def _half_of_money(line: Line, place: int, start: int, below: Decimal) -> tuple[Reading, int] | None:
    """ "half a krone", "a quarter of a dollar" when the name of the money is token `place`."""
    named = line.lexicon.money_names.match(line.words, place)
    if named is None or named[0].scaled or named[0].nation or named[0].touches or named[0].weighs:
        return None
    end = place + named[1]
    if line.words[end] == "-" or (line.words[end].isalpha() and line.words[end] not in line.lexicon.stops):
        return None  # "half a dollar coin"
    unit, factor = money.unit_of(line, named[0])
    numeral = Numeral(Decimal(1) / below, start, place, step=ZERO)
    return reading(line, "money", single(numeral).times(factor), start, end, unit), end


def share_of_unit(line: Line, figure: Figure, at: int) -> tuple[Reading, int] | None:
    """ "two-thirds of a mile" when "of a" stands at token `at`."""
    if line.words[at] != "of" or line.words[at + 1] not in _AFTER_OF:
        return None
    if (percent := line.lexicon.percents.match(line.words, at + 2)) is not None:
        unit_name, length = percent
        share = round(figure.low or Decimal(0), 4)
        exact = replace(figure, low=share, high=share, step=figure.step, is_vague=False)
        return reading(line, "percent", exact, figure.start, at + 2 + length, unit_name), at + 2 + length
    if line.words[at + 2] in line.lexicon.scales and figure.low is not None:
        return _share_of_scale(line, figure, at + 2)
    found = unit_at(line, at + 2)
    if found is None:
        return None
    unit, end = found
    low = figure.low or Decimal(0)
    rounded = round(low, 4)
    exact = replace(figure, low=rounded, high=rounded, step=low / 5)
    return measured(line, exact, unit, figure.start, end), end


def _share_of_scale(line: Line, figure: Figure, at: int) -> tuple[Reading, int]:
    """ "three quarters of a billion", of money when a currency follows."""
    scale = Decimal(line.lexicon.scales[line.words[at]])
    value = round((figure.low or ZERO) * scale)
    exact = replace(figure, low=Decimal(value), high=Decimal(value), step=scale / 10)
    named = money.name_after(line, at + 1, scaled=True)
    if named is None:
        return reading(line, "count", exact, figure.start, at + 1), at + 1
    unit, _ = money.unit_of(line, named[0])
    return reading(line, "money", exact, figure.start, named[1], unit), named[1]


def bare_plural(line: Line, at: int) -> tuple[Reading, int] | None:
    """ "for years", "in recent weeks": at least two of the unit; "decades-long"."""
    words = line.words
    match = line.lexicon.units.match(words, at)
    if match is None:
        return None
    is_long = words[at + 1] == "-" and words[at + 2] == "long"
    if not is_long and words[at - 1] not in _OPENS_BARE_PLURAL:
        return None
    if not is_long and words[at + 1] in ("of", "'", "-", "before", "ago", "later", "earlier") and words[at + 1] != "of":
        return None
    numeral = Numeral(Decimal(2), at, at + 1, is_open=True)
    end = at + 3 if is_long else at + 1
    return measured(line, single(numeral), match[0].unit, at, end), end


def magnitude(line: Line, figure: Figure, start: int, end: int) -> Reading | None:
    """ "magnitude 5.7", "5.7 on the Richter scale": the number of an earthquake."""
    back = start - 1
    while line.words[back] in ("of", "at", "a", "about"):
        back -= 1
    is_scale = line.words[end] == "on" and line.words[end + 2] in ("richter", "moment", "open-ended")
    if (line.words[back] != "magnitude" and not is_scale) or figure.low is None or not 0 < figure.low < 11:
        return None
    return reading(line, "measure", figure, start, end, "magnitude", "magnitude")
