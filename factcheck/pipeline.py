"""The order of the rooms: only this module knows it."""

from collections.abc import Iterable, Sequence

from factcheck import documents, sentences, vocabulary
from factcheck.claims import read as read_claims
from factcheck.model import Article, Document, DocumentEntry, Report, RulesEntry


def read_article(document: Document) -> Article:
    """A document with its sentences and claims."""
    words = vocabulary.load()
    described = documents.describe(document)
    return read_claims(described, sentences.split(described, words), words)


def check(documents_: Iterable[Document], rules: str | None = None) -> Report:
    """What the documents say that cannot all be right."""
    articles = [read_article(document) for document in documents_]
    return report(articles)


def report(articles: Sequence[Article]) -> Report:
    """The report over articles that have been read."""
    return Report(
        documents=tuple(entry(article) for article in articles),
        discrepancies=(),
        rules=RulesEntry(version="1", sha256=""),
    )


def entry(article: Article) -> DocumentEntry:
    """How the report lists a document."""
    document = article.document
    published = document.published
    return DocumentEntry(
        id=document.id,
        path=document.path,
        title=document.title,
        source=document.source,
        published=str(document.published_at) if document.published_at else None,
        published_from=published.basis if published else None,
        sha256=document.sha256,
        characters=len(document.text),
        claims=len(article.claims),
        notes=document.notes,
    )
