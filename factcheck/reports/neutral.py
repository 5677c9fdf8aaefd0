"""Text of strangers made harmless to look at: an article must not drive the reader's terminal or turn words around."""

import re
import unicodedata

# Embeddings, overrides, isolates and marks reorder what follows them (CVE-2021-42574, "Trojan Source"); tag characters
# and interlinear annotation are invisible; U+2028 and U+2029 break lines; lone surrogates cannot be encoded.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_UNSAFE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_BIDI}{_INVISIBLE}\ud800-\udfff]")
# XML 1.0 has no way to write these two, not even as references.
_NOT_XML = re.compile("[\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def _harmless(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if character in "\t\n\v\f\r\x85\u2028\u2029":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(character) in ("Cc", "Cs"):
        return "\ufffd"
    return ""


def neutral(text: str) -> str:
    """`text` with control characters shown as symbols, line breaks and tabs as spaces, and invisible and
    direction-changing characters left out. What is printed by it can neither move a cursor nor reorder a line."""
    return _UNSAFE.sub(_harmless, text)


def one_line(text: str) -> str:
    """`text` neutral and with each run of spaces and line breaks, at its ends too, as one space."""
    return _SPACES.sub(" ", neutral(text))


def in_xml(text: str) -> str:
    """`text` neutral and with nothing that an XML file cannot hold; escaping is left to who writes the file."""
    return _NOT_XML.sub("\ufffd", neutral(text))
