"""The templates of the desk and what they may call; every text that reaches a page is made harmless and escaped."""

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader

from factcheck.reports.templating import environment
from factcheck.web.access import identity_of
from factcheck.web.desk import words
from factcheck.web.desk.setup import Desk


@cache
def _environment() -> Environment:
    return environment(FileSystemLoader(Path(__file__).parent), keeps_lines=True)


def page(request: Request, name: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """The page of a template, with who asks and how dates are written for them."""
    desk: Desk = request.app.state.desk
    american = is_american(request)
    who = request.scope.get("factcheck.identity")
    context: Mapping[str, Any] = {
        "who": identity_of(request.scope) if who else None,
        "desk": desk,
        "path": request.url.path,
        "day": partial(words.day, american=american),
        "message": partial(words.message, american=american),
        "said": partial(words.said, american=american),
        "side_heading": partial(words.side_heading, american=american),
        **shown,
    }
    # With no-referrer a browser gives a form of our own page the origin "null", which the guard must refuse.
    headers = {"referrer-policy": "same-origin"}
    return HTMLResponse(_environment().get_template(f"{name}.html.jinja").render(context), status, headers)


def is_american(request: Request) -> bool:
    """Whether the reader's browser asks for days as Americans write them."""
    return words.is_american(request.headers.get("accept-language", ""))
