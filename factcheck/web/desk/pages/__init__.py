"""The templates of the desk and what they may call; every text that reaches a page is made harmless and escaped."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader

from factcheck.reports.templating import environment
from factcheck.web.access import identity_of
from factcheck.web.desk.setup import Desk


@cache
def _environment() -> Environment:
    return environment(FileSystemLoader(Path(__file__).parent), keeps_lines=True)


def page(request: Request, name: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """The page of a template, with who asks and how dates are written for them."""
    desk: Desk = request.app.state.desk
    american = request.headers.get("accept-language", "").lower().startswith("en-us")
    who = request.scope.get("factcheck.identity")
    context: Mapping[str, Any] = {
        "who": identity_of(request.scope) if who else None,
        "desk": desk,
        "path": request.url.path,
        "day": lambda iso: day(iso, american),
        **shown,
    }
    # With no-referrer a browser gives a form of our own page the origin "null", which the guard must refuse.
    headers = {"referrer-policy": "same-origin"}
    return HTMLResponse(_environment().get_template(f"{name}.html.jinja").render(context), status, headers)


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(iso: str, american: bool) -> str:
    """An ISO day, month or year as a British or American reader writes it."""
    parts = [int(part) for part in iso[:10].split("-") if part.isdigit()]
    if len(parts) == 3:
        month = _MONTHS[parts[1] - 1]
        return f"{month} {parts[2]}, {parts[0]}" if american else f"{parts[2]} {month} {parts[0]}"
    return f"{_MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else iso
