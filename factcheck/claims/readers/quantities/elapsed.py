""" "over three years" after what was done: the stretch that it filled, not a bound."""

from factcheck.claims.readers.quantities.line import Line

# "over ten years ago", "over ten years old": the words behind make a bound of it.
_AFTER_BOUND = frozenset(
    ("ago", "later", "old", "older", "after", "before", "earlier", "late", "long", "away", "passed")
)


def spans_over(line: Line, start: int, end: int) -> bool:
    """Whether "over" before the duration at tokens `[start, end)` says how long something went on.

    "taught over three years", "stole it over three years" and "Over three years, he stole" fill the time; "lasted
    over three hours", "for over ten years" and "over ten years ago" bound it.
    """
    words, over = line.words, start - 1
    if over < 0 or words[over] != "over" or words[end] in _AFTER_BOUND:
        return False
    if over == 0:
        return words[end] == ","
    before = words[over - 1]
    return before[:1].isalpha() and not before.endswith("'s") and before not in line.lexicon.cues.bounded_by_over
