"""Times of day in words, days beside other days, long weekends, eras, fortnights and halves of years."""

import pytest
from dates_support import dates_of, one

PUBLISHED = "2024-03-13"  # a Wednesday

CLOCKS = [
    ("The wall fell at twenty to four on Tuesday morning.", "twenty to four on Tuesday morning", "03:40"),
    ("It was about half past five on Monday.", "half past five on Monday", "05:30"),
    ("At ten past three on Monday, he ran.", "ten past three on Monday", "03:10"),
    ("She left at a quarter to eight on Monday.", "a quarter to eight on Monday", "07:45"),
    ("She left at quarter past nine in the evening.", "quarter past nine in the evening", "21:15"),
    ("At twenty to eleven the snow cracked.", "twenty to eleven", "10:40"),
    ("The time was ten to eleven on Monday.", "ten to eleven on Monday", "10:50"),
    ("The bell rang at five minutes to midnight.", "five minutes to midnight", "23:55"),
    ("It ended at ten to one on Monday.", "ten to one on Monday", "12:50"),
    ("He came at half past five on Monday afternoon.", "half past five on Monday afternoon", "17:30"),
    ("He came on Monday evening at 7:15.", "Monday evening at 7:15", "19:15"),
    ("It rang at 12:30 on Monday morning.", "12:30 on Monday morning", "00:30"),
    ("At 04.51 last Friday the alarm rang.", "04.51 last Friday", "04:51"),
    ("The boat left at 7.30 on Monday.", "7.30 on Monday", "07:30"),
    ("It struck just before five on Monday afternoon.", "five on Monday afternoon", "17:00"),
    ("It struck at six on Monday morning.", "six on Monday morning", "06:00"),
    ("The call came at 0415 on Tuesday.", "0415 on Tuesday", "04:15"),
]


@pytest.mark.parametrize(("sentence", "surface", "clock"), CLOCKS, ids=[row[1] for row in CLOCKS])
def test_a_time_of_day_in_words_is_the_time_on_the_dial(sentence: str, surface: str, clock: str) -> None:
    date = one(sentence, PUBLISHED)

    assert (date.surface, date.value.clock) == (surface, clock)


@pytest.mark.parametrize(
    "sentence",
    [
        "Five to ten people came.",
        "From ten to twelve ships sank.",
        "The court ruled five to four.",
        "The vote was ten to eight.",
        "It was priced at ten to one.",
        "The shares closed at 10.40.",
        "The half past the bend is steep.",
        "A quarter to a third of them left.",
        "They are twenty to thirty miles off.",
        "The score was ten to four, in the end.",
    ],
)
def test_ranges_scores_votes_and_prices_are_no_times_of_day(sentence: str) -> None:
    assert dates_of(sentence, PUBLISHED) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It killed five on Monday.",
        "It hit at five on Monday.",
        "The court ruled five to four on Monday.",
        "It closed at 10.40 on Monday.",
    ],
)
def test_a_vote_or_a_price_beside_a_day_leaves_the_day_alone(sentence: str) -> None:
    assert one(sentence, PUBLISHED).surface == "Monday"


DAYS = [
    ("It was the Friday before Christmas.", "the Friday before Christmas", "2023-12-22", "2023-12-22", "day"),
    ("It was the Sunday after 3 May 2021.", "the Sunday after 3 May 2021", "2021-05-09", "2021-05-09", "day"),
    ("It was the Monday after 3 May 2021.", "the Monday after 3 May 2021", "2021-05-10", "2021-05-10", "day"),
    ("They met on Labor Day weekend.", "Labor Day weekend", "2023-09-02", "2023-09-04", "weekend"),
    ("They met on Memorial Day weekend 2022.", "Memorial Day weekend 2022", "2022-05-28", "2022-05-30", "weekend"),
    ("They met over the Thanksgiving weekend.", "the Thanksgiving weekend", "2023-11-23", "2023-11-26", "weekend"),
    ("In three weeks' time the club moves.", "three weeks' time", "2024-04-01", "2024-04-07", "week"),
    ("It opens in a fortnight's time.", "a fortnight's time", "2024-03-25", "2024-03-31", "week"),
    ("A fortnight ago he left.", "A fortnight ago", "2024-02-26", "2024-03-03", "week"),
    ("It ends in a year's time.", "a year's time", "2025-01-01", "2025-12-31", "year"),
    ("Three and a half years ago he left.", "Three and a half years ago", "2020-09-01", "2020-09-30", "month"),
    ("A year and a half ago he left.", "A year and a half ago", "2022-09-01", "2022-09-30", "month"),
    ("Two-and-a-half weeks ago it shut.", "Two-and-a-half weeks ago", "2024-02-25", "2024-02-25", "day"),
    ("Prices rose in the March quarter.", "the March quarter", "2024-01-01", "2024-03-31", "quarter"),
    ("Prices rose in the June quarter of 2021.", "the June quarter of 2021", "2021-04-01", "2021-06-30", "quarter"),
    ("The coin was struck in AD 251.", "AD 251", "0251-01-01", "0251-12-31", "year"),
    ("The town was buried in 79 AD.", "79 AD", "0079-01-01", "0079-12-31", "year"),
    ("The lease ends in 2150.", "2150", "2150-01-01", "2150-12-31", "year"),
    ("They arrived in the past week.", "the past week", "2024-03-06", "2024-03-13", "range"),
    ("He stayed in for the last week.", "the last week", "2024-03-06", "2024-03-13", "range"),
    ("Post comes in the second half of April.", "the second half of April", "2024-04-16", "2024-04-30", "range"),
    ("It rained in the first half of June 2021.", "the first half of June 2021", "2021-06-01", "2021-06-15", "range"),
    ("Orthodox Easter 2024 was late.", "Orthodox Easter 2024", "2024-05-05", "2024-05-05", "day"),
    ("It rained on Whit Sunday 2021.", "Whit Sunday 2021", "2021-05-23", "2021-05-23", "day"),
    ("They closed on August bank holiday 2023.", "August bank holiday 2023", "2023-08-28", "2023-08-28", "day"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "surface", "first", "last", "grain"), DAYS, ids=[row[1] for row in DAYS])
def test_days_are_found_from_the_words_beside_them(
    sentence: str, surface: str, first: str, last: str, grain: str
) -> None:
    date = one(sentence, PUBLISHED)

    assert (date.surface, date.start, date.end, date.grain) == (surface, first, last, grain)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ad 12 people saw was odd.",
        "It was built in 500 BC.",
        "It took 15.5 minutes longer.",
        "A fortnight is long.",
        "The quarter mile is fast.",
        "The quarter-final was lost.",
        "The past is another land.",
        "The time of three weeks' wages came.",
        "Twenty to thirty ships came.",
    ],
)
def test_words_that_only_look_like_dates_are_not_read(sentence: str) -> None:
    assert dates_of(sentence, PUBLISHED) == []


def test_figures_set_against_a_year_ago_are_those_of_the_quarter_reported() -> None:
    text = "In the third quarter of 2023 sales were $5m, compared with $4m a year ago."

    assert [date.start for date in dates_of(text, PUBLISHED)] == ["2023-07-01", "2022-07-01"]


def test_a_year_ago_without_a_quarter_or_a_comparison_is_the_year() -> None:
    assert one("He left a year ago.", PUBLISHED).grain == "year"
    assert [date.grain for date in dates_of("He left a year ago. In the third quarter he came.", PUBLISHED)] == [
        "year",
        "quarter",
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("A service planned at the hall for Saturday was cancelled.", "2024-03-09"),
        ("They handed in all the papers in time, with hardly a day to spare, by the Tuesday deadline.", "2024-03-12"),
        ("A service is planned at the hall for Saturday.", "2024-03-16"),
    ],
)
def test_what_was_arranged_and_called_off_lies_behind(sentence: str, day: str) -> None:
    assert dates_of(sentence, PUBLISHED)[-1].start == day


def test_the_verb_behind_what_commas_set_apart_tells_the_year() -> None:
    text = "In July, a week after the twelfth birthday of the old bridge over the river, a bomb exploded."

    assert dates_of(text, PUBLISHED)[0].start == "2023-07-01"


@pytest.mark.parametrize(
    ("sentence", "surface", "bound"),
    [
        ("From 2019 onwards it rose.", "2019", "since"),
        ("It holds from Monday on.", "Monday", "since"),
        ("It must end no later than 3 May 2024.", "3 May 2024", "until"),
        ("It will open not before June 2025.", "June 2025", "since"),
        ("It ends no earlier than 2026.", "2026", "since"),
        ("From 2019 it rose.", "2019", None),
        ("It was shut before June 2021.", "June 2021", "before"),
        ("He went on from Monday on to Lund.", "Monday", None),
    ],
)
def test_an_open_end_bounds_the_date(sentence: str, surface: str, bound: str | None) -> None:
    date = one(sentence, PUBLISHED)

    assert (date.surface, date.value.bound) == (surface, bound)


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("It fell just before 10:30 on Monday.", None),
        ("It fell shortly after 10:30 on Monday.", None),
        ("Bids are due before 10:30 on Monday.", "until"),
        ("Bids count after 10:30 on Monday.", "since"),
        ("Bids are due before Monday.", "before"),
    ],
)
def test_before_a_time_of_day_is_still_that_day(sentence: str, bound: str | None) -> None:
    assert one(sentence, PUBLISHED).value.bound == bound
