"""What a configuration changes in the reports of the commands."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.discrepancies.scoping import is_under

LEFT = "The paper mill in Orsk employs 340 workers. Monday, 4 May 2023, was cold."
RIGHT = "The paper mill in Orsk employs 430 workers."
FACTS = "organisations:\n  - {name: Orsk Paper, founded: 1987}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("news/a.md", LEFT), ("sport/b.md", RIGHT), ("house.yaml", FACTS)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(run: Callable[..., Any], *arguments: str) -> list[tuple[str, str]]:
    done = run("report", "news", "sport", "--format", "json", "--published", "2023-05-09", *arguments)
    assert done.status in (0, 1), done.err
    return sorted((one["rule"], one["severity"]) for one in json.loads(done.out)["discrepancies"])


def test_without_a_configuration_everything_is_reported(run, desk):
    assert [rule for rule, _ in found(run)] == ["CNT01", "INT01"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('off = ["INT01"]', ["CNT01"]),
        ('off = ["cnt01"]', ["INT01"]),
        ('only = ["CNT01"]', ["CNT01"]),
        ('[severity]\nINT01 = "off"', ["CNT01"]),
        ("[thresholds.count]\nerror = 1\nwarning = 1", ["INT01"]),
        ('[[scope]]\npaths = ["sport"]\noff = ["CNT01"]', ["INT01"]),
        ('[[scope]]\npaths = ["elsewhere/**"]\noff = ["CNT01", "INT01"]', ["CNT01", "INT01"]),
    ],
)
def test_what_is_switched_off_is_not_reported(run, desk, text, rules):
    (desk / "factcheck.toml").write_text(text, encoding="utf-8")
    assert [rule for rule, _ in found(run)] == rules


def test_a_severity_is_the_gravest_that_a_rule_may_reach(run, desk):
    (desk / "factcheck.toml").write_text('[severity]\nINT01 = "note"\nCNT01 = "warning"\n', encoding="utf-8")
    assert found(run) == [("CNT01", "warning"), ("INT01", "note")]


def test_the_digest_of_the_rules_changes_with_what_is_configured(run, desk):
    def digest() -> str:
        done = run("report", "news", "sport", "--format", "json")
        return json.loads(done.out)["rules"]["sha256"]

    plain = digest()
    (desk / "factcheck.toml").write_text('off = ["PLA01"]\n', encoding="utf-8")
    assert digest() != plain
    (desk / "factcheck.toml").write_text('fail-on = "error"\n', encoding="utf-8")
    assert digest() == plain


def test_fail_on_format_and_output_come_from_the_file_and_give_way_to_options(run, desk):
    (desk / "pyproject.toml").write_text('[tool.factcheck]\nfail-on = "warning"\nformat = "csv"\n', encoding="utf-8")
    done = run("report", "news", "sport", "--published", "2023-05-09")
    assert (done.status, done.out.startswith("finding,")) == (1, True)
    done = run("report", "news", "sport", "--fail-on", "never", "--output", "report.json")
    assert done.status == 0
    assert json.loads((desk / "report.json").read_text(encoding="utf-8"))["schema_version"] == "1"


def test_house_facts_of_the_file_are_used_by_report_and_check(run, desk):
    (desk / "factcheck.toml").write_text('facts = "house.yaml"\n', encoding="utf-8")
    (desk / "draft.md").write_text("Orsk Paper was founded in 1978.\n", encoding="utf-8")
    for command in (("report", "draft.md"), ("check", "draft.md"), ("check", "draft.md", "--against", "news")):
        done = run(*command, "--format", "json")
        (one,) = json.loads(done.out)["discrepancies"]
        assert one["sides"][1]["value"] == "founded 1987"
        assert done.status == (command[0] == "check")


def test_faults_of_house_facts_end_the_run_with_their_addresses(run, desk):
    (desk / "house.yaml").write_text("people:\n  - name: Orsk\n", encoding="utf-8")
    done = run("report", "news", "--facts", "house.yaml")
    assert done.status == 2
    assert "house.yaml:2:5: Orsk: name: 'Orsk' is not a full name" in done.err


def test_config_show_tells_where_each_value_comes_from(run, desk, monkeypatch):
    (desk / "factcheck.toml").write_text('off = ["PLA01"]\n', encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_WORKERS", "2")
    done = run("config", "show")
    rows = {line.split()[0]: line.split(None, 2)[2] for line in done.out.splitlines()[1:]}
    assert done.status == 0
    assert rows["off"] == str(desk / "factcheck.toml")
    assert rows["workers"] == "environment FACTCHECK_WORKERS"
    assert rows["fail-on"] == "default"


def test_a_configuration_with_a_fault_ends_the_run_with_status_2(run, desk):
    (desk / "factcheck.toml").write_text('of = ["PLA01"]\n', encoding="utf-8")
    for command in (
        ("config", "show"),
        ("report", "news"),
        ("check", "news/a.md"),
        ("rules", "dry-run", "CNT01", "news"),
    ):
        done = run(*command)
        assert done.status == 2
        assert f"{desk}/factcheck.toml: of: unknown field; did you mean off?" in done.err
    done = run("report", "news", "--config", "none.toml")
    assert (done.status, done.err) == (2, "factcheck: none.toml: there is no such configuration\n")


def test_a_dry_run_lists_what_a_rule_that_is_off_would_report(run, desk):
    (desk / "factcheck.toml").write_text('off = ["CNT01"]\n', encoding="utf-8")
    done = run("rules", "dry-run", "cnt01", "news", "sport", "--format", "json")
    assert done.status == 0
    assert [one["rule"] for one in json.loads(done.out)["discrepancies"]] == ["CNT01"]
    assert "CNT01 would report 1 finding in 2 articles" in done.err


def test_a_dry_run_takes_the_articles_of_an_archive(run, desk):
    assert run("archive", "add", "news", "sport", "--archive", "stored.archive").status == 0
    for arguments in (("--archive", "stored.archive"), ("stored.archive",)):
        done = run("rules", "dry-run", "CNT01", *arguments, "--format", "json")
        assert [one["rule"] for one in json.loads(done.out)["discrepancies"]] == ["CNT01"]


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("sport/b.md", "sport", True),
        ("/srv/desk/sport/b.md", "sport/**", True),
        ("sport/b.md", "sport/*.md", True),
        ("sport/cup/b.md", "sport/*.md", False),
        ("sport/cup/b.md", "sport/**/*.md", True),
        ("transport/b.md", "sport", False),
        ("news/sport.md", "sport", False),
        ("a/b.md", "*.md", True),
        ("a/b+c.md", "a/b+c.md", True),
        ("desk/a.md", "/desk", False),
    ],
)
def test_a_pattern_fits_a_path_or_its_end(path: str, pattern: str, fits: bool) -> None:
    assert is_under(path, pattern) is fits
