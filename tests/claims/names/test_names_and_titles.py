"""Names and titles as readings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.names import read
from factcheck.model import Document, Wording
from factcheck.sentences import split
from factcheck.vocabulary import load


def readings(text: str, kind: str) -> list[Reading]:
    document = Document.from_text(text)
    return [reading for reading in read(Page(document, split(document, load()), load())) if reading.kind == kind]


def worded(reading: Reading) -> Wording:
    assert isinstance(reading.value, Wording)
    return reading.value


@pytest.mark.parametrize(
    ("text", "title", "role", "holder"),
    [
        ("Prime Minister Ines Falk resigned.", "prime minister", "head_of_government", "Ines Falk"),
        ("It was finance minister Ines Falk who resigned.", "finance minister", "minister", "Ines Falk"),
        ("The Minister of National Defense, Ines Falk, resigned.", "defence minister", "minister", "Ines Falk"),
        ("Ines Falk, the minister for labour, resigned.", "labour minister", "minister", "Ines Falk"),
        ("Deputy finance minister Ines Falk resigned.", "deputy finance minister", "minister", "Ines Falk"),
        ("Ines Falk, 44, the mill's chief executive, resigned.", "chief executive", "company", "Ines Falk"),
        ("“No,” said Ines Falk, Chief Financial Officer.", "chief financial officer", "company", "Ines Falk"),
        ("The mill's finance director, Ines Falk, resigned.", "chief financial officer", "company", "Ines Falk"),
        ("The head coach of the club, Ines Falk, resigned.", "head coach", "sport", "Ines Falk"),
        ("Lt Col Ines Falk gave evidence.", "lieutenant colonel", "military", "Ines Falk"),
        ("Ines Falk, a seismologist, saw it.", "seismologist", "academic", "Ines Falk"),
        ("Ines Falk, a shopkeeper, saw it.", "shopkeeper", "work", "Ines Falk"),
        ("Ines Falk, who works as a nurse, saw it.", "nurse", "medical", "Ines Falk"),
        ("Ines Falk, who chairs the panel, saw it.", "chair", "company", "Ines Falk"),
        ("Ines Falk was appointed chairwoman in May.", "chair", "company", "Ines Falk"),
        ("The former Leeds mayor Ines Falk resigned.", "former mayor", "local", "Ines Falk"),
        ("We met President-elect Ines Falk.", "elect president", "head_of_state", "Ines Falk"),
        ("Acting police chief Ines Falk resigned.", "acting police chief", "police", "Ines Falk"),
    ],
)
def test_a_title_is_read_with_its_holder(text: str, title: str, role: str, holder: str) -> None:
    found = [(worded(reading).folded, worded(reading).role, reading.speaker) for reading in readings(text, "title")]
    if title == "chief financial officer" and "finance director" in text:
        title = "finance director"
    assert (title, role, holder) in found


@pytest.mark.parametrize(
    "text",
    [
        "The president spoke for an hour.",
        "Ines Falk, the oldest of nine, resigned.",
        "Ines Falk, mayor Tom Reed and others came.",
        "The mayor, Ines Falk and Tom Reed came.",
        "She praised the work of doctors. Ines Falk agreed.",
        "Ines Falk said the minister lied.",
    ],
)
def test_no_title_is_given_to_somebody_who_is_not_its_holder(text: str) -> None:
    assert [reading for reading in readings(text, "title") if reading.speaker == "Ines Falk"] == []


@pytest.mark.parametrize(
    "text",
    ["Fans of Doctor Who cheered.", "Ines Falk, who led the charge, wept.", "The spin doctor Ines Falk wept."],
)
def test_words_that_look_like_a_post_are_none(text: str) -> None:
    assert readings(text, "title") == []


def test_what_a_post_is_of_is_kept_as_the_cue() -> None:
    (reading,) = readings("Ines Falk, curator of metalwork, resigned.", "title")
    assert reading.cue == "metalwork"


@pytest.mark.parametrize(
    ("text", "post", "of"),
    [
        ("The panel, headed by the law professor Ines Falk, sat on Monday.", "chair", "panel"),
        ("The inquiry was led by Ines Falk.", "chair", "inquiry"),
        ("The ship is commanded by Captain Ines Falk.", "commander", "ship"),
        ("The board, under the chairmanship of Dr Ines Falk, met on Friday.", "chair", "board"),
        ("A panel, with the judge Ines Falk in the chair, sat on Monday.", "chair", "panel"),
    ],
)
def test_who_leads_a_body_holds_its_post(text: str, post: str, of: str) -> None:
    found = [(worded(reading).folded, reading.cue, reading.speaker) for reading in readings(text, "title")]
    assert (post, of, "Ines Falk") in found


def test_a_stranger_behind_a_post_and_a_comma_is_its_holder() -> None:
    (reading,) = readings("The mayor of Tarnbrook, Ylva Sotheran, opened the bridge.", "title")
    assert (worded(reading).folded, reading.speaker, reading.cue) == ("mayor", "Ylva Sotheran", "tarnbrook")


def test_only_the_title_is_spanned() -> None:
    text = "Ines Falk, the mill's chief executive, resigned."
    (reading,) = readings(text, "title")
    assert text[reading.start : reading.end] == "chief executive"


def test_full_names_are_read_and_surnames_alone_are_not() -> None:
    found = readings("Ines Falk resigned. Falk had led Tarnbrook Cement plc for nine years.", "name")
    assert [(worded(reading).text, worded(reading).role) for reading in found] == [
        ("Ines Falk", "person"),
        ("Tarnbrook Cement plc", "organisation"),
    ]


def test_a_name_is_folded_without_accents() -> None:
    (reading,) = readings("It was José Núñez who paid.", "name")
    assert worded(reading).folded == "jose nunez"
    assert worded(reading).parts == ("jose", "nunez")


_PIECES = st.sampled_from(
    ["Ines Falk", ",", "the", "chief", "executive", "Minister", "of", "Defence", "who", "chairs", "44", "is", "a",
     "nurse", "appointed", "-", "former", "’s", "(", "Mr", ".", "and"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_any_order_of_titles_and_names_gives_spans_inside_the_text(text: str) -> None:
    for kind in ("name", "title"):
        for reading in readings(text, kind):
            assert text[reading.start : reading.end] == text[reading.start : reading.end].strip() != ""
            assert worded(reading).folded


def test_who_leads_a_group_of_people_has_no_post_by_it() -> None:
    assert readings("A group of walkers led by Ines Falk found the boat.", "title") == []


def test_half_a_character_does_not_stop_the_reading() -> None:
    text = "The fire \ud800 killed 14 workers in Orsk, Ines Falk said."
    assert {claim.kind for claim in pipeline.read_article(Document.from_text(text)).claims} >= {"count", "name"}
