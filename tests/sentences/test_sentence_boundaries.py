"""Where a sentence ends inside a paragraph."""

import pytest

from factcheck.documents import describe
from factcheck.model import Document
from factcheck.sentences import split
from factcheck.vocabulary import load


def sentences(text: str) -> list[str]:
    document = describe(Document.from_text(text))
    return [sentence.span.of(text) for sentence in split(document, load())]


@pytest.mark.parametrize(
    "marked",
    [
        "She met Sen. Ada Holt and Dr. J. K. Marsh in St. Albans.| They talked for an hour.",
        "China's No. 2 leader spoke.| The answer was no.| He left.",
        "It was founded in the U.S. by Orin Corp. engineers in Sept. 2019.| It moved.",
        "The firm is based in the U.S.| It employs 40.| The U.S. Senate objected.",
        "The owner is Halden Inc.| The buyer is Borg Ltd. of Leeds.",
        "It opened at 9 a.m. Monday and shut at 5 p.m.| Police came at 6 p.m. GMT.",
        "Growth was 2.5 per cent. in May, it said.| Prices rose 0.4%.| Rents fell.",
        "He paid £1.5m.| 20 others paid less.",
        'She lives in Camden, N.J.| Mr. Ode does not.| He is from Dearborn, Mich.| "I moved," he said.',
        "Vitamin B.| The rest.",
        "George W. Holm Jr. resigned.| He was 61.",
        "It is Holt v. Marsh, e.g. the case of p. 12.| The judge agreed.",
        "On Jan. 5 the Gov. Lee bill failed.| In Feb. it passed.",
    ],
)
def test_abbreviations_do_not_end_sentences(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize(
    "marked",
    [
        "“We are ready. We start on Monday,” Ms Roe said.",
        '"Why now?" he asked.',
        '"Why now?" Ann Roe asked.',
        "“Nobody told us,” she said. “It was the radio. We packed.”",
        "He called it “a start”. The other side did not.",
        "She said ‘no.’ Then she left.",
        '"It is over." The crowd cheered.',
    ],
)
def test_quotations_are_split_inside_and_keep_their_tag(marked: str) -> None:
    expected = {
        "“We are ready. We start on Monday,” Ms Roe said.": ["“We are ready.", "We start on Monday,” Ms Roe said."],
        '"Why now?" he asked.': ['"Why now?" he asked.'],
        '"Why now?" Ann Roe asked.': ['"Why now?" Ann Roe asked.'],
        "“Nobody told us,” she said. “It was the radio. We packed.”": [
            "“Nobody told us,” she said.",
            "“It was the radio.",
            "We packed.”",
        ],
        "He called it “a start”. The other side did not.": ["He called it “a start”.", "The other side did not."],
        "She said ‘no.’ Then she left.": ["She said ‘no.’", "Then she left."],
        '"It is over." The crowd cheered.': ['"It is over."', "The crowd cheered."],
    }
    assert sentences(marked) == expected[marked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He waited ... and left. Then... Nothing came.", ["He waited ... and left.", "Then...", "Nothing came."]),
        ("Apple's iPhone sold. iPads did not. eBay fell.", ["Apple's iPhone sold.", "iPads did not.", "eBay fell."]),
        ("It ended badly.The mayor resigned.", ["It ended badly.", "The mayor resigned."]),
        ("See example.com or Node.js for it. Done.", ["See example.com or Node.js for it.", "Done."]),
        ("It fell 3 % .  The rest , he said , rose .", ["It fell 3 % .", "The rest , he said , rose ."]),
        ("`` We won . '' The bank lost .", ["`` We won . ''", "The bank lost ."]),
        ('" We won . " The bank lost .', ['" We won . "', "The bank lost ."]),
        ("He said it twice (in May.) Nobody heard.", ["He said it twice (in May.)", "Nobody heard."]),
        ("Costs rose.[3] Wages did not.", ["Costs rose.[3]", "Wages did not."]),
        ("**The vote.** In January all agreed.", ["**The vote.**", "In January all agreed."]),
        ("**1. It was close.** In votes, not.", ["**1. It was close.**", "In votes, not."]),
        ("So\u00adft hyphens stay.\u00a0No-break spaces part.", ["So\u00adft hyphens stay.", "No-break spaces part."]),
    ],
)
def test_stops_of_every_kind(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_page_that_lost_its_line_breaks_is_cut_at_its_quotations() -> None:
    summary = "The minister said in Oslo: “we have a plan for the whole of the coast and no money for it”"
    body = "The minister came on Sunday. " * 60
    assert sentences(f"{summary} The minister came. {body}".strip())[:2] == [summary, "The minister came."]
