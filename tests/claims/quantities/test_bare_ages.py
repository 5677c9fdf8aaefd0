"""Ages without the word for years: told by the person whose age it is, the event of a life, or the group."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mira, who is 17, sings.", "17"),
        ("The girl, who's 17, sings.", "17"),
        ("She's 56 and retired.", "56"),
        ('"I am 49," he said.', "49"),
        ("I'm 49 now.", "49"),
        ("He is still only 16.", "16"),
        ("She is nearly 90.", "~90"),
        ("He was eight when the dam broke.", "8"),
        ("Ruben Pask was 23 when he left.", "23"),
        ("His mother is 80.", "80"),
        ("Clara Pask is 62.", "62"),
        ("He would have been 100 on Sunday.", "100"),
        ("She turned thirty-five in May.", "35"),
        ("He left before turning 18.", "18"),
        ("The girl, 8, swam.", "8"),
        ("Her son, now 40, farms.", "40"),
        ("Ruben Pask, then 19, sailed.", "19"),
        ("He won his first title at 19.", "19"),
        ("He joined the navy at 17.", "17"),
        ("She left school at fifteen.", "15"),
        ("At 34, she is the oldest in the squad.", "34"),
        ("Her daughter Mira, nine, was there.", "9"),
        ("The hammer thrower, 27, said no.", "27"),
        ("He reached Britain at 19 with a horn.", "19"),
        ("The patients were under 15.", "..-15"),
        ("Children under 12 pay nothing.", "..-12"),
        ("It is open to anyone over 60.", "60-.."),
        ("Anyone 19 or older may vote.", "19-.."),
        ("People 65 and over ride free.", "65-.."),
        ("The signalman will be 29 on April 11.", "29"),
        ("At 34, her days at sea were over.", "34"),
    ],
)
def test_a_bare_figure_of_a_person_is_an_age(text: str, value: str) -> None:
    assert [row[2] for row in all_stated(text) if row[0] == "age"] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The toll was 17 when they left.",
        "The price is 56.",
        "Turnout was 17 when the hall shut.",
        "He is 2 points behind.",
        "He is 6ft 2in.",
        "They met at 19 sites.",
        "Shares closed at 19.",
        "The market opened at 19.",
        "He left at ten.",
        "She finished at 19 under par.",
        "At 19, the index was low.",
        "The boiler turned 40 wheels.",
        "The under-fifteens won.",
        "A clinic for the over-60s opened.",
        "Workers over 50 sites struck.",
        "The number, 45, was wrong.",
    ],
)
def test_a_bare_figure_of_anything_else_is_no_age(text: str) -> None:
    assert [row for row in all_stated(text) if row[0] == "age"] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ages 12, 13 and 15 are free.", ["12", "13", "15"]),
        ("Two girls, aged 15 and 12, wept.", ["15", "12"]),
        ("She has two sons, 11 and 14.", ["11", "14"]),
        ("Two sons, 11 of whom none came.", []),
    ],
)
def test_a_list_of_ages_is_read_to_its_end(text: str, values: list[str]) -> None:
    assert [row[2] for row in all_stated(text) if row[0] == "age"] == values
