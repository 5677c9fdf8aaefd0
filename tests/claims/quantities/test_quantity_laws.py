"""Laws that hold for every text."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quantity_pages import all_stated, page_of, readings_of

from factcheck.claims.readers.quantities import read
from factcheck.claims.readers.quantities.lexicon import tokens
from factcheck.vocabulary import load
from factcheck.vocabulary.units import convert, dimension, to_reference, units

# fmt: off
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FRAGMENTS = st.sampled_from(
    """more|than|a|half|two|thirds|of|million|$|£|5|12,000|1.5|3-1|%|percent|year|-old|years|and|to|between|minus|-|No.
second|first|21st|May|ft|in|m|bn|people|,|.|one|dozens|several|few|her|50s|aged|Smith|½|/|2|US|C|Rs|crore|euros|p||an
hour|quarter|below|zero|another|next|point|hundred|twice|1.200,50|’|–|(|)""".replace("\n", "|").split("|")
)
_TEXTS = st.lists(_FRAGMENTS, max_size=25).map(" ".join) | st.lists(_FRAGMENTS, max_size=15).map("".join)


def in_words(number: int) -> str:
    """British number words."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    for size, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // size)} {name}" + (joint + in_words(rest) if rest else "")
    raise AssertionError


@given(_TEXTS | st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_reading_lies_inside_its_text_in_order_and_apart(text: str) -> None:
    last = 0
    for reading in readings_of(text):
        assert last <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end].strip() == text[reading.start : reading.end]
        last = reading.end


@given(_TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_readings(text: str) -> None:
    assert readings_of(text) == readings_of(text)


@given(_TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_low_end_of_a_value_is_never_above_its_high_end(text: str) -> None:
    for reading in readings_of(text):
        if reading.value.shape == "quantity" and reading.value.low is not None and reading.value.high is not None:
            assert reading.value.low <= reading.value.high
            assert reading.value.step >= 0


@given(st.integers(2, 10**15 - 1))
@settings(max_examples=200, deadline=None)
def test_number_words_are_read_as_the_number_they_spell(number: int) -> None:
    text = f"They counted {in_words(number)} herons"
    assert [row[2] for row in all_stated(text)] == [str(number)]


@given(st.integers(2, 10**12))
@settings(max_examples=100, deadline=None)
def test_digits_with_separators_are_read_as_the_number_they_write(number: int) -> None:
    assert [row[2] for row in all_stated(f"They counted {number:,} herons")] == [str(number)]


@given(
    st.decimals("0.1", 999, places=1), st.sampled_from([("million", 6), ("bn", 9), ("tn", 12), ("lakh", 5), ("m", 6)])
)
@settings(max_examples=60, deadline=None)
def test_a_scale_multiplies_the_figure_and_its_last_digit(mantissa: Decimal, scale: tuple[str, int]) -> None:
    name, power = scale
    (reading,) = readings_of(f"It cost £{mantissa}{' ' if len(name) > 2 else ''}{name}")
    assert reading.value.shape == "quantity"
    assert reading.value.low == mantissa.scaleb(power)
    assert reading.value.step == Decimal("0.1").scaleb(power)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("1", "mile", "kilometre", "1.609344"),
        ("6", "foot", "inch", "72"),
        ("3", "year", "month", "36"),
        ("2", "fortnight", "day", "28"),
        ("45.9", "degree Celsius", "degree Fahrenheit", "114.62"),
        ("-40", "degree Fahrenheit", "degree Celsius", "-40"),
        ("1", "barrel", "litre", "158.987294928"),
        ("1", "knot", "kilometre per hour", "1.852"),
        ("1", "hectare", "square metre", "10000"),
    ],
)
def test_units_of_one_dimension_convert_exactly(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "to"), [("year", "day"), ("month", "week"), ("mile", "hour"), ("gallon", "litre"), ("ton", "tonne")]
)
def test_units_without_an_exact_conversion_do_not_convert(unit: str, to: str) -> None:
    assert convert(Decimal(1), unit, to) is None


_EXACT = sorted(name for name, unit in units(load()).items() if unit.factor is not None)


@given(st.decimals(-1000, 1000, places=3), st.sampled_from(_EXACT), st.sampled_from(_EXACT))
@settings(max_examples=300, deadline=None)
def test_a_conversion_there_and_back_gives_the_value(value: Decimal, unit: str, to: str) -> None:
    turned = convert(value, unit, to)
    assert (turned is None) == (dimension(unit) != dimension(to))
    if turned is not None:
        back = convert(turned, to, unit)
        assert back is not None
        # Temperatures pass through an offset of hundreds of degrees, which costs digits of the 28.
        assert abs(back - value) <= Decimal("1e-12") * max(abs(value), 1) or dimension(unit) not in ("temperature",)
        assert abs(back - value) <= Decimal("1e-9") * max(abs(value), 1)


def test_the_reference_unit_of_every_dimension_is_one_of_its_units() -> None:
    for name, unit in units(load()).items():
        if unit.factor is not None:
            found = to_reference(Decimal(1), name)
            assert found is not None
            assert dimension(found[1]) == unit.dimension
            assert units(load())[found[1]].factor == 1


def test_phrases_of_the_vocabulary_are_cut_as_a_page_cuts_them() -> None:
    for phrase in (
        "°c",
        "m²",
        "km/h",
        "u.s. dollars",
        "light-year",
        "us$",
        "%-points",
        "per cent points",
        "-odd",
        "rs.",
    ):
        assert list(tokens(phrase)) == page_of(phrase).words


_HOSTILE = """1|1,|1.|1-|1 |one |one-|and a half |a |hundreds of |more than |$|$1-|1/|(1), |no. |half |5 to |6ft
1 000 |high-|1 year 2 months |no more than about |at least at least 5 |9 percent, up from 9
one man in |2, 000 |from 9 to 9 |just about 5 |over 3 years |4 votes to 4 """.replace("\n", "|").split("|")


@pytest.mark.parametrize("piece", _HOSTILE)
def test_reading_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        page = page_of(piece * (size // len(piece)))
        best = 9.0
        for _ in range(2):
            started = time.process_time()
            read(page)
            best = min(best, time.process_time() - started)
        return best

    small, large = seconds(5_000), seconds(20_000)
    assert large < 4 * small * 3 + 0.3
