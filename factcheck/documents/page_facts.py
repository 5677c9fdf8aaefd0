"""What a web page says about itself: JSON-LD first, then OpenGraph and other meta elements, then its time elements."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from factcheck.documents.extracted import Extracted
from factcheck.documents.markup import PageMap

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SOURCES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_MOST_NODES = 5000


def describe_page(page: PageMap, article: Extracted) -> None:
    """Take title, source, author, dates, address and language from a page; the first that states one is believed."""
    for node in _articles(page.scripts):
        article.take("title", node.get("headline"), "JSON-LD headline")
        article.take("source", _name(node.get("publisher")), "JSON-LD publisher")
        article.take("author", _name(node.get("author")), "JSON-LD author")
        article.take("published", node.get("datePublished"), "JSON-LD datePublished")
        article.take("modified", node.get("dateModified"), "JSON-LD dateModified")
        address = node.get("mainEntityOfPage")
        address = address.get("@id") if isinstance(address, dict) else address
        article.take("url", _address(node.get("url")) or _address(address), "JSON-LD url")
    for link in page.links:
        if "canonical" in link.get("rel", "").lower().split():
            article.take("url", _address(link.get("href")), "link rel=canonical")
    metas: dict[str, str] = {}
    for name, content in page.metas:
        metas.setdefault(name, content)
    wanted = {"title": _TITLES, "source": _SOURCES, "author": _AUTHORS, "published": _PUBLISHED, "modified": _MODIFIED}
    for field, names in wanted.items():
        for name in names:
            value = metas.get(name)
            if not (field == "author" and _address(value)):
                article.take(field, value, f"meta {name}")
    article.take("url", _address(metas.get("og:url")), "meta og:url")
    for time in page.times:
        if "pubdate" in time or time.get("itemprop", "").lower() == "datepublished":
            article.take("published", time.get("datetime"), "time element")
    if article.url:
        article.take("source", (urlsplit(article.url).hostname or "").removeprefix("www."), "address of the page")
        article.story = article.url
    article.take("language", (page.language or "")[:2].lower() or None, "html lang")


def _articles(scripts: list[str]) -> Iterator[dict[str, Any]]:
    for script in scripts:
        try:
            waiting: list[Any] = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < _MOST_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                kinds = node.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting")) for kind in kinds):
                    yield node
                graph = node.get("@graph")
                waiting += graph if isinstance(graph, list) else []


def _name(value: object) -> str | None:
    """The name of a person or organisation, or of several."""
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    return value if isinstance(value, str) else None


def _address(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        return value if urlsplit(value.strip()).scheme in {"http", "https"} else None
    except ValueError:
        return None
