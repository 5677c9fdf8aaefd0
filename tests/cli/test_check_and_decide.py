"""A draft from the command line: archive, decisions, baseline, filters, status; on the five articles of `seeds/`."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from factcheck.cli.options import FORMATS

ROOT = Path(__file__).parents[2]
YEARS = {"August 2020", "August 2022"}


@pytest.fixture
def desk(tmp_path, run, monkeypatch):
    """A draft that says 2020, and an archive that holds the other four articles."""
    for path in sorted((ROOT / "seeds").glob("*.md")):
        folder = tmp_path / ("drafts" if path.name.startswith("003") else "printed")
        folder.mkdir(exist_ok=True)
        shutil.copy(path, folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_AUTHOR", "Ana")
    assert run("archive", "add", "printed", "--archive", "desk.archive", "--workers", "1").status == 0
    return tmp_path


DRAFT = "drafts/003_second-day.md"


def shown(done) -> dict:
    return json.loads(done.out)


def found(report: dict) -> list[dict]:
    """The discrepancies about the two years."""
    return [
        one for one in report["discrepancies"] if {m["surface"] for s in one["sides"] for m in s["mentions"]} >= YEARS
    ]


def change_the_archived_passage(run) -> None:
    path = Path("printed/002_first-day.md")
    text = path.read_text(encoding="utf-8")
    assert "military and climate issues" in text
    path.write_text(text.replace("military and climate issues", "climate and military issues"), encoding="utf-8")
    assert run("archive", "add", "printed", "--archive", "desk.archive", "--workers", "1").status == 0


def readable(path: Path) -> str:
    """What a file says, an Office document too."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as office:
        return "\n".join(office.read(name).decode("utf-8", "replace") for name in sorted(office.namelist()))


def test_a_draft_against_the_archive_is_refused_in_every_format(run, desk):
    for format in FORMATS:
        done = run("check", DRAFT, "--against", "desk.archive", "--format", format, "--output", f"report.{format}")
        assert done.status == 1, format
        if format != "claimreview":  # it marks up for publication what an editor has confirmed, and nothing else
            said = readable(Path(f"report.{format}"))
            assert "2020" in said and "2022" in said, format


def test_a_report_leaves_out_what_a_baseline_or_the_archive_has_dismissed(run, desk):
    run("archive", "add", "drafts", "--archive", "desk.archive", "--workers", "1")
    (one,) = found(shown(run("report", "drafts", "printed", "--format", "json")))
    dismiss = ("decide", one["fingerprint"], "dismiss", "--reason", "two visits")
    assert run(*dismiss, "--baseline", "known.json").status == 0
    kept = shown(run("report", "drafts", "printed", "--format", "json"))
    assert found(kept) == [one], "a baseline counts where it is named"
    for paths in (["drafts", "printed"], ["desk.archive"], ["printed", "desk.archive"]):
        report = shown(run("report", *paths, "--baseline", "known.json", "--format", "json"))
        assert not found(report), paths
        assert [each["decision"]["reason"] for each in report["suppressed"]] == ["two visits"], paths
        assert len(report["documents"]) == 5, "a text that lies in two places is one article"
    assert found(shown(run("report", "desk.archive", "--format", "json")))
    assert run(*dismiss, "--archive", "desk.archive").status == 0
    assert not found(shown(run("report", "desk.archive", "--format", "json")))
    tried = run("rules", "dry-run", one["rule"], "--archive", "desk.archive", "--format", "json")
    assert found(shown(tried)), "a trial of a rule tells everything that it would report"


def test_a_baseline_for_a_report_that_cannot_be_read_is_one_line(run, desk):
    done = run("report", "printed", "--baseline", "none.json")
    assert done.status == 2
    assert done.err.splitlines() == [
        "factcheck: none.json: there is no such baseline; factcheck baseline write makes one"
    ]


@pytest.mark.parametrize("kept_in", ["--archive", "--baseline"])
def test_a_dismissal_lets_the_draft_pass_until_the_archived_passage_changes(run, desk, kept_in):
    report = shown(run("check", DRAFT, "--against", "desk.archive", "--format", "json"))
    (one,) = found(report)
    place = "desk.archive" if kept_in == "--archive" else "known.json"
    done = run("decide", one["fingerprint"], "dismiss", "--reason", "two visits", kept_in, place)
    assert done.status == 0, done.err
    options = ["--baseline", place] if kept_in == "--baseline" else []
    for format in FORMATS:
        passed = run("check", DRAFT, "--against", "desk.archive", *options, "--format", format)
        assert passed.status == 0, format
    report = shown(run("check", DRAFT, "--against", "desk.archive", *options, "--format", "json"))
    assert found(report) == []
    (suppressed,) = report["suppressed"]
    assert suppressed["decision"]["reason"] == "two visits"
    assert suppressed["decision"]["author"] == "Ana"
    assert re.match(r"\d{4}-\d\d-\d\dT", suppressed["decision"]["decided_at"])

    change_the_archived_passage(run)
    again = run("check", DRAFT, "--against", "desk.archive", *options, "--format", "json")
    assert again.status == 1
    assert len(found(shown(again))) == 1
    assert shown(again)["suppressed"] == []


def test_a_decision_by_a_report_keeps_what_it_rests_on_and_is_told_when_it_falls(run, desk):
    run("check", DRAFT, "--against", "desk.archive", "--output", "seen.json")
    (one,) = found(json.loads(Path("seen.json").read_text()))
    done = run(
        "decide", one["id"], "dismiss", "--reason", "two visits", "--report", "seen.json", "--baseline", "known.json"
    )
    assert done.status == 0, done.err
    change_the_archived_passage(run)
    again = shown(run("check", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--format", "json"))
    (decided,) = again["decided"]
    assert decided["state"] == "reopened"
    assert "American regional daily, retold" in decided["because"]
    assert again["stale"] == []


def test_a_baseline_lets_pass_what_is_known_and_nothing_else(run, desk):
    done = run("baseline", "write", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--reason", "old")
    assert done.status == 0, done.err
    known = Path("known.json").read_text()
    assert run("check", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--fail-on", "note").status == 0
    text = Path(DRAFT).read_text(encoding="utf-8")
    Path(DRAFT).write_text(text + "\nOn Friday, 30 August 2023, the ministers will meet again.\n", encoding="utf-8")
    later = run(
        "check", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--fail-on", "note", "--format", "json"
    )
    assert later.status == 1
    assert {one["scope"] for one in shown(later)["discrepancies"]} == {"internal"}
    assert len(shown(later)["suppressed"]) == known.count('"dismiss"')
    again = run("baseline", "write", DRAFT, "--against", "desk.archive", "--baseline", "known.json")
    assert again.status == 0
    assert Path("known.json").read_text().startswith(known.rsplit("\n]}", 1)[0]), "decisions are only ever appended"


def test_a_dismissal_that_matches_nothing_is_told_and_can_be_taken_back(run, desk):
    run("baseline", "write", DRAFT, "--against", "desk.archive", "--baseline", "known.json")
    text = Path(DRAFT).read_text(encoding="utf-8")
    Path(DRAFT).write_text(text.replace("August 2020", "August 2022"), encoding="utf-8")
    report = shown(run("check", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--format", "json"))
    assert len(report["stale"]) == 1
    run("baseline", "write", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--drop-stale")
    report = shown(run("check", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--format", "json"))
    assert report["stale"] == []
    listed = run("baseline", "show", "--baseline", "known.json").out.splitlines()
    assert [line.split("  ")[1] for line in listed] == ["dismiss"] * (len(listed) - 1) + ["undo"]


def test_a_dismissal_expires(run, desk):
    (one,) = found(shown(run("check", DRAFT, "--against", "desk.archive", "--format", "json")))
    name = one["fingerprint"]
    run("decide", name, "dismiss", "--reason", "for now", "--expires", "2020-01-31", "--baseline", "known.json")
    done = run("check", DRAFT, "--against", "desk.archive", "--baseline", "known.json", "--format", "json")
    assert done.status == 1
    assert [one["state"] for one in shown(done)["decided"]] == ["expired"]


def test_the_draft_may_come_from_standard_input(desk):
    import subprocess
    import sys

    command = [
        sys.executable,
        "-c",
        "from factcheck.cli import main; main()",
        "check",
        "-",
        "--against",
        "desk.archive",
    ]
    done = subprocess.run([*command, "--format", "json"], input=Path(DRAFT).read_bytes(), capture_output=True)
    assert done.returncode == 1, done.stderr
    assert len(found(json.loads(done.stdout))) == 1


def test_sources_and_days_narrow_what_a_draft_is_held_against(run, desk):
    options = ["--against", "desk.archive", "--format", "json"]
    report = shown(run("check", DRAFT, *options, "--sources", "London financial daily, retold"))
    assert len(report["documents"]) == 2
    late = shown(run("check", DRAFT, *options, "--since", "2023-08-28"))
    assert {one["published"] for one in late["documents"]} <= {"2023-08-28", "2023-08-29"}
    assert len(late["documents"]) == 4


def test_what_is_told_of_the_claims_is_in_the_json_report(run, desk):
    report = shown(run("check", DRAFT, "--against", "desk.archive", "--format", "json"))
    assert report["drafts"] == [report["documents"][0]["id"]]
    outcomes = {one["surface"]: one["outcome"] for one in report["checked"]}
    assert outcomes["August 2020"] == "contradicted"
    assert outcomes["$1.5 million"] == "corroborated"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", DRAFT, "--against", "none.archive"], "none.archive: no such file or folder"),
        (["check", DRAFT, "--against", "desk.archive", "--since", "lately"], "--since: 'lately' is not an ISO date"),
        (["check", DRAFT, "--against", "printed", "--baseline", "none.json"], "none.json: there is no such baseline"),
        (["check", DRAFT, "--against", "printed", "--baseline", "bad.json"], "bad.json:1:2: is no JSON"),
        (["check", DRAFT], "missing option '--against'"),
        (["decide", "DAT01", "dismiss", "--reason", "x"], "'DAT01' is no finding"),
        (["decide", "0123456789abcdef", "forget", "--reason", "x"], "'forget' is not one of"),
        (["decide", "0123456789abcdef", "dismiss"], "missing option '--reason'"),
        (["decide", "0123456789abcdef", "dismiss", "--reason", "  "], "--reason: say why"),
        (["decide", "0123456789abcdef", "dismiss", "--reason", "x", "--expires", "soon"], "--expires: 'soon' is not"),
        (
            ["decide", "0123456789abcdef", "dismiss", "--reason", "x", "--archive", "none.archive"],
            "there is no such archive",
        ),
        (["decide", "0123456789abcdef", "dismiss", "--reason", "x", "--archive", "bad.json"], "is not an archive"),
        (["decide", "0123456789abcdef", "dismiss", "--reason", "x", "--report", "bad.json"], "is no JSON report"),
        (
            ["decide", "0123456789abcdef", "dismiss", "--reason", "x", "--baseline", "no/where.json"],
            "cannot write the baseline to no/where.json",
        ),
        (
            ["decide", "0123456789abcdef", "dismiss", "--reason", "x", "--baseline", "k", "--archive", "a"],
            "give one of them",
        ),
        (["baseline", "write", "--baseline", "known.json"], "give a DRAFT with --against, or the JSON report"),
        (["baseline", "show", "--baseline", "none.json"], "there is no such baseline"),
    ],
)
def test_bad_input_is_one_line_and_status_2(run, desk, arguments, told):
    Path("bad.json").write_text("{")
    done = run(*arguments)
    assert done.status == 2
    assert told in done.complaints[0]
    assert "Traceback" not in done.err
