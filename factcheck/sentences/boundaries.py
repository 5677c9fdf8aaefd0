"""Where one sentence ends and the next begins, inside one block of running text."""

import re
from collections.abc import Container
from functools import cache
from typing import Any

from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.foreign_dates import foreign_months

# A run of stops with the quotes and brackets that close after it, the gap, and what opens before the next word. All
# runs are possessive and a run is tried only from its first character, so that no text makes the scan quadratic; that
# test stands behind the first character because a pattern that begins with a set is scanned for at the speed of C.
_STOP = re.compile(
    r"""([.!?…](?<![.!?…]{2})[.!?…]*+)
    ((?:["'”’»)\]*_`]|\[\d{1,3}\]|[ \u00a0\u2009\u202f](?:''|[”’»])(?!\w))*+)
    (\s++|(?=["'“‘]?[A-Z][a-z]))
    (["'“‘«(\[*_`]*+)""",
    re.VERBOSE,
)
# A quotation that closes without a stop before a capital: the only trace of a line break in text that lost them.
_LOST_BREAK = re.compile(r"”(?<=[^\s.!?…,;:]”)(\s++)(?=[A-Z])")
_LONGEST_PARAGRAPH = 1500
_NEXT_WORD = re.compile(r"[^\W_]{1,30}+(?:['’][^\W\d_]{1,10}+)?")
_OPENING_QUOTES = '"“«'
_MARKS = "\"'“”‘’([{*_`#>—–|\u00ad\u200b\ufeff"
# A day of the month in figures, and the month and year behind its stop: "3. Oktober 2024".
_DAY = re.compile(r"[0-3]?[0-9]\Z")
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,15}+)\s\d{4}(?!\d)")
# A sentence that opens with a name written small: iPhone, eBay.
_SMALL_NAME = re.compile(r"[a-z][A-Z]\w")

# How far back an opening quotation mark is looked for: bounded, so that the time stays linear in a text without stops.
_FARTHEST = 3000


class Boundaries:
    """The abbreviations and opening words of one vocabulary, compiled; `split` does the work."""

    def __init__(self, table: dict[str, Any], foreign_months: Container[str]) -> None:
        self._foreign_months = foreign_months
        self._classes: dict[str, str] = {}
        for name in ("either", "calendar", "before_figures", "titles", "clock"):
            self._classes.update(dict.fromkeys(table[name], name))
        self._openers = frozenset(table["openers"])
        self._after_clock = frozenset(table["after_clock"])
        tags = "|".join(map(re.escape, table["tags"]))
        self._tagged = re.compile(rf"(?:[A-Z][\w.'’-]{{0,30}}+ ){{1,4}}(?:{tags})\b")

    def split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of `text[start:end]` as half-open offsets, without outer space, in order and without overlap.

        The block must not begin or end with space.
        """
        found: list[tuple[int, int]] = []
        begin = start
        for match in _STOP.finditer(text, start, end):
            after = match.end()
            if after >= end:
                break
            following = text[after]
            if following.islower() and not _SMALL_NAME.match(text, after, end):
                continue
            close, opening = match.end(2), match.start(4)
            if following.isspace() and opening < after:
                # A quotation mark that stands alone, as in text cut into tokens: it closes if one is open.
                if text.count('"', max(begin, opening - _FARTHEST), opening) % 2:
                    close, opening = after, _skip_space(text, after, end)
                else:
                    following = text[_skip_space(text, after, end) : end][:1]
                    if following.islower():
                        continue
            elif following in ",;:.!?…)]":
                continue
            if self._ends(text, match, (begin, start), after, following):
                found.append((begin, close))
                begin = opening
        found.append((begin, end))
        return found if end - start < _LONGEST_PARAGRAPH else _at_lost_breaks(text, found)

    def _ends(self, text: str, match: re.Match[str], begins: tuple[int, int], after: int, following: str) -> bool:
        """Whether the stop ends a sentence, the next word not being in lower case. `begins`: of sentence and block."""
        begin, start = begins
        at = match.start()
        word = _word_before(text, begin, at)
        if match.start(3) == match.end(3):
            # No space after the stop: an end only between whole words ("said.The"), not in a name or an address.
            return len(word) > 2 and word.isalpha() and word[1:].islower() and match.end(1) - at == 1
        stop = text[at]
        if stop != "." or match.end(1) - at > 1:
            return not (stop in "?!" and (match.end(2) > match.end(1)) and self._tagged.match(text, after))
        if not word:
            return True
        kind = self._kind(word)
        if kind is None:
            if len(word) > 2:
                return True
            if _DAY.match(word) and self._is_foreign_month(_MONTH_AND_YEAR.match(text, after)):
                return False
            # "1. " at the start of a block counts its items; "a. 38-calibre" is a figure that lost its nought.
            return not (begin == start and _is_list_number(word, text, begin, at)) and not (
                following.isdigit() and len(word) == 1 and word.isalpha()
            )
        opens = text[match.start(4) : after]
        if opens and kind != "titles":
            return opens[0] in _OPENING_QUOTES and kind != "initial" and match.start(3) < match.end(3)
        return self._ends_after(kind, text, after, following)

    def _is_foreign_month(self, month_and_year: re.Match[str] | None) -> bool:
        return month_and_year is not None and month_and_year[1].lower() in self._foreign_months

    def _kind(self, word: str) -> str | None:
        """The class of an abbreviation without its last stop; None for an ordinary word."""
        if (kind := self._classes.get(word)) is not None:
            return kind
        if len(word) == 1:
            return "initial" if word.isupper() else None
        if "." in word and not any(char.isdigit() for char in word):
            return "either" if all(len(part) <= 2 for part in word.split(".")) else None
        hyphen = word.rfind("-")
        return self._kind(word[hyphen + 1 :]) if 0 < hyphen < len(word) - 1 else None

    def _ends_after(self, kind: str, text: str, after: int, following: str) -> bool:
        if kind == "titles":
            return False
        if following.isdigit():
            return kind == "clock"
        if not following.isalpha():
            return kind == "clock" and following not in "-–—_/"
        found = _NEXT_WORD.match(text, after)
        word = found.group() if found else ""
        if kind == "before_figures":
            return True
        if kind == "clock":
            return word not in self._after_clock
        abbreviated = found is not None and text[found.end() : found.end() + 1] == "."
        return word.split("'")[0].split("’")[0] in self._openers and not (abbreviated and len(word) == 1)


def _at_lost_breaks(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences, cut again where a page without line breaks ran two of its blocks together."""
    found: list[tuple[int, int]] = []
    for start, end in sentences:
        begin = start
        for match in _LOST_BREAK.finditer(text, start, end):
            if _closes_a_block(text, match):
                found.append((begin, match.start(1)))
                begin = match.end()
        found.append((begin, end))
    return found


def _closes_a_block(text: str, match: re.Match[str]) -> bool:
    # The quotation may have opened sentences ago; a short one may be a title: “Yesterday” The Beatles.
    opened = text.rfind("“", max(0, match.start() - _FARTHEST), match.start())
    if opened < 0 or match.start() - opened < 30 or text.rfind("”", opened, match.start()) >= 0:
        return False
    word = _NEXT_WORD.match(text, match.end())
    return match.end(1) - match.start(1) > 1 or (word is not None and word.group() in _AFTER_QUOTE)


_AFTER_QUOTE = frozenset({"The", "He", "She", "They", "We", "It", "In", "On", "At", "But", "This", "These", "However"})


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _word_before(text: str, begin: int, at: int) -> str:
    """The word that a stop stands at; empty when space or a bracket stands before the stop."""
    tail = text[max(begin, at - 16) : at]
    if not tail or tail[-1].isspace():
        return ""
    return tail.rsplit(None, 1)[-1].lstrip(_MARKS)


def _is_list_number(word: str, text: str, begin: int, at: int) -> bool:
    return (word.isdigit() or len(word) == 1) and text[begin:at].strip(_MARKS + " -•") == word


@cache
def boundaries(vocabulary: Vocabulary) -> Boundaries:
    """The compiled boundaries of a vocabulary."""
    return Boundaries(vocabulary.table("abbreviations"), foreign_months(vocabulary))
