"""Whether two times can be the time of one fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.candidates.times import meet
from factcheck.model import Period, label


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2025-06", "2025-06-23", True),
        ("2025", "2025-06", True),
        ("2024", "2025-06", False),
        ("2025-06-02 to 2025-06-08", "2025-06", True),
        ("2025-06-02 to 2025-06-08", "2025-06-09", False),
        ("until 2025-12", "2025", True),
        ("since 2011", "2009", False),
        ("since 2011", "2019", True),
        ("2025-06-10 16:20", "2025-06-10", True),
        ("2010s", "2014", True),
        ("Tuesday", "2024-11-05", None),
        ("June", "2025-06", None),
        ("Tuesday", "Tuesday", True),
    ],
)
def test_times_meet_when_they_have_a_day_in_common(left: str, right: str, expected: bool | None) -> None:
    assert meet(left, right) is expected
    assert meet(right, left) is expected


@given(st.dates(), st.dates())
def test_every_day_meets_itself_and_no_other_day(one, other) -> None:
    left, right = (label(Period(start=day, end=day, grain="day")) for day in (one, other))
    assert meet(left, right) is (one == other)


@given(st.text(max_size=30))
def test_any_text_is_taken(text: str) -> None:
    assert meet(text, "2024-05-06") in (True, False, None)
