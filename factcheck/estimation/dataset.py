"""Pairs of claims from gold events, labelled: one fact or not, contradiction or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck import pipeline
from factcheck.candidates import Pair, find
from factcheck.estimation.events import Event, Place, touches
from factcheck.model import Article, Claim, Finding
from factcheck.vocabulary import load


@dataclass(frozen=True, slots=True)
class Example:
    """A pair with its finding and labels: `fact` the gold contradiction it lies on (or None), `is_one_fact` whether
    the two claims state one fact (None where the gold does not tell)."""

    event: str
    pair: Pair
    finding: Finding
    fact: str | None
    is_one_fact: bool | None
    is_compatible: bool


def read_articles(event: Event) -> list[Article]:
    """The event's articles, read."""
    from factcheck import documents

    return [pipeline.read_article(documents.read(str(path))) for path in event.paths.values()]


def examples(event: Event, articles: Sequence[Article]) -> Iterator[Example]:
    """The labelled pairs of one event."""
    stems = {article.document.id: stem for stem, article in zip(event.paths, articles, strict=True)}
    vocabulary = load()
    for pair in find(articles, vocabulary):
        left, right = place(pair.left.claim, stems), place(pair.right.claim, stems)
        _, finding = pipeline.compare(pair.left.claim, pair.right.claim, vocabulary)
        fact = next(
            (
                fact.id
                for fact in event.facts
                if any(
                    touches(left, one) and touches(right, other)
                    for at, one in enumerate(fact.sides)
                    for to, other in enumerate(fact.sides)
                    if at != to
                )
            ),
            None,
        )
        agreed = any(
            (touches(left, one) and touches(right, other)) or (touches(left, other) and touches(right, one))
            for one, other in event.corroborated
        )
        near = any(
            (touches(left, one) and touches(right, other)) or (touches(left, other) and touches(right, one))
            for one, other in event.compatible
        )
        same_side = any(touches(left, side) and touches(right, side) for fact_ in event.facts for side in fact_.sides)
        if fact is not None:
            one_fact: bool | None = True
        elif finding.verdict in ("agree", "compatible"):
            one_fact = True if (agreed or same_side) and finding.verdict == "agree" else None
        else:
            one_fact = False
        yield Example(event.name, pair, finding, fact, one_fact, near)


def place(claim: Claim, stems: dict[str, str]) -> Place:
    """Where a claim stands, in the terms of the gold."""
    return stems[claim.document_id], claim.span.start, claim.span.end
