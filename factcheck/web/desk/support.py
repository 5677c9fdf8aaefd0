"""What else the archive prints that goes with one side of a discrepancy or the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factcheck import pipeline
from factcheck.archive import Archive, ArchiveError
from factcheck.model import Article, Claim, Discrepancy, Mention, Side, label
from factcheck.model.evidence import wording

_RELATED = 12  # articles about the same events that are looked at for each side
_SHOWN = 5  # of them for each side


@dataclass(frozen=True, slots=True)
class Also:
    """A further article that states the value of a side of something by the same name."""

    document: str
    place: int
    source: str
    published: str | None
    surface: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Print:
    """One wording of a side with everybody who prints it: the copies of a wire story are folded into one."""

    mention: Mention
    copies: tuple[Mention, ...]


def prints(side: Side) -> tuple[Print, ...]:
    """The mentions of a side by their wording, in order."""
    alike: dict[str, list[Mention]] = {}
    for mention in side.mentions:
        alike.setdefault(wording(mention.surface, mention.text), []).append(mention)
    return tuple(Print(first, tuple(copies)) for first, *copies in alike.values())


def also_printed(archive: Archive, one: Discrepancy, rules: Path | None) -> tuple[tuple[Also, ...], ...]:
    """For each side the articles, beyond those that stand in it, that state its value of what it is about.

    Looked at are the articles that share most with the side's own. A claim counts when kind and value are the same and
    a name in its sentence is one of the side's; where neither names anything, when they count the same.
    """
    known = {mention.document for side in one.sides for mention in side.mentions}
    own = {article.document.id: article for article in still_there(archive, sorted(known))}
    return tuple(_of_side(archive, one.kind, side, own, known, rules) for side in one.sides)


def still_there(archive: Archive, documents: Iterable[str]) -> tuple[Article, ...]:
    """Those of the articles that the archive still has."""
    found: list[Article] = []
    for document in documents:
        try:
            found += archive.articles([document])
        except ArchiveError:  # it has been removed; the finding keeps its passages
            continue
    return tuple(found)


def _of_side(
    archive: Archive, kind: str, side: Side, own: dict[str, Article], known: set[str], rules: Path | None
) -> tuple[Also, ...]:
    mention = next((one for one in side.mentions if one.document in own), None)
    if mention is None:
        return ()
    article = own[mention.document]
    stated = next((claim for claim in article.claims if (claim.span.start, claim.span.end) == mention.span), None)
    if stated is None:
        return ()
    related = archive.candidates(pipeline.archive_keys(article, rules)).documents
    found = []
    for other in archive.articles([name for name in related if name not in known][:_RELATED]):
        claim = next((claim for claim in other.claims if claim.kind == kind and _goes_with(claim, stated)), None)
        if claim is not None:
            found.append(_also(other, claim))
    return tuple(found[:_SHOWN])


def _goes_with(claim: Claim, stated: Claim) -> bool:
    if label(claim.value) != label(stated.value) or claim.modality == "hypothetical":
        return False
    names, others = set(stated.about.entities), set(claim.about.entities)
    if names and others:
        return bool(names & others)
    return claim.about.head == stated.about.head


def _also(article: Article, claim: Claim) -> Also:
    document = article.document
    return Also(
        document.id, claim.span.start, document.source or document.name,
        str(document.published_at) if document.published_at else None,
        claim.surface, claim.sentence.of(document.text)[:600],
    )  # fmt: skip
