"""Figures as two reports print them: what can both be right, and what cannot."""

from datetime import date
from decimal import Decimal

import pytest
from claims_made import compared, judged, made, read

from factcheck.model import About, Claim, Quantity, Scope

MONEY = "The council sold the brewery on Mill Lane for {}."
COUNT = "The ferry carried {} across the strait that evening."
SHARE = "Inflation in Norland stood at {} in April."
TIME = "The miners were trapped underground for {}."
LENGTH = "The new tunnel under the fjord is {} long."


def verdict(sentence: str, kind: str, left: str, right: str) -> str:
    return compared("quantity", kind, sentence.format(left), sentence.format(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("£3.4 million", "£3,400,000"),
        ("€12bn", "12 billion euros"),
        ("$2 million", "US$2 million"),
    ],
)
def test_one_sum_in_two_notations_agrees(left: str, right: str):
    assert verdict(MONEY, "money", left, right) == "agree"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("£3.4 million", "£3,412,650"),  # rounded
        ("$17 million", "$17.7 million"),  # cut off
        ("about £500,000", "£512,000"),
        ("more than £500,000", "£512,000"),
        ("nearly £3 million", "£2.95 million"),
        ("between £3 million and £4 million", "£3.6 million"),
        ("at least £3 million", "up to £5 million"),
    ],
)
def test_sums_that_print_precision_or_hedges_leave_room_for_are_compatible(left: str, right: str):
    assert verdict(MONEY, "money", left, right) in ("agree", "compatible")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("£3.4 million", "£4.3 million"),
        ("£3,412,650", "£3,421,650"),
        ("$40 million", "$4 million"),
        ("about £500,000", "£650,000"),
        ("more than £600,000", "£512,000"),
        ("up to £3 million", "£5 million"),
        ("€40 million", "£40 million"),  # the same digits, another currency
        ("at least £3 million", "at least £5 million"),
    ],
)
def test_sums_whose_reaches_do_not_meet_conflict(left: str, right: str):
    assert verdict(MONEY, "money", left, right) == "conflict"


def test_two_currencies_without_a_rate_are_not_compared():
    assert verdict(MONEY, "money", "€40 million", "$43 million") == "incomparable"


@pytest.mark.parametrize(
    ("sentence", "kind", "left", "right", "expected"),
    [
        (COUNT, "count", "206 passengers", "206 people", "agree"),
        (COUNT, "count", "206 passengers", "about 200 passengers", "agree"),
        (COUNT, "count", "206 passengers", "more than 200 passengers", "compatible"),
        (COUNT, "count", "206 passengers", "dozens of passengers", "compatible"),
        (COUNT, "count", "two passengers", "several passengers", "compatible"),
        (COUNT, "count", "one passenger", "several passengers", "conflict"),
        (COUNT, "count", "206 passengers", "260 passengers", "conflict"),
        (COUNT, "count", "206 passengers", "fewer than 200 passengers", "conflict"),
        (COUNT, "count", "seven passengers", "7 passengers", "agree"),
        (SHARE, "percent", "4.2%", "4.2 per cent", "agree"),
        (SHARE, "percent", "4%", "4.2%", "agree"),
        (SHARE, "percent", "4.2%", "2.4%", "conflict"),
        (SHARE, "percent", "4.2%", "4.3%", "conflict"),  # their reaches meet in 4.25, but no number is rounded to both
        (SHARE, "percent", "about 4.2%", "4.3%", "agree"),
        (SHARE, "percent", "4 percent", "4 percentage points", "conflict"),
        (SHARE, "percent", "4.2%", "1.5 percentage points", "incomparable"),
        (SHARE, "percent", "50 basis points", "half a percentage point", "agree"),
    ],
)
def test_heads_and_shares_are_compared_by_what_their_print_leaves_open(
    sentence: str, kind: str, left: str, right: str, expected: str
):
    assert verdict(sentence, kind, left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("11", "2024-03-04"), ("12", "2024-03-05"), "compatible"),  # a day later, a day more
        (("12", "2024-03-04"), ("11", "2024-03-05"), "conflict"),  # nothing grows shorter
        (("11", "2024-03-04"), ("19", "2024-03-05"), "conflict"),
        (("11", None), ("12", None), "compatible"),
        (("11", None), ("19", None), "conflict"),
    ],
)
def test_a_length_that_goes_on_grows_with_the_days_between_two_reports(
    left: tuple[str, str | None], right: tuple[str, str | None], expected: str
):
    one, other = (
        read("duration", f"After {days} days of rioting the harbour was calm.", day) for days, day in (left, right)
    )
    assert judged("quantity", one, other).verdict == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("jobs", "2024-03-06", "conflict"),  # a plant does not create more jobs by the day
        ("jobs", "2024-06-06", "compatible"),
        ("dead", "2024-03-06", "compatible"),
    ],
)
def test_what_grows_slowly_is_one_figure_in_the_news_of_one_week(left: str, right: str, expected: str):
    texts = {
        "jobs": "The new battery plant will create {} jobs.",
        "dead": "The landslide above Kelstrand killed {} people.",
    }
    one, other = read("count", texts[left].format("310"), "2024-03-04"), read("count", texts[left].format("340"), right)
    assert judged("quantity", one, other).verdict == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("two weeks", "14 days", "same"),
        ("a fortnight", "two weeks", "same"),
        ("three months", "13 weeks", "same"),
        ("36 hours", "a day and a half", "same"),
        ("three months", "30 weeks", "conflict"),
        ("36 hours", "63 hours", "conflict"),
        ("nine days", "19 days", "conflict"),
    ],
)
def test_lengths_of_time_are_compared_over_their_units(left: str, right: str, expected: str):
    found = verdict(TIME, "duration", left, right)
    assert ("same" if found in ("agree", "compatible") else found) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("26.2 miles", "42.2 kilometres", "same"),
        ("10 miles", "16 km", "same"),
        ("10 miles", "26 km", "conflict"),
        ("10 miles", "10 km", "conflict"),
    ],
)
def test_measures_are_converted_exactly_and_rounded_once_more(left: str, right: str, expected: str):
    found = verdict(LENGTH, "measure", left, right)
    assert ("same" if found in ("agree", "compatible") else found) == expected


TOLL = "The landslide above Kelstrand killed {} people."


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("31", "2024-03-04"), ("38", "2024-03-06"), "compatible"),  # the toll rose
        (("38", "2024-03-04"), ("31", "2024-03-06"), "conflict"),  # it cannot fall
        (("31", "2024-03-04"), ("38", "2024-03-04"), "conflict"),  # one day, two tolls
        (("120", "2024-03-04"), ("1,200", "2024-03-06"), "conflict"),  # a slip of scale is no growth
    ],
)
def test_a_running_figure_is_compared_by_the_days_it_holds_for(
    left: tuple[str, str], right: tuple[str, str], expected: str
):
    one, other = (read("count", TOLL.format(figure), day) for figure, day in (left, right))
    assert judged("quantity", one, other).verdict == expected


def test_a_figure_that_stands_still_conflicts_whatever_the_days():
    one = made("money", Quantity(low=31, high=31, unit="USD"), as_of=date(2024, 3, 4))
    other = made("money", Quantity(low=38, high=38, unit="USD"), as_of=date(2024, 3, 6))
    assert judged("quantity", one, other).verdict == "conflict"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("52", "2024-03-04"), ("52", "2024-03-05"), "agree"),
        (("52", "2024-03-04"), ("53", "2024-05-06"), "compatible"),  # a birthday between the reports
        (("53", "2024-03-04"), ("52", "2024-05-06"), "conflict"),  # nobody grows younger
        (("52", "2024-03-04"), ("53", "2024-03-04"), "conflict"),
        (("52", "2024-03-04"), ("56", "2024-05-06"), "conflict"),
        (("52", "2014-03-04"), ("62", "2024-03-06"), "compatible"),
    ],
)
def test_an_age_grows_with_the_years_between_two_reports(left: tuple[str, str], right: tuple[str, str], expected: str):
    text = "The pilot, Tomas Reed, {}, was found on the ridge."
    one, other = (read("age", text.format(age), day) for age, day in (left, right))
    assert judged("age_at", one, other).verdict == expected


def test_ages_a_year_apart_in_reports_of_unknown_days_are_no_sure_conflict():
    one, other = (read("age", f"The pilot, Tomas Reed, {age}, was found on the ridge.") for age in (52, 53))
    found = judged("age_at", one, other, birthday_ceiling=0.5)
    assert (found.verdict, found.ceiling) == ("conflict", 0.5)
    assert "birthday" in found.because


def test_an_age_to_come_contradicts_no_age_now():
    now = read("age", "The first baseman, Mark Teller, 28, spoke to the club.", "2008-12-20")
    soon = read("age", "Mark Teller will be 31 in April.", "2008-12-20")
    assert judged("age_at", now, soon).verdict == "incomparable"


def test_a_figure_for_a_year_gone_by_no_longer_runs():
    text = "A landslide above Kelstrand killed {} people in 2021."
    one, other = read("count", text.format("31"), "2024-03-04"), read("count", text.format("38"), "2024-03-06")
    assert judged("quantity", one, other).verdict == "conflict"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("at least ten days", "at least a month", "conflict"),
        ("at least ten days", "at least two weeks", "compatible"),
        ("at least 30 days", "at least a month", "compatible"),
    ],
)
def test_two_bounds_of_one_direction_in_two_units_conflict_when_plainly_apart(left: str, right: str, expected: str):
    assert verdict(TIME, "duration", left, right) == expected


def test_half_a_unit_is_not_rounded_to_one():
    assert verdict(MONEY, "money", "€0.50", "€1") == "conflict"


def aged(years: int, noun: str | None, holder: str | None = None) -> Claim:
    value = Quantity(low=Decimal(years), high=Decimal(years), unit="year")
    return made("age", value).model_copy(update={"about": About(head=noun, holder=holder or noun)})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (aged(15, None, "Ana Ruiz"), aged(17, "friend", "Ana Ruiz"), "incomparable"),
        (aged(11, "girl", "Tom Berg"), aged(20, None, "Tom Berg"), "incomparable"),
        (aged(23, None, "Ana Ruiz"), aged(29, None), "incomparable"),
        (aged(61, "engineer", "Ana Ruiz"), aged(67, None, "Ana Ruiz"), "conflict"),
        (aged(44, None), aged(41, None, "Tom Berg"), "conflict"),
    ],
)
def test_the_age_of_somebody_beside_a_name_is_not_that_of_the_name(left: Claim, right: Claim, expected: str):
    assert judged("age_at", left, right).verdict == expected


def counted(figure: str, noun: str, step: str = "0", scope: str | None = None) -> Claim:
    value = Quantity(low=Decimal(figure), high=Decimal(figure), step=Decimal(step), unit=noun)
    scopes = (Scope(flag="additional", cue=scope),) if scope else ()
    return made("count", value).model_copy(update={"about": About(head=noun, scopes=scopes)})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (counted("4.4", "quake", "0.1"), counted("3.0", "quake", "0.1"), "incomparable"),
        (counted("13", "town", scope="other"), counted("14", "town"), "incomparable"),
        (counted("13", "town", scope="other"), counted("14", "town", scope="another"), "conflict"),
        (counted("13", "town"), counted("14", "town"), "conflict"),
        (counted("1200000", "home", "100000"), counted("1700000", "home", "100000"), "conflict"),
    ],
)
def test_what_counts_nothing_or_comes_on_top_is_not_held_against_a_count(left: Claim, right: Claim, expected: str):
    assert judged("quantity", left, right).verdict == expected


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("The wreck lies 23 miles north of Port Lowell.", "incomparable"),
        ("The wreck lies 23 miles north of Aldham.", "conflict"),
        ("The wreck lies 23 miles north of Port Lowell, off Aldham.", "conflict"),
    ],
)
def test_distances_from_two_places_are_two_distances(right: str, expected: str):
    assert compared("quantity", "measure", "The wreck lies 13 miles east of Aldham.", right) == expected


def test_a_figure_for_several_years_and_one_for_another_time_are_not_compared():
    one = read("percent", "From 2007 to 2014 the Holms paid tax at a rate of 31 percent.", "2015-03-04")
    other = read("percent", "Last year the Holms paid tax at a rate of 35 percent.", "2015-03-04")
    assert judged("quantity", one, other).verdict == "incomparable"


def test_an_age_told_for_a_year_gone_by_is_not_held_against_todays():
    one = read("age", "In 2003 the 40-year-old Tomas Reed was fined for poaching.", "2014-03-04")
    other = read("age", "Tomas Reed, 51, was found on the ridge.", "2014-03-05")
    assert judged("age_at", one, other).verdict == "incomparable"
