"""Money in the less usual forms."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("The yard made PLN 4.7bn.", "PLN 4.7bn", "4700000000", "PLN"),
        ("They paid 1.6m manat.", "1.6m manat", "1600000", "AZN"),
        ("They paid 2.6 million manat.", "2.6 million manat", "2600000", "AZN"),
        ("They paid 3m euros.", "3m euros", "3000000", "EUR"),
        ("Tickets are going up by a euro.", "a euro", "1", "EUR"),
        ("A pint costs a dollar.", "a dollar", "1", "$"),
        ("A bun costs 50 cent.\nA pie costs €3.", "50 cent", "0.5", "EUR"),
        (
            "Dividends ran from 14 cents a share to 31 cents a share.",
            "14 cents a share to 31 cents",
            "0.14-0.31",
            "$",
        ),
        ("Bids ran from $4 a share to $11 a share.", "$4 a share to $11", "4-11", "$"),
        ("Offers of between $4 and $11 came.", "$4 and $11", "4-11", "$"),
    ],
)
def test_a_price_is_money(text: str, surface: str, value: str, unit: str) -> None:
    assert next(row for row in all_stated(text) if row[0] == "money") == ("money", surface, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "She ran the 200m hurdles.",
        "He showed a dollar bill.",
        "It lies in a euro zone.",
        "He bought a pound of figs.",
        "It left a mark.",
        "It was a real loss.",
    ],
)
def test_a_distance_or_a_word_for_money_alone_is_none(text: str) -> None:
    assert [row for row in all_stated(text) if row[0] == "money"] == []


@pytest.mark.parametrize(
    "text", ["Dividends rose from 14 cents a share to 31 cents a share.", "Bids fell from $16 to $27."]
)
def test_a_change_of_price_is_two_values(text: str) -> None:
    assert len(all_stated(text)) == 2


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They dived from 2, 000ft.", ["2000"]),
        ("Some 12, 000 people came.", ["~12000"]),
        ("In 1996, 300 people died.", ["300"]),
        ("In rows 2, 300 people stood.", ["300"]),
    ],
)
def test_a_space_after_the_thousands_comma_joins_only_what_can_be_nothing_else(text: str, values: list[str]) -> None:
    assert [row[2] for row in all_stated(text) if row[2] != "2"] == values
