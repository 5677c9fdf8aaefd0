"""Reading the dates of a text in the tests, without the rooms before and after."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factcheck import vocabulary
from factcheck.claims.page import Page
from factcheck.claims.readers.dates import read
from factcheck.model import Document, Period, Sentence, Span


@dataclass(frozen=True)
class FoundDate:
    """A reading with its surface and ISO days at hand."""

    surface: str
    value: Period
    span: tuple[int, int]
    hedge: str | None

    @property
    def start(self) -> str | None:
        return self.value.start.isoformat() if self.value.start else None

    @property
    def end(self) -> str | None:
        return self.value.end.isoformat() if self.value.end else None

    @property
    def grain(self) -> str:
        return self.value.grain


@cache
def words() -> vocabulary.Vocabulary:
    return vocabulary.load()


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """A plain split after a full stop that a capital follows, abbreviations of months and hours spared."""
    stops = re.finditer(r"(\w+|\.\w)[.?!]['\"]?\s+(?=[A-Z])", text)
    cuts = [match.end() for match in stops if match[1] not in ("Aug", "Jan", "Sept", "Mr", ".m")]
    edges = [0, *cuts, len(text)]
    spans = [(left, right) for left, right in pairwise(edges) if left < right]
    return tuple(Sentence(span=Span(start=left, end=right)) for left, right in spans)


def dates_of(text: str, published: str | None = None) -> list[FoundDate]:
    document = Document.from_text(text, published=published)
    readings = read(Page(document, sentences_of(text), words()))
    found = []
    for reading in readings:
        assert reading.kind == "date"
        assert isinstance(reading.value, Period)
        surface = text[reading.start : reading.end]
        found.append(FoundDate(surface, reading.value, (reading.start, reading.end), reading.hedge))
    return found


def one(text: str, published: str | None = None) -> FoundDate:
    """The only date of the text."""
    found = dates_of(text, published)
    assert len(found) == 1, [date.surface for date in found]
    return found[0]
