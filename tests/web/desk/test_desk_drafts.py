"""A draft at the desk: progress while it is checked, an end to what takes too long, nobody but its author sees it."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_apps import OWN
from desk_waiting import never_or_at_once, when_let_go
from starlette.testclient import TestClient

from factcheck.archive import Archive
from factcheck.web.desk import jobs
from factcheck.web.desk.jobs import Jobs

DRAFT = {"draft": "A fire at the paper mill in Orsk injured 23 workers on Tuesday, mayor Nadia Feld said."}


@pytest.fixture
def author(shared: Any) -> Iterator[TestClient]:
    """The browser of a reviewer; the processes of the desk end with the test."""
    browser: TestClient = shared("Viktor")
    yield browser
    browser.app.state.jobs.close()  # type: ignore[attr-defined]


@pytest.fixture
def held(author: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The desk's checks wait until there is this file, whose name is given as the source of a draft."""
    jobs_of(author, Jobs(60.0, work=when_let_go))
    monkeypatch.setattr(jobs, "_AT_ONCE", 0.05)
    yield tmp_path / "go"
    (tmp_path / "go").touch()


def jobs_of(browser: TestClient, these: Jobs) -> None:
    browser.app.state.jobs = these  # type: ignore[attr-defined]


def until(browser: TestClient, place: str, words: str) -> str:
    """The page of a check once it has these words; a machine may be slow."""
    for _ in range(1200):
        answer = browser.get(place)
        page = answer.text
        assert answer.status_code == 200, page
        if words in page:
            return page
        time.sleep(0.05)
    raise AssertionError(f"{words!r} never came: {page}")


def sent(browser: TestClient, **form: str) -> str:
    answer = browser.post("/check", data={**DRAFT, **form}, headers=OWN)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_the_page_tells_how_far_a_check_is(author: TestClient, held: Path, shared: Any) -> None:
    place = sent(author, source=str(held), published="2023-05-05")
    page = until(author, place, "Comparing")
    assert '<p role="status" id="told" class="tally">Comparing</p>' in page
    assert 'value="3" max="8"' in page and 'hx-trigger="every 500ms"' in page
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    assert author.post(f"{place}/keep", data={"origin": "x"}, headers=OWN).status_code == 409
    assert shared("Ada").get(place).status_code == 404
    held.touch()
    page = until(author, place, "in this draft")
    assert "<progress" not in page and "hx-trigger=" not in page
    assert "<mark>23 workers</mark>" in page and "this draft" in page


def test_too_many_checks_are_turned_away(author: TestClient, held: Path) -> None:
    for _ in range(8):
        sent(author, source=str(held))
    answer = author.post("/check", data=DRAFT, headers=OWN)
    assert answer.status_code == 503 and "too many drafts are being checked" in answer.text


def test_a_check_that_takes_too_long_ends_with_a_line_and_the_next_one_is_made(author: TestClient) -> None:
    jobs_of(author, Jobs(1.0, work=never_or_at_once))
    page = until(author, sent(author, source="never"), "could not be finished")
    told = "it took longer than the 1 seconds that a draft may take: check it in parts"
    assert f"The check could not be finished: {told}" in page and "Traceback" not in page
    until(author, sent(author), "this draft had its turn")


def test_a_reader_may_check_and_keeps_nothing(author: TestClient, shared: Any, desk_archive: Path) -> None:
    reader: TestClient = shared("Rosa")
    place = sent(reader)
    assert "Keep it in the archive" not in until(reader, place, "in this draft")
    assert reader.post(f"{place}/keep", data={"origin": "x"}, headers=OWN).status_code == 403
    with Archive.open(desk_archive, read_only=True) as archive:
        assert archive.statistics().articles == 5


def test_what_is_no_draft_is_refused(author: TestClient) -> None:
    assert author.post("/check", data={"draft": " \n"}, headers=OWN).status_code == 422
    assert author.post("/check", data={**DRAFT, "published": "soon"}, headers=OWN).status_code == 422
    long = {"file": ("a.txt", b"x " * 600_000, "text/plain")}
    assert author.post("/check", files=long, headers=OWN).status_code == 413
    assert author.post("/check", data={"draft": "x " * 600_000}, headers=OWN).status_code == 400
    binary = {"file": ("a.txt", b"\xff\xfe\x00", "text/plain")}
    assert author.post("/check", files=binary, headers=OWN).status_code == 422


def test_a_draft_that_is_checked_again_keeps_its_lines(author: TestClient) -> None:
    place = sent(author, draft="The mill in Orsk opened in 1987.\n\nNadia Feld is the mayor.\nShe said so.")
    page = until(author, place, "in this draft")
    assert "opened in 1987.\n\nNadia Feld is the mayor.\nShe said so.</textarea>" in page
