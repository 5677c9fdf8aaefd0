"""Links from a report to the very place in its sources."""

from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import LAST_CROSSING_WIRE, entry, mention

from factcheck.model import Original, Place
from factcheck.reports.links import place_link, web_address

HTML = Original(format="html", sha256="b" * 64, url="https://wire.example/2023/ferry?id=7")
PDF = Original(format="pdf", sha256="b" * 64)
CROSSING = mention("d-wire", LAST_CROSSING_WIRE, "August 2022")


def test_a_web_page_is_opened_at_the_sentence():
    assert place_link(CROSSING, entry("d-wire", original=HTML)) == (
        "https://wire.example/2023/ferry?id=7#:~:text="
        "The%20Marigold%20last%20crossed%20the%20strait%20in%20August%202022%2C%20according%20to%20the%20operator."
    )


def test_a_long_sentence_goes_by_its_first_and_last_words():
    words = [f"word{number}" for number in range(40)]
    long = CROSSING.model_copy(update={"text": " ".join(words)})
    fragment = place_link(long, entry("d-wire", original=HTML)).partition("#:~:text=")[2]
    first, last = fragment.split(",")
    assert unquote(first) == " ".join(words[:6]) and unquote(last) == " ".join(words[-6:])


def test_what_means_something_in_a_directive_is_encoded():
    odd = CROSSING.model_copy(update={"text": "A 40-year-old, he & she said: “no”."})
    fragment = place_link(odd, entry("d-wire", original=HTML)).partition(":~:text=")[2]
    assert not set(fragment) & set("-,&") and unquote(fragment) == odd.text


def test_the_cell_of_a_table_is_looked_for_by_itself():
    row = CROSSING.model_copy(update={"text": "| Last crossing | August 2022 |"})
    assert place_link(row, entry("d-wire", original=HTML)).endswith("#:~:text=August%202022")


def test_an_address_with_a_place_in_it_keeps_it():
    there = entry("d-wire", original=HTML.model_copy(update={"url": "https://wire.example/live#block-3"}))
    assert place_link(CROSSING, there).startswith("https://wire.example/live#block-3:~:text=")


def test_an_address_given_as_the_path_is_one_too():
    fetched = entry("d-wire", path="https://wire.example/ferry", original=HTML.model_copy(update={"url": None}))
    assert place_link(CROSSING, fetched).startswith("https://wire.example/ferry#:~:text=")


def test_a_pdf_is_opened_at_its_page():
    printed = CROSSING.model_copy(update={"original": Place(page=3)})
    report = entry("d-wire", path="papers/the report.pdf", original=PDF)
    assert place_link(printed, report) == "papers/the%20report.pdf#page=3"
    assert place_link(printed, report, "papers/out") == "../the%20report.pdf#page=3"
    online = report.model_copy(update={"original": PDF.model_copy(update={"url": "https://wire.example/r.pdf#x"})})
    assert place_link(printed, online) == "https://wire.example/r.pdf#page=3"


def test_a_pdf_inside_another_file_has_no_address():
    packed = PDF.model_copy(update={"entry": "1"})
    printed = CROSSING.model_copy(update={"original": Place(page=3)})
    assert place_link(printed, entry("d-wire", path="all.zip#1", original=packed)) is None


def test_a_plain_file_has_no_link():
    assert place_link(CROSSING, entry("d-wire")) is None
    assert place_link(CROSSING, None) is None


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "https:///x", "https://[::1",
     "http://user:secret@wire.example/", "//evil.example"],
)  # fmt: skip
def test_other_schemes_and_addresses_that_lie_are_not_linked(url):
    assert web_address(entry("d-wire", path=None, original=HTML.model_copy(update={"url": url}))) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(min_size=1, max_size=80))
def test_any_address_and_passage_give_plain_letters_or_nothing(path, text):
    there = entry("d-wire", original=HTML.model_copy(update={"url": "https://wire.example/" + path}))
    made = place_link(CROSSING.model_copy(update={"text": text}), there)
    assert made is None or (made.isascii() and made.isprintable() and not set(made) & set(' "<>`\\'))
