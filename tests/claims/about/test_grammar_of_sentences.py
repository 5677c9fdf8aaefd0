"""What the light grammar makes of a sentence, and the phrase and scope around a value in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline, sentences, vocabulary
from factcheck.claims.about.grammar import Grammar
from factcheck.claims.page import Page
from factcheck.model import Claim, Document

WORDS = vocabulary.load()
RUN = (
    "the",
    "harbour",
    "of",
    "Kelstrand",
    "said",
    "47",
    ",",
    "and",
    "which",
    "closed",
    "fund",
    "-",
    "'",
    "s",
    "“",
    "up",
    "from",
)


def grammar_of(text: str) -> Grammar:
    document = Document.from_text(text)
    page = Page(document, sentences.split(document, WORDS), WORDS)
    return Grammar(page, 0, len(page.words))


def tags(text: str) -> dict[str, str]:
    grammar = grammar_of(text)
    return dict(zip(grammar.words, grammar.tags, strict=True))


def claim_of(kind: str, text: str) -> Claim:
    article = pipeline.read_article(Document.from_text(text, published="2024-03-04"))
    found = [claim for claim in article.claims if claim.kind == kind]
    assert len(found) == 1, [(claim.kind, claim.surface) for claim in article.claims]
    return found[0]


def flags(kind: str, text: str) -> set[str]:
    return {scope.flag for scope in claim_of(kind, text).about.scopes}


def test_the_closed_classes_and_the_open_ones_have_their_tags():
    found = tags("The harbour master of Kelstrand has seen 47 stranded lorries.")
    assert {word: found[word] for word in ("the", "harbour", "of", "has", "seen", "47", "lorries")} == {
        "the": "D",
        "harbour": "N",
        "of": "P",
        "has": "X",
        "seen": "V",
        "47": "M",
        "lorries": "N",
    }
    assert found["kelstrand"] == "E"
    assert found["stranded"] == "A"


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The council plans to fund the bridge.", "fund", "V"),
        ("The fund of the council lost money.", "fund", "N"),
        ("They report a loss every year.", "report", "V"),
        ("The report shocked the town.", "report", "N"),
        ("He didn't report the leak.", "report", "V"),
    ],
)
def test_a_word_that_can_be_noun_or_verb_is_told_by_what_stands_before_it(text: str, word: str, tag: str):
    assert tags(text)[word] == tag


def test_number_words_are_numbers_and_months_are_names():
    found = tags("Some forty houses burned in March.")
    assert (found["forty"], found["march"]) == ("M", "E")


def test_a_subordinate_clause_and_a_joined_one_count_as_clauses_of_their_own():
    grammar = grammar_of("Ten people died when the roof fell, and the mayor resigned.")
    words = grammar.words
    died, fell, resigned = (grammar.clauses[words.index(word)] for word in ("died", "fell", "resigned"))
    assert died < fell < resigned


def test_words_joined_by_and_stay_in_one_clause():
    grammar = grammar_of("Twelve teachers and pupils were hurt.")
    assert len(set(grammar.clauses[:-1])) == 1


def test_a_clause_boundary_counts_as_three_tokens_more():
    grammar = grammar_of("Ten people died when the roof fell.")
    at = grammar.words.index
    assert grammar.distance(at("ten"), at("died")) == 2
    assert grammar.distance(at("ten"), at("fell")) == at("fell") - at("ten") + 3


@pytest.mark.parametrize(
    ("text", "figure", "verb"),
    [
        ("The ferry carried 187 passengers.", "187", "carried"),
        ("Of 187 passengers nobody drowned.", "187", "drowned"),
        ("When the ferry sank, 187 passengers jumped.", "187", "jumped"),
    ],
)
def test_a_value_is_governed_by_the_nearest_verb_of_its_clause(text: str, figure: str, verb: str):
    grammar = grammar_of(text)
    at = grammar.words.index(figure)
    found = grammar.governing_verb(at, at)
    assert found is not None
    assert grammar.words[found] == verb


def test_a_sentence_without_a_verb_governs_nothing():
    grammar = grammar_of("Forty lorries on the quay.")
    assert grammar.governing_verb(0, 0) is None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The bridge which cost £3m was closed.", "cost", "bridge"),
        ("The mayor, who paid £3m for the brewery, resigned.", "paid", "mayor"),
    ],
)
def test_the_subject_of_a_relative_clause_is_what_it_belongs_to(text: str, verb: str, subject: str):
    grammar = grammar_of(text)
    found = grammar.subject_of(grammar.words.index(verb))
    assert [grammar.words[at] for at in found] == [subject]


@pytest.mark.parametrize(
    ("kind", "text", "head", "modifiers", "complement"),
    [
        ("count", "The town lost 47 wooden barns in the fire.", "barn", ("wooden",), ("fire",)),
        ("money", "The council paid a £3.4 million fine.", "fine", (), ()),
        ("money", "The bridge was sold at a price of £3.4 million.", "price", (), ()),
        ("percent", "A turnout of 62% surprised the mayor.", "turnout", (), ()),
        ("percent", "Some 22% of young voters stayed at home.", None, (), ("young", "voter")),
        ("duration", "The miners were trapped for nine days.", None, (), ()),
    ],
)
def test_the_phrase_of_a_value_names_what_it_measures(
    kind: str, text: str, head: str | None, modifiers: tuple[str, ...], complement: tuple[str, ...]
):
    about = claim_of(kind, text).about
    if head is not None:
        assert about.head == head
        assert about.modifiers == modifiers
    assert set(complement) <= set(about.complement)


def test_the_verb_of_a_figure_is_what_happened_and_not_who_said_so():
    about = claim_of("count", "The rescue service said that 47 climbers had fallen from the ridge.").about
    assert about.predicate == "fall"


def test_the_verb_and_its_subject_are_read_and_what_was_sold_is_what_the_sum_measures():
    about = claim_of("money", "The council sold the old brewery for £3.4 million.").about
    assert (about.predicate, about.subject, about.head) == ("sell", ("council",), "brewery")


@pytest.mark.parametrize(
    ("kind", "text", "flag"),
    [
        ("count", "The strike spread to 13 other cities.", "additional"),
        ("count", "Another 13 lorries were stranded.", "additional"),
        ("percent", "Unemployment rose to 12% in the north.", "level"),
        ("money", "Rents cost the shop £9,000 a year.", "per_unit"),
        ("money", "The council plans to spend £9,000.", "planned"),
        ("count", "Among them were 13 children.", "subset"),
    ],
)
def test_a_word_that_narrows_a_value_is_its_scope(kind: str, text: str, flag: str):
    assert flag in flags(kind, text)


def test_the_figure_before_a_change_is_of_the_time_before():
    article = pipeline.read_article(Document.from_text("The toll climbed to 14, up from 9 on Monday."))
    by_figure = {
        claim.surface: {scope.flag for scope in claim.about.scopes} for claim in article.claims if claim.kind == "count"
    }
    assert "previous" in by_figure["9"]
    assert "previous" not in by_figure["14"]


def test_a_plain_figure_has_no_scope():
    assert flags("money", "The council sold the old brewery for £3.4 million.") == set()


def test_what_is_planned_is_no_statement_of_what_is():
    assert claim_of("money", "The council plans to spend £9,000.").modality == "planned"
    assert claim_of("money", "The council spent £9,000.").modality == "stated"
    assert claim_of("money", "If the council spends £9,000, the roof will hold.").modality == "hypothetical"


@settings(max_examples=60)
@given(st.lists(st.sampled_from(RUN), min_size=1, max_size=25))
def test_any_run_of_words_is_analysed_throughout(words: list[str]):
    grammar = grammar_of(" ".join(words))
    count = len(grammar.words)
    assert len(grammar.tags) == len(grammar.lemmas) == len(grammar.clauses) == count
    assert grammar.clauses == sorted(grammar.clauses)
    for at in range(count):
        assert grammar.distance(at, at) == 0
        first, last = grammar.clause_range(grammar.clauses[at])
        assert first <= at < last
        verb = grammar.governing_verb(at, at)
        assert verb is None or grammar.tags[verb] == "V"
        assert all(place < count for place in grammar.noun_phrase_after(at))
        assert all(place < at for place in grammar.noun_phrase_before(at))


def test_a_date_of_what_was_told_does_not_belong_to_the_telling():
    text = "Officials said that the river had not been so high since 1959."
    (claim,) = [claim for claim in pipeline.read_article(Document.from_text(text)).claims if claim.kind == "date"]
    assert claim.about.predicate is None


def test_a_past_form_that_no_list_knows_is_a_verb_between_a_name_and_a_phrase():
    assert tags("Cormac popped the question on Sunday.")["popped"] == "V"


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("It was the third killing in a week.", "killing", "N"),
        ("She is our third signing of the summer.", "signing", "N"),
        ("It is the third shooting this week.", "shooting", "N"),
        ("He saw two fighting the third man.", "fighting", "V"),
    ],
)
def test_a_participle_behind_an_ordinal_is_a_noun_unless_it_has_an_object(text: str, word: str, tag: str):
    grammar = grammar_of(text)
    assert grammar.tags[grammar.words.index(word)] == tag
