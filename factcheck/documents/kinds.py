"""Which reader reads a file: found by listing the folder of readers, chosen by content as well as by name."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from factcheck.documents import readers
from factcheck.documents.extracted import Extracted

HEAD = 4096
"""How many bytes of a file tell its kind."""
TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
_BINARY = (b"%PDF", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")


class Reader(Protocol):
    """What a module of `factcheck.documents.readers` offers."""

    NAME: str
    SUFFIXES: frozenset[str]
    SURE_SUFFIXES: frozenset[str]

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Whether a file with this head and suffix (".html") is for this reader."""
        ...

    def read(self, content: bytes, name: str) -> Iterator[Extracted]:
        """The articles of a file; raises ReadingError where it holds none."""
        ...


@cache
def names() -> tuple[str, ...]:
    """The names of the readers, sorted."""
    found = (module.name for module in pkgutil.iter_modules(readers.__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


@cache
def reader_named(name: str) -> Reader:
    """The reader of that name; KeyError where there is none."""
    if name not in names():
        raise KeyError(name)
    return cast(Reader, import_module(f"{readers.__name__}.{name}"))


def reader_for(head: bytes, path: str) -> str | None:
    """The reader for a file by its first HEAD bytes and its name; None for plain text and for what nobody knows.

    A file that is called a text is one, unless it is plainly a PDF, ZIP or gzip file.
    """
    suffix = suffix_of(path)
    if suffix in TEXT_SUFFIXES and not head.startswith(_BINARY):
        return None
    # Who is called by the name goes first; a ZIP file of anything goes last.
    order = sorted(names(), key=lambda name: (suffix not in reader_named(name).SUFFIXES, name == "zip", name))
    return next((name for name in order if reader_named(name).recognises(head, suffix)), None)


def suffix_of(path: str) -> str:
    """The suffix in lower case; of a compressed file both (".warc.gz")."""
    parts = [one.lower() for one in PurePath(path).suffixes]
    return "".join(parts[-2:]) if parts and parts[-1] == ".gz" else (parts[-1] if parts else "")


@cache
def suffixes() -> tuple[frozenset[str], frozenset[str]]:
    """The suffixes of files taken from folders unseen, and of those taken if their content is recognised."""
    sure: frozenset[str] = frozenset().union(*(reader_named(name).SURE_SUFFIXES for name in names()))
    every: frozenset[str] = frozenset().union(*(reader_named(name).SUFFIXES for name in names()))
    return sure, every - sure
