"""One pass over a page: every token that can begin a quantity is tried once, by the readers in order of how sure they are."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.quantities import ages, counts, measures, money, shares
from factcheck.claims.readers.quantities.figures import Figure, range_after, ranging, reading, signed, single
from factcheck.claims.readers.quantities.lexicon import DIGITS, Money, lexicon
from factcheck.claims.readers.quantities.line import Line, Style
from factcheck.claims.readers.quantities.numerals import ONE, Numeral, numeral_at
from factcheck.claims.readers.quantities.ordinals import is_suffixed, ordinal_at
from factcheck.vocabulary.units import Unit

_RATIOS = frozenset(("twice", "thrice", "double", "triple", "doubles"))
_COMPARED = frozenset(("as", "the", "that", "what", "its"))
Found = tuple[Reading | None, int]
UnitAfter = Callable[[Line, int], tuple[str, int] | None]


def read(page: Page) -> list[Reading]:
    """All quantities of the page in order of place. Spans do not overlap.

    A span begins at the figure (at its currency sign, its minus, or "aged") and ends with its unit, or with the noun
    it counts when that follows in the same phrase; hedges stay outside and are given as `hedge`.
    """
    words = lexicon(page.vocabulary)
    triggers = words.triggers | words.signs.firsts()
    places = [index for index, word in enumerate(page.words) if word in triggers or word[0] in DIGITS]
    style = Style(page, words)
    found: list[Reading] = []
    line: Line | None = None
    first = last = done = -1
    for place in places:
        if place < done:
            continue
        if place >= last:
            sentence = page.sentence_of[place]
            first = place if place == 0 else bisect_right(page.sentence_of, sentence - 1, max(last, 0), place)
            last = bisect_right(page.sentence_of, sentence, place)
            line = Line(page, first, last, words, style, page.sentences[sentence].section)
        assert line is not None
        for one, end in _read_at(line, place - first):
            if one is not None:
                found.append(one)
            done = max(done, first + end)
    return found


def _read_at(line: Line, at: int) -> Iterator[Found]:
    """The readings that begin at token `at`, each with the token after what was used up."""
    words, lexicon = line.words, line.lexicon
    word = words[at]
    is_digits = word[0] in DIGITS
    if not is_digits:
        early = _in_words(line, at)
        if early is not None:
            yield early
            return
        if (sign := money.sign_at(line, at)) is not None:
            yield from _signed_money(line, at, *sign)
            return
    elif (decade := ages.decade_of_life(line, at)) is not None:
        yield decade
        return
    if (
        word in lexicon.ordinals
        or word in lexicon.tens
        or is_digits
        or word in ("no", "number", "next")
        or word in lexicon.from_end
    ):
        if (ranked := ordinal_at(line, at)) is not None:
            yield ranked
            return
        if word in lexicon.ordinals or word in ("no", "number") or (is_digits and is_suffixed(line, at)):
            yield None, at + 2 if is_digits else at + 1
            return
    numeral = numeral_at(line, at)
    if numeral is None:
        return
    yield from _from_numeral(line, numeral)


def _in_words(line: Line, at: int) -> Found | None:
    """What begins with a word that is no numeral by itself: "an hour", "half of", "a third of", "several years"."""
    words, lexicon = line.words, line.lexicon
    word = words[at]
    if word in lexicon.ages:
        return ages.decade_of_life(line, at)
    if word in lexicon.multiples:
        return _multiple(line, at)
    start = at
    if word in ("a", "an"):
        following = words[at + 1]
        if following in ("half", "quarter"):
            word, at = following, at + 1
        elif following in lexicon.parts:
            return _article_fraction(line, at)
        elif following in lexicon.scales:
            return None
        else:
            return measures.article_measure(line, at)
    if word == "another":
        return measures.article_measure(line, at)
    if word in ("half", "quarter"):
        if numeral_at(line, at) is not None:
            return None
        if (found := measures.half_measure(line, at, start)) is not None:
            return found
        return _half(line, at, start)
    if word in lexicon.several:
        return measures.article_measure(line, at)
    if word in ("years", "months", "weeks", "decades", "centuries"):
        return measures.bare_plural(line, at) or (None, at + 1)
    return None


def _half(line: Line, at: int, start: int) -> Found | None:
    words = line.words
    following = words[at + 1]
    if words[at] == "quarter":
        return _article_fraction(line, start) if start < at else None
    hedged = line.lexicon.before.match(words, start - 1) is not None or words[start - 1] == "by"
    if following in ("of", "the", "its", "his", "her", "their", "all", "our") or (
        hedged and following not in ("-", "a", "an")
    ):
        if words[start - 1] in (
            "her",
            "his",
            "their",
            "my",
            "your",
            "first",
            "second",
            "other",
            "latter",
            "better",
            "last",
            "this",
        ):
            return None
        numeral = Numeral(Decimal(1), start, at + 1, is_fraction=True)
        figure = Figure(Decimal("0.5"), Decimal("0.5"), Decimal(0), start, at + 1, numeral, numeral, is_vague=True)
        return shares.share_reading(line, figure), at + 1
    return None


def _article_fraction(line: Line, at: int) -> Found | None:
    """ "a third of", "by a quarter": needs "of" after it or a hedge or "by" before it, else it is a rank."""
    words = line.words
    numeral = Numeral(Decimal(1), at, at + 1)
    hedged = line.lexicon.before.match(words, at - 1) is not None or words[at - 1] == "by"
    if words[at + 2] != "of" and not (
        hedged and (not words[at + 2][:1].isalpha() or words[at + 2] in line.lexicon.stops)
    ):
        return None
    found = shares.fraction(line, 1, at + 1, at, numeral)
    if found is None:
        below = line.lexicon.parts.get(words[at + 1])
        if below is None or words[at + 1].endswith("s"):
            return None
        share = Decimal(1) / below
        found = Figure(share, share, Decimal(0), at, at + 2, numeral, numeral, is_vague=True), at + 2
    figure, end = found
    return measures.share_of_unit(line, figure, end) or (shares.share_reading(line, figure), end)


def _multiple(line: Line, at: int) -> Found:
    word = line.words[at]
    if word in _RATIOS and line.words[at + 1] not in _COMPARED:
        return None, at + 1
    if line.words[at + 1] == "-" or line.words[at - 1] == "-":
        return None, at + 1
    numeral = Numeral(Decimal(line.lexicon.multiples[word]), at, at + 1)
    return reading(line, "count", single(numeral), at, at + 1, "times"), at + 1


def _signed_money(line: Line, at: int, currency: Money, first: int) -> Iterator[Found]:
    """Money with the sign before the figure: "$1.5 million", "£3-£4bn", "Rs 5 crore"."""
    numeral = numeral_at(line, first, money=True)
    if numeral is None:
        return
    figure = single(numeral)
    if (last := range_after(line, numeral, numeral.end, money=True)) is not None:
        figure = ranging(numeral, last)
    end, start = figure.end, at
    if (
        line.words[at - 1] in ("-", "minus")
        and figure.low is not None
        and figure.high is not None
        and signed(line, replace(figure, start=at)).start < at
    ):
        figure, start = replace(figure, low=-figure.high, high=-figure.low), at - 1
    unit, factor = money.unit_of(line, currency)
    if money.is_in_millions(currency):
        figure = _in_millions(figure)
    if (named := money.name_after(line, end, scaled=True)) is not None and unit in (
        *named[0].codes,
        named[0].sign,
        "$",
    ):
        unit, end = money.unit_of(line, named[0])[0], named[1]
    yield reading(line, "money", figure.times(factor), start, end, unit), end


def _in_millions(figure: Figure) -> Figure:
    return replace(figure, step=figure.step or ONE).times(Decimal(1_000_000))


def _from_numeral(line: Line, numeral: Numeral) -> Iterator[Found]:
    """The readings of a numeral without a sign before it: alone, or as the lower end of a range."""
    at = numeral.end
    if counts.is_glued(line, numeral):
        yield None, at
        return
    if (ratio := shares.ratio(line, numeral)) is not None:
        yield ratio
        return
    if not numeral.in_digits or numeral.end == numeral.start + 1:
        above = int(numeral.value) if numeral.value < 100 and not numeral.step else 0
        if above and (part := shares.fraction(line, above, at, numeral.start, numeral)) is not None:
            figure, end = part
            yield measures.share_of_unit(line, figure, end) or (shares.share_reading(line, figure), end)
            return
    if numeral.is_fraction:
        yield from _fraction(line, numeral)
        return
    figure = signed(line, single(numeral))
    if line.words[at] in ("-", "to", "and", "or"):
        last = range_after(line, numeral, at)
        if last is not None and not _is_year_range(line, numeral, last) and not _is_chain(line, last):
            figure = replace(ranging(numeral, last), start=figure.start)
        elif _is_score(line, numeral, at) or last is not None:
            yield None, (last.end if last else at + 2)
            return
    yield _with_unit(line, figure)


def _fraction(line: Line, numeral: Numeral) -> Iterator[Found]:
    """ "½ mile", "1/2 of the": a unit or "of" must follow."""
    figure = single(numeral)
    if (found := measures.unit_at(line, numeral.end)) is not None:
        figure, unit, end = measures.unit_figure(line, replace(figure, step=figure.step or numeral.value), *found)
        yield measures.measured(line, figure, unit, figure.start, end), end
    elif line.words[numeral.end] == "of" or line.words[numeral.end] == "the":
        shared = measures.share_of_unit(line, figure, numeral.end)
        yield shared or (shares.share_reading(line, figure), numeral.end)
    else:
        yield None, numeral.end


def _is_year_range(line: Line, first: Numeral, last: Numeral) -> bool:
    """ "1990-91", "2019 to 2023": a stretch of time, unless a unit or noun follows."""
    word, upper = line.words[first.start], line.words[last.start]
    looks = len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2100 and upper.isdigit() and len(upper) in (2, 4)
    return looks and counts.counted_noun(line, last.end) is None


def _is_chain(line: Line, last: Numeral) -> bool:
    """Whether more figures hang on: phone numbers, dates in digits, set scores."""
    return line.words[last.end] == "-" and line.is_digits(last.end + 1)


def _is_score(line: Line, numeral: Numeral, at: int) -> bool:
    """ "3-1", "52-48", "151 to 16": two whole figures joined, the second not the larger, and no unit behind them."""
    if line.words[at] not in ("-", "to") or not (line.is_digits(at + 1) or line.words[at + 1] in line.lexicon.small):
        return False
    if line.words[at] == "to":
        near = any(line.words[numeral.start - distance] in line.lexicon.scored for distance in range(1, 6))
        return near and numeral.value < 1000 and numeral_at(line, at + 1) is not None
    return line.touches(at) or line.starts[at] == line.ends[at - 1] or line.is_digits(at + 1)


def _with_unit(line: Line, figure: Figure) -> Found:
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
    if line.words[at] == "below" and line.words[at + 1] == "zero" and figure.low is not None and figure.high is not None:
        cold = replace(figure, low=-figure.high, high=-figure.low, step=figure.step or ONE)
        return reading(line, "measure", cold, start, at + 2, "degree"), at + 2
    if line.words[at] == "of" and (part := measures.share_of_unit(line, figure, at)) is not None and last.step:
        return part
    if line.words[at] in ("yo", "y.o.", "yos"):
        return ages.age_reading(line, figure, start, at + 1), at + 1
    if (bare := ages.bare_age(line, figure)) is not None:
        return bare
    if (quake := measures.magnitude(line, figure, start, at)) is not None:
        return quake, at
    if line.words[at] == "times" or (line.words[at] == "-" and line.words[at + 1] in ("times", "time", "fold")):
        end = at + 1 if line.words[at] == "times" else at + 2
        return reading(line, "count", figure, start, end, "times"), end
    return _count(line, figure)


def _weighs(line: Line, currency: Money, last: Numeral) -> bool:
    """Whether "pounds" is a weight here: a page without British money, and no million before it."""
    if not currency.weighs or last.scale >= 1000:
        return False
    return not (
        "£" in line.page.words
        or "sterling" in line.page.words
        or "pence" in line.page.words
        or "quid" in line.page.words
    )


def _named_money(line: Line, figure: Figure, currency: Money, end: int) -> Found:
    unit, factor = money.unit_of(line, currency)
    figure, end = _range_of_units(line, figure, end, _same_money(currency))
    figure = figure.times(factor)
    if money.is_in_millions(currency):
        figure = _in_millions(figure)
    minor = _minor_after(line, currency, end)
    if minor is not None and figure.low is not None and figure.high is not None:
        cents, after = minor
        figure = replace(figure, low=figure.low + cents, high=figure.high + cents, step=Decimal(0))
        end = after
    return reading(line, "money", figure, figure.start, end, unit), end


def _same_money(currency: Money) -> UnitAfter:
    def find(line: Line, at: int) -> tuple[str, int] | None:
        named = money.name_after(line, at, scaled=True)
        return None if named is None or named[0] != currency else (currency.codes[0], named[1])

    return find


def _minor_after(line: Line, currency: Money, at: int) -> tuple[Decimal, int] | None:
    """ "five dollars and forty cents": the hundredths after the whole."""
    place = at + 1 if line.words[at] == "and" else at
    if currency.minor or not (
        line.is_digits(place) or line.words[place] in line.lexicon.small or line.words[place] in line.lexicon.tens
    ):
        return None
    numeral = numeral_at(line, place)
    if numeral is None or not 0 < numeral.value < 100:
        return None
    named = money.name_after(line, numeral.end, scaled=False)
    if named is None or not named[0].minor:
        return None
    return numeral.value * money.HUNDREDTH, named[1]


def _measure(line: Line, figure: Figure, unit: Unit, end: int) -> Found:
    start = figure.start
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
    if unit.dimension == "temperature":
        if line.words[end : end + 2] == ["below", "zero"] and figure.low is not None and figure.high is not None:
            figure, end = replace(figure, low=-figure.high, high=-figure.low), end + 2
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
    if figure.is_range or line.words[end] not in ("-", "to", "and"):
        return figure, end
    last = range_after(line, figure.first, end)
    if last is None or (found := unit_after(line, last.end)) is None:
        return figure, end
    return replace(ranging(figure.first, last), start=figure.start), found[1]


def _count(line: Line, figure: Figure) -> Found:
    start, at, last = figure.start, figure.end, figure.last
    words, lexicon = line.words, line.lexicon
    if words[at] == "-" and line.is_hyphen(at):
        return _compound_count(line, figure)
    if words[at] in lexicon.before_units and (found := measures.unit_at(line, at + 1)) is not None:
        return _measure(line, figure, *found)
    noun = counts.counted_noun(line, at)
    first = figure.first
    joined = last is not first
    if counts.is_bare_year(line, first, noun is not None) and not (joined and last.value > 2100):
        return None, at
    if counts.is_name_or_label(line, first, noun is not None, joined=joined) or (
        joined and counts.is_name_or_label(line, last, noun is not None)
    ):
        return None, at
    if first.value == 1 and not figure.is_range and first.scale == 1:
        if words[first.start] == "one" and not _counts_one(line, at):
            return None, at
        noun = counts.single_noun(line, at)
        if noun is None and words[first.start] == "one" and figure.start == first.start:
            return None, at
    if first.value == 0 and noun is None:
        return None, at
    head, end = noun or (None, at)
    return reading(line, "count", figure, start, end, head, hedged_to=at), end


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
    if counts.is_name_or_label(line, figure.first, noun=True) or (line.is_capitalised(at + 1) and figure.first.in_digits):
        return None, at + 2
    if figure.low is not None and figure.low < 2:
        return None, at + 2
    return reading(line, "count", figure, figure.start, at + 2, noun), at + 2
