"""Who may see the desk and who may decide: every route against everybody who may not, and the log-in."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from test_http_access import routes_of

from factcheck.archive import Archive
from factcheck.web.access import Access, Identity
from factcheck.web.desk import Desk, create
from factcheck.web.desk import people as people_module
from factcheck.web.desk.doors import Attempts
from factcheck.web.desk.people import People, PeopleError, add

BASE = "http://127.0.0.1:8765"
TOKEN = "a-token-for-the-desk"
OWN = {"origin": BASE}
STATIC = Path(people_module.__file__).parent / "static"


def desk_app(archive: Path, people: People | None = None) -> FastAPI:
    access = Access(token=TOKEN, port=8765, owner=Identity("Ida Falk", "admin"))
    return create(Desk(archive=archive, clock=lambda: datetime(2023, 5, 7, 9, 30, tzinfo=UTC), people=people), access)


@pytest.fixture
def app(desk_archive: Path) -> FastAPI:
    return desk_app(desk_archive)


@pytest.fixture
def stranger(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False)


def table_of(app: FastAPI) -> list[tuple[str, str]]:
    """Every route with every method, those of the static files by their names."""
    filled = [
        (method, re.sub(r"\{[^}]*\}", "x", path)) for method, path in routes_of(app.routes) if "static" not in path
    ]
    return [*filled, *(("GET", f"/static/{file.name}") for file in STATIC.iterdir()), ("GET", "/nowhere")]


def test_the_table_has_every_page(app: FastAPI) -> None:
    table = set(table_of(app))
    assert {("GET", "/queue"), ("POST", "/findings/x/decisions"), ("GET", "/decisions.csv"), ("POST", "/login")} < table
    assert ("GET", "/static/desk.js") in table and len(table) >= 20


BEARER = {"authorization": f"Bearer {TOKEN}"}
REFUSED: dict[str, tuple[dict[str, str], int]] = {
    "no token": ({}, 401),
    "a wrong token": ({"authorization": "Bearer wrong"}, 401),
    "a cookie of nobody's session": ({"cookie": "factcheck_8765=guessed"}, 401),
    "a wrong Host": ({**BEARER, "host": "evil.example"}, 421),
    "a Host that only begins like ours": ({**BEARER, "host": "127.0.0.1.evil.example:8765"}, 421),
    "an empty Host": ({**BEARER, "host": ""}, 421),
    "a cross-site request": ({**BEARER, "sec-fetch-site": "cross-site"}, 403),
    "a wrong Origin": ({**BEARER, "origin": "http://evil.example"}, 403),
    "an opaque Origin": ({**BEARER, "origin": "null"}, 403),
}


@pytest.mark.parametrize(("headers", "status"), REFUSED.values(), ids=REFUSED)
def test_no_page_is_shown(app: FastAPI, stranger: TestClient, headers: dict[str, str], status: int) -> None:
    for method, path in table_of(app):
        response = stranger.request(method, path, headers=headers)
        assert response.status_code == status, (method, path)
        assert response.headers["content-security-policy"].startswith("default-src 'none'"), path
        assert "Orsk" not in response.text


def test_a_session_is_refused_from_elsewhere_and_without_an_origin(app: FastAPI, stranger: TestClient) -> None:
    assert stranger.get(f"/queue?token={TOKEN}").status_code == 303
    for method, path in table_of(app):
        for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}):
            assert stranger.request(method, path, headers=headers).status_code == 403, (method, path)
        if method == "POST":
            assert stranger.request(method, path).status_code == 403, path


@pytest.fixture
def shared(desk_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., TestClient]:
    """A desk of three people; gives browsers that are logged in as one of them, or as nobody."""
    monkeypatch.setattr(people_module, "_COST", 2**10)
    file = tmp_path / "people.json"
    for name, role in (("Rosa", "reader"), ("Viktor", "reviewer"), ("Ada", "admin")):
        add(file, name, role, f"password of {name}")
    application = desk_app(desk_archive, People(file))

    def browser(name: str | None = None) -> TestClient:
        client = TestClient(application, base_url=BASE, follow_redirects=False)
        if name:
            form = {"name": name, "password": f"password of {name}", "wanted": "/queue"}
            assert client.post("/login", data=form, headers=OWN).status_code == 303
        return client

    return browser


def first_finding(archive: Path) -> str:
    with Archive.open(archive, read_only=True) as opened:
        return opened.queue().findings[0].discrepancy.fingerprint


def test_a_shared_desk_asks_everybody_to_log_in(shared: Callable[..., TestClient]) -> None:
    nobody = shared()
    response = nobody.get("/queue?kind=date")
    assert response.status_code == 401
    assert 'name="wanted" value="/queue?kind=date"' in response.text
    assert nobody.get("/login").status_code == nobody.get("/static/desk.css").status_code == 200
    for method, path in table_of(nobody.app):  # type: ignore[arg-type]
        if path != "/login" and not path.startswith("/static/"):
            assert nobody.request(method, path, headers=OWN).status_code == 401, (method, path)


def test_what_each_role_may_do(shared: Callable[..., TestClient], desk_archive: Path) -> None:
    fingerprint = first_finding(desk_archive)
    reader = shared("Rosa")
    page = reader.get(f"/findings/{fingerprint}")
    assert page.status_code == 200 and "Dismiss because" not in page.text
    act = {"action": "confirm", "seen": "0"}
    assert reader.post(f"/findings/{fingerprint}/decisions", data=act, headers=OWN).status_code == 403
    reviewer = shared("Viktor")
    assert reviewer.post(f"/findings/{fingerprint}/decisions", data=act, headers=OWN).status_code == 303
    with Archive.open(desk_archive, read_only=True) as archive:
        (kept,) = archive.decisions()
    assert (kept.author, kept.decided_at.isoformat()) == ("Viktor", "2023-05-07T09:30:00+00:00")


def test_a_wrong_password_and_an_unknown_name_are_told_alike(shared: Callable[..., TestClient]) -> None:
    nobody = shared()
    answers = [
        nobody.post("/login", data={"name": name, "password": "guessed guess"}, headers=OWN)
        for name in ("Ada", "Nobody at all")
    ]
    assert [one.status_code for one in answers] == [401, 401]
    assert answers[0].text == answers[1].text
    assert "set-cookie" not in answers[0].headers


def test_guessing_is_slowed_down(shared: Callable[..., TestClient]) -> None:
    nobody = shared()
    for _ in range(5):
        nobody.post("/login", data={"name": "Ada", "password": "guessed guess"}, headers=OWN)
    right = nobody.post("/login", data={"name": "Ada", "password": "password of Ada"}, headers=OWN)
    assert right.status_code == 429
    assert 0 < int(right.headers["retry-after"]) <= 301
    shared("Viktor")


def test_attempts_are_forgotten_with_time() -> None:
    now = [0.0]
    attempts = Attempts(most=2, seconds=60, clock=lambda: now[0])
    attempts.failed("Ada")
    assert attempts.wait("Ada") == 0
    attempts.failed("Ada")
    assert attempts.wait("Ada", "Viktor") == 61
    now[0] = 61
    assert attempts.wait("Ada") == 0


def test_logging_out_ends_the_session(shared: Callable[..., TestClient]) -> None:
    browser = shared("Viktor")
    cookie = browser.cookies["factcheck_8765"]
    assert browser.post("/logout", headers=OWN).status_code == 303
    browser.cookies.set("factcheck_8765", cookie)
    assert browser.get("/queue").status_code == 401


@pytest.mark.parametrize("wanted", ["//evil.example", "/\\evil.example", "https://evil.example", "\r\nSet-Cookie: x=1"])
def test_a_log_in_leads_to_no_other_host(shared: Callable[..., TestClient], wanted: str) -> None:
    form = {"name": "Ada", "password": "password of Ada", "wanted": wanted}
    response = shared().post("/login", data=form, headers=OWN)
    place = response.headers["location"]
    assert response.status_code == 303
    assert place.startswith("/") and not place.startswith(("//", "/\\")) and "\n" not in place


def test_passwords_are_kept_as_scrypt_and_the_file_is_the_owners(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    add(file, "Ada", "admin", "ten letters")
    add(file, "Ada", "reviewer", "other letters")
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
            add(file, name, role, password)
    file.write_text("[]")
    with pytest.raises(PeopleError, match="is no file of people"):
        People(file)


def test_somebody_is_added_on_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    command: list[Any] = [
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


def test_htmx_is_the_release_that_was_looked_at() -> None:
    digest = hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest()
    assert digest == "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
