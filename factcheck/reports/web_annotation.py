"""The part of the W3C Web Annotation Data Model that a discrepancy report needs, as closed records.

Names, meanings and limits are those of the recommendation (section numbers in the docstrings):
https://www.w3.org/TR/annotation-model/
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from factcheck.model import Record

Motivation = Literal["questioning", "assessing"]
"""Why something is annotated (3.3.5): to ask about it, or to tell what was decided about it."""

Position = Annotated[int, Field(ge=0)]


class AnnotationRecord(Record):
    """A record that is written with the model's camel-case names."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True, serialize_by_alias=True)


class TextQuoteSelector(AnnotationRecord):
    """A stretch of text by its words and those around it, which may be unknown (4.2.4)."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str | None = None
    suffix: str | None = None


class TextPositionSelector(AnnotationRecord):
    """A stretch of text by code points from 0, `end` beyond its last one (4.2.5)."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: Position
    end: Position


class SpecificResource(AnnotationRecord):
    """A part of an article: `source` is an IRI reference, the selectors each name the same part (4)."""

    type: Literal["SpecificResource"] = "SpecificResource"
    source: str
    selector: tuple[TextQuoteSelector | TextPositionSelector, ...]


class TextualBody(AnnotationRecord):
    """What is said of the part (3.2.4)."""

    type: Literal["TextualBody"] = "TextualBody"
    value: str
    format: Literal["text/plain"] = "text/plain"
    language: Literal["en"] = "en"
    purpose: Motivation


class Software(AnnotationRecord):
    """The program (3.3.2)."""

    type: Literal["Software"] = "Software"
    name: str


class Annotation(AnnotationRecord):
    """One passage that is asked about (3.1); its context is that of the collection."""

    id: str
    type: Literal["Annotation"] = "Annotation"
    motivation: Motivation
    generator: Software
    body: tuple[TextualBody, ...]
    target: SpecificResource


class AnnotationPage(AnnotationRecord):
    """A list of annotations within its collection (5.2)."""

    id: str
    type: Literal["AnnotationPage"] = "AnnotationPage"
    part_of: str
    start_index: Position = 0
    items: tuple[Annotation, ...]


class AnnotationCollection(AnnotationRecord):
    """All annotations of a report (5.1); without any there is no page."""

    context: Literal["http://www.w3.org/ns/anno.jsonld"] = Field(
        default="http://www.w3.org/ns/anno.jsonld", serialization_alias="@context"
    )
    id: str
    type: Literal["AnnotationCollection"] = "AnnotationCollection"
    label: str
    total: Position
    first: AnnotationPage | None = None
    last: str | None = None
