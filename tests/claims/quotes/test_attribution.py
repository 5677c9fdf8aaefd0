import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.attribution import attribute
from factcheck.claims.page import Page

PageOf = Callable[[str], Page]

REPORTED = [
    ("The ferry carried 206 people, the agency said.", "206", "the agency"),
    ("The agency said the ferry carried 206 people.", "206", "The agency"),
    ("The agency said on Sunday that the ferry carried 206 people.", "206", "The agency"),
    ("The ferry, the agency said, carried 206 people.", "206", "the agency"),
    ("According to the agency, the ferry carried 206 people.", "206", "the agency"),
    ("The ferry carried 206 people, according to the agency.", "206", "the agency"),
    ("Helen Marsh, who runs the port, told reporters the ferry carried 206 people.", "206", "Helen Marsh"),
    ("The ferry carried 206 people, said Helen Marsh, who runs the port.", "206", "Helen Marsh"),
    ("Port officials say that the ferry carried 206 people.", "206", "Port officials"),
    ("It carried 206 people, said the woman in charge of the port, Helen Marsh.", "206", "Helen Marsh"),
    ("“It carried 206 people,” a spokesman for the ministry said.", "206", "a spokesman for the ministry"),
    ("Dunmore’s search and rescue agency said it carried 206 people.", "206", "Dunmore’s search and rescue agency"),
]


@pytest.mark.parametrize(("text", "figure", "source"), REPORTED)
def test_a_statement_belongs_to_the_source_that_makes_it(page_of: PageOf, text: str, figure: str, source: str) -> None:
    at = text.index(figure)
    holding = [one for one in attribute(page_of(text)) if one.start <= at < one.end]
    assert [one.source for one in holding] == [source]


UNATTRIBUTED = [
    ("The ferry carried 206 people.", "206"),
    ("The agency declined to say whether 206 people were on board.", "206"),
    ("The ferry is said to have carried 206 people.", "206"),
    ("The agency, founded in 1984, said the ferry was lost.", "1984"),
    ("The agency on Friday warned small craft to stay in port.", "Friday"),
]


@pytest.mark.parametrize(("text", "figure"), UNATTRIBUTED)
def test_what_the_reporter_says_is_nobody_elses(page_of: PageOf, text: str, figure: str) -> None:
    at = text.index(figure)
    assert not [one for one in attribute(page_of(text)) if one.start <= at < one.end]


DENIED = [
    "The company denied that 40 jobs would go.",
    "The company dismissed reports that 40 jobs would go.",
    "The ministry rejected claims that 40 jobs would go.",
    "Helen Marsh, the mayor, denies that 40 jobs would go.",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_a_source_denies_is_marked_as_denied(page_of: PageOf, text: str) -> None:
    (one,) = [one for one in attribute(page_of(text)) if one.start <= text.index("40") < one.end]
    assert one.denies


def test_a_statement_is_not_denied_because_another_is(page_of: PageOf) -> None:
    text = "The company denied that 40 jobs would go. The union said 60 would."
    assert [one.denies for one in attribute(page_of(text))] == [True, False]


WORDS = ["Marsh", "said", "told", "“", "”", ",", ".", "that", "the", "he", "who", "(", ")", "and"]
WORDS += ["according", "to", "denied", "\n\n", "Mr", "-", "9"]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_attributions_are_in_order_and_disjoint_on_any_text(page_of: PageOf, words: list[str]) -> None:
    text = " ".join(words)
    place = 0
    for one in attribute(page_of(text)):
        assert place <= one.start < one.end <= len(text)
        assert one.source.strip()
        place = one.end


@pytest.mark.parametrize(
    "unit", ["Bob said, ", "said ", "he said ", "“a” he said, “b”\n\n", "according to ", "Mr Holt, who, ", "(a) said "]
)
def test_time_grows_in_line_with_the_text(page_of: PageOf, unit: str) -> None:
    def seconds(size: int) -> float:
        page = page_of(unit * (size // len(unit)))
        started = time.process_time()
        attribute(page)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(60_000) < 10 * max(seconds(15_000), 0.2)
