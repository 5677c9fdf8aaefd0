"""Articles in rows: which column or key holds what."""

from collections.abc import Iterable, Mapping

from factcheck.documents.extracted import Composer, Extracted, Piece, plain_paragraphs
from factcheck.documents.markup import PageMap

_NAMES = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "body_text", "story"),
    "title": ("title", "headline"),
    "source": ("source", "publisher", "outlet", "publication", "newspaper", "site"),
    "author": ("author", "authors", "by", "byline"),
    "url": ("url", "link", "uri"),
    "published": (
        "published",
        "date",
        "published_at",
        "publication_date",
        "pubdate",
        "datepublished",
        "date_published",
    ),
    "modified": ("modified", "updated", "updated_at", "modified_at", "datemodified", "date_modified"),
    "language": ("language", "lang"),
    "story": ("id", "guid", "story_id"),
}


def column(field: str, names: Iterable[str]) -> str | None:
    """The name among several that stands for a field of an article."""
    known = {name.strip().lower().lstrip("\ufeff"): name for name in reversed(list(names)) if isinstance(name, str)}
    return next((known[name] for name in _NAMES[field] if name in known), None)


def article_of(row: Mapping[str, object], entry: str, format_: str) -> Extracted:
    """The article of a row; places count in the value of the column that `within` names."""
    article = Extracted(format=format_, entry=entry)
    composer = Composer()
    for field in ("title", "source", "author", "url", "published", "modified", "language"):
        if (name := column(field, row)) is not None:
            value = row[name]
            article.take(field, ", ".join(map(str, value)) if isinstance(value, list) else value, f"column {name}")
    article.language = article.language[:2].lower() if article.language else None
    story = column("story", row)
    article.story = article.url or (str(row[story]) if story and row[story] is not None else None)
    if article.title and (name := column("title", row)):
        composer.paragraph([Piece(article.title, 0, len(article.title), f"row {entry}, {name}")], "title")
    name = column("text", row)
    text = row[name] if name is not None else None
    if not isinstance(text, str) or not text.strip():
        article.fault = "has no text: nothing of it was checked"
        return article
    within = f"row {entry}, {name}"
    if text.lstrip()[:1] == "<" and "</p>" in text.lower():
        for block in PageMap(text, within=within).blocks:
            composer.paragraph(block.pieces)
    else:
        for paragraph in plain_paragraphs(text, within):
            composer.paragraph(paragraph)
    composer.into(article)
    if not article.text:
        article.fault = "has no text: nothing of it was checked"
    return article
