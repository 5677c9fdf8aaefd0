""" "a month", "an hour", "a decade": a length of time where one is stated, and not a rate or a date."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("The talks took a month.", "a month", "1"),
        ("He was away for a year.", "a year", "1"),
        ("Repairs need a month at the very least.", "a month", "1-.."),
        ("He waits an hour.", "an hour", "1"),
        ("They spent a decade there.", "a decade", "1"),
        ("It takes a fortnight to dry.", "a fortnight", "1"),
        ("She slept half an hour.", "half an hour", "0.5"),
        ("He got a year in jail.", "a year", "1"),
        ("The court gave them a month to leave.", "a month", "1"),
        ("A decade of drought ended.", "A decade", "1"),
        ("He will be back in a year or two.", "a year or two", "~1-2"),
    ],
)
def test_a_unit_with_an_article_is_a_length_where_one_is_stated(text: str, surface: str, value: str) -> None:
    assert [row[1:3] for row in all_stated(text) if row[0] == "duration"] == [(surface, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They meet twice a year to talk.",
        "It earned a million a year in fees.",
        "It takes 3 boats a day in summer.",
        "He left a year ago.",
        "It was a day of joy.",
        "He had a day to forget.",
        "She is a year older.",
        "He scored a century of runs.",
    ],
)
def test_a_unit_with_an_article_is_no_length_in_a_rate_a_date_or_an_idiom(text: str) -> None:
    assert [row for row in all_stated(text) if row[0] == "duration"] == []


def test_a_year_old_is_an_age() -> None:
    assert all_stated("She was a year old.") == [("age", "a year old", "1", "year")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Several harbour towns flooded.", [("count", "Several harbour towns", "~3-..", "town")]),
        ("They came from several.", []),
        ("Fines hit 15 US firms.", [("count", "15 US firms", "15", "firm")]),
        ("It gave 15 us all.", [("count", "15", "15", None)]),
        ("It killed 40 people at least.", [("count", "40 people", "40-..", "person")]),
        ("It killed at most 40.", [("count", "40", "..-40", None)]),
    ],
)
def test_several_and_a_bound_behind_the_noun_are_open_bounds(text: str, rows: list[tuple[str, str, str, str]]) -> None:
    assert all_stated(text) == rows
