"""Events with gold: how they are read, and how a report is counted against them."""

from pathlib import Path

import pytest
import yaml

from factcheck import rulebook
from factcheck.estimation import estimate, measuring
from factcheck.estimation.dataset import examples, read_articles
from factcheck.estimation.events import Event, read_events, touches

HARBOUR = """# Ferry returns to Kelstrand

The ferry Halcyon carried {passengers} passengers into Kelstrand on Monday evening, the harbour master said.

The crossing from Brenz took three hours, and the ferry docked at the north quay. A new engine cost £3.4 million.
"""
FIRST, SECOND = (HARBOUR.format(passengers=number) for number in (187, 178))


def mention(article: str, text: str, surface: str | None = None) -> dict[str, str]:
    return {"doc": article, "text": text} | ({"surface": surface} if surface else {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    event = tmp_path / "01-ferry"
    event.mkdir()
    (event / "courier.md").write_text(FIRST, encoding="utf-8")
    (event / "herald.md").write_text(SECOND, encoding="utf-8")
    gold = {
        "discrepancies": [
            {
                "id": "passengers",
                "kind": "count",
                "sides": [
                    {"mentions": [mention("courier", "carried 187 passengers into", "187")]},
                    {"mentions": [mention("herald", "carried 178 passengers into", "178")]},
                ],
            }
        ],
        "corroborated": [{"a": mention("courier", "£3.4 million"), "b": mention("herald", "£3.4 million")}],
    }
    (event / "gold.yaml").write_text(yaml.safe_dump(gold), encoding="utf-8")
    return tmp_path


@pytest.fixture
def event(folder: Path) -> Event:
    (found,) = read_events(folder)
    return found


def test_a_place_of_the_gold_is_the_surface_inside_its_text(event: Event):
    (fact,) = event.facts
    ((left,), (right,)) = fact.sides
    assert (left[0], FIRST[left[1] : left[2]]) == ("courier", "187")
    assert (right[0], SECOND[right[1] : right[2]]) == ("herald", "178")


def test_a_gold_text_that_the_article_does_not_print_has_no_place(folder: Path):
    path = folder / "01-ferry" / "gold.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("carried 187 passengers", "bore 187 souls"), encoding="utf-8"
    )
    (found,) = read_events(folder)
    assert found.facts[0].sides[0] == ()


def test_places_touch_where_they_share_a_character():
    assert touches(("courier", 5, 8), (("courier", 7, 9),))
    assert not touches(("courier", 5, 7), (("courier", 7, 9),))
    assert not touches(("courier", 5, 8), (("herald", 5, 8),))


def test_pairs_are_labelled_by_the_gold(event: Event):
    found = list(examples(event, read_articles(event)))
    contradictions = {(one.pair.left.claim.surface, one.pair.right.claim.surface) for one in found if one.fact}
    assert {tuple(surface.split()[0] for surface in pair) for pair in contradictions} == {("187", "178")}
    sums = [one for one in found if one.pair.left.claim.kind == "money"]
    assert [one.is_one_fact for one in sums if one.finding.verdict == "agree"] == [True]
    assert all(one.is_one_fact is False for one in found if one.finding.verdict == "conflict" and one.fact is None)


def test_a_report_is_counted_against_the_gold(event: Event):
    matching = rulebook.load().matching
    assert matching is not None
    counted = measuring.tally(event, read_articles(event), matching, ("error", "warning"))
    assert (counted.gold, counted.found, counted.false) == (["count"], ["count"], [])
    assert measuring.figures([counted]) == (1.0, 1.0, 1.0)


def test_a_finding_that_no_gold_holds_is_false(event: Event):
    matching = rulebook.load().matching
    assert matching is not None
    bare = Event(event.name, event.paths, event.texts, (), (), ())
    counted = measuring.tally(bare, read_articles(bare), matching, ("error", "warning"))
    assert (counted.gold, counted.found, counted.false) == ([], [], ["count"])
    assert measuring.figures([counted])[0] == 0.0


def test_a_severity_that_is_not_asked_for_is_not_counted(event: Event):
    matching = rulebook.load().matching
    assert matching is not None
    assert measuring.tally(event, read_articles(event), matching, ("note",)).found == []


def test_figures_and_bounds_are_those_of_the_events():
    found = measuring.Tally(found=["count"], gold=["count"], false=[])
    missed = measuring.Tally(found=[], gold=["date"], false=["money"])
    precision, recall, f1 = measuring.figures([found, missed])
    assert (precision, recall, f1) == (0.5, 0.5, 0.5)
    low, high = measuring.bounds([found, missed], lambda some: measuring.figures(some)[1])
    assert low <= recall <= high
    assert (low, high) == (0.0, 1.0)
    assert [row.split() for row in measuring.by_kind([found, missed])] == [
        ["count", "gold", "1", "found", "1", "false", "0"],
        ["date", "gold", "1", "found", "0", "false", "0"],
        ["money", "gold", "0", "found", "0", "false", "1"],
    ]


def scored(confidence: float, fact: str | None) -> estimate.Scored:
    return estimate.Scored("event", "count", confidence, fact, None)  # type: ignore[arg-type]


def test_average_precision_counts_a_fact_when_it_is_first_found():
    assert estimate.average_precision([scored(0.9, "one"), scored(0.8, None), scored(0.7, "two")]) == pytest.approx(
        (1 + 2 / 3) / 2
    )
    assert estimate.average_precision([scored(0.9, "one"), scored(0.8, "one")]) == 1.0


def test_the_curve_goes_down_the_ranking():
    points = estimate.curve([scored(0.7, "two"), scored(0.9, "one"), scored(0.8, None)], gold=4)
    assert points == [(0.9, 1.0, 0.25), (0.8, 0.5, 0.25), (0.7, pytest.approx(2 / 3), 0.5)]
