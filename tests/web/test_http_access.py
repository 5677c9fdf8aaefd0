"""Every route of the service against everybody who may not ask: the table is made from the routes that there are."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount
from starlette.testclient import TestClient
from web_addresses import BASE, BEARER, TOKEN

from factcheck.web.access import Access, Identity, Sessions

COOKIE = {"sec-fetch-site": "same-origin"}


def routes_of(routes: list[BaseRoute], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every path with every method; a route of a kind that is not known here fails the test that asks for it."""
    for route in routes:
        nested = getattr(route, "original_router", None) or (route if isinstance(route, Mount) else None)
        if nested is not None and getattr(route, "methods", None) is None:
            yield from routes_of(nested.routes, prefix + getattr(route, "path", ""))
            continue
        for method in sorted(route.methods):  # type: ignore[attr-defined]
            yield method, prefix + route.path.replace("{path:path}", "x")  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def table(application: FastAPI) -> list[tuple[str, str]]:
    return list(routes_of(application.routes))


@pytest.fixture
def stranger(application: FastAPI) -> TestClient:
    """Whoever asks without a token; the service's own processes are not needed to refuse."""
    return TestClient(application, base_url=BASE, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture
def logged_in(stranger: TestClient) -> TestClient:
    """A browser that came by the start URL."""
    assert stranger.get(f"/?token={TOKEN}").status_code == 303
    return stranger


def test_the_table_has_every_route_of_the_description(application: FastAPI, table: list[tuple[str, str]]) -> None:
    described = {
        (method.upper(), path) for path, methods in application.openapi()["paths"].items() for method in methods
    }
    assert described <= set(table)
    assert {("POST", "/v1/check"), ("POST", "/v1/documents"), ("GET", "/v1/discrepancies"), ("GET", "/v1/health")} == (
        described
    )


REFUSED = {
    "no token": ({}, 401),
    "a wrong token": ({"authorization": "Bearer wrong"}, 401),
    "another scheme": ({"authorization": f"Basic {TOKEN}"}, 401),
    "a cookie of nobody's session": ({"cookie": "factcheck_8765=guessed"}, 401),
    "a wrong Host": ({**BEARER, "host": "evil.example"}, 421),
    "a Host that only begins like ours": ({**BEARER, "host": "127.0.0.1.evil.example:8765"}, 421),
    "a Host with our name as a user": ({**BEARER, "host": "127.0.0.1:8765@evil.example"}, 421),
    "a Host with another port": ({**BEARER, "host": "127.0.0.1:80"}, 421),
    "an empty Host": ({**BEARER, "host": ""}, 421),
    "a wrong Origin": ({**BEARER, "origin": "http://evil.example"}, 403),
    "an Origin that only begins like ours": ({**BEARER, "origin": "http://127.0.0.1:8765.evil.example"}, 403),
    "an Origin of another port": ({**BEARER, "origin": "http://127.0.0.1:9999"}, 403),
    "an opaque Origin": ({**BEARER, "origin": "null"}, 403),
    "a cross-site request": ({**BEARER, "sec-fetch-site": "cross-site"}, 403),
    "a request from a sibling site": ({**BEARER, "sec-fetch-site": "same-site"}, 403),
    "a cross-site form": ({**BEARER, "sec-fetch-site": "cross-site", "origin": "http://evil.example"}, 403),
}


@pytest.mark.parametrize(("headers", "status"), REFUSED.values(), ids=REFUSED)
def test_no_route_answers(
    stranger: TestClient, table: list[tuple[str, str]], headers: dict[str, str], status: int
) -> None:
    for method, path in [*table, ("GET", "/nowhere"), ("POST", "/"), ("TRACE", "/v1/check")]:
        response = stranger.request(method, path, headers=headers)
        assert response.status_code == status, (method, path)
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        if method != "HEAD":
            told = response.json()
            assert response.headers["content-type"] == "application/problem+json"
            assert (told["status"], "\n" in told["detail"]) == (status, False)


def test_a_browser_session_is_refused_from_elsewhere(logged_in: TestClient, table: list[tuple[str, str]]) -> None:
    for method, path in table:
        for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}):
            assert logged_in.request(method, path, headers=headers).status_code == 403, (method, path)


def test_a_cookie_alone_changes_nothing(logged_in: TestClient, table: list[tuple[str, str]]) -> None:
    for method, path in table:
        if method not in ("GET", "HEAD"):
            assert logged_in.request(method, path).status_code == 403
            assert logged_in.request(method, path, headers=COOKIE).status_code == 422
            own = {"origin": "http://127.0.0.1:8765"}
            assert logged_in.request(method, path, headers=own).status_code == 422


def test_whoever_shows_the_token_is_let_in_under_every_name_of_ours(stranger: TestClient) -> None:
    for host in ("127.0.0.1:8765", "localhost:8765", "[::1]:8765", "desk.example", "DESK.example:443"):
        assert stranger.get("/openapi.json", headers={**BEARER, "host": host}).status_code == 200


def test_the_start_url_gives_a_strict_cookie_and_takes_the_token_out_of_the_address(stranger: TestClient) -> None:
    response = stranger.get(f"/openapi.json?token={TOKEN}&x=1")
    assert (response.status_code, response.headers["location"]) == (303, "/openapi.json?x=1")
    cookie = response.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert TOKEN not in cookie
    assert stranger.get("/openapi.json").status_code == 200


def test_the_start_url_leads_to_no_other_host(stranger: TestClient) -> None:
    for path in ("//evil.example/", "/\\evil.example", "///evil.example"):
        response = stranger.get(f"http://127.0.0.1:8765{path}?token={TOKEN}")
        assert response.headers.get("location", "/").startswith(("/e", "/%5Ce")), path


def test_a_followed_link_is_answered_and_a_frame_or_script_is_not(logged_in: TestClient) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert logged_in.get("/openapi.json", headers=link).status_code == 200
    for mode in ("no-cors", "cors"):
        headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode}
        assert logged_in.get("/openapi.json", headers=headers).status_code == 403


def test_two_host_headers_are_refused(stranger: TestClient) -> None:
    headers = [("host", "127.0.0.1:8765"), ("host", "evil.example"), ("authorization", f"Bearer {TOKEN}")]
    assert stranger.request("GET", "/openapi.json", headers=headers).status_code == 421


def test_a_session_ends_with_its_time() -> None:
    now = [0.0]
    sessions = Sessions(lifetime=60, clock=lambda: now[0])
    value = sessions.open(Identity("Ida", "reviewer"))
    assert sessions.of(value) == Identity("Ida", "reviewer")
    now[0] = 61
    assert sessions.of(value) is None
    other = sessions.open(Identity("Ida", "reader"))
    sessions.close(other)
    assert sessions.of(other) is None


def test_without_a_token_only_the_origin_and_the_host_guard() -> None:
    access = Access(token=None, port=8765)
    assert not access.is_token("")
    assert access.admits_host("localhost:8765") and not access.admits_host("evil.example")
