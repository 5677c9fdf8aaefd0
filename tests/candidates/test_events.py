"""Which events dates and lengths of time belong to, and what follows from them by the calendar."""

import pytest

from factcheck import candidates, pipeline, vocabulary
from factcheck.candidates.derived import tells_last_time
from factcheck.model import Claim, Document, Period

WORDS = vocabulary.load()


def article(text: str, published: str | None = "2024-05-10", source: str = "The Kelstrand Courier"):
    return pipeline.read_article(Document.from_text(text, source=source, published=published))


def claim(text: str, surface: str, published: str | None = "2024-05-10") -> Claim:
    claims = article(text, published).claims
    found = [one for one in claims if surface in one.surface and one.kind in ("date", "duration")]
    assert found, [(one.kind, one.surface) for one in claims]
    return found[0]


def pairs(left: str, right: str) -> list[candidates.Pair]:
    return list(candidates.find([article(left), article(right, source="The Oster Mail")], WORDS))


def pair(left: str, right: str, *, block: str = "date") -> candidates.Pair:
    found = [one for one in pairs(left, right) if one.left.block == block]
    assert len(found) == 1, [(one.left.claim.surface, one.right.claim.surface) for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It was the first strike at the glassworks since 1998.", "1998"),
        ("The river had not been so high since 1959.", "1959"),
        ("Rainfall was the heaviest since 2007.", "2007"),
        ("The dockers last walked out in 1989.", "1989"),
        ("Fares had not been raised for more than two years.", "two years"),
        ("The mine has had its worst accident in nine years.", "nine years"),
    ],
)
def test_a_rank_or_a_denial_since_a_date_tells_when_it_was_last_so(text, surface):
    one = claim(text, surface)
    assert tells_last_time(one, text, WORDS)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("He has led the glassworks since 1998.", "1998"),
        ("The dockers walked out last year.", "last year"),
        ("The western line opened in 1989.", "1989"),
        ("The dockers were on strike for two years.", "two years"),
        ("A protest camp has stood there since 2021.", "2021"),
    ],
)
def test_other_dates_and_lengths_do_not_tell_when_it_was_last_so(text, surface):
    assert not tells_last_time(claim(text, surface), text, WORDS)


def test_dates_of_the_last_time_meet_each_other_and_nothing_else():
    left = "It is the first strike at the Kelstrand glassworks since 1998."
    right = "Kelstrand's glassworkers last walked out in 1989. The works were founded in 1871."
    found = pairs(left, right)
    assert [one.right.claim.surface for one in found if one.left.claim.kind == "date"] == ["1989"]
    assert all(isinstance(one.left.claim.value, Period) and one.left.claim.value.bound is None for one in found)


def test_two_last_times_of_other_words_are_no_years_of_two_matters():
    left = "The glassworks saw its first strike since 1998."
    right = "Staff at the plant last downed tools in 1989."
    one = pair(left, right, block="date: last time")
    assert pipeline.compare(one.left.claim, one.right.claim, WORDS)[1].verdict == "conflict"


def test_a_length_of_time_is_held_against_the_date_that_it_counts_from():
    left = "Olga Brandt, who has worked at the Kelstrand clinic for nine years, won the seat."
    right = "Olga Brandt has worked at the clinic in Kelstrand since 2011."
    one = pair(left, right, block="date: began")
    assert pipeline.compare(one.left.claim, one.right.claim, WORDS)[1].verdict == "conflict"


@pytest.mark.parametrize("year", ["2014", "2015"])
def test_a_length_of_time_up_to_the_report_agrees_with_its_beginning_to_a_year(year):
    left = "Olga Brandt, who has worked at the Kelstrand clinic for nine years, won the seat."
    right = f"Olga Brandt has worked at the clinic in Kelstrand since {year}."
    one = pair(left, right, block="date: began")
    assert pipeline.compare(one.left.claim, one.right.claim, WORDS)[1].verdict != "conflict"


def test_an_age_is_held_against_the_year_in_which_a_thing_was_built():
    left = "The 40-year-old ferry Halcyon was taken out of service."
    right = "The ferry Halcyon was built in 1994."
    one = pair(left, right, block="date: born")
    assert pipeline.compare(one.left.claim, one.right.claim, WORDS)[1].verdict == "conflict"


@pytest.mark.parametrize(
    "left",
    [
        "The court sent Olga Brandt to prison for nine years.",
        "Olga Brandt will work at the Kelstrand clinic for nine years.",
        "Olga Brandt paid for nine months of care.",
    ],
)
def test_lengths_that_lie_ahead_or_are_short_count_from_no_date(left):
    right = "Olga Brandt has worked at the clinic in Kelstrand since 2011."
    assert not [one for one in pairs(left, right) if one.left.block == "date: began"]


def test_lengths_of_time_are_never_held_against_each_other_as_dates():
    left = "Olga Brandt has worked at the Kelstrand clinic for nine years."
    right = "Olga Brandt has worked at the Kelstrand clinic for seven years."
    blocks = [one.left.block for one in pairs(left, right)]
    assert "duration" in blocks and not any(block.startswith("date") for block in blocks)


def test_a_noun_and_a_verb_of_one_event_are_one_deed():
    one = pair("The mayor resigned on 3 April.", "The mayor's resignation came on 5 April.")
    assert one.features["event: deed same"] == 1.0
    other = pair("The mayor resigned on 3 April.", "The mayor married on 5 April.")
    assert other.features["event: deed same"] == 0.0


def test_beginning_and_end_are_two_stages():
    one = pair("The works began in March 2020.", "The works were completed in May 2022.")
    assert one.features["event: stage differs"] == 1.0
    other = pair("The works began in March 2020.", "The start of the works was in May 2020.")
    assert other.features["event: stage same"] == 1.0


def test_what_is_ahead_is_not_what_is_gone():
    one = pair("The ferry sailed on 3 April.", "The ferry will sail on 3 June.")
    assert one.features["event: before and after the telling"] == 1.0


def test_the_rivals_of_a_date_are_those_told_as_finely():
    left = "The ferry sank at 14:20. It was built in 1994, sold in 2003, and refitted in 2011."
    right = "The ferry sank at 16:05. It was built in 1994, sold in 2003, and refitted in 2011."
    clock = next(one for one in pairs(left, right) if one.left.claim.surface.endswith("14:20"))
    year = next(one for one in pairs(left, right) if one.left.claim.surface == one.right.claim.surface == "1994")
    assert clock.features["rivals"] < year.features["rivals"]


def test_the_day_of_a_dateline_dates_no_event():
    left = "OSTER, May 9 (Lumen) - The ferry Halcyon sank off Oster on Thursday."
    right = "The ferry Halcyon sank off Oster on Wednesday."
    assert [one.left.claim.surface for one in pairs(left, right) if one.left.claim.kind == "date"] == ["Thursday"]


def test_a_date_in_capitals_before_a_dash_is_no_dateline_where_it_belongs_to_a_sentence():
    left = "The ferry Halcyon sank on May 9 - a Thursday - off Oster."
    right = "The ferry Halcyon sank off Oster on May 8."
    assert any(one.left.claim.surface.endswith("May 9") for one in pairs(left, right))
