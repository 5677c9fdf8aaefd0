"""Pages as newspapers print them: columns, words cut at a line's end, running heads, page numbers."""

# ruff: noqa: E501 - paragraphs that are set in one piece

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from fpdf import FPDF

from factcheck import documents
from factcheck.documents.page_layout import Word, lines_of_pages
from factcheck.model import Document

STORY = [
    "The harbour board of Skelling voted on Tuesday to close the old ferry terminal, which has served the islands since "
    "1931, and to spend 4.2 million pounds on a new landing stage at the northern end of the quay.",
    "Members heard that 61 of the 74 piles under the terminal were rotten, and that divers had found three more in March "
    "which could no longer carry the weight of a lorry. Nobody had been hurt, the harbour master said.",
    "Work is to begin in September and to last eighteen months. Until then passengers will board from a pontoon, and the "
    "number of crossings falls from 12 to nine a day. The operator said that fares would remain as they are.",
    "Shopkeepers in the old town fear for their trade. A petition with 1,340 names was handed to the board before the "
    "vote, and two of its nine members voted against the plan, among them its former chairwoman Edith Marrable.",
    "The board meets again on 14 November, when it will hear from the engineers what is to become of the clock tower, "
    "which was a gift of the town's sailors and has been out of order for most of the last twenty years.",
]
HEAD, NUMBERS = "The Skelling Courier", "Wednesday 3 May 2023"


class Paper:
    """Sets paragraphs in columns, line by line, cutting long words where a line ends."""

    def __init__(self, columns: int, *, height: float = 90, across: bool = False, gutter: float = 8) -> None:
        self._columns, self._height, self._across, self._gutter = columns, height, across, gutter
        self.pdf = FPDF()
        self.pdf.set_auto_page_break(False)
        self.pdf.set_font("Helvetica", size=10)
        self.width = (190 - gutter * (columns - 1)) / columns
        self.cut = 0

    def lines(self, paragraphs: Sequence[str]) -> Iterator[tuple[str, bool]]:
        """The lines with whether they begin a paragraph."""
        for paragraph in paragraphs:
            words, line, is_first = paragraph.split(), "", True
            for word in words:
                trial = f"{line} {word}".strip()
                if self.pdf.get_string_width(trial) <= self.width - 4:
                    line = trial
                    continue
                half = len(word) // 2
                room = f"{line} {word[:half]}-"
                if len(word) > 7 and word.isalpha() and self.pdf.get_string_width(room) <= self.width - 4:
                    self.cut += 1
                    yield room.strip(), is_first
                    line = word[half:]
                else:
                    yield line, is_first
                    line = word
                is_first = False
            yield line, is_first

    def set(self, title: str, paragraphs: Sequence[str]) -> bytes:
        """The pages; `across` draws line beside line, as many programs write columns into the file."""
        lines = list(self.lines(paragraphs))
        each = int(self._height // 5)
        number = 0
        while lines:
            number += 1
            self.pdf.add_page()
            self.pdf.text(10, 10, f"{HEAD}   {NUMBERS}")
            self.pdf.text(100, 290, str(number))
            top = 30.0
            if number == 1:
                self.pdf.set_font("Helvetica", size=22)
                self.pdf.text(10, 30, title)
                self.pdf.set_font("Helvetica", size=10)
                top = 45.0
            blocks = [lines[at * each : (at + 1) * each] for at in range(self._columns)]
            lines = lines[self._columns * each :]
            placed = [
                (row, column, text, is_first)
                for column, block in enumerate(blocks)
                for row, (text, is_first) in enumerate(block)
            ]
            for row, column, text, is_first in sorted(placed, key=lambda one: one[:2] if self._across else one[1::-1]):
                left = 10 + column * (self.width + self._gutter) + (3 if is_first else 0)
                self.pdf.text(left, top + 5 * row, text)
        return bytes(self.pdf.output())


def read(tmp_path: Path, content: bytes) -> Document:
    path = tmp_path / "page.pdf"
    path.write_bytes(content)
    found, problems = documents.collect([str(path)])
    assert not [one for one in problems if one.fatal], problems
    return found[0]


def body(document: Document) -> list[str]:
    return [one for one in document.text.strip().split("\n\n") if one != "Old ferry terminal to close"]


@pytest.mark.parametrize("across", [False, True], ids=["column after column", "line beside line"])
@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_columns_are_read_one_after_the_other(tmp_path, columns, across):
    paper = Paper(columns, height={1: 40, 2: 35, 3: 30, 4: 25}[columns], across=across)
    document = read(tmp_path, paper.set("Old ferry terminal to close", STORY))
    assert document.title == "Old ferry terminal to close"
    assert body(document) == STORY
    assert columns == 1 or paper.cut > 0, "words were cut"


def test_every_word_has_a_rectangle_where_it_is_printed(tmp_path):
    """Each word of the text is asked for again at its rectangle, by the library's own search."""
    import pypdfium2

    content = Paper(3, height=30, across=True).set("Old ferry terminal to close", STORY)
    document = read(tmp_path, content)
    pages = pypdfium2.PdfDocument(content)
    assert document.locator is not None
    for figure in ("4.2 million pounds", "61 of the 74 piles", "1,340 names", "eighteen months", "14 November"):
        at = document.text.index(figure)
        place = document.locator.place(at, at + len(figure))
        assert place is not None and place.page is not None
        text = pages[place.page - 1].get_textpage()
        assert " ".join(text.get_text_bounded(*box).strip() for box in place.boxes).strip(" .,") == figure


def test_a_word_that_two_columns_share_has_a_rectangle_in_each(tmp_path):
    paper = Paper(2, height=30)
    document = read(tmp_path, paper.set("Old ferry terminal to close", STORY))
    assert document.locator is not None
    cut = [run for run in document.locator.runs if document.text[run.start : run.start + run.length].isalpha()]
    inside = [one for one, after in pairwise(cut) if one.start + one.length == after.start]
    assert len(inside) == paper.cut, "every cut word stands in two rectangles"


def page(*lines: tuple[float, float, str], size: float = 10) -> FPDF:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=size)
    pdf.set_auto_page_break(False)
    pdf.add_page()
    for left, top, text in lines:
        pdf.text(left, top, text)
    return pdf


def test_a_table_is_read_row_by_row(tmp_path):
    rows = [
        ("Harbour", "61", "4.2 million"),
        ("Airport", "74", "3.1 million"),
        ("Station", "12", "0.4 million"),
        ("Depot", "9", "0.2 million"),
    ]
    lines = [
        (left, 40 + 6 * row, cell)
        for row, cells in enumerate(rows)
        for left, cell in zip((10, 80, 140), cells, strict=True)
    ]
    document = read(tmp_path, bytes(page((10, 20, STORY[3][:100]), *lines).output()))
    for cells in rows:
        assert " ".join(cells) in " ".join(document.text.split())


def test_a_heading_over_all_columns_comes_before_them_and_a_note_below_after_them(tmp_path):
    left = [
        "The council met on Monday",
        "in the new town hall and",
        "heard the mayor speak of",
        "debts and of the bridge.",
    ]
    right = ["Nobody asked a question", "about the library, which", "has been shut since March", "and will stay shut."]
    columns = [(10, 50 + 5 * row, text) for row, text in enumerate(left)] + [
        (105, 50 + 5 * row, text) for row, text in enumerate(right)
    ]
    above, below = (
        "The council and its debts, told by those who have to pay them all in the end",
        "Corrections are printed on page two of the following edition, at the foot of the page",
    )
    document = read(tmp_path, bytes(page((10, 40, above), *columns, (10, 90, below)).output()))
    text = " ".join(document.text.split())
    assert text.index(above) < text.index(" ".join(left)) < text.index(" ".join(right)) < text.index(below)


@pytest.mark.parametrize(
    ("cut", "following", "read_as"),
    [
        ("the harbour mas-", "ter said", "the harbour master said"),
        ("a 30-", "year-old ferry", "a 30-year-old ferry"),
        ("the Anglo-", "American line", "the Anglo-American line"),
        ("the self-", "evident answer", "the self-evident answer"),
        ("a landing stage -", "or two", "a landing stage - or two"),
        ("between 5-", "and 7 May", "between 5-and 7 May"),
    ],
)
def test_words_cut_at_a_line_s_end_are_put_together_and_compounds_keep_their_hyphen(tmp_path, cut, following, read_as):
    lines = [
        "It was a self-evident thing to say and nobody was surprised to hear",
        f"that evening in the old town about {cut}",
        f"{following} and about all the rest of it.",
    ]
    document = read(tmp_path, bytes(page(*((10, 40 + 5 * row, text) for row, text in enumerate(lines))).output()))
    assert read_as in document.text


def test_heads_and_numbers_of_pages_are_dropped_and_a_figure_that_stands_alone_is_not(tmp_path):
    pdf = FPDF()
    pdf.set_font("Helvetica", size=10)
    pdf.set_auto_page_break(False)
    for number in (1, 2, 3):
        pdf.add_page()
        pdf.text(10, 10, f"The Skelling Courier, page {number}")
        for row in range(6):
            pdf.text(10, 100 + 5 * row, f"Line {row} of page {number} tells of the ferry and of its {row + 60} seats.")
        if number == 2:
            pdf.text(10, 200, "1931")
        pdf.text(100, 290, f"- {number} -")
    document = read(tmp_path, bytes(pdf.output()))
    assert "Courier" not in document.text and "- 2 -" not in document.text
    assert document.text.count("Line 0 of page") == 3 and document.text.count("61 seats") == 3
    assert "1931" in document.text


def word(left: float, bottom: float, width: float = 20) -> Word:
    box = (left, bottom, left + width, bottom + 8)
    return Word("word", box, box, 8)


@pytest.mark.parametrize(
    "words",
    [
        [word(10, 800, 500), *(word(10, 790 - at / 2) for at in range(1500))],
        [word(10 + 60 * (at % 10), 790 - 2 * (at // 10)) for at in range(3000)],
        [word(at * 7919 % 500, at * 104729 % 800) for at in range(3000)],
    ],
    ids=["one narrow column", "a table of ten columns", "words strewn about"],
)
def test_a_page_of_thousands_of_words_keeps_them_all(words):
    """Looking for columns from every word on would take minutes."""
    (lines,) = lines_of_pages([words])
    assert sum(len(line.words) for line in lines) == len(words)


def test_five_narrow_columns_are_five():
    words = [
        word(10 + 100 * column + 23 * at, 790 - 10 * row) for row in range(70) for column in range(5) for at in range(4)
    ]
    (lines,) = lines_of_pages([words])
    assert [line.column for line in lines] == [column for column in range(5) for _ in range(70)]
