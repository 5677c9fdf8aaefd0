"""Who and what a document names, under which forms."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.entities import Entities, entities
from factcheck.claims.page import Page
from factcheck.model import Document
from factcheck.sentences import split
from factcheck.vocabulary import load


def named(text: str) -> Entities:
    document = Document.from_text(text)
    return entities(Page(document, split(document, load()), load()))


def kinds(text: str) -> dict[str, str]:
    return {entity.canonical: entity.kind for entity in named(text).entities}


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("The mill was bought by Greta Halvorsen last year.", "Greta Halvorsen", "person"),
        ("The mill was bought by Quorvan Desh, 44, last year.", "Quorvan Desh", "person"),
        ("It was signed by harbour master Quorvan Desh on Friday.", "Quorvan Desh", "person"),
        ("It was signed by Mrs Oduyale on Friday.", "Oduyale", "person"),
        ("We spoke to Ludwig van der Meer on Friday.", "Ludwig van der Meer", "person"),
        ("The plant belongs to Tarnbrook Cement plc and its bankers.", "Tarnbrook Cement plc", "organisation"),
        ("She studied at the University of Porthaven in her youth.", "University of Porthaven", "organisation"),
        ("The Coastal Rescue and Salvage Agency sent two boats.", "Coastal Rescue and Salvage Agency", "organisation"),
        ("The hearing in Congress lasted an hour.", "Congress", "organisation"),
        ("They were found in Vellmouth on Friday.", "Vellmouth", "place"),
        ("Fog closed the port of Lyon on Friday.", "Lyon", "place"),
        ("The wedding was at Harrow Palace on Friday.", "Harrow Palace", "place"),
        ("Lawyers cited the Clean Rivers Act at length.", "Clean Rivers Act", "other"),
        ("The freighter was the MV Karin Dahl of Oslo.", "MV Karin Dahl", "other"),
    ],
)
def test_a_name_is_of_the_kind_its_form_and_context_tell(text: str, canonical: str, kind: str) -> None:
    assert kinds(text).get(canonical) == kind


def test_later_short_forms_belong_to_the_full_name() -> None:
    found = named("Tomas Kvist runs the yard. Mr Kvist said so. Then Kvist left, and Kvist's wife followed.")
    (person,) = [entity for entity in found.entities if entity.kind == "person"]
    assert person.canonical == "Tomas Kvist"
    assert person.surfaces == ("Tomas Kvist", "Kvist")
    assert len(person.mentions) == 4


def test_an_acronym_in_brackets_names_the_body_before_it() -> None:
    found = named("The Lakes and Rivers Authority (LRA) objected. On Friday the LRA gave way.")
    assert found.canonical("LRA") == "Lakes and Rivers Authority"


def test_a_company_is_called_by_its_first_word() -> None:
    found = named("Brantley Steel plc cut jobs. Shares in Brantley fell, and Brantley blamed tariffs.")
    assert found.canonical("Brantley") == "Brantley Steel plc"


def test_two_bearers_of_a_surname_are_told_apart_by_sex_and_nearness() -> None:
    found = named("Anna Brandt left. Peter Brandt stayed. Mrs Brandt was angry. Mr Brandt was not.")
    assert [mention.canonical for mention in found.mentions] == [
        "Anna Brandt",
        "Peter Brandt",
        "Anna Brandt",
        "Peter Brandt",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday was fine. Police came. Officials agreed.",
        "On Monday it rained, and on 3 March it snowed.",
        "However, nobody cared.",
        "Ships sank. Nine ships sank, and more ships will.",
    ],
)
def test_words_that_only_open_a_sentence_name_nothing(text: str) -> None:
    assert named(text).entities == ()


def test_a_headline_in_title_case_names_nothing_on_its_own() -> None:
    text = "# Council Votes To Close Three Village Schools\n\nThe vote was close.\n"
    assert "Votes To Close" not in " ".join(kinds(text))


def test_titles_and_days_stand_outside_the_name() -> None:
    found = named("On Monday Prime Minister Ines Falk met President-elect Jonas Wirth.")
    assert found.at(0, 80) == ("Ines Falk", "Jonas Wirth")


def test_names_within_a_stretch_are_given_once_in_order() -> None:
    text = "Ines Falk met Jonas Wirth. Falk smiled."
    found = named(text)
    assert found.at(0, len(text)) == ("Ines Falk", "Jonas Wirth")
    assert found.at(27, len(text)) == ("Ines Falk",)


_WORDS = st.sampled_from(
    ["Ines", "Falk", "of", "the", "The", "Minister", "Leeds", "plc", "'s", "-", ".", "(", ")", "Mr", "and", "&", ",",
     "in", "A", "King", "van", "\u2019s", "\n\n", "LRA", "said", '"', "D-"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.lists(_WORDS, max_size=30).map("".join) | st.text(max_size=80))
def test_any_text_gives_mentions_in_order_that_print_their_surface(text: str) -> None:
    mentions = named(text).mentions
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
