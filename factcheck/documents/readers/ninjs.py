"""News in JSON: ninjs 1 and 2 (one headline and `body_xhtml` or `body_text`) and 3 (`headlines` and `bodies`)."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.documents.decoding import decode_markup
from factcheck.documents.extracted import Composer, Extracted, Piece, ReadingError, plain_paragraphs
from factcheck.documents.markup import PageMap

NAME = "ninjs"
SUFFIXES = frozenset({".json", ".ninjs"})
SURE_SUFFIXES = frozenset({".ninjs"})
_KEYS = (b'"body_xhtml"', b'"body_text"', b'"body_html"', b'"bodies"', b'"versioncreated"', b'"versionCreated"')
_SECTIONS = ("caption", "pull quote", "teaser", "heading", "item", "row")


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow")


class Worded(_Open):
    """A headline or body of ninjs 3."""

    value: str = ""
    role: str | None = None
    contentType: str | None = None  # noqa: N815 - the standard's name


class Named(_Open):
    """A person or organisation."""

    name: str | None = None


class Item(_Open):
    """What is read of a ninjs object; older and newer names of one property stand side by side."""

    uri: str | None = None
    headline: str | None = None
    title: str | None = None
    headlines: list[Worded] = []
    bodies: list[Worded] = []
    body_xhtml: str | None = None
    body_html: str | None = None
    body_text: str | None = None
    by: str | None = None
    byline: str | None = None
    language: str | None = None
    versioncreated: str | None = None
    versionCreated: str | None = None  # noqa: N815
    firstcreated: str | None = None
    firstCreated: str | None = None  # noqa: N815
    contentcreated: str | None = None
    contentCreated: str | None = None  # noqa: N815
    copyrightholder: str | None = None
    copyrightHolder: str | None = None  # noqa: N815
    infosources: list[Named] = []
    organisation: list[Named] = []


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a file is a JSON object, or a list of them, with a property that ninjs alone has."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["} and any(key in head for key in _KEYS)


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The articles; places count in the value of the property that `within` points to ("/body_xhtml")."""
    source, encoding, notes = decode_markup(content)
    try:
        told = json.loads(source)
    except (ValueError, RecursionError) as error:
        if "\n{" in source.strip():
            told = _lines(source)
        else:
            raise ReadingError(f"is broken JSON ({error or 'nested too deeply'})") from None
    items = told if isinstance(told, list) else [told]
    for number, fields in enumerate(items, 1):
        article = Extracted(format="ninjs", encoding=encoding, notes=list(notes))
        if len(items) > 1:
            article.entry = str(number)
        try:
            _read_item(Item.model_validate(fields), article)
        except ValidationError as error:
            first = error.errors()[0]
            article.fault = f"is no ninjs object: {'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}"
        except ReadingError as error:
            article.fault = str(error)
        yield article


def _lines(source: str) -> list[Any]:
    try:
        return [json.loads(line) for line in source.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"is broken JSON ({error or 'nested too deeply'})") from None


def _read_item(item: Item, article: Extracted) -> None:
    composer = Composer()
    headline, pointer = _headline(item)
    if headline:
        composer.paragraph([Piece(headline, 0, len(headline), pointer)], "title")
        article.take("title", headline, pointer)
        article.title = headline
    body, pointer, is_markup = _body(item)
    if not is_markup:
        for paragraph in plain_paragraphs(body, pointer):
            composer.paragraph(paragraph)
    else:
        for block in PageMap(body, within=pointer).blocks:
            if block.role == "title" and block.text == headline:
                continue
            composer.paragraph(block.pieces, block.role if block.role in _SECTIONS else None)
    if not body.strip():
        raise ReadingError("has no body text: nothing of it was checked")
    article.take("url", item.uri if (item.uri or "").startswith("http") else None, "uri")
    article.story = item.uri
    article.take("author", item.by or item.byline, "by")
    for field, names in {
        "published": ("firstcreated", "firstCreated", "contentcreated", "contentCreated"),
        "modified": ("versioncreated", "versionCreated"),
        "source": ("copyrightholder", "copyrightHolder"),
        "language": ("language",),
    }.items():
        for name in names:
            article.take(field, getattr(item, name), name)
    for source in (*item.infosources, *item.organisation[:0]):
        article.take("source", source.name, "infosources")
    if article.published is None and article.modified is not None:
        article.take("published", article.modified, article.found["modified"])
    article.language = article.language[:2].lower() if article.language else None
    composer.into(article)


def _headline(item: Item) -> tuple[str, str]:
    for name in ("headline", "title"):
        if value := getattr(item, name):
            return " ".join(value.split()), f"/{name}"
    for number, one in enumerate(item.headlines):
        if one.value.strip():
            return " ".join(one.value.split()), f"/headlines/{number}/value"
    return "", ""


def _body(item: Item) -> tuple[str, str, bool]:
    for name in ("body_xhtml", "body_html", "body_text"):
        if value := getattr(item, name):
            return value, f"/{name}", name != "body_text"
    bodies = [(number, one) for number, one in enumerate(item.bodies) if one.value.strip()]
    if not bodies:
        return "", "", False
    number, body = max(bodies, key=lambda one: len(one[1].value))
    return body.value, f"/bodies/{number}/value", "html" in (body.contentType or "") or "<p" in body.value
