"""Addresses that lead to the very place where a source prints a value: a passage of a web page, a page of a PDF."""

import os
from pathlib import PurePath
from urllib.parse import quote, urlsplit

from factcheck.model import DocumentEntry, Mention
from factcheck.reports.neutral import one_line

# Of a long passage its first and its last words are enough for a browser to find it.
_WORDS = 6
_SHOWN_WHOLE = 2 * _WORDS + 2
# A passage is looked for in one stretch of the page; the cells of a table are put together by the reader alone.
_CELLS = " | "
_IN_ADDRESSES = "/:?&=@!$'()*+,;%~[]"


def place_link(mention: Mention, entry: DocumentEntry | None, folder: str | None = None) -> str | None:
    """The address of the passage of `mention` in the document that `entry` tells of; None where there is none.

    A document with a web address is led to by a text fragment (https://wicg.github.io/scroll-to-text-fragment/), a PDF
    by the number of its page (RFC 8118, section 3). A PDF that is a file gets a link relative to `folder`, the place of
    the report. Schemes other than http and https are never linked.
    """
    if entry is None:
        return None
    page = mention.original.page if mention.original else None
    address = web_address(entry)
    if address and page:
        return f"{address.partition('#')[0]}#page={page}"
    if address:
        return address + ("" if "#" in address else "#") + _fragment(mention)
    if page and entry.path and entry.original and entry.original.format == "pdf" and not entry.original.entry:
        return f"{_relative(entry.path, folder)}#page={page}"
    return None


def web_address(entry: DocumentEntry) -> str | None:
    """The http or https address of a document, safe to stand in a page; None where it has none."""
    for given in (entry.original.url if entry.original else None, entry.path):
        if given and given.lower().startswith(("http://", "https://")):
            try:
                parts = urlsplit(one_line(given).strip())
            except ValueError:
                continue
            if parts.hostname and "@" not in parts.netloc:
                place, mark, part = parts.geturl().partition("#")
                part = part.partition(":~:")[0]
                return quote(place, safe=_IN_ADDRESSES, errors="replace") + (
                    mark + quote(part, safe=_IN_ADDRESSES, errors="replace") if part else ""
                )
    return None


def _fragment(mention: Mention) -> str:
    """`:~:text=` with the passage, or with the words it begins and ends with."""
    passage = mention.surface if _CELLS in mention.text else mention.text
    words = one_line(passage).split()
    if len(words) <= _SHOWN_WHOLE:
        return ":~:text=" + _encoded(words)
    return f":~:text={_encoded(words[:_WORDS])},{_encoded(words[-_WORDS:])}"


def _encoded(words: list[str]) -> str:
    # Hyphen, comma and ampersand mean something between the parts of a directive.
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")


def _relative(path: str, folder: str | None) -> str:
    pure = PurePath(path)
    if pure.is_absolute():
        return "file://" + quote(pure.as_posix(), safe="/", errors="replace")
    seen_from_there = os.path.relpath(path, folder) if folder else path
    return quote(PurePath(seen_from_there).as_posix(), safe="/", errors="replace")
