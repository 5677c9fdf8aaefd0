"""Whether two names are one person or body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.vocabulary.names import edits, match_organisations, match_persons, plain


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("José Núñez", "Jose Nunez", "same"),
        ("JANE FALK", "Jane Falk", "same"),
        ("Jim Falk", "James Falk", "compatible"),
        ("J. Falk", "James Falk", "compatible"),
        ("James Henry Falk", "James Falk", "compatible"),
        ("Henry Falk", "James Henry Falk", "compatible"),
        ("Falk", "James Falk", "compatible"),
        ("Yuri Belov", "Yury Belov", "compatible"),
        ("Mohammed Saleh", "Muhammad Saleh", "compatible"),
        ("Kvist Tomas", "Tomas Kvist", "compatible"),
        ("Katerina Dolan", "Katarina Dolan", "misspelt"),
        ("Ines Halvorsen", "Ines Halversen", "misspelt"),
        ("Ines Falk", "Ines Falck", "misspelt"),
        ("Peter Falk", "Paul Falk", "different"),
        ("Anna Falk", "Alma Falk", "different"),
        ("Lee Park", "Leo Park", "misspelt"),
        ("Ines Falk", "Greta Dahl", "different"),
        ("Falk", "Dahl", "unknown"),
        ("", "Ines Falk", "unknown"),
    ],
)
def test_two_persons_are_told_apart_or_taken_for_one(left: str, right: str, likeness: str) -> None:
    assert match_persons(left, right).likeness == likeness


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Tarnbrook Cement plc", "Tarnbrook Cement", "compatible"),
        ("the Tarnbrook Group", "Tarnbrook Group", "same"),
        ("Tarnbrook Inc.", "Tarnbrook Cement", "compatible"),
        ("CRA", "Coastal Rescue Agency", "compatible"),
        ("Tarnbrook Cement", "Tarnbrock Cement", "misspelt"),
        ("Ministry of Health", "Ministry of Wealth", "different"),
        ("Tarnbrook Cement", "Vellmouth Steel", "different"),
    ],
)
def test_two_bodies_are_told_apart_or_taken_for_one(left: str, right: str, likeness: str) -> None:
    assert match_organisations(left, right).likeness == likeness


_NAMES = st.text(st.sampled_from("abcÉøAB .-'"), max_size=16)


@settings(max_examples=150, deadline=None)
@given(_NAMES, _NAMES)
def test_matching_does_not_depend_on_the_order(left: str, right: str) -> None:
    assert match_persons(left, right).likeness == match_persons(right, left).likeness
    assert match_organisations(left, right).likeness == match_organisations(right, left).likeness


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12))
def test_the_edit_distance_is_a_distance_up_to_its_limit(left: str, right: str) -> None:
    assert edits(left, right) == edits(right, left)
    assert (edits(left, right) == 0) == (left == right)


@given(st.text(max_size=30))
def test_folding_a_name_twice_changes_nothing_more(name: str) -> None:
    assert plain(plain(name)) == plain(name)
