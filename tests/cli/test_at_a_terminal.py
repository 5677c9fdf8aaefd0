"""What a terminal gets that a file or pipe does not: colours, its width, a progress bar on long runs."""

import os
import pty
import subprocess
import sys

import pytest

from factcheck.cli import progress
from factcheck.cli.progress import ProgressBar

PROGRAM = "from factcheck.cli import main; main()"


def at_terminal(*arguments: str, **environment: str) -> str:
    """What the program writes to a terminal of 70 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "70", "LINES": "25", "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    assert process.wait() == 0
    return written.decode("utf-8")


def test_a_terminal_gets_colours_and_its_own_width(fires):
    shown = at_terminal("report", *map(str, fires))
    assert "\x1b[" in shown
    rules = [line for line in shown.splitlines() if line.count("─") > 20]
    assert rules
    assert {line.count("─") for line in rules} == {70}


def test_no_color_is_respected(fires):
    assert "\x1b[" not in at_terminal("report", *map(str, fires), NO_COLOR="1")


def test_json_on_a_terminal_has_no_colours(fires):
    assert "\x1b[" not in at_terminal("report", *map(str, fires), "--format", "json")


@pytest.mark.parametrize(
    ("is_terminal", "patience", "is_shown"), [(True, 0, True), (True, 60, False), (False, 0, False)]
)
def test_the_progress_bar_comes_on_a_terminal_when_it_takes_long(monkeypatch, is_terminal, patience, is_shown):
    monkeypatch.setattr("sys.stderr.isatty", lambda: is_terminal)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    with ProgressBar() as bar:
        bar.advance("reading", 1, 4)
        bar.advance("comparing", 1, 2)
        assert (bar._bar is not None) is is_shown
        assert len(bar._tasks) == (2 if is_shown else 0)


def test_a_terminal_is_not_given_a_file_that_is_no_text(run, fires, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    refused = run("report", *fires, "--format", "xlsx")
    assert refused.status == 2
    assert refused.complaints == [
        "factcheck: a terminal cannot show a report in the format xlsx: name a file with --output"
    ]
