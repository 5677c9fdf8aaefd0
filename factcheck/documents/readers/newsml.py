"""Agency XML: NewsML-G2 (its items hold NITF or XHTML) and NITF by itself."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.documents.decoding import decode_markup
from factcheck.documents.extracted import Composer, Extracted, ReadingError
from factcheck.documents.markup import Block, PageMap
from factcheck.documents.unpacking import local, named, parsed_xml

NAME = "agency XML"
SUFFIXES = frozenset({".xml", ".nitf", ".newsml", ".nml"})
SURE_SUFFIXES = frozenset({".nitf", ".newsml", ".nml"})
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:newsMessage|newsItem|packageItem|nitf)[\s>]")
_ITEM = re.compile(r"<(?:[\w.-]{1,40}:)?newsItem[\s>]")
_WATCHED = frozenset({"contentmeta", "inlinexml", "inlinedata", "body.content", "hedline", "body.end", "body.head"})
_SECTIONS = ("caption", "pull quote", "teaser", "heading", "item", "row")


def recognises(head: bytes, suffix: str) -> bool:
    """Whether XML opens with an element of NewsML-G2 or NITF."""
    return _ROOT.search(head) is not None and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The articles, each with its places in the decoded XML."""
    root = parsed_xml(content)
    source, encoding, notes = decode_markup(content)
    items = [root] if local(root) == "newsItem" else list(named(root, "newsItem"))
    if not items:
        article = Extracted(format="nitf", encoding=encoding, notes=notes)
        _take_nitf(root, article)
        _compose(PageMap(source, _WATCHED).blocks, article)
        yield article
        return
    starts = [item.start() for item in _ITEM.finditer(source)]
    if len(starts) != len(items):
        raise ReadingError("is NewsML-G2 whose items cannot be told apart (one stands in a comment or text)")
    for number, item in enumerate(items):
        article = Extracted(format="newsml-g2", encoding=encoding, notes=list(notes))
        if len(items) > 1:
            article.entry = item.get("guid") or str(number + 1)
        _take_item(item, article)
        for nitf in named(item, "nitf"):
            _take_nitf(nitf, article)
        end = starts[number + 1] if number + 1 < len(starts) else len(source)
        try:
            _compose(PageMap(source[starts[number] : end], _WATCHED, offset=starts[number]).blocks, article)
        except ReadingError as error:
            article.fault = str(error)
        yield article


def _take_item(item: Any, article: Extracted) -> None:
    article.story = item.get("guid")
    for field, names in {
        "modified": ("versionCreated",),
        "published": ("firstCreated", "contentCreated", "versionCreated"),
        "title": ("headline",),
        "author": ("by",),
    }.items():
        for name in names:
            for element in named(item, name):
                article.take(field, "".join(element.itertext()), name)
    for name in ("provider", "infoSource", "creditline"):
        for element in named(item, name):
            shown = next((each.text for each in named(element, "name")), None)
            article.take("source", shown or element.get("literal") or element.text, name)
    for element in named(item, "language"):
        article.take("language", (element.get("tag") or "")[:2].lower(), "language")


def _take_nitf(root: Any, article: Extracted) -> None:
    for element in named(root, "doc-id"):
        article.story = article.story or element.get("id-string")
    for name, field in (("date.issue", "published"), ("date.release", "published")):
        for element in named(root, name):
            article.take(field, element.get("norm"), f"NITF {name}")
    for element in named(root, "hl1"):
        article.take("title", "".join(element.itertext()), "NITF hl1")
    for element in named(root, "pubdata"):
        article.take("source", element.get("name"), "NITF pubdata")
    for element in named(root, "byline"):
        article.take("author", "".join(element.itertext()), "NITF byline")
    for element in named(root, "distributor"):
        article.take("source", "".join(element.itertext()), "NITF distributor")


def _compose(blocks: list[Block], article: Extracted) -> None:
    composer = Composer()
    title = next((one for one in blocks if one.role == "title" and "body.content" not in one.inside), None)
    title = title or next((one for one in blocks if one.tag == "headline" and "contentmeta" in one.inside), None)
    if title is not None:
        article.title = title.text
        composer.paragraph(title.pieces, "title")
    is_nitf = any("body.content" in block.inside for block in blocks)
    found = 0
    for block in blocks:
        if block is title or block.role in {"title tag", "furniture"} or not _is_body(block, is_nitf):
            continue
        if block.role == "title" and block.text == article.title:
            continue
        found += 1
        composer.paragraph(block.pieces, block.role if block.role in _SECTIONS else None)
    if not found:
        raise ReadingError("holds no text: nothing of it was checked")
    composer.into(article)


def _is_body(block: Block, is_nitf: bool) -> bool:
    if block.tag in {"media-producer", "byline", "bytext"}:
        return False
    if is_nitf:
        return "body.content" in block.inside or (block.role == "heading" and "hedline" in block.inside)
    return "inlinexml" in block.inside or "inlinedata" in block.inside
