"""What a report says beside its findings where a draft was checked or something was decided, in the same words in
every format for people."""

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model import CheckedClaim, Decision, DocumentEntry, Report
from factcheck.reports.passages import line_of
from factcheck.reports.wording import counted, document_name, independent, kind_label, plain_date, shortened

_DONE = {"confirm": "confirmed", "dismiss": "dismissed", "query": "queried"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a section: what it is about, of which kind, and what is said of it."""

    what: str
    kind: str
    rest: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; `name` is the heading as an identifier."""

    name: str
    title: str
    rows: tuple[Row, ...]


def sections(report: Report, texts: Mapping[str, str]) -> tuple[Section, ...]:
    """What the sources bear out of a draft, what of it found nothing to be compared with, what was dismissed, and which
    dismissals matched nothing; only those that have lines."""
    entries = {entry.id: entry for entry in report.documents}
    several = len(report.drafts) > 1
    corroborated = [
        Row(shortened(one.surface), kind_label(one.kind), _place(one, entries, texts, several) + _behind(one, entries))
        for one in report.checked
        if one.outcome == "corroborated"
    ]
    alone = [
        Row(
            shortened(one.surface),
            kind_label(one.kind),
            _place(one, entries, texts, several) + (f": {one.because}" if one.documents else ""),
        )
        for one in report.checked
        if one.outcome == "alone"
    ]
    dismissed = [
        Row(one.discrepancy.message, one.discrepancy.id, decision_in_words(one.decision)) for one in report.suppressed
    ]
    stale = [
        Row(one.decision.fingerprint, "", f"{decision_in_words(one.decision)}; {one.because}") for one in report.stale
    ]
    found = (
        Section("corroborated", "Other sources say so too", tuple(corroborated)),
        Section("alone", "Nothing to compare with", tuple(alone)),
        Section("dismissed", "Dismissed", tuple(dismissed)),
        Section("stale", "Dismissals that match nothing any more", tuple(stale)),
    )
    return tuple(one for one in found if one.rows)


def standings(report: Report) -> dict[str, str]:
    """What was decided about each reported discrepancy that something was decided about, by its fingerprint."""
    lines = {}
    for one in report.decided:
        if one.state in ("confirmed", "queried"):
            lines[one.fingerprint] = decision_in_words(one.decision)
        else:
            lines[one.fingerprint] = f"open again, {one.because}; it was {decision_in_words(one.decision)}"
    return lines


def decision_in_words(decision: Decision) -> str:
    """What was decided, by whom, when and why: "dismissed by Ana on 3 May 2023: two visits"."""
    until = f", until {plain_date(decision.expires.isoformat())}" if decision.expires else ""
    day = plain_date(decision.decided_at.date().isoformat())
    why = f": {decision.reason}" if decision.reason else ""
    return f"{_DONE.get(decision.action, decision.action)} by {decision.author} on {day}{until}{why}"


def ledger_line(report: Report) -> str | None:
    """How much of the drafts was checked, in one line; None where no draft was."""
    if not report.drafts:
        return None
    tally = {name: sum(one.outcome == name for one in report.checked) for name, _ in _OUTCOMES}
    told = [f"{tally[name]:,} {words}" for name, words in _OUTCOMES if tally[name]]
    read = f"Of {counted(len(report.checked), 'claim')} in the draft{'s' if len(report.drafts) > 1 else ''}:"
    return f"{read} {', '.join(told)}." if told else "The draft makes no claim that could be checked."


_OUTCOMES = (
    ("contradicted", "contradicted"),
    ("suppressed", "in dismissed findings"),
    ("corroborated", "said by other sources too"),
    ("compatible", "compatible with what others say"),
    ("alone", "found nothing to be compared with"),
)


def _place(one: CheckedClaim, entries: Mapping[str, DocumentEntry], texts: Mapping[str, str], several: bool) -> str:
    """Where in the draft a claim stands."""
    entry = entries.get(one.document)
    line = line_of(one.document, one.span[0], texts)
    name = (entry.path or document_name(entry)) if entry and several else ""
    return ", ".join(part for part in (name, f"line {line}" if line else "") if part)


def _behind(one: CheckedClaim, entries: Mapping[str, DocumentEntry]) -> str:
    names = dict.fromkeys(document_name(entries[each]) if each in entries else each for each in one.documents)
    shown = ", ".join(shortened(name, 48) for name in list(names)[:4]) + (" …" if len(names) > 4 else "")
    return f" · {independent(one.independent_sources)}: {shown}"
