"""One article with every claim marked by what was found for it."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from factcheck.archive import Archive, Filters
from factcheck.model import Article, CheckedClaim, Claim, label
from factcheck.web.desk.comparisons import Comparisons
from factcheck.web.desk.pages import is_american, page
from factcheck.web.desk.paragraphs import splitter
from factcheck.web.desk.queue import archive_of
from factcheck.web.desk.support import still_there
from factcheck.web.desk.words import normalised
from factcheck.web.problems import ProblemError

router = APIRouter()
_LONGEST = 400_000  # characters of an article that a page shows


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article: plain text, or a claim with its state and normalised value; `start` is its place."""

    text: str
    state: str = ""
    kind: str = ""
    value: str = ""
    finding: str = ""
    start: int = -1


STATES = {"contradicted": "conflict", "corroborated": "agreed", "compatible": "agreed", "alone": "alone"}
"""How the outcome of a check is marked; a claim of which all conflicts were dismissed was read and no more."""


@router.get("/articles/{document}")
def article(request: Request, document: str) -> Response:
    """The page of an article."""
    with archive_of(request) as archive:
        found = _article(archive, document)
        conflicts = {span: names[0] for span, names in conflicts_of(archive, document).items()}
        outcomes = {one.span: one for one in _checked(request, archive, found)}
    states = {span: STATES.get(one.outcome, "read") for span, one in outcomes.items()}
    marked = paragraphs(found, conflicts, states)
    return page(
        request,
        "article",
        article=found.document,
        published=str(found.document.published_at) if found.document.published_at else None,
        paragraphs=marked,
        counts={"conflict": len(set(conflicts.values())), "claims": len(found.claims)},
        is_compared=bool(outcomes),
        is_cut=len(found.document.text) > _LONGEST,
    )


@router.get("/articles/{document}/claims/{start}")
def claim(request: Request, document: str, start: int) -> Response:
    """One claim of an article: its value, what it is about, and what the archive has to say."""
    with archive_of(request) as archive:
        found = _article(archive, document)
        stated = next((one for one in found.claims if one.span.start == start), None)
        if stated is None:
            raise ProblemError(404, "there is no claim at this place of the article")
        span = stated.span.start, stated.span.end
        names = conflicts_of(archive, document).get(span, [])
        against = [one for name in names if (one := archive.finding(name))]
        line = next((one for one in _checked(request, archive, found) if one.span == span), None)
        alike = _alike(archive, stated, line) if line and line.outcome == "corroborated" else ()
    value = normalised(stated, is_american(request))
    return page(
        request, "claim", article=found.document, claim=stated, value=value, against=against, line=line, alike=alike,
    )  # fmt: skip


def _article(archive: Archive, document: str) -> Article:
    for found in still_there(archive, [document]):
        return found
    raise ProblemError(404, "there is no such article")


def _checked(request: Request, archive: Archive, article: Article) -> tuple[CheckedClaim, ...]:
    """What every claim of an article came to against the archive; empty for an article too long for a page."""
    if not article.claims or len(article.document.text) > _LONGEST:
        return ()
    comparisons: Comparisons = request.app.state.comparisons
    return comparisons.of(request.app.state.desk, archive, article).report.checked


def _alike(archive: Archive, stated: Claim, line: CheckedClaim) -> tuple[tuple[Article, Claim], ...]:
    """Where other articles state the same."""
    found = []
    for other in still_there(archive, line.documents[:8]):
        same = (one for one in other.claims if one.kind == stated.kind and label(one.value) == label(stated.value))
        found += [(other, one) for one in list(same)[:1]]
    return tuple(found)


def conflicts_of(archive: Archive, document: str) -> dict[tuple[int, int], list[str]]:
    """The spans of an article that stand in findings not dismissed, with the fingerprints, the gravest first."""
    filters = Filters(document=document, statuses=("open", "reopened", "queried", "confirmed"))
    spans: dict[tuple[int, int], list[str]] = {}
    for one in archive.queue(filters, limit=500).findings:
        for mention in (mention for side in one.discrepancy.sides for mention in side.mentions):
            if mention.document == document:
                spans.setdefault(mention.span, []).append(one.discrepancy.fingerprint)
    return spans


def paragraphs(
    article: Article, conflicts: dict[tuple[int, int], str], outcomes: dict[tuple[int, int], str] | None = None
) -> list[list[Piece]]:
    """The article's text in paragraphs of pieces, claims marked; of overlapping claims the first and longest is."""
    text = article.document.text[:_LONGEST]
    marks = []
    for claim in article.claims:
        span = claim.span.start, claim.span.end
        state = "conflict" if span in conflicts else (outcomes or {}).get(span, "read")
        marks.append((span, Piece(claim.surface, state, claim.kind, normalised(claim), conflicts.get(span, ""))))
    marks += [
        ((one.span.start, one.span.end), Piece(one.surface, "skipped", "not checked", one.because))
        for one in article.skipped
    ]
    marks.sort(key=lambda mark: (mark[0][0], -mark[0][1], mark[1].state != "conflict"))
    pieces: list[Piece] = []
    place = article.document.body_start
    for (start, end), piece in marks:
        if start < place or end > len(text):
            continue
        if start > place:
            pieces.append(Piece(text[place:start]))
        pieces.append(Piece(text[start:end], piece.state, piece.kind, piece.value, piece.finding, start))
        place = end
    pieces.append(Piece(text[place:]))
    return _in_paragraphs(pieces, splitter(text))


def _in_paragraphs(pieces: list[Piece], split: Callable[[str], list[str]]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.state:
            found[-1].append(piece)
            continue
        first, *rest = split(piece.text)
        found[-1].append(Piece(first))
        found += [[Piece(one)] for one in rest]
    return [one for one in found if any(piece.text.strip() for piece in one)]
