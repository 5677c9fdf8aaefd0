"""What the commands do when all is well."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import reports
from factcheck.cli.options import FORMATS, FailOn

ROOT = Path(__file__).parents[2]


def test_the_formats_of_the_help_are_those_of_the_report_room():
    assert reports.formats() == FORMATS


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_goes_to_standard_output_and_to_a_file_alike(run, fires, tmp_path, format):
    printed = run("report", *fires, "--format", format)
    written = run("report", *fires, "--format", format, "--output", tmp_path / "report")
    assert (printed.status, written.status, written.out) == (0, 0, "")
    assert (tmp_path / "report").read_bytes() == printed.out.encode("utf-8", "surrogateescape")


def test_the_ending_of_the_output_file_chooses_the_format(run, fires, tmp_path):
    run("report", *fires, "--output", tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8").lower().startswith("<!doctype html")


@pytest.mark.parametrize(
    ("severities", "bound", "expected"),
    [
        ({"error"}, FailOn.NEVER, False),
        ({"error"}, FailOn.ERROR, True),
        ({"warning", "note"}, FailOn.ERROR, False),
        ({"warning"}, FailOn.WARNING, True),
        ({"note"}, FailOn.WARNING, False),
        ({"note"}, FailOn.NOTE, True),
        (set(), FailOn.NOTE, False),
    ],
)
def test_a_finding_at_or_above_the_bound_reaches_it(severities, bound, expected):
    assert bound.is_reached(frozenset(severities)) is expected


def test_report_leaves_with_0_and_check_with_1_when_there_are_findings(run, fires):
    assert run("report", *fires).status == 0
    assert run("report", *fires, "--fail-on", "warning").status == 1
    assert run("check", fires[0], "--against", fires[1], "--fail-on", "warning").status == 1
    assert run("check", fires[0], "--against", fires[1], "--fail-on", "never").status == 0


def test_check_tells_only_what_involves_the_draft(run, fires, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text("The paper mill in Orsk, which changed hands on 3 May 2023, employs 14 workers.")
    done = run("check", draft, "--against", *fires, "--format", "json", "--fail-on", "never")
    report = json.loads(done.out)
    own = report["documents"][0]["id"]
    assert [Path(document["path"]).name for document in report["documents"]] == ["draft.txt", "left.txt", "right.txt"]
    findings = [*report["discrepancies"], *({"sides": [one]} for one in report["agreements"])]
    assert findings
    for finding in findings:
        assert own in {mention["document"] for side in finding["sides"] for mention in side["mentions"]}


def test_check_takes_the_draft_from_standard_input(fires):
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "check", "-", "--against", str(fires[1])]
    done = subprocess.run(
        [*command, "--format", "json", "--fail-on", "never"],
        input=fires[0].read_bytes(),
        capture_output=True,
        check=True,
    )
    report = json.loads(done.stdout)
    assert [document["path"] for document in report["documents"]] == ["standard input", str(fires[1])]
    assert report["discrepancies"]


def test_check_without_a_readable_draft_reports_nothing(run, fires, tmp_path):
    done = run("check", tmp_path / "none.txt", "--against", fires[0])
    assert (done.status, done.out) == (2, "")
    assert done.complaints[-1] == "factcheck: the draft could not be read: there is nothing to check"


def test_check_refuses_a_folder_as_draft(run, fires, tmp_path):
    done = run("check", tmp_path, "--against", fires[0])
    assert (done.status, len(done.complaints)) == (2, 1)
    assert "is a folder" in done.complaints[0]


def test_published_dates_one_file_or_all(run, fires):
    done = run("report", *fires, "--published", "2023-05-09", "--published", "right.txt=2023-05-04", "--format", "json")
    assert [document["published"] for document in json.loads(done.out)["documents"]] == ["2023-05-09", "2023-05-04"]


def test_claims_are_listed_with_their_line_and_reading(run, fires):
    done = run("claims", fires[0])
    assert done.status == 0
    rows = [line.split() for line in done.out.splitlines()]
    assert ["1", "count", "14", "workers", "14", "worker"] in [row[:6] for row in rows]


def test_claims_as_json_lines_hold_surface_and_span(run, fires):
    text = fires[0].read_text()
    records = [json.loads(line) for line in run("claims", fires[0], "--format", "jsonl").out.splitlines()]
    read = [record for record in records if record["status"] == "read"]
    assert {"count", "date"} <= {record["kind"] for record in read}
    for record in read:
        assert text[record["span"]["start"] : record["span"]["end"]] == record["surface"]
        assert record["path"] == str(fires[0])


def test_several_workers_give_the_same_report(run, fires):
    alone = run("report", *fires, "--format", "json")
    together = run("report", *fires, "--format", "json", "--workers", "2")
    assert alone.out == together.out


def test_the_version_is_the_distribution_s(run):
    from importlib.metadata import version

    assert run("--version").out == f"factcheck {version('factcheck-desk')}\n"


def test_help_names_every_command(run):
    done = run("--help")
    assert done.status == 0
    for command in ("report", "check", "claims", "rules"):
        assert command in done.out


def test_nothing_but_the_bare_command_shows_the_help(run):
    done = run()
    assert (done.status, done.err) == (2, "")
    assert "report" in done.out


def test_help_loads_neither_yaml_nor_the_rooms():
    program = (
        "import sys, contextlib\nfrom factcheck.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['report', '--help'])\n"
        "heavy = {'ruamel.yaml', 'dateparser', 'jinja2', 'factcheck.pipeline', 'factcheck.reports'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_start_with_a_compiled_copy_reads_no_yaml(fires):
    program = (
        "import sys, contextlib\nfrom factcheck.cli import main\n"
        "with contextlib.suppress(SystemExit): main(sys.argv[1:])\n"
        "print('ruamel.yaml' in sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "report", *map(str, fires)]
    subprocess.run(command, capture_output=True, check=True)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "False"


def test_the_terminal_report_of_a_pipe_has_no_escape_sequences(run, fires):
    assert "\x1b" not in run("report", *fires).out


def test_standard_output_is_utf_8_whatever_the_locale(fires, tmp_path):
    curly = tmp_path / "curly.txt"
    curly.write_text("“We are determined to rebuild,” said Ana Peña, the owner, on 3 May 2023.", encoding="utf-8")
    program = "from factcheck.cli import main; main()"
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", program, "claims", str(curly)], capture_output=True, env=environment, check=True
    )
    assert "Peña" in done.stdout.decode("utf-8")
    assert done.stderr == b""
