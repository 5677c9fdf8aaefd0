"""Each kind of bad input: one clear line, the right exit status, the other files still checked, no traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def listed(out: str) -> list[str]:
    return [Path(document["path"]).name for document in json.loads(out)["documents"]]


def left_out(out: str) -> dict[str, str]:
    return {Path(entry["document"]).name: entry["reason"] for entry in json.loads(out)["not_checked"]}


def test_a_missing_path_is_told_and_the_others_are_checked(run, fires, tmp_path):
    done = run("report", *fires, tmp_path / "nowhere.txt", "--format", "json")
    assert done.status == 2
    assert done.complaints == [f"factcheck: {tmp_path / 'nowhere.txt'}: no such file or folder"]
    assert listed(done.out) == ["left.txt", "right.txt"]
    assert left_out(done.out) == {"nowhere.txt": "no such file or folder"}
    assert json.loads(done.out)["discrepancies"]


def test_an_empty_folder_is_told(run, tmp_path):
    (tmp_path / "empty").mkdir()
    done = run("report", tmp_path / "empty")
    assert (done.status, done.out) == (2, "")
    assert "holds no article" in done.complaints[0]
    assert done.complaints[1] == "factcheck: no article could be read: there is nothing to check"


def test_an_empty_file_is_told_and_the_others_are_checked(run, fires, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = run("report", *fires, tmp_path / "empty.txt", "--format", "json")
    assert done.status == 2
    assert len(done.complaints) == 1
    assert "empty.txt: is empty" in done.complaints[0]
    assert listed(done.out) == ["left.txt", "right.txt"]


def test_a_binary_file_under_a_text_name_is_told_and_the_others_are_checked(run, fires, tmp_path):
    (tmp_path / "office.txt").write_bytes(b"PK\x03\x04\x00\x00\x08\x00\xff\xfe\x00\x01" * 50)
    done = run("report", *fires, tmp_path / "office.txt", "--format", "json")
    assert done.status == 2
    assert len(done.complaints) == 1
    assert "not text" in done.complaints[0]
    assert listed(done.out) == ["left.txt", "right.txt"]


def test_a_file_of_50_megabytes_is_refused_unread(run, fires, tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    done = run("report", *fires, tmp_path / "huge.txt", "--format", "json")
    assert done.status == 2
    assert len(done.complaints) == 1
    assert "has 50 MB, more than the 20 MB" in done.complaints[0]
    assert listed(done.out) == ["left.txt", "right.txt"]


def test_a_line_of_a_million_characters_is_read(run, fires, tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("word " * 200_000, encoding="utf-8")
    done = run("report", *fires, long, "--format", "json")
    assert (done.status, done.err) == (0, "")
    assert listed(done.out) == ["left.txt", "right.txt", "long.txt"]


def test_invalid_front_matter_is_told_and_the_article_is_checked(run, fires, tmp_path):
    broken = tmp_path / "broken.md"
    broken.write_text("---\ntitle: [unclosed\npublished: 2023-05-04\n---\n" + fires[0].read_text(), encoding="utf-8")
    done = run("report", *fires, broken, "--format", "json")
    assert done.status == 0
    assert len(done.complaints) == 1
    assert "front matter is not valid YAML" in done.complaints[0]
    assert listed(done.out) == ["left.txt", "right.txt", "broken.md"]


def test_two_identical_files_are_one_source_and_it_is_said(run, fires, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(fires[0].read_bytes())
    done = run("report", *fires, copy, "--format", "json")
    assert done.status == 0
    assert done.complaints == [f"factcheck: note: {copy}: same text as {fires[0]}: counted as one source"]
    assert listed(done.out) == ["left.txt", "right.txt"]
    assert json.loads(done.out)["documents"][0]["copies"] == [str(copy)]


def test_a_single_article_is_checked_alone_and_it_is_said(run, fires):
    done = run("report", fires[0], "--format", "json")
    assert done.status == 0
    assert "only one article" in done.complaints[0]
    report = json.loads(done.out)
    assert [entry["reason"] for entry in report["not_checked"]] == ["the only article: nothing to compare it with"]
    assert all(found["scope"] == "internal" for found in report["discrepancies"])


def test_all_faults_of_the_rules_are_told_at_once(run, fires, tmp_path):
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "one.yaml").write_text("id: X1\nname: x\nkind: moneyy\ncheck: quantity\nseverity: dire\nmessage: m\n")
    (rules / "two.yaml").write_text("id: X2\nid: X3\n")
    done = run("report", *fires, "--rules", rules)
    assert (done.status, done.out) == (2, "")
    assert [line.split(": ")[1].rsplit("/", 1)[1] for line in done.complaints] == [
        "one.yaml:1:1",
        "one.yaml:5:1",
        "two.yaml:2:1",
    ]


@pytest.mark.parametrize("output", ["missing/report.json", "."])
def test_an_unwritable_output_is_told_before_the_work(run, fires, tmp_path, output):
    done = run("report", *fires, "--output", tmp_path / output)
    assert (done.status, done.out) == (2, "")
    assert len(done.complaints) == 1
    assert "cannot write the report" in done.complaints[0]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["report"], "missing argument 'PATH...' (see factcheck report --help)"),
        (["report", "x", "--format", "xml"], "there is no report format 'xml'"),
        (["report", "x", "--bogus"], "no such option: --bogus"),
        (["report", "x", "--fail-on", "dire"], "'dire' is not one of 'never', 'note', 'warning', 'error'"),
        (["report", "x", "--workers", "-1"], "invalid value for '--workers'"),
        (["check", "x"], "missing option '--against'"),
        (["inspect"], "no such command 'inspect'"),
        (["rules", "show", "NOPE"], "there is no rule NOPE"),
        (["report", "x", "--rules", "no-such-folder"], "no-such-folder: no such folder"),
    ],
)
def test_a_usage_error_is_one_line(run, arguments, expected):
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert len(done.complaints) == 1
    assert expected in done.complaints[0]


def test_a_date_that_is_none_is_told(run, fires):
    done = run("report", *fires, "--published", "2023-02-31")
    assert done.status == 2
    assert "--published 2023-02-31: publication date cannot be used" in done.complaints[0]


def test_a_fault_of_the_program_is_one_line(run, fires, monkeypatch):
    monkeypatch.setattr("factcheck.pipeline.report", lambda *_, **__: 1 / 0)
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    done = run("report", *fires)
    assert done.status == 2
    assert done.complaints == [
        "factcheck: a fault in the program: ZeroDivisionError: division by zero; set FACTCHECK_DEBUG=1 to see where, "
        "and please report it"
    ]


def test_a_fault_in_one_article_leaves_the_others_checked(run, fires, tmp_path, monkeypatch):
    from factcheck import pipeline

    read = pipeline.read_article
    (tmp_path / "third.txt").write_text("This one breaks the program on 3 May 2023.")

    def breaking(document):
        if "breaks" in document.text:
            raise IndexError("no such group")
        return read(document)

    monkeypatch.setattr(pipeline, "read_article", breaking)
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    done = run("report", *fires, tmp_path / "third.txt", "--format", "json")
    assert done.status == 2
    assert listed(done.out) == ["left.txt", "right.txt"]
    assert "by a fault in the program (IndexError)" in left_out(done.out)["third.txt"]


def test_a_reader_that_stops_early_is_no_error(fires):
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "claims", *map(str, fires)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert (process.stderr.read(), process.wait()) == (b"", 0)
    process.stderr.close()
