"""Reads several articles about the same events and says where they cannot all be right."""

from factcheck.model import Claim, Document, Report

__all__ = ["Claim", "Document", "Report", "check", "claims", "read"]

from collections.abc import Iterable


def read(path: str, published: str | None = None) -> Document:
    """The document in a file; raises DocumentError with one clear line when it cannot be read."""
    from factcheck import documents

    return documents.read(path, published)


def check(documents: Iterable[Document], rules: str | None = None) -> Report:
    """What the documents say that cannot all be right."""
    from factcheck import pipeline

    return pipeline.check(documents, rules)


import factcheck.claims  # noqa: E402


def claims(document: Document) -> tuple[Claim, ...]:  # type: ignore[no-redef]
    """Every claim read from the document, in order of place."""
    from factcheck import pipeline

    return pipeline.read_article(document).claims
