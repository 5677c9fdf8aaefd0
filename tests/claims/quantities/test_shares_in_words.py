"""Shares that no percent sign gives away, and figures that look like shares."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("One patient in ten waits a year.", "One patient in ten", "~10"),
        ("Three patients in four recovered.", "Three patients in four", "~75"),
        ("Two members out of three agreed.", "Two members out of three", "~66.6667"),
        ("Fifty-eight in every hundred agreed.", "Fifty-eight in every hundred", "58"),
        ("Fifty-eight in every hundred of those asked agreed.", "Fifty-eight in every hundred", "58"),
        ("The odds are three in a thousand.", "three in a thousand", "~0.3"),
        ("Nine in ten agreed.", "Nine in ten", "~90"),
        ("Three out of five agreed.", "Three out of five", "~60"),
        ("Output was a third less.", "a third", "~33.3333"),
        ("Fares are a quarter cheaper than rivals.", "a quarter", "~25"),
        ("Half as many boats came.", "Half", "~50"),
        ("Output was half as much again.", "half", "~50"),
    ],
)
def test_a_share_in_words_is_a_percentage(text: str, surface: str, value: str) -> None:
    assert [row[1:3] for row in all_stated(text) if row[0] == "percent"] == [(surface, value)]


@pytest.mark.parametrize(
    "text",
    [
        "It reached level three out of five.",
        "He gave it 8 out of 10 marks.",
        "He scored 8 out of 10.",
        "It is rated four out of five.",
        "He won two in three games.",
        "Two people in 10 cars died.",
        "One death in 1999 was odd.",
        "Three arrests in ten days followed.",
        "A third, less formal, meeting came.",
    ],
)
def test_points_of_a_scale_runs_and_places_are_no_shares(text: str) -> None:
    assert [row for row in all_stated(text) if row[0] == "percent"] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The rate is 10.5 percent, up from 9.", ["10.5", "9"]),
        ("The rate was 10.5 per cent in June, up from 9 in May.", ["10.5", "9"]),
        ("Support fell to 31% from 38.", ["31", "38"]),
        ("Turnout was 61%, against 58 last time.", ["61", "58"]),
        ("He won 24 percent, compared with about 31 in 2019.", ["24", "~31"]),
        ("The rate rose from 9 to 10 percent.", ["9", "10"]),
        ("The rate fell from 10 to 9 percent.", ["10", "9"]),
        ("Growth of 28.5 to 30 per cent is likely.", ["28.5-30"]),
    ],
)
def test_percent_may_be_left_out_beside_another_percentage(text: str, values: list[str]) -> None:
    assert [(row[0], row[2]) for row in all_stated(text)] == [("percent", value) for value in values]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("It rose 3 percent, up from 9 deaths.", ["9 deaths"]),
        ("Shares rose 3 percent from 88.", ["88"]),
        ("Shares rose 3 percent, up from 412.", ["412"]),
        ("Sales rose 3 percent from 2019.", []),
        ("Shares fell 3 percent to 41.", ["41"]),
    ],
)
def test_another_figure_beside_a_percentage_stays_what_it_is(text: str, others: list[str]) -> None:
    assert [row[1] for row in all_stated(text) if row[0] != "percent"] == others


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The wait fell from 11 to 8 days.", [("duration", "11", "day"), ("duration", "8", "day")]),
        ("Staff fell from 110 to 90 nurses.", [("count", "110", "nurse"), ("count", "90", "nurse")]),
        ("Sales rose from 8 to 11 million euros.", [("money", "8000000", "EUR"), ("money", "11000000", "EUR")]),
    ],
)
def test_the_unit_of_a_change_counts_for_both_figures(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert [(row[0], row[2], row[3]) for row in all_stated(text)] == rows


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Joblessness came down by 2.4 points, to 21.4 per cent.", ["percent", "percent"]),
        ("Turnout rose 3 points to 61%.", ["percent", "percent"]),
        ("The index fell 20 points, or 0.4 percent.", ["count", "percent"]),
        ("The Dow was up 31 points while oil lost 2 percent.", ["count", "percent"]),
        ("Rovers are up nine points in the table.", ["count"]),
        ("He won by 12 points.", ["count"]),
    ],
)
def test_points_beside_a_percentage_are_percentage_points_where_they_tell_a_change(text: str, kinds: list[str]) -> None:
    assert [row[0] for row in all_stated(text)] == kinds
