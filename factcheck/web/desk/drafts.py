"""Checking a draft that is pasted or uploaded: nothing of it is kept."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import Response

from factcheck import checking
from factcheck.model import Document
from factcheck.web.desk.articles import paragraphs
from factcheck.web.desk.pages import page
from factcheck.web.desk.queue import archive_of
from factcheck.web.problems import ProblemError

router = APIRouter()


@router.get("/check")
def ask(request: Request) -> Response:
    """The form for a draft."""
    return page(request, "check", checked=None, paragraphs=[], draft="", own="", sources={})


@router.post("/check")
def check(
    request: Request,
    draft: Annotated[str, Form()] = "",
    file: UploadFile | None = None,
    published: Annotated[str, Form()] = "",
) -> Response:
    """What a draft says that contradicts the archive or itself."""
    text = draft.replace("\r\n", "\n")
    if file is not None and file.filename:
        try:
            text = file.file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ProblemError(422, f"{file.filename}: is no text in UTF-8: paste its words instead") from None
    if not text.strip():
        raise ProblemError(422, "there is no text to check: paste a draft or choose a file")
    try:
        document = Document.from_text(text, source="this draft", published=published or None)
    except ValueError:
        raise ProblemError(422, f"{published}: is no day of publication (2025-03-31)") from None
    desk = request.app.state.desk
    with archive_of(request) as archive:
        checked = checking.check(
            [document], archives=[archive], rules=desk.rules, tuning=desk.tuning, today=desk.clock().date()
        )
    (name,) = checked.report.drafts
    article = next(one for one in checked.articles if one.document.id == name)
    outcomes = {one.span: one.outcome for one in checked.report.checked}
    return page(
        request,
        "check",
        checked=checked.report,
        paragraphs=paragraphs(article, {}, {span: _STATES.get(one, "read") for span, one in outcomes.items()}),
        draft=text,
        own=name,
        sources={one.document.id: one.document.source or one.document.name for one in checked.articles},
    )


_STATES = {"contradicted": "conflict", "corroborated": "agreed", "compatible": "agreed", "alone": "alone"}
