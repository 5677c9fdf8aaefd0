"""Bytes to text: nothing is lost, and a guess is called a guess."""

import pytest

from factcheck.documents.decoding import UndecodableError, decode

NEWS = "“We won’t pay,” said Zoë. It cost £3m – or €4m.\r\nSoft\u00adly, 5\u00a0km.\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_note_and_line_ends_are_kept(encoding: str) -> None:
    assert decode(NEWS.encode(encoding)) == (NEWS, None)


def test_windows_text_is_read_and_the_guess_is_named() -> None:
    text, note = decode(NEWS.encode("cp1252"))
    assert text == NEWS
    assert note == "not UTF-8: read as cp1252, which is a guess"


def test_utf16_without_a_mark_is_recognised() -> None:
    assert decode(NEWS.encode("utf-16-le")) == (NEWS, "no byte order mark: read as UTF-16-LE")


def test_damaged_utf8_is_repaired_instead_of_read_as_another_encoding() -> None:
    text, note = decode(NEWS.encode() + b"\xe2\x80")
    assert text == NEWS + "\ufffd"
    assert note is not None and note.startswith("UTF-8 with 1 broken character")


def test_another_code_page_is_left_to_the_detector() -> None:
    russian = "Министр сообщил, что переговоры продолжатся в понедельник в Москве. " * 8
    text, note = decode(russian.encode("koi8-r"))
    assert text == russian and note is not None and "guess" in note


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"\x7fELF\x02\x01", b"PK\x03\x04rest", bytes(range(256)) * 4])
def test_binary_content_is_refused(content: bytes) -> None:
    with pytest.raises(UndecodableError, match="not text"):
        decode(content)
