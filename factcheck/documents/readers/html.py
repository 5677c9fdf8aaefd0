"""Web pages, by name and by how they open."""

import re
from collections.abc import Iterator

from factcheck.documents.decoding import decode_markup
from factcheck.documents.extracted import Extracted
from factcheck.documents.pages import read_page

NAME = "web page"
SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
SURE_SUFFIXES = SUFFIXES
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:(?:<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)\s{0,200}){0,3}"
    rb"<(?:!doctype html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file opens like a page, or is called one and is no binary file."""
    return _OPENING.match(head) is not None or (suffix in SUFFIXES and b"\0" not in head)


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The article of a page; raises ReadingError where no text is found on it."""
    source, encoding, notes = decode_markup(content)
    article = Extracted(format="html", encoding=encoding, notes=notes)
    read_page(source, article)
    yield article
