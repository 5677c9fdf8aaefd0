"""A document together with all that was read from it."""

from factcheck.model.claims import Claim
from factcheck.model.documents import Document, Sentence
from factcheck.model.records import Record
from factcheck.model.spans import Span


class Shadowed(Record):
    """A reading that gave way to a better one over the same characters, and why."""

    kind: str
    span: Span
    surface: str
    read_by: str
    because: str


class Skipped(Record):
    """A stretch of text that yields no claims (boilerplate, a caption number, a score line), and why."""

    span: Span
    surface: str
    because: str


class Problem(Record):
    """An input that could not be used as it came: what, where and what to do. `fatal`: nothing of it was read."""

    path: str
    message: str
    fatal: bool = True


class Article(Record):
    """A document with its sentences, its claims in order of place, and the readings that were shadowed or skipped."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    shadowed: tuple[Shadowed, ...] = ()
    skipped: tuple[Skipped, ...] = ()
