"""HTML and XML cut into tags and text in one pass, with the place of each: what a position map is made from.

A browser's rules in short, forgiving as theirs: whatever is no tag is text. The standard library's parser does the same
and takes three times as long.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple


class Tag(NamedTuple):
    """A start tag: its name in small letters without a prefix, what stands between name and end, whether it is closed
    itself."""

    name: str
    attributes: str
    is_closed: bool
    start: int


class End(NamedTuple):
    """An end tag."""

    name: str
    start: int


class Text(NamedTuple):
    """A stretch of text, which begins at `start` of the source and may have character references in it where
    `is_plain` does not say otherwise."""

    text: str
    start: int
    is_plain: bool


Token = Tag | End | Text
# Possessive, so that a tag without an end costs one look; a quotation mark in it hides the sign that ends tags.
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(r"([^\s\"'>/=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>][^\s>]*+)))?")
_REFERENCE = re.compile(r"&(?:#[0-9]++|#[xX][0-9a-fA-F]++|[a-zA-Z][a-zA-Z0-9]*+);?")
_LONGEST_TAG = 100_000
_SHORTEST_LOOK = 1000
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}


def tokens(source: str) -> Iterator[Token]:
    """The tags and texts of a source in their order; comments, declarations and instructions are left out."""
    at = 0
    last_end = source.rfind(">")
    find = source.find
    longest = _LONGEST_TAG
    while True:
        sign = find("<", at)
        if sign < 0:
            break
        if sign > at:
            yield Text(source[at:sign], at, False)
        following = source[sign + 1 : sign + 2]
        if sign > last_end:
            at = sign
            break
        if following.isalpha() and following.isascii():
            tag, at, is_broken = _start_tag(source, sign, longest)
            if is_broken:  # where many tags have no end, looking far for each would take for ever
                longest = max(_SHORTEST_LOOK, longest // 2)
            yield tag
            if tag.name in _RAW_END and not tag.is_closed:
                end = _RAW_END[tag.name].search(source, at)
                stop = end.start() if end else len(source)
                if stop > at:
                    yield Text(source[at:stop], at, True)
                at = stop
        elif following == "/" and (name := _NAME.match(source, sign)) is not None:
            yield End(_bare(name[1]), sign)
            at = find(">", name.end()) + 1
        elif source.startswith("<!--", sign):
            end_ = find("-->", sign + 4)
            at = len(source) if end_ < 0 else end_ + 3
        elif source.startswith("<![CDATA[", sign):
            end_ = find("]]>", sign)
            start = sign + len("<![CDATA[")
            yield Text(source[start : None if end_ < 0 else end_], start, True)
            at = len(source) if end_ < 0 else end_ + 3
        elif following and following in "!?/":
            at = find(">", sign) + 1
        else:
            yield Text("<", sign, True)
            at = sign + 1
    if at < len(source):
        # A tag that the file breaks off is none; another sign of less is text.
        rest = source[at:]
        if not (rest[0] == "<" and (rest[1:2].isalpha() or rest[1:2] in ("!", "?", "/"))):
            yield Text(rest, at, False)


def _start_tag(source: str, at: int, longest: int) -> tuple[Tag, int, bool]:
    found = _TAG.match(source, at, at + longest)
    if found is not None:
        name, attributes, end = found[1], found[2], found.end()
    else:  # a quotation mark that is never closed: the tag ends where it first may
        end = source.find(">", at) + 1
        name_ = _NAME.match(source, at)
        assert name_ is not None
        name, attributes = name_[1], source[name_.end() : end - 1]
    is_closed = attributes.endswith("/")
    return Tag(_bare(name), attributes[:-1] if is_closed else attributes, is_closed, at), end, found is None


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return name.lower().rpartition(":")[2] if ":" in name else name.lower()


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag that have a value; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        if value:
            found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def count_attributes(written: str, most: int) -> int:
    """How many attributes a tag has, as far as `most` and one more."""
    count = 0
    for count, _ in enumerate(_ATTRIBUTE.finditer(written), 1):
        if count > most:
            break
    return count


def references(text: str) -> Iterator[tuple[str, int, int]]:
    """The text in stretches (as it reads, where it starts, its length in the source), character references by
    themselves."""
    at = 0
    for found in _REFERENCE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], at, found.start() - at
        raw = found[0]
        yield unescape(raw), found.start(), len(raw)
        at = found.end()
    if at < len(text):
        yield text[at:], at, len(text) - at
