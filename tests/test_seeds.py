"""The five articles of `seeds/`, which README and golden reports run on."""

import json
import re
import runpy
from pathlib import Path

import pytest

import factcheck
from factcheck import documents

ROOT = Path(__file__).parents[1]
RENEW = runpy.run_path(str(ROOT / "reports" / "renew.py"))


@pytest.fixture(scope="module")
def report():
    found, problems = documents.collect([str(ROOT / "seeds")])
    assert not problems
    return factcheck.check(found)


def sides(discrepancy) -> set[str]:
    return {mention.surface for side in discrepancy.sides for mention in side.mentions}


def test_the_seeds_are_five_articles_with_title_source_and_date(report):
    assert len(report.documents) == 5
    for entry in report.documents:
        assert entry.title
        assert entry.source
        assert entry.published_from == "front matter"


def test_the_two_years_of_one_visit_are_found(report):
    found = [one for one in report.discrepancies if {"August 2022", "August 2020"} <= sides(one)]
    assert [(one.kind, one.severity in ("error", "warning")) for one in found] == [("date", True)]


def test_the_quotation_that_two_outlets_print_differently_is_found(report):
    found = [one for one in report.discrepancies if one.kind == "quote"]
    assert len(found) == 1
    assert found[0].severity in ("error", "warning")
    assert {re.sub(r"\W+", " ", side.value).split()[0] for side in found[0].sides} == {"We", "I"}


def test_figures_that_agree_are_shown_as_agreement(report):
    surfaces = [{mention.surface for mention in one.mentions} for one in report.agreements]
    assert {"$1.5 million"} in surfaces


@pytest.mark.parametrize(("name", "format"), RENEW["GOLDEN"].items())
def test_the_golden_report_is_current(name, format, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    golden = (ROOT / "reports" / name).read_text(encoding="utf-8")
    assert RENEW["written"](format, tmp_path / name) == golden, "run: uv run python reports/renew.py"


def test_the_golden_json_names_paths_as_the_readme_s_command_gives_them():
    golden = json.loads((ROOT / "reports" / "seeds.json").read_text(encoding="utf-8"))
    assert golden["documents"][0]["path"] == "seeds/000_chip-curbs.md"


def test_the_readme_shows_what_the_program_prints(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    start, end = RENEW["EXCERPT"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split(start, 1)[1].split(end, 1)[0]
    printed = RENEW["excerpt"](RENEW["written"]("terminal", tmp_path / "terminal.txt"))
    assert shown == printed, "run: uv run python reports/renew.py"
