"""Checking a draft that is pasted or uploaded: nothing of it is kept unless a reviewer asks for it."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from factcheck import checking, pipeline
from factcheck.model import Document
from factcheck.reports.passages import facing
from factcheck.reports.wording import document_name
from factcheck.web.access import identity_of
from factcheck.web.desk.articles import STATES, paragraphs
from factcheck.web.desk.jobs import Job, Jobs, Task
from factcheck.web.desk.pages import page
from factcheck.web.desk.queue import archive_of
from factcheck.web.desk.roles import AtLeast
from factcheck.web.desk.setup import Desk
from factcheck.web.desk.support import prints
from factcheck.web.problems import ProblemError

router = APIRouter()
_LONGEST = 1_000_000  # characters of a draft


@router.get("/check")
def ask(request: Request) -> Response:
    """The form for a draft."""
    jobs: Jobs = request.app.state.jobs
    jobs.warm()
    return _shown(request, None)


@router.post("/check")
def check(
    request: Request,
    draft: Annotated[str, Form()] = "",
    file: UploadFile | None = None,
    published: Annotated[str, Form(max_length=40)] = "",
    source: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Begin to hold a draft against the archive and itself; leads to the page that tells how far it is."""
    document = _document(draft, file, published, source)
    desk: Desk = request.app.state.desk
    jobs: Jobs = request.app.state.jobs
    task = Task(document, desk.archive, desk.rules, desk.tuning, desk.clock().date())
    job = jobs.start(identity_of(request.scope).name, task)
    return RedirectResponse(f"/check/{job.name}", 303)


@router.get("/check/{name}")
def checked(request: Request, name: str) -> Response:
    """How far a check is, and what it found."""
    return _shown(request, _job(request, name))


@router.post("/check/{name}/keep", dependencies=[Depends(AtLeast("reviewer"))])
def keep(request: Request, name: str, origin: Annotated[str, Form(max_length=300)] = "") -> Response:
    """Keep a checked draft in the archive, with what contradicts it there."""
    origin = " ".join(origin.split())
    if not origin:
        raise ProblemError(422, "a text that is kept needs a name, by which later versions of it are known")
    done = _job(request, name).found
    if done is None:
        raise ProblemError(409, "the check has not been finished")
    desk: Desk = request.app.state.desk
    article = done.article
    with archive_of(request) as archive:
        moment = desk.clock()
        keys = pipeline.archive_keys(article, desk.rules)
        archive.add(article, keys, origin=origin, reader="review desk", at=moment)
        checking.keep(archive, done.report, about=[article.document.id], at=moment)
    return RedirectResponse(f"/articles/{article.document.id}", 303)


def _document(draft: str, file: UploadFile | None, published: str, source: str) -> Document:
    text = draft.replace("\r\n", "\n")
    if file is not None and file.filename:
        try:
            text = file.file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ProblemError(422, f"{file.filename}: is no text in UTF-8: paste its words instead") from None
    if not text.strip():
        raise ProblemError(422, "there is no text to check: paste a draft or choose a file")
    if len(text) > _LONGEST:
        raise ProblemError(413, f"a draft may have {_LONGEST:,} characters: use factcheck check for longer ones")
    try:
        return Document.from_text(text, source=source.strip() or None, published=published or None)
    except ValueError:
        raise ProblemError(422, f"{published}: is no day of publication (2025-03-31)") from None


def _job(request: Request, name: str) -> Job:
    jobs: Jobs = request.app.state.jobs
    return jobs.of(name, identity_of(request.scope).name)


def _shown(request: Request, job: Job | None) -> Response:
    found = job.found if job else None
    if found is None:
        return page(request, "check", job=job, report=None)
    states = {one.span: STATES.get(one.outcome, "read") for one in found.report.checked}
    return page(
        request,
        "check",
        job=job,
        report=found.report,
        paragraphs=paragraphs(found.article, {}, states),
        own=found.article.document.id,
        sources={entry.id: document_name(entry) for entry in found.report.documents},
        prints=prints,
        facing=partial(facing, texts={}),
    )
