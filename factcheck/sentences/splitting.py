"""A document's sentences in order, each with the part of the page it stands in."""

from collections.abc import Iterator
from functools import cache

from factcheck.model import Document, Sentence, Span
from factcheck.model.documents import Section
from factcheck.sentences.blocks import Block, blocks, is_unfinished, resumes
from factcheck.sentences.boundaries import boundaries
from factcheck.sentences.datelines import dateline_end
from factcheck.sentences.furniture import furniture, is_caption
from factcheck.vocabulary import Vocabulary

_MARKS = "*_#> \t"
# What a page, a Word file or agency XML says itself of a paragraph.
_SECTIONS: dict[str | None, tuple[Section, str | None]] = {
    "title": ("headline", None),
    "heading": ("headline", None),
    "caption": ("caption", None),
    "item": ("list", None),
    "row": ("list", None),
    "pull quote": ("boilerplate", "pull quote: the text prints it too"),
    "teaser": ("boilerplate", "teaser of another story"),
}
_STOPS = frozenset(".!?…")
_CLOSERS = "\"'”’»)]*_`"
_DASHES = "-–—_"
_MOST_SUBHEAD_WORDS = 12
_MOST_STANDFIRST = 400
_MOST_SUMMARY_SENTENCES = 8
# A dateline stands before the first sentence, at most below a repeated headline or a summary.
_DATELINE_BLOCKS = 4


def split(document: Document, vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences of a document: ordered, disjoint, without outer space, covering all text after the front matter.

    The title that the front matter states comes first, as a sentence of the section "headline"; nothing else of the
    front matter does. Links, bylines, credits and the like have the section "boilerplate" and say `why`.
    """
    return tuple(_Page(document, vocabulary).sentences())


class _Page:
    """One pass down the page: what stands above the first full sentence is headline or standfirst, below it is body."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self._text = document.text
        self._start = document.body_start
        self._title = document.title_span
        self._title_words = _words_only(document.title or "")
        self._boundaries = boundaries(vocabulary)
        self._furniture = furniture(vocabulary)
        self._labels = _labels(vocabulary)
        self._titled = self._title is not None and self._title.start < self._start
        self._body_begun = False
        self._bodies = 0
        self._paragraph = 0
        self._is_lone = False
        self._marked = {one.start: one.part for one in document.locator.marked} if document.locator else {}

    def sentences(self) -> Iterator[Sentence]:
        if self._titled and self._title is not None:
            yield self._sentence(self._title.start, self._title.end, "headline")
            self._paragraph = 1
        for block, section, why in self._sections():
            yield from self._of_block(block, section, why)
            self._paragraph += 1

    def _sections(self) -> Iterator[tuple[Block, Section, str | None]]:
        """Blocks with their section; a body block cut by a page break comes whole."""
        held: Block | None = None
        title_end = -1 if self._title is None else self._title.end
        found = list(blocks(self._text, self._start, title_end, self._stands_alone))
        self._is_lone = len(found) == 1
        for block in found:
            if held is not None and resumes(self._text, held, block):
                held = Block(held.start, block.end, "plain")
                if not is_unfinished(self._text, held):
                    yield held, "body", None
                    held = None
                continue
            if held is not None:
                yield held, self._open_ended(held), None
                held = None
            section, why = self._section(block)
            if section == "body" and is_unfinished(self._text, block):
                held = block
                continue
            yield block, section, why
        if held is not None:
            yield held, "body", None  # nothing follows it, so it heads nothing

    def _stands_alone(self, line: str) -> bool:
        return self._furniture.why_boilerplate(line) is not None

    def _section(self, block: Block) -> tuple[Section, str | None]:
        text = self._text[block.start : block.end]
        if block.kind == "rule":
            return "boilerplate", "rule"
        if self._is_title(block, text):
            self._titled = True
            return "headline", None
        if text[-1] in _DASHES and text[:3].isupper() and len(text) < 80:
            return "body", None  # a dateline on a line of its own
        if (why := self._furniture.why_boilerplate(text)) is not None and not (
            self._is_lone and _may_be_text(why, text)
        ):
            return "boilerplate", why
        if (part := self._marked.get(block.start)) in _SECTIONS:
            return _SECTIONS[part]
        if block.kind == "heading":
            return "headline", None
        if block.kind in {"item", "row"}:
            return "list", None
        if is_caption(text):
            return "caption", None
        if _is_bold_line(text):
            return "headline", None
        if not self._body_begun and self._is_above_the_body(block, text):
            return ("standfirst" if self._titled else "headline"), None
        self._body_begun = self._body_begun or block.kind == "plain"
        return "body", None

    def _is_title(self, block: Block, text: str) -> bool:
        if self._title is not None and block.start <= self._title.start < block.end:
            return block.end - self._title.end <= 4
        return not self._body_begun and bool(self._title_words) and _words_only(text[:400]) == self._title_words

    def _is_above_the_body(self, block: Block, text: str) -> bool:
        """Whether a block before the first full sentence is a kicker or a standfirst rather than the story's start."""
        if self._is_lone or (self._title is not None and block.start <= self._title.start < block.end):
            return False
        if (
            len(text) > _MOST_STANDFIRST
            or text[-1] in _DASHES
            or dateline_end(self._text, block.start, block.end + 1, self._labels)
        ):
            return False
        slanted = text[0] in "*_" and text[-1] in "*_" and text.count(text[0]) in {2, 4}
        return slanted or not _is_stopped(text)

    def _open_ended(self, block: Block) -> Section:
        """The section of a body block without a full stop that nothing continues: a short line is a heading."""
        text = self._text[block.start : block.end]
        words = text.count(" ") + 1
        if (
            "\n" in text
            or "; " in text
            or words > _MOST_SUBHEAD_WORDS
            or text[-1] in ":;,-–—_"
            or not _opens_like_a_heading(text)
        ):
            return "body"
        return "body" if text[-1] in _CLOSERS and "." in text[-4:] else "headline"

    def _of_block(self, block: Block, section: Section, why: str | None) -> Iterator[Sentence]:
        if section in {"boilerplate", "headline"}:
            yield self._sentence(block.start, block.end, section, why)
            return
        start = block.start
        run_in = self._title is not None and block.start <= self._title.start and self._title.end < block.end
        if run_in and self._title is not None:
            yield self._sentence(start, self._title.end, "headline")
            start = self._title.end
            while self._text[start].isspace():
                start += 1
        bounds = self._boundaries.split(self._text, start, block.end)
        summary = self._summary(bounds) if run_in else 0
        for index, (begin, end) in enumerate(bounds):
            yield self._sentence(begin, end, "standfirst" if index < summary else section, None, begin == start)

    def _summary(self, bounds: list[tuple[int, int]]) -> int:
        """How many sentences below a headline that runs into the text are its standfirst: up to one without a stop."""
        found = 0
        for index, (begin, end) in enumerate(bounds[:_MOST_SUMMARY_SENTENCES]):
            if self._text[max(begin, end - 4) : end].rstrip(_CLOSERS)[-1:] not in _STOPS:
                found = index + 1
        return found

    def _sentence(
        self, start: int, end: int, section: Section, why: str | None = None, opens_block: bool = False
    ) -> Sentence:
        after: int | None = None
        if opens_block and section == "body":
            self._bodies += 1
            if self._bodies <= _DATELINE_BLOCKS:
                after = dateline_end(self._text, start, end, self._labels)
        if not 0 <= start < end:
            raise ValueError(f"an empty sentence at {start}, {end}")
        return Sentence.trusted(
            {
                "span": Span.trusted({"start": start, "end": end}),
                "section": section,
                "paragraph": self._paragraph,
                "why": why,
                "dateline_end": after,
            }
        )


@cache
def _labels(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.table("abbreviations")["labels"])


def _may_be_text(why: str, text: str) -> bool:
    """Whether a text that is nothing but this is meant itself: a date alone is no dated page, a figure no end."""
    return why in {"date of publication", "byline"} or (why == "end mark" and any(map(str.isdigit, text)))


def _is_stopped(text: str) -> bool:
    return text.rstrip(_CLOSERS + " ")[-1:] in {".", "!", "?", "…", ":", ";"} or text[-1] in _STOPS


def _is_bold_line(text: str) -> bool:
    """A line wholly in bold, as Markdown writes subheadings."""
    return len(text) <= 120 and text[:2] in {"**", "__"} and text[-2:] == text[:2] and text.count(text[:2]) == 2


def _opens_like_a_heading(text: str) -> bool:
    first = text.lstrip(_MARKS + "“\"'‘")[:1]
    return first.isupper() or first.isdigit()


def _words_only(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
