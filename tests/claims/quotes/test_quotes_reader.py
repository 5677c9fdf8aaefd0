from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.quotes import read
from factcheck.claims.readers.quotes.speakers import printed_speaker
from factcheck.claims.readers.quotes.wordings import comparison_form
from factcheck.model import Wording

PageOf = Callable[[str], Page]
MAYOR = "Mayor Helen Marsh met reporters in Dunmore on Monday with the engineer Paul Okafor.\n\n"


def wording(reading: Reading) -> Wording:
    assert isinstance(reading.value, Wording)
    return reading.value


SPOKEN = [
    ("“We are ready,” Marsh said.", "Helen Marsh", "said"),
    ("“We are ready,” said Marsh.", "Helen Marsh", "said"),
    ("“We are ready,” said Marsh, who took office in May.", "Helen Marsh", "said"),
    ("“We are ready,” she said.", "Helen Marsh", "said"),
    ("“We are ready,” he said.", "Paul Okafor", "said"),
    ("Marsh said: “We are ready.”", "Helen Marsh", "said"),
    ("“We are ready,” Mrs Marsh told Okafor.", "Helen Marsh", "told"),
    ("“We are ready,” Okafor told Marsh.", "Paul Okafor", "told"),
    ("“We are ready,” Okafor, the engineer, said.", "Paul Okafor", "said"),
    ("“We are ready,” the engineer, Paul Okafor, later added.", "Paul Okafor", "added"),
    ("“We are ready,” said the town's chief engineer, Paul Okafor, on Monday.", "Paul Okafor", "said"),
    ("“We are ready,” said agronomist Ana Reyes.", "Ana Reyes", "said"),
    ("The driver, Ana Reyes, spoke for many: “We are ready.”", "Ana Reyes", ":"),
    ("“We are ready,” Okafor sneered.", "Paul Okafor", "sneered"),
    ("“We are ready,” city engineer Paul Okafor (left) said.", "Paul Okafor", "said"),
    ("“We are ready,” said a police spokesman.", "a police spokesman", "said"),
    ("“We are ready,” the harbour authority said in a statement.", "the harbour authority", "said"),
    ("“We are ready,” according to the harbour authority.", "the harbour authority", "according to"),
    ("“We are ready,” said the 52-year-old.", "the 52-year-old", "said"),
    ("The bridge was “as safe as it can be”, Marsh said.", "Helen Marsh", "said"),
    ("The bridge, Marsh said, was “as safe as it can be”.", "Helen Marsh", "said"),
    ("Marsh called the delay “a disgrace”.", "Helen Marsh", "called"),
    ("Marsh opened the new bridge, adding: “We are ready.”", "Helen Marsh", "adding"),
    ("“We are ready.”\n\nMarsh told reporters.", "Helen Marsh", "told"),
]


@pytest.mark.parametrize(("sentence", "speaker", "cue"), SPOKEN)
def test_the_speaker_is_found_by_the_cue_and_named_in_full(
    page_of: PageOf, sentence: str, speaker: str, cue: str
) -> None:
    (reading,) = read(page_of(MAYOR + sentence))
    assert (reading.speaker, reading.cue) == (speaker, cue)


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [("“We are ready,” she said.", "she"), ("“We are ready,” said Marsh.", "Marsh"), ("“We are ready.”", None)],
)
def test_the_words_that_stand_for_the_speaker_can_be_asked_for(
    page_of: PageOf, sentence: str, printed: str | None
) -> None:
    page = page_of("The council met.\n\n" + MAYOR + sentence)
    (reading,) = read(page)
    assert printed_speaker(page, reading.start) == printed
    assert printed_speaker(page, 0) is None


def test_an_outlet_that_quotes_is_not_the_speaker(page_of: PageOf) -> None:
    active = "The Dunmore Echo quoted Okafor as saying: “We are ready.”"
    passive = "Okafor was quoted by the Dunmore Echo as saying: “We are ready.”"
    for sentence in (active, passive):
        (reading,) = read(page_of(MAYOR + sentence))
        assert reading.speaker == "Paul Okafor"


def test_a_family_name_that_looks_like_a_pronoun_is_a_name(page_of: PageOf) -> None:
    meeting = "Deputy Premier He Guofeng met Trade Secretary Laura Finch.\n\n"
    text = meeting + "“We shall wait,” He told Finch. “Not long,” she said."
    assert [one.speaker for one in read(page_of(text))] == ["He Guofeng", "Laura Finch"]


def test_a_split_quotation_gives_a_reading_for_each_piece_with_the_same_parts(page_of: PageOf) -> None:
    first, second = read(page_of(MAYOR + "“We are ready,” Marsh said, “and we have been since June.”"))
    assert wording(first).parts == wording(second).parts == ("We are ready", "and we have been since June.")
    assert first.speaker == second.speaker == "Helen Marsh"


def test_a_quotation_that_goes_on_after_its_tag_keeps_the_speaker(page_of: PageOf) -> None:
    readings = read(page_of(MAYOR + "“We are ready,” Okafor said. “The bolts are new.”"))
    assert [one.speaker for one in readings] == ["Paul Okafor", "Paul Okafor"]


def test_a_quotation_carried_over_a_paragraph_keeps_the_speaker(page_of: PageOf) -> None:
    readings = read(page_of(MAYOR + "Okafor said: “The bolts are new.\n\n“The deck is older.”"))
    assert [one.speaker for one in readings] == ["Paul Okafor", "Paul Okafor"]


def test_two_pieces_joined_by_and_have_one_speaker(page_of: PageOf) -> None:
    readings = read(page_of(MAYOR + "Marsh promised “a safer crossing” and “no more queues” by the spring."))
    assert [one.speaker for one in readings] == ["Helen Marsh", "Helen Marsh"]


def test_a_signed_quotation_is_its_signers(page_of: PageOf) -> None:
    readings = read(page_of("Readers wrote to us.\n\n“The ferry never came.” — Rosa Lindt\n\n“It did.” — Owen Tate\n"))
    assert [one.speaker for one in readings] == ["Rosa Lindt", "Owen Tate"]


def test_a_headline_with_a_colon_names_its_speaker(page_of: PageOf) -> None:
    readings = read(page_of("Marsh: ‘We are ready to open’\n\n" + MAYOR))
    assert [one.speaker for one in readings] == ["Helen Marsh"]


ROLES = [
    ("Marsh said: “We are ready to open the crossing.”", "direct"),
    ("Marsh called it “a very good day for the whole town”.", "mixed"),
    ("The choir sang “The Long Road Home” at the opening.", "title"),
    ("The “smart” barrier cost too much.", "scare"),
]


@pytest.mark.parametrize(("sentence", "role"), ROLES)
def test_statements_fragments_scare_quotes_and_titles_are_told_apart(page_of: PageOf, sentence: str, role: str) -> None:
    (reading,) = read(page_of(MAYOR + sentence))
    assert wording(reading).role == role


def test_nobody_is_made_the_speaker_of_a_scare_quote(page_of: PageOf) -> None:
    (reading,) = read(page_of("Prices rose. The “smart” barrier cost too much for the town."))
    assert reading.speaker is None


COMPARED = [
    ("We’ll win — “soon”!", "we'll win soon"),
    ("We … won", "we … won"),
    ("We [...] won", "we … won"),
    ("We . . . won", "we … won"),
    ("[The bill] is dead", "[the bill] is dead"),
    ("A 10% cut, £5m in all", "a 10 % cut £ 5 m in all"),
    ("A cease-fire", "a cease fire"),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_the_comparison_form_keeps_words_values_and_the_reporters_marks(text: str, expected: str) -> None:
    assert comparison_form(text) == expected


@given(st.text(alphabet="\"'“”‘’«» \n.,:;—()saidMrHe Bob told the who, and9", max_size=160))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_without_failing_and_every_offset_holds(page_of: PageOf, text: str) -> None:
    page = page_of(text)
    place = 0
    for reading in read(page):
        assert place <= reading.start < reading.end <= len(text)
        place = reading.end
        printed = " ".join(page.text[reading.start : reading.end].split())
        assert wording(reading).text in printed


@given(st.text(alphabet='"“” abc.,', max_size=80))
@settings(max_examples=60, deadline=None)
def test_the_comparison_form_of_a_comparison_form_is_itself(text: str) -> None:
    once = comparison_form(text)
    assert comparison_form(once) == once
