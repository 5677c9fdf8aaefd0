"""Claims held against reference facts, as discrepancies and agreements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.discrepancies.gathering import shown
from factcheck.model import Agreement, Article, Claim, Discrepancy, Document, Finding, Matching, Mention, Rule, Side
from factcheck.model.evidence import fingerprint
from factcheck.model.report import Severity


@dataclass(frozen=True, slots=True)
class Held:
    """A claim and the reference that it was held against, the rule that judged the two, and what it found.

    `sureness` (0 to 1) is how sure it is that both state one thing, `told` the reference's value in words, `where` its
    file and line; `stated` is the claim's value where what it prints does not say it.
    """

    claim: Claim
    reference: Claim
    rule: Rule
    finding: Finding
    sureness: float
    told: str
    where: str
    stated: str | None = None


def against_references(
    held: Iterable[Held], articles: Iterable[Article], source: str, matching: Matching
) -> tuple[list[Discrepancy], list[Agreement]]:
    """What the references contradict and what they bear out, in the order of the claims; a claim that one reference
    bears out is not contradicted by another of the same kind.

    Claims of one value that one reference contradicts are one discrepancy. `articles` are those of the claims and of
    the references, `source` is what the references are called.
    """
    by_id = {article.document.id: article.document for article in articles}
    held = _once_each(held)
    borne_out = {one.claim.id for one in held if one.finding.verdict in ("agree", "compatible")}
    denied: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    agreements = []
    # One claim is one finding: that its own person does not hold a post tells more than that another one does.
    told: set[str] = set()
    for one in sorted(held, key=lambda one: one.rule.kind != one.claim.kind):
        if one.finding.verdict == "agree":
            mentions = _mention(one.claim, by_id), _mention(one.reference, by_id)
            agreements.append(Agreement(kind=one.claim.kind, value=shown(one.claim), mentions=mentions))
        elif one.finding.verdict == "conflict" and one.claim.id not in borne_out | told:
            told.add(one.claim.id)
            denied[one.rule.id, one.reference.id, one.stated or shown(one.claim)].append(one)
    found = (_discrepancy(group, by_id, source, matching) for group in denied.values())
    return [one for one in found if one is not None], agreements


_ORDER = ("agree", "compatible", "conflict", "incomparable")


def _once_each(held: Iterable[Held]) -> list[Held]:
    """Each claim with each reference once: where a reference has several names for its value, the one that fits best,
    and of those that do not fit the one that surely does not."""
    best: dict[tuple[str, str], Held] = {}
    for one in held:
        key = one.claim.id, one.reference.id
        if key not in best or _fit(one) < _fit(best[key]):
            best[key] = one
    return list(best.values())


def _fit(one: Held) -> tuple[int, float]:
    return _ORDER.index(one.finding.verdict), -one.finding.gap


def _discrepancy(
    group: Sequence[Held], by_id: Mapping[str, Document], source: str, matching: Matching
) -> Discrepancy | None:
    one = max(group, key=lambda held: held.sureness)
    confidence = min(one.sureness, one.finding.ceiling)
    if one.rule.kind == "place":
        confidence = min(confidence, one.finding.gap)  # places that the gazetteer does not know may lie in each other
    tier = matching.tier(one.rule.kind)
    if confidence < tier.warning:
        return None
    severity: Severity = "error" if confidence >= tier.error else "warning"
    order = ("error", "warning", "note")
    severity = max(severity, one.rule.severity, key=order.index)
    documents = [by_id[held.claim.document_id] for held in group]
    mentions = tuple(_mention(held.claim, by_id) for held in group)
    behind = {document.family or document.id for document in documents}
    sides = (
        Side(value=one.stated or shown(one.claim), independent_sources=len(behind), mentions=mentions),
        Side(value=one.told, independent_sources=1, mentions=(_mention(one.reference, by_id),)),
    )
    # A draft is named by its source, not by its id: edits elsewhere leave the finding alone.
    printed_by = tuple(sorted({document.source or "" for document in documents})), (source,)
    name = fingerprint(
        one.rule.id, ((side.value, side.mentions, who) for side, who in zip(sides, printed_by, strict=True))
    )
    return Discrepancy(
        id=f"{one.rule.id}-{name[:8]}",
        fingerprint=name,
        rule=one.rule.id,
        kind=one.rule.kind,
        severity=severity,
        scope="cross",
        confidence=round(confidence, 3),
        message=f"Not as the {source} have it: {one.stated or one.claim.surface}, not {one.told}",
        why=(f"{source}, {one.where}: {sides[1].mentions[0].text}", f"values: {one.finding.because}"),
        sides=sides,
    )


def _mention(claim: Claim, by_id: Mapping[str, Document]) -> Mention:
    return Mention(
        document=claim.document_id,
        span=(claim.span.start, claim.span.end),
        sentence=(claim.sentence.start, claim.sentence.end),
        surface=claim.surface,
        text=claim.sentence.of(by_id[claim.document_id].text),
        attributed_to=claim.attributed_to,
        as_of=None if claim.as_of is None else claim.as_of.isoformat(),
    )
