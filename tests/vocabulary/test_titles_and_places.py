"""Titles that agree or exclude each other, and places that lie in each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.vocabulary import load
from factcheck.vocabulary.places import contains, gazetteer
from factcheck.vocabulary.titles import compatible, exclusive, title_table


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("CEO", "chief executive"),
        ("chief executive", "boss"),
        ("Defence Secretary", "minister of national defense"),
        ("minister", "health minister"),
        ("former mayor", "governor"),
        ("mayor-elect", "lawmaker"),
        ("Captain", "skipper"),
        ("MP", "lawmaker"),
        ("spokesman", "spokeswoman"),
        ("museum director", "director"),
        ("acting police chief", "police chief"),
        ("veteran coach", "head coach"),
    ],
)
def test_titles_of_one_post_agree(left: str, right: str) -> None:
    assert compatible(left, right)
    assert not exclusive(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("chief financial officer", "chief operating officer"),
        ("labour minister", "economy minister"),
        ("defence minister", "deputy defence minister"),
        ("mayor", "deputy mayor"),
        ("Lt Col", "Captain"),
        ("director", "curator"),
        ("bishop", "dean"),
        ("chair", "chief executive"),
        ("prime minister", "president"),
        ("judge", "prosecutor"),
    ],
)
def test_titles_of_two_posts_exclude_each_other(left: str, right: str) -> None:
    assert exclusive(left, right)
    assert not compatible(left, right)


@pytest.mark.parametrize(("left", "right"), [("nurse", "councillor"), ("author", "farmer"), ("widow", "nurse")])
def test_titles_that_one_person_may_well_hold_do_not_exclude_each_other(left: str, right: str) -> None:
    assert not exclusive(left, right)


_TITLES = st.sampled_from(
    ["mayor", "former mayor", "deputy mayor", "chair", "CEO", "labour minister", "minister", "acting chair", "nurse",
     "Lt Col", "captain", "xyz", "", "deputy", "minister of"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(_TITLES, _TITLES)
def test_agreeing_and_excluding_are_symmetric_and_never_both(left: str, right: str) -> None:
    assert compatible(left, right) == compatible(right, left)
    assert exclusive(left, right) == exclusive(right, left)
    assert not (compatible(left, right) and exclusive(left, right))


def test_every_title_in_a_set_is_a_known_title() -> None:
    table = title_table(load())
    named = {post for group in (*table.same, *table.exclusive) for post in group}
    loose = {"head", "chief", "academic", "expert", "politician", "advocate"}
    unknown = {post for post in named if table.parse(tuple(post.split())) is None} - loose
    assert unknown == set()


@pytest.mark.parametrize(
    ("outer", "inner", "lies_in"),
    [
        ("France", "Lyon", True),
        ("UK", "Leeds", True),
        ("Britain", "Scotland", True),
        ("Yorkshire", "Leeds", True),
        ("the Netherlands", "The Hague", True),
        ("France", "France", True),
        ("America", "Ohio", True),
        ("Germany", "Lyon", False),
        ("Lyon", "France", False),
        ("France", "Vellmouth", None),
        ("Denmark", "Vellmouth, Denmark", True),
        ("Australia", "Perth", True),
        ("Scotland", "Perth", True),
    ],
)
def test_which_place_lies_in_which(outer: str, inner: str, lies_in: bool | None) -> None:
    assert contains(outer, inner) is lies_in


def test_no_place_is_also_a_demonym() -> None:
    places = gazetteer(load())
    assert places.names & set(places.demonyms) == set()
