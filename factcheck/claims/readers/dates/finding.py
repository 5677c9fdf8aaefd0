"""Finding the expressions of a page: one pass over its tokens, a look-up for each, patterns only where it hits."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from factcheck.claims.page import Page
from factcheck.claims.readers.dates.calendar_dates import month_is_meant, year_is_meant
from factcheck.claims.readers.dates.expression import whole
from factcheck.claims.readers.dates.lexicon import Lexicon
from factcheck.claims.readers.dates.line import Line, is_digits
from factcheck.claims.readers.dates.printed import Match, Printed

# No expression has more tokens than this before its trigger ("the first two fiscal quarters of" ...).
_BACK = 8
# "28.08.2023" is one token, which no dictionary can hold; most texts have none and skip the look for it.
_DOTTED = re.compile(r"\d\d?\.\d\d?\.\d\d")
_NEVER_FIRST = frozenset(
    ("of", "on", "in", ",", ".", "to", "and", "-", "/", ":", "st", "nd", "rd", "th", "years", "after")
)
_RECURRING = frozenset(("every", "each", "most", "alternate", "any", "some", "a", "an", "one", "another", "other"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "this", "that", "for"))
_IN_A_SEASON = frozenset(("in", "over", "during", "by", "since", "until", "through", "last", "for"))


def find(page: Page, lexicon: Lexicon) -> Iterator[tuple[Line, Match]]:
    """Every date expression in order of place, with the sentence it stands in."""
    words = page.words
    triggers = lexicon.triggers
    hits = [at for at, word in enumerate(words) if word in triggers]
    if _DOTTED.search(page.lower):
        dotted = [at for at, word in enumerate(words) if word.count(".") == 2 and _DOTTED.match(word)]
        hits = sorted({*hits, *dotted})
    line: Line | None = None
    done = 0
    for at in hits:
        if at < done:
            continue
        if line is None or at >= line.stop:
            line = _line(page, lexicon, at)
        if skipped := _named_otherwise(line, at):
            done = skipped
            continue
        match = _match(line, at, max(done, line.first))
        if match:
            done = match.end
            yield line, match


def _line(page: Page, lexicon: Lexicon, at: int) -> Line:
    sentence = page.sentence_of[at]
    first = bisect_left(page.sentence_of, sentence, 0, at)
    return Line(page, lexicon, first, bisect_right(page.sentence_of, sentence, at))


def _named_otherwise(line: Line, at: int) -> int | None:
    """The token after a name or idiom that holds a date word ("Sunday Times", "Christmas tree")."""
    for phrase in line.lexicon.phrases.get(line.word(at), ()):
        if all(line.word(at + step) == token for step, token in enumerate(phrase.tokens)):
            end = at + len(phrase.tokens)
            if phrase.means == "idiom" or (phrase.means == "name" and line.capital(end - 1)):
                return end
            return None
    return None


def _match(line: Line, trigger: int, lowest: int) -> Match | None:
    start = trigger
    while start > lowest and trigger - start < _BACK and _may_lead(line, start - 1):
        start -= 1
    for at in range(start, trigger + 1):
        if line.word(at) in _NEVER_FIRST:
            continue
        found = whole(line, at)
        if found is None or found[0] <= trigger:
            continue
        end, printed = found
        if _is_meant(line, at, end, printed):
            return Match(at, end, printed)
    return None


def _may_lead(line: Line, at: int) -> bool:
    word = line.word(at)
    return word in line.lexicon.leaders or is_digits(word[:1]) or word in ("st", "nd", "rd", "th", "'")


def _is_meant(line: Line, at: int, end: int, printed: Printed) -> bool:
    """Whether the words around an expression leave it a date: sets ("every Tuesday") and look-alikes are none."""
    word, before = line.word(at), line.word(at - 1)
    if printed.edge is None and printed.shift is None and before in _RECURRING and not printed.year:
        if (
            before in ("a", "an")
            and printed.weekday
            and line.word(at - 2) not in ("on", "for", "of", "like")
            and line.word(end).isalpha()
        ):
            # "A Tuesday news conference" is one Tuesday's; "on a Tuesday" is any.
            return line.word(end) not in ("in", "on", "at", "and", "or", "when", "before", "after", "to", "with")
        if (printed.weekday and printed.month is None) or printed.holiday or printed.season:
            return False
        if before in ("every", "each"):
            return False
    if printed.weekday and printed.month is None and _is_any_week(line, at, end):
        return False
    if word in line.lexicon.months and printed.edge is None and not month_is_meant(line, at, (end, printed)):
        return False
    if printed.grain == "year" and printed.year and end == at + 1:
        return year_is_meant(line, at, end)
    if printed.grain == "season" and printed.year is None and printed.shift is None and printed.within is None:
        return _season_is_meant(line, at, printed)
    if printed.part and line.word(end - 1).endswith("s") and "'" not in line.word(end - 1):
        return False
    if printed.grain == "century" and line.capital(end - 1) and printed.number:
        # "20th Century" with a capital is a name more often than a time.
        return False
    if printed.vague:
        return _vague_is_meant(line, at, end)
    if printed.grain in ("quarter", "half") and printed.year is None and printed.shift is None:
        return not line.lexicon.sports.intersection(line.page.words)
    if word == "overnight" and (before in _DETERMINERS or line.capital(at) or line.word(end).endswith("s")):
        return False
    if word in line.lexicon.deictic and line.capital(at) and at > line.first:
        return not (line.word(at - 1).isalpha() and line.capital(at - 1))
    return True


def _is_any_week(line: Line, at: int, end: int) -> bool:
    """Whether a weekday stands for every week's: "Monday to Friday", "the first Monday of every month"."""
    weekdays = line.lexicon.weekdays
    span = ("to", "-", "through")
    if line.word(end) in span and line.word(end + 1) in weekdays:
        return line.word(at - 1) not in ("from", "between")
    if line.word(at - 1) in span and line.word(at - 2) in weekdays:
        return line.word(at - 3) not in ("from", "between")
    return line.word(at - 1) in line.lexicon.ordinals and line.word(end) == "of"


def _season_is_meant(line: Line, at: int, printed: Printed) -> bool:
    if printed.edge:
        return True
    before = line.word(at - 1)
    if line.word(at) != "the" or before not in _IN_A_SEASON:
        return False
    return before == "in" or printed.season not in line.lexicon.doubtful_seasons


def _vague_is_meant(line: Line, at: int, end: int) -> bool:
    word, after = line.word(at), line.word(end)
    if word == "recently" and (after == "as" or line.word(at - 1) in ("most", "more")):
        return False
    return not (word == "now" and (after in ("-", "that") or line.word(at - 1) in ("-",)))
