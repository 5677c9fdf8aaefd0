"""Laws of moments, averages, votes and conversions: what holds is never reported, what is changed always is."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from inside import found_in, kinds_in

SLOW = settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
CITIES = {"Tokyo": 9, "Dubai": 4, "Nairobi": 3, "Singapore": 8, "Lagos": 1}


def moment(city: str, hour: int, minute: int, ahead: int) -> str:
    half = "a.m." if hour < 12 else "p.m."
    local = f"{(hour - 1) % 12 + 1}:{minute:02d} {half}"
    return f"The ship sank at {local} local time in {city} ({(hour - ahead) % 24:02d}{minute:02d} GMT), the guard said."


@SLOW
@given(st.sampled_from(sorted(CITIES)), st.integers(0, 23), st.integers(1, 59))
def test_a_moment_in_two_right_zones_is_never_reported(city: str, hour: int, minute: int) -> None:
    assert found_in(moment(city, hour, minute, CITIES[city])) == []


@SLOW
@given(st.sampled_from(sorted(CITIES)), st.integers(0, 23), st.integers(1, 59), st.integers(1, 23))
def test_a_moment_off_by_hours_is_reported(city: str, hour: int, minute: int, off: int) -> None:
    text = moment(city, hour, minute, CITIES[city] + off)
    assert kinds_in(text) == ["unit_conversion"], text


@SLOW
@given(st.integers(3, 97), st.integers(101, 9999), st.booleans())
def test_an_average_is_total_by_number(number: int, each: int, wrong: bool) -> None:
    said = each * 3 // 2 if wrong else each
    text = f"The {number} winners shared £{number * each:,}, an average of £{said:,} each."
    assert kinds_in(text) == (["sum"] if wrong else []), text


@SLOW
@given(st.integers(4, 60), st.integers(4, 60), st.integers(0, 20))
def test_votes_never_exceed_members(one: int, two: int, away: int) -> None:
    ayes, noes = max(one, two) + 1, min(one, two)
    fits = f"The {ayes + noes + away}-member council backed the plan by {ayes} votes to {noes}."
    assert found_in(fits) == []
    exceeds = f"The {ayes + noes - 1}-member council backed the plan by {ayes} votes to {noes}."
    assert kinds_in(exceeds) == ["sum"], exceeds


@SLOW
@given(st.integers(11, 999), st.integers(11, 999), st.integers(102, 180), st.booleans())
def test_two_conversions_are_made_at_one_rate(first: int, second: int, rate: int, wrong: bool) -> None:
    factor = 3 if wrong else 2
    text = (
        f"The port will cost €{first} million (${first * rate / 100:.1f} million). "
        f"Brussels pays €{second} million (${second * rate * factor / 200:.1f} million) of it."
    )
    assert kinds_in(text) == (["unit_conversion"] if wrong else []), text
