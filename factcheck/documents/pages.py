"""Web pages: trafilatura chooses the paragraphs, the position map gives each its exact place in the raw page."""

import re

from factcheck.documents.extracted import Composer, Extracted, Piece, ReadingError
from factcheck.documents.markup import Block, Finder, PageMap, key
from factcheck.documents.page_facts import describe_page

_SITE = re.compile(r"\s[|\u2013\u2014-]\s[^|\u2013\u2014]{2,40}\Z")
_TEXTUAL = ("pull quote", "teaser", "caption", "heading", "item", "row")
_STOPPED = re.compile(r"[.!?][\"'”’)]*\Z")
_FEWEST_WORDS = 8
_LEAST_WORDS = 25


def read_page(source: str, article: Extracted, within: str | None = None) -> None:
    """Put the text of a page, and what it says of itself, into the article; what the article knows already is kept."""
    page = PageMap(source, within=within)
    describe_page(page, article)
    _compose(page, source, article)
    if article.published is None:
        _guess_date(source, article)


def _compose(page: PageMap, source: str, article: Extracted) -> None:
    paragraphs = _chosen_text(source)
    finder = Finder(page.blocks)
    chosen: set[int] = set()
    lost = []
    for paragraph in paragraphs:
        found = finder.blocks_of(paragraph)
        if found is None:
            lost.append(paragraph)
        else:
            chosen.update(found)
    chosen = {index for index in chosen if page.blocks[index].role not in {"title tag", "furniture"}}
    running = [page.blocks[index].text for index in chosen if page.blocks[index].role not in {"title", "teaser"}]
    if sum(len(text.split()) for text in running) < _FEWEST_WORDS:
        chosen = _plain_paragraphs(page.blocks)
        if not chosen:
            raise ReadingError("no article text was found on this page: nothing of it was checked")
        article.notes.append("the text was found by its <p> elements alone: look whether it is whole")
    composer = Composer()
    title = _title(page.blocks, article)
    if title is not None:
        composer.paragraph(title, "title")
        article.title = "".join(piece.text for piece in title)
    heading = key(article.title or "")
    # Pictures stand below the headline, above the first paragraph.
    above = [index for index, block in enumerate(page.blocks) if block.pieces is title]
    first, last = min([*chosen, *above]), max(chosen)
    for index in range(first, last + 1):
        block = page.blocks[index]
        if (index not in chosen and block.role != "caption") or (heading and key(block.text) == heading):
            continue
        part = block.role if block.role in _TEXTUAL else "heading" if block.role == "title" else None
        composer.paragraph(block.pieces, part)
    for paragraph in lost:
        composer.paragraph([Piece(paragraph)])
    if lost:
        article.notes.append(f"{len(lost)} of {len(paragraphs)} paragraphs have no certain place in the page")
    composer.into(article)


def _chosen_text(source: str) -> list[str]:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(source, fast=True, include_tables=True, include_comments=False) or ""
    return [line.removeprefix("- ") for line in text.split("\n") if any(map(str.isalnum, line))]


def _plain_paragraphs(blocks: list[Block]) -> set[int]:
    """What to take where nothing better is known: paragraphs with full sentences, and enough of them."""
    found = {
        index
        for index, block in enumerate(blocks)
        if block.tag == "p"
        and block.role is None
        and len(text := block.text) >= 40
        and text.rstrip("\"'”’)")[-1:] in ".!?"
    }
    return found if sum(len(blocks[index].text.split()) for index in found) >= _LEAST_WORDS else set()


def _title(blocks: list[Block], article: Extracted) -> list[Piece] | None:
    """The headline where the page prints it: the first-order heading that is the stated title, or the only one."""
    headings = [block for block in blocks if block.role == "title"]
    stated = key(article.title or "").casefold()
    for block in headings:
        shown = key(block.text).casefold()
        if stated and (shown in stated or stated in shown):
            return block.pieces
    if headings and not stated:
        article.found["title"] = "h1"
        return headings[0].pieces
    tag = next((block for block in blocks if block.role == "title tag"), None)
    if len(headings) == 1 and (tag is None or key(headings[0].text).casefold() in key(tag.text).casefold()):
        article.found["title"] = "h1"
        return headings[0].pieces
    if tag is None:
        return headings[0].pieces if headings else None
    text = tag.text
    length = len(_SITE.sub("", text).rstrip())
    if stated and stated not in key(text).casefold():
        return None
    article.found["title"] = "title element"
    return _first(tag.pieces, length)


def _first(pieces: list[Piece], length: int) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        if length <= 0:
            break
        if len(piece.text) > length:
            piece = piece._replace(text=piece.text[:length], raw_length=min(piece.raw_length, length))
        out.append(piece)
        length -= len(piece.text)
    return out


def _guess_date(source: str, article: Extracted) -> None:
    from htmldate import find_date

    try:
        found = find_date(source, extensive_search=False, original_date=True)
    except Exception:  # a guess less; the library meets pages that it does not expect
        return
    if found:
        article.take("published", found, "htmldate, a guess from the page")
        article.is_guessed_date = True
