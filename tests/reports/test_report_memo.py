import re

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from markdown_it import MarkdownIt
from sample_reports import TEXTS, captain_quoted, empty_report, entry, full_report, last_crossing, mention, passengers

from factcheck.model import Side
from factcheck.model.locators import Place
from factcheck.reports import render

READER = MarkdownIt("gfm-like", {"linkify": False})
OWN_TAGS = {"<strong>", "</strong>", "<ins>", "</ins>", "<!-- -->"}
OWN_BLOCKS = {"heading_open", "paragraph_open", "blockquote_open", "bullet_list_open", "list_item_open"}


def memo(report, texts=TEXTS):
    return render(report, "memo", texts=texts)


def section(written, source):
    """What one source is asked."""
    (found,) = re.findall(rf"^## To {re.escape(source)}\n(.*?)(?=^## |\Z)", written, re.DOTALL | re.MULTILINE)
    return found


def test_each_source_that_prints_a_side_has_its_section_in_the_order_of_the_documents():
    headings = re.findall(r"^## (.*)$", memo(full_report()), re.MULTILINE)
    assert headings == ["To Harbour Gazette", "To Strait Courier", "To North Wire"]


def test_a_query_has_one_number_throughout_the_gravest_first():
    written = memo(full_report())
    for source in ("Harbour Gazette", "Strait Courier"):
        queries = re.findall(r"^### (\d+)\. (\w+)", section(written, source), re.MULTILINE)
        assert queries == [("1", "When"), ("2", "How"), ("3", "What")]
    assert re.findall(r"^### (\d+)", section(written, "North Wire"), re.MULTILINE) == ["1"]


def test_a_query_names_the_passage_with_path_line_and_sentence_and_both_values():
    asked = section(memo(full_report(discrepancies=(passengers(),))), "Strait Courier")
    assert "You print <strong>321 passengers</strong>:" in asked
    assert "> It carried <strong>321 passengers</strong> that day." in asked
    assert "> — “Marigold sails again” · 29 August 2023 · seeds/002-courier.md · line 9" in asked
    assert (
        "- <strong>312 passengers</strong> — Harbour Gazette, “Ferry returns to the strait” · 28 August 2023 · "
        "seeds/001-gazette.md · line 8 · as of August 2022" in asked
    )
    assert "- Who gives this figure, what exactly does it count, and as of when?" in asked


def test_the_source_behind_a_passage_is_to_be_asked_too():
    written = memo(full_report())
    assert "- The passage goes back to the operator: can that source be asked" in section(written, "North Wire")
    asked = section(memo(full_report(discrepancies=(passengers(),))), "Harbour Gazette")
    assert "goes back to" not in asked


def test_the_question_is_that_of_the_kind_and_an_unknown_kind_has_one_too():
    quoted = memo(full_report(discrepancies=(captain_quoted(),)))
    assert quoted.count("- What are the exact words: is there a recording, a transcript or a release?") == 2
    other = memo(full_report(discrepancies=(passengers().model_copy(update={"kind": "colour"}),)))
    assert other.count("- What does the article rest on here, and as of when does it hold?") == 2


@pytest.mark.parametrize("finding", [last_crossing(), passengers(), captain_quoted()], ids=lambda one: one.kind)
def test_no_side_is_preferred(finding):
    turned = finding.model_copy(update={"sides": finding.sides[::-1]})
    assert memo(full_report(discrepancies=(finding,))) == memo(full_report(discrepancies=(turned,)))


def test_no_word_of_the_memo_judges_a_side():
    written = memo(full_report()).lower()
    assert "which side is right is open: each is asked alike." in written
    for word in ("wrong", "correct", "mistake", "independent", "false", "true", "should"):
        assert not re.search(rf"\b{word}\b", written), word
    assert set(re.findall(r"(\S+ \S+) right\b", written)) == {"both be", "side is"}


def test_a_source_that_prints_both_values_is_asked_about_both():
    sides = (
        Side(
            value="312 passengers",
            independent_sources=1,
            mentions=(mention("d-gazette", "It carried 312 passengers that day", "312 passengers"),),
        ),
        Side(
            value="5 months",
            independent_sources=1,
            mentions=(mention("d-gazette", "The refit cost $4.1 million and took five months.", "five months"),),
        ),
    )
    written = memo(full_report(discrepancies=(last_crossing(scope="internal", sides=sides),)))
    assert written.count("## To ") == 1
    assert written.count("You print ") == 2
    assert "Others print:" not in written
    assert "- The article prints them side by side" in written


def test_a_value_that_nobody_prints_is_told_as_worked_out():
    worked_out = Side(value="633", independent_sources=0, mentions=())
    written = memo(full_report(discrepancies=(last_crossing(sides=(passengers().sides[0], worked_out)),)))
    assert "- <strong>633</strong> — worked out, printed nowhere" in written


def test_two_articles_of_one_source_are_asked_in_one_section():
    documents = (entry("d-gazette"), entry("d-courier"), entry("d-wire", source="Harbour Gazette"))
    written = memo(full_report(documents=documents, discrepancies=(last_crossing(),)))
    assert re.findall(r"^## (.*)$", written, re.MULTILINE) == ["To Harbour Gazette", "To Strait Courier"]
    asked = section(written, "Harbour Gazette")
    assert "seeds/001-gazette.md" in asked and "seeds/003-wire.txt" in asked
    assert asked.count("goes back to the operator") == 1


def test_without_texts_there_is_the_sentence_and_no_line():
    written = memo(full_report(), texts={})
    assert "It carried <strong>321 passengers</strong> that day." in written
    assert "line" not in written


def test_a_page_of_the_original_is_named():
    finding = passengers()
    paged = finding.sides[1].mentions[0].model_copy(update={"original": Place(page=4)})
    side = finding.sides[1].model_copy(update={"mentions": (paged,)})
    written = memo(full_report(discrepancies=(finding.model_copy(update={"sides": (finding.sides[0], side)}),)))
    assert "seeds/002-courier.md · line 9 · page 4" in section(written, "Strait Courier")


def test_the_desk_of_the_draft_comes_first_and_knows_what_was_decided():
    written = memo(checked_report())
    headings = re.findall(r"^## (.*)$", written, re.MULTILINE)
    assert headings == [
        "To our own desk, for the draft of Strait Courier",
        "To Harbour Gazette",
        "Not to be asked: dismissed (1)",
    ]
    assert "**open again, a passage has changed; it was dismissed by Ana" in written
    assert "(x-1): dismissed by Ana on 3 September 2023, until 1 January 2024: two crossings" in written


def test_without_findings_there_is_nothing_to_ask():
    written = memo(empty_report(entry("d-wire")))
    assert written == "# Query memo\n\nNo discrepancy found.\n\nThere is nothing to ask.\n"


@pytest.mark.parametrize(
    "payload", [*XSS, "# heading", "- item", "1. one", "> quoted", "```", "| a | b |", "-----", "@all #1"]
)
def test_no_text_of_a_report_becomes_markup(payload):
    written = memo(*hostile_report(payload))
    for token in READER.parse(written):
        if token.nesting == 1:
            assert token.type in OWN_BLOCKS, token.type
        for inner in token.children or ():
            assert inner.type in ("text", "text_special", "html_inline", "softbreak"), (inner.type, inner.content)
            assert inner.type != "html_inline" or inner.content in OWN_TAGS
        assert token.type not in ("html_block", "fence", "code_block", "hr")
    assert "\u202e" not in written and "\x1b" not in written
