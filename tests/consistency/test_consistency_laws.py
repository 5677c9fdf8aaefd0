"""Laws: arithmetic that holds is never reported, whatever its precision and wording; one figure changed always is."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from inside import found_in, kinds_in

SLOW = settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SUMS = (
    "There were {total} people on board: {first} passengers and {second} crew.",
    "The ferry carried {first} cars and {second} lorries, {total} vehicles in all.",
    "The club has {total} members ({first} women and {second} men).",
    "The firm employs {first} people in Leeds and {second} in Hull, a total of {total}.",
)


def grouped(number: int) -> str:
    return f"{number:,}"


@SLOW
@given(st.sampled_from(SUMS), st.integers(2, 9000), st.integers(2, 9000))
def test_parts_that_add_up_are_never_reported(template: str, first: int, second: int) -> None:
    text = template.format(total=grouped(first + second), first=grouped(first), second=grouped(second))
    assert found_in(text) == []


@SLOW
@given(st.sampled_from(SUMS), st.integers(20, 9000), st.integers(20, 9000), st.booleans())
def test_a_total_changed_beyond_rounding_is_reported(template: str, first: int, second: int, more: bool) -> None:
    total = first + second
    wrong = total + (total // 8 + 3) * (1 if more else -1)
    if not more and wrong <= max(first, second) * 2 // 3 + 1:
        wrong = total + total // 8 + 3
    text = template.format(total=grouped(wrong), first=grouped(first), second=grouped(second))
    assert kinds_in(text) == ["sum"]


MILLIONS = (
    "The ${total} million plan has three parts: ${first} million for roads, ${second} million for "
    "schools and ${third} million for parks."
)


@SLOW
@given(st.lists(st.integers(1001, 90003).filter(lambda n: n % 50), min_size=3, max_size=3), st.integers(0, 2))
def test_amounts_that_add_up_are_never_reported_whatever_they_are_rounded_to(thousands: list[int], places: int) -> None:
    printed = [rounded(Decimal(n) / 1000, places) for n in (*thousands, sum(thousands))]
    text = MILLIONS.format(first=printed[0], second=printed[1], third=printed[2], total=printed[3])
    assert found_in(text) == []


def rounded(number: Decimal, places: int) -> str:
    return str(number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


CHANGES = (
    "Sales {rose} by {share} per cent, from £{before} to £{after}.",
    "Sales {rose} {share}% to £{after} from £{before} a year earlier.",
    "The bill went from £{before} to £{after}, {a_rise} of {share}%.",
    "The bill was £{after}, against £{before} the year before, {a_rise} of {share} per cent.",
)
amounts = st.integers(101, 9999).filter(lambda n: n % 10)


def change(template: str, before: int, after: int, share: str) -> str:
    grown = after > before
    words = {"rose": "rose" if grown else "fell", "a_rise": "a rise" if grown else "a fall"}
    return template.format(before=grouped(before), after=grouped(after), share=share, **words)


@SLOW
@given(st.sampled_from(CHANGES), amounts, st.integers(105, 220), st.booleans(), st.integers(0, 1))
def test_a_right_percentage_is_never_reported(
    template: str, before: int, percent: int, grows: bool, places: int
) -> None:
    after = before * percent // 100 if grows else before * 100 // percent
    share = rounded(abs(Decimal(after) / before - 1) * 100, places)
    assert found_in(change(template, before, after, share)) == []


@SLOW
@given(st.sampled_from(CHANGES), amounts, st.integers(105, 190), st.booleans(), st.integers(4, 30))
def test_a_percentage_changed_beyond_rounding_is_reported(
    template: str, before: int, percent: int, grows: bool, miss: int
) -> None:
    after = before * percent // 100 if grows else before * 100 // percent
    assume(after % 10)  # 100 may be 95 to 105
    share = round(abs(after / before - 1) * 100) + miss
    assert kinds_in(change(template, before, after, str(share))) == ["percent_change"]


UNITS = {
    ("km", "miles"): Decimal("0.621371192"),
    ("metres", "feet"): Decimal("3.280839895"),
    ("kg", "lb"): Decimal("2.204622622"),
    ("hectares", "acres"): Decimal("2.471053815"),
}
CONVERSIONS = (
    "The site is {first} {unit} ({second} {other}) in size.",
    "They measured {first} {unit}, or {second} {other}, on Monday.",
)


@SLOW
@given(
    st.sampled_from(CONVERSIONS), st.sampled_from(sorted(UNITS)), st.integers(3, 900), st.booleans(), st.integers(0, 2)
)
def test_a_right_conversion_is_never_reported(
    template: str, pair: tuple[str, str], number: int, swapped: bool, places: int
) -> None:
    factor = 1 / UNITS[pair] if swapped else UNITS[pair]
    unit, other = pair[::-1] if swapped else pair
    second = rounded(number * factor, places)
    text = template.format(first=number, unit=unit, second=second, other=other)
    assert found_in(text) == [], text


@SLOW
@given(st.sampled_from(CONVERSIONS), st.sampled_from(sorted(UNITS)), st.integers(12, 900), st.booleans())
def test_a_conversion_changed_beyond_rounding_is_reported(
    template: str, pair: tuple[str, str], number: int, more: bool
) -> None:
    wrong = rounded(number * UNITS[pair] * (Decimal("1.4") if more else Decimal("0.6")), 1)
    text = template.format(first=number, unit=pair[0], second=wrong, other=pair[1])
    assert kinds_in(text) == ["unit_conversion"], text


days = st.dates(date(1900, 1, 1), date(2039, 12, 31))
DATES = (
    "The hall was opened on {weekday}, {day} {month} {year}.",
    "They met on {weekday}, {month} {day}, {year}, in Oslo.",
)


def dated(template: str, day: date, weekday: str) -> str:
    return template.format(weekday=weekday, day=day.day, month=f"{day:%B}", year=day.year)


@SLOW
@given(st.sampled_from(DATES), days)
def test_the_right_weekday_is_never_reported(template: str, day: date) -> None:
    assert found_in(dated(template, day, WEEKDAYS[day.weekday()])) == []


@SLOW
@given(st.sampled_from(DATES), days, st.integers(1, 6))
def test_every_wrong_weekday_is_reported(template: str, day: date, off: int) -> None:
    assert kinds_in(dated(template, day, WEEKDAYS[(day.weekday() + off) % 7])) == ["weekday_date"]


@SLOW
@given(st.integers(1900, 2039), st.sampled_from((2, 4, 6, 9, 11)), st.integers(1, 1))
def test_a_day_past_the_end_of_its_month_is_reported(year: int, month: int, past: int) -> None:
    name, last = f"{date(year, month, 1):%B}", monthrange(year, month)[1]
    assert kinds_in(f"The hall was opened on {last + past} {name} {year}.") == ["impossible_date"]
    assert found_in(f"The hall was opened on {last} {name} {year}.") == []


AGES = (
    "Jonas Rask, {age}, won the seat. Rask, who was born in {born}, is a baker.",
    "Jonas Rask ({age}) won the seat on Monday.\n\nJonas Rask was born in Oslo in {born}.",
)


@SLOW
@given(st.sampled_from(AGES), st.integers(18, 95), days.filter(lambda day: day.year > 2000), st.booleans())
def test_an_age_that_fits_the_year_of_birth_is_never_reported(
    template: str, age: int, published: date, has_had_birthday: bool
) -> None:
    born = published.year - age - (not has_had_birthday)
    assert found_in(template.format(age=age, born=born), published.isoformat()) == []


@SLOW
@given(st.sampled_from(AGES), st.integers(25, 90), days.filter(lambda day: day.year > 2000), st.integers(2, 20))
def test_an_age_off_by_two_years_or_more_is_reported(template: str, age: int, published: date, off: int) -> None:
    text = template.format(age=age, born=published.year - age + off)
    assert kinds_in(text, published.isoformat()) == ["age_birthyear"]


@SLOW
@given(days.filter(lambda day: 1950 < day.year < 2030), st.integers(10, 300))
def test_days_between_two_dates_are_counted_with_and_without_the_first(start: date, length: int) -> None:
    for said in (length, length + 1):
        text = f"The hall was shut for {said} days, from {day_of(start)} to {day_of(start + timedelta(length))}."
        assert found_in(text) == [], text


@SLOW
@given(days.filter(lambda day: 1950 < day.year < 2030), st.integers(10, 300), st.integers(4, 60))
def test_a_length_in_days_that_misses_by_more_is_reported(start: date, length: int, miss: int) -> None:
    text = f"The hall was shut for {length + miss} days, from {day_of(start)} to {day_of(start + timedelta(length))}."
    assert kinds_in(text) == ["duration_arithmetic"], text


def day_of(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="abc 12345,.%£$()-–“”\"'\n:;of to from by", max_size=300))
def test_no_text_makes_a_check_fail_and_mentions_are_where_they_say(text: str) -> None:
    for finding in found_in(text, "2025-06-01"):
        for _, mentions in finding.sides:
            for mention in mentions:
                assert text[mention.span[0] : mention.span[1]] == mention.surface
