"""Places and the roles they play."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.places import read
from factcheck.model import Document, Wording
from factcheck.sentences import split
from factcheck.vocabulary import load


def readings(text: str) -> list[Reading]:
    document = Document.from_text(text)
    return read(Page(document, split(document, load()), load()))


def places(text: str) -> list[tuple[str, str | None]]:
    return [
        (reading.value.folded, reading.value.role) for reading in readings(text) if isinstance(reading.value, Wording)
    ]


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("The trawler sailed from Odense at noon.", "odense", "from"),
        ("The trawler pulled out of Vellmouth at noon.", "vellmouth", "from"),
        ("The trawler left Odense at noon.", "odense", "from"),
        ("They travelled by bus to Odense at noon.", "odense", "to"),
        ("The poet was born in Vellmouth, and died there.", "vellmouth", "born_in"),
        ("The Odense-born poet died.", "odense", "born_in"),
        ("The Odense-based bank closed.", "odense", "based_in"),
        ("The bank, based in Vellmouth, closed.", "vellmouth", "based_in"),
        ("Ines Falk, 44, of Vellmouth, was fined.", "vellmouth", "from_person"),
        ("The bus overturned near Vellmouth on Friday.", "vellmouth", "happened_in"),
        ("He was arrested at a hotel in Odense on Friday.", "odense", "arrested_in"),
        ("Their banquet at Harrow Palace lasted all night.", "harrow palace", "venue"),
        ("He told reporters in Odense that he would go.", "odense", "said_in"),
        ("The fire broke out in the kitchen at noon.", "kitchen", "happened_in"),
        ("He crashed at turn nine of the race.", "turn 9", "happened_in"),
        ("The fall happened at No. 4 Shaft at noon.", "shaft 4", "happened_in"),
        ("The boat was adrift 20 miles south-west of Odense.", "225", "bearing"),
        ("The storm is moving west-north-west at speed.", "292", "heading"),
        ("He strolled off in a southerly direction.", "180", "heading"),
        ("Fighting broke out in northern Mali on Friday.", "mali", "happened_in"),
        ("They met in the UK last week.", "united kingdom", "venue"),
        ("The heat at Vellmouth was fierce.", "vellmouth", "at"),
        ("The road to Mount Vellor is open, and Mount Vellor burns.", "mount vellor", "to"),
        ("The quake hit Vellmouth, a town of 900, on Friday.", "vellmouth", "happened_in"),
        ("The storm struck Northern Norway on Friday.", "northern norway", "happened_in"),
        ("The birds live in the Arctic, far from here.", "arctic", "lives_in"),
        ("He slept in the Vellmouth Dome, he said.", "vellmouth dome", "in"),
        ("The farmers came from Vellmouth, Conn., on Friday.", "vellmouth", "from"),
    ],
)
def test_a_place_is_read_with_its_role(text: str, place: str, role: str) -> None:
    assert (place, role) in places(text)


def test_the_members_of_a_list_share_the_role_of_the_first() -> None:
    assert places("The trial ran in Kenya, Ghana and Mali.") == [("kenya", "in"), ("ghana", "in"), ("mali", "in")]


def test_a_town_and_its_country_are_one_place() -> None:
    text = "She was born in Vellmouth, Denmark, in 1950."
    (reading,) = readings(text)
    assert text[reading.start : reading.end] == "Vellmouth, Denmark"
    assert isinstance(reading.value, Wording)
    assert reading.value.parts == ("vellmouth", "denmark")


@pytest.mark.parametrize(
    "text",
    [
        "Ankara said it would not yield.",
        "Denmark beat Wales 3-1.",
        "According to Odense, nothing happened.",
        "In addition to Denmark, six states agreed.",
        "The bill moved through the Ohio legislature.",
        "They met in May and in 1990.",
        "He was interested in Shakespeare's plays.",
        "The north of the country is poor.",
        "He said so to the Vellmouth Gazetteer.",
        "He was pulled over in his Quillon on Friday.",
        "She was best known for her part in the Quillon Saga.",
        "He missed the games in Weeks 14-16.",
        "The tax lawyer at Falk Brunner said no.",
        "The group differs from Quillon in taste.",
        "The ship sailed near INS Quillon at noon.",
        "The towns suffered damage from Hurricane Quillon in May.",
        "The shot hit Mirela, then a wall.",
        "Web-based attacks rose.",
        "The songs in Falk and Brunner's show were new.",
    ],
)
def test_what_is_no_place_in_a_role_is_not_read(text: str) -> None:
    assert places(text) == []


_PIECES = st.sampled_from(
    ["in", "the", "Odense", "Kenya", ",", "and", "north", "-", "west", "of", "from", "to", "turn", "nine", "No", ".",
     "4", "shaft", "kitchen", "born", "left", "based", "Co", "Mayo", "’s"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=20).map("".join))
def test_any_order_of_place_words_gives_disjoint_spans_inside_the_text(text: str) -> None:
    found = [reading for reading in readings(text) if isinstance(reading.value, Wording) and reading.value.role]
    assert all(text[reading.start : reading.end].strip() for reading in found)
    assert all(reading.start < reading.end <= len(text) for reading in found)
