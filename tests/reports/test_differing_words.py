import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import GAZETTE, TEXTS, last_crossing, mention

from factcheck.model import Mention
from factcheck.reports.differing import differing_words
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import context, passage, value_range, whole
from factcheck.reports.wording import heading, percentage, plain_date, said


def differing(passage, *others):
    return [passage[start:end] for start, end in differing_words(passage, others)]


def test_words_that_the_other_lacks_are_marked_and_neighbours_make_one_mark():
    left = "The council voted nine to two against the new bridge."
    right = "The council voted seven to four for the new bridge."
    assert differing(left, right) == ["nine", "two against"]
    assert differing(right, left) == ["seven", "four for"]


def test_case_and_typography_are_no_difference():
    assert differing("The mayor’s office didn't say so.", "the Mayor's office didn’t say so") == []


def test_identical_sentences_and_wholly_different_ones_are_left_unmarked():
    assert differing("Rain fell on Oslo.", "Rain fell on Oslo.") == []
    assert differing("Rain fell on Oslo.", "The bakery opens at six every morning.") == []
    assert differing("Rain fell on Oslo.") == []


def test_the_most_similar_of_the_others_is_the_one_compared_with():
    assert differing("Five ships sailed north.", "Nothing alike at all", "Six ships sailed north.") == ["Five"]


def test_currency_signs_count_as_words():
    assert differing("It cost $40 million in all.", "It cost €40 million in all.") == ["$"]


def test_a_hostile_sentence_is_not_compared_for_long():
    began = time.process_time()
    assert differing("to be or not " * 5_000, "be to not or " * 5_000) == []
    differing("a b " * 200, "b a " * 200)
    assert time.process_time() - began < 5


@settings(max_examples=60)
@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_marks_are_in_order_apart_and_never_empty(text, others):
    ranges = differing_words(text, tuple(others))
    flat = [place for pair in ranges for place in pair]
    assert flat == sorted(set(flat))
    assert all(0 <= start < end <= len(text) for start, end in ranges)


@settings(max_examples=60)
@given(st.text(max_size=80), st.integers(0, 90), st.integers(1, 20), st.lists(st.text(max_size=80), max_size=2))
def test_the_pieces_of_a_passage_are_the_passage(text, start, length, others):
    found = Mention(
        document="d",
        span=(start, start + length),
        sentence=(0, len(text)),
        surface=text[start : start + length],
        text=text,
    )
    pieces = passage(found, tuple(others))
    assert one_line("".join(piece.text for piece in pieces)) == one_line(text)
    value = value_range(found)
    marked = "".join(piece.text for piece in pieces if piece.is_value)
    assert one_line(marked) == (one_line(text[slice(*value)]) if value else "")


def test_a_value_of_one_figure_is_not_marked_as_different_inside():
    found = mention("d-gazette", "The refit cost $4.1 million and took five months.", "$4.1 million")
    pieces = passage(found, ("The refit cost $4 million and took six months.",))
    assert [(piece.text, piece.is_value, piece.differs) for piece in pieces if piece.is_value or piece.differs] == [
        ("$4.1 million", True, False),
        ("five", False, True),
    ]


def test_a_quotation_that_runs_past_its_sentence_is_marked_to_the_end():
    found = Mention(
        document="d", span=(9, 40), sentence=(0, 20), surface="“Wait. Then go,”", text="She said “Wait there."
    )
    assert value_range(found) == (9, 21)


def test_a_quotation_that_runs_past_its_sentence_is_shown_to_its_end_where_the_text_is_at_hand():
    text = "She said: “Wait there. Then go on,” and left."
    found = Mention(document="d", span=(10, 35), sentence=(0, 22), surface=text[10:35], text=text[:22])
    pieces = passage(whole(found, {"d": text}))
    assert [(piece.text, piece.is_value) for piece in pieces] == [
        ("She said: ", False),
        ("“Wait there. Then go on,”", True),
    ]
    assert whole(found, {}) is found
    assert context(whole(found, {"d": text}), {"d": text}).following == " and left."


def test_context_is_whole_sentences_without_front_matter():
    found = mention("d-gazette", "It carried 312 passengers that day, most of them islanders.", "312 passengers")
    around = context(found, TEXTS)
    assert around.before == ("The white ferry is back, and the quay smelt of fresh paint on Monday.",)
    assert around.leading == "The Marigold last crossed the strait in August 2022, the operator said on Monday. "
    assert around.following == ""
    assert around.after[0].startswith("“We never stopped believing")
    assert "title:" in GAZETTE


def test_context_of_a_long_paragraph_is_cut_at_a_sentence_or_a_word():
    text = "Alpha beta gamma. " * 40 + "The value is 7 here. " + "delta epsilon " * 60
    start = text.index("The value")
    found = Mention(
        document="d",
        span=(start + 13, start + 14),
        sentence=(start, start + 20),
        surface="7",
        text="The value is 7 here.",
    )
    around = context(found, {"d": text})
    assert around.leading.startswith("Alpha beta gamma.") and len(around.leading) < 300
    assert around.following.endswith(" …") and len(around.following) < 300


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2023-08-28", "28 August 2023"),
        ("2023-08", "August 2023"),
        ("2023", "2023"),
        ("2023-08-28T09:30:00+01:00", "28 August 2023, 09:30"),
        ("2023-13-01", "2023-13-01"),
        ("on Tuesday", "on Tuesday"),
    ],
)
def test_dates_are_said_so_that_nobody_takes_the_month_for_the_day(iso, words):
    assert plain_date(iso) == words


def test_dates_of_the_sides_are_said_in_words_and_nothing_else_is_turned():
    sides = [
        last_crossing().sides[0].model_copy(update={"value": value}) for value in ("2022-08", "2022-08-15", "2023")
    ]
    finding = last_crossing(sides=tuple(sides))
    assert heading("date", "2022-08-15") == "15 August 2022"
    assert heading("date", "2022-08-15 to 2022-09-01") == "15 August 2022 to 1 September 2022"
    assert heading("count", "2010-11") == "2010-11"
    text = "Two dates: 2023, 2022-08 and 2022-08-15; the 2010-11 season, 2022-08-150, X-2022-08"
    words = "Two dates: 2023, August 2022 and 15 August 2022; the 2010-11 season, 2022-08-150, X-2022-08"
    assert said(finding, text) == words
    assert said(finding.model_copy(update={"kind": "count"}), text) == text


def test_confidence_is_never_said_to_be_full_when_it_is_not():
    assert [percentage(share) for share in (0, 0.004, 0.805, 0.999, 1, 7)] == ["0%", "0%", "80%", "99%", "100%", "100%"]


HARD_WRAPPED = """The ferry line has carried islanders for ninety years and lost no passenger in any of them, as
its owners never tire of telling. Its last winter was the worst. Half of the crew of the Marigold had left by
the spring, and Mr. Brandt would not say
how many came back. It carried 312 passengers that day. Nobody on the
quay had counted them.
"""


def test_the_words_around_a_passage_begin_with_a_sentence_and_not_with_a_line():
    sentence = "It carried 312 passengers that day."
    start = HARD_WRAPPED.index(sentence)
    at = HARD_WRAPPED.index("312")
    printed = Mention(
        document="d", span=(at, at + 3), sentence=(start, start + len(sentence)), surface="312", text=sentence
    )
    around = context(printed, {"d": HARD_WRAPPED})
    assert around.leading.startswith("Its last winter was the worst.")
    assert around.following.strip() == "Nobody on the quay had counted them."


def test_the_dot_of_a_title_ends_no_sentence():
    text = "x" * 300 + " Mr. Brandt never told how many of them had come back. It carried 312 passengers."
    at = text.index("It carried")
    printed = Mention(document="d", span=(at + 11, at + 14), sentence=(at, len(text)), surface="312", text=text[at:])
    assert context(printed, {"d": text}).leading.startswith("… ")
