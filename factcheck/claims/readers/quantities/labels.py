"""The figures that count nothing: parts of names, labels, dates, addresses, times and years."""

from decimal import Decimal

from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral

_BEFORE_A_MODEL = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "that", "new", "these", "those"))
_ERAS = frozenset(("ad", "bc", "ce", "bce"))
_CLOCKED = frozenset(("at", "after", "until", "till", "past", "before", "noon"))
# fmt: off
_RETURNED = frozenset(("return", "returned", "returns", "returning", "back", "compared", "relative", "close", "equal"))
_NOT_BEFORE_YEAR = frozenset((
    "more", "than", "about", "some", "nearly", "almost", "around", "least", "roughly", "over", "estimated",
    "approximately", "another", "further", "only", "just", "all", "to",
))
# fmt: on


def is_name_or_label(line: Line, numeral: Numeral, noun: bool, *, joined: bool = False) -> bool:
    """Whether the number is part of a name, a label, a date, a time or a score and counts nothing.

    `noun`: a counted noun follows. `joined`: a hyphen after it joins it to the other end of a range.
    """
    if not noun and _is_clock_time(line, numeral):
        return True
    if numeral.in_digits:
        return _digits_name_something(line, numeral, noun, joined)
    start = numeral.start
    if line.words[start - 1] == "-" and start > 1 and line.touches(start - 2):
        return True  # "a father-of-three"
    if not noun and line.words[start - 1] in line.lexicon.designations:
        return True  # "day two"
    capital = line.is_capitalised(start) and start > 0 and line.words[start - 1][:1].isalnum()
    return capital and not line.is_title_cased and not (noun and not line.is_capitalised(numeral.end))


def _is_clock_time(line: Line, numeral: Numeral) -> bool:
    """ "after four on Monday", "ten in the morning", "from ten till one", "four o'clock"."""
    words, start, end = line.words, numeral.start, numeral.end
    halved = words[end] in ("p", "a", *line.lexicon.clock) or words[end : end + 2] == ["in", "the"]
    if halved and words[start - 1] == ":" and line.is_digits(start - 2):
        return True  # "3: 20 p. m.", "9: 25 in the morning", a clock pulled apart
    if numeral.value > 24 or numeral.step or numeral.scale != 1:
        return False
    if words[end] in ("to", "past") and words[start - 1] in ("at", "by", "about", "around") and not numeral.in_digits:
        return numeral.value in (5, 10, 20) and 0 < line.lexicon.small.get(words[end + 1], 0) <= 12
    if words[start - 1] in _CLOCKED and numeral.value <= 12:
        return True
    if words[start - 1] in ("to", "past") and words[start - 2] in ("five", "ten", "twenty", "quarter", "half"):
        return numeral.value <= 12  # "at twenty to four"
    if words[end] in ("until", "till", "o'clock", "sharp"):
        return True
    return words[end : end + 2] == ["in", "the"] and words[end + 2] in ("morning", "afternoon", "evening")


def is_glued(line: Line, numeral: Numeral) -> bool:
    """Whether digits hang on a word or on other digits in front of them: "F-16", "MH370", "2024-09-15"."""
    start = numeral.start
    if not numeral.in_digits or start == 0 or not line.touches(start - 1):
        return False
    before = line.words[start - 1]
    if before == "-":
        return (start > 1 and line.touches(start - 2)) or (line.is_digits(start - 2) and not line.touches(start - 1))
    return before[-1].isalnum() or before in "/:#_&@+.="


def _digits_name_something(line: Line, numeral: Numeral, noun: bool, joined: bool) -> bool:
    words, start, end = line.words, numeral.start, numeral.end
    word, after = words[start], words[end]
    if _is_by_another(line, start, end) or _is_of_a_list(line, numeral, noun):
        return True
    if after and line.ends[end - 1] == line.starts[end]:
        if after[0].isalpha() and not numeral.suffix_is_money:
            return True
        if after in "/:_@#\\":
            return True
        if after == "-" and not joined and (line.is_digits(end + 1) or len(words[end + 1]) == 1):
            return True
    if word[0] == "0" and len(word) > 1 and word[1] not in ".,":
        return True
    if after in _ERAS and line.printed(end).isupper() and numeral.scale == 1:
        return True
    if words[start - 1] in _ERAS and line.printed(start - 1).isupper() and not noun:
        return True  # "AD 251"
    if after in line.lexicon.model_suffixes and line.is_capitalised(end):
        return True
    if after in line.lexicon.clock or after == "/" or (after == "o" and words[end + 1] == "'"):
        return True
    if after in ("a", "p") and words[end + 1] == "." and words[end + 2] == "m":
        return True  # "7 a. m.", pulled apart
    if words[start - 1] in ("am", "fm") and line.printed(start - 1).isupper() and not noun:
        return True  # a radio station
    if words[start - 1] == "the" and after in ("is", "was", "has") and word.isdigit() and len(word) > 2:
        return True  # "the 8900 is thin": one thing, named by its number
    if words[start - 1] == "lower" and word == "48":
        return True
    if _is_date_part(line, start, end):
        return True
    if start == 0 and after in (".", ")") and numeral.value < 100:
        return True
    return _is_labelled(line, numeral, noun) or _is_address(line, start, end)


def _is_by_another(line: Line, start: int, end: int) -> bool:
    """ "1920 x 1200", "720×720": the sides of a screen or a grid."""
    return (line.words[end] in ("x", "×") and line.is_digits(end + 1)) or (
        line.words[start - 1] in ("x", "×") and line.is_digits(start - 2)
    )


def _is_of_a_list(line: Line, numeral: Numeral, noun: bool) -> bool:
    """ "Explorer 5.01, 6, and 7", "Tracks 3 and 4": later members of a list of versions or labels."""
    words, back = line.words, numeral.start - 1
    if noun or numeral.scale != 1 or words[back] not in (",", "and", "or", "&") or line.is_title_cased:
        return False
    while back > 0 and (words[back] in (",", "and", "or", "&") or line.is_digits(back)):
        back -= 1
    if not line.is_digits(back + 1):
        return False
    word = words[back]
    if word in line.lexicon.designations:
        return True
    return (
        back > 0
        and line.is_capitalised(back)
        and word.isalpha()
        and word not in line.lexicon.stops
        and word not in line.lexicon.months
        and line.ends[back] + 1 >= line.starts[back + 1]
    )


def _is_date_part(line: Line, start: int, end: int) -> bool:
    words, months = line.words, line.lexicon.months
    if words[start - 1] in months and line.is_capitalised(start - 1):
        return True
    if words[start - 1] == "." and words[start - 2] in months and line.is_capitalised(start - 2):
        return True
    if words[end] in ("and", "to", "-", "or") and line.is_digits(end + 1):
        end += 2  # "2 to 5 December"
    return words[end] in months and line.is_capitalised(end)


def _is_labelled(line: Line, numeral: Numeral, noun: bool) -> bool:
    words, start = line.words, numeral.start
    before = words[start - 1]
    if before == ":" and words[start - 2] in line.lexicon.designations and not noun:
        return True  # "Conference ID: 24256919"
    if "." in before[:-1] and before[-1] == "." and line.is_capitalised(start - 1) and not noun and start > 1:
        return before not in ("u.s.", "u.k.", "u.n.", "a.m.", "p.m.", "d.c.")  # "H.R. 1"
    if before in line.lexicon.model_letters and line.printed(start - 1).isupper() and line.is_capitalised(start - 1):
        return True  # "six AK 47 rifles"
    if before in line.lexicon.designations or (
        before == "." and words[start - 2] in ("no", "nos", "vol", "pp", "fig", "art")
    ):
        return (
            not noun
            or line.is_capitalised(start - 1)
            or before in ("page", "phase", "article", "flight", "section", "chapter")
        )
    if before == "of" and words[start - 2] in ("group", "class", "gang") and line.is_capitalised(start - 2):
        return True
    if noun and start > 1 and _is_model_number(line, numeral):
        return True
    named = line.is_capitalised(start - 1) and before.isalpha() and before not in line.lexicon.stops and start > 1
    if not named or noun or "," in words[start] or numeral.scale != 1:
        return False
    return not line.is_title_cased and before not in line.lexicon.months


def _is_model_number(line: Line, numeral: Numeral) -> bool:
    """ "USB 3.0 ports", "Curve 8900 phones", "Boeing 737 jets": a figure behind a name, not behind a place or a day."""
    words, start = line.words, numeral.start
    word, before = words[start], words[start - 1]
    looks = "." in word or (word.isdigit() and len(word) > 2)
    if (
        not looks
        or numeral.scale != 1
        or line.is_title_cased
        or not before.isalpha()
        or not line.is_capitalised(start - 1)
    ):
        return False
    if before in line.lexicon.stops or before in line.lexicon.months:
        return False
    back = start - 2
    while back > 0 and line.is_capitalised(back) and words[back].isalpha():
        back -= 1
    return "." in word or words[back] in _BEFORE_A_MODEL


def _is_address(line: Line, start: int, end: int) -> bool:
    """ "10 Downing Street": a street word within three capitalised words."""
    for place in range(end, end + 4):
        if not line.is_capitalised(place):
            return False
        if place > end and line.words[place] in line.lexicon.streets:
            return True
    return False


def is_bare_year(line: Line, numeral: Numeral, noun: bool) -> bool:
    """Whether four digits between 1000 and 2100 are a year: no comma, no hedge, no plural noun right after."""
    word = line.words[numeral.start]
    if not (numeral.in_digits and len(word) == 4 and word.isdigit() and numeral.end == numeral.start + 1):
        return False
    before = line.words[numeral.start - 1]
    latest = 2199 if before in ("in", "by", "until", "before", "after") else 2100
    is_named = before == "the" and line.is_capitalised(numeral.end)  # "the 2000 Olympics"
    if not Decimal(1000) <= numeral.value <= latest or (word[-2:] == "00" and noun and not is_named):
        return False
    if before == "to" and line.words[numeral.start - 2] in _RETURNED and noun:
        return True  # "returned to 2019 visitor levels"
    if before in _NOT_BEFORE_YEAR and noun:
        return False
    return not noun or Decimal(1700) <= numeral.value
