"""The report as SARIF 2.1.0, which editors and code hosts show beside the lines of a file."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from itertools import accumulate
from pathlib import PurePath
from typing import Any, Literal
from urllib.parse import quote

from factcheck.model import CheckedClaim, Decision, Discrepancy, DocumentEntry, Mention, NotChecked, Report, Stale
from factcheck.reports.accounts import decision_in_words
from factcheck.reports.neutral import one_line
from factcheck.reports.presentation import Presentation
from factcheck.reports.sarif_log import (
    Artifact,
    ArtifactContent,
    ArtifactLocation,
    DescriptorReference,
    Invocation,
    Location,
    Log,
    Message,
    Notification,
    PhysicalLocation,
    Region,
    ReportingConfiguration,
    ReportingDescriptor,
    Result,
    Run,
    Suppression,
    Tool,
    ToolComponent,
)
from factcheck.reports.serialising import json_text
from factcheck.reports.wording import SEVERITIES, document_name, kind_label


def render(report: Report, presentation: Presentation) -> str:
    """The report as a SARIF log with one run: a result for each discrepancy, its passage in the draft (else its first
    mention) in front, dismissed ones with their suppression."""
    run = _RunOf(report, presentation.texts).run
    return json_text(Log(runs=(run,)).model_dump(exclude_none=True))


_NOT_CHECKED, _ALONE, _STALE = "not-checked", "nothing-to-compare-with", "dismissal-matches-nothing"
_SORTS = {
    _NOT_CHECKED: ("NotChecked", "Something was not checked.", "Nothing is known of it: silence is no clean bill."),
    _ALONE: (
        "NothingToCompareWith",
        "A claim of the draft found nothing to be compared with.",
        "Nothing that was compared states this fact, so nothing speaks for or against it.",
    ),
    _STALE: (
        "DismissalMatchesNothing",
        "A dismissal matches no finding any more.",
        "What it was made on has changed or gone: take it back with factcheck decide or factcheck baseline write.",
    ),
}
_FULL = "Values that cannot all be right, with every passage that prints them: the first is the location, the others \
are related locations."
_HELP = "Find out which side is right and correct the other, or dismiss the finding with factcheck decide, which asks \
for a reason."


class _RunOf:
    """Turns one report into a run."""

    def __init__(self, report: Report, texts: Mapping[str, str]) -> None:
        self._report = report
        self._texts = texts
        self._places = {entry.id: place for place, entry in enumerate(report.documents)}
        self._found = (*report.discrepancies, *(one.discrepancy for one in report.suppressed))
        self._rules = {rule: place for place, rule in enumerate(dict.fromkeys(each.rule for each in self._found))}
        self._decided = {one.fingerprint: one for one in report.decided}
        self._lines: dict[str, tuple[int, ...]] = {}

    @cached_property
    def run(self) -> Run:
        """The whole run."""
        report = self._report
        driver = ToolComponent(
            name="factcheck",
            version=version("factcheck-desk"),
            rules=tuple(map(self._rule, self._rules)),
            notifications=tuple(_sort(name, *words) for name, words in _SORTS.items()),
            properties={"rulesVersion": report.rules.version, "rulesSha256": report.rules.sha256},
        )
        told = (
            *map(self._not_checked, report.not_checked),
            *(self._alone(one) for one in report.checked if one.outcome == "alone"),
            *map(self._stale, report.stale),
        )
        return Run(
            tool=Tool(driver=driver),
            invocations=(Invocation(execution_successful=True, tool_execution_notifications=told),),
            artifacts=tuple(map(self._artifact, report.documents)),
            results=(
                *(self._result(each, self._held_no_more(each)) for each in report.discrepancies),
                *(
                    self._result(one.discrepancy, (_suppression(one.decision, "accepted"),))
                    for one in report.suppressed
                ),
            ),
        )

    def _rule(self, rule: str) -> ReportingDescriptor:
        found = [each for each in self._found if each.rule == rule]
        gravest = min((each.severity for each in found), key=SEVERITIES.index)
        kind = found[0].kind
        return ReportingDescriptor(
            id=rule,
            short_description=Message(text=f"{kind_label(kind).capitalize()}: articles that cannot all be right."),
            full_description=Message(text=_FULL),
            help=Message(text=_HELP),
            default_configuration=ReportingConfiguration(level=gravest),
            properties={"kind": kind},
        )

    def _held_no_more(self, discrepancy: Discrepancy) -> tuple[Suppression, ...]:
        """What was decided about a reported discrepancy: a query suppresses nothing yet, a dismissal nothing more."""
        one = self._decided.get(discrepancy.fingerprint)
        if one is None or one.state == "confirmed" or (one.state != "queried" and one.decision.action != "dismiss"):
            return ()
        return (_suppression(one.decision, "underReview" if one.state == "queried" else "rejected", one.because),)

    def _artifact(self, entry: DocumentEntry) -> Artifact:
        properties = {
            "source": entry.source,
            "title": entry.title,
            "published": entry.published,
            "textSha256": entry.sha256,
            "claims": entry.claims,
        }
        known = {name: value for name, value in properties.items() if value is not None}
        drafts = self._report.drafts
        role: Literal["analysisTarget", "referencedOnCommandLine"] = (
            "analysisTarget" if not drafts or entry.id in drafts else "referencedOnCommandLine"
        )
        return Artifact(location=self._artifact_location(entry.id), roles=(role,), properties=known)

    def _result(self, discrepancy: Discrepancy, suppressions: tuple[Suppression, ...]) -> Result:
        mentions = [(side.value, mention) for side in discrepancy.sides for mention in side.mentions]
        drafts = self._report.drafts
        mentions.sort(key=lambda one: one[1].document not in drafts)  # stable: the draft's own passage in front
        others = tuple(
            self._location(mention, number, value) for number, (value, mention) in enumerate(mentions[1:], 1)
        )
        properties: dict[str, Any] = {
            "id": discrepancy.id,
            "kind": discrepancy.kind,
            "scope": discrepancy.scope,
            "confidence": discrepancy.confidence,
            "why": discrepancy.why,
            "values": tuple(side.value for side in discrepancy.sides),
        }
        if one := self._decided.get(discrepancy.fingerprint):
            properties["decided"] = one.state
        return Result(
            rule_id=discrepancy.rule,
            rule_index=self._rules[discrepancy.rule],
            level=discrepancy.severity,
            message=_message(discrepancy.message),
            locations=tuple(self._location(mention) for _, mention in mentions[:1]),
            related_locations=others or None,
            partial_fingerprints={"factcheckDiscrepancy/v1": discrepancy.fingerprint},
            suppressions=suppressions,
            rank=round(100 * min(max(discrepancy.confidence, 0.0), 1.0), 1),
            properties=properties,
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

    def _not_checked(self, gap: NotChecked) -> Notification:
        place = PhysicalLocation(
            artifact_location=self._artifact_location(gap.document),
            region=self._region(gap.document, gap.span) if gap.span else None,
        )
        return _notification(_NOT_CHECKED, gap.reason, Location(physical_location=place))

    def _alone(self, one: CheckedClaim) -> Notification:
        place = PhysicalLocation(
            artifact_location=self._artifact_location(one.document),
            region=self._region(one.document, one.span, one.surface),
        )
        return _notification(_ALONE, one.because, Location(physical_location=place))

    def _stale(self, one: Stale) -> Notification:
        words = f"{one.decision.fingerprint}, {decision_in_words(one.decision)}: {one.because}"
        return _notification(_STALE, words)

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


def _sort(id_: str, name: str, words: str, meaning: str) -> ReportingDescriptor:
    """A sort of notification."""
    told = Message(text=meaning)
    short = Message(text=words)
    return ReportingDescriptor(
        id=id_, name=name, short_description=short, full_description=told, help=told, properties={}
    )


def _notification(sort: str, words: str, *places: Location) -> Notification:
    return Notification(
        descriptor=DescriptorReference(id=sort, index=list(_SORTS).index(sort)),
        level="note",
        message=_message(words),
        locations=places or None,
    )


def _suppression(
    decision: Decision, status: Literal["accepted", "underReview", "rejected"], because: str = ""
) -> Suppression:
    properties = {
        "author": decision.author,
        "decidedAt": decision.decided_at.isoformat(),
        "expires": decision.expires.isoformat() if decision.expires else None,
        "because": because or None,
    }
    known = {name: value for name, value in properties.items() if value}
    return Suppression(status=status, justification=one_line(decision.reason) or None, properties=known)


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
