"""Which verb governs a date, and the base forms that decide it."""

import pytest

from factcheck import pipeline
from factcheck.claims.about.lemmas import lemma
from factcheck.model import Claim, Document


def date_of(text: str, surface: str) -> Claim:
    document = Document.from_text(text, source="The Kelstrand Courier", published="2024-05-10")
    return next(one for one in pipeline.read_article(document).claims if one.kind == "date" and surface in one.surface)


@pytest.mark.parametrize(
    ("form", "base"), [("led", "lead"), ("fled", "flee"), ("bred", "breed"), ("fed", "fed"), ("red", "red")]
)
def test_short_past_forms_have_their_verb(form, base):
    assert lemma(form) == base


@pytest.mark.parametrize(
    ("text", "surface", "verb"),
    [
        ("Ms Rautanen has led the company since 2019.", "2019", "lead"),
        ("She has run the firm since 2019, the board said.", "2019", "run"),
        ("The power was cut in March 2021.", "March", "cut"),
    ],
)
def test_a_participle_behind_an_auxiliary_is_the_verb_of_a_date(text, surface, verb):
    assert date_of(text, surface).about.predicate == verb


@pytest.mark.parametrize(
    "text",
    [
        "The flood is the worst here since 1995, said the district chief.",
        "The region's last great flood was in 1995, when 75 people died.",
    ],
)
def test_a_verb_of_another_clause_does_not_govern_the_date_of_a_form_of_be(text):
    assert date_of(text, "1995").about.predicate is None


def test_a_date_behind_a_form_of_be_has_its_subject():
    assert "vote" in date_of("The second vote is on 3 June.", "3 June").about.subject
