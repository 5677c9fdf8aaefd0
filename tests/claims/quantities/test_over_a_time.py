""" "over" before a duration: how long something went on, or a bound."""

import pytest
from quantity_pages import all_stated, readings_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She taught over three years in a village school.", "3"),
        ("The coins lay hidden over six years in a cupboard.", "6"),
        ("They stole it over three years.", "3"),
        ("Over three years, he stole £5m.", "3"),
        ("The fine is paid over three years.", "3"),
        ("The talks lasted over three hours.", "3-.."),
        ("He ran the club for over ten years.", "10-.."),
        ("It took over five years.", "5-.."),
        ("He spent over two years in jail.", "2-.."),
        ("It was built in over five years.", "5-.."),
        ("He waited over an hour.", "1-.."),
        ("The wait, over three hours, was hard.", "3-.."),
        ("He wrote over two years later.", "2-.."),
    ],
)
def test_over_spans_a_time_after_a_verb_of_doing_and_bounds_it_elsewhere(text: str, value: str) -> None:
    assert [row[2] for row in all_stated(text) if row[0] == "duration"] == [value]


def test_over_is_no_hedge_where_it_spans_a_time() -> None:
    assert [reading.hedge for reading in readings_of("She taught over three years.")] == [None]
    assert [reading.hedge for reading in readings_of("It lasted over three years.")] == ["over"]


def test_over_before_an_age_stays_a_bound() -> None:
    assert all_stated("It grew over three years old.")[0][2] == "3-.."
