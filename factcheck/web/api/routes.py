"""The routes of the API."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query, Request, Response

from factcheck import pipeline
from factcheck.archive import Archive, ArchiveError, Filters, Page
from factcheck.model import Report
from factcheck.model.decisions import Status
from factcheck.web.api import work
from factcheck.web.api.bodies import CheckRequest, DocumentsAdded, DocumentsRequest, Health
from factcheck.web.api.setup import Setup
from factcheck.web.problems import ProblemError, documented
from factcheck.web.workers import Workers

T = TypeVar("T")
Format = Literal["json", "sarif", "markdown", "csv", "junit"]
_MEDIA = {
    "json": "application/json", "sarif": "application/sarif+json", "markdown": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "junit": "application/xml",
}  # fmt: skip
_GUARDED = (401, 403, 421)
router = APIRouter(prefix="/v1")


def _setup(request: Request) -> Setup:
    setup: Setup = request.app.state.setup
    return setup


def _workers(request: Request) -> Workers:
    workers: Workers = request.app.state.workers
    return workers


@router.post(
    "/check",
    response_model=Report,
    responses={
        200: {"content": {media.partition(";")[0]: {} for media in _MEDIA.values()}, "description": "The report."},
        **documented(*_GUARDED, 408, 413, 422, 500, 503, 504),
    },
    summary="Check a draft",
)
async def check(request: Request, body: CheckRequest, format: Format = "json") -> Response:
    """Hold a draft against other articles, the archive and the reference facts; nothing is stored.

    The answer is the report, which is the same contract as the command line's `--format json`.
    """
    content = await _workers(request).run(work.check, _setup(request), body.model_dump_json().encode(), format)
    return Response(content, media_type=_MEDIA[format])


@router.post(
    "/documents",
    response_model=DocumentsAdded,
    responses=documented(*_GUARDED, 408, 409, 413, 422, 500, 503, 504),
    summary="Keep documents in the archive",
)
async def add_documents(request: Request, body: DocumentsRequest) -> Response:
    """Keep articles, each under its path, and what contradicts them in the archive. A known text is left alone; a
    changed one becomes a new version, and the old one stays, superseded."""
    if _setup(request).archive is None:
        raise ProblemError(409, "this service has no archive: start it with --archive FILE")
    content = await _workers(request).run(work.add, _setup(request), body.model_dump_json().encode())
    return Response(content, media_type="application/json")


@router.get(
    "/discrepancies",
    responses=documented(*_GUARDED, 409, 422, 500),
    summary="The findings of the archive",
)
def discrepancies(
    request: Request,
    status: Annotated[tuple[Status, ...], Query(description="Only those that stand so.")] = (),
    kind: Annotated[tuple[str, ...], Query(description="Only of these kinds.")] = (),
    rule: Annotated[tuple[str, ...], Query(description="Only of these rules.")] = (),
    severity: Annotated[tuple[Literal["error", "warning", "note"], ...], Query()] = (),
    source: Annotated[str | None, Query(description="Only those that this source prints a side of.")] = None,
    document: Annotated[str | None, Query(description="Only those that this document prints a side of.")] = None,
    text: Annotated[str, Query(max_length=500, description="Words that all stand in a finding.")] = "",
    order: Literal["gravest", "newest"] = "gravest",
    after: Annotated[str | None, Query(max_length=500, description="The `after` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Page:
    """A page of findings with where each stands; nothing is shown twice or skipped while others are decided."""
    filters = Filters(
        statuses=status, kinds=kind, rules=rule, severities=severity, source=source, document=document, text=text
    )
    return _asked(request, lambda archive: archive.queue(filters, order=order, after=after, limit=limit))


@router.get("/health", responses=documented(*_GUARDED, 500), summary="Whether the service answers")
def health(request: Request) -> Health:
    """The version, the rules' digest and the size of the archive."""
    setup = _setup(request)
    told = Health(version=version("factcheck-desk"), rules=pipeline.rulebook_of(setup.rules).sha256)
    if setup.archive is None or not setup.archive.exists():
        return told
    articles, findings = _asked(request, lambda archive: (archive.size(), archive.count()))
    return told.model_copy(update={"articles": articles, "findings": findings})


def _asked(request: Request, question: Callable[[Archive], T]) -> T:
    """What the archive answers; raises ProblemError where there is none or it cannot be used."""
    path = _setup(request).archive
    if path is None:
        raise ProblemError(409, "this service has no archive: start it with --archive FILE")
    try:
        with Archive.open(path, read_only=True) as archive:
            return question(archive)
    except ArchiveError as error:
        raise ProblemError(409, str(error)) from None
    except ValueError as error:
        raise ProblemError(422, str(error)) from None
