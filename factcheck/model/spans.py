"""Places in a document's text."""

from typing import Self

from pydantic import model_validator

from factcheck.model.records import Record


class Span(Record):
    """A half-open, never empty range `[start, end)` in code points of `Document.text`."""

    start: int
    end: int

    @model_validator(mode="after")
    def _never_empty(self) -> Self:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")
        return self

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]
