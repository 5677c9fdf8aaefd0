"""What an ambiguous sign means."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The deal is worth $5m.", "$"),
        ("The deal is worth $5m, or 4.6m euros.", "$"),
        ("The deal is worth $5m.\nAll sums are in Canadian dollars.", "CAD"),
        ("The deal is worth $5m, or 7m Canadian dollars.", "$"),
        ("Sydney and Melbourne bid.\nThe deal is worth $5m, or US$3m.\nWashington shrugged.", "AUD"),
        ("Sydney and Melbourne bid.\nThe deal is worth $5m.", "AUD"),
        ("Sydney and Toronto bid.\nThe deal is worth $5m.", "$"),
        ("Sydney bid.\nThe deal is worth $5m.", "$"),
        ("The deal is worth $5m.\nHe paid US$3m and A$2m.", "$"),
        ("The deal is worth £5m.", "GBP"),
        ("Stockholm voted.\nSweden pays kr5m.", "SEK"),
        ("Somebody pays kr5m.", "kr"),
        ("Tokyo and Japan shook.\nThe deal is worth ¥5m.", "JPY"),
        ("China, Beijing, Japan and Tokyo spoke.\nThe deal is worth ¥5m.", "¥"),
    ],
)
def test_a_sign_is_settled_by_the_page_or_left_open(text: str, unit: str) -> None:
    assert next(row[3] for row in all_stated(text) if row[0] == "money") == unit


def test_pounds_are_money_where_the_page_has_british_money_and_a_weight_elsewhere() -> None:
    assert all_stated("The calf weighs 600 pounds.")[0][0] == "measure"
    assert all_stated("It cost £5.\nHe lost 600 pounds.")[1][0] == "money"
    assert all_stated("He lost 361 million pounds.")[0][0] == "money"


def test_points_are_thousands_only_where_the_page_writes_so() -> None:
    assert all_stated("They sold 1.200 boats.")[0][2] == "1.2"
    assert all_stated("They sold 1.200 boats at 1.350,50 euros.")[0][2] == "1200"
    assert all_stated("They sold 1.200.000 boats.")[0][2] == "1200000"
