"""Reading takes time in proportion to the text, whatever the text is."""

import sys
import time
from types import FrameType
from typing import Any

import pytest

from factcheck import Document, pipeline

# Near-matches of every pattern: what opens and never closes, joins and never ends, starts and is not what it seems.
PIECES = {
    "digits": "1", "separate figures": "12 ", "commas in a figure": "1,", "commas": ",", "spaces": " ",
    "no-break spaces": "\u00a0", "quotation marks": '" ', "opening quotation marks": "\u201ca ", "apostrophes": "' ",
    "brackets": "( ", "hyphens": "- ", "slashes": "1/2/", "initials": "A.", "money": "$5 ", "ranges": "3-4 ",
    "percentages": "5% ", "numbers in words": "hundred and ", "days": "5 May ", "months": "January ",
    "weekdays": "Monday ", "ago": "two days ago ", "between": "between 4 and ", "ages": "5-year-old ",
    "ordinals": "5th ", "names": "Mr Smith ", "titles": "President ", "capitals": "Ab ", "cues": "said ",
    "tags": '"a," he said ', "reported figures": "said that 5 people ", "halves": "half a ", "dozens": "dozens of ",
    "clocks in words": "twenty to four ", "days beside days": "the Friday before ", "spaced figures": "1 234 567,8 ",
    "parents": "mother of three ", "halves of years": "a year and a half ", "colons": "a: ",
    "lines": "a\n", "paragraphs": "a\n\n", "headings": "# A\n", "front matter": "---\n",
    "links": "http://a.b/", "capitals that grow": "\u0130", "joiners": "\u200d", "one word": "a", "the": "of the ",
}  # fmt: skip


def document(piece: str, length: int) -> Document:
    return Document.from_text((piece * (length // len(piece) + 1))[:length], published="2024-03-05")


def calls(text: Document) -> int:
    """How many functions, in Python or in C, reading the text calls: work that can be counted on any machine."""
    count = 0

    def on_event(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(on_event)
    try:
        pipeline.read_article(text)
    finally:
        sys.setprofile(before)
    return count


def seconds(text: Document) -> float:
    began = time.process_time()
    pipeline.read_article(text)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_the_text_takes_twice_the_work(piece: str) -> None:
    pipeline.read_article(document(piece, 200))
    half, whole = calls(document(piece, 2000)), calls(document(piece, 4000))

    # What is done once for any text counts for both.
    assert whole <= 2.4 * half + 2000


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_no_pattern_backtracks_over_a_long_text(piece: str) -> None:
    # Work inside a regular expression cannot be counted. Where it grows with the square of the length, eight times
    # the text takes 64 times as long; a busy machine alone does not do that.
    short = min(seconds(document(piece, 1000)) for _ in range(2))
    long = seconds(document(piece, 8000))

    assert long <= 36 * max(short, 0.002)
