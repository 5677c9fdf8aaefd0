"""How many children a parent has: "a mother-of-three", "a dad of two", "the grandfather of seven"."""

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.counts import counted_noun
from factcheck.claims.readers.quantities.figures import reading, single
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral

_MOST = 30


def children_of(line: Line, numeral: Numeral) -> tuple[Reading, int] | None:
    """The children that the numeral counts behind "mother of" or "mother-of-", where no noun says what it counts."""
    words, start, end = line.words, numeral.start, numeral.end
    if numeral.step or numeral.scale != 1 or not 1 <= numeral.value <= _MOST:
        return None
    hyphenated = words[start - 1] == "-"
    of_at = start - 2 if hyphenated else start - 1
    parent_at = of_at - 2 if hyphenated else of_at - 1
    if parent_at < 0 or words[of_at] != "of" or (hyphenated and words[of_at - 1] != "-"):
        return None
    parent = words[parent_at]
    if parent not in line.lexicon.cues.parents or words[end] in ("-", "of", "%", "percent"):
        return None
    if not hyphenated and counted_noun(line, end) is not None:
        return None  # "the father of three boys": the noun says it
    child = "grandchild" if parent.startswith("grand") else "child"
    return reading(line, "count", single(numeral), start, end, child), end
