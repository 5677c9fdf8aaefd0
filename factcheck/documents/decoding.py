"""Bytes to text: byte order mark, then strict UTF-8, then a guess that is said to be one."""

import codecs
import re


class UndecodableError(ValueError):
    """Bytes that are no text; the message says what they look like."""


# Longest first: the UTF-32 little-endian mark starts with the UTF-16 one.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format", "a database"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e"))
_SAMPLE = 1 << 16


def decode(content: bytes) -> tuple[str, str | None]:
    """The text, without its byte order mark, and a note when the encoding had to be guessed.

    Line ends and every other character are kept as they are. Raises UndecodableError for binary content.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _with_mark(content[len(mark) :], encoding)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise UndecodableError(f"is {kind}, not text")
    if (wide := _unmarked_utf16(content)) is not None:
        return wide
    head = content[:_SAMPLE]
    if b"\0" in content or len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 50:
        raise UndecodableError("is binary, not text")
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError:
        return _guess(content)


def _with_mark(content: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return text, f"has a {encoding.upper()} byte order mark but broken characters: they were replaced"
    return text, None


def _unmarked_utf16(content: bytes) -> tuple[str, str] | None:
    # English in UTF-16 has a zero in every second byte, which no other text encoding has.
    head = content[:2048]
    if len(content) % 2 or len(head) < 8:
        return None
    for encoding, zeros, letters in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > 0.7 * len(zeros) and letters.count(0) == 0:
            try:
                return content.decode(encoding), f"no byte order mark: read as {encoding.upper()}"
            except UnicodeDecodeError:
                return None
    return None


def _guess(content: bytes) -> tuple[str, str]:
    repaired = content.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    # A few broken bytes among many sound multi-byte characters: damaged UTF-8, not another encoding.
    if sum(not char.isascii() for char in repaired[:_SAMPLE]) > 4 * repaired[:_SAMPLE].count("\ufffd"):
        return repaired, f"UTF-8 with {broken} broken character{'s' if broken > 1 else ''}: replaced by \ufffd"
    encoding = _likely_encoding(content)
    return content.decode(encoding, "replace"), f"not UTF-8: read as {encoding}, which is a guess"


def _likely_encoding(content: bytes) -> str:
    if _reads_as_western(content):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


_WESTERN = frozenset(
    "\u20ac\u2026\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u2122\u00a0\u00a3\u00a7\u00a9\u00ab\u00bb\u00ae\u00b0\u00b2\u00b7\u00bd\u00bc\u00be\u00ad"
)


def _reads_as_western(content: bytes) -> bool:
    """Whether the bytes make sense in Windows-1252: typographic signs, and accented letters thinly spread in words.

    The detector knows dozens of code pages that differ from this one in two letters and picks among them by chance;
    English news that is not UTF-8 is nearly always this one.
    """
    try:
        text = content[:_SAMPLE].decode("cp1252")
    except UnicodeDecodeError:
        return False
    strange = [char for char in text if char >= "\x80" and char not in _WESTERN]
    letters = sum(char.isalpha() for char in strange)
    return letters == len(strange) and letters * 10 <= sum(char.isalpha() for char in text)


_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})|<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)


def decode_markup(content: bytes, stated: str | None = None) -> tuple[str, str, list[str]]:
    """The text of a page or of XML, its encoding, and notes on doubts.

    In this order: byte order mark, strict UTF-8 (no other encoding passes for it), what the transport
    `stated`, what the file declares, a guess. Raises UndecodableError for binary content.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            text, note = _with_mark(content[len(mark) :], encoding)
            return text, encoding, [note] if note else []
    declared = _DECLARED.search(content[:4096])
    named = stated or (next(filter(None, declared.groups())).decode("ascii") if declared else None)
    if named and not named.lower().startswith("utf-16"):
        try:
            name = codecs.lookup(named).name
            name = "cp1252" if name in {"iso8859-1", "ascii"} else name
            if b"\0" not in content:
                try:
                    return content.decode("utf-8"), "utf-8", []
                except UnicodeDecodeError:
                    text = content.decode(name, "replace")
                    broken = text.count("\ufffd")
                    return text, name, [f"{name}: {broken} broken characters were replaced"] if broken else []
        except (LookupError, TypeError, AttributeError):
            pass  # an encoding that nobody knows, or no text encoding at all: as if none were named
    text, note = decode(content)
    return text, "utf-8" if note is None else "guessed", [note] if note else []
