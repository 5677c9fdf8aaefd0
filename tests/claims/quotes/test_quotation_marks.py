import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.quotation_marks import quoted_stretches

PAIRED = [
    ('The mayor said "we are ready" twice.', ['"we are ready"']),
    ("The mayor said “we are ready” twice.", ["“we are ready”"]),
    ("The mayor said ‘we are ready’ twice.", ["‘we are ready’"]),
    ("The mayor said 'we are ready' twice.", ["'we are ready'"]),
    ("The mayor said «we are ready» twice.", ["«we are ready»"]),
    ("The mayor said `` we are ready '' twice .", ["`` we are ready ''"]),
    ('The mayor said " we are ready " twice .', ['" we are ready "']),
    ('She said:"We go." He left.', ['"We go."']),
    ("A first “one”, a second “two”.", ["“one”", "“two”"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_marks_of_every_print_are_paired(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in quoted_stretches(text)] == expected


NESTED_OR_APOSTROPHE = [
    ("“He told me: ‘Go home’ and I went,” she said.", ["“He told me: ‘Go home’ and I went,”"]),
    ("\"He told me: 'Go home' and I went,\" she said.", ["\"He told me: 'Go home' and I went,\""]),
    ("‘The drivers’ union isn’t done,’ she said.", ["‘The drivers’ union isn’t done,’"]),
    ("'The drivers' union isn't done,' she said.", ["'The drivers' union isn't done,'"]),
    ("A ‘modest’ rise in the drivers’ pay.", ["‘modest’"]),
    ('He called it "a \'90s idea" again.', ['"a \'90s idea"']),
]


@pytest.mark.parametrize(("text", "expected"), NESTED_OR_APOSTROPHE)
def test_inner_marks_and_apostrophes_stay_inside_the_outer_quotation(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in quoted_stretches(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Music of the '90s and the ’70s.",
        "The drivers' union and the bakers' guild met.",
        "A 6\" pipe lay beside a 12' wall.",
        "He is 5'10\" tall.",
        "Get 'em while it's hot, said O'Hara.",
        "Trump 's rule and the players ' strike",
    ],
)
def test_apostrophes_decades_feet_and_inches_open_no_quotation(text: str) -> None:
    assert quoted_stretches(text) == []


def test_a_closing_mark_printed_where_an_opening_one_belongs_opens() -> None:
    text = "He said the ”plan is sound,” and left. She called it ”a start.”"
    assert [text[one.start : one.end] for one in quoted_stretches(text)] == ["”plan is sound,”", "”a start.”"]


def test_a_quotation_carried_over_paragraphs_is_cut_into_its_paragraphs() -> None:
    text = "“We waited.\n\n“Nobody came.\n\n“Then we left,” he said."
    found = quoted_stretches(text)
    assert [text[one.start : one.end] for one in found] == ["“We waited.", "“Nobody came.", "“Then we left,”"]
    assert [one.carried for one in found] == [True, True, False]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "She said: “We waited.\n\nThe road stayed shut."
    (one,) = quoted_stretches(text)
    assert text[one.start : one.end] == "“We waited."
    assert one.broken


def test_a_page_break_in_mid_sentence_does_not_end_a_quotation() -> None:
    text = "He promised “a road that is safe\n\nfor everybody” by spring."
    (one,) = quoted_stretches(text)
    assert text[one.inner_start : one.inner_end] == "a road that is safe\n\nfor everybody"


MARKED = st.text(alphabet="\"'“”‘’«»„`´″ \n.,:aB9s—", max_size=120)


@given(MARKED)
@settings(max_examples=150, deadline=None)
def test_stretches_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    place = 0
    for one in quoted_stretches(text):
        assert place <= one.start < one.inner_start < one.inner_end <= one.end <= len(text)
        place = one.end


@pytest.mark.parametrize("unit", ['"', "'", "“a ", "” ", "' a", '"a\n\n', "‘s ’s ", "``", '5" '])
def test_time_grows_in_line_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        quoted_stretches(text)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(160_000) < 12 * max(seconds(40_000), 0.1)
