"""The part of SARIF 2.1.0 that a discrepancy report needs, as closed records.

Names, meanings and limits are those of the OASIS standard (section numbers in the docstrings):
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from typing import Any, Literal

from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

from factcheck.model import Record

Level = Literal["error", "warning", "note"]


class SarifRecord(Record):
    """A record that is written with the standard's camel-case names."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True, serialize_by_alias=True)


class Message(SarifRecord):
    """A text in which braces are doubled and brackets escaped where they would make a link (3.11)."""

    text: str


class ArtifactLocation(SarifRecord):
    """Where an article lies: a URI reference, and its place in the run's list of artifacts (3.4)."""

    uri: str
    index: int | None = None


class ArtifactContent(SarifRecord):
    """A piece of an article's text (3.3)."""

    text: str


class Region(SarifRecord):
    """A stretch of text: lines and columns from 1, `end_column` beyond the last character, offsets from 0 (3.30)."""

    start_line: int | None = Field(default=None, ge=1)
    start_column: int | None = Field(default=None, ge=1)
    end_line: int | None = Field(default=None, ge=1)
    end_column: int | None = Field(default=None, ge=1)
    char_offset: int = Field(ge=0)
    char_length: int = Field(ge=0)
    snippet: ArtifactContent | None = None


class PhysicalLocation(SarifRecord):
    """An article and a region of it (3.29)."""

    artifact_location: ArtifactLocation
    region: Region | None = None
    context_region: Region | None = None


class Location(SarifRecord):
    """A place with what is to be said of it (3.28)."""

    id: int | None = Field(default=None, ge=0)
    physical_location: PhysicalLocation
    message: Message | None = None


class Suppression(SarifRecord):
    """A decision to dismiss (3.35), kept outside of the text; `justification` is its reason."""

    kind: Literal["external"] = "external"
    status: Literal["accepted", "underReview", "rejected"]
    justification: str | None = None
    properties: dict[str, Any]


class Result(SarifRecord):
    """A discrepancy (3.27); `rank` is the confidence in per cent. `suppressions` (3.27.23) is empty where nobody
    dismissed it, and holds a rejected one where a dismissal holds no more."""

    rule_id: str
    rule_index: int
    level: Level
    message: Message
    locations: tuple[Location, ...]
    related_locations: tuple[Location, ...] | None = None
    partial_fingerprints: dict[str, str]
    suppressions: tuple[Suppression, ...] = ()
    rank: float = Field(ge=0, le=100)
    properties: dict[str, Any]


class ReportingConfiguration(SarifRecord):
    """How grave what a rule finds is at its gravest here (3.50)."""

    level: Level


class ReportingDescriptor(SarifRecord):
    """A rule that found something (3.49), or a sort of notification."""

    id: str
    name: str | None = None
    short_description: Message | None = None
    full_description: Message | None = None
    help: Message | None = None
    default_configuration: ReportingConfiguration | None = None
    properties: dict[str, Any]


class ToolComponent(SarifRecord):
    """The program (3.19)."""

    name: str
    version: str
    rules: tuple[ReportingDescriptor, ...]
    notifications: tuple[ReportingDescriptor, ...]
    properties: dict[str, Any]


class Tool(SarifRecord):
    """The program and its extensions, of which there are none (3.18)."""

    driver: ToolComponent


class DescriptorReference(SarifRecord):
    """Which sort of notification (3.52)."""

    id: str
    index: int


class Notification(SarifRecord):
    """What was not checked, or what is to be known of the run (3.58)."""

    descriptor: DescriptorReference
    level: Level
    message: Message
    locations: tuple[Location, ...] | None = None


class Invocation(SarifRecord):
    """How the run went (3.20)."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...]


class Artifact(SarifRecord):
    """An article that was read (3.24)."""

    location: ArtifactLocation
    roles: tuple[Literal["analysisTarget", "referencedOnCommandLine"], ...]
    properties: dict[str, Any]


class Run(SarifRecord):
    """One run (3.14). Columns count code points, as all spans of the report do."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    artifacts: tuple[Artifact, ...]
    column_kind: Literal["unicodeCodePoints"] = "unicodeCodePoints"
    results: tuple[Result, ...]


class Log(SarifRecord):
    """The file (3.13)."""

    schema_uri: str = Field(
        default="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        serialization_alias="$schema",
    )
    version: Literal["2.1.0"] = "2.1.0"
    runs: tuple[Run, ...]
