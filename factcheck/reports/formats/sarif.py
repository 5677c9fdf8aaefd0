"""The report as SARIF 2.1.0, which editors and code hosts show beside the lines of a file."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath
from urllib.parse import quote

from factcheck.model import Discrepancy, DocumentEntry, Mention, NotChecked, Report
from factcheck.reports.neutral import one_line
from factcheck.reports.presentation import Presentation
from factcheck.reports.sarif_log import (
    Artifact,
    ArtifactContent,
    ArtifactLocation,
    Invocation,
    Location,
    Log,
    Message,
    Notification,
    PhysicalLocation,
    Region,
    ReportingDescriptor,
    Result,
    Run,
    Tool,
    ToolComponent,
)
from factcheck.reports.serialising import json_text
from factcheck.reports.wording import document_name


def render(report: Report, presentation: Presentation) -> str:
    """The report as a SARIF log with one run: a result for each discrepancy, its first mention in front."""
    run = _RunOf(report, presentation.texts).run
    return json_text(Log(runs=(run,)).model_dump(exclude_none=True))


class _RunOf:
    """Turns one report into a run."""

    def __init__(self, report: Report, texts: Mapping[str, str]) -> None:
        self._report = report
        self._texts = texts
        self._places = {entry.id: place for place, entry in enumerate(report.documents)}
        self._rules = {rule: place for place, rule in enumerate(dict.fromkeys(e.rule for e in report.discrepancies))}
        self._lines: dict[str, tuple[int, ...]] = {}

    @cached_property
    def run(self) -> Run:
        """The whole run."""
        report = self._report
        kinds = {each.rule: each.kind for each in reversed(report.discrepancies)}
        driver = ToolComponent(
            name="factcheck",
            rules=tuple(ReportingDescriptor(id=rule, properties={"kind": kinds[rule]}) for rule in self._rules),
            properties={"rulesVersion": report.rules.version, "rulesSha256": report.rules.sha256},
        )
        notifications = tuple(map(self._notification, report.not_checked))
        return Run(
            tool=Tool(driver=driver),
            invocations=(Invocation(execution_successful=True, tool_execution_notifications=notifications),),
            artifacts=tuple(map(self._artifact, report.documents)),
            results=tuple(map(self._result, report.discrepancies)),
        )

    def _artifact(self, entry: DocumentEntry) -> Artifact:
        properties = {
            "source": entry.source,
            "title": entry.title,
            "published": entry.published,
            "textSha256": entry.sha256,
            "claims": entry.claims,
        }
        known = {name: value for name, value in properties.items() if value is not None}
        return Artifact(location=self._artifact_location(entry.id), properties=known)

    def _result(self, discrepancy: Discrepancy) -> Result:
        mentions = [(side.value, mention) for side in discrepancy.sides for mention in side.mentions]
        others = tuple(
            self._location(mention, number, value) for number, (value, mention) in enumerate(mentions[1:], 1)
        )
        return Result(
            rule_id=discrepancy.rule,
            rule_index=self._rules[discrepancy.rule],
            level=discrepancy.severity,
            message=_message(discrepancy.message),
            locations=tuple(self._location(mention) for _, mention in mentions[:1]),
            related_locations=others or None,
            partial_fingerprints={"factcheckDiscrepancy/v1": discrepancy.fingerprint},
            rank=round(100 * min(max(discrepancy.confidence, 0.0), 1.0), 1),
            properties={
                "id": discrepancy.id,
                "kind": discrepancy.kind,
                "scope": discrepancy.scope,
                "confidence": discrepancy.confidence,
                "why": discrepancy.why,
                "values": tuple(side.value for side in discrepancy.sides),
            },
        )

    def _location(self, mention: Mention, number: int | None = None, value: str | None = None) -> Location:
        entry = self._entry(mention.document)
        name = document_name(entry) if entry else mention.document
        return Location(
            id=number,
            physical_location=PhysicalLocation(
                artifact_location=self._artifact_location(mention.document),
                region=self._region(mention.document, mention.span, mention.surface),
                context_region=self._region(mention.document, mention.sentence, mention.text),
            ),
            message=_message(f"{name}: {value}") if value is not None else None,
        )

    def _notification(self, gap: NotChecked) -> Notification:
        place = PhysicalLocation(
            artifact_location=self._artifact_location(gap.document),
            region=self._region(gap.document, gap.span) if gap.span else None,
        )
        return Notification(level="note", message=_message(gap.reason), locations=(Location(physical_location=place),))

    def _entry(self, document: str) -> DocumentEntry | None:
        place = self._places.get(document)
        return None if place is None else self._report.documents[place]

    def _artifact_location(self, document: str) -> ArtifactLocation:
        entry = self._entry(document)
        path = (entry.path or entry.id) if entry else document
        return ArtifactLocation(uri=_uri(path), index=self._places.get(document))

    def _region(self, document: str, span: tuple[int, int], words: str | None = None) -> Region:
        """The region of a span, with lines and columns where the document's text is at hand."""
        start, end = span
        snippet = None if words is None else ArtifactContent(text=words)
        offsets = Region(char_offset=start, char_length=max(0, end - start), snippet=snippet)
        text = self._texts.get(document)
        if text is None or not 0 <= start <= end <= len(text):
            return offsets
        if document not in self._lines:
            self._lines[document] = (0, *accumulate(len(line) + 1 for line in text.split("\n")))
        starts = self._lines[document]
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
        lines = {
            "start_line": first + 1,
            "start_column": start - starts[first] + 1,
            "end_line": last + 1,
            "end_column": end - starts[last] + 1,
        }
        return offsets.model_copy(update=lines)


def _uri(path: str) -> str:
    """A URI reference for a path as the user gave it."""
    pure = PurePath(path)
    uri = quote(pure.as_posix() if path else "", safe="/", errors="surrogatepass")
    return "file://" + uri if pure.is_absolute() else uri


def _message(text: str) -> Message:
    """A message in which nothing is a placeholder (3.11.5) or a link (3.11.6)."""
    plain = one_line(text).replace("{", "{{").replace("}", "}}")
    if "](" in plain:
        plain = plain.replace("[", "\\[").replace("]", "\\]")
    return Message(text=plain)
