"""Numbers that count nothing."""

import pytest
from quantity_pages import all_stated


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 737 landed.",
        "The 737 MAX landed.",
        "They flew a 737 Max to Lyon.",
        "Covid-19 spread.",
        "The G20 met.",
        "The Group of 20 met.",
        "Channel 4 aired it.",
        "An F-16 crashed.",
        "Flight MH370 vanished.",
        "She drives on Route 66.",
        "They cite Article 5.",
        "He lives at 10 Downing Street.",
        "Rovers won 3-1.",
        "Rovers lost 52-48.",
        "It is a 185-1 longshot.",
        "Call 212-621-7983.",
        "Call +1-222-2222-2222.",
        "It began at 10:30.",
        "It began at 7pm.",
        "It began at 7 p.m. sharp.",
        "It began at 0800 GMT.",
        "It began after four on Monday.",
        "It ended in 2019.",
        "The 2016 elections were calm.",
        "The 1980s were loud.",
        "It opens on May 21.",
        "It opens on 21 May.",
        "1. Wash the rice.",
        "Image 10 of 33",
        "The ratio is 3:1.",
        "The site runs version 2.1.",
        "The site runs on 5G.",
        "The site needs Firefox 3.05.",
        "No one came.",
        "Which one was it?",
        "The Big Four agreed.",
        "The mother of all battles began.",
        "It happened on day two.",
        "It rained from 2 to 5 December.",
        "It opens from ten till one.",
        "It opens at four o'clock.",
        "Bids close at ten in the morning.",
        "Trams 12 stood still.",
        "A smaller one destroyed the shed.",
        "One day he will sing.",
        "They meet twice a year.",
        "They were given ££ and $$.",
        "Psalm 23 was sung.",
        "The roof fell at twenty to four.",
        "It began at half past four.",
        "He walked one wet Sunday.",
        "He doubled down on it.",
        "A seventy-something senior left.",
        "They tout USB 3.0 ports.",
        "The Boeing 737 jets left.",
        "One hit a school.",
        "It is just one small point.",
        "Call the wardens on 0412 555 7788 or 0800 555 190.",
        "The number is +44 20 5550 0198.",
        "He dialled 999.",
        "She called 911.",
        "Session ID: 24256919.",
        "They tune in to AM 570.",
        "The bill, H.R. 12, passed.",
        "The 8900 is thin.",
        "It hit Weaver 5.01, 6, and 7 as well.",
        "He rose at 7 a. m. on Monday.",
        "It began at 9: 25 in the morning.",
        "The screen shows 1920 x 1200 dots.",
        "A 720×720 screen broke.",
        "He carried a .32 and hit .308 in May.",
        "A 4K screen glowed.",
        "The club signed 1B Lee Ray.",
        "He wears squad number 32.",
        "Visits returned to 2019 US tourism levels.",
        "A two-seat glider fell.",
        "It mends a zero-day flaw.",
        "It sank at 3: 20 p. m. on the sandbank.",
    ],
)
def test_a_number_in_a_name_a_label_a_score_a_time_or_a_date_is_not_read(text: str) -> None:
    assert all_stated(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The second half was dull.",
        "The Second World War ended.",
        "It was the first lady.",
        "Profit rose in the third quarter.",
        "On 21st of May it rained.",
        "It opens on the 27th.",
        "The 21st century began.",
        "At first he laughed.",
        "He first wrote to the board.",
        "They split the second prize money, a second later.",
    ],
)
def test_an_ordinal_in_a_date_a_name_or_an_idiom_is_no_rank(text: str) -> None:
    assert [row for row in all_stated(text) if row[0] == "ordinal" and row[1] != "second"] == []


def test_a_bare_year_is_not_a_count() -> None:
    assert all_stated("By 1997 the mine had shut, and in 2004 it flooded.") == []


def test_a_third_is_a_share_before_of_and_a_rank_before_a_noun() -> None:
    assert [row[0] for row in all_stated("A third of the fleet sank.")] == ["percent"]
    assert [row[0] for row in all_stated("A third ship sank.")] == ["ordinal"]


def test_a_figure_does_not_reach_into_the_next_sentence() -> None:
    assert all_stated("Ferry sinks with 40\nPassengers jumped") == [("count", "40", "40", None)]


def test_a_year_as_a_rate_is_no_duration() -> None:
    assert all_stated("It earns $5 million a year.") == [("money", "$5 million", "5000000", "$")]
