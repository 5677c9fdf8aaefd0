"""Dates and ranks of one event in two reports."""

from datetime import date

import pytest
from claims_made import compared, judged, made, read

from factcheck.model import About, Claim, Ordinal, Period, label

OPENED = "The tram line to Brenz opened {}."


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("on 14 May 2019", "on May 14, 2019", "agree"),
        ("on 14 May 2019", "in May 2019", "compatible"),
        ("in May 2019", "in 2019", "compatible"),
        ("in 2019", "in the 2010s", "compatible"),
        ("in spring 2019", "in May 2019", "compatible"),
        ("on 14 May 2019", "on 16 May 2019", "conflict"),
        ("on 14 May 2019", "on 14 May 2018", "conflict"),
        ("in May 2019", "in June 2019", "conflict"),
        ("in 2019", "in 2016", "conflict"),
        ("on 14 May 2019", "in 2018", "conflict"),
        ("before May 2019", "on 2 April 2019", "compatible"),
        ("before May 2019", "on 2 June 2019", "conflict"),
        ("after May 2019", "on 2 April 2019", "conflict"),
        ("in about 2019", "in 2018", "compatible"),  # "about" reaches over the turn of the year
        ("in about 2019", "in 2016", "conflict"),
    ],
)
def test_a_coarser_date_never_conflicts_with_a_finer_one_inside_it(left: str, right: str, expected: str):
    assert compared("period", "date", OPENED.format(left), OPENED.format(right)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("since 2011", "since 2016", "conflict"),
        ("since 2011", "since March 2011", "compatible"),
        ("until 2011", "until 2011", "agree"),
    ],
)
def test_two_starts_are_compared_by_what_they_name_not_by_what_lies_beyond(left: str, right: str, expected: str):
    text = "The brewery on Mill Lane has been shut {}."
    assert compared("period", "date", text.format(left), text.format(right)) == expected


def moment(clock: str, zone: str | None = None) -> Period:
    day = date(2024, 3, 4)
    return Period(start=day, end=day, grain="minute", clock=clock, zone=zone)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (moment("21:40"), moment("21:40"), "agree"),
        (moment("21:40"), moment("21:45"), "compatible"),
        (moment("21:40"), moment("22:40"), "conflict"),
        (moment("21:40", "GMT"), moment("22:40", "CET"), "incomparable"),
    ],
)
def test_clock_times_of_one_zone_are_compared_to_the_quarter_hour(left: Period, right: Period, expected: str):
    assert judged("period", made("date", left), made("date", right)).verdict == expected


def test_a_clock_time_does_not_contradict_its_bare_day():
    day = Period(start=date(2024, 3, 4), end=date(2024, 3, 4), grain="day")
    assert judged("period", made("date", day), made("date", moment("21:40"))).verdict in ("agree", "compatible")


def test_two_weekdays_without_a_week_conflict_and_a_weekday_agrees_with_its_date():
    monday, tuesday = (Period(grain="day", basis="unresolved", weekday=day) for day in (1, 2))
    fourth = Period(start=date(2024, 3, 4), end=date(2024, 3, 4), grain="day")  # a Monday
    assert judged("period", made("date", monday), made("date", tuesday)).verdict == "conflict"
    assert judged("period", made("date", monday), made("date", fourth)).verdict == "agree"
    assert judged("period", made("date", tuesday), made("date", fourth)).verdict == "conflict"


def test_dates_that_share_no_part_are_not_compared():
    weekday = Period(grain="day", basis="unresolved", weekday=1)
    month = Period(grain="month", basis="unresolved", month=5)
    assert judged("period", made("date", weekday), made("date", month)).verdict == "incomparable"


def test_one_of_two_readings_of_a_numeric_date_is_enough():
    either = Period(
        start=date(2023, 4, 3), end=date(2023, 4, 3), grain="day", readings=((date(2023, 3, 4), date(2023, 3, 4)),)
    )
    american = Period(start=date(2023, 3, 4), end=date(2023, 3, 4), grain="day")
    assert judged("period", made("date", either), made("date", american)).verdict == "compatible"


def test_a_night_of_slack_joins_two_neighbouring_days():
    one, other = (made("date", Period(start=date(2024, 3, day), end=date(2024, 3, day), grain="day")) for day in (4, 5))
    assert judged("period", one, other).verdict == "conflict"
    assert judged("period", one, other, slack_days=1).verdict == "compatible"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((2, False), (2, False), "agree"),
        ((2, False), (3, False), "conflict"),
        ((2, True), (2, False), "incomparable"),
    ],
)
def test_ranks_of_one_order_are_one_rank(left: tuple[int, bool], right: tuple[int, bool], expected: str):
    one, other = (ranked(rank, "runner", from_end=from_end) for rank, from_end in (left, right))
    assert judged("rank", one, other).verdict == expected


def ranked(rank: int, noun: str | None, *, from_end: bool = False, object_: str | None = None) -> Claim:
    claim = made("ordinal", Ordinal(rank=rank, from_end=from_end))
    about = About(head=noun, object=(object_,) if object_ else ())
    return claim.model_copy(update={"about": about})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (ranked(3, "season"), ranked(50, "anniversary"), "incomparable"),
        (ranked(3, "season"), ranked(50, None), "incomparable"),
        (ranked(3, "collapse"), ranked(5, "time"), "conflict"),
        (ranked(3, "storm", object_="coast"), ranked(5, "cyclone", object_="coast"), "conflict"),
        (ranked(3, "storm"), ranked(5, "storm"), "conflict"),
    ],
)
def test_ranks_of_two_things_are_in_two_orders(left: Claim, right: Claim, expected: str):
    assert judged("rank", left, right).verdict == expected


def test_neighbouring_ranks_lie_nearer_than_distant_ones():
    second, third, ninth = (ranked(rank, "runner") for rank in (2, 3, 9))
    assert judged("rank", second, third).gap < judged("rank", second, ninth).gap
    assert label(Ordinal(rank=2, from_end=True)) == "rank 2 from the end"


def week(first: int, basis: str = "resolved") -> Claim:
    start, end = date(2024, 3, first), date(2024, 3, first + 6)
    return made("date", Period.model_validate({"start": start, "end": end, "grain": "week", "basis": basis}))


def test_the_past_week_may_be_the_one_that_is_ending():
    thursday = made("date", Period(start=date(2024, 3, 14), end=date(2024, 3, 14), grain="day"))
    assert judged("period", week(4), thursday).verdict == "compatible"
    assert judged("period", week(4, "stated"), thursday).verdict == "conflict"
    assert (
        judged(
            "period", week(18), made("date", Period(start=date(2024, 3, 4), end=date(2024, 3, 4), grain="day"))
        ).verdict
        == "conflict"
    )


@pytest.mark.parametrize(
    ("noun", "expected"),
    [(None, "incomparable"), ("ferry", "conflict")],
)
def test_years_of_one_verb_need_a_subject_in_common(noun: str | None, expected: str):
    one, other = (
        made("date", Period(start=date(year, 1, 1), end=date(year, 12, 31), grain="year")).model_copy(
            update={"about": About(predicate="take", subject=(noun,) if noun else (str(year),))}
        )
        for year in (2010, 2014)
    )
    assert judged("period", one, other).verdict == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("sixth", None), ("seventh", None), "compatible"),
        (("sixth", "2024-03-04"), ("seventh", "2024-03-05"), "compatible"),
        (("sixth", "2024-03-04"), ("seventh", "2024-03-04"), "conflict"),
        (("sixth", "2024-03-04"), ("ninth", "2024-03-05"), "conflict"),
    ],
)
def test_days_that_are_counted_on_go_with_the_days_of_the_reports(
    left: tuple[str, str | None], right: tuple[str, str | None], expected: str
):
    one, other = (
        read("ordinal", f"The strike at the port went into its {rank} straight day.", day)
        for rank, day in (left, right)
    )
    assert judged("rank", one, other).verdict == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # One report looks back on November, the other ahead to it: which year each means is worked out, not printed.
        (
            ("The party lost the vote in November.", "2012-04-23"),
            ("The party will vote in November.", "2012-04-24"),
            False,
        ),
        (
            ("The party lost the vote in November 2011.", "2012-04-23"),
            ("The party votes in November 2012.", "2012-04-24"),
            True,
        ),
    ],
)
def test_a_month_printed_without_its_year_contradicts_no_other_year(
    left: tuple[str, str], right: tuple[str, str], expected: bool
):
    one, other = (read("date", text, day) for text, day in (left, right))
    assert (judged("period", one, other).verdict == "conflict") is expected
