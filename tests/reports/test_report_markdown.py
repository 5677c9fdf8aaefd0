import pytest
from hostile import XSS, hostile_report
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing

from factcheck.reports import render
from factcheck.reports.markdown_text import escaped
from factcheck.reports.neutral import one_line

READER = MarkdownIt("gfm-like", {"linkify": False})
OWN_TAGS = {"<strong>", "</strong>", "<ins>", "</ins>", "<!-- -->"}
ALIVE = {
    "link_open",
    "image",
    "code_inline",
    "code_block",
    "fence",
    "em_open",
    "s_open",
    "strong_open",
    "html_block",
    "hr",
}
MARKUP = [
    "@octocat please see #12 and https://evil.example or www.evil.example",
    "***bold*** _slanted_ ~~gone~~ `code`",
    "| a | b |",
    "# heading",
    "1. one",
    "- item",
    "+ item",
    "=====",
    "-----",
    "```",
    "~~~",
    "    indented code",
    "> quoted",
    "[name]: https://evil.example",
    "$x$ and $$y$$",
    "costs $5 \\| or \\$6",
    "trailing #",
]


def tokens(source):
    return [inner for token in READER.parse(source) for inner in (token, *(token.children or ()))]


def words(source):
    """The text that a reader sees, without the tags and comments."""
    return "".join(token.content for token in tokens(source) if token.type in ("text", "text_special"))


def shown(report, texts=TEXTS):
    return render(report, "markdown", texts=texts)


@pytest.mark.parametrize("payload", XSS + MARKUP)
def test_no_text_of_a_report_becomes_markup(payload):
    for token in tokens(shown(*hostile_report(payload))):
        assert token.type not in ALIVE, (token.type, token.content)
        assert token.type != "html_inline" or token.content in OWN_TAGS
        assert token.type != "heading_open" or token.markup in ("#", "##", "###")


@pytest.mark.parametrize("payload", XSS + MARKUP)
def test_escaped_text_reads_as_it_was(payload):
    assert words(escaped(payload)) == one_line(payload).strip()


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab1 .)#+-=>|*_`~[]()!\\<&;:/@$\n\t{}\"'w"), max_size=25))
def test_any_punctuation_reads_as_it_was(text):
    assert words(escaped(text)) == one_line(text).strip()


def test_names_issue_numbers_and_addresses_are_parted_so_that_nobody_is_called():
    assert escaped("@octocat") == "@<!-- -->octocat"
    assert escaped("see #12") == "see \\#<!-- -->12"
    assert escaped("https://evil.example") == "https:<!-- -->//evil.example"
    assert escaped("www.evil.example") == "www<!-- -->.evil.example"


def test_the_value_is_bold_and_the_differing_words_are_underlined():
    source = shown(full_report(discrepancies=(last_crossing(),)))
    assert (
        "> The Marigold last crossed the strait in <strong>August 2022</strong>, "
        "the operator said on <ins>Monday</ins>." in source
    )
    assert "— Strait Courier · 29 August 2023 · according to the operator · seeds/002-courier.md:8" in source


def test_the_gravest_finding_comes_first():
    source = shown(full_report())
    assert source.index("## Error:") < source.index("## Warning:") < source.index("## Note:")


def test_an_empty_report_says_what_was_checked():
    source = shown(empty_report(entry("d-wire")))
    assert "No discrepancy found." in source
    assert "- Only one article: it was checked against itself alone." in source
    assert "| North Wire | date unknown |" in source
