"""RSS and Atom: an article for each entry."""

import io
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from factcheck.documents.extracted import Composer, Extracted
from factcheck.documents.markup import PageMap

NAME = "feed"
SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf"})
SURE_SUFFIXES = frozenset({".rss", ".atom"})
_OPENINGS = (b"<rss", b"<feed", b"<rdf:RDF", b":feed ")
_MOST_ENTRIES = 5000
_SECTIONS = ("caption", "pull quote", "teaser", "heading", "item", "row")


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file opens like a feed."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000]
    return start.startswith(b"<") and any(opening in start for opening in _OPENINGS) and b"<html" not in start[:200]


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The entries; places count in the content of the entry that `within` names."""
    feedparser: Any = import_module("feedparser")

    # As a stream: a string is taken for an address and fetched.
    told = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    for number, entry in enumerate(told.entries[:_MOST_ENTRIES], 1):
        article = Extracted(format="feed", entry=str(number))
        article.take("source", (entry.get("source") or {}).get("title"), "source")
        article.take("source", told.feed.get("title"), "title of the feed")
        _read_entry(entry, number, article)
        yield article


def _read_entry(entry: Any, number: int, article: Extracted) -> None:
    composer = Composer()
    if title := _markup(entry.get("title") or "", f"title of entry {number}"):
        pieces = [piece for block in title for piece in block.pieces]
        article.title = "".join(piece.text for piece in pieces)
        article.found["title"] = "title"
        composer.paragraph(pieces, "title")
    whole = max((str(one.get("value") or "") for one in entry.get("content") or ()), key=len, default="")
    summary = str(entry.get("summary") or "")
    body = whole if len(whole) >= len(summary) else summary
    for block in _markup(body, f"content of entry {number}"):
        composer.paragraph(block.pieces, block.role if block.role in _SECTIONS else None)
    if not whole:
        article.notes.append("the feed prints a summary alone")
    link = entry.get("link") or ""
    article.take("url", link if link.startswith("http") else None, "link")
    article.story = entry.get("id") or article.url
    article.take("author", entry.get("author"), "author")
    for field in ("published", "updated"):
        if moment := entry.get(f"{field}_parsed"):
            stated = datetime.fromtimestamp(timegm(moment), UTC).isoformat()
            article.take("published" if field == "published" else "modified", stated, field)
    if article.published is None and article.modified:
        article.take("published", article.modified, "updated")
    composer.into(article)
    if not body.strip() or not article.text:
        article.fault = "has no text: nothing of it was checked"


def _markup(text: str, within: str) -> Any:
    return PageMap(text, within=within).blocks if text.strip() else []
