"""The report: a contract that other programs read (schema version 1)."""

from typing import Literal

from pydantic import Field

from factcheck.model.checks import CheckedClaim, Decided, Stale
from factcheck.model.decisions import Decision
from factcheck.model.locators import Original, Place
from factcheck.model.records import Record


def _is_none(value: object) -> bool:
    """Reports on plain texts stay as they are: what only other formats have is left out."""
    return value is None


Severity = Literal["error", "warning", "note"]


class Mention(Record):
    """One place that prints a value: `span` of the value and `sentence` around it, as [start, end) of the document.

    `original` is the place in the file, where that is a web page, a PDF or the like.
    """

    document: str
    span: tuple[int, int]
    sentence: tuple[int, int]
    surface: str
    text: str
    attributed_to: str | None = None
    as_of: str | None = None
    original: Place | None = Field(default=None, exclude_if=_is_none)


class Side(Record):
    """One value of a discrepancy with every mention that prints it and the number of independent sources behind it."""

    value: str
    independent_sources: int
    mentions: tuple[Mention, ...]


class Discrepancy(Record):
    """Values that cannot all be right. `severity`: error = cannot both be right, warning = very likely, an editor must
    look, note = worth knowing, claims no contradiction. `confidence` 0 to 1. `why` are the steps of the reasoning."""

    id: str
    fingerprint: str
    rule: str
    kind: str
    severity: Severity
    scope: Literal["cross", "internal"]
    confidence: float
    message: str
    why: tuple[str, ...]
    sides: tuple[Side, ...]


class Agreement(Record):
    """One fact that several documents state alike."""

    kind: str
    value: str
    mentions: tuple[Mention, ...]


class Compatible(Record):
    """Mentions that look different and are not: the reason is the point."""

    kind: str
    because: str
    mentions: tuple[Mention, ...]


class NotChecked(Record):
    """What was not checked and why; `document` is an id, or the path of a file that could not be read."""

    document: str
    span: tuple[int, int] | None = None
    reason: str


class DocumentEntry(Record):
    """A document as the report lists it; `published` is an ISO date or None when unknown. Documents of one `family` are
    not independent of each other: they print one text, or that of one agency, or are versions of one story. `original`
    tells of the file where that is no plain text."""

    id: str
    path: str | None
    title: str | None
    source: str | None
    published: str | None
    published_from: str | None = None
    sha256: str
    characters: int
    claims: int
    copies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    family: str | None = None
    original: Original | None = Field(default=None, exclude_if=_is_none)


class RulesEntry(Record):
    """Which rules made the report: their version and the SHA-256 over all rule files."""

    version: str
    sha256: str


class Suppressed(Record):
    """A discrepancy that is not among the reported ones, and the decision to dismiss it."""

    discrepancy: Discrepancy
    decision: Decision


class Report(Record):
    """What a run found. Same input, same bytes: no clock, no environment, no order but the user's.

    A check of drafts adds `drafts`, the ids of the documents that were checked, and `checked`, what was found for each
    of their claims. Where decisions were at hand, `suppressed` are the discrepancies that they keep out of
    `discrepancies`, `decided` says what was decided about the reported ones, and `stale` are dismissals that matched
    nothing.
    """

    schema_version: Literal["1"] = "1"
    documents: tuple[DocumentEntry, ...]
    discrepancies: tuple[Discrepancy, ...]
    agreements: tuple[Agreement, ...] = ()
    compatible: tuple[Compatible, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    rules: RulesEntry
    drafts: tuple[str, ...] = ()
    checked: tuple[CheckedClaim, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    decided: tuple[Decided, ...] = ()
    stale: tuple[Stale, ...] = ()
