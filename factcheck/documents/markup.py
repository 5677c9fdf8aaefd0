"""The position map of a page: its blocks of text, and for every character the place in the raw page."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from factcheck.documents.extracted import Piece, ReadingError
from factcheck.documents.tags import End, Text, attributes_of, count_attributes, references, tokens

_WIDE = re.compile(r"[ \t\r\n\f]{2,}")
_TO_SPACES = str.maketrans("\t\r\n\f", "    ")
_NO_KEY = re.compile(r"[\s|\u200b\u00ad\ufeff]+")
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr",
    }
)  # fmt: skip
_HIDDEN = frozenset(
    {
        "script", "style", "template", "noscript", "svg", "math", "textarea", "select", "button", "iframe",
        "object", "canvas", "head",
    }
)  # fmt: skip
# Of HTML, NITF and NewsML-G2.
_BLOCKS = frozenset(
    {
        "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead",
        "tfoot", "td", "th", "tr", "ul", "caption", "title", "hl1", "hl2", "hedline", "headline", "byline",
        "bytext", "dateline", "block", "body.head", "body.content", "body.end", "media", "media-caption",
        "media-producer", "abstract", "distributor", "tagline", "note", "lead",
    }
)  # fmt: skip
_ROLES = {
    "h1": "title", "hl1": "title", "title": "title tag", "h2": "heading", "h3": "heading", "h4": "heading",
    "h5": "heading", "h6": "heading", "hl2": "heading", "figcaption": "caption", "media-caption": "caption",
    "li": "item", "tr": "row", "nav": "furniture", "footer": "furniture",
}  # fmt: skip
# Roles that everything inside an element has, whatever it is.
_LASTING = frozenset({"caption", "pull quote", "teaser", "furniture", "title"})
_PULL_QUOTE = re.compile(r"pull-?_?quote", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:^|[\s_-])(?:related|teasers?|promo|newsletter|recommend(?:ed|ations)?|read-?more|more-?on|also-?read|see-?also"
    r"|most-?(?:read|popular)|outbrain|taboola)(?=$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_MOST_ATTRIBUTES = 2000
_LONGEST_NAME = 1000


_REPEATING = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_NOTED = frozenset({"meta", "link", "time", "html"})


def _role_of(tag: str, written: str) -> str | None:
    """The role that the attributes of a tag give an element; pages repeat the same few again and again."""
    return _role_written(tag, written) if len(written) <= _LONGEST_NAME else _role_by(tag, attributes_of(written))


@lru_cache(maxsize=4096)
def _role_written(tag: str, written: str) -> str | None:
    return _role_by(tag, attributes_of(written))


def _role_by(tag: str, attributes: dict[str, str]) -> str | None:
    role = None
    for name, value in attributes.items():
        if role in _LASTING or not (name in {"class", "id"} or name.startswith("data-")):
            continue
        named = _role_named(value)
        if (
            named == "pull quote"
            or (named == "teaser" and name != "id" and tag not in {"body", "html", "article", "main"})
            or (named == "caption" and name == "class" and tag in _BLOCKS)
        ):
            role = named
    return role


def _role_named(value: str) -> str | None:
    """The role that a class or the like gives an element; pages use the same few names again and again."""
    if len(value) > _LONGEST_NAME:
        return None
    if _PULL_QUOTE.search(value):
        return "pull quote"
    if _TEASER.search(value):
        return "teaser"
    return "caption" if _CAPTION.search(value) else None


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item, row or caption of a page; `pieces` have their places in the raw page."""

    tag: str
    role: str | None
    inside: tuple[str, ...] = ()
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text with runs of white space as one space."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Open:
    tag: str
    role: str | None
    is_hidden: bool
    inside: tuple[str, ...]


class PageMap:
    """One pass over HTML (or XML) source: `blocks` in order, `metas`, `links`, `scripts` of JSON-LD and `times`.

    `watched` are tags whose names a block's `inside` lists. Raises ReadingError for a tag with thousands of attributes,
    which no page has and some parsers need minutes for. Places begin to count at `offset`.
    """

    def __init__(
        self, source: str, watched: frozenset[str] = frozenset(), within: str | None = None, offset: int = 0
    ) -> None:
        self._watched = watched
        self._within = within
        self._offset = offset
        self._stack: list[_Open] = [_Open("", None, False, ())]
        self._open: dict[str, int] = {}
        self._block: Block | None = None
        self._script: list[str] | None = None
        self.blocks: list[Block] = []
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.scripts: list[str] = []
        self.times: list[dict[str, str]] = []
        self.language: str | None = None
        for token in tokens(source):
            kind = type(token)
            if kind is Text:
                self._text(*token)
            elif kind is End:
                self._close(*token)
            else:
                self._start(*token)
        self._finish()

    def _start(self, tag: str, written: str, is_closed: bool, at: int) -> None:
        """Open an element; a block element begins a paragraph."""
        if len(written) > _MOST_ATTRIBUTES and (many := count_attributes(written, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            raise ReadingError(f"a tag has {many - 1} attributes and more: this is no page to be read")
        if tag in _REPEATING and self._stack[-1].tag == tag:
            self._close(tag, at)
        if tag in _NOTED:
            self._note(tag, attributes_of(written))
        if tag == "br":
            self._line_break(at)
            return
        above = self._stack[-1]
        if tag in {"td", "th"} and self._block is not None and self._block.role == "row":
            if self._block.pieces:
                self._block.pieces.append(Piece(" | "))
        elif tag in _BLOCKS:
            self._finish()
        if tag in _VOID:
            return
        role = above.role if above.role in _LASTING else _ROLES.get(tag)
        if role not in _LASTING and written and ("class" in written or "id" in written or "data-" in written):
            role = _role_of(tag, written) or role
        if role is None and tag not in _BLOCKS:
            role = above.role
        inside = (*above.inside, tag) if tag in self._watched else above.inside
        hidden = (above.is_hidden and tag != "title") or tag in _HIDDEN
        if is_closed:
            if tag in _BLOCKS:
                self._finish()
            return
        self._stack.append(_Open(tag, role, hidden, inside))
        self._open[tag] = self._open.get(tag, 0) + 1
        if tag == "script" and "ld+json" in written and "ld+json" in attributes_of(written).get("type", ""):
            self._script = []
        if tag == "tr" and not hidden:
            self._block = Block(tag, role, inside)

    def _close(self, tag: str, at: int) -> None:
        """Close an element and what was left open inside it."""
        if tag == "br":
            self._line_break(at)
            return
        if tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None
        if tag in _BLOCKS and not (tag in {"td", "th"} and self._block is not None and self._block.role == "row"):
            self._finish()
        if not self._open.get(tag):
            return
        while True:
            closed = self._stack.pop()
            self._open[closed.tag] -= 1
            if closed.tag == tag:
                return

    def _text(self, text: str, start: int, is_plain: bool) -> None:
        """Take text where it stands."""
        if self._script is not None:
            self._script.append(text)
        elif self._stack[-1].is_hidden or (self._block is None and text.isspace()):
            return
        elif is_plain or "&" not in text:
            self._add(Piece(text, start + self._offset, len(text), self._within))
        else:
            for part, at, length in references(text):
                self._add(Piece(part, start + at + self._offset, length, self._within))

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if name and "content" in attributes and len(self.metas) < 1000:
                self.metas.append((name.lower(), attributes["content"]))
        elif tag == "link" and len(self.links) < 1000:
            self.links.append(attributes)
        elif tag == "time" and len(self.times) < 1000:
            self.times.append(attributes)
        elif tag == "html":
            self.language = self.language or attributes.get("lang") or attributes.get("xml:lang")

    def _line_break(self, at: int) -> None:
        if self._block is None:
            return
        # Two breaks in a row part paragraphs on pages that know no <p>.
        if self._block.pieces and self._block.pieces[-1].text == "\n":
            self._finish()
        elif self._block.pieces:
            self._block.pieces.append(Piece("\n", at + self._offset, 0, self._within))

    def _add(self, piece: Piece) -> None:
        top = self._stack[-1]
        if top.is_hidden or (self._block is None and not piece.text.strip()):
            return
        after_break = self._block is not None and self._block.pieces and self._block.pieces[-1].text == "\n"
        if after_break and not piece.text.strip():
            return
        if self._block is None:
            self._block = Block(top.tag, top.role, top.inside)
        self._block.pieces.append(piece)

    def _finish(self) -> None:
        block, self._block = self._block, None
        if block is not None:
            block.pieces = collapsed(block.pieces)
            if block.pieces:
                self.blocks.append(block)


def collapsed(pieces: list[Piece]) -> list[Piece]:
    """The pieces with every run of white space as one space and none at the ends; each keeps its place."""
    if len(pieces) == 1 and (text := pieces[0].text).isprintable() and "  " not in text and text == text.strip():
        return pieces
    out: list[Piece] = []
    after_space = True
    for piece in pieces:
        text = piece.text
        if piece.raw is None or piece.raw_length != len(text):
            if after_space and text == " ":
                continue
            if text == "\n" and out and out[-1].text.endswith(" "):
                out[-1] = _cut(out[-1], 0, len(out[-1].text) - 1)
            out.append(piece)
            after_space = text[-1] in " \n"
            continue
        at = 0
        for gap in _WIDE.finditer(text):
            after_space = _emit(out, piece, at, gap.start() + 1, after_space)
            at = gap.end()
        if at < len(text):
            after_space = _emit(out, piece, at, len(text), after_space)
    while out and (bare := out[-1].text.rstrip(" \n")) != out[-1].text:
        if bare and out[-1].raw_length == len(out[-1].text):
            out[-1] = _cut(out[-1], 0, len(bare))
        else:
            out.pop()
    return [piece for piece in out if piece.text]


def _emit(out: list[Piece], piece: Piece, start: int, end: int, after_space: bool) -> bool:
    if after_space and piece.text[start] in " \t\r\n\f":
        start += 1
    if start < end:
        out.append(_cut(piece, start, end))
        return out[-1].text[-1] == " "
    return after_space


def _cut(piece: Piece, start: int, end: int) -> Piece:
    raw = None if piece.raw is None else piece.raw + start
    text = piece.text[start:end]
    if not text.isprintable():  # a quick look: only then it may have line ends in it
        text = text.translate(_TO_SPACES)
    return Piece(text, raw, end - start, piece.within)


def key(text: str) -> str:
    """The text without white space and what extraction may drop: what paragraphs are found by."""
    return _NO_KEY.sub("", text)


class Finder:
    """Finds the blocks of a page that a paragraph of its plain text was made of."""

    def __init__(self, blocks: list[Block]) -> None:
        self._keys = [key(block.text) for block in blocks]
        self._joined = "".join(self._keys)
        self._starts = list(accumulate(map(len, self._keys), initial=0))
        self._cursor = 0

    def blocks_of(self, paragraph: str) -> list[int] | None:
        """Indexes of the blocks of which the paragraph covers half at least; None where it is nowhere."""
        wanted = key(paragraph)
        if not wanted:
            return []
        at = self._joined.find(wanted, self._cursor)
        if at < 0:
            at = self._joined.find(wanted)
        if at < 0:
            return self._alike(wanted)
        end = self._cursor = at + len(wanted)
        found = []
        index = bisect_right(self._starts, at) - 1
        while index < len(self._keys) and self._starts[index] < end:
            covered = min(end, self._starts[index + 1]) - max(at, self._starts[index])
            if covered and (2 * covered >= len(self._keys[index]) or covered == len(wanted)):
                found.append(index)
            index += 1
        return found

    def _alike(self, wanted: str) -> list[int] | None:
        from rapidfuzz import fuzz, process

        best = process.extractOne(wanted, self._keys, scorer=fuzz.ratio, score_cutoff=85)
        return [best[2]] if best else None
