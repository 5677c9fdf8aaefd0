"""A number as printed, in digits, in words or mixed."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from factcheck.claims.readers.quantities.digits import figure
from factcheck.claims.readers.quantities.line import ZERO, Line

ONE = Decimal(1)
_ARTICLES = frozenset(("a", "an"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens `[start, end)`.

    `step` is the size of the last printed digit, 0 for whole numbers printed in full and for number words.
    `scale` is the product of the scale words and suffixes after the mantissa. `is_fraction`: a share printed as such
    ("two-thirds", "half"). `is_open`: at least this many ("dozens", "several hundred"). `is_vague`: approximate by its
    own words ("a dozen").
    """

    value: Decimal
    start: int
    end: int
    step: Decimal = ZERO
    scale: Decimal = ONE
    in_digits: bool = False
    is_fraction: bool = False
    is_open: bool = False
    is_vague: bool = False
    suffix_is_money: bool = False


def numeral_at(line: Line, at: int, *, money: bool = False) -> Numeral | None:
    """The longest number that begins at token `at`. `money`: a currency sign stands before it, so "m" is million."""
    word = line.words[at]
    lexicon = line.lexicon
    if line.is_digits(at):
        found = _digits(line, at)
        return None if found is None else _scaled(line, _mixed(line, found), money)
    if word in lexicon.small or word in lexicon.tens:
        return _worded(line, at)
    if word in lexicon.vulgar:
        above, below = lexicon.vulgar[word]
        found = Numeral(_decimal(Fraction(above, below)), at, at + 1, is_fraction=True)
        return _scaled(line, found, money)
    if word in _ARTICLES:
        return _after_article(line, at)
    if word == "half" or word == "quarter":
        return _part_of_scale(line, at)
    if word in lexicon.several:
        return _several(line, at)
    if word in lexicon.vague:
        return _vague(line, at)
    if word in ("hundred", "thousand") and line.words[at + 1] not in ("of",):
        return _worded(line, at)
    return None


# Digits


def _digits(line: Line, at: int) -> Numeral | None:
    printed = line.words[at]
    if at and line.words[at - 1] == "." and line.touches(at - 1):
        if not printed.isdigit() or (at > 1 and line.touches(at - 2)):
            return None
        return Numeral(Decimal(f"0.{printed}"), at - 1, at + 1, ONE.scaleb(-len(printed)), in_digits=True)
    if printed.isdigit():
        grouped = _spaced_groups(line, at) or _scanned_groups(line, at)
        if grouped is not None:
            return grouped
        return Numeral(Decimal(printed), at, at + 1, in_digits=True)
    read = figure(printed, continental=line.style.is_continental)
    if read is None:
        following = line.words[at + 1]
        decimals = printed.partition(",")[2]
        # "1,2 million": a decimal comma shows itself by what follows.
        if (
            decimals.isdigit()
            and len(decimals) < 3
            and (following in line.lexicon.scales or following in ("%", "percent"))
        ):
            read = Decimal(printed.replace(",", ".")), Decimal(1).scaleb(-len(decimals))
        if read is None:
            return None
    value, step = read
    return Numeral(value, at, at + 1, step, in_digits=True)


def _spaced_groups(line: Line, at: int) -> Numeral | None:
    """ "1 234 567": groups of three with a single space between, the first of at most three digits."""
    words = line.words
    end = at + 1
    while (
        len(words[at]) <= 3
        and len(words[end]) == 3
        and words[end].isdigit()
        and line.starts[end] == line.ends[end - 1] + 1
        and line.text[line.ends[end - 1]] in " \u00a0\u202f\u2009"
    ):
        end += 1
    if len(words[at]) > 3 or words[at][0] == "0":
        return None
    if decimals := _decimals_of_group(line, at, end):
        whole = "".join(words[at:end]) + words[end][:3]
        return Numeral(Decimal(f"{whole}.{decimals}"), at, end + 1, ONE.scaleb(-len(decimals)), in_digits=True)
    if end == at + 1:
        return None
    if end == at + 2 and line.text[line.ends[at]] == " " and words[at + 1] != "000":
        return None  # "5 300" may be two figures; "40 000" is one
    return Numeral(Decimal("".join(words[at:end])), at, end, in_digits=True)


def _decimals_of_group(line: Line, at: int, end: int) -> str:
    """The decimals of a last group of three digits that carries them ("567,89" in "1 234 567,89"), else "".

    After a lone group they are decimals only behind a space that no line breaks: "12 500.50" may be two figures.
    """
    word = line.words[end]
    if word[3:4] not in (",", ".") or not (word[:3].isdigit() and word[4:].isdigit()) or len(word) > 6:
        return ""
    space = line.text[line.ends[end - 1]]
    spaced = line.starts[end] == line.ends[end - 1] + 1 and space in " \u00a0\u202f\u2009"
    return word[4:] if spaced and (end > at + 1 or space != " ") else ""


def _scanned_groups(line: Line, at: int) -> Numeral | None:
    """ "2, 000": a space after the thousands comma, as in scanned text. Only before 000, which is no figure itself."""
    words = line.words
    if words[at + 1 : at + 3] != [",", "000"] or not line.touches(at) or len(words[at]) > 3 or words[at][0] == "0":
        return None
    if line.starts[at + 2] != line.ends[at + 1] + 1 or words[at - 1] == ",":
        return None
    return Numeral(Decimal(words[at] + "000"), at, at + 3, in_digits=True)


def _mixed(line: Line, found: Numeral) -> Numeral:
    """The numeral with a fraction after it: "2½", "2 1/2", "21/2" (a lost superscript), "2 and a half"."""
    words, at = line.words, found.end
    if found.step or found.end != found.start + 1:
        return found
    if words[at] in line.lexicon.vulgar:
        above, below = line.lexicon.vulgar[words[at]]
        return _plus(found, Fraction(above, below), at + 1)
    if words[at] == "/" and words[at + 1].isdigit():
        return _slashed(line, found)
    if words[at].isdigit() and words[at + 1] == "/" and words[at + 2].isdigit() and not line.touches(at - 1):
        above, below = int(words[at]), int(words[at + 2])
        if 0 < above < below <= 64:
            return _plus(found, Fraction(above, below), at + 3)
    return _and_a_half(line, found)


def _slashed(line: Line, found: Numeral) -> Numeral:
    below = int(line.words[found.end + 1][:6])
    whole, above = divmod(int(found.value), 10)
    if 0 < found.value < below <= 64 and line.words[found.end + 2] != "/":
        value = _decimal(Fraction(int(found.value), below))
        return replace(found, value=value, end=found.end + 2, is_fraction=True)
    if whole and 0 < above < below and below in (2, 3, 4, 8) and _unit_or_scale(line, found.end + 2):
        return _plus(replace(found, value=Decimal(whole)), Fraction(above, below), found.end + 2)
    return found


def _unit_or_scale(line: Line, at: int) -> bool:
    if line.words[at] == "-":
        at += 1
    word = line.words[at]
    return (
        word in line.lexicon.scales
        or word in ("percent", "per", "%", "points")
        or bool(line.lexicon.units.match(line.words, at))
    )


def _plus(found: Numeral, part: Fraction, end: int) -> Numeral:
    step = _decimal(Fraction(1, part.denominator))
    return replace(found, value=found.value + _decimal(part), step=step, end=end)


def _and_a_half(line: Line, found: Numeral) -> Numeral:
    """The numeral with "and a half", "and three quarters", "and-a-half" after it."""
    words, at = line.words, found.end
    if words[at] == "-" and words[at + 1] == "and":
        at += 1
    if words[at] != "and":
        return found
    at += 1
    if words[at] == "-":
        at += 1
    above = 1 if words[at] in ("a", "one", "an", "half", "quarter") else line.lexicon.small.get(words[at], 0)
    if not 0 < above < 10:
        return found
    if words[at] not in ("half", "quarter"):
        at += 1
    if words[at] == "-":
        at += 1
    below = line.lexicon.parts.get(words[at], 0)
    if above < below and words[at + 1] not in ("of", "an", "a"):
        return _plus(found, Fraction(above, below), at + 1)
    if above < below and words[at + 1] == "of":
        # "One and a quarter of an hour": with the unit behind, "of" joins.
        unit_at = at + 3 if words[at + 2] in _ARTICLES else at + 2
        if line.lexicon.units.match(words, unit_at):
            return _plus(found, Fraction(above, below), unit_at)
    return found


# Scales


def _scaled(line: Line, found: Numeral, money: bool) -> Numeral:
    """The numeral with the scale words or the suffix after it."""
    words, lexicon = line.words, line.lexicon
    at, scale = found.end, ONE
    if words[at] == "-" and words[at + 1] in lexicon.scales:
        at += 1
    if (suffix := lexicon.suffixes.get(words[at])) is not None:
        touching = line.ends[at - 1] == line.starts[at]
        is_size = touching and words[at] == "k" and line.printed(at) == "K" and not money and found.value <= 42
        if is_size and not _millions_after(line, at + 1):
            return found  # "a 4K screen", "the 10K run"
        if (touching or not suffix.touches) and (money or not suffix.money):
            end = at + 1
            if words[at] == "cr" and words[end] == "." and line.touches(at):
                end += 1
            return _times(found, suffix.scale, end)
        if (
            touching
            and words[at] in ("m", "b")
            and (_millions_after(line, at + 1) or (found.step and line.printed(at).isupper()))
        ):
            return replace(_times(found, suffix.scale, at + 1), suffix_is_money=True)
    while words[at] in lexicon.scales and (words[at] != "dozen" or scale == 1):
        scale *= lexicon.scales[words[at]]
        at += 1
    if scale == ONE:
        return found
    scaled = _times(found, scale, at)
    if words[at - 1] == "dozen":
        return replace(scaled, is_vague=True, step=ZERO)
    if words[at - 1] == "hundred":
        scaled = replace(scaled, step=ZERO)
    return _and_a_half_scale(line, scaled)


def _millions_after(line: Line, at: int) -> bool:
    """Whether a currency, a plural noun or "people" follows: "5m manat", "5m people", not "the 100m"."""
    word = line.words[at]
    currency = line.lexicon.money_names.match(line.words, at)
    if currency is not None and not (currency[0].scaled or currency[0].nation or currency[0].touches):
        return True
    return len(word) > 3 and (word in line.lexicon.irregular or (word.endswith("s") and not word.endswith("ss")))


def _and_a_half_scale(line: Line, found: Numeral) -> Numeral:
    words, at = line.words, found.end
    if (
        words[at : at + 2] == ["and", "a"]
        and words[at + 2] in line.lexicon.parts
        and words[at + 3] not in line.lexicon.scales
    ):
        part = found.scale / line.lexicon.parts[words[at + 2]]
        return replace(found, value=found.value + part, step=part, end=at + 3)
    return found


def _times(found: Numeral, scale: Decimal, end: int) -> Numeral:
    return replace(
        found, value=found.value * scale, step=(found.step or ONE) * scale, scale=scale, end=end, is_fraction=False
    )


# Words


def _worded(line: Line, at: int) -> Numeral | None:
    """Number words: "two hundred and five thousand", "twenty-one", "two point five million", "two and a half"."""
    words, lexicon = line.words, line.lexicon
    total = current = 0
    end, place = at, at
    largest_scale = 10**18
    last_scale = 1
    if words[at] in ("hundred", "thousand"):
        current = 1
    while place < at + 60:
        word = words[place]
        if word in lexicon.small:
            value = lexicon.small[word]
            if (
                end > at and last_scale == 1 and not (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10)
            ) or (end > at and current % 100 and not (current % 10 == 0 and current % 100 >= 20 and value < 10)):
                break
            current, last_scale = current + value, 1
        elif word in lexicon.tens:
            if end > at and (last_scale == 1 or current % 100):
                break
            current, last_scale = current + lexicon.tens[word], 1
        elif word == "hundred" and 0 < current < 100:
            current, last_scale = current * 100, 100
        elif (
            word in lexicon.scales
            and word not in ("hundred", "dozen")
            and lexicon.scales[word] < largest_scale
            and current
        ):
            scale = lexicon.scales[word]
            total, current, last_scale, largest_scale = total + current * scale, 0, scale, scale
        elif end > at and _joins(line, place, last_scale):
            place += 1
            continue
        else:
            break
        place += 1
        end = place
    if end == at:
        return None
    in_full = last_scale < 1000
    found = Numeral(
        Decimal(total + current),
        at,
        end,
        ZERO if in_full else Decimal(last_scale),
        scale=Decimal(last_scale if total else 1),
    )
    if words[end] == "point" and in_full and total == 0:
        return _point(line, found)
    if words[end] == "dozen":
        return replace(_times(found, Decimal(12), end + 1), is_vague=True, step=ZERO)
    if in_full:
        halved = _and_a_half(line, found)
        if halved is not found:
            return _scaled(line, halved, False)
        return found
    return _and_a_half_scale(line, replace(found, scale=Decimal(last_scale)))


def _joins(line: Line, at: int, last_scale: int) -> bool:
    """Whether the hyphen or the "and" at token `at` joins two words of one number."""
    if line.words[at] == "-":
        return _continues(line, at + 1)
    return line.words[at] == "and" and last_scale > 1 and _continues(line, at + 1, below=last_scale)


def _continues(line: Line, at: int, below: int = 10**18) -> bool:
    word, lexicon = line.words[at], line.lexicon
    if word in lexicon.small:
        # "one million and two men": "and" joins only what is smaller than the scale before it, and needs a hundred.
        return lexicon.small[word] > 0 and below > 20
    return word in lexicon.tens or (word in lexicon.scales and below == 10**18 and word != "dozen")


def _point(line: Line, found: Numeral) -> Numeral:
    digits, at = "", found.end + 1
    while line.words[at] in line.lexicon.small and len(digits) < 12:
        digits += str(line.lexicon.small[line.words[at]])
        at += 1
    if not digits and line.words[at] in line.lexicon.tens:
        # "Two hundred point seventy-one".
        tail = _worded(line, at)
        if tail is None or not 0 < tail.value < 100:
            return found
        digits, at = str(tail.value), tail.end
    if not digits:
        return found
    return _scaled(
        line, replace(found, value=Decimal(f"{found.value}.{digits}"), step=ONE.scaleb(-len(digits)), end=at), False
    )


def _after_article(line: Line, at: int) -> Numeral | None:
    """ "a million", "a hundred and twenty", "a dozen", "a quarter of a million"; "a half million"."""
    words, lexicon = line.words, line.lexicon
    following = words[at + 1]
    if following in ("hundred", "thousand"):
        found = _worded(line, at + 1)
        return None if found is None else replace(found, start=at)
    if following in lexicon.scales:
        found = _scaled(line, Numeral(ONE, at, at + 1), False)
        return found if found.end > at + 1 else None
    if following in ("half", "quarter"):
        inner = _part_of_scale(line, at + 1)
        return None if inner is None else replace(inner, start=at)
    if following in ("few", "couple"):
        inner = _several(line, at + 1)
        return None if inner is None else replace(inner, start=at)
    return None


def _part_of_scale(line: Line, at: int) -> Numeral | None:
    """ "half a million", "half million", "a quarter of a million", "half a dozen"."""
    words, lexicon = line.words, line.lexicon
    place = at + 1
    if words[place] == "-":
        place += 1
    if words[at] == "quarter" and words[place] == "of":
        place += 1
    if words[place] in _ARTICLES:
        place += 1
    if words[place] not in lexicon.scales or words[place] in ("hundred", "thousand"):
        return None
    scale = Decimal(lexicon.scales[words[place]])
    value = scale / (2 if words[at] == "half" else 4)
    vague = words[place] == "dozen"
    return Numeral(value, at, place + 1, ZERO if vague else value, scale=scale, is_vague=vague)


def _several(line: Line, at: int) -> Numeral | None:
    """ "several hundred", "a few thousand", "a couple of million": an open bound."""
    words, place = line.words, at + 1
    if words[at] == "couple" and words[place] == "of":
        place += 1
    scale = line.lexicon.scales.get(words[place])
    if scale is None:
        return None
    low = Decimal(line.lexicon.several[words[at]]) * scale
    return Numeral(low, at, place + 1, scale=Decimal(scale), is_open=True)


def _vague(line: Line, at: int) -> Numeral:
    """ "dozens", "tens of thousands", "hundreds of millions": an open bound."""
    words, lexicon = line.words, line.lexicon
    low, end = Decimal(lexicon.vague[words[at]]), at + 1
    while words[end] == "of" and words[end + 1] in lexicon.vague and words[end + 1] not in ("scores", "tens", "dozens"):
        low *= Decimal(lexicon.vague[words[end + 1]]) / 2
        end += 2
    return Numeral(low, at, end, is_open=True)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
