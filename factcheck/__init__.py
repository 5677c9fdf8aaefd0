"""Reads several articles about the same events and says where they cannot all be right.

Four verbs and three records: `read` a file into a `Document`, `claims` of a document, `check` several documents into a
`Report`. Everything is imported when it is first used, so that the command line starts fast.
"""

from typing import TYPE_CHECKING, Any

__all__ = ["Claim", "Document", "Report", "check", "claims", "read"]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.model import Claim, Document, Report

    def claims(document: Document) -> tuple[Claim, ...]:
        """Every claim read from the document, in order of place. (At run time the room of that name, called.)"""


def read(path: str, published: str | None = None) -> "Document":
    """The document in a file; raises DocumentError with one clear line when it cannot be read."""
    from factcheck import documents

    return documents.read(path, published)


def check(documents: "Iterable[Document]", rules: str | None = None) -> "Report":
    """What the documents say that cannot all be right, by the rules of a folder (the program's own by default)."""
    from factcheck import pipeline

    return pipeline.check(documents, rules)


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name == "claims":
        return import_module("factcheck.claims")
    if name in ("Claim", "Document", "Report"):
        return getattr(import_module("factcheck.model"), name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
