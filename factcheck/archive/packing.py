"""Articles made ready to be kept: compressed, with hashed keys, small enough to be passed between processes."""

import gc
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Self

from factcheck.model import Article, BlockKey

_LEVEL = 3  # of compression: 6 saves a tenth of the space for twice the work
_MANY_KEYS = 200_000  # hashes that are remembered: names come back


@dataclass(frozen=True, slots=True)
class Packed:
    """An article as the archive keeps it.

    `origin` is where the text comes from: a later text of the same origin is a new version of it. `keys` are the hashes
    of the keys that the article can be found by, ascending. `reader` says which version of the program read it.
    """

    origin: str
    document: str
    sha256: str
    path: str | None
    title: str | None
    source: str | None
    first_day: str | None
    last_day: str | None
    bucket: int | None
    characters: int
    claims: int
    prose: str
    digest: bytes
    body: bytes
    keys: tuple[int, ...]
    reader: str = ""

    @classmethod
    def of(cls, article: Article, keys: Iterable[BlockKey], *, origin: str | None = None, reader: str = "") -> Self:
        """The article packed; `origin` is its path, or its id where it has none, unless another is given."""
        document = article.document
        plain = article.model_dump_json().encode("utf-8", "surrogatepass")
        published = document.published
        found = list(keys)
        return cls(
            origin=origin or document.path or document.id,
            document=document.id,
            sha256=document.sha256,
            path=document.path,
            title=document.title,
            source=document.source,
            first_day=published.start.isoformat() if published else None,
            last_day=published.end.isoformat() if published else None,
            bucket=next((key.bucket for key in found), None),
            characters=len(document.text),
            claims=len(article.claims),
            prose=searchable(document.text[document.body_start :]),
            digest=digest(plain),
            body=zlib.compress(plain, _LEVEL),
            keys=tuple(sorted({hashed(key.name, key.kind, key.bucket) for key in found})),
            reader=reader,
        )


def searchable(text: str) -> str:
    """The text without what no database takes: lone surrogates and NULs."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")


def digest(plain: bytes) -> bytes:
    """What an article's JSON is held against: 16 bytes of BLAKE2b."""
    return blake2b(plain, digest_size=16).digest()


@lru_cache(_MANY_KEYS)
def hashed(name: str, kind: str, bucket: int | None) -> int:
    """A key as a signed 64-bit number, the same on every machine.

    Of 10^8 keys about 0.0003 pairs share a number by chance; a shared one makes two blocks one and loses nothing.
    """
    text = f"{name}\x1f{kind}\x1f{'' if bucket is None else bucket}"
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def unpacked(body: bytes) -> Article:
    """The article of compressed bytes; raises ValueError (or zlib.error) where they are damaged."""
    return Article.model_validate_json(plain(body))


def plain(body: bytes) -> bytes:
    """The JSON of compressed bytes."""
    return zlib.decompress(body)


@contextmanager
def without_collections() -> Iterator[None]:
    """A stretch that makes many lasting objects at once: looking for garbage among them meanwhile doubles its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
