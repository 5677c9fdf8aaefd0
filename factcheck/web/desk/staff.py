"""The page on which an admin looks after the people of a shared desk, and the one on which each changes a password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from factcheck.web.access import Access, identity_of
from factcheck.web.desk.doors import Attempts
from factcheck.web.desk.pages import page
from factcheck.web.desk.people import ACTIONS, LEAST, LONGEST_NAME, ROLES, People, PeopleError
from factcheck.web.desk.roles import AtLeast
from factcheck.web.desk.setup import Desk
from factcheck.web.problems import ProblemError

router = APIRouter()
_ACTS_SHOWN = 200
_Text = Annotated[str, Form(max_length=1000)]


@router.get("/people", dependencies=[Depends(AtLeast("admin"))])
def people(request: Request) -> Response:
    """Everybody who may log in, and who changed what about them."""
    return _shown(request)


@router.post("/people", dependencies=[Depends(AtLeast("admin"))])
def change(
    request: Request, action: _Text, name: _Text, role: _Text = "", password: _Text = "", again: _Text = ""
) -> Response:
    """Add somebody, give a role or a password, switch somebody off or on."""
    who = identity_of(request.scope)
    wanted = next((one for one in ACTIONS if one == action), None)
    if wanted is None:
        raise ProblemError(422, f"action: {', '.join(ACTIONS)}")
    if wanted in ("add", "password") and password != again:
        return _shown(request, 422, "The two passwords are not the same", name)
    if wanted == "off" and " ".join(name.split()) == who.name:
        return _shown(request, 422, "Nobody switches themselves off: ask another admin", name)
    desk: Desk = request.app.state.desk
    try:
        _people(request).change(wanted, name, by=who.name, at=desk.clock(), role=role, password=password)
    except PeopleError as error:
        return _shown(request, 422, f"Not done: {error}", name)
    return _back_to(request, "/people")


@router.get("/password")
def ask(request: Request) -> Response:
    """The form for a new password of one's own."""
    _people(request)
    return page(request, "password", refused=None, least=LEAST)


@router.post("/password")
def renew(request: Request, current: _Text = "", password: _Text = "", again: _Text = "") -> Response:
    """Give oneself another password; all other sessions of oneself end."""
    who = identity_of(request.scope)
    staff = _people(request)
    attempts: Attempts = request.app.state.attempts
    key = f"name {who.name}"
    refused = None
    status = 422
    if seconds := attempts.wait(key):
        refused, status = f"Too many attempts: wait {seconds} seconds", 429
    elif password != again:
        refused = "The two new passwords are not the same"
    elif staff.who(who.name, current) is None:
        attempts.failed(key)
        refused = "This is not your password"
    else:
        attempts.passed(key)
        desk: Desk = request.app.state.desk
        try:
            staff.change("password", who.name, by=who.name, at=desk.clock(), password=password)
        except PeopleError as error:
            refused = f"Not done: {error}"
    if refused:
        return page(request, "password", status=status, refused=refused, least=LEAST)
    return _back_to(request, "/queue")


def _people(request: Request) -> People:
    desk: Desk = request.app.state.desk
    if desk.people is None:
        raise ProblemError(404, "nobody logs in at this desk: start it with --users to share it")
    return desk.people


def _back_to(request: Request, path: str) -> Response:
    """On to a page, with a session of the password that now holds where it was one's own that changed."""
    response = RedirectResponse(path, 303)
    who = identity_of(request.scope)
    if _people(request).still(who) is None:
        access: Access = request.app.state.access
        now = _people(request).session_of(who.name)
        if now is not None:
            response.headers.update(access.session_cookie(now, request.headers))
    return response


def _shown(request: Request, status: int = 200, refused: str | None = None, name: str = "") -> Response:
    staff = _people(request)
    acts = staff.acts()
    return page(
        request, "people", status=status, refused=refused, chosen=name, people=staff.all(), roles=ROLES, least=LEAST,
        longest=LONGEST_NAME, acts=acts[: -_ACTS_SHOWN - 1 : -1], older=max(0, len(acts) - _ACTS_SHOWN),
    )  # fmt: skip
