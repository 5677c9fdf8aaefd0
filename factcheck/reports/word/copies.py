"""A copy of a Word file with comments in it: every part that comments do not touch stays as it is, byte for byte."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from xml.etree import ElementTree

from factcheck.model import Mention
from factcheck.reports.word.parts import (
    COMMENTS_RELATION,
    COMMENTS_TYPE,
    RELATIONS,
    TYPES,
    Comments,
    UnfitError,
    comments_part,
    packed,
    parsed,
    plain_parser,
    relations_part,
    with_child,
)
from factcheck.reports.word.places import Atom, Paragraph, Places, Run, bytes_before
from factcheck.reports.word.remarks import Remark

_INFLATED = 200_000_000  # bytes of all parts together, as the reader of Word files has it
_MAIN = re.compile(r"word/document\d*\.xml")
_TYPE = "wordprocessingml.document.main+xml"
_PARAGRAPH = re.compile(r"paragraph (\d+)\Z")
_NOTE = re.compile(r"(footnote|endnote) ([^,]+),")


def commented(content: bytes, remarks: Iterable[Remark]) -> bytes:
    """The Word file `content` with the remarks as comments at their passages.

    A remark on a passage in a note stands at the mark of the note; one whose place cannot be found, or that is about
    the whole document, at the first words. Raises UnfitError for a file that cannot take them: one with macros, one in
    an encoding other than UTF-8, one that is damaged.
    """
    try:
        parts = _parts(content)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as fault:
        raise UnfitError(f"it cannot be unpacked: {fault}") from None
    package = {info.filename: body for info, body in parts}
    if _TYPE not in package.get("[Content_Types].xml", b"").decode("utf-8", "replace"):
        raise UnfitError("it is no plain Word document")
    main = "word/document.xml" if "word/document.xml" in package else next(filter(_MAIN.fullmatch, package), None)
    if main is None:
        raise UnfitError("it has no document part")
    changed = _changed(package, main, tuple(remarks))
    kept = ((info, changed.pop(info.filename, body)) for info, body in parts)
    return packed([*kept, *changed.items()])


def _parts(content: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        if sum(info.file_size for info in package.infolist()) > _INFLATED:
            raise UnfitError("it is too large when unpacked")
        return [(info, package.read(info)) for info in package.infolist()]


def _changed(package: dict[str, bytes], main: str, remarks: tuple[Remark, ...]) -> dict[str, bytes]:
    """The parts that are new or differ."""
    relations = join(dirname(main), "_rels", basename(main) + ".rels")
    known = package.get(relations)
    part = _comments_name(known, main)
    is_new = part is None or part not in package
    if part is None:
        part = join(dirname(main), "comments.xml")
        if part in package:
            part = join(dirname(main), "comments-factcheck.xml")
    before = package.get(part, b"") if not is_new else b""
    comments = Comments(_highest(before, package[main]) + 1, "rIdFactcheckPlace")
    changed = {main: _marked(package[main], remarks, comments)}
    changed[part] = with_child(before, comments.written()) if before else comments_part(comments.written())
    if comments.relations():
        leads = join(dirname(part), "_rels", basename(part) + ".rels")
        there = package.get(leads)
        made = comments.relations()
        changed[leads] = with_child(there, made) if there else relations_part(made)
    if is_new:
        child = f'<Override xmlns="{TYPES}" PartName="/{part}" ContentType="{COMMENTS_TYPE}"/>'
        changed["[Content_Types].xml"] = with_child(package["[Content_Types].xml"], child)
        child = (
            f'<Relationship xmlns="{RELATIONS}" Id="rIdFactcheckComments" Type="{COMMENTS_RELATION}" '
            f'Target="{basename(part)}"/>'
        )
        changed[relations] = with_child(known, child) if known else relations_part(child)
    return changed


def _comments_name(relations: bytes | None, main: str) -> str | None:
    """The part with the comments that a document has already."""
    if relations is None:
        return None
    parsed(plain_parser(), relations)
    for one in ElementTree.fromstring(relations):
        if one.get("Type") == COMMENTS_RELATION:
            target = one.get("Target", "")
            return target[1:] if target.startswith("/") else normpath(join(dirname(main), target))
    return None


def _highest(comments: bytes, document: bytes) -> int:
    """The highest number of a comment that is there already."""
    numbers = re.findall(rb"<\w+:comment(?:RangeStart|RangeEnd|Reference)?\s[^>]*?\bid=[\"'](\d{1,9})[\"']", comments)
    numbers += re.findall(rb"<\w+:comment(?:RangeStart|RangeEnd|Reference)\s[^>]*?\bid=[\"'](\d{1,9})[\"']", document)
    return max(map(int, numbers), default=-1)


@dataclass(slots=True)
class _Cut:
    """What is put in at one byte of the document: ends of comments, then beginnings; within a run it is parted."""

    parted: Run | None = None
    is_in_text: bool = False
    ends: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def _marked(document: bytes, remarks: tuple[Remark, ...], comments: Comments) -> bytes:
    places = Places(document)
    cuts: dict[int, _Cut] = defaultdict(_Cut)
    spaced: set[int] = set()
    for remark in remarks:
        found = _place(document, places, remark.mention)
        if found is None:
            continue
        number = comments.add(remark)
        for (at, cut, tag), is_end in zip(found, (False, True), strict=True):
            cuts[at].parted, cuts[at].is_in_text = cut.parted, cut.is_in_text
            (cuts[at].ends if is_end else cuts[at].starts).append(number)
            if tag is not None:
                spaced.add(tag)
    return _with_cuts(document, cuts, spaced, places.prefix)


_Found = tuple[int, _Cut, int | None]
"""The byte of a cut, how it is made, and the end of a start tag that must say that its spaces count."""


def _place(document: bytes, places: Places, mention: Mention | None) -> tuple[_Found, _Found] | None:
    """Where the comment on a mention begins and ends; None for a document without words."""
    where = mention.original if mention else None
    if where and where.within and where.start is not None and where.end is not None:
        paragraph = _PARAGRAPH.match(where.within)
        if paragraph and (there := places.paragraphs.get(int(paragraph[1]))) and not there.is_in_box:
            found = _range(document, there, where.start, where.end)
            if found:
                return found
        note = _NOTE.match(where.within)
        if note and (run := places.notes.get((note[1], note[2]))):
            return (run.start, _Cut(), None), (run.end, _Cut(), None)
    for one in places.paragraphs.values():
        if one.atoms and not one.is_in_box:
            run = one.atoms[0].run
            return (run.start, _Cut(), None), (run.end, _Cut(), None)
    return None


def _range(document: bytes, paragraph: Paragraph, start: int, end: int) -> tuple[_Found, _Found] | None:
    first = next((one for one in paragraph.atoms if one.offset <= start < one.offset + one.length), None)
    last = next((one for one in paragraph.atoms if one.offset < end <= one.offset + one.length), None)
    if first is None or last is None or start >= end:
        return None
    return _before(document, first, start - first.offset), _after(document, last, end - last.offset)


def _before(document: bytes, atom: Atom, characters: int) -> _Found:
    """The cut before a character of an atom; before the run where nothing of it stands before that."""
    place = bytes_before(document, atom, characters) if characters else None
    if place is not None and atom.inner:
        return place, _Cut(atom.run, True), atom.inner[0]
    content = document[atom.run.start + len(atom.run.opening) : atom.start]
    if content.strip() == atom.run.properties.strip():
        return atom.run.start, _Cut(), None
    return atom.start, _Cut(atom.run), None


def _after(document: bytes, atom: Atom, characters: int) -> _Found:
    """The cut after so many characters of an atom; behind the run where nothing of it follows."""
    if characters < atom.length and atom.inner:
        place = bytes_before(document, atom, characters)
        if place is not None:
            return place, _Cut(atom.run, True), atom.inner[0]
    closing = document[atom.end : atom.run.end]
    if re.fullmatch(rb"\s*</[\w.:-]+\s*>", closing):
        return atom.run.end, _Cut(), None
    return atom.end, _Cut(atom.run), None


def _with_cuts(document: bytes, cuts: dict[int, _Cut], spaced: set[int], prefix: str) -> bytes:
    pieces: list[bytes] = []
    done = 0
    name = prefix.encode()
    for at in sorted({*cuts, *spaced}):
        piece = document[done:at]
        if at in spaced and not re.search(rb"xml:space\s*=[^<>]*>\Z", piece):
            piece = piece.removesuffix(b">") + b' xml:space="preserve">'
        pieces.append(piece)
        done = at
        if at in cuts:
            pieces.append(_inserted(cuts[at], name))
    pieces.append(document[done:])
    return b"".join(pieces)


def _inserted(cut: _Cut, name: bytes) -> bytes:
    marks = b"".join(
        b'<%s:commentRangeEnd %s:id="%d"/><%s:r><%s:commentReference %s:id="%d"/></%s:r>'
        % (name, name, number, name, name, name, number, name)
        for number in cut.ends
    )
    marks += b"".join(b'<%s:commentRangeStart %s:id="%d"/>' % (name, name, number) for number in cut.starts)
    if cut.parted is None:
        return marks
    closing = b"</%s:t></%s:r>" % (name, name) if cut.is_in_text else b"</%s:r>" % name
    opening = b'<%s:t xml:space="preserve">' % name if cut.is_in_text else b""
    return closing + marks + cut.parted.opening + cut.parted.properties + opening
