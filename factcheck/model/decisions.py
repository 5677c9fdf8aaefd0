"""What editors decided about discrepancies: append-only, and valid only for the evidence that they saw."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from factcheck.model.evidence import EvidenceSide, sides_of, wording
from factcheck.model.records import Record

if TYPE_CHECKING:  # the report holds decisions
    from factcheck.model.report import Discrepancy, DocumentEntry

Action = Literal["confirm", "dismiss", "query", "comment", "assign", "undo"]
Status = Literal["open", "confirmed", "dismissed", "queried", "reopened"]

_DECIDES: dict[str, Status] = {"confirm": "confirmed", "dismiss": "dismissed", "query": "queried"}


class Evidence(Record):
    """What a discrepancy rested on: `passages` is a digest of the sentences of all sides and the values they print,
    `sources` the number of independent sources behind each side, in the order of the sides' values. `rule` is the rule
    that found it and `sides` names the passages and who printed them, so that it can be told what has changed; both
    are empty where nobody kept them."""

    passages: str
    sources: tuple[int, ...]
    rule: str = ""
    sides: tuple[EvidenceSide, ...] = ()


class Decision(Record):
    """One act of one editor on one discrepancy; acts are never changed or taken away, an `undo` is a further act.

    `reason` is a category out of a short list that the house chooses ("different events", "rounding", "quote"),
    `comment` free text, `assignee` whom an `assign` names. `decided_at` comes from the caller with its time zone;
    `expires` is the last day on which the decision holds. `evidence` is what the editor saw: where the discrepancy
    rests on other evidence later, the decision holds no more. `number` is given by the archive in the order of
    arrival, 0 before.
    """

    fingerprint: str
    action: Action
    author: str
    decided_at: datetime
    reason: str = ""
    comment: str = ""
    assignee: str | None = None
    expires: date | None = None
    evidence: Evidence | None = None
    number: int = 0


class Standing(Record):
    """Where a discrepancy stands after all acts: `decision` is the confirm, dismiss or query that counts (or counted
    until it was reopened), `because` why it is open again, `assignee` who has it now."""

    status: Status = "open"
    decision: Decision | None = None
    because: str = ""
    assignee: str | None = None


def evidence_of(discrepancy: "Discrepancy", entries: "Mapping[str, DocumentEntry] | None" = None) -> Evidence:
    """What a discrepancy rests on now; with the `entries` of its report (by document id) also who printed it where.

    Documents and places do not go into the digest, so that an edit elsewhere in an article changes nothing; neither do
    white space, case and the form of quotation marks.
    """
    sides = sorted(discrepancy.sides, key=lambda side: side.value)
    lines = [[side.value, *sorted({wording(one.surface, one.text) for one in side.mentions})] for side in sides]
    digest = sha256(repr(lines).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Evidence(
        passages=digest,
        sources=tuple(side.independent_sources for side in sides),
        rule=discrepancy.rule,
        sides=sides_of(discrepancy, entries or {}),
    )


def standing(acts: Iterable[Decision], *, evidence: Evidence | None = None, today: date | None = None) -> Standing:
    """Where a discrepancy stands after its acts, in the order in which they were made.

    An `undo` takes back the last confirm, dismiss or query that was not taken back yet; comments stay. With `evidence`
    (what the discrepancy rests on now) a decision made on other evidence is reopened, with `today` one that has
    expired.
    """
    decided: list[Decision] = []
    assignee = None
    for act in acts:
        if act.action in _DECIDES:
            decided.append(act)
        elif act.action == "undo" and decided:
            decided.pop()
        elif act.action == "assign":
            assignee = act.assignee
    if not decided:
        return Standing(assignee=assignee)
    last = decided[-1]
    because = _reopened(last, evidence, today)
    return Standing(
        status="reopened" if because else _DECIDES[last.action], decision=last, because=because, assignee=assignee
    )


def _reopened(decision: Decision, evidence: Evidence | None, today: date | None) -> str:
    if decision.expires and today and today > decision.expires:
        return f"the decision expired on {decision.expires}"
    if evidence is None or decision.evidence is None:
        return ""
    if decision.evidence.passages != evidence.passages:
        return "a passage has changed since"
    if decision.evidence.sources != evidence.sources:
        return "the sources behind a side have changed since"
    return ""
