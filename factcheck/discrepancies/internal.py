"""What a document gets wrong by itself, as discrepancies of scope internal."""

from collections.abc import Iterable, Mapping

from factcheck.model import Discrepancy, InternalFinding, Rule, Side
from factcheck.model.evidence import fingerprint
from factcheck.model.report import Severity

# Below this certainty a rule of severity error tells no more than a warning.
_ERROR = 0.85
_WARNING = 0.5
_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def internal_discrepancies(
    findings: Iterable[InternalFinding], rules: Mapping[tuple[str, str], Rule]
) -> list[Discrepancy]:
    """The findings as discrepancies; `rules` are those of scope internal by their check and kind."""
    return [_discrepancy(finding, rules[finding.check, finding.kind]) for finding in findings]


def by_check(rules: Iterable[Rule]) -> dict[tuple[str, str], Rule]:
    """The rules of scope internal by check and kind."""
    return {(rule.check, rule.kind): rule for rule in rules if rule.scope == "internal"}


def _discrepancy(finding: InternalFinding, rule: Rule) -> Discrepancy:
    sides = tuple(Side(value=value, independent_sources=1, mentions=mentions) for value, mentions in finding.sides)
    name = fingerprint(rule.id, ((side.value, side.mentions, ()) for side in sides))
    return Discrepancy(
        id=f"{rule.id}-{name[:8]}",
        fingerprint=name,
        rule=rule.id,
        kind=rule.kind,
        severity=_severity(finding.certainty, rule),
        scope="internal",
        confidence=round(finding.certainty, 3),
        message=f"{rule.message}: {finding.message}",
        why=finding.working,
        sides=sides,
    )


def _severity(certainty: float, rule: Rule) -> Severity:
    reached: Severity = "error" if certainty >= _ERROR else "warning" if certainty >= _WARNING else "note"
    return max(reached, rule.severity, key=lambda one: _GRAVITY[one])
