"""Ages: "aged 54", "54-year-old", "Smith, 54,", "in her 50s", "the youngest of whom is 13"."""

from decimal import Decimal

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.figures import Figure, reading, single
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral
from factcheck.vocabulary.units import Unit

OLDEST = Decimal(115)
_POSSESSIVES = frozenset(("his", "her", "their", "my", "your", "our"))
_PARTS_OF_DECADE = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}
_AFTER_APPOSED = frozenset((",", ")", ".", ";", "and"))
_PERSONS = frozenset(("he", "she", "i", "who"))
_OF_AGE = frozenset(("man", "woman", "boy", "girl", "child", "lad"))
_EXTREMES = frozenset(("youngest", "oldest", "eldest"))
_BE = frozenset(("is", "was", "turned", "turns", "turning", "aged", "being", "just", "only", "'s"))
_CLAUSE_ENDS = frozenset((".", ",", ";", "when", "at", "and", ")", "", "\u2014", "!", "?"))


def age_unit_after(line: Line, unit: Unit, end: int) -> int | None:
    """The token after "old", "-old", "-olds" or "of age" when they follow a unit of time that ends before `end`."""
    words = line.words
    if unit.kind != "duration":
        return None
    if words[end] == "old" and words[end + 1] != "-":
        return end + 1
    if words[end] == "-" and words[end + 1] in ("old", "olds"):
        return end + 2
    if words[end] == "of" and words[end + 1] == "age":
        return end + 2
    return None


def age_reading(line: Line, figure: Figure, start: int, end: int, unit: Unit | None = None) -> Reading:
    """An age in `unit`, in years when none was printed."""
    name = unit.name if unit else "year"
    return reading(line, "age", figure, start, end, name, unit.dimension if unit else "calendar", hedged_to=end)


def bare_age(line: Line, figure: Figure) -> tuple[Reading, int] | None:
    """An age whose year is understood: after "aged", after a name and a comma, after "she is"."""
    numeral, start, end = figure.first, figure.start, figure.end
    if figure.high is None or figure.high > OLDEST or numeral.step or figure.low is None or figure.low < 0:
        return None
    words = line.words
    if words[end] in ("%", "percent", "-", "per", "million", ":") or words[start - 1] in ("$", "£", "€"):
        return None
    opened = _opener(line, start)
    if opened is not None:
        return age_reading(line, figure, opened, end), end
    if _is_apposed(line, numeral) or _is_predicated(line, start, end):
        return age_reading(line, figure, start, end), end
    return None


def _opener(line: Line, start: int) -> int | None:
    """Where "aged", "at the age of", "ages", "under age", "as young as" begin before token `start`."""
    words = line.words
    back = start - 1
    if words[back] == "between":
        back -= 1
    for _ in range(3):
        if line.lexicon.before.match(words, back) is None or words[back] == "as":
            break
        back -= 1
    word = words[back]
    if word in ("aged", "age", "ages"):
        return start if word == "age" and words[back - 1] == "of" else back if back == start - 1 else start
    if word == "at" and any(words[back - distance] in ("died", "dies", "dead") for distance in range(1, 4)):
        return start  # "died on Friday at 91"
    if word == "of" and words[back - 1] in ("age", "ages"):
        return start
    if word == "as" and words[back - 1] in ("young", "old") and words[back - 2] == "as":
        return start
    if word == "of" and words[back - 1] in _OF_AGE and words[start + 1] in _CLAUSE_ENDS:
        return start  # "a man of 40"
    if word in ("turned", "turning", "turns") and words[start + 1] in _CLAUSE_ENDS | {
        "last",
        "this",
        "in",
        "on",
        "next",
    }:
        return start if (line.is_capitalised(back - 1) or words[back - 1] in _PERSONS) else None
    return None


def _is_apposed(line: Line, numeral: Numeral) -> bool:
    """Whether the number stands between commas or brackets after a name: "Ann Lee, 54," or "Ann Lee (54)"."""
    start, end = numeral.start, numeral.end
    words = line.words
    if start < 2 or not numeral.in_digits or end != start + 1 or numeral.value < 1:
        return False
    opener, closer = words[start - 1], words[end]
    if opener == "(":
        named = closer == ")"
    else:
        named = opener == "," and closer in _AFTER_APPOSED
        if named and closer == "and":
            named = words[end + 1] in ("his", "her") or line.is_capitalised(end + 1)
    name = words[start - 2]
    return (
        named
        and name.isalpha()
        and len(name) > 1
        and line.is_capitalised(start - 2)
        and name not in line.lexicon.months
        and name not in line.lexicon.stops
        and name not in line.lexicon.designations
        and not line.is_digits(end + 1)
    )


def _is_predicated(line: Line, start: int, end: int) -> bool:
    words = line.words
    if words[start - 1] == "be" and words[start - 2] == "will" and words[end] in ("in", "next", "on", "."):
        return line.is_capitalised(start - 3) or words[start - 3] in _PERSONS
    if words[start - 1] not in _BE or words[end] not in _CLAUSE_ENDS:
        return False
    if words[start - 1] in ("just", "only", "turned") and words[start - 2] not in _BE | _PERSONS:
        return False
    back = start - 2
    if words[back] in _BE:
        back -= 1
    if words[back] in _PERSONS:
        return True
    return any(words[back - distance] in _EXTREMES for distance in range(6))


def decade_of_life(line: Line, at: int) -> tuple[Reading, int] | None:
    """ "in her 50s", "in their late twenties": a range of years, at the figure or the word for it."""
    words, lexicon = line.words, line.lexicon
    if line.is_digits(at):
        if not (
            words[at] in ("20", "30", "40", "50", "60", "70", "80", "90") and words[at + 1] == "s" and line.touches(at)
        ):
            return None
        low, end = int(words[at]), at + 2
    else:
        low, end = lexicon.ages[words[at]], at + 1
    back, part = at - 1, (0, 9)
    if words[back] == "-":
        back -= 1
    if words[back] in _PARTS_OF_DECADE:
        part = _PARTS_OF_DECADE[words[back]]
        back -= 1
    if words[back] not in _POSSESSIVES:
        return None
    high = 19 if low == 13 else low + part[1]
    start = back + 1
    numeral = Numeral(Decimal(low + (0 if low == 13 else part[0])), at, end)
    figure = Figure(numeral.value, Decimal(high), Decimal(0), at, end, numeral, numeral)
    return age_reading(line, figure, start, end), end


def apposed_single(line: Line, numeral: Numeral) -> tuple[Reading, int] | None:
    """A bare age of one numeral (see `bare_age`)."""
    return bare_age(line, single(numeral))
