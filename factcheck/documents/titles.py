"""The headline of an article without front matter."""

import re
from functools import cache

from factcheck.documents.calendar import CLOCK, FULL_DATE
from factcheck.model import Span

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_MARKUP = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|\*\*|__|\*|_)?")
_TOP = 4000
_LONGEST = 220
_TERMINAL = re.compile(r"[.:;,][\"'”’»)\]*_\s]*\Z")
_BYLINE = re.compile(r"[*_]*(?:by|words by|story by)\s+[A-Z]|.*\b\d{1,2}\s(?:hours?|minutes?|days?)\sago\b", re.IGNORECASE)
_CREDIT = re.compile(r"©|\bgetty images\b|\(?(?:photo|picture|image|photograph|credit)\s*[:/]", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,40}(?:,[^()\n]{0,40})?(?:\([^()\n]{1,40}\)\s*)?\s*(?:--|[-–—])\s|\([A-Z][\w .&]{1,30}\)\s*[-–—]")
_DATED = re.compile(r"\b(?:published|posted|updated|last modified)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    "a an and as at but by for from in into is nor of off on onto or out over per than that the to up via vs with it its".split()
)
# Words that a headline in title case hardly ever ends with, and that open sentences.
_OPENERS = frozenset("The A An This That These Those He She They We It In On At After Before When While As There".split())


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
    title = shown[1] if len(shown) > 1 and words[0] <= 4 and words[1] >= 5 else shown[0]
    return _bare(text, title)


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
    if line[-1] in "-–—_" or _BYLINE.match(line) or _CREDIT.search(line) or _DATELINE.match(line) or line[0] in "|>-•":
        return False
    if not any(char.isalpha() for char in CLOCK.sub("", FULL_DATE.sub("", line))):
        return False
    if FULL_DATE.search(line) and _DATED.search(line):
        return False
    return not _TERMINAL.search(line) or _is_title_case(line)


def _is_title_case(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL]
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
        (index for index, word in enumerate(words) if word.group()[0].islower() and word.group() not in _SMALL), None
    )
    if first_small is None or first_small < 6:
        return None
    # The sentence opened at most a few capitalised words before its first plain word: at an article or pronoun.
    for index in range(first_small - 1, max(4, first_small - 5), -1):
        if words[index].group() in _OPENERS:
            end = words[index].start()
            while end > start and text[end - 1] in " \t\u00a0\"'“‘(":
                end -= 1
            stopped = re.search(r"[.!?][\"'”’]?\s", text[start:end])
            return None if stopped or end <= start else Span(start=start, end=end)
    return None


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The commonest short words by language, for telling English from its neighbours."""
    return {
        "en": frozenset("the and of to in that was for with his said from were has".split()),
        "de": frozenset("der die und das den von zu mit sich des auf für ist dem nicht".split()),
        "fr": frozenset("le les des et la du une dans est pour que qui par sur au".split()),
        "es": frozenset("el los las del que una por con para se su como más fue".split()),
        "it": frozenset("il di che della per una con del sono gli dei nel alla è".split()),
        "pt": frozenset("os do da que uma para com não dos na no em mais foi ao".split()),
        "nl": frozenset("de het een van en dat niet voor zijn met op te aan werd".split()),
    }


def language(text: str, start: int) -> str:
    """The language of the first few thousand characters, by its function words; "en" unless another clearly wins."""
    words = [word.lower() for word in _WORD.findall(text, start, min(len(text), start + _TOP))]
    if len(words) < 40:
        return "en"
    counts = {code: sum(word in common for word in words) for code, common in function_words().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 2 * counts["en"] and counts[best] > len(words) // 12 else "en"
