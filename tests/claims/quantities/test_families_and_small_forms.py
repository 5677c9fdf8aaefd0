"""Figures that little words give away: children of a parent, degrees without a unit, signs, pairs, seats, minutes."""

import pytest
from quantity_pages import Stated, all_stated

READ: list[tuple[str, Stated]] = [
    ("The mother-of-three wept.", ("count", "three", "3", "child")),
    ("A father of two, he drove buses.", ("count", "two", "2", "child")),
    ("Dad-of-4 Lew Orrin won.", ("count", "4", "4", "child")),
    ("The grandfather of seven retired.", ("count", "seven", "7", "grandchild")),
    ("A mother of three, 36, was hurt.", ("age", "36", "36", "year")),
    ("The mum-of-two (41) left.", ("age", "41", "41", "year")),
    ("Nights froze at minus 9 in the hills.", ("measure", "minus 9", "-9", "degree")),
    ("It will be -12 by dawn, forecasters said.", ("measure", "-12", "-12", "degree")),
    ("The monthly change was +3.4%, floods or no floods.", ("percent", "3.4%", "3.4", "%")),
    ("The change was +0.5 percentage points.", ("percent", "0.5 percentage points", "0.5", "pp")),
    ("There is a one-in-three chance of rain.", ("percent", "one-in-three", "~33.3333", "%")),
    ("The towns must save a tenth.", ("percent", "a tenth", "~10", "%")),
    ("Fares rose a fifth.", ("percent", "a fifth", "~20", "%")),
    ("A couple of members left.", ("count", "A couple of members", "~2-..", "member")),
    ("Several of the barges sank.", ("count", "Several of the barges", "~3-..", "barge")),
    ("They read three officials' letters.", ("count", "three officials", "3", "official")),
    ("The hall was built to seat 540.", ("count", "540", "540", "seat")),
    ("The room can seat about 90.", ("count", "90", "~90", "seat")),
    ("The 1,550-seat theatre shut.", ("count", "1,550-seat", "1550", "seat")),
    ("A 27-nation bloc agreed.", ("count", "27-nation", "27", "nation")),
    ("The three-party coalition fell.", ("count", "three-party", "3", "party")),
    ("She scored in the 78th minute.", ("ordinal", "78th", "78", None)),
    ("A fifth-minute goal won it.", ("ordinal", "fifth", "5", None)),
    ("They sold 1 234 567,89 tonnes.", ("measure", "1 234 567,89 tonnes", "1234567.89", "tonne")),
    ("They sold 12\u202f500,50 tonnes.", ("measure", "12\u202f500,50 tonnes", "12500.5", "tonne")),
    ("It took one and a quarter of an hour.", ("duration", "one and a quarter of an hour", "1.25", "hour")),
    ("He led for a quarter-century.", ("duration", "a quarter-century", "0.25", "century")),
    ("He ran a quarter mile.", ("measure", "a quarter mile", "0.25", "mile")),
    ("It cost $20 and 43c.", ("money", "$20 and 43c", "20.43", "$")),
    ("It pays half a krone for every unit.", ("money", "half a krone", "0.5", "krone")),
    ("It costs half a euro.", ("money", "half a euro", "0.5", "EUR")),
    ("It cost £2 50p.", ("money", "£2 50p", "2.5", "GBP")),
    ("It costs a dollar and 42 cents.", ("money", "a dollar and 42 cents", "1.42", "$")),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_figure_is_known_by_the_little_words_around_it(text: str, expected: Stated) -> None:
    assert expected in all_stated(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mother of two of the boys wept.", "child"),
        ("The father of three sons wept.", "child"),
        ("The mother-of-pearl box broke.", "child"),
        ("He is the father of the two-party system.", "child"),
        ("The index closed at minus 9.", "degree"),
        ("She finished the round at -9.", "degree"),
        ("Nights of frost cost 9 farms their plums.", "degree"),
        ("He sat in seat 54.", "seat"),
        ("They met to seat the panel in 2019.", "seat"),
        ("A two-seat glider fell.", "seat"),
        ("A two-nation plan failed.", "nation"),
        ("It has a two-party system.", "party"),
    ],
)
def test_the_same_words_in_other_company_count_no_such_thing(text: str, kind: str) -> None:
    assert [row for row in all_stated(text) if row[3] == kind] == []


@pytest.mark.parametrize(
    "text",
    [
        "A one-in-100-year flood came.",
        "He gained a third, and later a fourth.",
        "The couple of the year wed.",
        "The quarter-final was lost.",
        "It left at the last minute.",
        "The index is C++17.",
        "Call the +44 line.",
        "In 500 BC it was a town.",
        "The coin is from AD 251.",
    ],
)
def test_words_that_only_look_like_them_are_not_read(text: str) -> None:
    assert all_stated(text) == []


def test_cents_of_another_thing_are_not_added_to_the_sum_before() -> None:
    assert [row[:3] for row in all_stated("It took $20 and 43 barges.")] == [
        ("money", "$20", "20"),
        ("count", "43 barges", "43"),
    ]


def test_a_figure_below_zero_on_a_page_of_the_weather_is_degrees() -> None:
    text = "The forecast is for snow and frost.\nIt was minus 8 in Lund."

    assert ("measure", "minus 8", "-8", "degree") in all_stated(text)
