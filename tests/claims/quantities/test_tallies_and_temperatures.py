"""Bare figures that count votes, and bare figures that are degrees."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The court split four to three.", ["4", "3"]),
        ("The motion passed by seven votes to four.", ["7", "4"]),
        ("It passed by 41 votes to 14.", ["41", "14"]),
        ("The council voted 41 to 14.", ["41", "14"]),
        ("The panel ruled five to two for the owner.", ["5", "2"]),
        ("The vote was 6 to 3.", ["6", "3"]),
        ("The motion passed 52-48.", ["52", "48"]),
        ("The jury voted 9-3 to convict.", ["9", "3"]),
    ],
)
def test_each_figure_of_a_tally_counts_votes(text: str, votes: list[str]) -> None:
    assert [(row[0], row[2], row[3]) for row in all_stated(text)] == [("count", vote, "vote") for vote in votes]


@pytest.mark.parametrize(
    "text",
    [
        "Rovers won four to three.",
        "The series was split four to three.",
        "Rovers won 3-1 and the board cheered.",
        "The odds were 9 to 4.",
    ],
)
def test_a_score_or_odds_count_no_votes(text: str) -> None:
    assert [row for row in all_stated(text) if row[3] == "vote"] == []


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("The thermometer read minus 9.", ["-9"]),
        ("Temperatures fell to minus 9.", ["-9"]),
        ("The temperature dropped to -12 overnight.", ["-12"]),
        ("A temperature of 38 is likely.", ["38"]),
        ("Temperatures rose from 17 to 21.", ["17", "21"]),
    ],
)
def test_a_bare_figure_after_a_thermometer_is_degrees(text: str, degrees: list[str]) -> None:
    assert [row[2] for row in all_stated(text) if (row[0], row[3]) == ("measure", "degree")] == degrees


@pytest.mark.parametrize(
    "text",
    [
        "The rating fell to minus 9.",
        "The temperature fell, and 38 left.",
        "The temperature killed 38 sheep.",
        "Temperatures in 1976 broke records.",
    ],
)
def test_a_figure_that_counts_or_stands_apart_is_no_temperature(text: str) -> None:
    assert [row for row in all_stated(text) if row[0] == "measure"] == []
