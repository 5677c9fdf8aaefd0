"""The records: what they refuse, how far a value reaches, and how it is shown."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from factcheck.model import About, Ordinal, Period, Polarity, Quantity, Rule, Span, Wording, fold, label
from factcheck.model.values import Value

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def figure(low: str | None, high: str | None, **more: object) -> Quantity:
    return Quantity.model_validate({"low": low, "high": high, **more})


def test_a_record_is_frozen_and_refuses_fields_that_it_does_not_know():
    scope = About(head="passenger")
    with pytest.raises(ValidationError):
        scope.head = "lorry"
    with pytest.raises(ValidationError):
        About(heads="passenger")  # type: ignore[call-arg]


def test_a_trusted_record_equals_the_checked_one_and_writes_the_same_json():
    checked = Span(start=3, end=6)
    trusted = Span.trusted({"start": 3, "end": 6})
    assert trusted == checked
    assert hash(trusted) == hash(checked)
    assert trusted.model_dump_json() == checked.model_dump_json()


def test_two_rules_never_share_what_they_tune():
    one, other = (
        Rule(id=name, name=name, kind="count", check="quantity", severity="error", message="", why="", path="")
        for name in ("CNT01", "CNT02")
    )
    one.params["approximate"] = "0.1"
    assert other.params == {}


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_never_empty(start: int, end: int):
    with pytest.raises(ValidationError, match="a span needs"):
        Span(start=start, end=end)


@given(st.integers(0, 50), st.integers(1, 20), st.integers(0, 50), st.integers(1, 20))
def test_spans_overlap_where_they_share_a_place(start: int, length: int, other: int, width: int):
    left, right = Span(start=start, end=start + length), Span(start=other, end=other + width)
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == right.overlaps(left) == bool(shared)
    assert left.contains(right) == (len(shared) == width)


def test_a_figure_reaches_half_of_its_last_printed_digit_to_either_side():
    assert figure("1200000", "1200000", step="100000").reach() == (Decimal(1150000), Decimal(1250000))
    assert figure("206", "206").reach() == (Decimal(206), Decimal(206))
    assert figure("100", None, step="10").reach() == (Decimal(95), None)


@given(DAYS, st.integers(0, 400))
def test_the_stretches_before_during_and_after_a_period_share_no_day(start: date, length: int):
    period = Period(start=start, end=start + timedelta(days=length), grain="range")
    before, after = (period.model_copy(update={"bound": bound}).reach() for bound in ("before", "after"))
    assert before[0] is None
    assert before[1] == start - timedelta(days=1)
    assert after == (period.end + timedelta(days=1) if period.end else None, None)
    assert period.reach() == (period.start, period.end)
    assert period.model_copy(update={"bound": "since"}).reach() == (start, None)
    assert period.model_copy(update={"bound": "until"}).reach() == (None, period.end)


def test_a_period_at_the_end_of_the_calendar_has_no_day_after_it():
    assert Period(start=date.max, end=date.max, grain="day", bound="after").reach() == (None, None)
    assert Period(start=date.min, end=date.min, grain="day", bound="before").reach() == (None, None)


def test_an_unresolved_date_reaches_nowhere():
    assert Period(grain="day", basis="unresolved", weekday=1).reach() == (None, None)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (figure("187", "187", unit="passenger"), "187 passenger"),
        (figure("3400000", "3400000", unit="GBP"), "3,400,000 GBP"),
        (figure("100", None), "at least 100"),
        (figure("100", None, strict=True), "over 100"),
        (figure(None, "100"), "at most 100"),
        (figure(None, "100", strict=True), "under 100"),
        (figure("4", "6", approximate=True, unit="week"), "about 4 to 6 week"),
        (figure("19.60", "19.60", unit="%"), "19.6 %"),
        (Period(start=date(2022, 8, 1), end=date(2022, 8, 31), grain="month"), "2022-08"),
        (Period(start=date(2010, 1, 1), end=date(2019, 12, 31), grain="decade"), "2010s"),
        (Period(start=date(2022, 8, 3), end=date(2022, 8, 5), grain="range"), "2022-08-03 to 2022-08-05"),
        (
            Period(start=date(2022, 8, 3), end=date(2022, 8, 3), grain="minute", clock="21:40", zone="GMT"),
            "2022-08-03 21:40 GMT",
        ),
        (Period(grain="day", basis="unresolved", weekday=2, day_of_month=31, month=6), "Tuesday 31 June"),
        (Period(grain="day", basis="unresolved"), "undated"),
        (Ordinal(rank=2), "rank 2"),
        (Ordinal(rank=2, from_end=True), "rank 2 from the end"),
        (Polarity(pair="approve_reject", side="left", cue="approved"), "approved (approve_reject)"),
        (Wording(text="Ines Varga", folded="ines varga"), "Ines Varga"),
    ],
)
def test_a_value_is_shown_in_a_few_words(value: Value, shown: str):
    assert label(value) == shown


@given(st.text(max_size=60))
def test_folding_keeps_length_and_case_and_folds_once_for_all(text: str):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert folded.isupper() == text.isupper()


def test_folding_knows_the_quotation_marks_of_the_trade():
    assert fold("„Nie“, ‚nie‘ – it’s «no»") == '"Nie", \'nie\' - it\'s "no"'
    assert fold("a — b") == "a — b"
