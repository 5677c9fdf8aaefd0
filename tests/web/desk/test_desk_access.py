"""Who may see the desk and who may decide: every route against everybody who may not, and the log-in."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_apps import BASE, OWN, TOKEN, desk_app
from fastapi import FastAPI
from starlette.testclient import TestClient
from test_http_access import routes_of

from factcheck.web.desk import passwords
from factcheck.web.desk.doors import Attempts

STATIC = Path(passwords.__file__).parent / "static"


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


def test_a_shared_desk_asks_everybody_to_log_in(shared: Callable[..., TestClient]) -> None:
    nobody = shared()
    response = nobody.get("/queue?kind=date")
    assert response.status_code == 401
    assert 'name="wanted" value="/queue?kind=date"' in response.text
    assert nobody.get("/login").status_code == nobody.get("/static/desk.css").status_code == 200
    for method, path in table_of(nobody.app):  # type: ignore[arg-type]
        if path != "/login" and not path.startswith("/static/"):
            assert nobody.request(method, path, headers=OWN).status_code == 401, (method, path)


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


def test_htmx_is_the_release_that_was_looked_at() -> None:
    digest = hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest()
    assert digest == "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"


def test_a_cookie_goes_by_tls_alone_where_tls_is_known_of(shared: Callable[..., TestClient]) -> None:
    form = {"name": "Ada", "password": "password of Ada"}
    plain = shared().post("/login", data=form, headers=OWN)
    assert plain.headers["set-cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    by_tls = shared().post("/login", data=form, headers={"origin": BASE.replace("http:", "https:")})
    assert by_tls.headers["set-cookie"].endswith("; HttpOnly; SameSite=Strict; Secure")


def test_a_desk_behind_tls_gives_no_cookie_without_it(app: FastAPI, stranger: TestClient) -> None:
    app.state.access.is_behind_tls = True
    assert stranger.get(f"/queue?token={TOKEN}").headers["set-cookie"].endswith("; Secure")
