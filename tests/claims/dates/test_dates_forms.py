"""Every form in which news prints a date: surface, first and last day, grain."""

import pytest
from dates_support import dates_of, one

# (sentence, published, surface, first day, last day, grain); None, None for days that cannot be known.
ABSOLUTE = [
    ("The bridge opened on 28 August 2023.", None, "28 August 2023", "2023-08-28", "2023-08-28", "day"),
    ("The bridge opened on Aug. 28, 2023, at last.", None, "Aug. 28, 2023", "2023-08-28", "2023-08-28", "day"),
    ("It closed on August 28th, 2023.", None, "August 28th, 2023", "2023-08-28", "2023-08-28", "day"),
    ("On the 28th of August 2023 it closed.", None, "the 28th of August 2023", "2023-08-28", "2023-08-28", "day"),
    ("Filed 2023-08-28 in court.", None, "2023-08-28", "2023-08-28", "2023-08-28", "day"),
    ("Filed on 28/08/2023 in court.", None, "28/08/2023", "2023-08-28", "2023-08-28", "day"),
    ("Filed on 08/28/23 in court.", None, "08/28/23", "2023-08-28", "2023-08-28", "day"),
    ("Filed on 28.08.2023 in court.", None, "28.08.2023", "2023-08-28", "2023-08-28", "day"),
    ("Born on Tuesday, March 5, 1963, in Cork.", None, "Tuesday, March 5, 1963", "1963-03-05", "1963-03-05", "day"),
    ("She resigned in August 2020.", None, "August 2020", "2020-08-01", "2020-08-31", "month"),
    ("She resigned in Sept. 2020.", None, "Sept. 2020", "2020-09-01", "2020-09-30", "month"),
    ("The plant shut in 1994.", None, "1994", "1994-01-01", "1994-12-31", "year"),
    ("The plant shut in the 1990s.", None, "the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("The mill was built in the 19th century.", None, "the 19th century", "1801-01-01", "1900-12-31", "century"),
    ("It was nineteen ninety-six when he left.", None, "nineteen ninety-six", "1996-01-01", "1996-12-31", "year"),
    ("Profit fell in the third quarter of 2024.", None, "the third quarter of 2024", "2024-07-01", "2024-09-30",
     "quarter"),
    ("Profit fell in Q3 2024.", None, "Q3 2024", "2024-07-01", "2024-09-30", "quarter"),
    ("Exports rose in the first half of 2022.", None, "the first half of 2022", "2022-01-01", "2022-06-30", "half"),
    ("They met in the summer of 2019.", None, "the summer of 2019", "2019-06-01", "2019-08-31", "season"),
    ("They met in winter 2019.", None, "winter 2019", "2019-12-01", "2020-02-29", "season"),
    ("The shop closed on Christmas Day 2021.", None, "Christmas Day 2021", "2021-12-25", "2021-12-25", "day"),
    ("The vote is on the first Monday in May 2026.", None, "the first Monday in May 2026", "2026-05-04", "2026-05-04",
     "day"),
    ("It ran from 2019 to 2023.", None, "2019 to 2023", "2019-01-01", "2023-12-31", "range"),
    ("It ran between March and June 2021.", None, "March and June 2021", "2021-03-01", "2021-06-30", "range"),
    ("It was lost in the last week of 2016.", None, "the last week of 2016", "2016-12-25", "2016-12-31", "week"),
    ("The towers fell on 9/11.", None, "9/11", "2001-09-11", "2001-09-11", "day"),
    ("The fair is on 3-5 May 2024.", None, "3-5 May 2024", "2024-05-03", "2024-05-05", "range"),
    ("The fair is on May 3-5, 2024.", None, "May 3-5, 2024", "2024-05-03", "2024-05-05", "range"),
    ("It rained on the first three days of May 2021.", None, "the first three days of May 2021", "2021-05-01",
     "2021-05-03", "range"),
    ("It rained in the last two weeks of May 2021.", None, "the last two weeks of May 2021", "2021-05-18", "2021-05-31",
     "range"),
    ("The pier opened in 10/2014.", None, "10/2014", "2014-10-01", "2014-10-31", "month"),
    ("The 2003/04 season was short.", None, "The 2003/04", "2003-01-01", "2004-12-31", "range"),
    ("She came in Dec, 2018, and left.", None, "Dec, 2018", "2018-12-01", "2018-12-31", "month"),
    ("The nineteen sixties were loud.", None, "The nineteen sixties", "1960-01-01", "1969-12-31", "decade"),
    ("It left at 9.25 a. m. on 3 May 2021.", None, "9.25 a. m. on 3 May 2021", "2021-05-03", "2021-05-03", "minute"),
    ("It left at 9: 25 p. m. on 3 May 2021.", None, "9: 25 p. m. on 3 May 2021", "2021-05-03", "2021-05-03", "minute"),
    ("Output fell in the last quarter of 2021.", None, "the last quarter of 2021", "2021-10-01", "2021-12-31",
     "quarter"),
    ("Output fell in the final half of 2021.", None, "the final half of 2021", "2021-07-01", "2021-12-31", "half"),
    ("It froze in the winter of 2010-11.", None, "the winter of 2010-11", "2010-12-01", "2011-02-28", "season"),
    ("It was sold two days after Christmas 2021.", None, "two days after Christmas 2021", "2021-12-27", "2021-12-27",
     "day"),
    ("They wed a week before May 13, 1999.", None, "a week before May 13, 1999", "1999-05-06", "1999-05-06", "day"),
    ("The 2023-24 season was short.", None, "The 2023-24", "2023-01-01", "2024-12-31", "range"),
]  # fmt: skip

PARTIAL = [
    ("Work ends in early 2024.", None, "early 2024", "2024-01-01", "2024-05-01", "year"),
    ("The law passed in mid-March 2022.", None, "mid-March 2022", "2022-03-11", "2022-03-20", "month"),
    ("They arrived late on Sunday.", "2023-08-28", "late on Sunday", "2023-08-27", "2023-08-27", "day"),
    ("They sold it at the end of last year.", "2023-08-28", "the end of last year", "2022-11-01", "2022-12-31", "year"),
    ("It shut earlier this year.", "2023-08-28", "earlier this year", "2023-01-01", "2023-08-28", "year"),
    ("It opens later this month.", "2023-08-28", "later this month", "2023-08-28", "2023-08-31", "month"),
    ("Sales fell in the late 1970s.", None, "the late 1970s", "1976-08-31", "1979-12-31", "decade"),
]

# All published on Monday 28 August 2023.
RELATIVE = [
    ("The minister resigned today.", "today", "2023-08-28", "2023-08-28", "day"),
    ("The minister resigned yesterday.", "yesterday", "2023-08-27", "2023-08-27", "day"),
    ("The minister will resign tomorrow.", "tomorrow", "2023-08-29", "2023-08-29", "day"),
    ("The minister resigned last week.", "last week", "2023-08-21", "2023-08-27", "week"),
    ("The minister will resign next month.", "next month", "2023-09-01", "2023-09-30", "month"),
    ("Prices rose this year.", "this year", "2023-01-01", "2023-12-31", "year"),
    ("He met them last November.", "last November", "2022-11-01", "2022-11-30", "month"),
    ("He met them in October last year.", "October last year", "2022-10-01", "2022-10-31", "month"),
    ("The police raided the office on Tuesday.", "Tuesday", "2023-08-22", "2023-08-22", "day"),
    ("The court will rule on Tuesday.", "Tuesday", "2023-08-29", "2023-08-29", "day"),
    ("On Thursday, the council will vote.", "Thursday", "2023-08-31", "2023-08-31", "day"),
    ("On Thursday, the council voted.", "Thursday", "2023-08-24", "2023-08-24", "day"),
    ("She said on Friday that talks would be held on Wednesday.", "Wednesday", "2023-08-30", "2023-08-30", "day"),
    ("She said on Monday it was over.", "Monday", "2023-08-28", "2023-08-28", "day"),
    ("The trial begins Wednesday.", "Wednesday", "2023-08-30", "2023-08-30", "day"),
    ("They are expected to meet on Friday.", "Friday", "2023-09-01", "2023-09-01", "day"),
    ("The deadline was extended until Wednesday.", "Wednesday", "2023-08-30", "2023-08-30", "day"),
    ("He spoke on Tuesday last week.", "Tuesday last week", "2023-08-22", "2023-08-22", "day"),
    ("He will meet her on Tuesday this week.", "Tuesday this week", "2023-08-29", "2023-08-29", "day"),
    ("They marched on Saturday night.", "Saturday night", "2023-08-26", "2023-08-26", "day"),
    ("They were married in June.", "June", "2023-06-01", "2023-06-30", "month"),
    ("They will marry in December.", "December", "2023-12-01", "2023-12-31", "month"),
    ("They were married in December.", "December", "2022-12-01", "2022-12-31", "month"),
    ("He died on 14 February.", "14 February", "2023-02-14", "2023-02-14", "day"),
    ("The tax takes effect on Jan. 1.", "Jan. 1", "2024-01-01", "2024-01-01", "day"),
    ("The bank failed two weeks ago.", "two weeks ago", "2023-08-14", "2023-08-20", "week"),
    ("The bank failed ten days ago.", "ten days ago", "2023-08-18", "2023-08-18", "day"),
    ("The bank failed three years ago.", "three years ago", "2020-01-01", "2020-12-31", "year"),
    ("The bank failed a decade ago.", "a decade ago", "2013-01-01", "2013-12-31", "year"),
    ("It rained over the weekend.", "the weekend", "2023-08-26", "2023-08-27", "weekend"),
    ("It was sold last summer.", "last summer", "2022-06-01", "2022-08-31", "season"),
    ("It slowed in the first half of this year.", "the first half of this year", "2023-01-01", "2023-06-30", "half"),
    ("Growth slowed in the second quarter.", "the second quarter", "2023-04-01", "2023-06-30", "quarter"),
    ("Four ministers came in the past three months.", "the past three months", "2023-05-28", "2023-08-28", "range"),
    ("It fell over the last decade.", "the last decade", "2010-01-01", "2019-12-31", "decade"),
    ("They met the day before yesterday.", "the day before yesterday", "2023-08-26", "2023-08-26", "day"),
    ("They fled last night.", "last night", "2023-08-27", "2023-08-27", "day"),
    ("They dined on Easter Sunday.", "Easter Sunday", "2023-04-09", "2023-04-09", "day"),
    ("It was sold before Thanksgiving.", "Thanksgiving", "2022-11-24", "2022-11-24", "day"),
    ("They will strike from Monday to Wednesday next week.", "Monday to Wednesday next week", "2023-09-04",
     "2023-09-06", "range"),
    ("The last week of May was wet.", "The last week of May", "2023-05-25", "2023-05-31", "week"),
    ("They vote on the 20th of next month.", "the 20th of next month", "2023-09-20", "2023-09-20", "day"),
    ("The fair opened on Tuesday the 15th.", "Tuesday the 15th", "2023-08-15", "2023-08-15", "day"),
    ("The envoys will meet in two weeks.", "two weeks", "2023-09-11", "2023-09-17", "week"),
    ("The envoys meet on Friday after next.", "Friday after next", "2023-09-08", "2023-09-08", "day"),
    ("The envoys met on Friday before last.", "Friday before last", "2023-08-18", "2023-08-18", "day"),
    ("The fair closes on 22/9 at noon.", "22/9 at noon", "2023-09-22", "2023-09-22", "hour"),
    ("He fell at 9 in the evening of 3 May.", "9 in the evening of 3 May", "2023-05-03", "2023-05-03", "hour"),
    ("The sale should be done by year-end.", "year-end", "2023-12-31", "2023-12-31", "day"),
    ("Sales of boats rose for the year.", "the year", "2023-01-01", "2023-12-31", "year"),
    ("Under rules announced Friday, riders will pay more.", "Friday", "2023-08-25", "2023-08-25", "day"),
    ("It will be paid on a still undisclosed date in January.", "January", "2024-01-01", "2024-01-31", "month"),
    ("They vote on the 20th of the current month.", "the 20th of the current month", "2023-08-20", "2023-08-20", "day"),
    ("The ban ends three weeks hence.", "three weeks hence", "2023-09-18", "2023-09-24", "week"),
    ("He left two Sundays ago.", "two Sundays ago", "2023-08-20", "2023-08-20", "day"),
    ("They meet three Fridays from now.", "three Fridays from now", "2023-09-15", "2023-09-15", "day"),
    ("They will meet on the 15th.", "the 15th", "2023-09-15", "2023-09-15", "day"),
    ("They met on the 15th, she said.", "the 15th", "2023-08-15", "2023-08-15", "day"),
    ("They meet on the first Monday of the month.", "the first Monday of the month", "2023-08-07", "2023-08-07", "day"),
    ("Sales rose last yr.", "last yr", "2022-01-01", "2022-12-31", "year"),
    ("In the days before Wednesday's vote, he hid.", "Wednesday", "2023-08-30", "2023-08-30", "day"),
    ("She noted that Tuesday was the deadline.", "Tuesday", "2023-08-22", "2023-08-22", "day"),
    ("It rained this past week.", "this past week", "2023-08-21", "2023-08-28", "range"),
    ("The day before last Tuesday's hearing, he fled.", "The day before last Tuesday", "2023-08-21", "2023-08-21",
     "day"),
    ("The film is to air Tuesday.", "Tuesday", "2023-08-29", "2023-08-29", "day"),
    ("The series premieres on Friday.", "Friday", "2023-09-01", "2023-09-01", "day"),
    ("The two envoys meet separately Thursday.", "Thursday", "2023-08-31", "2023-08-31", "day"),
    ("The first meet on Thursday drew a crowd.", "Thursday", "2023-08-24", "2023-08-24", "day"),
    ("Until Thursday, she had not called him.", "Thursday", "2023-08-24", "2023-08-24", "day"),
    ("Until Thursday, she will not call him.", "Thursday", "2023-08-31", "2023-08-31", "day"),
    ("The vigil planned for Saturday was cancelled.", "Saturday", "2023-08-26", "2023-08-26", "day"),
    ("The index has fallen 4% since year-end.", "year-end", "2022-12-31", "2022-12-31", "day"),
    ("The week of July 3 was hot.", "The week of July 3", "2023-07-03", "2023-07-09", "week"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "published", "surface", "start", "end", "grain"), ABSOLUTE + PARTIAL)
def test_a_printed_date_covers_its_days(sentence, published, surface, start, end, grain):
    found = one(sentence, published)
    assert (found.surface, found.start, found.end, found.grain) == (surface, start, end, grain)


@pytest.mark.parametrize(("sentence", "surface", "start", "end", "grain"), RELATIVE)
def test_a_relative_date_is_resolved_against_the_day_of_publication(sentence, surface, start, end, grain):
    found = next(date for date in dates_of(sentence, "2023-08-28") if date.surface == surface)
    assert (found.start, found.end, found.grain) == (start, end, grain)
    assert found.value.basis == "resolved"


# Dates that count from another date of the text: (text, surface, first day, last day).
FROM_THE_TEXT = [
    ("The fire broke out on 3 May 2022. He was charged the next day.", "the next day", "2022-05-04", "2022-05-04"),
    ("The fire broke out on 3 May 2022. He had left the day before.", "the day before", "2022-05-02", "2022-05-02"),
    ("It opened on 3 May 2022 and burned down that day.", "that day", "2022-05-03", "2022-05-03"),
    ("She was hired in 2013 and left the following year.", "the following year", "2014-01-01", "2014-12-31"),
    ("She was hired in 2013 and left three years later.", "three years later", "2016-01-01", "2016-12-31"),
    ("Profit rose in the third quarter of 2021 from a year earlier.", "a year earlier", "2020-07-01", "2020-09-30"),
    ("They fell in March 2021. The previous month they had risen.", "The previous month", "2021-02-01", "2021-02-28"),
    (
        "Sales rose in the third quarter of 2021. In the latest period they fell.",
        "the latest period",
        "2021-07-01",
        "2021-09-30",
    ),
    ("They lost 4 million in 2022. The year-ago loss was smaller.", "The year-ago", "2022-01-01", "2022-12-31"),
    (
        "It shut on 3 May 2022. A flat day followed. No one came. All was quiet. Prices lay below the previous Friday.",
        "the previous Friday",
        "2022-04-29",
        "2022-04-29",
    ),
    ("In the quarter ended March 31, 2021, sales fell.", "the quarter", "2021-01-01", "2021-03-31"),
]


@pytest.mark.parametrize(("text", "surface", "start", "end"), FROM_THE_TEXT)
def test_a_date_that_counts_from_another_is_resolved_against_it(text, surface, start, end):
    found = next(date for date in dates_of(text, "2023-08-28") if date.surface == surface)
    assert (found.start, found.end) == (start, end)


# (sentence, surface, clock, zone, grain)
CLOCKS = [
    ("The blast hit at 10:40 p.m. in the port.", "10:40 p.m.", "22:40", None, "minute"),
    ("The blast hit at 1440 GMT in the port.", "1440 GMT", "14:40", "GMT", "minute"),
    ("The blast hit at 9am in the port.", "9am", "09:00", None, "hour"),
    ("The blast hit at 9.15am in the port.", "9.15am", "09:15", None, "minute"),
    ("The blast hit at 14:05 on the dot.", "14:05", "14:05", None, "minute"),
    ("The blast hit at 6 o'clock sharp.", "6 o'clock", "06:00", None, "hour"),
    ("The blast hit at four in the morning.", "four in the morning", "04:00", None, "hour"),
    ("The blast hit at noon, witnesses said.", "noon", "12:00", None, "hour"),
    ("The blast hit at 5 p.m. local time.", "5 p.m. local time", "17:00", "local", "hour"),
    ("The blast hit at 5 p.m. EDT, he said.", "5 p.m. EDT", "17:00", "EDT", "hour"),
    ("The blast hit at 12:30 a.m. in the port.", "12:30 a.m.", "00:30", None, "minute"),
]


@pytest.mark.parametrize(("sentence", "surface", "clock", "zone", "grain"), CLOCKS)
def test_a_time_of_day_is_kept_with_its_zone(sentence, surface, clock, zone, grain):
    found = one(sentence, "2023-08-28")
    assert (found.surface, found.value.clock, found.value.zone, found.grain) == (surface, clock, zone, grain)


@pytest.mark.parametrize(
    ("sentence", "surface"),
    [
        ("Doors open at 9am on Monday.", "9am on Monday"),
        ("Doors opened at 9 a.m. Monday.", "9 a.m. Monday"),
        ("Doors opened on Monday at 9 a.m. sharp.", "Monday at 9 a.m."),
        ("Doors opened at 9 a.m. EDT, Aug. 28, they said.", "9 a.m. EDT, Aug. 28"),
    ],
)
def test_a_day_and_its_time_are_one_reading(sentence, surface):
    found = one(sentence, "2023-08-28")
    assert (found.surface, found.start, found.value.clock) == (surface, "2023-08-28", "09:00")


# Words that look like dates and are none.
NO_DATES = [
    "They may march on the capital.",
    "Theresa May said so.",
    "She sat in the sun for a second.",
    "The Women's March for Peace drew thousands.",
    "An august assembly heard him.",
    "They interviewed 1994 people.",
    "The hall holds 2000 guests.",
    "It cost $2019 to repair.",
    "The Boeing 1950 was never built.",
    "He lives at 1984-B Mill Road.",
    "Every Tuesday the choir sings.",
    "The choir sings on Tuesdays and Sundays.",
    "Markets are open Monday to Friday.",
    "The choir meets on a Friday.",
    "The Sunday Times reported it.",
    "They bought a Christmas tree.",
    "A spring broke and rocks began to fall.",
    "The firm has 24 outlets and 12/7 support.",
    "Rovers won 3-1 with 10 men.",
    "The ratio was 12:30 in their favour.",
    "The past and the future were on show.",
    "It fell over the past decade.",
    "They lived there for the past three years.",
    "They ate 3/4 of the cake.",
    "He won the vote as soon as it was held.",
    "They set the story in the past tense.",
    "He ran a marathon in 2:05:30.",
    "April Jones and June Carter sang.",
    "The committee meets on the first Monday of every month.",
    "A five-year plan and a two-day strike followed.",
    "The Quarterback threw a touchdown in the third quarter.",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_words_that_look_like_dates_are_not_read(sentence):
    assert [date.surface for date in dates_of(sentence, "2023-08-28")] == []


def test_a_month_that_is_also_a_word_is_read_where_it_is_the_month():
    text = "May was wet. In May they may march, and in March they may not. Mr May left."
    surfaces = [date.surface for date in dates_of("He left in May. Then, in March, it snowed.", "2023-08-28")]
    assert surfaces == ["May", "March"]
    assert [date.surface for date in dates_of(text, "2023-08-28")] == ["May", "March"]


@pytest.mark.parametrize("text", ["It was on the 20th anniversary.", "He took six on the 18th. He had a par there."])
def test_a_rank_is_no_day_of_the_month(text):
    assert dates_of(text, "2023-08-28") == []
