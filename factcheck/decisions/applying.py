"""Which discrepancies of a run an earlier dismissal covers, and which decisions hold no more."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from factcheck.decisions.coverage import changed, is_covered, shares_a_passage
from factcheck.model import (
    Decided,
    Decision,
    Discrepancy,
    DocumentEntry,
    Evidence,
    Stale,
    Standing,
    Suppressed,
    evidence_of,
    standing,
)
from factcheck.model.checks import State
from factcheck.model.evidence import Passage

IsPrinted = Callable[[Passage], bool]
_STATES: dict[str, State] = {"confirm": "confirmed", "query": "queried"}


@dataclass(frozen=True, slots=True)
class Applied:
    """The discrepancies that are still reported, those that a dismissal covers, what was decided about the reported
    ones, and the dismissals that matched nothing."""

    discrepancies: tuple[Discrepancy, ...]
    suppressed: tuple[Suppressed, ...] = ()
    decided: tuple[Decided, ...] = ()
    stale: tuple[Stale, ...] = ()


def apply(
    discrepancies: Sequence[Discrepancy],
    acts: Iterable[Decision],
    entries: Mapping[str, DocumentEntry],
    *,
    is_printed: IsPrinted = lambda passage: False,
    drafts: Sequence[DocumentEntry] | None = None,
    today: date | None = None,
) -> Applied:
    """The acts of editors, in the order in which they were made, held against the discrepancies of a run.

    A dismissal covers a discrepancy of its fingerprint. It also covers one of another fingerprint that rests on nothing
    but passages and sources that the editor saw, as long as all the others that he saw are still there: `is_printed`
    says so of a passage. Otherwise the discrepancy is reported, and where it shares a passage with a decision it is
    told why that decision holds no more. Without `today` nothing expires.

    A dismissal that met no discrepancy is stale. `drafts` are the documents that were checked: a dismissal about others
    is not expected to meet any. Without `drafts` all are.
    """
    docket = _Docket(acts, today)
    reported: list[Discrepancy] = []
    suppressed: list[Suppressed] = []
    decided: list[Decided] = []
    for discrepancy in discrepancies:
        evidence = evidence_of(discrepancy, entries)
        ruling = docket.ruling(discrepancy, evidence, is_printed)
        if ruling is None:
            reported.append(discrepancy)
            continue
        decision, state, because = ruling
        if state is None:
            suppressed.append(Suppressed(discrepancy=discrepancy, decision=decision))
        else:
            reported.append(discrepancy)
            decided.append(
                Decided(fingerprint=discrepancy.fingerprint, state=state, because=because, decision=decision)
            )
    return Applied(tuple(reported), tuple(suppressed), tuple(decided), docket.stale(drafts, is_printed))


class _Docket:
    """The decisions that count, by what they are about, and which of them have met a discrepancy."""

    def __init__(self, acts: Iterable[Decision], today: date | None) -> None:
        by_name: dict[str, list[Decision]] = defaultdict(list)
        for act in acts:
            by_name[act.fingerprint].append(act)
        self._acts = by_name
        self._today = today
        self._standing: dict[str, Standing] = {name: standing(one, today=today) for name, one in by_name.items()}
        self._by_passage: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, one in self._standing.items():
            if one.decision is not None and one.decision.evidence is not None:
                for side in one.decision.evidence.sides:
                    for passage in side.passages:
                        self._by_passage[one.decision.evidence.rule, passage.wording].append(name)
        self._met: set[str] = set()

    def ruling(
        self, discrepancy: Discrepancy, evidence: Evidence, is_printed: IsPrinted
    ) -> tuple[Decision, State | None, str] | None:
        """What the latest decision on a discrepancy comes to: no state when it is dismissed; None without decision."""
        own = [name for name in (discrepancy.fingerprint, discrepancy.id) if name in self._acts]
        if own:
            self._met.update(own)
            acts = [act for name in own for act in self._acts[name]]
            return _come_to(standing(acts, evidence=evidence, today=self._today))
        earlier: list[Decision] = []
        for name in self._kin(evidence):
            decision = self._standing[name].decision
            if decision is None or decision.evidence is None:
                continue
            if is_covered(evidence, decision.evidence, is_printed):
                self._met.add(name)
                return _come_to(self._standing[name])
            if shares_a_passage(evidence, decision.evidence):
                self._met.add(name)
                earlier.append(decision)
        if not earlier:
            return None
        decision = earlier[0]
        assert decision.evidence is not None
        return decision, "reopened", changed(evidence, decision.evidence, is_printed)

    def _kin(self, evidence: Evidence) -> list[str]:
        """The decisions of the same rule that share a passage, the latest first."""
        names = {
            name: None
            for side in evidence.sides
            for passage in side.passages
            for name in self._by_passage.get((evidence.rule, passage.wording), ())
        }
        place = {name: at for at, name in enumerate(self._acts)}
        return sorted(names, key=lambda name: (self._acts[name][-1].decided_at, place[name]), reverse=True)

    def stale(self, drafts: Sequence[DocumentEntry] | None, is_printed: IsPrinted) -> tuple[Stale, ...]:
        """The dismissals that should have met a discrepancy and did not, in the order in which they were made."""
        found = []
        for name, one in self._standing.items():
            decision = one.decision
            if decision is None or decision.action != "dismiss" or name in self._met:
                continue
            if drafts is not None and not any(_concerns(decision, draft) for draft in drafts):
                continue
            found.append(Stale(decision=decision, because=_why_stale(decision, is_printed)))
        return tuple(found)


def _why_stale(decision: Decision, is_printed: IsPrinted) -> str:
    passages = [one for side in decision.evidence.sides for one in side.passages] if decision.evidence else []
    gone = next((one for one in passages if not is_printed(one)), None)
    if gone is not None:
        where = gone.source or gone.document or "a text without a name"
        return f"no finding rests on it any more: {where} no longer prints {gone.surface!r} in these words"
    return "no finding rests on it any more" + (", though its passages are still printed" if passages else "")


def _come_to(one: Standing) -> tuple[Decision, State | None, str] | None:
    """What a standing means for the report."""
    if one.decision is None:
        return None
    if one.status == "dismissed":
        return one.decision, None, ""
    if one.status == "reopened":
        return one.decision, "expired" if one.because.startswith("the decision expired") else "reopened", one.because
    return one.decision, _STATES[one.decision.action], ""


def _concerns(decision: Decision, draft: DocumentEntry) -> bool:
    """Whether a decision was made about this document.

    One that does not say what it was made on may have been, if it comes from a baseline: an archive (which numbers its
    decisions) keeps those about all its articles.
    """
    if decision.evidence is None or not decision.evidence.sides:
        return decision.number == 0
    name = draft.path or draft.title
    for side in decision.evidence.sides:
        for passage in side.passages:
            if name is None or passage.document is None:
                if name == passage.document and draft.source == passage.source:
                    return True
            elif _same_file(name, passage.document):
                return True
    return False


def _same_file(left: str, right: str) -> bool:
    """Whether two paths can be one file, seen from two folders."""
    one, other = PurePath(left).parts, PurePath(right).parts
    shorter = min(len(one), len(other))
    return shorter > 0 and one[-shorter:] == other[-shorter:]
