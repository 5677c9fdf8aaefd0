import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing, mention, passengers

from factcheck.model import Side
from factcheck.reports import render

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def shown(report, **options):
    return render(report, "terminal", texts=TEXTS, **options)


def test_both_sides_stand_under_each_other_with_source_date_place_and_value_marked():
    lines = shown(full_report(discrepancies=(last_crossing(),)))
    first, second = lines.index("in [August 2022], the"), lines.index("in [August 2020], the")
    assert first < second
    assert "Harbour Gazette · 28 August 2023" in lines
    assert "seeds/001-gazette.md:8" in lines
    assert "Strait Courier · 29 August 2023" in lines


def test_the_words_that_differ_are_marked_without_colour():
    lines = shown(full_report(discrepancies=(last_crossing(),)))
    assert "_Monday_" in lines and "_Tuesday_" in lines
    assert "_operator_" not in lines


def test_with_colour_the_marks_are_styles_and_the_words_are_the_same():
    coloured = shown(full_report(), colour=True)
    assert "\x1b[1;31mAugust 2022\x1b[0m" in coloured
    assert "\x1b[4mMonday\x1b[0m" in coloured
    without = ANSI.sub("", coloured)
    assert "\x1b" not in without
    assert "[August 2022]" not in without and "strait in August 2022, the" in without


def test_without_colour_there_is_no_escape_sequence():
    assert "\x1b" not in shown(full_report())


def test_the_gravest_finding_comes_first_and_the_last_line_counts_them():
    lines = shown(full_report())
    assert lines.index("ERROR  cannot both be right") < lines.index("WARNING  very likely, look")
    assert lines.index("WARNING  very likely, look") < lines.index("NOTE  worth knowing")
    last = lines.rstrip("\n").split("\n")[-1]
    assert last == "1 error, 1 warning, 1 note; 1 agreement; 1 only looked different; 2 not checked."


def test_three_values_cannot_all_be_right_and_one_cannot_be_right():
    side = last_crossing().sides[0]
    assert "cannot all be right" in shown(full_report(discrepancies=(last_crossing(sides=(side, side, side)),)))
    assert "ERROR  cannot be right" in shown(full_report(discrepancies=(last_crossing(sides=(side,)),)))


def test_reasons_agreements_near_misses_and_what_was_not_checked_are_shown():
    lines = shown(full_report())
    assert "· August 2022 and August 2020 share no day" in lines
    assert "5 months  Harbour Gazette, North Wire" in lines
    assert "$4.1 million / $4 million" in lines
    assert "seeds/003-wire.txt  relative dates: the day of publication is unknown" in lines
    assert "seeds/photo.txt  not a text file" in lines


def test_an_empty_report_says_what_was_checked():
    lines = shown(empty_report(entry("d-gazette"), entry("d-courier")))
    characters = len(TEXTS["d-gazette"]) + len(TEXTS["d-courier"])
    assert f"Read 2 articles, {characters} characters; found 14 claims to compare." in lines
    assert "No discrepancy found." in lines


def test_the_articles_are_listed_with_date_claims_and_path():
    lines = shown(empty_report(entry("d-gazette"), entry("d-wire")))
    assert "Articles (2)" in lines
    assert "Harbour Gazette  28 August 2023 · 7 claims · seeds/001-gazette.md" in lines
    assert "North Wire  date unknown · 7 claims · seeds/003-wire.txt" in lines


def test_a_long_value_heads_its_passage_in_short():
    side = last_crossing().sides[0].model_copy(update={"value": "word " * 60})
    lines = " ".join(shown(full_report(discrepancies=(last_crossing(sides=(side,)),))).split())
    assert "word word word … 2 independent sources" in lines
    assert lines.count("word ") == 23


def test_a_second_mention_in_the_same_article_is_told_by_its_line():
    side = last_crossing().sides[1]
    twice = side.model_copy(update={"mentions": (*side.mentions, *side.mentions)})
    lines = shown(full_report(discrepancies=(last_crossing(sides=(twice,)),)))
    assert "     also in line 8: August 2020" in lines.split("\n")


def test_a_single_article_and_identical_copies_are_said():
    lines = shown(empty_report(entry("d-wire", copies=("old/wire.txt",), notes=("dated by its copyright line",))))
    assert "Only one article: it was checked against itself alone." in lines
    assert "old/wire.txt is a word-for-word copy of seeds/003-wire.txt: counted as one" in lines
    assert "seeds/003-wire.txt: dated by its copyright line" in lines


def test_a_report_on_nothing_says_that_there_was_nothing():
    assert "Read no article" in shown(empty_report())


@pytest.mark.parametrize("width", [40, 57, 80, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(width, colour):
    lines = ANSI.sub("", shown(full_report(), width=width, colour=colour)).split("\n")
    assert max(cell_len(line) for line in lines) <= width


def test_the_width_of_the_terminal_is_never_read_from_the_environment(monkeypatch):
    usual = shown(full_report())
    for name, value in {"COLUMNS": "33", "FORCE_COLOR": "1", "TERM": "dumb", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert shown(full_report()) == usual


HOSTILE = [
    "\x1b[2J\x1b[H you are clean",
    "\x1b]0;owned\x07",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31mred",
    "\r\rERROR none",
    "\x08\x08\x08",
    "\u202egnp.exe",
    "\u2066hidden\u2069",
    "[bold red]markup[/bold red]",
    ":smile: [link=https://evil.example]x[/link]",
    "\x00\x7f\u2028\u2029\udcff",
]


@pytest.mark.parametrize("payload", HOSTILE)
@pytest.mark.parametrize("colour", [False, True])
def test_a_hostile_article_cannot_drive_the_terminal(payload, colour):
    hostile = mention("d-wire", TEXTS["d-wire"].split(" A")[0][:20], "Marigold").model_copy(
        update={"text": f"{payload} Marigold {payload}", "surface": "Marigold", "attributed_to": payload}
    )
    finding = passengers().model_copy(
        update={
            "message": payload,
            "why": (payload,),
            "kind": payload,
            "sides": (Side(value=payload, independent_sources=1, mentions=(hostile,)), passengers().sides[0]),
        }
    )
    report = full_report(
        documents=(entry("d-wire", source=payload, path=payload, title=payload, notes=(payload,)),),
        discrepancies=(finding,),
    )
    written = shown(report, colour=colour)
    plain = ANSI.sub("", written) if colour else written
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", plain)
    written.encode("utf-8")
    if payload.startswith(("[", ":")):
        assert payload.split()[0] in plain


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), max_size=80), st.integers(min_value=1, max_value=200))
def test_any_text_can_be_shown_at_any_width(text, width):
    finding = last_crossing(message=text, why=(text,))
    written = shown(full_report(discrepancies=(finding,)), width=width)
    assert max(cell_len(line) for line in written.split("\n")) <= max(width, 40)


def test_a_sentence_of_a_million_characters_is_cut_around_its_value():
    text = "word " * 100_000 + "August 2022 " + "word " * 100_000
    start = text.index("August")
    long = mention("d-wire", "The Marigold last", "Marigold").model_copy(
        update={"text": text, "surface": "August 2022", "span": (start, start + 11), "sentence": (0, len(text))}
    )
    side = Side(value="August 2022", independent_sources=1, mentions=(long,))
    written = render(full_report(discrepancies=(last_crossing(sides=(side, side)),)), "terminal")
    assert "[August 2022]" in written
    assert len(written) < 10_000
