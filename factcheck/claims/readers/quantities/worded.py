"""Quantities that open with a word which is no numeral by itself: "an hour", "half of", "a third of", "doubled"."""

from decimal import Decimal

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities import ages, measures, money, shares
from factcheck.claims.readers.quantities.counts import counted_noun
from factcheck.claims.readers.quantities.figures import Figure, reading, single
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral, numeral_at

Found = tuple[Reading | None, int]

_RATIOS = frozenset(("twice", "thrice", "double", "triple", "doubles"))
_COMPARED = frozenset(("as", "the", "that", "what", "its"))
# "rose a fifth", "up a third": the words of change after which a bare part is a share; "gained a third" may be a rank.
_NOT_BY_A_PART = frozenset(("gained", "lost", "went", "go", "gone", "move", "moved", "change", "changed"))
_SAVED = frozenset(("save", "saved", "saves", "saving", "shed", "sheds", "shedding"))
_AS = frozenset(("many", "much", "big", "large", "long", "high", "likely", "fast", "often", "expensive"))
_DETERMINERS = frozenset(("the", "his", "her", "its", "their", "our", "my", "your", "these", "those"))
_PARTIAL = frozenset(
    ("her", "his", "their", "my", "your", "first", "second", "other", "latter", "better", "last", "this")
)


def in_words(line: Line, at: int) -> Found | None:
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
            return measures.article_measure(line, at) or _couple(line, at) or _one_of_a_currency(line, at)
    if word == "another":
        return measures.article_measure(line, at)
    if word in ("half", "quarter"):
        if numeral_at(line, at) is not None:
            return None
        if (found := measures.half_measure(line, at, start)) is not None:
            return found
        return _half(line, at, start)
    if word in lexicon.several:
        return measures.article_measure(line, at) or _several(line, at)
    if word in ("years", "months", "weeks", "decades", "centuries"):
        return measures.bare_plural(line, at) or (None, at + 1)
    return None


def _one_of_a_currency(line: Line, at: int) -> Found | None:
    """ "going up by a euro", "costs a dollar": a price of one, where the words before speak of an amount."""
    words = line.words
    match = line.lexicon.money_names.match(words, at + 1)
    if match is None or words[at - 1] not in line.lexicon.cues.spends:
        return None
    currency, length = match
    end = at + 1 + length
    if currency.scaled or currency.nation or currency.touches or (currency.weighs and not line.style.signs - {"$"}):
        return None
    if (minor := money.minor_after(line, currency, end)) is not None:
        cents, after = minor
        figure = single(Numeral(Decimal(1) + cents, at, after))
        return reading(line, "money", figure, at, after, money.unit_of(line, currency)[0]), after
    if words[end][:1].isalpha() and words[end] not in line.lexicon.stops:
        return None  # "a dollar bill", "a euro zone"
    if words[end] in ("-", "'", "of"):
        return None
    unit, factor = money.unit_of(line, currency)
    numeral = Numeral(Decimal(1), at, at + 1)
    return reading(line, "money", single(numeral).times(factor), at, end, unit), end


def _couple(line: Line, at: int) -> Found | None:
    """ "a couple of members": two or a few more of what they name."""
    words = line.words
    if words[at + 1] != "couple" or words[at + 2] != "of" or numeral_at(line, at) is not None:
        return None
    noun = counted_noun(line, at + 3)
    if noun is None:
        return None
    numeral = Numeral(Decimal(line.lexicon.several["couple"]), at, at + 3, is_open=True)
    return reading(line, "count", single(numeral), at, noun[1], noun[0]), noun[1]


def _several(line: Line, at: int) -> Found | None:
    """ "several harbour towns", "several of the towns": at least three of what they name."""
    if line.words[at] != "several" or numeral_at(line, at) is not None:
        return None
    is_of = line.words[at + 1] == "of" and line.words[at + 2] in _DETERMINERS
    noun = counted_noun(line, at + 3 if is_of else at + 1)
    if noun is None:
        return None
    numeral = Numeral(Decimal(line.lexicon.several["several"]), at, at + 1, is_open=True)
    return reading(line, "count", single(numeral), at, noun[1], noun[0]), noun[1]


def _half(line: Line, at: int, start: int) -> Found | None:
    words = line.words
    following = words[at + 1]
    if words[at] == "quarter":
        return _article_fraction(line, start) if start < at else None
    hedged = line.lexicon.before.match(words, start - 1) is not None or words[start - 1] == "by"
    if _again(line, at + 1):
        return shares.share_reading(line, _one_half(start, at + 1)), at + 1
    if following in ("of", "the", "its", "his", "her", "their", "all", "our") or (
        hedged and following not in ("-", "a", "an")
    ):
        if words[start - 1] in _PARTIAL:
            return None
        return shares.share_reading(line, _one_half(start, at + 1)), at + 1
    return None


def _one_half(start: int, end: int) -> Figure:
    numeral = Numeral(Decimal(1), start, end, is_fraction=True)
    return Figure(Decimal("0.5"), Decimal("0.5"), Decimal(0), start, end, numeral, numeral, is_vague=True)


def _again(line: Line, at: int) -> bool:
    """ "half as many", "a third as much again"."""
    return line.words[at] == "as" and line.words[at + 1] in _AS


def _article_fraction(line: Line, at: int) -> Found | None:
    """ "a third of", "by a quarter": needs "of" after it or a hedge or "by" before it, else it is a rank."""
    words = line.words
    numeral = Numeral(Decimal(1), at, at + 1)
    hedged = line.lexicon.before.match(words, at - 1) is not None or words[at - 1] == "by"
    hedged = (
        hedged
        or words[at - 1] in _SAVED
        or (words[at - 1] in line.lexicon.change and words[at - 1] not in _NOT_BY_A_PART)
    )
    if words[at + 2] in line.lexicon.cues.compared or _again(line, at + 2):
        hedged = True
    elif words[at + 2] != "of" and not (
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
    if line.words[at + 1] in ("-", "down", "over", "back") or line.words[at - 1] == "-":
        return None, at + 1  # "doubled down on it"
    numeral = Numeral(Decimal(line.lexicon.multiples[word]), at, at + 1)
    return reading(line, "count", single(numeral), at, at + 1, "times"), at + 1
