"""A page of one sentence a line, and what is read from it, in a form that tables can state."""

from decimal import Decimal

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.quantities import read
from factcheck.model import Document, Ordinal, Quantity, Sentence, Span
from factcheck.model.documents import Section
from factcheck.vocabulary import load

Stated = tuple[str, str, str, str | None]


def page_of(text: str, section: Section = "body") -> Page:
    """Each line of the text is a sentence."""
    sentences, place = [], 0
    for line in text.split("\n"):
        if line:
            sentences.append(Sentence(span=Span(start=place, end=place + len(line)), section=section))
        place += len(line) + 1
    return Page(Document.from_text(text), tuple(sentences), load())


def readings_of(text: str, section: Section = "body") -> list[Reading]:
    return read(page_of(text, section))


def written(number: Decimal | None) -> str:
    """A bound without trailing zeros, ".." when open."""
    return ".." if number is None else f"{number.normalize():f}"


def stated(text: str, reading: Reading) -> Stated:
    """Kind, surface, value and unit: ("count", "206 people", "206", "person"), values as "4-6", "100-..", "~500"."""
    surface, value = text[reading.start : reading.end], reading.value
    if isinstance(value, Ordinal):
        return reading.kind, surface, f"-{value.rank}" if value.from_end else str(value.rank), None
    assert isinstance(value, Quantity)
    ends = written(value.low) if value.low == value.high else f"{written(value.low)}-{written(value.high)}"
    return reading.kind, surface, ("~" if value.approximate else "") + ends, value.unit


def all_stated(text: str, section: Section = "body") -> list[Stated]:
    return [stated(text, reading) for reading in readings_of(text, section)]
