"""How sure it is that two unequal values contradict each other: the pair's own evidence and what stands around it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.discrepancies.shapes import SIGNS as SHAPE_SIGNS
from factcheck.discrepancies.shapes import shape
from factcheck.model import Claim, Finding

# Feature -> sign of its effect, beside those of the shapes and of the binding features that are weighed again.
SIGNS: dict[str, int] = {
    **SHAPE_SIGNS,
    "binding": 1,
    "bound and close": 1,
    "bound and slip": 1,
    "margin": 1,
    "best match": 1,
    "equal elsewhere": -1,
    "equal binds better": -1,
    "stated together": -1,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """Two claims of one block with their binding logit and features, the rule that judged them, and its finding."""

    left: Claim
    right: Claim
    rule_id: str
    finding: Finding
    binding: float
    features: dict[str, float]


_NONE = -12.0  # a binding logit that stands for "no such claim"


class Surrounding:
    """What the other pairs of two articles say of one pair: rivals, and equal values elsewhere."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        self._best: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
        self._equal: dict[tuple[str, str], float] = {}
        for one in judged:
            for mine, other in ((one.left, one.right), (one.right, one.left)):
                key = (mine.id, other.document_id)
                self._best[key].append((one.binding, other.id))
                if one.finding.verdict == "agree":
                    self._equal[key] = max(self._equal.get(key, _NONE), one.binding)
        for options in self._best.values():
            options.sort(key=lambda item: (-item[0], item[1]))
            del options[2:]

    def features(self, one: Judged) -> dict[str, float]:
        """Margin to the next best match, whether each is the other's best, and how well an equal value binds."""
        margins, best, equal = [], 0, _NONE
        for mine, other in ((one.left, one.right), (one.right, one.left)):
            key = (mine.id, other.document_id)
            options = self._best[key]
            rival = next((logit for logit, name in options if name != other.id), _NONE)
            margins.append(one.binding - rival)
            best += options[0][1] == other.id
            equal = max(equal, self._equal.get(key, _NONE))
        return {
            "margin": max(-6.0, min(6.0, min(margins))),
            "best match": best / 2,
            "equal elsewhere": max(0.0, (equal + 6) / 6) if equal > _NONE else 0.0,
            "equal binds better": max(-6.0, min(6.0, equal - one.binding)) if equal > _NONE else -6.0,
        }


def conflict_features(one: Judged, surrounding: Surrounding) -> dict[str, float]:
    """All features that the confidence in a conflict is weighed from."""
    found = dict(one.features)
    found.update(shape(one.left, one.right))
    found.update(surrounding.features(one))
    found["binding"] = one.binding
    strength = max(0.0, min(1.0, (one.binding + 6) / 6))
    found["bound and close"] = strength * found.get("close", 0.0)
    slip = max(found.get(name, 0.0) for name in ("digits swapped", "one digit off", "factor of ten", "year off, same day"))
    found["bound and slip"] = strength * slip
    found[f"kind {one.left.kind}"] = 1.0
    return found


def by_articles(judged: Sequence[Judged]) -> dict[tuple[str, str], list[Judged]]:
    """The pairs grouped by their two documents."""
    groups: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        groups[one.left.document_id, one.right.document_id].append(one)
    return groups
