"""Ages that are printed as such: "54-year-old", "54 years of age", "in her 50s"."""

from decimal import Decimal

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.figures import Figure, reading
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral
from factcheck.vocabulary.units import Unit

OLDEST = Decimal(115)
_POSSESSIVES = frozenset(("his", "her", "their", "my", "your", "our"))
_PARTS_OF_DECADE = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def age_unit_after(line: Line, unit: Unit, end: int) -> int | None:
    """The token after "old", "-old", "-olds" or "of age" when they follow a unit of time that ends before `end`."""
    words = line.words
    if unit.kind != "duration":
        return None
    if words[end] == "old" and words[end + 1] != "-":
        return end + 1
    if words[end] == "-" and words[end + 1] in ("old", "olds", "old's"):
        return end + 2
    if words[end] == "of" and words[end + 1] == "age":
        return end + 2
    return None


def age_reading(line: Line, figure: Figure, start: int, end: int, unit: Unit | None = None) -> Reading:
    """An age in `unit`, in years when none was printed."""
    name = unit.name if unit else "year"
    return reading(line, "age", figure, start, end, name, unit.dimension if unit else "calendar", hedged_to=end)


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
