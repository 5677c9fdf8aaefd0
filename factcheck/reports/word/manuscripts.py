"""A clean Word file made of the texts of documents, with comments at their passages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import DocumentEntry
from factcheck.reports.material import Material
from factcheck.reports.passages import front_matter_end
from factcheck.reports.word.parts import (
    COMMENTS_RELATION,
    COMMENTS_TYPE,
    HEAD,
    RELATIONS,
    TYPES,
    Comments,
    R,
    W,
    comments_part,
    packed,
    relations_part,
    run,
)
from factcheck.reports.word.remarks import Remark, remarks
from factcheck.reports.wording import date_of, document_name

_BREAK = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")
_LINE = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
# A line that stands by itself although no empty line parts it from its neighbours.
_OWN_LINE = re.compile(r"[-*+•–][ \t]|\d{1,3}[.)][ \t]|\||>")
_PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml."

Piece = tuple[int, str]
"""Words on one line and where they begin in the document's text."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    style: str
    pieces: tuple[Piece, ...]


def manuscript(material: Material, documents: Sequence[str], opening: Remark) -> bytes:
    """A Word file with the documents of these ids one after the other, each under its title, with `opening` as the
    comment at its head.

    A document whose text is not at hand is shown by those of its sentences that stand in findings.
    """
    comments = Comments()
    body: list[str] = []
    for place, document in enumerate(documents):
        noted = remarks(material, document)
        body += _Writer(noted, comments, opening if not place else None).written(*_article(material, document))
    if not documents:
        body += _Writer((), comments, opening).written("Nothing was checked", "", [])
    return _package("".join(body), comments)


def _article(material: Material, document: str) -> tuple[str, str, list[_Paragraph]]:
    """The title, what is known of the document, and its paragraphs."""
    entry = material.entries.get(document)
    text = material.texts.get(document)
    paragraphs = list(_paragraphs(text)) if text is not None else list(_sentences(material, document))
    title = (entry.title if entry else None) or material.name(document)
    if paragraphs and " ".join(words for _, words in paragraphs[0].pieces).strip() == title.strip():
        paragraphs = paragraphs[1:]
    return title, _facts(entry, title) if entry else "", paragraphs


def _facts(entry: DocumentEntry, title: str) -> str:
    name = document_name(entry)
    return " · ".join([*([name] if name != title else []), date_of(entry), *([entry.path] if entry.path else [])])


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """The paragraphs of a plain or Markdown text: lines broken at a fixed width become one."""
    at = front_matter_end(text)
    for gap in [*_BREAK.finditer(text, at), None]:
        end = gap.start() if gap else len(text)
        lines: list[Piece] = []
        for line in _LINE.finditer(text, at, end):
            words = line[0].strip()
            if not words:
                continue
            start = line.start() + line[0].index(words)
            heading = _HEADING.match(words)
            if heading or _OWN_LINE.match(words):
                yield from _joined(lines)
                lines = []
            if heading:
                yield _Paragraph("Heading2", ((start + heading.end(), words[heading.end() :]),))
            else:
                lines.append((start, words))
        yield from _joined(lines)
        at = gap.end() if gap else end


def _joined(lines: list[Piece]) -> Iterator[_Paragraph]:
    if lines:
        yield _Paragraph("Normal", tuple(lines))


def _sentences(material: Material, document: str) -> Iterator[_Paragraph]:
    """The sentences of a document that stand in findings, in their order."""
    found = {
        mention.sentence: mention.text
        for finding in material.report.discrepancies
        for side in finding.sides
        for mention in side.mentions
        if mention.document == document
    }
    for (start, _), sentence in sorted(found.items()):
        lines = [(start + line.start(), line[0]) for line in _LINE.finditer(sentence)]
        yield from _joined(lines)


class _Writer:
    """Writes paragraphs with the beginnings and ends of comments among their words."""

    def __init__(self, noted: Sequence[Remark], comments: Comments, opening: Remark | None) -> None:
        self._opening = [comments.add(opening)] if opening else []
        self._waiting = [(*one.mention.span, comments.add(one)) for one in noted if one.mention]
        self._open: list[tuple[int, int]] = []

    def written(self, title: str, facts: str, paragraphs: Sequence[_Paragraph]) -> Iterator[str]:
        """The document's paragraphs as XML. A comment on what is not among them (the facts at the head of a file)
        stands at the title."""
        pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
        shown = [
            (start, end, number)
            for start, end, number in self._waiting
            if any(start < at + len(words) and at < end for at, words in pieces)
        ]
        placed = {number for _, _, number in shown}
        at_title = self._opening + [number for _, _, number in self._waiting if number not in placed]
        self._waiting = shown
        begins = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in at_title)
        yield _paragraph("Title", begins + run(title) + "".join(map(_end, at_title)))
        if facts:
            yield _paragraph("Subtitle", run(facts))
        for place, paragraph in enumerate(paragraphs):
            is_last = place == len(paragraphs) - 1
            yield _paragraph(paragraph.style, "".join(self._words(paragraph.pieces, is_last=is_last)))

    def _words(self, pieces: tuple[Piece, ...], *, is_last: bool) -> Iterator[str]:
        for place, (at, words) in enumerate(pieces):
            if place:
                yield run(" ")
            end = at + len(words)
            ranges = [*self._waiting, *((at, until, number) for until, number in self._open)]
            cuts = {cut for start, until, _ in ranges for cut in (start, until) if at < cut < end}
            edges = sorted({at, end, *cuts})
            for left, right in pairwise(edges):
                yield from self._begin(right)
                yield run(words[left - at : right - at])
                yield from self._finish(right)
        if is_last:
            yield from self._finish(None)

    def _begin(self, before: int) -> Iterator[str]:
        """The comments that begin before this place and have not begun."""
        begun = [one for one in self._waiting if one[0] < before]
        self._waiting = [one for one in self._waiting if one[0] >= before]
        for _, end, number in begun:
            self._open.append((end, number))
            yield f'<w:commentRangeStart w:id="{number}"/>'

    def _finish(self, until: int | None) -> Iterator[str]:
        """The ends of comments up to this place, or of all."""
        ended = [number for end, number in self._open if until is None or end <= until]
        self._open = [one for one in self._open if one[1] not in ended]
        yield from map(_end, ended)


def _end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def _package(body: str, comments: Comments) -> bytes:
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1701" w:bottom="1418" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'  # noqa: E501
    document = f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{page}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document.encode(),
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", "styles", "styles.xml"), ("rId2", "comments", "comments.xml")
        ),
        "word/comments.xml": comments_part(comments.written()),
    }
    if comments.relations():
        parts["word/_rels/comments.xml.rels"] = relations_part(comments.relations())
    return packed(parts.items())


def _types() -> bytes:
    overrides = {
        "document": _PARTS + "document.main+xml",
        "styles": _PARTS + "styles+xml",
        "comments": COMMENTS_TYPE,
    }
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    ).encode()


def _relations(*known: tuple[str, str, str]) -> bytes:
    base = COMMENTS_RELATION.rpartition("/")[0]
    return relations_part(
        "".join(
            f'<Relationship xmlns="{RELATIONS}" Id="{name}" Type="{base}/{kind}" Target="{target}"/>'
            for name, kind, target in known
        )
    )


def _styles() -> bytes:
    """How the words look: a serif at 11.5 points, titles larger, what is known of a document small and grey."""
    made = [
        _style("Normal", "Normal", "", '<w:spacing w:after="160" w:line="300" w:lineRule="auto"/>', ""),
        _style("Title", "Title", "Normal", '<w:keepNext/><w:spacing w:before="480" w:after="60" w:line="260" w:lineRule="auto"/>', '<w:sz w:val="40"/>'),  # noqa: E501
        _style("Subtitle", "Subtitle", "Normal", '<w:spacing w:after="280"/>', '<w:color w:val="5D5851"/><w:sz w:val="19"/>'),  # noqa: E501
        _style("Heading2", "heading 2", "Normal", '<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="26"/>'),  # noqa: E501
    ]  # fmt: skip
    fonts = '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Georgia" w:cs="Georgia"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="23"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(made)}</w:styles>'.encode()


def _style(name: str, called: str, based: str, paragraph: str, words: str) -> str:
    default = "" if based else ' w:default="1"'
    above = f'<w:basedOn w:val="{based}"/><w:next w:val="Normal"/>' if based else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{called}"/>{above}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{words}</w:rPr></w:style>"
    )
