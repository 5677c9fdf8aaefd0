import os
import stat
from pathlib import Path

import pytest

from factcheck.reports import ReportError, write


def test_a_report_is_written_as_utf_8_and_leaves_nothing_else(tmp_path):
    write(tmp_path / "report.md", "ü “quoted”\n")
    assert (tmp_path / "report.md").read_bytes() == "ü “quoted”\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]


def test_an_older_report_is_replaced_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "report.md"
    path.write_text("old")
    path.chmod(0o640)
    write(str(path), "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_report_has_the_permissions_that_any_new_file_gets(tmp_path):
    (tmp_path / "other").write_text("")
    write(tmp_path / "report.md", "")
    assert (tmp_path / "report.md").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path):
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_pipe_takes_the_report_as_it_comes(tmp_path):
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(fifo, "through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(fifo.stat().st_mode)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("missing/report.md", "No such file or directory"),
        ("folder", "it is a folder"),
        ("file/report.md", "Not a directory"),
    ],
)
def test_an_unwritable_place_is_one_clear_line(tmp_path, place, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError) as raised:
        write(tmp_path / place, "text")
    assert str(raised.value) == f"cannot write the report to {tmp_path / place}: {reason}"


def test_a_failure_on_the_way_keeps_the_old_report_and_leaves_nothing(tmp_path, monkeypatch):
    path = tmp_path / "report.md"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match="No space left on device"):
        write(path, "new")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


def test_a_long_file_name_can_be_written(tmp_path):
    path = Path(tmp_path) / ("r" * 250)
    write(path, "text")
    assert path.read_text() == "text"
