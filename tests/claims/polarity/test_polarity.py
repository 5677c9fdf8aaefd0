"""Which side of a pair of opposites a sentence takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.polarity import read
from factcheck.claims.readers.polarity.cues import CueTable
from factcheck.model import Document, Polarity
from factcheck.sentences import split
from factcheck.vocabulary import Vocabulary, VocabularyError, load


def readings(text: str) -> list[Reading]:
    document = Document.from_text(text)
    return read(Page(document, split(document, load()), load()))


def sides(text: str) -> list[tuple[str, str]]:
    values = [reading.value for reading in readings(text)]
    return [(value.pair, value.side) for value in values if isinstance(value, Polarity)]


@pytest.mark.parametrize(
    ("text", "pair", "side"),
    [
        ("The council approved the scheme.", "approve_reject", "left"),
        ("The council voted 9-2 to approve the scheme.", "approve_reject", "left"),
        ("The council did not approve the scheme.", "approve_reject", "right"),
        ("The council failed to approve the scheme.", "approve_reject", "right"),
        ("The council threw out the scheme.", "approve_reject", "right"),
        ("The council has not rejected the scheme.", "approve_reject", "left"),
        ("The alarm sounded at once.", "sound_silent", "left"),
        ("The alarm did not sound.", "sound_silent", "right"),
        ("The alarm stayed silent.", "sound_silent", "right"),
        ("No ransom was paid.", "pay_unpaid", "right"),
        ("The town paid up.", "pay_unpaid", "left"),
        ("The firm refused to pay.", "pay_unpaid", "right"),
        ("None of the nine guests were hurt.", "injured_unhurt", "right"),
        ("Nobody on the larger boat was hurt.", "injured_unhurt", "right"),
        ("No-one was injured in the fire.", "injured_unhurt", "right"),
        ("Output rose sharply.", "rise_fall", "left"),
        ("Output fell sharply.", "rise_fall", "right"),
        ("She was found guilty of theft.", "guilty_not_guilty", "left"),
        ("She was found not guilty of theft.", "guilty_not_guilty", "right"),
        ("She had no previous convictions.", "record", "right"),
        ("The verdict was unanimous.", "unanimous_split", "left"),
        ("The verdict was not unanimous.", "unanimous_split", "right"),
        ("The jury were split.", "unanimous_split", "right"),
        ("Engineers found no damage to the weir.", "damage", "right"),
        ("The weir has a crack in it.", "damage", "left"),
        ("In the valley 71% were against.", "support_oppose", "right"),
        ("In the valley 71% voted in favour.", "support_oppose", "left"),
    ],
)
def test_a_cue_is_read_on_the_side_that_its_negation_leaves_it(text: str, pair: str, side: str) -> None:
    assert (pair, side) in sides(text)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The board will approve the scheme.", "planned"),
        ("The board is expected to approve the scheme.", "planned"),
        ("The board may approve the scheme.", "hypothetical"),
        ("If the board approved the scheme, we would go.", "hypothetical"),
        ("Has the board approved the scheme?", "hypothetical"),
        ("The board approved the scheme.", None),
        ("The board managed to approve the scheme.", None),
    ],
)
def test_what_is_planned_or_only_possible_is_marked(text: str, hedge: str | None) -> None:
    (reading,) = readings(text)
    assert sides(text)[0][0] == "approve_reject"
    assert reading.hedge == hedge


@pytest.mark.parametrize(
    "text",
    [
        "They almost won the cup.",
        "She declined our request.",
        "He is survived by two sons.",
        "The Rise Academy and the Open Fund agree on little else but Rise.",
        "The increase was small.",
        "The proceedings were long.",
        "The open door and the close friend.",
    ],
)
def test_words_that_only_look_like_a_cue_are_not_read(text: str) -> None:
    assert [pair for pair, _ in sides(text) if pair not in ("agree_disagree",)] == []


def test_a_negator_in_another_phrase_does_not_turn_the_cue() -> None:
    assert ("float_sink", "right") in sides("There was no word from the yard, and the tug sank.")
    assert ("approve_reject", "left") in sides("The panel approved it not only for the money.")


def test_the_span_covers_negator_and_cue() -> None:
    text = "The council did not approve the scheme."
    (reading,) = readings(text)
    assert text[reading.start : reading.end] == "not approve"


def test_a_cue_in_two_pairs_is_refused() -> None:
    entry = {"verbs": ["wobble"], "words": [], "idioms": []}
    empty: dict[str, list[str]] = {"verbs": [], "words": [], "idioms": []}
    table = {"pairs": {"one": {"left": entry, "right": empty}, "two": {"left": entry, "right": empty}}}
    with pytest.raises(VocabularyError, match="wobble"):
        CueTable(Vocabulary({"polarity": table}, ""))


_PIECES = st.sampled_from(
    ["not", "no", "none", "of", "the", "approved", "rejected", "almost", "will", "to", "vote", "%", "against", "failed",
     "never", ",", ".", "?", "won", "No", "-", "one", "was", "injured", "n't", "didn't"]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_readings_whose_cue_is_what_is_printed(text: str) -> None:
    for reading in readings(text):
        assert isinstance(reading.value, Polarity)
        assert reading.value.cue == " ".join(text[reading.start : reading.end].split()) != ""
