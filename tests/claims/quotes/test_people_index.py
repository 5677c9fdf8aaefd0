from collections.abc import Callable

import pytest

from factcheck.claims.page import Page
from factcheck.claims.people import people

PageOf = Callable[[str], Page]
TEXT = (
    "Mayor Helen Marsh met the engineer Paul Okafor and Premier Wang Deming in Dunmore on Monday. "
    "Ingunn Sveinsdatter, a schoolteacher, watched. Marsh said the bridge was safe. Okafor said it would open in May. "
    "Wang said nothing. Mrs Tolland, her neighbour, disagreed."
)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Marsh", "Helen Marsh"),
        ("Mrs Marsh", "Helen Marsh"),
        ("Mr. Okafor", "Paul Okafor"),
        ("Helen Marsh", "Helen Marsh"),
        ("Marsh’s", "Helen Marsh"),
        ("Wang", "Wang Deming"),
        ("Tolland", "Mrs Tolland"),
        ("Sveinsdatter", "Ingunn Sveinsdatter"),
        ("Dunmore", None),
        ("Monday", None),
        ("Mr Marsh", None),
    ],
)
def test_a_short_form_stands_for_the_full_name(page_of: PageOf, form: str, name: str | None) -> None:
    assert people(page_of(TEXT)).resolve(form) == name


def test_of_two_people_with_one_surname_the_last_named_is_meant(page_of: PageOf) -> None:
    text = "Anna Holt won. Anna Holt said so. Later Peter Holt spoke. Holt said it was late."
    index = people(page_of(text))
    assert index.resolve("Holt", at=text.index("Later")) == "Anna Holt"
    assert index.resolve("Holt", at=len(text)) == "Peter Holt"
    assert index.resolve("Mrs Holt", at=len(text)) == "Anna Holt"


def test_a_man_and_a_woman_of_one_surname_are_two_people(page_of: PageOf) -> None:
    index = people(page_of("Karin Soler spoke first. Mr Soler said no. Mr Soler, 61, left. Ms Soler stayed."))
    assert [one.gender for one in index.persons] == ["f", "m"]


@pytest.mark.parametrize(("pronoun", "name"), [("she", "Helen Marsh"), ("he", "Paul Okafor")])
def test_a_pronoun_means_the_last_person_of_its_gender(page_of: PageOf, pronoun: str, name: str) -> None:
    text = "Mayor Helen Marsh met the engineer Paul Okafor on Monday."
    found = people(page_of(text)).antecedent(pronoun, len(text))
    assert found is not None
    assert found.name == name


def test_a_gender_unknown_from_the_name_is_learnt_from_the_pronoun(page_of: PageOf) -> None:
    text = "Quillan Vark, a schoolteacher, opened her shop in May. Vark said she was glad."
    (person,) = people(page_of(text)).persons
    assert person.gender == "f"


def test_organisations_and_places_are_not_people(page_of: PageOf) -> None:
    text = (
        "The Dunmore Harbour Authority said so. Ridge Valley Bank said no. North Sea Energy Ltd agreed, said Owen Tate."
    )
    assert [one.name for one in people(page_of(text)).persons] == ["Owen Tate"]
