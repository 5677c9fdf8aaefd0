"""Which part of the page a sentence stands in."""

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import describe
from factcheck.model import Document, Sentence
from factcheck.sentences import split
from factcheck.vocabulary import load

BODY = "The ferry left Bergen at noon on Monday with 61 people on board, the coast guard said."
END = "Nobody was hurt, and the captain was questioned."


def page(text: str) -> tuple[Sentence, ...]:
    return split(describe(Document.from_text(text)), load())


def sections(text: str) -> list[tuple[str, str]]:
    return [(sentence.section, sentence.span.of(text)) for sentence in page(text)]


def test_a_page_with_everything() -> None:
    text = (
        "Shipping\n\nFerry runs aground off Norwegian coast in thick fog\n\n"
        "Coast guard blames a chart from the last century\n\n"
        "The ferry Havbris off Bergen on Monday © Ann Roe/Getty Images\n\n"
        "Ole Berg in Bergen 6 HOURS AGO\n\n"
        f"{BODY} {END}\n\nRead more: Ten wrecks\n\n## What next?\n\n- The hull is raised\n- Inquiry opens\n\n{END}\n\n"
        "Source: post\n\nNo posts to display\n\n© 2023 Kattegat Press"
    )
    assert sections(text) == [
        ("headline", "Shipping"),
        ("headline", "Ferry runs aground off Norwegian coast in thick fog"),
        ("standfirst", "Coast guard blames a chart from the last century"),
        ("caption", "The ferry Havbris off Bergen on Monday © Ann Roe/Getty Images"),
        ("boilerplate", "Ole Berg in Bergen 6 HOURS AGO"),
        ("body", BODY),
        ("body", END),
        ("boilerplate", "Read more: Ten wrecks"),
        ("headline", "## What next?"),
        ("list", "- The hull is raised"),
        ("list", "- Inquiry opens"),
        ("body", END),
        ("boilerplate", "Source: post"),
        ("boilerplate", "No posts to display"),
        ("boilerplate", "© 2023 Kattegat Press"),
    ]


def test_the_title_of_the_front_matter_is_the_one_sentence_before_the_body() -> None:
    text = f'---\nsource: The Courier\ntitle: "Ferry aground"\npublished: 2024-05-03\n---\n\n{BODY}\n'
    assert sections(text) == [("headline", "Ferry aground"), ("body", BODY)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("READ MORE: Ten wrecks of the west coast", "link to another article"),
        ("Related: Ten wrecks", "link to another article"),
        ("More stories like this are available on", "link to another article"),
        ("ADVERTISEMENT", "advertisement"),
        ("Sign up for our morning newsletter", "share or newsletter line"),
        ("Follow us on Facebook", "share or newsletter line"),
        ("(Reporting by Ole Berg; editing by Ann Roe)", "who reported"),
        ("–With assistance from Ole Berg.", "who reported"),
        ("Additional reporting by Ann Roe", "who reported"),
        ("Image 10 of 33", "page furniture"),
        ("*This page was last updated on Tuesday. Figures are those of the coast guard.*", "when the page was changed"),
        ("By Jane Roe in Paris", "byline"),
        ("By JANE ROE and Ole Berg, Political Correspondent", "byline"),
        ("*Harriet Low in Benteng*", "byline"),
        ("Copyright 2024 The Courier Ltd. All rights reserved.", "copyright"),
        ("[Copyright](#) The Courier Limited 2023. All rights reserved.", "copyright"),
        ("Posted: May 3, 2024 8:20 AM ET", "date of publication"),
        ("(Photo: Ann Roe/Reuters)", "photo credit"),
        ("($1 = 10.43 Norwegian crowns)", "exchange rate, for the reader's convenience"),
        ("Correction: an earlier version said that 16 people were on board.",
         "correction note: it prints a value that is withdrawn"),
        ("This article was amended on 4 May 2024. An earlier version said 16.",
         "correction note: it prints a value that is withdrawn"),
        ("* * *", "rule"),
    ],
)  # fmt: skip
def test_furniture_is_boilerplate_with_its_reason(line: str, why: str) -> None:
    for text in (f"{BODY}\n\n{line}\n\n{END}", f"{BODY}\n\n{line}"):
        found = [sentence for sentence in page(text) if sentence.section == "boilerplate"]
        assert [(sentence.span.of(text), sentence.why) for sentence in found] == [(line, why)]


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday evening nine bodies had been recovered.",
        "By a majority of six the court agreed with Ann Roe.",
        "Read by 40 million people, the book made her rich.",
        "More than 61 people were on board.",
        "More on the inquiry is expected from Ole Berg on Tuesday.",
        "Advertising revenue rose 4 per cent to $2.1 billion.",
        "Copyright law has changed three times since 1998, and it will change again in May.",
        "Correcting the chart took the office nine years.",
        "Subscriptions fell to 40,000.",
        "Related companies paid 3 million crowns.",
        "Image rights brought him $4 million.",
        "Follow-up work will cost 12 million crowns.",
        "May 3 was the day the ferry was meant to return.",
    ],
)
def test_sentences_that_only_look_like_furniture_stay(line: str) -> None:
    assert ("body", line) in sections(f"{BODY}\n\n{line}\n\n{END}")


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("BEIJING (AP) — ", BODY),
        ("MAKASSAR, Indonesia, Sept 15 (Meridian) - ", BODY),
        ("LONDON and KITWE, 11 March 2025 – ", BODY),
        ("EAU CLAIRE, Wis. — ", BODY),
        ("(Bloomberg) — ", BODY),
        ("Jan 30 - ", BODY),
        ("NEW DELHI: ", BODY),
        ("Oslo, May 3 (Reuters) - ", BODY),
        ("HAVANA (AP) --\n\n", BODY),
    ],
)
def test_a_dateline_stays_with_its_sentence_and_is_told(dateline: str, rest: str) -> None:
    text = f"{dateline}{rest} {END}"
    first = page(text)[0]
    assert first.span.of(text) == f"{dateline}{rest}"
    assert first.dateline_end == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Six – days it lasted, from Sunday to Friday.",
        "The vote - the third this year - was lost.",
        "EXCLUSIVE: The minister will resign on Friday.",
        "Ann Roe (Labour) said on Monday that she would stand.",
        "NATO - the alliance of 32 - met on Monday.",
    ][:4],
)
def test_a_dash_or_bracket_alone_makes_no_dateline(text: str) -> None:
    assert page(f"{text} {END}")[0].dateline_end is None


def test_a_page_break_inside_a_sentence_is_mended() -> None:
    text = f"{BODY}\n\nThe owner keeps on tightening\n\nrules for its crews. It said so.\n\n{END}"
    assert sections(text)[1:3] == [
        ("body", "The owner keeps on tightening\n\nrules for its crews."),
        ("body", "It said so."),
    ]


def test_hard_wrapped_text_is_one_paragraph() -> None:
    prose = (
        "The ferry left the port of Bergen at noon on Monday with 61 people on board, 12 of them children, the coast "
        "guard said, and it ran on a rock off Haugesund an hour later. Officials of the transport safety inquiry Board "
        "of Norway were on their way, and traffic was stopped until the evening."
    )
    text = textwrap.fill(prose, 72).replace("evening", "even-\ning")
    found = page(text)
    assert [sentence.span.of(text)[:12] for sentence in found] == ["The ferry le", "Officials of"]
    assert {sentence.paragraph for sentence in found} == {0}


def test_a_ragged_wrap_before_a_capital_splits_no_sentence() -> None:
    text = (
        "Bridge to be rebuilt\n\n"
        "The council of the town voted on Monday to rebuild the bridge, said Deputy\nMayor Ann Lee of the Harbour "
        "Party.\n\nThe report on the state of the quays had been asked for by the Labour group in the\nHouse. Its "
        "authors are known."
    )
    assert [sentence.span.of(text)[-8:].lstrip() for sentence in page(text)] == [
        "rebuilt",
        "r Party.",
        "e\nHouse.",
        "e known.",
    ]


def test_a_short_line_on_a_wrapped_page_is_a_heading() -> None:
    prose = "The council of the town voted on Monday to rebuild the old bridge over the\nriver before the winter."
    text = f"Bridge to be rebuilt\n{prose}\nWhat it costs\n{prose}"
    assert [sentence.span.of(text)[:9] for sentence in page(text)] == [
        "Bridge to",
        "The counc",
        "What it c",
        "The counc",
    ]


def test_lines_of_their_own_are_paragraphs_of_their_own() -> None:
    story = f"{BODY} {END}"
    text = f"Ferry aground\n{story}\n{END}\nWhat happens now\n{story}"
    assert [sentence.paragraph for sentence in page(text)] == [0, 1, 1, 2, 3, 4, 4]


@pytest.mark.parametrize("text", ["12", "-504", "3 May 2024", "on 5/31/2019", "Saturn has 31 moons", "Ann Roe in Oslo"])
def test_a_text_that_is_one_line_is_meant_itself(text: str) -> None:
    assert sections(text) == [("body", text)]


def test_tables_are_lists_and_their_rules_are_nothing() -> None:
    text = f"{BODY}\n\n| Port | Boats |\n|---|---|\n| Bergen | 12 |\n\n{END}"
    assert [section for section, _ in sections(text)] == ["body", "list", "boilerplate", "list", "body"]


SCRAPS = st.sampled_from(
    ["The ", "U.S. ", "Sen. ", "3.5 ", ". ", "? ", "! ", "… ", "\n", "\n\n", "\r\n", '"', "“", "”", "’", "(", ")", "- ",
     "# ", "**", "* ", "| ", "1. ", "---\n", "title: x\n", "ferry ", "Oslo", " — ", "©", "By Ann Roe",
     "\u00a0", "\u00ad", "\u2028",
     "\u200b", "İ", "日本。", "A", "a", "5", "/", ":", ";", ",", "_", "`` ", "'' ", "\x0c"]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(SCRAPS, max_size=40).map("".join))
def test_sentences_are_ordered_disjoint_trimmed_and_cover_all_text(text: str) -> None:
    document = describe(Document.from_text(text))
    found = split(document, load())
    body = [sentence for sentence in found if sentence.span.start >= document.body_start]
    at = document.body_start
    for sentence in body:
        assert text[at : sentence.span.start].strip() == ""
        assert sentence.span.of(text) == sentence.span.of(text).strip()
        assert sentence.dateline_end is None or sentence.span.start < sentence.dateline_end <= sentence.span.end
        at = sentence.span.end
    assert text[at:].strip() == ""
    assert len(found) - len(body) <= 1
    paragraphs = [sentence.paragraph for sentence in found]
    assert paragraphs == sorted(paragraphs)


@pytest.mark.parametrize(
    "scrap",
    ["1", ",", '"', ".", '. " ', 'Mr. " A', "a” B", "!? ", "(", "a\n", "- ", "U.S. ", "By Aa ", "© ", "# ", "a",
     "\u00a0",
     "a.”’", "Aa, ", "3 May 2024 ", "*a", "[1] ", "a. B"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(scrap: str) -> None:
    def seconds(length: int) -> float:
        text = scrap * (length // len(scrap))
        start = time.process_time()
        page(text)
        return time.process_time() - start

    seconds(1_000)
    # Quadratic time would make this factor sixty-four; the constant forgives a busy machine.
    assert seconds(200_000) < 40 * seconds(25_000) + 1.0
