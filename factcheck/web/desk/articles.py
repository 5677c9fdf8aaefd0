"""One article with every claim marked by what was found for it."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from factcheck.archive import Archive, Filters
from factcheck.model import Article, label
from factcheck.web.desk.pages import page
from factcheck.web.desk.queue import archive_of
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


@router.get("/articles/{document}")
def article(request: Request, document: str) -> Response:
    """The page of an article."""
    with archive_of(request) as archive:
        found = next(iter(archive.articles([document])), None)
        if found is None:
            raise ProblemError(404, "there is no such article")
        conflicts = conflicts_of(archive, document)
    return page(
        request,
        "article",
        article=found.document,
        published=str(found.document.published_at) if found.document.published_at else None,
        paragraphs=paragraphs(found, conflicts),
        counts={
            "conflict": len(set(conflicts.values())),
            "claims": len(found.claims),
            "skipped": len(found.skipped),
        },
        is_cut=len(found.document.text) > _LONGEST,
    )


def conflicts_of(archive: Archive, document: str) -> dict[tuple[int, int], str]:
    """The spans of an article that stand in findings, with the fingerprint of the finding."""
    found = archive.queue(Filters(document=document), limit=500).findings
    return {
        (mention.span[0], mention.span[1]): one.discrepancy.fingerprint
        for one in reversed(found)
        for side in one.discrepancy.sides
        for mention in side.mentions
        if mention.document == document
    }


def paragraphs(
    article: Article, conflicts: dict[tuple[int, int], str], outcomes: dict[tuple[int, int], str] | None = None
) -> list[list[Piece]]:
    """The article's text in paragraphs of pieces, claims marked; of overlapping claims the first and longest is."""
    text = article.document.text[:_LONGEST]
    marks = []
    for claim in article.claims:
        span = claim.span.start, claim.span.end
        state = "conflict" if span in conflicts else (outcomes or {}).get(span, "read")
        marks.append((span, Piece(claim.surface, state, claim.kind, label(claim.value), conflicts.get(span, ""))))
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
    return _in_paragraphs(pieces)


def _in_paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.state:
            found[-1].append(piece)
            continue
        first, *rest = piece.text.replace("\r\n", "\n").split("\n\n")
        found[-1].append(Piece(first))
        found += [[Piece(one)] for one in rest]
    return [one for one in found if any(piece.text.strip() for piece in one)]
