"""One text printed by several papers is one source."""

import pytest

from factcheck import pipeline
from factcheck.candidates import copies
from factcheck.model import Article, Document, Report

WIRE = """The harbour bridge at Kelstrand was closed for repairs in {year}, the port authority said on Monday.

Engineers had found cracks in two of the bearings that carry the deck over the shipping lane. Lorries were sent round by
the northern tunnel while the steel was replaced, and the ferry company put on a second boat for people on foot. The
authority's director, Ines Varga, said that nobody had been in danger at any time and that the work had cost less than
had been feared when the damage first came to light."""
OTHERS = (
    """Kelstrand remembers the long detour. The harbour bridge was closed for repairs in {year}, and shopkeepers on the
quay say that half of their customers never came back. Ines Varga, who runs the port authority, promises that the next
inspection will be done by night.""",
    """A new coat of paint for the harbour bridge: Kelstrand's council voted for blue. The bridge was closed for repairs
in {year} after cracks were found. The port authority of Ines Varga will lend the scaffolds.""",
    """How safe are our crossings? The harbour bridge at Kelstrand was closed for repairs in {year}. Since then the port
authority under Ines Varga has counted every bolt twice, its engineers told us during a walk over the deck.""",
)


def article(text: str, source: str, family: str | None = None) -> Article:
    read = pipeline.read_article(Document.from_text(text, source=source, published="2024-03-04"))
    return read.model_copy(update={"document": read.document.model_copy(update={"family": family})}) if family else read


def five(years: tuple[int, ...] = (2022, 2022, 2022, 2022, 2020)) -> list[Article]:
    """Two papers that print one agency text, and three that wrote their own."""
    wire = WIRE.format(year=years[0])
    shortened = WIRE.format(year=years[1]).rsplit(" and that the work", 1)[0] + "."
    own = [text.format(year=year) for text, year in zip(OTHERS, years[2:], strict=True)]
    return [article(text, f"Paper {number}") for number, text in enumerate((wire, shortened, *own))]


def years_of(report: Report) -> dict[str, int]:
    (found,) = [one for one in report.discrepancies if one.kind == "date" and one.scope == "cross"]
    return {side.value: side.independent_sources for side in found.sides}


def test_two_papers_with_one_agency_text_are_one_source():
    assert years_of(pipeline.report(five())) == {"2022": 3, "2020": 1}


def test_the_report_notes_the_article_with_the_same_text():
    listed = pipeline.report(five()).documents
    assert [one.notes for one in listed][2:] == [(), (), ()]
    assert "same text as Paper 1" in listed[0].notes[-1]
    assert "same text as Paper 0" in listed[1].notes[-1]


def test_two_versions_of_one_agency_text_still_contradict_each_other():
    wire = [article(WIRE.format(year=year), f"Paper {year}") for year in (2022, 2020)]
    assert years_of(pipeline.report(wire)) == {"2022": 1, "2020": 1}


def test_the_family_is_that_of_the_agency_when_one_copy_names_it():
    named, plain = article(WIRE.format(year=2022), "Paper 0", "Nordpress"), article(WIRE.format(year=2021), "Paper 1")
    assert set(copies([plain, named]).family.values()) == {"Nordpress"}


def test_a_copy_of_a_copy_belongs_to_the_family():
    whole = WIRE.format(year=2022) + " " + " ".join(text.format(year=2022) for text in OTHERS)
    half, other_half = whole[: len(whole) // 2], whole[len(whole) // 2 :]
    found = copies([article(half, "Paper 0"), article(other_half, "Paper 1"), article(whole, "Paper 2")])
    assert len(set(found.family.values())) == 1
    first = article(half, "Paper 0").document.id
    assert found.same_text[first] == (article(whole, "Paper 2").document.id,)


def test_own_reports_of_one_event_are_independent():
    assert copies(five()[1:]).family == {}


@pytest.mark.parametrize("text", ["", "Closed on Monday.", "All rights reserved. " * 3])
def test_a_text_too_short_to_tell_is_nobody_s_copy(text):
    assert copies([article(text + " ", "Paper 0"), article(text + "\n", "Paper 1")]).family == {}


def test_a_common_closing_formula_makes_no_copies():
    formula = "\n\nThis article may not be reprinted, sold or shown without the leave of the publisher in writing."
    own = [article(text.format(year=2022) + formula, f"Paper {at}") for at, text in enumerate(OTHERS)]
    assert copies(own).family == {}


def test_a_story_that_very_many_papers_took_over_is_one_family():
    one = five()[0]
    many = [
        one.model_copy(update={"document": one.document.model_copy(update={"id": f"d-{number:04}"})})
        for number in range(450)
    ]
    assert set(copies(many).family.values()) == {"d-0000"}


def test_the_order_of_the_articles_does_not_change_the_families():
    articles = five()
    assert dict(copies(articles).family) == dict(copies(articles[::-1]).family)
