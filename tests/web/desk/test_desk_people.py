"""The people of a shared desk: what each role may do, who looks after them, and what is noted about it."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from desk_apps import OWN, first_finding
from fastapi import FastAPI
from starlette.testclient import TestClient
from test_http_access import routes_of

from factcheck.archive import Archive
from factcheck.web.access import Identity
from factcheck.web.desk import passwords
from factcheck.web.desk.people import People, PeopleError, change

NOON = datetime(2023, 5, 7, 12, tzinfo=UTC)
Browser = Callable[..., TestClient]


def give(file: Path, name: str, role: str, password: str, **more: Any) -> None:
    change(file, "add", name, role=role, password=password, by="Ida", at=NOON, **more)


NEEDS = {
    ("POST", "/findings/{fingerprint}/decisions"): "reviewer",
    ("POST", "/check/{name}/keep"): "reviewer",
    ("GET", "/people"): "admin",
    ("POST", "/people"): "admin",
}
"""What not everybody who is logged in may do. A route that is new and changes something has to be put here, or among
those that every reader may use."""
FOR_READERS = {("POST", "/check"), ("POST", "/login"), ("POST", "/logout"), ("POST", "/password")}
RANKS = ("reader", "reviewer", "admin")


def test_what_each_role_may_do(shared: Browser) -> None:
    """Of the app's own list of routes each is tried by each of the three."""
    application = shared().app
    assert isinstance(application, FastAPI)
    table = {(method, path) for method, path in routes_of(application.routes) if "static" not in path}
    assert set(NEEDS) <= table
    unsafe = {(method, path) for method, path in table if method not in ("GET", "HEAD")}
    assert unsafe <= NEEDS.keys() | FOR_READERS
    for name, role in (("Rosa", "reader"), ("Viktor", "reviewer"), ("Ada", "admin")):
        browser = shared(name)
        for method, path in sorted(table, key=lambda one: one[1] == "/logout"):
            answer = browser.request(method, re.sub(r"\{[^}]*\}", "x", path), headers=OWN)
            needed = NEEDS.get((method, path), "reader")
            is_refused = answer.status_code == 403
            assert is_refused == (RANKS.index(role) < RANKS.index(needed)), (role, method, path, answer.status_code)
            assert answer.status_code < 500 and (path == "/login" or answer.status_code != 401), (role, method, path)


def test_a_page_shows_what_its_reader_may_do(shared: Browser, desk_archive: Path) -> None:
    finding = f"/findings/{first_finding(desk_archive)}"
    for name, decides, looks_after in (("Rosa", False, False), ("Viktor", True, False), ("Ada", True, True)):
        page = shared(name).get(finding).text
        assert ("Dismiss because" in page) == decides
        assert ('href="/people"' in page) == looks_after


def test_a_decision_carries_who_and_when(shared: Browser, desk_archive: Path) -> None:
    place = f"/findings/{first_finding(desk_archive)}/decisions"
    act = {"action": "confirm", "seen": "0"}
    assert shared("Rosa").post(place, data=act, headers=OWN).status_code == 403
    assert shared("Viktor").post(place, data=act, headers=OWN).status_code == 303
    with Archive.open(desk_archive, read_only=True) as archive:
        (kept,) = archive.decisions()
    assert (kept.author, kept.decided_at.isoformat()) == ("Viktor", "2023-05-07T09:30:00+00:00")


def posted(browser: TestClient, action: str, name: str, **more: str) -> int:
    return browser.post("/people", data={"action": action, "name": name, **more}, headers=OWN).status_code


def test_an_admin_looks_after_the_people(shared: Browser) -> None:
    ada = shared("Ada")
    secret = {"password": "password of Bo Lund", "again": "password of Bo Lund"}
    assert posted(ada, "add", "Bo  Lund", role="reader", **secret) == 303
    bo = shared()
    form = {"name": "Bo Lund", "password": "password of Bo Lund"}
    assert bo.post("/login", data=form, headers=OWN).status_code == 303
    assert "Bo Lund, reader" in bo.get("/queue").text

    assert posted(ada, "role", "Bo Lund", role="reviewer") == 303
    assert "Bo Lund, reviewer" in bo.get("/queue").text, "a role holds from the next page on"
    assert posted(ada, "password", "Bo Lund", password="another password", again="another password") == 303
    assert bo.get("/queue").status_code == 401, "whoever knew the old password is out"
    form["password"] = "another password"
    assert bo.post("/login", data=form, headers=OWN).status_code == 303
    assert posted(ada, "off", "Bo Lund") == 303
    assert bo.get("/queue").status_code == 401
    assert bo.post("/login", data=form, headers=OWN).status_code == 401
    assert posted(ada, "on", "Bo Lund") == 303
    assert bo.post("/login", data=form, headers=OWN).status_code == 303

    page = re.sub(r"<[^>]+>", "", ada.get("/people").text)
    for line in (
        "Bo Lund was added as reader by Ada",
        "Bo Lund was made reviewer by Ada",
        "Bo Lund was given a new password by Ada",
        "Bo Lund was switched off by Ada",
        "Bo Lund was switched on again by Ada",
    ):
        assert f"7 May 2023, 09:30 · {line}" in page


def test_what_cannot_be_done_to_people_is_said_in_one_line(shared: Browser) -> None:
    ada = shared("Ada")
    right = {"password": "ten letters", "again": "ten letters"}
    for form, said in (
        ({"action": "add", "name": "Rosa", "role": "reader", **right}, "Rosa: is there already"),
        ({"action": "add", "name": "Bo", "role": "boss", **right}, "boss: is no role"),
        ({"action": "add", "name": "Bo", "role": "reader", "password": "short", "again": "short"}, "at least 10"),
        ({"action": "add", "name": "Bo", "role": "reader", "password": "ten letters"}, "are not the same"),
        ({"action": "role", "name": "Nobody", "role": "reader"}, "nobody of this name"),
        ({"action": "role", "name": "Ada", "role": "reader"}, "is the last admin"),
        ({"action": "off", "name": "Ada"}, "Nobody switches themselves off"),
        ({"action": "raise", "name": "Ada"}, "action: add"),
    ):
        answer = ada.post("/people", data=form, headers=OWN)
        assert answer.status_code == 422 and said in answer.text, form
    assert "was made" not in ada.get("/people").text


def test_everybody_changes_their_own_password(shared: Browser) -> None:
    here, there = shared("Rosa"), shared("Rosa")
    form = {"current": "password of Rosa", "password": "a better one", "again": "a better one"}
    assert here.post("/password", data={**form, "current": "guessed guess"}, headers=OWN).status_code == 422
    assert here.post("/password", data={**form, "again": "a bitter one"}, headers=OWN).status_code == 422
    assert here.post("/password", data=form, headers=OWN).status_code == 303
    assert here.get("/queue").status_code == 200
    assert there.get("/queue").status_code == 401
    for _ in range(5):
        here.post("/password", data={**form, "current": "guessed guess"}, headers=OWN)
    assert here.post("/password", data=form, headers=OWN).status_code == 429


def test_what_was_done_is_only_ever_added_to(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    give(file, "Ada", "admin", "ten letters")
    noted = [People(file).acts()]
    steps: list[tuple[Any, dict[str, str]]] = [
        ("role", {"role": "admin"}), ("password", {"password": "eleven letters"}), ("off", {}), ("on", {}),
    ]  # fmt: skip
    give(file, "Bo", "reader", "ten letters")
    for action, more in steps:
        change(file, action, "Bo", by="Ada", at=NOON, **more)  # type: ignore[arg-type]
        noted.append(People(file).acts())
    assert all(later[: len(earlier)] == earlier for earlier, later in pairwise(noted))
    assert [(one.action, one.by) for one in noted[-1]] == [
        ("add", "Ida"), ("add", "Ida"), ("role", "Ada"), ("password", "Ada"), ("off", "Ada"), ("on", "Ada"),
    ]  # fmt: skip


def test_changes_at_the_same_time_are_all_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_COST", 2)
    file = tmp_path / "people.json"
    names = [f"Editor {number}" for number in range(12)]
    writers = [threading.Thread(target=give, args=(file, name, "reviewer", "ten letters")) for name in names]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(one.name for one in People(file).all()) == sorted(names)
    assert len(People(file).acts()) == len(names)


def test_a_file_without_notes_is_taken_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    give(file, "Ada", "admin", "ten letters")
    written = json.loads(file.read_text())
    del written["acts"], written["people"][0]["is_active"]
    file.write_text(json.dumps(written))
    assert People(file).who("Ada", "ten letters") == Identity("Ada", "admin")


def test_a_file_that_breaks_shuts_the_desk_with_a_line(shared: Browser, tmp_path: Path) -> None:
    ada = shared("Ada")
    (tmp_path / "people.json").write_text("[]")
    assert ada.get("/queue").status_code == 401
    answer = ada.post("/login", data={"name": "Ada", "password": "password of Ada"}, headers=OWN)
    assert answer.status_code == 503 and "is no file of people" in answer.text


def test_passwords_are_kept_as_scrypt_and_the_file_is_the_owners(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    give(file, "Ada", "reader", "ten letters")
    give(file, "Ada", "reviewer", "other letters", may_replace=True)
    (ada,) = People(file).all()
    name, cost, block, lanes, _, _ = ada.password.split("$")
    assert (ada.role, name, int(cost) * int(block) * int(lanes)) == ("reviewer", "scrypt", 2**18)
    assert file.stat().st_mode & 0o077 == 0
    assert "letters" not in file.read_text()
    assert People(file).who("Ada", "ten letters") is None
    assert People(file).who("Ada", "other letters") == Identity("Ada", "reviewer")


def test_people_who_cannot_be_added_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    for name, role, password in (
        ("", "admin", "ten letters"),
        ("Ada", "boss", "ten letters"),
        ("Ada", "admin", "short"),
    ):
        with pytest.raises(PeopleError):
            give(file, name, role, password)
    file.write_text("[]")
    with pytest.raises(PeopleError, match="is no file of people"):
        People(file)


def test_somebody_is_added_on_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    command: list[str | Path] = [
        Path(sys.executable).with_name("factcheck"),
        "review",
        "--users",
        file,
        "--add-user",
        "Ada B:admin",
    ]
    done = subprocess.run(command, input="ten letters\n", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{file}: Ada B may log in as admin\n"), done.stderr
    assert People(file).who("Ada B", "ten letters") == Identity("Ada B", "admin")
    (act,) = People(file).acts()
    assert (act.action, act.role) == ("add", "admin") and act.by.endswith(" on the command line")
