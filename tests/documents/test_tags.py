"""HTML cut into tags and text: every piece at its place, whatever the source."""

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents.tags import End, Tag, Text, attributes_of, count_attributes, references, tokens

# fmt: off
BITS = [
    "<p>", "</p>", "<div class='a'>", "text ", "&amp;", "&#65;", "&bogus;", "&", "<", ">", "<br/>", "<script>",
    "</script>", "<!-- x -->", "<!--", "-->", "<![CDATA[", "]]>", "<a href=\"x>y\">", "<a b='", "'", '"', "</",
    "<!", "<?", "<x:y>", "\n",
]
# fmt: on


@given(st.lists(st.sampled_from(BITS), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_text_stands_where_it_is_said_to_and_nothing_comes_twice(source):
    at = 0
    for token in tokens(source):
        assert token.start >= at
        at = token.start
        if isinstance(token, Text):
            assert source[token.start : token.start + len(token.text)] == token.text
            at += len(token.text)


@given(
    st.lists(st.sampled_from(["a ", "&amp;", "&#65", "&#x41;", "&eacute", "&", "&;", "&#;", "&nosuch;"])).map("".join)
)
def test_character_references_keep_their_place_and_length(text):
    parts = list(references(text))
    assert sum(length for _, _, length in parts) == len(text)
    assert all(text[at : at + length] == part for part, at, length in parts if text[at] != "&")
    assert "".join(part for part, _, _ in parts) == "".join(unescape(text[at : at + length]) for _, at, length in parts)


def test_a_script_is_text_to_its_end_and_comments_are_nothing():
    found = list(tokens("<script>if (a<b) {'</p>'}</SCRIPT ><!-- <p> --><p>x"))
    assert [token.name for token in found if isinstance(token, Tag)] == ["script", "p"]
    assert [token.text for token in found if isinstance(token, Text)] == ["if (a<b) {'</p>'}", "x"]


def test_a_sign_in_quotation_marks_ends_no_tag_and_an_open_quotation_mark_hides_nothing_after_it():
    (tag, text, end) = tokens('<a title="5 > 4" href=/x>five</a>')
    assert attributes_of(tag.attributes) == {"title": "5 > 4", "href": "/x"} and text.text == "five"
    assert isinstance(end, End)
    assert [token.text for token in tokens('<a title="5>five</a> four') if isinstance(token, Text)] == ["five", " four"]


def test_less_than_in_running_text_is_text():
    assert "".join(token.text for token in tokens("3 < 4 and 5 <6 <") if isinstance(token, Text)) == "3 < 4 and 5 <6 <"


def test_names_lose_their_prefix_and_closed_tags_say_so():
    (tag,) = tokens("<nitf:P Class=x />")
    assert (tag.name, tag.is_closed, attributes_of(tag.attributes)) == ("p", True, {"class": "x"})


def test_attributes_are_counted_no_further_than_asked():
    assert count_attributes(" ".join(f"a{number}=1" for number in range(9000)), 2000) == 2001


class Library(HTMLParser):
    """What the standard library finds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append(("tag", tag))

    def handle_endtag(self, tag):
        self.found.append(("end", tag))


# fmt: off
WHOLE = [
    "<p>", "</p>", "<b class='x'>", "</b>", "a", " 3 &lt; 4 ", "<br>", "<i title=\"5 > 4\">", "<!-- <p> -->",
    "<td>",
]
# fmt: on


@given(st.lists(st.sampled_from(WHOLE)).map("".join))
def test_sound_markup_gives_the_tags_that_the_standard_library_finds(source):
    library = Library()
    library.feed(source)
    library.close()
    mine = [("tag" if isinstance(one, Tag) else "end", one.name) for one in tokens(source) if not isinstance(one, Text)]
    assert mine == library.found


@pytest.mark.parametrize("bit", ["<a '", '<a ">" ', "<", "</", "<a b", "<!--", "&", "<![CDATA[", "<script>", "<a b=c "])
def test_a_source_of_one_broken_bit_again_and_again_is_read_to_its_end(bit):
    """100 kB of each; a time that grows with the square of the length would not end within the suite's patience."""
    for _ in tokens(bit * (100_000 // len(bit))):
        pass
