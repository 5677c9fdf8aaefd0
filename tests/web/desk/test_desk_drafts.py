"""A draft at the desk: progress while it is checked, and nobody but its author sees it."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from test_desk_access import OWN, shared  # noqa: F401  a fixture

from factcheck import checking
from factcheck.archive import Archive
from factcheck.web.desk import jobs

DRAFT = {"draft": "A fire at the paper mill in Orsk injured 23 workers on Tuesday, mayor Nadia Feld said."}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Checks that wait in their comparing until they are let go."""
    go = threading.Event()
    check = checking.check

    def waiting(*given: Any, progress: Any, **more: Any) -> checking.Checked:
        progress("comparing", 3, 8)
        go.wait(20)
        return check(*given, progress=progress, **more)

    monkeypatch.setattr(checking, "check", waiting)
    monkeypatch.setattr(jobs, "_AT_ONCE", 0.05)
    yield go
    go.set()


def test_the_page_tells_how_far_a_check_is(shared: Any, slow: threading.Event) -> None:  # noqa: F811
    author = shared("Viktor")
    place = author.post("/check", data=DRAFT, headers=OWN).headers["location"]
    page = author.get(place).text
    assert '<p role="status" id="told" class="tally">Comparing</p>' in page
    assert 'value="3" max="8"' in page and 'hx-trigger="every 500ms"' in page
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    assert author.post(f"{place}/keep", data={"origin": "x"}, headers=OWN).status_code == 409
    assert shared("Ada").get(place).status_code == 404
    slow.set()
    for _ in range(200):
        page = author.get(place).text
        if "<progress" not in page:
            break
        threading.Event().wait(0.05)
    assert "in this draft" in page and "hx-trigger=" not in page


def test_too_many_checks_are_turned_away(shared: Any, slow: threading.Event) -> None:  # noqa: F811
    author = shared("Viktor")
    answers = [author.post("/check", data=DRAFT, headers=OWN).status_code for _ in range(9)]
    assert answers == [303] * 8 + [503]


def test_a_reader_may_check_and_keeps_nothing(shared: Any, desk_archive: Path) -> None:  # noqa: F811
    reader: TestClient = shared("Rosa")
    place = reader.post("/check", data=DRAFT, headers=OWN).headers["location"]
    assert reader.post(f"{place}/keep", data={"origin": "x"}, headers=OWN).status_code == 403
    with Archive.open(desk_archive, read_only=True) as archive:
        assert archive.statistics().articles == 5


def test_what_is_no_draft_is_refused(shared: Any) -> None:  # noqa: F811
    author = shared("Viktor")
    assert author.post("/check", data={"draft": " \n"}, headers=OWN).status_code == 422
    assert author.post("/check", data={**DRAFT, "published": "soon"}, headers=OWN).status_code == 422
    long = {"file": ("a.txt", b"x " * 600_000, "text/plain")}
    assert author.post("/check", files=long, headers=OWN).status_code == 413
    assert author.post("/check", data={"draft": "x " * 600_000}, headers=OWN).status_code == 400
    binary = {"file": ("a.txt", b"\xff\xfe\x00", "text/plain")}
    assert author.post("/check", files=binary, headers=OWN).status_code == 422
