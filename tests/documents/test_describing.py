"""What a document says about itself, and what can be told from the look of its page."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import describe
from factcheck.model import Document

STORY = "The mayor of Lund opened a library on Monday. It cost 40 million kronor, she said.\n"


def described(text: str) -> Document:
    return describe(Document.from_text(text))


def dating(text: str) -> tuple[date, date, str, str] | None:
    found = described(text).published
    return (found.start, found.end, found.basis, found.certainty) if found else None


def test_front_matter_gives_title_source_and_dates() -> None:
    front = (
        'title: "Lund opens library"\nsource: The Courier\npublished: 2024-09-15T06:20:00+02:00\nmodified: 2024-09-16\n'
    )
    document = described(f"---\n{front}---\n\n{STORY}")
    assert (document.title, document.source) == ("Lund opens library", "The Courier")
    assert document.title_span is not None and document.title_span.of(document.text) == document.title
    assert document.published_at == date(2024, 9, 15)
    assert document.published is not None and document.published.certainty == "stated"
    assert (
        document.published.moment is not None and document.published.moment.isoformat() == "2024-09-15T06:20:00+02:00"
    )
    assert document.modified is not None and document.modified.start == date(2024, 9, 16)
    assert document.text[document.body_start :].strip() == STORY.strip()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Plain words", "Plain words"),
        ("title: 'It''s said'", "It's said"),
        ('title: "A \\"quoted\\" word"', 'A "quoted" word'),
        ("title: >\n  Folded over\n  two lines", "Folded over two lines"),
        ("title: Raimondo: no deal", "Raimondo: no deal"),
        ("title: 12:30 at No. 10", "12:30 at No. 10"),
        ("title: no", "no"),
    ],
)
def test_titles_are_read_as_yaml_1_2_and_broken_ones_line_by_line(line: str, title: str) -> None:
    assert described(f"---\n{line}\nsource: X\n---\n{STORY}").title == title


def test_invalid_front_matter_is_noted_and_the_article_still_read() -> None:
    document = described(f"---\ntitle: [unclosed\nsource: The Courier\n---\n{STORY}")
    assert document.source == "The Courier"
    assert document.text[document.body_start :] == STORY
    assert len(document.notes) == 1 and document.notes[0].startswith("front matter is not valid YAML (line ")


def test_front_matter_without_an_end_stops_at_the_first_empty_line() -> None:
    document = described(f"---\ntitle: Lund opens library\n\n{STORY}")
    assert document.title == "Lund opens library" and document.text[document.body_start :] == STORY
    assert "no closing ---" in document.notes[0]


def test_a_rule_above_prose_is_no_front_matter() -> None:
    document = described(f"---\nA letter to our readers\n---\n{STORY}")
    assert document.body_start == 0 and document.notes == ()


def test_a_date_that_is_none_is_noted() -> None:
    document = described(f"---\npublished: soon\n---\n{STORY}")
    assert document.published is None
    assert len(document.notes) == 1
    assert document.notes[0].startswith("front matter: `published` is not a date: 'soon' is not an ISO date")


def test_crlf_front_matter_is_found() -> None:
    text = f"---\r\ntitle: Lund opens library\r\npublished: 2024-05\r\n---\r\n{STORY}"
    document = described(text)
    assert document.title == "Lund opens library" and document.text[document.body_start :] == STORY
    assert dating(text) == (date(2024, 5, 1), date(2024, 5, 31), "front matter", "stated")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Library opens\nPublished: 3 May 2024 at 9:12 am\n\n{STORY}", (2024, 5, 3, "Published")),
        (f"Library opens\nMAY 3, 2024, 9:12 AM EDT\n\n{STORY}", (2024, 5, 3, "date line")),
        (f"Library opens\nFri., May 3rd 2024\n\n{STORY}", (2024, 5, 3, "date line")),
        (f"LUND, Sweden, 3 May 2024 – {STORY}", (2024, 5, 3, "dateline")),
        (f"LUND, May 3 (Reuters) - {STORY}\nCopyright 2024 Thomson Reuters.", (2024, 5, 3, "copyright line")),
        (f"Library opens\nBy Ann Roe | Updated May 4, 2024 10:02 GMT\n\n{STORY}", (2024, 5, 4, "Updated")),
    ],
)
def test_the_day_is_inferred_from_the_page(text: str, expected: tuple[int, int, int, str]) -> None:
    found = dating(text)
    assert found is not None
    assert found[:2] == (date(*expected[:3]), date(*expected[:3]))
    assert expected[3] in found[2] and found[3] == "likely"


def test_a_copyright_year_dates_the_article_to_that_year_and_names_the_owner() -> None:
    document = described(f"Library opens\n\n{STORY}\n© 2023 Kattegat Press Ltd. All rights reserved.")
    assert document.source == "Kattegat Press Ltd."
    found = document.published
    assert found is not None
    assert (found.start, found.end, found.certainty) == (date(2023, 1, 1), date(2023, 12, 31), "likely")


@pytest.mark.parametrize(
    "text",
    [
        f"Library opens\n\n{STORY}",
        f"LUND, May 3 (Reuters) - {STORY}",
        f"{STORY} The bond falls due on 15 March 2031. He was born on 4 May 1938.",
        f"Joe Leahy in Lund 6 HOURS AGO\n\n{STORY}",
    ],
)
def test_an_unknown_date_stays_unknown(text: str) -> None:
    assert described(text).published is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Library opens in Lund\n\n{STORY}", "Library opens in Lund"),
        (f"# Library opens in Lund\n\n{STORY}", "Library opens in Lund"),
        (f"Culture\n\nMayor of Lund opens library at port\n\n{STORY}", "Mayor of Lund opens library at port"),
        (f"By Ann Roe\nLibrary opens in Lund\n{STORY}", "Library opens in Lund"),
        (f"3 May 2024\nLibrary opens in Lund\n{STORY}", "Library opens in Lund"),
        (f"Mayor Opens New Lund Library On Main Square The mayor of Lund opened it. {STORY * 9}".replace("\n", " "),
         "Mayor Opens New Lund Library On Main Square"),
        (STORY * 3, None),
        (f"LUND (AP) --\n\n{STORY}", None),
        ("One short line", None),
    ],
)  # fmt: skip
def test_the_headline_of_a_page_without_front_matter(text: str, title: str | None) -> None:
    document = described(text)
    assert document.title == title
    if title:
        assert document.title_span is not None and document.title_span.of(text) == title


def test_what_is_given_is_kept() -> None:
    given_one = Document.from_text(
        f"---\ntitle: A\nsource: B\npublished: 2020-01-01\n---\n{STORY}", source="Given", published="2024-05-03"
    )
    document = describe(given_one)
    assert document.source == "Given" and document.published_at == date(2024, 5, 3)


def test_the_agency_of_the_dateline_is_the_family() -> None:
    assert described(f"LUND, Sweden (TT) — {STORY}").family == "TT"
    assert described(STORY).family is None


def test_another_language_is_told_from_english() -> None:
    german = (
        "Die Bürgermeisterin hat am Montag in der Stadt die neue Bibliothek eröffnet und das war für die Stadt gut. "
    )
    assert described(german * 4).language == "de"
    assert described(STORY * 6).language == "en"


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("---\n\r:abTitle sourc#|\"'\\[]{}&*!%@`> 2024/5©.—\u2028\ufeff\u00a0"), max_size=120
    )
)
def test_describing_never_fails_and_describing_twice_changes_nothing(text: str) -> None:
    once = described(text)
    assert once.described and describe(once) == once
    assert 0 <= once.body_start <= len(text)
    assert once.id == Document.from_text(text).id and once.text == text
    if once.title_span:
        assert once.title_span.end <= len(text)
