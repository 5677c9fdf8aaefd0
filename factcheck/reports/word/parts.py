"""The parts of a Word file that hold comments, and the package around all parts."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from factcheck.reports.neutral import in_xml
from factcheck.reports.word.remarks import Line, Remark, Words

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_RELATION = R + "/comments"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_AUTHOR, _INITIALS = "factcheck", "fc"
# The first day of the archive format: the same report makes the same bytes whenever it is made.
_MADE = (1980, 1, 1, 0, 0, 0)


class UnfitError(Exception):
    """A Word file that cannot take comments; the message says why."""


def text(content: str) -> str:
    """Text of an element."""
    return escape(in_xml(content))


def run(words: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text(words)}</w:t></w:r>'


class Comments:
    """Comments as XML, and the relations to the addresses that they lead to."""

    def __init__(self, first: int = 0, name: str = "rIdPlace") -> None:
        self._next = first
        self._name = name
        self._written: list[str] = []
        self._links: dict[str, str] = {}

    def add(self, remark: Remark) -> int:
        """Write a comment and return its number."""
        number = self._next
        self._next += 1
        lines = "".join(self._line(line, is_first=not place) for place, line in enumerate(remark.lines))
        self._written.append(
            f'<w:comment xmlns:w="{W}" xmlns:r="{R}" w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}">'
            f"{lines}</w:comment>"
        )
        return number

    def _line(self, line: Line, *, is_first: bool) -> str:
        mark = "<w:r><w:annotationRef/></w:r>" if is_first else ""
        return f"<w:p>{mark}{''.join(map(self._words, line))}</w:p>"

    def _words(self, words: Words) -> str:
        strong = "<w:b/>" if words.is_strong else ""
        if words.link is None:
            return run(words.text, f"<w:rPr>{strong}</w:rPr>" if strong else "")
        name = self._links.setdefault(words.link, f"{self._name}{len(self._links) + 1}")
        looks = f'<w:rPr>{strong}<w:color w:val="24557F"/><w:u w:val="single"/></w:rPr>'
        return f'<w:hyperlink r:id="{name}">{run(words.text, looks)}</w:hyperlink>'

    def written(self) -> str:
        """All comments, to stand in a `comments` element."""
        return "".join(self._written)

    def relations(self) -> str:
        """The relations of the part that holds the comments."""
        return "".join(
            f'<Relationship xmlns="{RELATIONS}" Id="{name}" Type="{R}/hyperlink" Target={quoteattr(in_xml(link))} '
            'TargetMode="External"/>'
            for link, name in self._links.items()
        )


def comments_part(written: str) -> bytes:
    """A part that holds comments alone."""
    return f'{HEAD}<w:comments xmlns:w="{W}" xmlns:r="{R}">{written}</w:comments>'.encode()


def relations_part(written: str) -> bytes:
    """A part that holds relations alone."""
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{written}</Relationships>'.encode()


def with_child(part: bytes, child: str) -> bytes:
    """An XML part in UTF-8 with `child` as the last child of its root; every other byte stays as it is.

    Raises UnfitError for what is no such part.
    """
    parser = plain_parser()
    ends: list[tuple[int, str]] = []
    depth = 0

    def opened(name: str, _: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if not depth:
            ends.append((parser.CurrentByteIndex, name))

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parsed(parser, part)
    (place, name) = ends[-1]
    if part[place : place + 2] == b"</":
        return part[:place] + child.encode() + part[place:]
    end = part.rindex(b"/>")
    return part[:end] + b">" + child.encode() + f"</{name}>".encode() + part[end + 2 :]


def plain_parser() -> expat.XMLParserType:
    """A parser that tells names as written and refuses what no Office file may have: a document type."""
    parser = expat.ParserCreate()

    def refused(*_: object) -> None:
        raise UnfitError("it has a document type declaration")

    parser.StartDoctypeDeclHandler = refused
    return parser


def parsed(parser: expat.XMLParserType, part: bytes) -> None:
    """Run a parser over a part in UTF-8; raises UnfitError for one that is not, or that is no XML."""
    try:
        part.decode("utf-8")
        parser.Parse(part, True)
    except (expat.ExpatError, UnicodeDecodeError) as fault:
        raise UnfitError(f"one of its parts cannot be read: {fault}") from None


def packed(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A package of parts, each with its name, or as it was described in the package that it comes from."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            described = zipfile.ZipInfo(name, _MADE) if isinstance(name, str) else name
            if isinstance(name, str):
                described.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(described, content)
    return output.getvalue()
