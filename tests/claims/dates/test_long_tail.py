"""Dates with a foreign month: what is read, what is refused, and that nothing else wakes the general date parser."""

import os
import subprocess
import sys
from datetime import date

import pytest
from dates_support import dates_of, words
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Document
from factcheck.sentences import split
from factcheck.vocabulary.foreign_dates import foreign_months, full_date, without_accents

READ = [
    ("The decree of 28 août 2023 stands.", "28 août 2023", "2023-08-28"),
    ("The decree of 1er janvier 2020 stands.", "1er janvier 2020", "2020-01-01"),
    ("LYON, 28 AOÛT 2023 - A bridge closed.", "28 AOÛT 2023", "2023-08-28"),
    ("The act dated 12 de mayo de 2024 binds both.", "12 de mayo de 2024", "2024-05-12"),
    ("The act dated 12 de Mayo del 2024 binds both.", "12 de Mayo del 2024", "2024-05-12"),
    ("The act dated 3 octubre 2024 binds both.", "3 octubre 2024", "2024-10-03"),
    ("The act dated 1º de março de 2022 binds both.", "1º de março de 2022", "2022-03-01"),
    ("They signed on 24 Şubat 2022 in Bursa.", "24 Şubat 2022", "2022-02-24"),
    ("They signed on 24 Subat 2022 in Bursa.", "24 Subat 2022", "2022-02-24"),
    ("The order of 28 sierpnia 2023 was read out.", "28 sierpnia 2023", "2023-08-28"),
    ("The order of 24 лютого 2022 was read out.", "24 лютого 2022", "2022-02-24"),
]


@pytest.mark.parametrize(("text", "surface", "day"), READ)
def test_a_day_with_a_foreign_month_and_a_year_is_read_whatever_the_day_of_publication(text, surface, day):
    for published in (None, "2019-03-31", "2024-08-28"):
        (found,) = dates_of(text, published)
        assert (found.surface, found.start, found.end, found.grain) == (surface, day, day, "day")


@pytest.mark.parametrize(
    "text",
    [
        "The top 10 Mars 2020 pictures are on show.",  # the rover
        "The 12 Mayo 2024 doctors met.",  # the clinic
        "The decree of 31 avril 2023 stands.",  # no such day
        "The decree of 40 août 2023 stands.",
        "The vote of 11 listopada 2018 was close.",  # November in Polish, October in Croatian
    ],
)
def test_a_look_alike_keeps_no_more_than_its_year(text):
    assert all(found.grain == "year" for found in dates_of(text))


@pytest.mark.parametrize("text", ["They met on 28 août in Lyon.", "They met in août 2023 there.", "It was août."])
def test_without_a_day_or_a_year_a_foreign_month_names_no_day(text):
    assert not [found for found in dates_of(text, "2023-09-01") if found.grain in ("day", "month")]


def test_the_stop_behind_a_german_day_ends_no_sentence_but_one_behind_an_english_count_does():
    def sentences(text):
        return [sentence.span.of(text) for sentence in split(Document.from_text(text), words())]

    assert len(sentences("The pact was signed on 3. Oktober 2024 by both sides.")) == 1
    assert len(sentences("The home side came in at 3. October 2024 was better for them.")) == 2
    assert len(sentences("1. Budget 2024 passes. It was close.")) == 2


def test_every_month_of_the_table_is_read_as_a_month_of_its_place_in_the_year():
    """Lists that leave no name out stand in the order of the calendar, with their accents and without."""
    table = words().table("calendar")["foreign_months"]
    complete = {language: names for language, names in table.items() if len(names) == 12}
    assert len(complete) > 8
    for language, names in complete.items():
        for month, name in enumerate(names, start=1):
            found = full_date(f"17 {name} 2021", (language,))
            assert found is not None and found.date() == date(2021, month, 17), (language, name)


def test_every_foreign_name_is_known_to_the_parser_and_none_is_english():
    english = {name for name, short in words().table("calendar")["months"].items() for name in (name, *short)}
    for name, languages in foreign_months(words()).items():
        assert name not in english
        read = {full_date(f"17 {name} 2021", (language,)) for language in languages} - {None}
        assert read or without_accents("ı") in name, name


@pytest.mark.parametrize(
    "phrase",
    ["yesterday", "Monday", "28 August", "August 2023", "2023", "may", "to", "on", "9:30", "28 Aug 23", "in 2 days",
     "1693213800", "28 August 2023 nonsense", "", " ", "9" * 79, "28 August 2023" + " " * 80],
)  # fmt: skip
def test_the_guard_refuses_what_prints_no_full_date(phrase):
    assert full_date(phrase) is None


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789 .,:/-+TZapmaoûtMy\u0661é", max_size=30))
def test_the_guard_never_fails_and_returns_printed_figures_alone(phrase):
    found = full_date(phrase)
    assert found is None or (str(found.year) in phrase and str(found.day) in phrase)


PROGRAM = """
import sys
import factcheck
def read(text):
    claims = factcheck.claims(factcheck.Document.from_text(text, published="2023-08-28"))
    return [(claim.surface, str(claim.value.start)) for claim in claims if claim.kind == "date"]
ordinary = read("The mayor may resign on Tuesday. She sat from May 2019 to 3 March 2021, and won 52-48 last November.")
assert len(ordinary) > 2, ordinary
print("dateparser" in sys.modules)
print(read("The decree of 28 août 2023 stands, with that of 3. Oktober 2024."))
print("dateparser" in sys.modules)
"""


def test_an_ordinary_article_never_imports_the_parser_and_no_time_zone_changes_what_it_reads():
    outputs = set()
    for zone in ("Pacific/Kiritimati", "No/Such_Zone"):
        environment = {**os.environ, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stderr == ""
        outputs.add(done.stdout)
    dates = "[('28 août 2023', '2023-08-28'), ('3. Oktober 2024', '2024-10-03')]"
    assert outputs == {f"False\n{dates}\nTrue\n"}
