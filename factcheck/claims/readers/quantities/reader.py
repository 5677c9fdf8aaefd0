"""One pass over a page: every token that can begin a quantity is tried once, the surest readers first."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.quantities import ages, counts, labels, measures, money, shares, votes
from factcheck.claims.readers.quantities.dialled import is_emergency, telephone_end
from factcheck.claims.readers.quantities.families import children_of
from factcheck.claims.readers.quantities.figures import after_rate, range_after, ranging, reading, signed, single
from factcheck.claims.readers.quantities.lexicon import DIGITS, Money, lexicon
from factcheck.claims.readers.quantities.line import Line, Style
from factcheck.claims.readers.quantities.numerals import Numeral, numeral_at
from factcheck.claims.readers.quantities.ordinals import is_suffixed, ordinal_at, worded_after
from factcheck.claims.readers.quantities.units_behind import Found, changed_to, in_millions, with_unit
from factcheck.claims.readers.quantities.worded import in_words


def read(page: Page) -> list[Reading]:
    """All quantities of the page in order of place. Spans do not overlap.

    A span begins at the figure (at its currency sign, its minus, or "aged") and ends with its unit, or with the noun
    it counts when that follows in the same phrase; hedges stay outside and are given as `hedge`.
    """
    words = lexicon(page.vocabulary)
    triggers, needs = words.triggers, words.needs
    places = [index for index, word in enumerate(page.words) if word in triggers or word[0] in DIGITS]
    following = [*page.words[1:], ""]
    style = Style(page, words, [page.words[index] for index in places if page.words[index][0] in DIGITS])
    found: list[Reading] = []
    line: Line | None = None
    first = last = done = -1
    for place in places:
        if place < done:
            continue
        if (needed := needs.get(page.words[place])) is not None and following[place] not in needed:
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
        early = in_words(line, at)
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
    if is_digits and (called := telephone_end(line, at) or (at + 1 if is_emergency(line, at) else None)):
        yield None, called
        return
    numeral = numeral_at(line, at)
    if numeral is None:
        return
    yield from _from_numeral(line, numeral)


def _signed_money(line: Line, at: int, currency: Money, first: int) -> Iterator[Found]:
    """Money with the sign before the figure: "$1.5 million", "£3-£4bn", "Rs 5 crore"."""
    numeral = numeral_at(line, first, money=True)
    if numeral is None:
        return
    figure = single(numeral)
    joint = after_rate(line, at, numeral.end)
    if (last := range_after(line, numeral, joint, money=True)) is not None:
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
        figure = in_millions(figure)
    if (named := money.name_after(line, end, scaled=True)) is not None and unit in (
        *named[0].codes,
        named[0].sign,
        "$",
    ):
        unit, end = money.unit_of(line, named[0])[0], named[1]
    figure = figure.times(factor)
    if figure.low is not None and figure.low == figure.high and not figure.step and numeral.scale == 1:
        minor = money.minor_after(line, currency, end)
        if minor is not None:
            total = figure.low + minor[0]
            figure, end = replace(figure, low=total, high=total), minor[1]
    yield reading(line, "money", figure, start, end, unit), end


def _from_numeral(line: Line, numeral: Numeral) -> Iterator[Found]:
    """The readings of a numeral without a sign before it: alone, or as the lower end of a range."""
    at = numeral.end
    if (children := children_of(line, numeral)) is not None:
        yield children
        return
    if labels.is_glued(line, numeral) and not _has_plus(line, numeral):
        yield None, at
        return
    if (ranked := worded_after(line, numeral)) is not None:
        yield ranked
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
    if (opposed := votes.against(line, numeral)) is not None:
        yield opposed
        return
    figure = signed(line, single(numeral))
    if line.words[at] == "-" and line.words[at + 1] in ("to", "or") and not line.touches(at):
        at += 1  # "a 40- to 60-hour course"
    if line.words[at] in ("-", "to", "and", "or"):
        last = range_after(line, numeral, at)
        if last is not None and not _is_year_range(line, numeral, last) and not _is_chain(line, last):
            figure = replace(ranging(numeral, last), start=figure.start)
        elif last is None and line.words[at] == "to" and (shared := changed_to(line, figure)) is not None:
            yield shared
            return
        elif line.words[at] in ("-", "to") and (tally := votes.tally(line, numeral, at)) is not None:
            yield from tally
            return
        elif _is_score(line, numeral, at) or last is not None:
            yield None, (last.end if last else at + 2)
            return
    yield with_unit(line, figure)


def _has_plus(line: Line, numeral: Numeral) -> bool:
    """Whether a plus sign before the figure tells the direction of a change: "+3.4%", "(+12 degrees)"."""
    place = line.starts[numeral.start] - 1
    if place < 0 or line.text[place] != "+" or (place and line.text[place - 1] not in " (\n\t\u00a0"):
        return False
    return shares.percent_after(line, numeral.end) is not None or measures.unit_at(line, numeral.end) is not None


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
