"""Which claims of a draft found what: the account of what was checked and what was not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from factcheck.model import (
    Article,
    CheckedClaim,
    Claim,
    Discrepancy,
    DocumentEntry,
    Mention,
    Report,
    Suppressed,
    Wording,
)
from factcheck.model.checks import Outcome

_Place = tuple[str, int, int]


def ledger(
    drafts: Iterable[Article], others: Iterable[Article], report: Report, suppressed: Iterable[Suppressed]
) -> tuple[CheckedClaim, ...]:
    """One line for each claim of the drafts, in order of draft and place.

    `others` are the articles that the drafts were held against, `report` has the open discrepancies.
    """
    account = _Account(others, report, suppressed)
    return tuple(account.line(claim) for article in drafts for claim in article.claims)


class _Account:
    def __init__(self, others: Iterable[Article], report: Report, suppressed: Iterable[Suppressed]) -> None:
        self._names: dict[str, dict[str, None]] = defaultdict(dict)
        for article in others:
            for claim in article.claims:
                if claim.kind == "name" and isinstance(claim.value, Wording):
                    self._names[claim.value.folded][claim.document_id] = None
        self._entries: Mapping[str, DocumentEntry] = {entry.id: entry for entry in report.documents}
        self._open = _by_place(report.discrepancies)
        self._suppressed = _by_place(one.discrepancy for one in suppressed)
        self._agreed: dict[_Place, dict[str, None]] = defaultdict(dict)
        for agreement in report.agreements:
            _note(self._agreed, agreement.mentions)
        self._near: dict[_Place, dict[str, None]] = defaultdict(dict)
        self._because: dict[_Place, str] = {}
        for near in report.compatible:
            _note(self._near, near.mentions)
            for mention in near.mentions:
                self._because.setdefault(_place(mention), near.because)

    def line(self, claim: Claim) -> CheckedClaim:
        """What was found for one claim."""
        place = (claim.document_id, claim.span.start, claim.span.end)
        agreed = tuple(self._agreed.get(place, ()))
        independent = self._independent(claim.document_id, agreed)
        if place in self._open:
            found = self._open[place]
            others = tuple(_others(place, found))
            return _line(claim, "contradicted", ", ".join(one.id for one in found), independent, others or agreed)
        if place in self._suppressed:
            found = self._suppressed[place]
            because = ", ".join(f"{one.id} is dismissed" for one in found)
            return _line(claim, "suppressed", because, independent, tuple(_others(place, found)))
        if independent:
            return _line(claim, "corroborated", "", independent, agreed)
        alike = self._alike(claim)
        if spelt := self._independent(claim.document_id, alike):
            return _line(claim, "corroborated", "spelt alike", spelt, alike)
        if agreed:
            return _line(claim, "alone", "stated alike by copies of this text alone", 0, agreed)
        if place in self._near:
            return _line(claim, "compatible", self._because[place], 0, tuple(self._near[place]))
        return _line(claim, "alone", "nothing that was compared states this fact", 0, ())

    def _alike(self, claim: Claim) -> tuple[str, ...]:
        """The documents that spell a name as the claim does."""
        if claim.kind != "name" or not isinstance(claim.value, Wording):
            return ()
        return tuple(one for one in self._names.get(claim.value.folded, ()) if one != claim.document_id)

    def _independent(self, document: str, others: Iterable[str]) -> int:
        """The independent sources among other documents: those of one family are one, the draft's own is none."""
        families = {self._family(other) for other in others}
        return len(families - {self._family(document)})

    def _family(self, document: str) -> str:
        entry = self._entries.get(document)
        return (entry.family if entry else None) or document


def _by_place(discrepancies: Iterable[Discrepancy]) -> dict[_Place, list[Discrepancy]]:
    found: dict[_Place, list[Discrepancy]] = defaultdict(list)
    for discrepancy in discrepancies:
        for place in dict.fromkeys(_place(mention) for side in discrepancy.sides for mention in side.mentions):
            found[place].append(discrepancy)
    return found


def _others(place: _Place, discrepancies: Iterable[Discrepancy]) -> dict[str, None]:
    """The documents that print another value than a place does."""
    return {
        mention.document: None
        for discrepancy in discrepancies
        for side in discrepancy.sides
        if all(_place(mention) != place for mention in side.mentions)
        for mention in side.mentions
        if mention.document != place[0]
    }


def _note(found: dict[_Place, dict[str, None]], mentions: Iterable[Mention]) -> None:
    """For each mention the other documents of its group."""
    mentions = tuple(mentions)
    for mention in mentions:
        others = (other.document for other in mentions if other.document != mention.document)
        found[_place(mention)].update(dict.fromkeys(others))


def _place(mention: Mention) -> _Place:
    return (mention.document, *mention.span)


def _line(claim: Claim, outcome: Outcome, because: str, independent: int, documents: tuple[str, ...]) -> CheckedClaim:
    return CheckedClaim(
        document=claim.document_id,
        span=(claim.span.start, claim.span.end),
        kind=claim.kind,
        surface=claim.surface,
        outcome=outcome,
        because=because,
        independent_sources=independent,
        documents=documents,
    )
