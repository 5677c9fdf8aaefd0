"""Both passages of a discrepancy in their articles: the text around each, as much of it as a page bears."""

from dataclasses import dataclass

from factcheck.model import Document, Mention
from factcheck.web.desk.paragraphs import splitter

_BUDGET = 120_000  # characters of articles on one page, shared among its panes


@dataclass(frozen=True, slots=True)
class Pane:
    """The article around a passage: paragraphs `before` and `after`, and what of the passage's own paragraph leads up
    to it and follows it. `is_begun_late` and `is_ended_early` say that the article has more of it."""

    before: tuple[str, ...]
    leading: str
    following: str
    after: tuple[str, ...]
    is_begun_late: bool = False
    is_ended_early: bool = False


def pane(document: Document, mention: Mention, panes: int = 2) -> Pane | None:
    """The article of a mention around its sentence, on a page with so many `panes`; None where the article does not
    have the sentence at its place any more."""
    text, (start, end) = document.text, mention.sentence
    if text[start:end] != mention.text:
        return None
    reach = _BUDGET // (2 * max(panes, 2))
    first = min(document.body_start, start)
    begun, ended = max(first, start - reach), min(len(text), end + reach)
    if begun > first:
        begun = _next_word(text, begun, start)
    if ended < len(text):
        ended = _last_word(text, end, ended)
    paragraphs = splitter(text)
    *before, leading = paragraphs(text[begun:start])
    following, *after = paragraphs(text[end:ended])
    return Pane(
        tuple(filter(str.strip, before)), leading.lstrip(), following.rstrip(), tuple(filter(str.strip, after)),
        begun > first, ended < len(text),
    )  # fmt: skip


def _next_word(text: str, place: int, last: int) -> int:
    """Where a word begins from a place on; the place itself in a line without spaces."""
    found = text.find(" ", place, min(place + 200, last))
    return found + 1 if found >= 0 else place


def _last_word(text: str, first: int, place: int) -> int:
    found = text.rfind(" ", max(first, place - 200), place)
    return found if found >= 0 else place
