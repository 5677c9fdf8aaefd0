"""Values as they are shown: nouns in the plural."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import passengers

from factcheck.model import Side
from factcheck.reports.plurals import figure_in_words, plural
from factcheck.reports.wording import heading, said


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("14 worker", "14 workers"),
        ("1 worker", "1 worker"),
        ("23 man", "23 men"),
        ("2,150 person", "2,150 people"),
        ("4 to 6 child", "4 to 6 children"),
        ("12 grandchild", "12 grandchildren"),
        ("27 company", "27 companies"),
        ("3 survey", "3 surveys"),
        ("19 crew member", "19 crew members"),
        ("29 life", "29 lives"),
        ("40 class", "40 classes"),
        ("11 bus", "11 buses"),
        ("about 26.3 degree Celsius", "about 26.3 degrees Celsius"),
        ("under 90 kilometre per hour", "under 90 kilometres per hour"),
        ("at least 5 member of parliament", "at least 5 members of parliament"),
        ("4 day", "4 days"),
        ("1 day", "1 day"),
        ("0.5 mile", "0.5 miles"),
        ("12 km", "12 km"),
        ("70 mph", "70 mph"),
        ("206 dead", "206 dead"),
        ("31 injured", "31 injured"),
        ("312 passengers", "312 passengers"),
        ("8 human", "8 humans"),
        ("3 crisis", "3 crises"),
        ("6 aircraft", "6 aircraft"),
        ("20,000", "20,000"),
        ("rank 2", "rank 2"),
        ("", ""),
    ],
)
def test_a_figure_has_its_noun_in_the_plural(value, shown):
    assert figure_in_words(value) == shown


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_value_and_word_can_be_shown(text):
    figure_in_words(text)
    figure_in_words("12 " + text)
    assert plural("x" + text)


def test_sums_and_percentages_stay_as_they_are():
    assert heading("money", "184,000,000 kr") == "184,000,000 kr"
    assert heading("percent", "6.8 point") == "6.8 point"


def test_the_message_and_the_steps_have_the_values_as_the_sides_show_them():
    sides = tuple(Side(value=value, independent_sources=1, mentions=()) for value in ("14 worker", "1 worker"))
    found = passengers().model_copy(update={"sides": sides})
    assert said(found, "Two counts: 14 worker and 1 worker") == "Two counts: 14 workers and 1 worker"
    assert said(found, "114 worker, 14 worker-owned") == "114 worker, 14 worker-owned"
