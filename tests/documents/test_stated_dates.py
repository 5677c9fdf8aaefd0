"""Dates that front matter and `--published` state, in the forms that people write."""

import os
import subprocess
import sys
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import collect, describe
from factcheck.documents.stated_dates import stated_dating
from factcheck.model import Document
from factcheck.vocabulary import foreign_dates

DAY = date(2023, 8, 28)


@pytest.mark.parametrize(
    "value",
    ["2023-08-28", "2023/8/28", "28 August 2023", "August 28th, 2023", "Monday, 28 August 2023", "28/08/2023",
     "08/28/2023", "28.08.2023", "28 août 2023", "28 de agosto de 2023", "28. elokuuta 2023", "28 Ağustos 2023",
     "Published 28 August 2023 by the night desk"],
)  # fmt: skip
def test_a_full_date_is_a_day_without_a_time(value):
    found = stated_dating(value, "front matter")
    assert (found.start, found.end, found.moment, found.basis) == (DAY, DAY, None, "front matter")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2023-08-28T09:30:00+01:00", "2023-08-28T09:30:00+01:00"),
        ("2023-08-28 09:30 +0100", "2023-08-28T09:30:00+01:00"),
        ("Aug. 28, 2023 9:30 a.m. EDT", "2023-08-28T09:30:00-04:00"),
        ("Aug. 28, 2023 at 9:30 p.m.", "2023-08-28T21:30:00"),
        ("Mon, 28 Aug 2023 09:30:00 +0100", "2023-08-28T09:30:00+01:00"),
        ("Mon, 28 Aug 2023 09:30:00 -0500 (CDT)", "2023-08-28T09:30:00-05:00"),
        ("28 August 2023, 09:30 GMT+5:30", "2023-08-28T09:30:00+05:30"),
        ("28 August 2023 00:00 GMT", "2023-08-28T00:00:00+00:00"),
        ("09:30 BST, 28 August 2023", "2023-08-28T09:30:00+01:00"),
        ("lundi 28 août 2023 à 9h30", "2023-08-28T09:30:00"),
        ("28/08/2023 09:30", "2023-08-28T09:30:00"),
        ("28 August 2023 9:30 IST", "2023-08-28T09:30:00"),  # Indian, Irish or Israeli: the name does not tell
        ("28 August 2023 9:30 ET", "2023-08-28T09:30:00"),
    ],
)
def test_a_time_of_day_is_kept_as_printed_with_the_offset_that_its_zone_is_sure_of(value, moment):
    found = stated_dating(value, "front matter")
    assert (found.start, found.end) == (DAY, DAY)
    assert found.moment is not None and found.moment.isoformat() == datetime.fromisoformat(moment).isoformat()


@pytest.mark.parametrize("value", ["2023-08-28 25:61", "28 August 2023 at a quarter past nine", "28 August 2023 99:99"])
def test_a_time_that_cannot_be_read_costs_the_time_and_not_the_day(value):
    found = stated_dating(value, "front matter")
    assert (found.start, found.moment) == (DAY, None)


@pytest.mark.parametrize("value", ["03/04/2023", "3/4/23", "03.04.2023", "03-04-2023", "03/04/2023 09:30"])
def test_figures_that_could_be_two_days_are_refused_with_what_to_write(value):
    with pytest.raises(ValueError, match=r"could be two days: write 2023-04-03 or 2023-03-04$"):
        stated_dating(value, "front matter")


@pytest.mark.parametrize(("value", "day"), [("04/04/2023", (2023, 4, 4)), ("03/04/2023 9:00 AM EDT", (2023, 3, 4))])
def test_figures_whose_order_makes_no_difference_or_is_american_are_read(value, day):
    assert stated_dating(value, "front matter").start == date(*day)


@pytest.mark.parametrize(
    "value",
    ["yesterday", "today", "now", "Monday", "last week", "2 hours ago", "in 3 days", "28 August", "August 28",
     "août 2023", "may", "soon", "9:30", "1693213800", "28 Aug 23", "31 February 2023", "31 avril 2023", "Q3 2023",
     "", "-", "\0", "1 May 2023 to 3 May 2023", "9" * 5000],
)  # fmt: skip
def test_what_is_no_full_date_is_refused_and_never_filled_from_today(value):
    with pytest.raises(ValueError, match="is not an ISO date"):
        stated_dating(value, "front matter")
    document = describe(
        Document.from_text(f"---\nsource: The Courier\npublished: {value!r}\n---\nThe bridge is open.\n")
    )
    assert document.published is None


def test_the_command_line_and_the_front_matter_take_the_same_forms(tmp_path):
    article = tmp_path / "bridge.md"
    article.write_text("---\npublished: Mon, 28 Aug 2023 09:30:00 +0100\n---\nThe bridge is open.\n", encoding="utf-8")
    (document,), problems = collect([str(article)])
    assert not problems and document.published_at == DAY
    (document,), problems = collect([str(article)], published=["bridge.md=3 octobre 2024"])
    assert not problems and document.published_at == date(2024, 10, 3)
    _, (problem,) = collect([str(article)], published=["03/04/2023"])
    assert "\n" not in problem.message
    assert (
        problem.message
        == "publication date cannot be used: '03/04/2023' could be two days: write 2023-04-03 or 2023-03-04"
    )


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789 .,:/-+()TZGMapmaoûtuAg\u0661é", max_size=30))
def test_any_value_is_a_day_or_refused(value):
    try:
        found = stated_dating(value, "front matter")
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        assert found.start <= found.end and (found.moment is None or found.moment.date() == found.start)


@pytest.mark.parametrize("now", [datetime(1999, 1, 31, 23, 59), datetime(2023, 8, 28, 9, 30), datetime(2096, 2, 29)])
def test_the_same_value_is_the_same_date_on_every_day_of_the_clock(monkeypatch, now):
    class Instances(type):
        def __instancecheck__(cls, instance):
            return isinstance(instance, datetime)

    class Clock(datetime, metaclass=Instances):
        @classmethod
        def now(cls, tz=None):
            return now.replace(tzinfo=tz)

        @classmethod
        def today(cls):
            return now

        utcnow = today

    foreign_dates.full_date("28 August 2023")  # imports the library
    modules = [
        module
        for name, module in list(sys.modules.items())
        if name.startswith("dateparser") and getattr(module, "datetime", None) is datetime
    ]
    assert len(modules) > 3
    for module in modules:
        monkeypatch.setattr(module, "datetime", Clock)
    foreign_dates.full_date.cache_clear()
    assert stated_dating("28 août 2023 à 9h30", "front matter").moment == datetime(2023, 8, 28, 9, 30)
    assert stated_dating("29 février 2024", "front matter").start == date(2024, 2, 29)
    for value in (
        "yesterday",
        "Monday",
        "28 août",
        "29 février",
        "9:30",
        "2 hours ago",
        "août 2023",
        "29 février 2023",
    ):
        with pytest.raises(ValueError, match="is not an ISO date"):
            stated_dating(value, "front matter")
    foreign_dates.full_date.cache_clear()


def test_no_time_zone_of_the_computer_changes_a_date():
    program = (
        "from factcheck.documents.stated_dates import stated_dating\n"
        "for value in ('Aug. 28, 2023 11:30 p.m. EDT', '28 août 2023', 'Mon, 28 Aug 2023 00:10:00 +1300'):\n"
        "    found = stated_dating(value, 'x')\n"
        "    print(found.start, found.moment)\n"
    )
    outputs = set()
    for zone in ("Pacific/Pago_Pago", "No/Such_Zone"):
        environment = {**os.environ, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stderr == ""
        outputs.add(done.stdout)
    assert outputs == {"2023-08-28 2023-08-28 23:30:00-04:00\n2023-08-28 None\n2023-08-28 2023-08-28 00:10:00+13:00\n"}
