"""JSON lines: an article a line, or one object or list of such objects, with keys such as `text` and `title`."""

import json
import re
from collections.abc import Iterator

from factcheck.documents.decoding import decode_markup
from factcheck.documents.extracted import Extracted, ReadingError
from factcheck.documents.named_fields import article_of

NAME = "JSON lines"
SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
SURE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_TEXT = re.compile(rb'"(?:text|body|content|article|article_text|full_text)"\s{0,9}:\s{0,9}"')
_MOST_FAULTS = 50


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file is called so, or holds an object with a text and a title."""
    opens = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if suffix in SURE_SUFFIXES:
        return opens == b"{"
    has_title = b'"title"' in head or b'"headline"' in head
    return opens in {b"{", b"["} and _TEXT.search(head) is not None and has_title


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The articles by line number; a line that is broken is named and the others are read."""
    source, _, notes = decode_markup(content)
    try:
        told = json.loads(source)
        rows = [(str(number), row) for number, row in enumerate(told if isinstance(told, list) else [told], 1)]
    except RecursionError:
        raise ReadingError("is nested too deeply") from None
    except ValueError:
        rows = []
        for number, line in enumerate(source.split("\n"), 1):
            if line.strip():
                rows.append((str(number), _parsed(line)))
    faults = 0
    for entry, row in rows:
        article = article_of(row, entry, "jsonl") if isinstance(row, dict) else Extracted(entry=entry)
        if not isinstance(row, dict):
            article.fault = "is no JSON object: not read"
        article.notes += notes
        faults += article.fault is not None
        if article.fault and faults == len(rows) > _MOST_FAULTS:
            raise ReadingError(f"holds {len(rows)} lines and no article: {article.fault}")
        if article.fault is None or faults <= _MOST_FAULTS:
            yield article
    if faults > _MOST_FAULTS:
        yield Extracted(entry="...", fault=f"{faults - _MOST_FAULTS} more entries have no text or are broken")


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
