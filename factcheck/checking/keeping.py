"""Findings kept in an archive, each with what editors decided before about the passages that it rests on."""

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

from factcheck import pipeline
from factcheck.archive import Archive, ChangedError
from factcheck.checking.deciding import decided
from factcheck.checking.stored import StoredArticles, report_archive
from factcheck.model import Decision, Report, evidence_of
from factcheck.model.tuning import Tuning


def keep(archive: Archive, report: Report, *, about: Collection[str] = (), at: datetime | None = None) -> int:
    """Keep what a check found, dismissed findings too; how many were new. `about` is that of `Archive.keep`.

    A finding whose passages or sources have changed has another fingerprint than before, and with it no history. The
    decision on the earlier one, which the check has traced, is noted for it too, with who made it and when: it holds
    where the editor has seen all that the finding rests on now, and the finding is open again where not.
    """
    found = (*report.discrepancies, *(one.discrepancy for one in report.suppressed))
    new = archive.keep(found, about=about, at=at)
    for act in _carried(report):
        try:
            archive.decide(act, seen=0)
        except ChangedError:  # somebody decided about the finding itself
            continue
    return new


def renew(
    archive: Archive,
    *,
    at: datetime,
    rules: Path | None = None,
    tuning: Tuning | None = None,
    progress: pipeline.Progress | None = None,
) -> int:
    """Hold all articles of an archive against each other and keep what is found; how many findings were new.

    Findings that rest on a text which no place prints any more are marked as gone.
    """
    report = report_archive(archive, rules, progress=progress, tuning=tuning)
    traced = decided(report, archive.decisions(), StoredArticles(archive), today=at.date())
    superseded = [one.document for one in archive.list(with_superseded=True) if one.state == "superseded"]
    return keep(archive, traced, about=superseded, at=at)


def _carried(report: Report) -> Iterator[Decision]:
    """The decisions on earlier findings, as acts on those of a report that they were traced to."""
    entries = {entry.id: entry for entry in report.documents}
    for one in report.suppressed:
        yield from _act(one.decision, one.discrepancy.fingerprint, one.decision.model_copy(
            update={"evidence": evidence_of(one.discrepancy, entries)}
        ))  # fmt: skip
    known = {one.fingerprint: one for one in report.discrepancies}
    for line in report.decided:
        holds = line.state in ("confirmed", "queried")
        now = evidence_of(known[line.fingerprint], entries) if holds else line.decision.evidence
        yield from _act(line.decision, line.fingerprint, line.decision.model_copy(update={"evidence": now}))


def _act(earlier: Decision, fingerprint: str, act: Decision) -> Iterator[Decision]:
    """The act on a finding that a decision on another one becomes; none where it is the same finding."""
    if earlier.fingerprint == fingerprint or fingerprint.startswith(earlier.fingerprint):
        return
    words = f"decided about finding {earlier.fingerprint}, on which this one follows"
    comment = f"{earlier.comment} ({words})" if earlier.comment else words
    yield act.model_copy(update={"fingerprint": fingerprint, "comment": comment, "number": 0})
