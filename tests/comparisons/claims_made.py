"""Claims for the tests of checks: read from a sentence, or made of a value."""

from datetime import date
from functools import cache

from factcheck import pipeline
from factcheck.comparisons import checks
from factcheck.model import About, Claim, Document, Finding, FrameMatch, Record, Span, Value
from factcheck.vocabulary import load


@cache
def claims_of(text: str, published: str | None = None) -> tuple[Claim, ...]:
    return pipeline.read_article(Document.from_text(text, source="The Kelstrand Courier", published=published)).claims


def read(kind: str, text: str, published: str | None = None) -> Claim:
    """The one claim of a kind that a text makes."""
    found = [claim for claim in claims_of(text, published) if claim.kind == kind]
    assert len(found) == 1, [(claim.kind, claim.surface) for claim in claims_of(text, published)]
    return found[0]


def made(kind: str, value: Value, *, as_of: date | None = None, frame: str | None = None, document: str = "d") -> Claim:
    """A claim of a value that nothing else is known of but, where given, its day and its attribute."""
    frames = (FrameMatch(frame=frame, weight=0.9, slot="head", cue=frame),) if frame else ()
    return Claim(
        id=f"{document}-1",
        fingerprint="0" * 16,
        kind=kind,
        document_id=document,
        span=Span(start=0, end=1),
        sentence=Span(start=0, end=2),
        surface="x",
        value=value,
        about=About(frames=frames),
        as_of=as_of,
        read_by="test",
    )


def judged(check: str, left: Claim, right: Claim, **parameters: object) -> Finding:
    """What a check says of two claims, held to be the same whichever comes first."""
    chosen = checks()[check]
    tuned: Record = chosen.parameters(**parameters)
    there = chosen.judge(left, right, tuned, load())
    back = chosen.judge(right, left, tuned, load())
    assert (there.verdict, round(there.gap, 9)) == (back.verdict, round(back.gap, 9))
    return there


def compared(check: str, kind: str, left: str, right: str) -> str:
    """The verdict on the claims of one kind that two sentences make."""
    return judged(check, read(kind, left), read(kind, right)).verdict
