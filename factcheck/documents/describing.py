"""What a document says about itself: title, source and dates, from front matter or from the look of the page."""

import re

from factcheck.documents import dating, frontmatter, titles
from factcheck.documents.stated_dates import stated_dating
from factcheck.model import Dating, Document, Span

_AGENCY = re.compile(
    r"^[*_]*(?:[A-Z][^()\n]{0,70})?\((?P<name>[A-Z][\w .&’'-]{1,28})\)[*_]*\s*(?:--|[-–—_])\s", re.MULTILINE
)


def describe(document: Document) -> Document:
    """The document with what can be found out about it: body, title, source, dates, language.

    What is already known (a source or date that was given) is kept. Describing twice changes nothing.
    """
    if document.described:
        return document
    text = document.text
    notes = list(document.notes)
    front = frontmatter.find(text)
    body_start = front.body_start if front else 0
    values = front.values if front else {}
    if front and front.fault:
        notes.append(front.fault)
    inferred = dating.infer(text, body_start)
    published = document.published or _front_date(values, "published", notes) or inferred.published
    modified = document.modified or _front_date(values, "modified", notes) or inferred.modified
    span = document.title_span or _title_span(document, front, body_start)
    agency = _AGENCY.search(text, body_start, min(len(text), body_start + 1500))
    return document.model_copy(
        update={
            "body_start": body_start,
            "title": document.title or values.get("title") or (span.of(text) if span else None),
            "title_span": span,
            "source": document.source or values.get("source") or inferred.owner,
            "published": published,
            "modified": modified,
            "language": titles.language(text, body_start) if document.language == "en" else document.language,
            "family": document.family or (agency["name"] if agency else None),
            "notes": tuple(notes),
            "described": True,
        }
    )


def _front_date(values: dict[str, str], key: str, notes: list[str]) -> Dating | None:
    if key not in values:
        return None
    try:
        return stated_dating(values[key], "front matter")
    except ValueError as error:
        notes.append(f"front matter: `{key}` is not a date: {error}")
        return None


def _title_span(document: Document, front: frontmatter.FrontMatter | None, body_start: int) -> Span | None:
    if front and "title" in front.spans:
        return front.spans["title"]
    if document.title:
        at = document.text.find(document.title, body_start, body_start + 4000)
        return Span(start=at, end=at + len(document.title)) if at >= 0 else None
    return titles.headline(document.text, body_start)
