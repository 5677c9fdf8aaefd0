"""Base forms: the forms of one word meet, and words that only look inflected stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.about.lemmas import lemma


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("sink", "sinks sank sunk sinking"),
        ("die", "dies died dying"),
        ("kill", "kills killed killing killings"),
        ("carry", "carries carried carrying"),
        ("close", "closes closed"),
        ("injure", "injures injured injuring"),
        ("drop", "drops dropped dropping"),
        ("travel", "travels travelled travelling"),
        ("cancel", "cancels cancelled cancelling"),
        ("install", "installs installed installing"),
        ("recall", "recalls recalled recalling"),
        ("raise", "raises raised raising"),
        ("evacuate", "evacuates evacuated evacuating"),
        ("describe", "describes described describing"),
        ("manage", "manages managed managing"),
        ("invest", "invests invested investing"),
        ("rescue", "rescues rescued rescuing"),
        ("agree", "agrees agreed agreeing"),
        ("leave", "leaves left leaving"),
        ("person", "people persons person's"),
        ("child", "children"),
        ("body", "bodies"),
        ("life", "lives"),
        ("bus", "buses"),
        ("crisis", "crises"),
        ("kilometre", "kilometres kilometer kilometers"),
        ("centre", "centres center centers"),
        ("movie", "movies"),
        ("hero", "heroes"),
    ],
)
def test_the_forms_of_a_word_have_one_base(base, forms):
    assert {form: lemma(form) for form in [base, *forms.split()]} == dict.fromkeys([base, *forms.split()], base)


@pytest.mark.parametrize(
    "word",
    [
        *("hundred", "indeed", "during", "evening", "building", "meeting", "hearing", "species", "series", "news"),
        *("headquarters", "less", "across", "bus", "thing", "king", "speed", "need", "police", "christmas", "gas"),
        *("virus", "'tis", "£5", "2024", "a"),
    ],
)
def test_words_that_only_look_inflected_stay(word):
    assert lemma(word) == word


def test_founded_does_not_meet_found():
    assert lemma("founded") != lemma("found")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=20))
def test_any_text_has_a_base_form_not_longer_by_more_than_one_character_unless_irregular(word):
    assert lemma(word) == lemma(word)
    assert len(lemma(word)) <= max(len(word) + 1, 12)
