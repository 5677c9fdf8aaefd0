"""Killed at any moment, written by several at once: the archive loses nothing and never tears an article."""

import json
import os
import pickle
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from archive_texts import packed, report

from factcheck import pipeline
from factcheck.archive import Archive, Packed
from factcheck.model import Decision

KILLS = int(os.environ.get("FACTCHECK_KILLS", "4"))

_ADDING = """
import pickle, sys
from factcheck.archive import Archive
articles = pickle.loads(open(sys.argv[2], "rb").read())
print("ready", flush=True)
with Archive.open(sys.argv[1], create=True) as archive:
    for addition in archive.add_all(articles, batch=int(sys.argv[3])):
        print(addition.document, flush=True)
"""

_DECIDING = """
import sys
from factcheck.archive import Archive
from factcheck.model import Decision
with Archive.open(sys.argv[1]) as archive:
    for number in range(int(sys.argv[2])):
        archive.decide(Decision(fingerprint=f"{number}", action="confirm", author=sys.argv[3],
                                decided_at="2026-05-06T12:00:00Z"))
        print(number, flush=True)
"""

_READING = """
import json, sys
from factcheck.archive import Archive
from factcheck.model import BlockKey
keys = [BlockKey(*one) for one in json.loads(sys.argv[2])]
with Archive.open(sys.argv[1], read_only=True) as archive:
    while sys.stdin.read(1) != "x":
        lookup = archive.candidates(keys)
        found = list(archive.articles(lookup.documents))
        assert len(found) == len(lookup.candidates)
        archive.search("mill"), archive.statistics(), archive.queue()
        print(lookup.archived, flush=True)
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory) -> tuple[Path, list[Packed]]:
    """Reports, some of them later versions of the `earlier` ones, pickled for other processes to add."""
    made = [packed(report(event, outlet)) for event in range(60) for outlet in range(2)]
    path = tmp_path_factory.mktemp("articles") / "articles.pickle"
    path.write_bytes(pickle.dumps(made))
    return path, made


def started(program: str, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finished(process: "subprocess.Popen[str]") -> list[str]:
    out, err = process.communicate("x", timeout=120)
    assert process.returncode == 0, err
    assert "locked" not in err
    return out.splitlines()


def begun(path: Path) -> Path:
    """An archive in which other texts of some of the reports' origins stand."""
    earlier = [packed(report(event, workers=800 + event, path=f"{event}-0.txt")) for event in range(0, 60, 3)]
    with Archive.open(path, create=True) as archive:
        list(archive.add_all(earlier))
    return path


def undisturbed(path: Path, articles: list[Packed]) -> list[str]:
    with Archive.open(path) as archive:
        list(archive.add_all(articles))
        return list(archive.export())


def test_an_archive_survives_kills_while_articles_are_added_and_ends_with_the_same_content(tmp_path, articles):
    source, made = articles
    path = begun(tmp_path / "news.archive")
    rng = random.Random(6)
    cut = finished_by_itself = 0
    for _ in range(KILLS):
        process = started(_ADDING, path, source, 3)
        assert process.stdout is not None
        process.stdout.readline()
        # After so many articles, not after so long: a quick machine would be done before a clock rings.
        early = [process.stdout.readline() for _ in range(rng.randrange(len(made) // 2))]
        process.send_signal(signal.SIGKILL)
        acknowledged = [line.strip() for line in (*early, *process.stdout) if line.endswith("\n")]
        process.communicate()
        cut += process.returncode == -signal.SIGKILL
        with Archive.open(path) as archive:
            assert archive.verify(thorough=True) == ()
            assert set(acknowledged) <= {one.document for one in archive.list(with_superseded=True)}
        if process.returncode == 0:  # begin anew: the rest of the kills would find nothing to do
            finished_by_itself += 1
            path = begun(tmp_path / f"news-{finished_by_itself}.archive")
    assert cut >= KILLS / 2
    assert undisturbed(path, made) == undisturbed(begun(tmp_path / "other.archive"), made)


def test_an_archive_survives_kills_while_it_is_made(tmp_path, articles):
    source, made = articles
    for number in range(max(2, KILLS // 4)):
        path = tmp_path / f"{number}.archive"
        process = started(_ADDING, path, source, 1)
        assert process.stdout is not None
        process.stdout.readline()
        threading.Event().wait(0.002 * number)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with Archive.open(path, create=True) as archive:
            assert archive.verify() == ()
            list(archive.add_all(made))
            assert [one.document for one in archive.list()] == [one.document for one in made]


def test_two_writers_and_a_reader_lose_nothing_and_nobody_is_told_of_a_lock(tmp_path, articles):
    source, made = articles
    path = tmp_path / "news.archive"
    half = tmp_path / "half.pickle"
    half.write_bytes(pickle.dumps(list(reversed(made))))
    Archive.open(path, create=True).close()
    keys = json.dumps(pipeline.archive_keys(report(5, 7)))
    reader = started(_READING, path, keys)
    writers = [started(_ADDING, path, source, 1), started(_ADDING, path, half, 1), started(_DECIDING, path, 60, "Ida")]
    others = started(_DECIDING, path, 60, "Jo")
    assert reader.stdin is not None
    reader.stdin.write("." * 40)
    for process in writers:
        finished(process)
    finished(others)
    assert len(finished(reader)) == 40
    with Archive.open(path) as archive:
        assert archive.verify(thorough=True) == ()
        assert {one.document for one in archive.list(with_superseded=True)} == {one.document for one in made}
        made_by = [(act.author, act.fingerprint) for act in archive.decisions()]
        assert sorted(made_by) == sorted((author, str(number)) for author in ("Ida", "Jo") for number in range(60))
        assert [act.number for act in archive.decisions()] == list(range(1, 121))


def test_an_acknowledged_decision_outlives_the_process(tmp_path):
    path = tmp_path / "news.archive"
    Archive.open(path, create=True).close()
    process = started(_DECIDING, path, 10_000, "Ida")
    assert process.stdout is not None
    acknowledged = [process.stdout.readline() for _ in range(20)]
    process.send_signal(signal.SIGKILL)
    acknowledged += [line for line in process.stdout if line.endswith("\n")]
    process.communicate()
    with Archive.open(path) as archive:
        assert len(archive.decisions()) >= len(acknowledged) >= 20


def test_two_processes_make_one_archive(tmp_path, articles):
    source, made = articles
    path = tmp_path / "news.archive"
    for process in [started(_ADDING, path, source, 50) for _ in range(3)]:
        finished(process)
    with Archive.open(path) as archive:
        assert archive.verify() == ()
        assert len(list(archive.list(with_superseded=True))) == len(made)


def test_a_batch_that_fails_leaves_nothing_behind(tmp_path, articles):
    _, made = articles
    with Archive.open(tmp_path / "news.archive", create=True) as archive:
        list(archive.add_all(made[:3]))
        before = list(archive.export())

        def failing():
            yield from made[3:6]
            raise RuntimeError("the reader has stopped")

        with pytest.raises(RuntimeError):
            list(archive.add_all(failing(), batch=100))
        assert list(archive.export()) == before
        archive.decide(Decision(fingerprint="1", action="confirm", author="Ida", decided_at="2026-05-06T12:00:00Z"))
        assert archive.verify() == ()
