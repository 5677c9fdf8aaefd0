"""ZIP files of articles, within limits; a ZIP in a ZIP is not opened."""

from collections.abc import Iterator

from factcheck.documents.decoding import UndecodableError, decode
from factcheck.documents.extracted import Extracted, ReadingError
from factcheck.documents.kinds import HEAD, TEXT_SUFFIXES, reader_for, reader_named, suffix_of
from factcheck.documents.unpacking import Package

NAME = "ZIP file"
SUFFIXES = frozenset({".zip"})
SURE_SUFFIXES = SUFFIXES


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file is a ZIP file that no other reader wants."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The articles of all files that can be read; files of other kinds are passed over, broken ones named."""
    package = Package(content)
    found = 0
    for path in sorted(package.names):
        if path.startswith("__MACOSX/") or path.rpartition("/")[2].startswith("."):
            continue
        inside = package.member(path)
        reader = reader_for(inside[:HEAD], path)
        if reader is None and suffix_of(path) not in TEXT_SUFFIXES:
            continue
        found += 1
        if reader == "zip":
            yield Extracted(entry=path, fault="is a ZIP file in a ZIP file: not opened")
            continue
        try:
            articles = [_text(inside)] if reader is None else list(reader_named(reader).read(inside, path))
        except (ReadingError, UndecodableError) as error:
            articles = [Extracted(fault=str(error))]
        except MemoryError:
            raise
        except Exception as error:
            articles = [Extracted(fault=f"is broken, or of a kind that is not understood ({type(error).__name__})")]
        for article in articles:
            article.entry = f"{path}#{article.entry}" if article.entry else path
            yield article
    if not found:
        raise ReadingError("holds no file that can be read as an article")


def _text(content: bytes) -> Extracted:
    text, note = decode(content)
    if not text.strip():
        raise ReadingError("is empty: there is nothing to check")
    runs: list[tuple[int, int, int | None, int, str | None, int | None, None]] = [
        (0, len(text), 0, len(text), None, None, None)
    ]
    return Extracted(format="text", text=text, runs=list(runs), notes=[note] if note else [])
