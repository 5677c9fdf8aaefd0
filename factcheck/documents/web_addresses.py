"""Inputs that are web addresses: told from paths, and read by what the server says of them."""

import codecs
import re
from collections.abc import Callable
from mimetypes import guess_extension
from urllib.parse import urldefrag, urlsplit

from factcheck.documents.decoding import MARKS
from factcheck.documents.extracted import Extracted
from factcheck.model import Fetched, Problem

Fetch = Callable[[str], Fetched | Problem]
"""What gets the content behind an address."""
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "application/ninjs+json": ".ninjs",
    "application/x-ndjson": ".ndjson",
    "application/jsonl": ".jsonl",
    "application/vnd.iptc.g2.newsitem+xml": ".newsml",
    "application/nitf+xml": ".nitf",
    "message/rfc822": ".eml",
}


def is_web_address(path: str) -> bool:
    """Whether a path that a user gave is an address in the web."""
    return _ADDRESS.match(path) is not None


def without_fragment(address: str) -> str:
    """The address of the whole page."""
    return urldefrag(address).url


def not_fetched(address: str) -> Problem:
    """What is said of an address where nobody asked for fetching."""
    message = "is a web address: nothing is fetched without --fetch (of report, check and claims), or save the page"
    return Problem(path=address, message=message)


def name_of(answer: Fetched) -> str:
    """A name with the suffix that the content would have as a file: readers are chosen by it.

    What the server calls it counts for more than the address, unless it calls it mere bytes.
    """
    path = urlsplit(answer.address).path.rstrip("/").rpartition("/")[2] or "page"
    if answer.media_type is None or answer.media_type.endswith("octet-stream"):
        return path
    suffix = _SUFFIXES.get(answer.media_type) or guess_extension(answer.media_type)
    return f"{path}{suffix}" if suffix else path


def content_of(answer: Fetched) -> bytes:
    """The content, in UTF-8 where the server states another encoding: it knows better than the page."""
    content, charset = answer.content, answer.charset
    if charset is None or content.startswith(tuple(mark for mark, _ in MARKS)) or _is_utf8(content):
        return content
    try:
        name = codecs.lookup(charset).name
        text = content.decode("cp1252" if name in {"iso8859-1", "ascii"} else name, "replace")
    except (LookupError, TypeError, ValueError):
        return content
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def fetched_article(article: Extracted, answer: Fetched) -> Extracted:
    """The article with the address it came from, where it names none itself."""
    if article.encoding is not None and answer.charset is not None and content_of(answer) is not answer.content:
        article.encoding = answer.charset
    if article.url is None and article.entry is None and article.fault is None:
        article.take("url", without_fragment(answer.address), "the address it was fetched from")
        article.take("source", (urlsplit(answer.address).hostname or "").removeprefix("www."), "address of the page")
        article.story = article.story or article.url
    return article
