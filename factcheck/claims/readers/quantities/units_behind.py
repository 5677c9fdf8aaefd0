"""What a figure is by the words behind it: percent, money, a unit, an age, a counted noun."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities import ages, bare_ages, counts, labels, measures, money, shares
from factcheck.claims.readers.quantities.figures import Figure, after_rate, range_after, ranging, reading
from factcheck.claims.readers.quantities.lexicon import Money
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import ONE, Numeral, numeral_at
from factcheck.claims.readers.quantities.temperatures import bare_temperature
from factcheck.vocabulary.units import Unit

Found = tuple[Reading | None, int]
UnitAfter = Callable[[Line, int], tuple[str, int] | None]


def with_unit(line: Line, figure: Figure) -> Found:
    """The reading of a figure by what follows it; (None, end) when it is no quantity."""
    start, at, last = figure.start, figure.end, figure.last
    if (percent := shares.percent_after(line, at)) is not None:
        unit, end = percent
        figure, end = _range_of_units(line, figure, end, shares.percent_after)
        figure = replace(figure, step=figure.step or ONE)  # whole percentages are rounded to the unit
        return reading(line, "percent", figure, start, end, unit), end
    if (named := money.name_after(line, at, scaled=last.scale > 1)) is not None and not _weighs(line, named[0], last):
        return _named_money(line, figure, *named)
    if (found := measures.unit_at(line, at)) is not None:
        return _measure(line, figure, *found)
    if line.words[at] == "of" and line.words[at + 1] not in ("the",) and figure.first.is_open:
        if (named := money.name_after(line, at + 1, scaled=True)) is not None:
            return _named_money(line, figure, *named)
        if (found := measures.unit_at(line, at + 1)) is not None:
            return _measure(line, figure, *found)
    if (
        line.words[at] == "below"
        and line.words[at + 1] == "zero"
        and figure.low is not None
        and figure.high is not None
    ):
        cold = replace(figure, low=-figure.high, high=-figure.low, step=figure.step or ONE)
        return reading(line, "measure", cold, start, at + 2, "degree"), at + 2
    if line.words[at] == "of" and (part := measures.share_of_unit(line, figure, at)) is not None and last.step:
        return part
    if line.words[at] in ("yo", "y.o.", "yos"):
        return ages.age_reading(line, figure, start, at + 1), at + 1
    if (bare := bare_ages.bare_age(line, figure)) is not None:
        return bare
    if (quake := measures.magnitude(line, figure, start, at)) is not None:
        return quake, at
    if line.words[at] == "times" or (line.words[at] == "-" and line.words[at + 1] in ("times", "time", "fold")):
        end = at + 1 if line.words[at] == "times" else at + 2
        return reading(line, "count", figure, start, end, "times"), end
    return _count(line, figure)


def changed_to(line: Line, figure: Figure) -> Found | None:
    """The first figure of "rose from 9 to 10 percent", "from 8 to 11 miles": its unit stands after the second alone."""
    words, at = line.words, figure.end
    if words[figure.start - 1] != "from" or figure.is_range or not line.is_digits(at + 1):
        return None
    last = numeral_at(line, at + 1)
    if last is None or last.in_digits != figure.first.in_digits or figure.low is None or figure.first.scale != 1:
        return None
    if (percent := shares.percent_after(line, last.end)) is not None:
        exact = replace(figure, step=figure.step or ONE)
        return reading(line, "percent", exact, figure.start, at, percent[0]), at
    if last.scale != 1:
        figure = replace(figure, step=figure.step or ONE).times(last.scale)
    if (named := money.name_after(line, last.end, scaled=last.scale != 1)) is not None:
        unit, factor = money.unit_of(line, named[0])
        return reading(line, "money", figure.times(factor), figure.start, at, unit), at
    if (found := measures.unit_at(line, last.end)) is not None:
        return measures.measured(line, figure, found[0], figure.start, at), at
    noun = counts.counted_noun(line, last.end)
    return None if noun is None else (reading(line, "count", figure, figure.start, at, noun[0]), at)


def _weighs(line: Line, currency: Money, last: Numeral) -> bool:
    """Whether "pounds" is a weight here: a page without British money, and no million before it."""
    if not currency.weighs or last.scale >= 1000:
        return False
    return not line.style.signs - {"$"}


def _named_money(line: Line, figure: Figure, currency: Money, end: int) -> Found:
    unit, factor = money.unit_of(line, currency)
    figure, end = _range_of_units(line, figure, end, _same_money(currency))
    figure = figure.times(factor)
    if money.is_in_millions(currency):
        figure = in_millions(figure)
    minor = money.minor_after(line, currency, end) or _bare_minor_after(line, figure, currency, end)
    if minor is not None and figure.low is not None and figure.high is not None:
        cents, after = minor
        figure = replace(figure, low=figure.low + cents, high=figure.high + cents, step=Decimal(0))
        end = after
    return reading(line, "money", figure, figure.start, end, unit), end


def in_millions(figure: Figure) -> Figure:
    """The figure that a code such as MEUR makes of its digits."""
    return replace(figure, step=figure.step or ONE).times(Decimal(1_000_000))


def _same_money(currency: Money) -> UnitAfter:
    def find(line: Line, at: int) -> tuple[str, int] | None:
        named = money.name_after(line, at, scaled=True)
        return None if named is None or named[0] != currency else (currency.codes[0], named[1])

    return find


def _bare_minor_after(line: Line, figure: Figure, currency: Money, at: int) -> tuple[Decimal, int] | None:
    """ "15 dollars 50.", "twenty rupees and 43": two digits at the end of a clause, after whole units."""
    place = at + 1 if line.words[at] == "and" else at
    word, following = line.words[place], line.words[place + 1]
    whole = not figure.is_range and not figure.step and figure.first.scale == 1 and not currency.minor
    if not whole or len(word) != 2 or not word.isdigit() or following not in ("", ".", ",", "?", "!", ")", ";"):
        return None
    return Decimal(word) * money.HUNDREDTH, place + 1


def _measure(line: Line, figure: Figure, unit: Unit, end: int) -> Found:
    start = figure.start
    if figure.low == 0 and unit.kind == "duration":
        return None, end  # "a zero-day flaw"
    if line.words[end] == "ago" or (unit.name in ("day", "night") and _is_someday(line, figure)):
        return None, end
    if (old := ages.age_unit_after(line, unit, end)) is not None:
        return ages.age_reading(line, figure, start, old, unit), old
    figure, unit, end = measures.unit_figure(line, figure, unit, end)
    if (old := ages.age_unit_after(line, unit, end)) is not None:
        return ages.age_reading(line, figure, start, old, unit), old
    if not figure.is_range:
        figure, end = _range_of_units(line, figure, end, _same_unit(unit))
        if (old := ages.age_unit_after(line, unit, end)) is not None:
            return ages.age_reading(line, figure, start, old, unit), old
    if unit.dimension == "temperature" and line.words[end : end + 2] == ["below", "zero"]:
        figure, end = figure.negative(), end + 2
    return measures.measured(line, figure, unit, start, end), end


def _is_someday(line: Line, figure: Figure) -> bool:
    """ "one day", "one night": some day or other, unless a word before or after it measures time."""
    if line.words[figure.start] != "one" or line.words[figure.end] == "-":
        return False
    before = line.words[figure.start - 1]
    return before not in (
        "for",
        "in",
        "within",
        "after",
        "than",
        "least",
        "just",
        "only",
        "took",
        "lasted",
        "by",
        "every",
        "a",
    )


def _same_unit(unit: Unit) -> UnitAfter:
    def find(line: Line, at: int) -> tuple[str, int] | None:
        found = measures.unit_at(line, at)
        return None if found is None or found[0] != unit else (unit.name, found[1])

    return find


def _range_of_units(line: Line, figure: Figure, end: int, unit_after: UnitAfter) -> tuple[Figure, int]:
    """ "21 months to 33 months", "7% to 9%": a range with the unit at both ends."""
    at = after_rate(line, figure.start, end)
    if figure.is_range or line.words[at] not in ("-", "to", "and"):
        return figure, end
    last = range_after(line, figure.first, at)
    if last is None or (found := unit_after(line, last.end)) is None:
        return figure, end
    return replace(ranging(figure.first, last), start=figure.start), found[1]


def _count(line: Line, figure: Figure) -> Found:
    start, at, last = figure.start, figure.end, figure.last
    words, lexicon = line.words, line.lexicon
    if len(line.page.words) == at - start:
        return reading(line, "count", figure, start, at), at  # the figure is all that the text holds
    tail = lexicon.after.match(words, at)
    if tail is None and words[at] == "-" and line.is_hyphen(at):
        return _compound_count(line, figure)
    if words[at] in lexicon.before_units and (found := measures.unit_at(line, at + 1)) is not None:
        return _measure(line, figure, *found)
    skipped = tail[1] if tail else 0  # "40 or more nurses"
    if figure.first.is_open and words[at] == "of":
        skipped = 1  # "dozens of nurses"
    noun = counts.counted_noun(line, at + skipped)
    first = figure.first
    if noun is None and shares.percent_left_out(line, figure):
        is_year = labels.is_bare_year(line, first, noun=False)
        if not is_year and not labels.is_name_or_label(line, first, noun=False):
            figure = replace(figure, step=figure.step or ONE)
            return reading(line, "percent", figure, start, at, "%"), at
    if (degrees := bare_temperature(line, figure, counts=noun is not None)) is not None:
        return degrees, at
    if noun is None and _seats(line, first.start):
        return reading(line, "count", figure, start, at, "seat"), at
    joined = last is not first
    if words[first.start] == "." and noun is None:
        return None, at  # ".32", ".308": a calibre, a batting average
    if labels.is_bare_year(line, first, noun is not None) and not (joined and last.value > 2100):
        return None, at
    if labels.is_name_or_label(line, first, noun is not None, joined=joined) or (
        joined and labels.is_name_or_label(line, last, noun is not None)
    ):
        # "Image 10 of 33": neither counts.
        return None, at + 2 if words[at] == "of" and line.is_digits(at + 1) else at
    if first.value == 1 and not figure.is_range and first.scale == 1:
        if words[first.start] == "one" and not _counts_one(line, at):
            return None, at
        noun = counts.single_noun(line, at)
        if noun is None and words[first.start] == "one" and figure.start == first.start:
            return None, at
    if first.value == 0 and noun is None:
        return None, at
    head, end = noun or (None, at)
    hedged_to = at if tail else end
    return reading(line, "count", figure, start, end, head, hedged_to=hedged_to), end


_TO_SEAT = frozenset(("to", "can", "could", "will", "would"))


def _seats(line: Line, start: int) -> bool:
    """Whether the figure at token `start` says how many a room holds: "built to seat 300", "can seat about 54"."""
    back = start - 1
    while back > 0 and line.lexicon.before.match(line.words, back) is not None:
        back -= 1
    return line.words[back] == "seat" and line.words[back - 1] in _TO_SEAT


def _counts_one(line: Line, at: int) -> bool:
    before = line.words[at - 2]
    return before not in (
        "the",
        "this",
        "that",
        "no",
        "which",
        "each",
        "every",
        "any",
        "another",
        "-",
        "a",
        "not",
        "other",
        "'",
    )


def _compound_count(line: Line, figure: Figure) -> Found:
    """ "a 12-member panel": the noun of the compound is what is counted."""
    at = figure.end
    noun = line.words[at + 1]
    if not noun.isalpha() or noun in line.lexicon.not_compound or noun in line.lexicon.stops or len(noun) < 3:
        return None, at + 2 if noun.isalpha() else at
    if labels.is_name_or_label(line, figure.first, noun=True) or (
        line.is_capitalised(at + 1) and figure.first.in_digits
    ):
        return None, at + 2
    if figure.low is not None and figure.low < line.lexicon.compound_from.get(noun, 2):
        return None, at + 2
    return reading(line, "count", figure, figure.start, at + 2, noun), at + 2
