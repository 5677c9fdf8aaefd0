"""`factcheck archive` from the command line: what it prints, and with which status it leaves."""

import io
import json
import sys
from pathlib import Path

import pytest

from factcheck.archive import Archive, is_archive
from factcheck.cli import main

TEXT = "---\nsource: {source}\npublished: 2024-05-06\n---\nThe mill at {town} burned. It employed {number} workers.\n"


@pytest.fixture
def run(capsys):
    def _run(*arguments: object) -> tuple[int, list[str], list[str]]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(["archive", *map(str, arguments)])
        out, err = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, out.splitlines(), err.splitlines()

    return _run


@pytest.fixture
def folder(tmp_path) -> Path:
    where = tmp_path / "news"
    where.mkdir()
    for number, town in enumerate(("Orsk", "Velm", "Tarn")):
        write(where / f"{town}.txt", town=town, number=300 + number)
    return where


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "news.archive"


def write(path: Path, source: str = "The Post", town: str = "Orsk", number: int = 300) -> None:
    path.write_text(TEXT.format(source=source, town=town, number=number), encoding="utf-8")


def test_articles_are_added_once_and_changed_ones_become_versions(run, folder, file, monkeypatch):
    assert run("add", folder, "--archive", file, "--workers", 1) == (0, ["3 added"], [])
    assert is_archive(file)
    monkeypatch.chdir(folder.parent)
    assert run("add", "news", "-a", file) == (0, ["3 there already"], [])
    write(folder / "Orsk.txt", number=999)
    write(folder / "Xanth.txt", town="Xanth", number=77)
    (folder / "copy.txt").write_bytes((folder / "Velm.txt").read_bytes())
    status, out, err = run("add", folder, "-a", file)
    assert (status, out, err) == (0, ["1 added, 1 new versions, 1 copies of known texts, 2 there already"], [])
    assert run("add", folder, "-a", file, "--again") == (0, ["5 there already"], [])
    assert run("verify", "-a", file, "--thorough") == (0, [f"{file}: is whole"], [])


def test_a_file_that_cannot_be_used_is_told_and_the_others_are_added(run, folder, file):
    (folder / "empty.txt").write_text("")
    status, out, err = run("add", folder, folder / "missing.txt", "-a", file)
    assert status == 2
    assert out == ["3 added, 2 not used"]
    assert sorted(name for name in ("empty.txt", "missing.txt") for line in err if name in line) == [
        "empty.txt",
        "missing.txt",
    ]


def test_a_day_given_for_one_file_is_used_and_one_that_names_no_file_is_told(run, folder, file):
    write(folder / "Orsk.txt")
    day, nothing = "Orsk.txt=2020-02-03", "nobody.txt=2020-02-03"
    status, out, err = run("add", folder, "-a", file, "--published", day, "--published", nothing)
    assert (status, out) == (2, ["3 added, 1 not used"])
    assert len(err) == 1
    assert "names no file that was read" in err[0]
    with Archive.open(file) as archive:
        assert [one.first_day for one in archive.list()] == ["2020-02-03", "2024-05-06", "2024-05-06"]


def test_what_is_listed_searched_and_counted_can_be_read_by_programs(run, folder, file):
    run("add", folder, "-a", file)
    _, out, _ = run("list", "-a", file)
    assert [line.split("  ")[1:3] for line in out] == [["2024-05-06", "The Post"]] * 3
    _, out, _ = run("list", "-a", file, "--json")
    assert [Path(json.loads(line)["origins"][0]).name for line in out] == ["Orsk.txt", "Tarn.txt", "Velm.txt"]
    status, out, _ = run("search", "-a", file, '"velm mill"', "301")
    assert (status, len(out)) == (1, 0)
    status, out, _ = run("search", "-a", file, "301 velm", '"at Velm BURNED"')
    assert status == 0
    assert "The mill at Velm burned." in out[1]
    status, out, err = run("search", "-a", file, "nowhere")
    assert (status, out) == (1, [])
    assert "holds nowhere" in err[0]
    _, out, _ = run("stats", "-a", file, "--json")
    assert json.loads("".join(out))["articles"] == 3
    _, out, _ = run("stats", "-a", file)
    assert out[0].startswith("articles   3 of 1 sources")


def test_an_export_is_taken_in_whole_or_its_wrong_line_is_told(run, folder, file, tmp_path, monkeypatch):
    run("add", folder, "-a", file)
    lines, other = tmp_path / "lines.jsonl", tmp_path / "other.archive"
    assert run("export", "-a", file, "--output", lines) == (0, [], [])
    assert run("import", lines, "-a", other) == (0, ["3 articles and 0 decisions were new"], [])
    _, out, _ = run("export", "-a", other)
    assert out == lines.read_text().splitlines()
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines.read_text()))
    assert run("import", "-", "-a", other) == (0, ["0 articles and 0 decisions were new"], [])
    lines.write_text("sonnet\n")
    status, _, err = run("import", lines, "-a", other)
    assert (status, err) == (2, ["factcheck: line 1: is no line of an exported archive"])
    assert run("import", tmp_path / "missing", "-a", other)[0] == 2
    assert not list(tmp_path.glob(".*partial"))


def test_removing_takes_paths_and_ids(run, folder, file):
    run("add", folder, "-a", file)
    _, out, _ = run("list", "-a", file)
    id_ = out[2].split()[0]
    status, out, err = run("remove", folder / "Orsk.txt", id_, "nobody", "-a", file)
    assert status == 2
    assert [line.rpartition(": ")[2] for line in out] == ["removed 1 text", "removed 1 text"]
    assert err == ["factcheck: nobody: is not in the archive"]
    _, out, _ = run("list", "-a", file)
    assert len(out) == 1


def test_packing_tells_the_sizes(run, folder, file):
    run("add", folder, "-a", file)
    status, out, _ = run("compact", "-a", file)
    assert status == 0
    assert out[0].startswith("packed ")
    assert run("verify", "-a", file)[0] == 0


@pytest.mark.parametrize("command", [["list"], ["search", "x"], ["stats"], ["export"], ["verify"], ["compact"],
                                     ["remove", "x"]])  # fmt: skip
def test_another_file_or_none_ends_in_one_line(run, command, tmp_path):
    text = tmp_path / "article.txt"
    text.write_text("An article.")
    for path, told in ((text, "is not an archive of factcheck"), (tmp_path / "missing", "there is no such archive")):
        status, out, err = run(*command, "--archive", path)
        assert (status, out, len(err)) == (2, [], 1)
        assert told in err[0]
    assert text.read_text() == "An article."
    assert not (tmp_path / "missing").exists()


def test_articles_are_not_added_to_an_article(run, folder, tmp_path):
    status, _, err = run("add", folder, "-a", folder / "Orsk.txt")
    assert (status, len(err)) == (2, 1)
