"""The five published articles that `seeds/` retells; they are no part of the project."""

import os
from pathlib import Path

import pytest

import factcheck
from factcheck import documents

FOLDER = os.environ.get("FACTCHECK_ORIGINALS")
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="FACTCHECK_ORIGINALS names no folder: the five published articles are not ours to ship"
)


@pytest.fixture(scope="module")
def report():
    found, problems = documents.collect([str(path) for path in sorted(Path(FOLDER or "").glob("*.txt"))])
    assert not [problem for problem in problems if problem.fatal]
    assert len(found) == 5
    return factcheck.check(found)


def found_in(report, *surfaces: str, tiers: tuple[str, ...] = ("error", "warning")) -> bool:
    """Whether one finding of these tiers prints all of the surfaces, each on a side of its own."""
    for one in report.discrepancies:
        held = [
            {index for index, side in enumerate(one.sides) if any(wanted in m.surface for m in side.mentions)}
            for wanted in surfaces
        ]
        if one.severity in tiers and all(held) and len(set().union(*held)) >= len(surfaces):
            return True
    return False


def test_the_two_years_of_one_break_are_found(report):
    assert found_in(report, "August 2022", "August 2020")


def test_the_altered_quotation_is_found(report):
    assert found_in(report, "we are committed to promoting trade", "I’m committed to promoting trade")


@pytest.mark.parametrize(
    "surfaces", [("four-day", "four hours"), ("27", "59"), ("19.6%", "99 per cent"), ("$500 million", "$700bn")]
)
def test_figures_of_different_things_are_no_error(report, surfaces):
    assert not found_in(report, *surfaces, tiers=("error",))


def test_the_fine_and_the_rank_are_seen_to_agree(report):
    agreed = [{mention.surface for mention in one.mentions} for one in report.agreements]
    assert {"$1.5 million"} in agreed
    assert {"fourth"} in agreed
