"""What holds for every date read, and what a reading says besides its days."""

from datetime import date, timedelta

import pytest
from dates_support import dates_of, one, words
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.readers.dates import arithmetic, lexicon
from factcheck.model import Period

PIECES = [
    "on", "in", "the", "of", "last", "next", "this", "early", "late", "mid", "-", "to", "from", "and", ",", ".", "'s",
    "Monday", "Friday", "May", "March", "August", "Aug", "Sept", "2019", "1994", "28", "3", "31", "30", "February",
    "week", "weeks", "year", "years", "month", "quarter", "third", "first", "half", "ago", "earlier", "later", "before",
    "two", "a", "few", "day", "morning", "night", "noon", "9", "a.m.", "10:40", "GMT", "summer", "fall", "Christmas",
    "Easter", "end", "will", "said", "2023-08-28", "28/08/23", "03/04/2023", "1980s", "'90s", "fiscal", "Q3", "2020-21",
    "same", "previous", "following", "yesterday", "now", "past", "decade", "century", "19th", "since", "until", "by",
]  # fmt: skip
ANCHORS = st.sampled_from([None, "2023-08-28", "2024-02-29", "2023-08", "2023", "0001-01-01", "9999-12-31"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), ANCHORS)
def test_any_row_of_date_words_is_read_without_failing(pieces, published):
    _check_laws(" ".join(pieces), published)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), ANCHORS)
def test_any_text_is_read_without_failing(text, published):
    if text:
        _check_laws(text, published)


def _check_laws(text, published):
    if not text:
        return
    found = dates_of(text, published)
    last_end = 0
    for reading in found:
        start, end = reading.span
        assert last_end <= start < end
        assert text[start:end] == reading.surface
        assert reading.surface == reading.surface.strip()
        last_end = end
        value = reading.value
        assert (value.start is None) == (value.end is None) == (value.basis == "unresolved")
        if value.start and value.end:
            assert value.start <= value.end
        assert Period.model_validate(value.model_dump()) == value
    assert dates_of(text, published) == found


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2060, 12, 31)))
def test_a_full_date_is_read_the_same_in_every_order_of_print(day):
    month = day.strftime("%B")
    for printed in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        found = one(f"It was signed on {printed} in Riga.")
        assert (found.surface, found.start, found.end) == (printed, day.isoformat(), day.isoformat())
        assert found.value.basis == "stated"


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_a_past_weekday_lies_in_the_week_up_to_publication(published, offset):
    name = (published - timedelta(days=offset)).strftime("%A")
    found = one(f"Police arrested two men on {name} in Riga.", published.isoformat())
    assert found.start == (published - timedelta(days=offset)).isoformat()


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_a_future_weekday_lies_in_the_week_from_publication(published, offset):
    name = (published + timedelta(days=offset)).strftime("%A")
    found = one(f"Judges will hear the case on {name} in Riga.", published.isoformat())
    assert found.start == (published + timedelta(days=offset)).isoformat()


@given(st.integers(1583, 4000))
@settings(max_examples=100, deadline=None)
def test_easter_is_a_sunday_between_its_bounds(year):
    easter = arithmetic.easter_sunday(year)
    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("year", "easter"), [(1998, "1998-04-12"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2038, "2038-04-25")]
)
def test_easter_falls_where_the_tables_have_it(year, easter):
    assert arithmetic.easter_sunday(year).isoformat() == easter


def test_without_a_day_of_publication_a_relative_date_keeps_what_was_printed():
    weekday = one("He resigned on Tuesday.")
    assert (weekday.value.basis, weekday.start, weekday.value.weekday) == ("unresolved", None, 2)
    month = one("He resigned on 14 June.")
    assert (month.value.month, month.value.day_of_month, month.start) == (6, 14, None)


def test_a_month_of_publication_resolves_what_all_its_days_agree_on():
    assert one("It closed last year.", "2023-08").start == "2022-01-01"
    assert one("It closed last month.", "2023-08").start == "2023-07-01"
    assert one("It closed yesterday.", "2023-08").value.basis == "unresolved"
    assert one("It closed last month.", "2023").value.basis == "unresolved"


def test_a_date_keeps_the_weekday_printed_with_it_even_when_they_disagree():
    found = one("It opened on Monday, 29 August 2023.")
    assert (found.start, found.value.weekday) == ("2023-08-29", 1)


def test_a_day_that_no_calendar_has_is_unresolved_with_its_parts():
    found = one("It opened on 31 June 2023.")
    assert found.value.basis == "unresolved"
    assert (found.value.year, found.value.month, found.value.day_of_month) == (2023, 6, 31)


@pytest.mark.parametrize(
    ("sentence", "bound", "reach"),
    [
        ("He has been in office since 2019.", "since", ("2019-01-01", None)),
        ("The ban lasts until May 2024.", "until", (None, "2024-05-31")),
        ("They must pay by 3 June 2024.", "until", (None, "2024-06-03")),
        ("It stood before 1914.", "before", (None, "1913-12-31")),
        ("It was rebuilt after 1945.", "after", ("1946-01-01", None)),
        ("It was rebuilt in 1945.", None, ("1945-01-01", "1945-12-31")),
    ],
)
def test_an_open_expression_keeps_its_stretch_and_says_what_it_reaches(sentence, bound, reach):
    found = one(sentence)
    assert found.value.bound == bound
    assert tuple(day and day.isoformat() for day in found.value.reach()) == reach


def test_a_genitive_date_is_no_bound():
    assert one("He quit after Monday's vote.", "2023-08-28").value.bound is None


def test_an_ambiguous_date_in_figures_keeps_both_readings():
    found = one("Filed on 03/04/2023 in court.", "2023-08-28")
    days = {found.value.start, *(start for start, _ in found.value.readings)}
    assert days == {date(2023, 3, 4), date(2023, 4, 3)}
    assert found.value.month is None


@pytest.mark.parametrize(("other", "day"), [("25/12/2022", date(2023, 4, 3)), ("12/25/2022", date(2023, 3, 4))])
def test_the_other_dates_of_a_document_decide_the_order_of_its_figures(other, day):
    found = dates_of(f"Filed on 03/04/2023 and on {other} in court.", "2023-08-28")
    assert found[0].value.start == day
    assert found[0].value.readings == ()


def test_next_friday_keeps_the_other_friday_as_a_reading():
    found = one("They will meet next Friday.", "2023-08-28")
    assert found.value.start == date(2023, 9, 8)
    assert found.value.readings == ((date(2023, 9, 1), date(2023, 9, 1)),)


def test_last_with_the_month_just_over_means_the_year_before_first():
    found = one("It was sold last July.", "2023-08-05")
    assert found.value.start == date(2022, 7, 1)
    assert found.value.readings == ((date(2023, 7, 1), date(2023, 7, 31)),)


def test_a_part_of_the_day_is_kept_beside_the_day():
    assert one("They voted on Tuesday night.", "2023-08-28").value.part == "night"
    assert one("They voted this morning.", "2023-08-28").value.part == "morning"
    assert one("They voted early on Tuesday.", "2023-08-28").value.part == "early"


def test_a_vague_word_is_read_as_vague_and_never_resolved():
    for sentence, vague in (("He is now in Riga.", "present"), ("He was recently in Riga.", "past")):
        value = one(sentence, "2023-08-28").value
        assert (value.vague, value.basis, value.start) == (vague, "unresolved", None)


def test_a_hedge_makes_a_date_approximate_and_is_kept():
    found = one("He fled around 3 May 2022.")
    assert (found.hedge, found.value.approximate) == ("around", True)


def test_figures_joined_to_other_figures_are_no_date():
    for text in ("Call 020-7946-0018 now-ish.", "Case 12/2019/44/1 was heard.", "Version 3.11.2.4 is out."):
        assert [found.surface for found in dates_of(text) if not found.value.vague] == []


@pytest.mark.parametrize("filler", ["2019 ", "the end of ", "Monday, ", "28/", "first ", "10:", "May 3-", "last "])
def test_reading_time_grows_no_faster_than_the_text(filler):
    from time import process_time

    def seconds(length):
        text = filler * (length // len(filler))
        began = process_time()
        dates_of(text, "2023-08-28")
        return process_time() - began

    seconds(2_000)
    short, long = seconds(10_000), seconds(40_000)
    # Four times the text may take four times as long; quadratic work would take sixteen.
    assert long < 10 * short + 0.5


def test_every_word_of_the_calendar_compiles_to_a_trigger_or_a_cue():
    compiled = lexicon.compiled(words())
    assert {"august", "aug", "tuesday", "tuesday's", "week", "yesterday", "noon", "1994"} <= compiled.triggers
    assert "2201" not in compiled.triggers
