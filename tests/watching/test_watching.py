"""Folders that change: what is read again, what is told, and how the command ends."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.watching import Shelf, changes

PLANT = "The brick works in Tolna, which changed hands on 3 May 2023, employs {number} workers in its two halls.\n"
PATIENCE = 120


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "left.txt").write_text(PLANT.format(number=14))
    (tmp_path / "texts" / "right.txt").write_text(PLANT.format(number=41))
    return tmp_path / "texts"


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


def test_only_what_changed_is_read_again(folder):
    shelf = Shelf([str(folder)])
    first = shelf.refresh()
    assert first.read == 2 and first.is_changed
    again = shelf.refresh()
    assert again.read == 0 and not again.is_changed and again.articles == first.articles
    (folder / "right.txt").write_text(PLANT.format(number=14).replace("employs", "still employs"))
    third = shelf.refresh()
    assert third.read == 1 and third.is_changed
    assert third.articles[0] is first.articles[0]


def test_what_comes_and_what_goes_is_a_change_too(folder):
    shelf = Shelf([str(folder)])
    shelf.refresh()
    (folder / "left.txt").unlink()
    gone = shelf.refresh()
    assert gone.is_changed and gone.read == 0 and len(gone.articles) == 1
    (folder / "broken.txt").write_bytes(b"\0\1\2\3" * 100)
    broken = shelf.refresh()
    assert broken.is_changed and [Path(one.path).name for one in broken.problems] == ["broken.txt"]


def test_a_date_given_anew_is_a_change(folder):
    page = folder / "left.txt"
    page.write_text("---\npublished: 2023-05-04\n---\n" + PLANT.format(number=14))
    shelf = Shelf([str(folder)])
    shelf.refresh()
    page.write_text("---\npublished: 2023-05-05\n---\n" + PLANT.format(number=14))
    assert shelf.refresh().read == 1


def test_several_writes_are_told_once_and_hidden_files_never(folder):
    stop, told, began = threading.Event(), [], threading.Event()

    def listen() -> None:
        for paths in changes([folder], stop=stop, quiet=0.5):
            told.append(paths)
            began.set()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    assert began.wait(PATIENCE)
    (folder / ".left.txt.swp").write_text("x")
    for _ in range(3):
        (folder / "left.txt").write_text("x")
        (folder / "new.txt").write_text("y")
    wait_for(lambda: len(told) > 1, "changes")
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert told[0] == ()
    assert {Path(path).name for paths in told for path in paths} == {"left.txt", "new.txt"}


def test_the_command_writes_the_report_anew_and_ends_with_ctrl_c(folder, tmp_path):
    output, log = tmp_path / "report.json", tmp_path / "log"
    command = [sys.executable, "-c", "from factcheck.cli import main; main()", "watch", str(folder), "-o", str(output)]
    with log.open("w") as said:
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, cwd=tmp_path, env={**os.environ})
    try:
        wait_for(lambda: output.exists() or running.poll() is not None, "the first report")
        assert running.poll() is None, log.read_text()
        assert len(json.loads(output.read_text())["discrepancies"]) == 1
        (folder / "right.txt").write_text(PLANT.format(number=14).replace("employs", "still employs"))
        wait_for(lambda: not json.loads(output.read_text())["discrepancies"], "the second report")
        wait_for(lambda: log.read_text().count("Ctrl-C ends it") > 1, "the rest of the second round")
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 0
    finally:
        running.kill()
        running.wait()
    assert "changed: texts/right.txt" in log.read_text() and "Traceback" not in log.read_text()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["texts/left.txt"], "is no folder"),
        (["nowhere"], "is no folder"),
        (["texts", "-o", "texts/report.html"], "lies in texts, which is watched"),
    ],
)
def test_what_cannot_be_watched_is_refused_in_one_line(folder, monkeypatch, capsys, arguments, why):
    from factcheck.cli import main

    monkeypatch.chdir(folder.parent)
    with pytest.raises(SystemExit) as left:
        main(["watch", *arguments])
    assert left.value.code == 2
    assert why in capsys.readouterr().err
