"""OpenDocument texts: paragraphs, headings and tables, without what was deleted."""

from collections.abc import Iterator
from typing import Any

from factcheck.documents.extracted import Composer, Extracted, Piece, ReadingError
from factcheck.documents.unpacking import Package, local, parsed_xml

NAME = "OpenDocument text"
SUFFIXES = frozenset({".odt"})
SURE_SUFFIXES = SUFFIXES
_DROPPED = frozenset({"tracked-changes", "annotation", "sequence-decls", "note-citation", ""})


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a ZIP file says that it is an OpenDocument text, or is called one."""
    return head.startswith(b"PK") and (suffix == ".odt" or b"application/vnd.oasis.opendocument.text" in head)


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The article; places are paragraph numbers (from 1) and offsets in the paragraphs."""
    package = Package(content)
    if "content.xml" not in package:
        raise ReadingError("is no OpenDocument text: it has no content.xml")
    article = Extracted(format="odt")
    composer = Composer()
    number = 0
    waiting = [parsed_xml(package.member("content.xml"))]
    while waiting:
        element = waiting.pop()
        kind = local(element)
        if kind in {"p", "h"}:
            number += 1
            text = _printed(element)
            style = " ".join(value for key, value in element.attrib.items() if key.endswith("style-name"))
            part = "title" if style == "Title" else "heading" if kind == "h" else None
            if text.strip():
                if part == "title" and article.title is None:
                    article.title = text.strip()
                start = len(text) - len(text.lstrip())
                text = text.strip()
                composer.paragraph([Piece(text, start, len(text), f"paragraph {number}")], part)
        elif kind not in _DROPPED:
            waiting += reversed(element)
    composer.into(article)
    if not article.text:
        raise ReadingError("this OpenDocument text holds no text: nothing of it was checked")
    yield article


def _printed(element: Any) -> str:
    kind = local(element)
    if kind == "s":
        return " "
    if kind in {"tab", "line-break"}:
        return "\t" if kind == "tab" else "\n"
    if kind in _DROPPED:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts.append(_printed(child))
        parts.append(child.tail or "")
    return "".join(parts)
