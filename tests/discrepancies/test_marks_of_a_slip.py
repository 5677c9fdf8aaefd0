"""What two unequal values show by themselves."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.discrepancies.shapes import SIGNS, are_swapped, could_round, is_one_off, shape
from factcheck.model import Claim, Period, Quantity, Span, Value


def features(left: Value, right: Value) -> dict[str, float]:
    one, other = (
        Claim(
            id=name,
            fingerprint=name,
            kind="count",
            document_id=name,
            span=Span(start=0, end=1),
            sentence=Span(start=0, end=1),
            surface="x",
            value=value,
            read_by="test",
        )
        for name, value in (("left", left), ("right", right))
    )
    there, back = shape(one, other), shape(other, one)
    assert there == back
    return there


def figure(text: str, **more: object) -> Quantity:
    return Quantity.model_validate({"low": Decimal(text), "high": Decimal(text), **more})


@pytest.mark.parametrize(
    ("left", "right", "mark"),
    [
        ("187", "178", "digits swapped"),
        ("26", "36", "one digit off"),
        ("4500", "450", "factor of ten"),
        ("1200", "1187", "could be rounding"),
        ("2", "3", "small figures"),
    ],
)
def test_the_slips_of_a_hurried_hand_are_marked(left: str, right: str, mark: str):
    assert features(figure(left), figure(right))[mark] == 1.0


@pytest.mark.parametrize(
    ("left", "right", "mark"),
    [
        ("12000000", "21", "digits swapped"),  # the same digits in figures of quite another size
        ("187", "871", "digits swapped"),
        ("26", "39", "one digit off"),
        ("4500", "4400", "factor of ten"),
        ("1200", "1387", "could be rounding"),
        ("2", "30", "small figures"),
    ],
)
def test_what_is_no_slip_is_not_marked_as_one(left: str, right: str, mark: str):
    assert features(figure(left), figure(right)).get(mark, 0.0) == 0.0


def test_the_same_figure_in_two_currencies_is_marked():
    assert features(figure("40", unit="EUR"), figure("40", unit="GBP"))["same figure, other currency"] == 1.0


def day(year: int, month: int, number: int) -> Period:
    return Period(start=date(year, month, number), end=date(year, month, number), grain="day")


@pytest.mark.parametrize(
    ("right", "mark"),
    [(day(2023, 3, 4), "year off, same day"), (day(2024, 5, 4), "month off"), (day(2024, 3, 6), "days off")],
)
def test_what_part_of_a_date_differs_is_marked(right: Period, mark: str):
    marks = {"year off, same day", "month off", "days off"}
    found = features(day(2024, 3, 4), right)
    assert {name for name in marks if found[name]} == {mark}


def test_nearer_values_are_closer():
    near, far = (features(day(2024, 3, 4), other)["close"] for other in (day(2024, 3, 6), day(2024, 9, 6)))
    assert near > far


@given(st.decimals(Decimal("0"), Decimal("1e9"), places=2), st.decimals(Decimal("0"), Decimal("1e9"), places=2))
def test_every_mark_is_known_and_lies_between_nothing_and_one(left: Decimal, right: Decimal):
    found = features(figure(str(left)), figure(str(right)))
    assert set(found) <= set(SIGNS)
    assert all(0.0 <= value <= 1.0 for value in found.values())


@given(st.text("0123456789", min_size=2, max_size=8), st.integers(0, 6))
def test_two_neighbours_that_change_places_are_swapped_both_ways(digits: str, at: int):
    at %= len(digits) - 1
    swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    assert are_swapped(digits, swapped) == are_swapped(swapped, digits) == (digits != swapped)


@given(st.text("123456789", min_size=3, max_size=8), st.integers(0, 7))
def test_a_lost_digit_is_one_off(digits: str, at: int):
    at %= len(digits)
    lost = digits[:at] + digits[at + 1 :]
    assert is_one_off(digits, lost)
    assert is_one_off(lost, digits)


def test_a_figure_in_full_is_no_rounding_of_another():
    assert not could_round(Decimal(1187), Decimal(1200))
    assert not could_round(Decimal(40), Decimal(41))
