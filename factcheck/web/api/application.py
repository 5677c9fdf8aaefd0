"""The API put together: routes inside, guards outside."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from factcheck.archive import ArchiveError
from factcheck.settings import Service
from factcheck.web.access import Access, Guard
from factcheck.web.api import routes, work
from factcheck.web.api.setup import Setup
from factcheck.web.limits import Faults, Limits
from factcheck.web.problems import Problem, ProblemError, problem
from factcheck.web.workers import Workers


def create(setup: Setup, access: Access, service: Service | None = None, processes: int = 1) -> FastAPI:
    """The application of a service; its worker processes start with it and stop with it.

    There is no page of documentation, because that would need scripts from elsewhere: `/openapi.json` describes it.
    """
    service = service or Service()

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        app.state.workers = Workers(processes, service.time_limit, work.prepare, (setup,))
        try:
            yield
        finally:
            app.state.workers.close()

    app = FastAPI(
        title="factcheck",
        summary="Where several articles cannot all be right.",
        version=version("factcheck-desk"),
        docs_url=None,
        redoc_url=None,
        lifespan=running,
        separate_input_output_schemas=False,
    )
    app.state.setup = setup
    app.include_router(routes.router)
    _tell_problems(app)
    _describe(app)
    # The last one added is the outermost: nothing is read or run for whoever the guard refuses.
    app.add_middleware(Limits, largest=service.largest_request, seconds=service.time_limit)
    app.add_middleware(Faults)
    app.add_middleware(Guard, access=access)
    return app


def _tell_problems(app: FastAPI) -> None:
    """Have every error answered as a problem."""

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)
        return problem(error.status, error.detail, {"retry-after": "5"} if error.status == 503 else None)

    async def wrong(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return problem(error.status_code, str(error.detail), error.headers)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return problem(422, "; ".join(_line(one) for one in error.errors()[:5]))

    async def unusable(request: Request, error: Exception) -> Response:
        return problem(409, str(error))

    app.add_exception_handler(ProblemError, refused)
    app.add_exception_handler(HTTPException, wrong)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(ArchiveError, unusable)


def _line(error: Any) -> str:
    """One fault of a request: where it is and what it is."""
    if error["type"] == "json_invalid":
        return f"the body is no JSON: {error.get('ctx', {}).get('error', 'it cannot be read')}"
    where = ".".join(str(part) for part in error["loc"] if part not in ("body", "query"))
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{where}: {message}" if where else message


def _describe(app: FastAPI) -> None:
    """Put into the description how to log in, and the shape of problems."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if not app.openapi_schema:
            schema = plain()
            parts = schema.setdefault("components", {})
            parts.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
            for unused in ("HTTPValidationError", "ValidationError"):
                parts["schemas"].pop(unused, None)
            parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
            schema["security"] = [{"token": []}]
        return dict(app.openapi_schema or {})

    app.openapi = described  # type: ignore[method-assign]
