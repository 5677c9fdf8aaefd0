"""Places in a series, in a run and in a ranking."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    ("text", "surface", "rank"),
    [
        ("The 31st Vuelta begins.", "31st", "31"),
        ("The fair is in its 30th edition.", "30th", "30"),
        ("The 335th Squadron flew.", "335th", "335"),
        ("It was the 11th of her career.", "11th", "11"),
        ("It was the third of the season.", "third", "3"),
        ("It was the second of three blasts.", "second", "2"),
        ("It was the nineteenth month in a row.", "nineteenth", "19"),
        ("It rained for the fifth day running.", "fifth", "5"),
        ("He is world number 186.", "number 186", "186"),
        ("He is number 412 in the world.", "number 412", "412"),
        ("She is ranked 168.", "168", "168"),
        ("The No 2 seed lost.", "No 2", "2"),
        ("The world No 1 lost.", "No 1", "1"),
        ("She was seeded fourth.", "fourth", "4"),
        ("He is seeded 14.", "14", "14"),
        ("It is the second-highest peak.", "second-highest", "2"),
        ("He finished in fifth place.", "fifth", "5"),
        ("It was the one hundred and first raid.", "one hundred and first", "101"),
        ("It was the one hundred twenty-fifth raid.", "one hundred twenty-fifth", "125"),
    ],
)
def test_a_place_in_an_order_is_an_ordinal(text: str, surface: str, rank: str) -> None:
    ranks = [row for row in all_stated(text) if row[0] == "ordinal"]
    assert ranks == [("ordinal", surface, rank, None)]


@pytest.mark.parametrize(
    "text",
    [
        "He lives on 42nd Street.",
        "It is the 8th Avenue line.",
        "The 9th Circuit ruled.",
        "The 118th Congress met.",
        "On the third of the month he left.",
        "On the 4th of July it rained.",
        "It is the first of its kind.",
        "A third of his salary went.",
        "No 10 people came.",
        "No 10 said nothing.",
        "It ranked 168 players.",
        "He was ranked 12 to 14.",
        "It is in the first place a duty.",
    ],
)
def test_an_address_a_date_a_share_or_a_count_is_no_rank(text: str) -> None:
    assert [row for row in all_stated(text) if row[0] == "ordinal"] == []
