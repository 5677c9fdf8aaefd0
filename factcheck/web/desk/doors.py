"""Logging in and out of a shared desk."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.types import Scope

from factcheck.web.access import Access
from factcheck.web.desk.pages import page
from factcheck.web.desk.setup import Desk
from factcheck.web.problems import ProblemError

router = APIRouter()
_KNOWN = 10_000  # names and addresses whose failures are remembered


class Attempts:
    """Failed log-ins: after `most` of them within `seconds` a name or an address has to wait."""

    def __init__(self, most: int = 5, seconds: float = 300.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._failed: OrderedDict[str, list[float]] = OrderedDict()

    def wait(self, *keys: str) -> int:
        """For how many seconds nothing is tried for these; 0 when it may be."""
        return max((self._wait(key) for key in keys), default=0)

    def _wait(self, key: str) -> int:
        now = self._clock()
        failed = [moment for moment in self._failed.get(key, ()) if moment > now - self._seconds]
        return 1 + int(failed[-self._most] + self._seconds - now) if len(failed) >= self._most else 0

    def failed(self, *keys: str) -> None:
        """Remember a failure."""
        for key in keys:
            self._failed[key] = [*self._failed.get(key, ())[-self._most + 1 :], self._clock()]
            self._failed.move_to_end(key)
        while len(self._failed) > _KNOWN:
            self._failed.popitem(last=False)

    def passed(self, *keys: str) -> None:
        """Forget the failures."""
        for key in keys:
            self._failed.pop(key, None)


def refusal(scope: Scope) -> Response:
    """The page for whoever is not logged in, with status 401; what they wanted is in its form."""
    request = Request(scope)
    wanted = request.url.path if scope["method"] == "GET" else "/queue"
    if scope["method"] == "GET" and request.url.query:
        wanted += f"?{request.url.query}"
    return page(request, "login", status=401, wanted=wanted, refused=None)


@router.get("/login")
def ask(request: Request) -> Response:
    """The log-in page."""
    return page(request, "login", wanted="/queue", refused=None)


@router.post("/login")
def log_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    wanted: Annotated[str, Form(max_length=4000)] = "/queue",
) -> Response:
    """Begin a session for whoever shows a name and its password."""
    desk: Desk = request.app.state.desk
    access: Access = request.app.state.access
    if desk.people is None:
        raise ProblemError(404, "nobody logs in at this desk: open the address that it printed at its start")
    attempts: Attempts = request.app.state.attempts
    keys = f"name {name}", f"address {request.client.host if request.client else ''} {name}"
    if seconds := attempts.wait(*keys):
        refused = f"Too many attempts: wait {seconds} seconds"
        response: Response = page(request, "login", status=429, wanted=wanted, refused=refused)
        response.headers["retry-after"] = str(seconds)
        return response
    who = desk.people.who(name, password)
    if who is None:
        attempts.failed(*keys)
        return page(request, "login", status=401, wanted=wanted, refused="This name and password do not go together")
    attempts.passed(*keys)
    return RedirectResponse(_own(wanted), 303, headers=access.session_cookie(who, request.headers))


@router.post("/logout")
def log_out(request: Request) -> Response:
    """End the session of this browser."""
    access: Access = request.app.state.access
    access.sessions.close(request.cookies.get(access.cookie, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(access.cookie, path="/", httponly=True, samesite="strict")
    return response


def _own(wanted: str) -> str:
    """An address of this desk, whatever a form asked for."""
    path, mark, query = wanted.partition("?")
    return "/" + quote(path.lstrip("/\\"), safe="/%") + (mark + quote(query, safe="=&%+.-_~") if mark else "")
