"""The headline of an article without front matter."""

import re
from functools import cache

from factcheck.documents.calendar import CLOCK, FULL_DATE
from factcheck.model import Span
from factcheck.vocabulary import load

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\f\u2028\u2029]")
_MARKUP = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|\*\*|__|\*|_)?")
_TOP = 4000
_LONGEST = 220
_TERMINAL = re.compile(r"[.:;,][\"'”’»)\]*_\s]*\Z")
_BYLINE = re.compile(
    r"[*_]*(?i:by|words by|story by)\s+[A-Z]|[^\n]{0,80}\b(?i:\d{1,2}\s(?:hours?|minutes?|days?)\sago)\b"
)
_CREDIT = re.compile(r"©|\bgetty images\b|\(?(?:photo|picture|image|photograph|credit)\s*[:/]", re.IGNORECASE)
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:,[^()\n]{0,40})?(?:\([^()\n]{1,40}\)\s*)?\s*(?:--|[-–—])\s"
    r"|\([A-Z][\w .&]{1,30}\)\s*[-–—]"
)
_DATED = re.compile(r"\b(?:published|posted|updated|last modified)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def headline(text: str, start: int) -> Span | None:
    """The place of the headline: a first line that looks like one, or the title-case run that opens a one-line text."""
    lines = list(_top_lines(text, start))
    if not lines:
        return None
    heading = lines[0]
    if text[heading.start : heading.end].lstrip().startswith("#"):
        return _bare(text, heading)
    if len(lines) == 1 and not _LINE.search(text, min(len(text), start + _TOP)):
        return _run_in(text, heading)
    shown: list[Span] = []
    while len(lines) > 1 and _is_furniture(text[lines[0].start : lines[0].end].strip()):
        del lines[0]
    if _goes_on(text, lines):
        return None
    for line in lines:
        if not _looks_like_headline(text[line.start : line.end]):
            break
        shown.append(line)
    if not shown:
        return _run_in(text, heading) if heading.end - heading.start > _LONGEST else None
    if len(shown) == len(lines) and len(lines) < 2:
        return None
    # "US-China relations" over the headline proper is a kicker: short, and followed by a longer line like it.
    words = [len(_WORD.findall(text, line.start, line.end)) for line in shown]
    title = shown[1] if len(shown) > 1 and words[0] <= 3 and words[1] >= 5 else shown[0]
    return _bare(text, title)


def _goes_on(text: str, lines: list[Span]) -> bool:
    """Whether the first line is no line of its own but the first of a paragraph wrapped by hand."""
    if len(lines) < 2 or _LINE_END.sub("", text[lines[0].end : lines[1].start], count=1).strip(" \t"):
        return False
    following = text[lines[1].start : lines[1].end].strip()
    if following[0].islower():
        return not _is_furniture(following)
    lengths = [line.end - line.start for line in lines]
    wrapped = len(lines) > 2 and 40 <= max(lengths) <= 130
    return wrapped and lengths[0] + 1 + len(following.split(None, 1)[0]) > max(lengths)


def _top_lines(text: str, start: int) -> list[Span]:
    found: list[Span] = []
    for line in _LINE.finditer(text, start, min(len(text), start + _TOP)):
        if any(char.isalnum() for char in line.group()):
            found.append(Span(start=line.start(), end=line.end()))
            if len(found) == 8:
                break
    return found


def _looks_like_headline(line: str) -> bool:
    line = line.strip()
    if not 3 <= len(line) <= _LONGEST or not any(char.isalpha() for char in line):
        return False
    if line[-1] in "-–—_" or line[0] in "|>-•" or _is_furniture(line) or _DATELINE.match(line):
        return False
    return not _TERMINAL.search(line) or _is_title_case(line)


def _is_furniture(line: str) -> bool:
    """Whether a line is a byline, a photographer's credit or a date of publication."""
    if _BYLINE.match(line) or _CREDIT.search(line):
        return True
    if not FULL_DATE.search(line):
        return False
    return _DATED.search(line) is not None or not any(char.isalpha() for char in CLOCK.sub("", FULL_DATE.sub("", line)))


def _is_title_case(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if word.lower() not in _small()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.85 * len(words) and "." not in line[:-2]


def _bare(text: str, line: Span) -> Span:
    """The line without space, heading marks and emphasis around it."""
    start, end = line.start, line.end
    start = _MARKUP.match(text, start, end).end()  # type: ignore[union-attr]  # the pattern matches the empty string
    while end - start > 1 and (text[end - 1].isspace() or text[end - 1] in "#*_"):
        end -= 1
    while end - start > 1 and text[start].isspace():
        start += 1
    return Span(start=start, end=end)


def _run_in(text: str, line: Span) -> Span | None:
    """The title-case words that open a text with no line breaks, up to where sentence case begins."""
    start = _bare(text, line).start
    words = list(_WORD.finditer(text, start, min(line.end, start + 300)))
    first_small = next(
        (index for index, word in enumerate(words) if word.group()[0].islower() and word.group() not in _small()), None
    )
    if first_small is None or first_small < 6:
        return None
    # The sentence opened at most a few capitalised words before its first plain word: at an article or pronoun.
    for index in range(first_small - 1, max(4, first_small - 5), -1):
        if words[index].group() in _openers():
            end = words[index].start()
            while end > start and text[end - 1] in " \t\u00a0\"'“‘(":
                end -= 1
            stopped = re.search(r"[.!?][\"'”’]?\s", text[start:end])
            return None if stopped or end <= start else Span(start=start, end=end)
    return None


def language(text: str, start: int) -> str:
    """The language of the first few thousand characters, by its function words; "en" unless another clearly wins."""
    words = text[start : start + _TOP // 2].lower().split()
    if len(words) < 40:
        return "en"
    languages = _languages()
    counts = dict.fromkeys(_function_words(), 0)
    for codes in filter(None, map(languages.get, words)):
        for code in codes:
            counts[code] += 1
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 2 * counts["en"] and counts[best] > len(words) // 12 else "en"


@cache
def _function_words() -> dict[str, frozenset[str]]:
    table = load().table("languages")["function_words"]
    return {code: frozenset(words) for code, words in table.items()}


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that a function word belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _function_words().items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def _openers() -> frozenset[str]:
    return frozenset(load().table("abbreviations")["openers"])


@cache
def _small() -> frozenset[str]:
    """Words that a headline in title case leaves small."""
    return frozenset(load().table("abbreviations")["small_in_titles"])
