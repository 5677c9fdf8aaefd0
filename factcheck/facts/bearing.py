"""A claim of a draft together with the fact that bears on it."""

from hashlib import sha256
from typing import NamedTuple

from factcheck.facts.records import Located
from factcheck.model import About, Claim, Document, Finding, Span, Value

PLAIN = 0.75  # how sure a pair is whose name or event is given in short, or a few words away
SURE = 0.9  # how sure one is that prints the full name or the event right beside the value


class Bearing(NamedTuple):
    """A claim that states what a fact states too, or states it wrongly.

    `reference` is the fact as a claim of its document. `compared` are the two values with nothing around them, for the
    check of their kind: that they state one thing has been found here. `finding` is set where no check is needed.
    `sureness` from 0 to 1 is how sure it is that they do; `shown` is the fact's value in words, `stated` the draft's
    where what it prints does not say it.
    """

    claim: Claim
    fact: Located
    reference: Claim
    compared: tuple[Claim, Claim]
    sureness: float
    shown: str
    finding: Finding | None = None
    kind: str = ""
    stated: str | None = None

    @property
    def judged_as(self) -> str:
        """The kind of the rule that judges it: that of the claim, or "name" where its holder is what differs."""
        return self.kind or self.claim.kind


# What stands around the two values: that they state one thing has been found here, and the checks must see it.
_OF_ONE_THING = About(head="it", holder="It", entities=("It",))
_OF_ONE_EVENT = About(head="event", predicate="happen", holder="It", entities=("Event",))


def bearing(
    claim: Claim,
    fact: Located,
    document: Document,
    value: Value,
    printed: str,
    sureness: float,
    *,
    shown: str | None = None,
    finding: Finding | None = None,
) -> Bearing:
    """The bearing of a fact on a claim; `printed` are the words of the fact's sentence that give its value."""
    sentence = fact.fact.address.sentence
    start = fact.span.start + max(0, sentence.find(printed))
    end = start + len(printed) if printed in sentence else fact.span.end
    name = sha256(f"{claim.kind}|{sentence}".encode()).hexdigest()[:12]
    reference = Claim(
        id=f"{fact.document}-{fact.span.start}-{claim.kind}",
        fingerprint=name,
        kind=claim.kind,
        document_id=fact.document,
        span=Span(start=start, end=end),
        sentence=fact.span,
        surface=document.text[start:end],
        value=value,
        read_by="facts",
    )
    plain = _OF_ONE_EVENT if claim.kind == "place" else _OF_ONE_THING
    return Bearing(
        claim,
        fact,
        reference,
        (
            claim.model_copy(update={"about": plain}),
            reference.model_copy(update={"about": plain, "as_of": claim.as_of}),
        ),
        sureness,
        shown or printed,
        finding,
    )
