"""One value that a source printed."""

from datetime import date
from typing import Literal

from factcheck.model.about import About
from factcheck.model.records import Record
from factcheck.model.spans import Span
from factcheck.model.values import Value

Modality = Literal["stated", "planned", "denied", "hypothetical"]


class Claim(Record):
    """A typed value at an exact place of a document, with what it is about and who says so.

    `kind` is an open string (date, money, count, percent, duration, ordinal, age, measure, quote, name, title, place,
    polarity). `document.text[span.start:span.end] == surface` always. `hedge` is the printed hedge ("more than").
    `fingerprint` depends on kind, value and sentence wording alone, so it survives edits elsewhere in the text.
    """

    id: str
    fingerprint: str
    kind: str
    document_id: str
    span: Span
    sentence: Span
    surface: str
    value: Value
    hedge: str | None = None
    about: About = About()
    attributed_to: str | None = None
    as_of: date | None = None
    modality: Modality = "stated"
    read_by: str
