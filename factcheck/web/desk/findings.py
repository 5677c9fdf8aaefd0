"""One discrepancy: its sides in their articles, why it is one, and what editors decide about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from factcheck import pipeline
from factcheck.archive import Archive, ChangedError, Filters, Stored
from factcheck.model import Article, Decision, Discrepancy, DocumentEntry, Side, evidence_of
from factcheck.reports.passages import facing, whole
from factcheck.web.access import Identity, identity_of
from factcheck.web.desk.pages import page
from factcheck.web.desk.panes import Pane, pane
from factcheck.web.desk.queue import WAITING, archive_of
from factcheck.web.desk.roles import AtLeast
from factcheck.web.desk.support import also_printed, prints, still_there
from factcheck.web.problems import ProblemError

router = APIRouter()

REASONS = {
    "different facts": "Not the same fact",
    "both right": "Both can be right",
    "misread": "The program misread it",
    "other": "Another reason",
}
"""Why a finding is dismissed: what is kept, and how the page calls it."""


@dataclass(frozen=True, slots=True)
class Printing:
    """Where a mention stands: its article's id, name, day and title."""

    document: str
    name: str
    source: str | None
    published: str | None
    title: str | None


@router.get("/findings/{fingerprint}")
def finding(request: Request, fingerprint: str) -> Response:
    """The page of a discrepancy."""
    with archive_of(request) as archive:
        return _shown(request, archive, fingerprint)


@router.get("/findings/{fingerprint}/support")
def support(request: Request, fingerprint: str) -> Response:
    """What else in the archive states the value of either side."""
    with archive_of(request) as archive:
        stored = archive.finding(fingerprint)
        if stored is None:
            raise ProblemError(404, "there is no such finding: it may have been made by another archive")
        found = also_printed(archive, stored.discrepancy, request.app.state.desk.rules)
    return page(
        request, "support", one=stored.discrepancy, also=tuple(zip(stored.discrepancy.sides, found, strict=True))
    )


def _shown(
    request: Request, archive: Archive, fingerprint: str, status: int = 200, refused: str | None = None
) -> Response:
    stored = archive.finding(fingerprint)
    if stored is None:
        raise ProblemError(404, "there is no such finding: it may have been made by another archive")
    history = archive.decisions(fingerprint)
    mentioned = dict.fromkeys(m.document for side in stored.discrepancy.sides for m in side.mentions)
    articles = {article.document.id: article for article in still_there(archive, mentioned)}
    texts = {name: article.document.text for name, article in articles.items()}
    return page(
        request,
        "finding",
        status=status,
        refused=refused,
        stored=stored,
        one=stored.discrepancy,
        history=history,
        seen=history[-1].number if history else 0,
        printings={name: _printing(article) for name, article in articles.items()},
        reasons=REASONS,
        prints={side.value: prints(side) for side in stored.discrepancy.sides},
        panes={side.value: _pane(stored.discrepancy, side, articles) for side in stored.discrepancy.sides},
        following=_next(archive, stored),
        facing=partial(facing, texts=texts),
        whole=partial(whole, texts=texts),
    )


def _pane(one: Discrepancy, side: Side, articles: Mapping[str, Article]) -> Pane | None:
    """The article of a side's first passage, with the passage in it; None where the archive does not have it."""
    first = next(iter(side.mentions), None)
    if first is None or first.document not in articles:
        return None
    document = articles[first.document].document
    return pane(document, whole(first, {document.id: document.text}), len(one.sides))


def _printing(article: Article) -> Printing:
    document = article.document
    published = document.published_at
    return Printing(
        document.id, document.source or document.name, document.source, str(published) if published else None,
        document.title,
    )  # fmt: skip


def _next(archive: Archive, stored: Stored) -> str | None:
    """The finding that waits behind this one, else the first that waits."""
    waiting = Filters(statuses=WAITING)
    for after in (stored.position, None):
        for one in archive.queue(waiting, after=after, limit=2).findings:
            if one.number != stored.number:
                return one.discrepancy.fingerprint
    return None


@router.post("/findings/{fingerprint}/decisions", dependencies=[Depends(AtLeast("reviewer"))])
def decide(
    request: Request,
    fingerprint: str,
    action: Annotated[str, Form()],
    seen: Annotated[int, Form()] = 0,
    reason: Annotated[str, Form()] = "",
    comment: Annotated[str, Form()] = "",
    assignee: Annotated[str, Form()] = "",
    expires: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Keep what an editor decides, unless somebody decided since the page was shown."""
    who = identity_of(request.scope)
    act = _act(request, who, fingerprint, action, reason, comment.strip(), assignee.strip(), expires)
    with archive_of(request) as archive:
        stored = archive.finding(fingerprint)
        if stored is None:
            raise ProblemError(404, "there is no such finding")
        seen_now = evidence_of(stored.discrepancy, _entries(archive, stored.discrepancy))
        try:
            archive.decide(act.model_copy(update={"evidence": seen_now}), seen=seen)
        except ChangedError as changed:
            return _shown(request, archive, fingerprint, 409, f"{_authors(changed.since)} decided while you read this")
    if action in ("confirm", "dismiss", "query") or back == "queue":
        return RedirectResponse(f"/queue?done={fingerprint}", 303)
    return RedirectResponse(f"/findings/{fingerprint}", 303)


def _act(
    request: Request, who: Identity, fingerprint: str, action: str, reason: str, comment: str, assignee: str,
    expires: str,
) -> Decision:  # fmt: skip
    if action not in ("confirm", "dismiss", "query", "comment", "assign", "undo"):
        raise ProblemError(422, "action: confirm, dismiss, query, comment, assign or undo")
    if action == "dismiss" and reason not in REASONS:
        raise ProblemError(422, "a dismissal needs a reason: choose one")
    if action == "comment" and not comment:
        raise ProblemError(422, "a comment needs words")
    try:
        until = date.fromisoformat(expires) if expires else None
    except ValueError:
        raise ProblemError(422, f"{expires}: is no day (2025-03-31)") from None
    now = request.app.state.desk.clock()
    if until and until < now.date():
        raise ProblemError(422, f"{expires}: is over already")
    return Decision(
        fingerprint=fingerprint,
        action=action,
        author=who.name,
        decided_at=now,
        reason=reason if action == "dismiss" else "",
        comment=comment[:4000],
        assignee=assignee[:100] or None if action == "assign" else None,
        expires=until,
    )


def _entries(archive: Archive, one: Discrepancy) -> dict[str, DocumentEntry]:
    """The articles behind a finding: with who printed what, a decision can be traced when a passage changes."""
    mentioned = dict.fromkeys(mention.document for side in one.sides for mention in side.mentions)
    return {article.document.id: pipeline.entry(article) for article in still_there(archive, mentioned)}


def _authors(acts: Sequence[Decision]) -> str:
    return " and ".join(sorted({act.author for act in acts}))
