"""Tables (CSV, TSV) with an article a row and named columns."""

import csv
import io
from collections.abc import Iterator

from factcheck.documents.decoding import decode_markup
from factcheck.documents.extracted import Extracted, ReadingError
from factcheck.documents.named_fields import article_of, column

NAME = "table"
SUFFIXES = frozenset({".csv", ".tsv"})
SURE_SUFFIXES: frozenset[str] = frozenset()
_LARGEST_CELL = 5_000_000
_MOST_FAULTS = 50


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file is called a table and its first line names a column of texts."""
    if suffix not in SUFFIXES or b"\0" in head:
        return False
    return column("text", _header(head.decode("utf-8", "replace"))) is not None


def _header(text: str) -> list[str]:
    line = text.lstrip("\ufeff").split("\n", 1)[0].strip()
    delimiter = max(",;\t", key=line.count)
    return next(csv.reader([line], delimiter=delimiter), [])


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The articles by row number: the header is row 1."""
    text, _, notes = decode_markup(content)
    text = text.lstrip("\ufeff")
    csv.field_size_limit(_LARGEST_CELL)
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    faults = 0
    try:
        for number, row in enumerate(rows, 2):
            article = article_of({key: value for key, value in row.items() if key}, str(number), "csv")
            article.notes += notes
            faults += article.fault is not None
            if article.fault is None or faults <= _MOST_FAULTS:
                yield article
    except csv.Error as error:
        raise ReadingError(f"is a broken table ({error})") from None
    if faults > _MOST_FAULTS:
        yield Extracted(entry="...", fault=f"{faults - _MOST_FAULTS} more rows have no text")
