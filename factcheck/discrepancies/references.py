"""Claims held against reference facts, as discrepancies and agreements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.discrepancies.gathering import shown
from factcheck.model import Agreement, Claim, Discrepancy, Finding, Matching, Mention, Rule, Side
from factcheck.model.evidence import fingerprint
from factcheck.model.report import Severity


@dataclass(frozen=True, slots=True)
class Held:
    """A claim and the reference that it was held against, the rule that judged the two, and what it found.

    `sureness` (0 to 1) is how sure it is that both state one thing, `told` the reference's value in words, `where` its
    file and line.
    """

    claim: Claim
    reference: Claim
    rule: Rule
    finding: Finding
    sureness: float
    told: str
    where: str


def against_references(
    held: Iterable[Held], texts: Mapping[str, str], source: str, matching: Matching
) -> tuple[list[Discrepancy], list[Agreement]]:
    """What the references contradict and what they bear out, in the order of the claims; a claim that one reference
    bears out is not contradicted by another of the same kind. `source` is what the references are called."""
    held = list(held)
    borne_out = {one.claim.id for one in held if one.finding.verdict in ("agree", "compatible")}
    discrepancies, agreements, told = [], [], set()
    for one in held:
        key = one.claim.id, one.reference.id
        if key in told:
            continue
        told.add(key)
        if one.finding.verdict == "agree":
            mentions = _mention(one.claim, texts), _mention(one.reference, texts)
            agreements.append(Agreement(kind=one.claim.kind, value=shown(one.claim), mentions=mentions))
            continue
        is_denied = one.finding.verdict == "conflict" and one.claim.id not in borne_out
        if is_denied and (found := _discrepancy(one, texts, source, matching)) is not None:
            discrepancies.append(found)
    return discrepancies, agreements


def _discrepancy(one: Held, texts: Mapping[str, str], source: str, matching: Matching) -> Discrepancy | None:
    confidence = min(one.sureness, one.finding.ceiling)
    tier = matching.tier(one.rule.kind)
    if confidence < tier.warning:
        return None
    severity: Severity = "error" if confidence >= tier.error else "warning"
    order = ("error", "warning", "note")
    severity = max(severity, one.rule.severity, key=order.index)
    sides = (
        Side(value=shown(one.claim), independent_sources=1, mentions=(_mention(one.claim, texts),)),
        Side(value=one.told, independent_sources=1, mentions=(_mention(one.reference, texts),)),
    )
    # The sources stand for who is behind a side; the draft's own name may change without its words changing.
    name = fingerprint(one.rule.id, ((side.value, side.mentions, (source,)) for side in sides))
    return Discrepancy(
        id=f"{one.rule.id}-{name[:8]}",
        fingerprint=name,
        rule=one.rule.id,
        kind=one.rule.kind,
        severity=severity,
        scope="cross",
        confidence=round(confidence, 3),
        message=f"Not as the {source} have it: {one.claim.surface}, not {one.told}",
        why=(f"{source}, {one.where}: {texts[one.reference.document_id][slice(*sides[1].mentions[0].sentence)]}",
             "values: " + one.finding.because),
        sides=sides,
    )  # fmt: skip


def _mention(claim: Claim, texts: Mapping[str, str]) -> Mention:
    return Mention(
        document=claim.document_id,
        span=(claim.span.start, claim.span.end),
        sentence=(claim.sentence.start, claim.sentence.end),
        surface=claim.surface,
        text=claim.sentence.of(texts[claim.document_id]),
        attributed_to=claim.attributed_to,
        as_of=None if claim.as_of is None else claim.as_of.isoformat(),
    )
