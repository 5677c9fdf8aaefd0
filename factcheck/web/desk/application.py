"""The desk put together: pages inside, guards outside."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from factcheck.archive import ArchiveError
from factcheck.reports.templating import resource
from factcheck.web.access import Access, Guard
from factcheck.web.desk import articles, doors, drafts, findings, queue, rules, staff
from factcheck.web.desk.comparisons import Comparisons
from factcheck.web.desk.jobs import Jobs
from factcheck.web.desk.pages import page
from factcheck.web.desk.people import PeopleError
from factcheck.web.desk.setup import Desk
from factcheck.web.desk.tallies import Tallies
from factcheck.web.limits import Faults, Limits
from factcheck.web.problems import ProblemError

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_LARGEST = 12_000_000  # bytes of a request: an article that is pasted
_SECONDS = 30.0


def create(desk: Desk, access: Access) -> FastAPI:
    """The application of a desk. Every page works without a script; the scripts that there are come from here."""
    jobs = Jobs(desk.time_limit, desk.rules)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.desk = desk
    app.state.access = access
    app.state.attempts = doors.Attempts()
    app.state.jobs = jobs
    app.state.comparisons = Comparisons()
    app.state.tallies = Tallies()
    app.get("/static/tokens.css")(_tokens)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    for room in (doors, queue, findings, articles, drafts, rules, staff):
        app.include_router(room.router)
    _tell_faults(app)
    access.policy = POLICY
    access.unauthorised = doors.refusal
    if desk.people is not None:
        access.open_paths = frozenset(("/login", "/static/"))
        access.still = desk.people.still
    # The last one added is the outermost: nothing is read or run for whoever the guard refuses.
    app.add_middleware(Limits, largest=_LARGEST, seconds=_SECONDS)
    app.add_middleware(Faults)
    app.add_middleware(Guard, access=access)
    return app


def _tokens() -> Response:
    """The colours and types that the desk shares with the report."""
    return Response(resource("tokens.css"), media_type="text/css")


def _tell_faults(app: FastAPI) -> None:
    """Have every error answered as a page of one line."""

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)
        return page(request, "fault", status=error.status, detail=error.detail)

    async def wrong(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        detail = "there is no such page" if error.status_code == 404 else str(error.detail)
        return page(request, "fault", status=error.status_code, detail=detail)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        wrong = ", ".join(str(one["loc"][-1]) for one in error.errors()[:5])
        return page(request, "fault", status=422, detail=f"the form is not complete or not in order: {wrong}")

    async def unusable(request: Request, error: Exception) -> Response:
        return page(request, "fault", status=409, detail=str(error))

    async def shut(request: Request, error: Exception) -> Response:
        return page(request, "fault", status=503, detail=str(error))

    app.add_exception_handler(ProblemError, refused)
    app.add_exception_handler(HTTPException, wrong)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(ArchiveError, unusable)
    app.add_exception_handler(PeopleError, shut)
