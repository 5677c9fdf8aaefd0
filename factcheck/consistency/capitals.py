"""The capitalised words of a draft: how often each is printed, and in what company."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.consistency.draft import Draft, Line
from factcheck.model import Span
from factcheck.model.labels import MONTHS, WEEKDAYS

# The capital comes first, so that the search skips to it; what stands before it is looked at then.
_WORD = re.compile(r"[A-Z](?<![\w'&@#/-][A-Z])[^\W\d_]+(?:['-][A-Z]?[^\W\d_]+)*(?![\w@/])")
_SMALL = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_DETERMINED = re.compile(
    r"\b(?:the|The|other|both|Both|two|three|all|All|my|his|her|their|our|your|its|these|those|some|many|several|few|"
    r"no|"
    r"of)\s\Z"
)
_PLACED = re.compile(r"\b(?:in|at|near|to|from|through|towards?|around|outside|reached|left|of)\s\Z")


@dataclass(frozen=True, slots=True)
class Use:
    """A capitalised word in the text: the ones before and behind it in the same name, if any; whether it opens a
    sentence, stands in a quotation, behind an article or the like, or behind a preposition of place; and its line."""

    word: str
    span: Span
    line: int
    before: str | None
    behind: str | None
    opens: bool
    is_quoted: bool
    is_after_the: bool
    is_placed: bool


def small_words(draft: Draft) -> set[str]:
    """The words that the draft also prints without a capital."""
    return set(_SMALL.findall(draft.folded))


def counted(draft: Draft) -> Counter[str]:
    """How often each capitalised word is printed, lines in capitals left out."""
    found: Counter[str] = Counter()
    for line in _lines(draft):
        found.update(word.removesuffix("'s") for word in _WORD.findall(line.printed))
    return found


def uses_of(draft: Draft, lower: set[str], wanted: set[str]) -> dict[str, list[Use]]:
    """The uses of the wanted words, in order; `lower` are the words of `small_words`."""
    found: dict[str, list[Use]] = {}
    for line in _lines(draft):
        if any(word in line.printed for word in wanted):
            for use in _uses(line, lower):
                if use.word in wanted:
                    found.setdefault(use.word, []).append(use)
    return found


def _lines(draft: Draft) -> Iterator[Line]:
    for line in draft.lines:
        small = line.printed.count("e") + line.printed.count("a")
        if small * 10 >= len(line.printed) or not _is_in_capitals(line.printed):
            yield line


def _is_in_capitals(text: str) -> bool:
    return sum(char.isupper() for char in text) * 2 > sum(char.isalpha() for char in text)


def _uses(line: Line, lower: set[str]) -> Iterator[Use]:
    text = line.printed
    last: re.Match[str] | None = None
    quoted = 0
    matches = list(_WORD.finditer(text))
    for at, match in enumerate(matches):
        joined = (
            last is not None and text[last.end() : match.start()] in (" ", "-") and not _opens_with(text, last, lower)
        )
        follower = matches[at + 1] if at + 1 < len(matches) else None
        behind = follower[0] if follower and text[match.end() : follower.start()] == " " else None
        quoted += text.count('"', last.end() if last else 0, match.start())
        word = match[0].removesuffix("'s")
        start = line.sentence.span.start + match.start()
        context = text[max(0, match.start() - 16) : match.start()]
        yield Use(
            word=word,
            span=Span(start=start, end=start + len(word)),
            line=line.index,
            before=last[0] if joined and last else None,
            behind=behind,
            opens=not re.search(r"\w", text[: match.start()]),
            is_quoted=quoted % 2 == 1,
            is_after_the=bool(_DETERMINED.search(context)),
            is_placed=bool(_PLACED.search(context)),
        )
        last = match


# Words that open sentences and are no part of a name.
_OPENING = """
    a an the in on at by for from to of with and but or so if as when while where after before since until then
    now later still yet also even once soon here there this that these those what who why how both each all most
    many some only not no yes today yesterday tomorrow tonight meanwhile instead however although though because
    under over during despite among between behind beside outside inside like unlike asked led backed does did
    is are was were has had will can could would monday tuesday wednesday thursday friday saturday sunday he she
    it they we i you his her its their our my
"""
_OPENERS = frozenset(_OPENING.split())
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))


def _opens_with(text: str, word: re.Match[str], lower: set[str]) -> bool:
    """Whether a capital is due to the start of the sentence alone ("Later Smith said")."""
    if word[0] in _CALENDAR:
        return True
    if re.search(r"\w", text[: word.start()]):
        return False
    small = word[0].lower()
    return small in _OPENERS or small.endswith("ly") or small in lower
