"""The passage that a mention stands in, cut into plain words, words that differ, and the value itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from factcheck.model import Discrepancy, Mention, Side
from factcheck.reports.differing import Range, differing_words
from factcheck.reports.neutral import one_line

# A passage longer than this many characters to either side of its value is cut: a page of a million characters without
# a full stop is one sentence.
_REACH = 400
_CONTEXT = 260
# "4.1 million US dollars" is a figure; what has more words is a wording.
_WORDS_OF_A_FIGURE = 4
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|\Z)")
_PARAGRAPH_BREAK = re.compile(r"(?:\r?\n[ \t]*){2,}")
# A line break alone starts no sentence: the lines of many texts are broken at a fixed width.
_SENTENCE_START = re.compile(r"(?<=[.!?”\"’])\s+(?=[\"“‘'A-Z])|(?:\r?\n[ \t]*){2,}")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Prof|Jr|Sr|No|vs|approx)\.\Z")


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage, safe to print, on one line: part of the value, words that differ, both or neither."""

    text: str
    is_value: bool = False
    differs: bool = False


@dataclass(frozen=True)
class Context:
    """What stands around a passage: whole paragraphs `before` and `after`, and within its own paragraph the words that
    lead up to it and those that follow."""

    before: tuple[str, ...] = ()
    leading: str = ""
    following: str = ""
    after: tuple[str, ...] = ()


def value_range(mention: Mention) -> Range | None:
    """Where the value stands in `mention.text`; None when it is not printed there."""
    if not mention.surface:
        return None
    start = mention.span[0] - mention.sentence[0]
    if start >= 0 and mention.text.startswith(mention.surface, start):
        return (start, start + len(mention.surface))
    start = mention.text.find(mention.surface)
    if start >= 0:
        return (start, start + len(mention.surface))
    # A quotation may run on past its sentence: what of it stands in this one is marked.
    start = mention.span[0] - mention.sentence[0]
    if 0 <= start < len(mention.text):
        return (start, len(mention.text))
    return None


def passage(mention: Mention, others: tuple[str, ...] = ()) -> tuple[Piece, ...]:
    """The sentence of a mention in pieces: its value, the words that `others` do not have, and the plain rest.

    `others` are the sentences of the other sides. Inside a figure no words are marked as different, for the whole of it
    is what differs; inside a value of many words (a quotation) they are.
    """
    text = mention.text
    value = value_range(mention)
    first, last = _window(text, value)
    differing = [(start + first, end + first) for start, end in differing_words(text[first:last], others)]
    if value and len(text[slice(*value)].split()) <= _WORDS_OF_A_FIGURE:
        differing = [rest for mark in differing for rest in _without(mark, value)]
    marks = [*differing, value] if value else differing
    cuts = sorted({first, last, *(min(cut, last) for mark in marks for cut in mark)})
    pieces = [
        Piece(one_line(text[start:end]), _within(start, value), any(_within(start, mark) for mark in differing))
        for start, end in pairwise(cuts)
    ]
    return (*([Piece("… ")] if first else []), *pieces, *([Piece(" …")] if last < len(text) else []))


def runs(pieces: tuple[Piece, ...]) -> tuple[tuple[bool, tuple[Piece, ...]], ...]:
    """The pieces in groups, each with whether it is the value: a value with words of its own marked stays one mark."""
    return tuple((is_value, tuple(run)) for is_value, run in groupby(pieces, key=lambda piece: piece.is_value))


def _within(place: int, mark: Range | None) -> bool:
    return mark is not None and mark[0] <= place < mark[1]


def _window(text: str, value: Range | None) -> Range:
    """The part of a sentence to show: all of it, or what surrounds the value when it is too long to read."""
    if len(text) <= 2 * _REACH:
        return (0, len(text))
    start, end = value or (0, 0)
    first, last = max(0, start - _REACH), min(len(text), min(end, start + 2 * _REACH) + _REACH)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        found = text.rfind(" ", min(end, last), last)
        last = found if found > 0 else last
    return (first, last)


def _without(mark: Range, value: Range | None) -> tuple[Range, ...]:
    """What is left of a mark beside the value, which has a mark of its own."""
    if value is None or mark[1] <= value[0] or value[1] <= mark[0]:
        return (mark,)
    rests = ((mark[0], value[0]), (value[1], mark[1]))
    return tuple(rest for rest in rests if rest[0] < rest[1])


def whole(mention: Mention, texts: Mapping[str, str]) -> Mention:
    """The mention with all that it prints in its `text`: a quotation that runs past its sentence takes the words up to
    its end with it. The mention as it is where its sentence holds the value or the document's text is not at hand."""
    text = texts.get(mention.document)
    start, end = min(mention.span[0], mention.sentence[0]), max(mention.span[1], mention.sentence[1])
    if text is None or (start, end) == mention.sentence or not 0 <= start < end <= len(text):
        return mention
    return mention.model_copy(update={"sentence": (start, end), "text": text[start:end]})


def facing(discrepancy: Discrepancy, side: Side, texts: Mapping[str, str]) -> tuple[str, ...]:
    """The sentences that the words of `side` are held against: the first passage of every other side."""
    return tuple(
        whole(other.mentions[0], texts).text for other in discrepancy.sides if other is not side and other.mentions
    )


def context(mention: Mention, texts: Mapping[str, str]) -> Context:
    """Some sentences around the passage, from the document's text; empty when the text is not at hand."""
    text = texts.get(mention.document)
    start, end = mention.sentence
    if text is None or not 0 <= start <= end <= len(text):
        return Context()
    floor = min(front_matter_end(text), start)
    *before, leading = _paragraphs(_stretch_before(text, floor, start))
    following, *after = _paragraphs(_stretch_after(text, end))
    return Context(_shown(before), leading.lstrip(), following.rstrip(), _shown(after))


def front_matter_end(text: str) -> int:
    """Where the article begins behind the block of facts that may stand at its head."""
    front = _FRONT_MATTER.match(text)
    return front.end() if front else 0


def _stretch_before(text: str, floor: int, start: int) -> str:
    first = max(floor, start - _CONTEXT)
    stretch = text[first:start]
    if first == floor:
        return stretch
    opening = next(_sentence_starts(stretch), None)
    return stretch[opening.end() :] if opening else "… " + stretch.partition(" ")[2]


def _stretch_after(text: str, end: int) -> str:
    last = min(len(text), end + _CONTEXT)
    stretch = text[end:last]
    if last == len(text):
        return stretch
    closings = [found.start() for found in _sentence_starts(stretch)]
    return stretch[: closings[-1]] if closings else stretch.rpartition(" ")[0] + " …"


def _sentence_starts(stretch: str) -> Iterator[re.Match[str]]:
    """The gaps between sentences; the dot of an initial or of a title ends none."""
    for found in _SENTENCE_START.finditer(stretch):
        if not _ABBREVIATED.search(stretch, max(0, found.start() - 10), found.start()):
            yield found


def _paragraphs(stretch: str) -> list[str]:
    """The paragraphs of a stretch of text, the first and the last perhaps empty."""
    return [one_line(paragraph) for paragraph in _PARAGRAPH_BREAK.split(stretch)]


def _shown(paragraphs: list[str]) -> tuple[str, ...]:
    return tuple(paragraph.strip() for paragraph in paragraphs if paragraph.strip())


def line_number(mention: Mention, texts: Mapping[str, str]) -> int | None:
    """The line, counted from 1, on which the value begins; None when the document's text is not at hand."""
    return line_of(mention.document, mention.span[0], texts)


def line_of(document: str, place: int, texts: Mapping[str, str]) -> int | None:
    """The line of a place in a document's text, counted from 1; None when the text is not at hand."""
    text = texts.get(document)
    if text is None or not 0 <= place <= len(text):
        return None
    return text.count("\n", 0, place) + 1
