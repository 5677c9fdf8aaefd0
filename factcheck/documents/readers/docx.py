"""Word files: paragraphs and tables with fields and tracked insertions, without what was deleted."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.documents.extracted import Composer, Extracted, Piece, ReadingError
from factcheck.documents.unpacking import Package, parsed_xml

NAME = "Word file"
SUFFIXES = frozenset({".docx", ".docm"})
SURE_SUFFIXES = SUFFIXES
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = frozenset(
    {_W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr", _W + "instrText", _W + "delText", _ALTERNATE}
)
_PRINTED = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_SPACE = re.compile(r"[ \t]{2,}")


def recognises(head: bytes, suffix: str) -> bool:
    """Whether a ZIP file is called a Word file, or has its parts at its front."""
    return head.startswith(b"PK") and (suffix in SUFFIXES or b"word/" in head)


def read(content: bytes, name: str) -> Iterator[Extracted]:
    """The article of a Word file; places are paragraph numbers (from 1, tables' included) and offsets in them."""
    package = Package(content)
    part = _main_part(package)
    root = parsed_xml(package.member(part))
    article = Extracted(format="docx")
    composer = Composer()
    body = root.find(_W + "body")
    if body is None:
        raise ReadingError("a Word file without a body")
    numbers: dict[Any, int] = {element: number for number, element in enumerate(root.iter(_W + "p"), 1)}
    tracked = sum(1 for element in body.iter(_W + "ins", _W + "del", _W + "moveFrom", _W + "moveTo"))
    for block in _blocks(body):
        if block.tag == _W + "p":
            composer.paragraph(_pieces(block, numbers), _part(block))
        else:
            for row in block.iter(_W + "tr"):
                cells = [list(cell.iter(_W + "p")) for cell in row.iterchildren(_W + "tc")]
                composer.paragraph(_row(cells, numbers), "row")
    for note in ("footnotes", "endnotes"):
        if (path := f"word/{note}.xml") in package:
            _notes(parsed_xml(package.member(path)), note[:-1], composer)
    if tracked:
        article.notes.append("has tracked changes: read as if all were accepted")
    _properties(package, article)
    composer.into(article)
    if not article.text:
        raise ReadingError("this Word file holds no text: nothing of it was checked")
    titles = [mark for mark in article.marked if mark[2] == "title"]
    if titles:
        article.title = article.text[titles[0][0] : titles[0][1]]
        article.found["title"] = "paragraph style"
    yield article


def _main_part(package: Package) -> str:
    if "word/document.xml" in package:
        return "word/document.xml"
    found = [name for name in package.names if re.fullmatch(r"word/document\d*\.xml", name)]
    if not found:
        raise ReadingError("is no Word file: it has no word/document.xml")
    return found[0]


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those inside content controls and custom XML too."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if element.tag in {_W + "p", _W + "tbl"}:
            yield element
        elif isinstance(element.tag, str) and element.tag not in _DROPPED:
            waiting += reversed(element)


def _pieces(paragraph: Any, numbers: dict[Any, int]) -> list[Piece]:
    return _places(_printed(paragraph), f"paragraph {numbers[paragraph]}")


def _places(text: str, within: str) -> list[Piece]:
    """The text with runs of spaces as one, each stretch with its offset in the paragraph's full text."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    pieces, at = [], start
    for gap in _SPACE.finditer(text, start, end):
        pieces.append(Piece(text[at : gap.start()] + " ", at, gap.start() + 1 - at, within))
        at = gap.end()
    pieces.append(Piece(text[at:end], at, end - at, within))
    return pieces


def _printed(paragraph: Any) -> str:
    out: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _W + "t":
            out.append(element.text or "")
        elif element.tag in _PRINTED:
            out.append(_PRINTED[element.tag])
        elif isinstance(element.tag, str) and element.tag not in _DROPPED and element.tag != _W + "p":
            waiting += reversed(element)
    return "".join(out)


def _part(paragraph: Any) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(_W + "val") or "").lower() if style is not None else ""
    if name in {"title", "headline"}:
        return "title"
    if name.startswith(("heading", "subtitle")):
        return "heading"
    if name == "caption":
        return "caption"
    return "item" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else None


def _row(cells: list[list[Any]], numbers: dict[Any, int]) -> list[Piece]:
    out: list[Piece] = []
    for index, cell in enumerate(cells):
        if index:
            out.append(Piece(" | "))
        for order, paragraph in enumerate(cell):
            out += [Piece(" ")] if order else []
            out += _pieces(paragraph, numbers)
    return out


def _notes(root: Any, kind: str, composer: Composer) -> None:
    for note in root:
        if note.get(_W + "type") is None:
            for number, paragraph in enumerate(note.iter(_W + "p"), 1):
                composer.paragraph(_places(_printed(paragraph), f"{kind} {note.get(_W + 'id')}, paragraph {number}"))


def _properties(package: Package, article: Extracted) -> None:
    """Title and author of the file's properties. Its dates tell when the file was saved, not when a story ran."""
    if "docProps/core.xml" not in package:
        return
    for element in parsed_xml(package.member("docProps/core.xml")):
        local = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if local in {"title", "creator"}:
            article.take("title" if local == "title" else "author", element.text, f"document property {local}")
