"""Web archives (WARC, also compressed): the pages that were answered with."""

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from factcheck.documents.decoding import UndecodableError, decode_markup
from factcheck.documents.extracted import Extracted, ReadingError
from factcheck.documents.unpacking import INFLATED

NAME = "web archive"
SUFFIXES = frozenset({".warc", ".warc.gz"})
SURE_SUFFIXES = SUFFIXES
_LARGEST_PAGE = 20 * 1024 * 1024


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file opens with a WARC record, or is called so and compressed."""
    return head.startswith(b"WARC/") or (suffix == ".warc.gz" and head.startswith(b"\x1f\x8b"))


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The pages; places count in the page as it was sent, and `within` gives the record's offset in the file."""
    records = import_module("warcio.archiveiterator").ArchiveIterator(io.BytesIO(content))
    broken: Any = import_module("warcio.exceptions").ArchiveLoadFailed

    left = INFLATED
    pages = 0
    try:
        for record in records:
            if record.rec_type not in {"response", "resource"} or not _is_page(record):
                continue
            pages += 1
            body = record.content_stream().read(min(left, _LARGEST_PAGE) + 1)
            left -= len(body)
            if left < 0:
                raise ReadingError("inflates beyond 200 MB: not read")
            yield _article(record, body, records.get_record_offset(), pages)
    except (broken, ValueError, EOFError, OSError) as error:
        if not pages:
            raise ReadingError(f"is a broken web archive ({str(error).splitlines()[0]})") from None
        yield Extracted(entry=f"after page {pages}", fault="the web archive breaks off here: the rest was not read")
    if not pages:
        raise ReadingError("is a web archive without a page")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    status = headers.get_statuscode() if headers else "200"
    return "html" in kind.lower() and status == "200"


def _article(record: Any, body: bytes, offset: int, number: int) -> Extracted:
    from factcheck.documents.pages import read_page

    address = record.rec_headers.get_header("WARC-Target-URI")
    article = Extracted(format="warc", entry=address or str(number))
    if len(body) > _LARGEST_PAGE:
        article.fault = "a page of more than 20 MB: not read"
        return article
    article.take("url", address, "WARC-Target-URI")
    kind = (record.http_headers.get_header("Content-Type") if record.http_headers else None) or ""
    stated = kind.lower().partition("charset=")[2].strip(" \"';") or None
    try:
        source, article.encoding, notes = decode_markup(body, stated)
        article.notes += notes
        read_page(source, article, within=f"record at byte {offset}")
    except (ReadingError, UndecodableError) as error:
        article.fault = str(error)
    return article
