"""Decisions at the desk: acknowledged ones outlive the process, and all of them can be had as data."""

import csv
import io
import json
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from factcheck.archive import Archive
from factcheck.web.access import Access, Identity
from factcheck.web.desk import Desk, create
from factcheck.web.desk.rules import wilson

OWN = {"origin": "http://127.0.0.1:8765"}


@pytest.fixture
def editor(desk_archive: Path) -> TestClient:
    access = Access(token="t", port=8765, owner=Identity("Ida Falk", "admin"))
    app = create(Desk(archive=desk_archive, clock=lambda: datetime(2023, 5, 7, 9, 30, tzinfo=UTC)), access)
    client = TestClient(app, base_url=OWN["origin"], follow_redirects=False)
    client.get("/queue?token=t")
    client.headers.update(OWN)
    return client


def fingerprints(archive: Path) -> list[str]:
    with Archive.open(archive, read_only=True) as opened:
        return [one.discrepancy.fingerprint for one in opened.queue().findings]


def test_a_desk_that_is_killed_has_lost_no_acknowledged_decision(desk_archive: Path) -> None:
    name = fingerprints(desk_archive)[0]
    acknowledged: list[str] = []
    for life in range(2):
        command = [str(Path(sys.executable).with_name("factcheck")), "review", str(desk_archive), "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
            assert desk.stdout is not None
            start = httpx.URL(desk.stdout.readline().split()[-1])
            base = f"http://{start.host}:{start.port}"

            def decide(writer: int, base: str = base, token: str = start.params["token"], life: int = life) -> None:
                headers = {"authorization": f"Bearer {token}"}
                with httpx.Client(base_url=base, headers=headers) as client:
                    for number in range(10_000):
                        words = f"{life} {writer} {number}"
                        form = {"action": "comment", "comment": words, "seen": str(10**9)}
                        try:
                            answer = client.post(f"/findings/{name}/decisions", data=form)
                        except httpx.HTTPError:
                            return
                        assert answer.status_code == 303, answer.text
                        acknowledged.append(words)

            writers = [threading.Thread(target=decide, args=(number,)) for number in range(2)]
            before = len(acknowledged)
            for writer in writers:
                writer.start()
            until = time.monotonic() + 30
            while len(acknowledged) < before + 25 and time.monotonic() < until:
                time.sleep(0.01)
            desk.send_signal(signal.SIGKILL)
            for writer in writers:
                writer.join(20)
    with Archive.open(desk_archive) as archive:
        kept = {act.comment for act in archive.decisions()}
        assert archive.verify() == ()
    assert len(acknowledged) >= 50
    assert set(acknowledged) <= kept


def test_decisions_are_data(editor: TestClient, desk_archive: Path) -> None:
    confirmed, dismissed, *_ = fingerprints(desk_archive)
    for name, form in (
        (confirmed, {"action": "confirm"}),
        (dismissed, {"action": "dismiss", "reason": "both right", "comment": "=SUM(A1), “quoted”\nsecond line"}),
    ):
        assert editor.post(f"/findings/{name}/decisions", data={**form, "seen": "0"}).status_code == 303
    lines = [json.loads(line) for line in editor.get("/decisions.jsonl").text.splitlines()]
    assert [(one["action"], one["author"], one["reason"]) for one in lines] == [
        ("confirm", "Ida Falk", ""),
        ("dismiss", "Ida Falk", "both right"),
    ]
    assert lines[0]["decided_at"] == "2023-05-07T09:30:00+00:00"
    assert " | " in lines[0]["values"] and lines[0]["rule"]
    rows = list(csv.DictReader(io.StringIO(editor.get("/decisions.csv").text)))
    assert [row["fingerprint"] for row in rows] == [confirmed, dismissed]
    assert rows[1]["comment"].startswith("'=SUM")
    page = editor.get("/rules").text
    assert "100% (21% to 100%)" in page


def test_what_is_no_decision_is_refused_with_a_page(editor: TestClient, desk_archive: Path) -> None:
    name = fingerprints(desk_archive)[0]
    for form in (
        {"action": "judge"},
        {"action": "dismiss"},
        {"action": "comment"},
        {},
        {"action": "confirm", "seen": "x"},
    ):
        answer = editor.post(f"/findings/{name}/decisions", data=form)
        assert answer.status_code == 422 and answer.text.startswith("<!doctype html>"), form
    assert editor.post("/findings/nothing/decisions", data={"action": "confirm"}).status_code == 404
    with Archive.open(desk_archive, read_only=True) as archive:
        assert archive.decisions() == ()


def test_copies_of_one_story_are_folded(editor: TestClient, desk_archive: Path) -> None:
    pages = [editor.get(f"/findings/{name}").text for name in fingerprints(desk_archive)]
    (page,) = [page for page in pages if "14 workers and 41 workers" in page]
    assert "Word for word in 1 more place" in page
    assert page.count("<blockquote>") == 2


def test_the_wilson_interval_is_that_of_the_formula() -> None:
    low, high = wilson(8, 10) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert wilson(0, 0) is None
