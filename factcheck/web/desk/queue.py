"""The queue: findings by gravity or age, filtered by what the address says."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from factcheck import pipeline
from factcheck.archive import Archive, Filters
from factcheck.model import Status
from factcheck.web.desk.pages import page
from factcheck.web.desk.setup import Desk
from factcheck.web.desk.tallies import Tallies
from factcheck.web.problems import ProblemError

router = APIRouter()
PER_PAGE = 30
WAITING: tuple[Status, ...] = ("open", "reopened", "queried")
_STATUSES: tuple[Status, ...] = (*WAITING, "confirmed", "dismissed")


@contextmanager
def archive_of(request: Request) -> Iterator[Archive]:
    """The archive of the desk, open for one request."""
    desk: Desk = request.app.state.desk
    with Archive.open(desk.archive) as archive:
        yield archive


@router.get("/")
def start() -> Response:
    """The desk opens with its queue."""
    return RedirectResponse("/queue", 303)


@router.get("/queue")
def queue(
    request: Request,
    severity: Annotated[list[str] | None, Query()] = None,
    kind: Annotated[list[str] | None, Query()] = None,
    rule: Annotated[list[str] | None, Query()] = None,
    status: Annotated[list[str] | None, Query()] = None,
    source: str = "",
    text: str = "",
    since: str = "",
    until: str = "",
    assignee: str = "",
    order: str = "gravest",
    after: str | None = None,
    done: str | None = None,
) -> Response:
    """A stretch of the findings that wait (or of those that the filters ask for)."""
    if order not in ("gravest", "newest"):
        raise ProblemError(422, "order: gravest or newest")
    rule = [one.strip() for one in rule or () if one.strip()]  # a form sends its empty fields too
    chosen = [one for one in _STATUSES if one in (status or WAITING)] or list(WAITING)
    filters = Filters(
        severities=tuple(severity or ()),
        kinds=tuple(kind or ()),
        rules=tuple(rule),
        statuses=tuple(chosen),
        source=source or None,
        assignee=assignee or None,
        text=text,
        since=since or None,
        until=until or None,
    )
    asked: dict[str, Any] = {
        "severity": severity or [], "kind": kind or [], "rule": rule, "status": status or [], "source": source,
        "text": text, "since": since, "until": until, "assignee": assignee, "order": order,
    }  # fmt: skip
    with archive_of(request) as archive:
        tallies: Tallies = request.app.state.tallies
        tallies.reopen_expired(archive, request.app.state.desk.clock().date())
        found = archive.queue(filters, order=order, after=after, limit=PER_PAGE)  # type: ignore[arg-type]
        total = tallies.count(archive, filters)
        waiting = tallies.count(archive, Filters(statuses=WAITING))
        is_untouched = not waiting and not tallies.count(archive, Filters(with_gone=True))
        articles = archive.size() if is_untouched else 0
        decided = archive.finding(done) if done else None
        last = archive.decisions(done)[-1:] if done else ()
    following = urlencode({**asked, "after": found.after}, doseq=True) if found.after else None
    kinds = sorted({(one.kind) for one in pipeline.rulebook_of(request.app.state.desk.rules).rules})
    return page(
        request,
        "queue",
        findings=found.findings,
        total=total,
        waiting=waiting,
        is_untouched=is_untouched,
        articles=articles,
        asked=asked,
        chosen=chosen,
        statuses=_STATUSES,
        kinds=kinds,
        following=following,
        is_first=after is None,
        decided=decided,
        last=last[0] if last else None,
    )
