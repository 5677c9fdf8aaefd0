"""What the check of a draft tells beside the discrepancies: which of its claims found what, and what was decided."""

from typing import Literal

from factcheck.model.decisions import Decision
from factcheck.model.records import Record

Outcome = Literal["contradicted", "suppressed", "corroborated", "compatible", "alone"]


class CheckedClaim(Record):
    """One claim of a draft and what was found to hold it against.

    `outcome`: "contradicted" stands in a discrepancy of the report (which `because` names), "suppressed" only in
    discrepancies that an editor dismissed; "corroborated" is stated alike by `independent_sources` sources other than
    the draft's own; "compatible" looked different from another and is not; "alone": nothing that was compared states
    this fact, so nothing speaks for or against it. `documents` are the ids of the documents that do.
    """

    document: str
    span: tuple[int, int]
    kind: str
    surface: str
    outcome: Outcome
    because: str = ""
    independent_sources: int = 0
    documents: tuple[str, ...] = ()


State = Literal["confirmed", "queried", "reopened", "expired"]


class Decided(Record):
    """A reported discrepancy (by its fingerprint) about which something was decided: `state` is what that comes to now
    and `because` says why a dismissal holds no more."""

    fingerprint: str
    state: State
    because: str = ""
    decision: Decision


class Stale(Record):
    """A dismissal that matched nothing in a run that should have met it: it can be taken out of the baseline."""

    decision: Decision
    because: str
