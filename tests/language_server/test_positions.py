"""Places as editor programs count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language_server.positions import Lines

TEXT = "Zażółć 🚢 61\r\nsecond\rthird\u2028still third\n"


def test_columns_count_utf_16_units_unless_agreed_otherwise():
    at = TEXT.index("61")
    assert Lines(TEXT).position(at) == (0, 10)
    assert Lines(TEXT, "utf-32").position(at) == (0, 9)
    assert Lines(TEXT, "utf-8").position(at) == (0, len("Zażółć 🚢 ".encode()))


def test_only_the_line_ends_of_the_protocol_end_lines():
    lines = Lines(TEXT)
    assert lines.position(TEXT.index("second"))[0] == 1
    assert lines.position(TEXT.index("third")) == (2, 0)
    assert lines.position(TEXT.index("still")) == (2, 6)
    assert lines.position(len(TEXT)) == (3, 0)


def test_a_place_beyond_the_end_is_the_end_and_one_inside_a_character_its_beginning():
    lines = Lines(TEXT)
    assert lines.offset(0, 999) == TEXT.index("\r\n")
    assert lines.offset(999, 0) == len(TEXT)
    ship = TEXT.index("🚢")
    assert lines.offset(0, lines.position(ship)[1] + 1) == ship


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@given(text=st.text(alphabet=st.sampled_from("aż🚢\r\n\u2028 ")), at=st.integers(0, 40))
def test_every_place_is_found_again(encoding, text, at):
    lines = Lines(text, encoding)
    at = min(at, len(text))
    found = lines.offset(*lines.position(at))
    assert found == at or (text[found : at + 1] == "\r\n" and at == found + 1)
