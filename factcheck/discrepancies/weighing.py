"""How sure it is that two unequal values contradict each other: the pair's own evidence and what stands around it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.discrepancies.shapes import SIGNS as SHAPE_SIGNS
from factcheck.discrepancies.shapes import shape
from factcheck.model import Claim, Finding, label

# Feature -> sign of its effect, beside those of the shapes and of the binding features that are weighed again.
SIGNS: dict[str, int] = {
    **SHAPE_SIGNS,
    "binding": 1,
    "bound and close": 1,
    "bound and slip": 1,
    "bound, no rival": 1,
    "bound, slip, no rival": 1,
    "margin": 1,
    "best match": 1,
    "equal elsewhere": -1,
    "equal binds better": -1,
    "stated together": -1,
    "nearer value": -1,
    "place: sure": 1,
    "polarity: sure": 1,
    "place: sure, no rival": 1,
    "polarity: sure, no rival": 1,
}

_TIED = ("place", "polarity")
BY_KIND = ("bound", "close", "bound and close")  # features that are weighed for each kind apart, all with sign +1


@dataclass(frozen=True, slots=True)
class Judged:
    """Two claims of one block with their binding logit and features, the rule that judged them, and its finding."""

    left: Claim
    right: Claim
    rule_id: str
    finding: Finding
    binding: float
    features: dict[str, float]


_BOUND = -2.0  # binding logit from which a rival value is taken seriously
_NONE = -12.0  # a binding logit that stands for "no such claim"


class Surrounding:
    """What the other pairs of two articles say of one pair: rivals, and equal values elsewhere."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        self._best: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
        self._equal: dict[tuple[str, str], float] = {}
        self._printed: dict[tuple[str, str, str], dict[str, Claim]] = defaultdict(dict)
        self._gaps: dict[tuple[str, str], float] = {}
        self._holders: set[tuple[str, ...]] = set()
        for one in judged:
            if one.left.kind == "title" and one.finding.verdict in ("agree", "compatible"):
                # "Commander" goes with "captain" and with "colonel": it says nothing of which of these two is right.
                holder = _surname(one.left), one.left.document_id, one.right.document_id
                classes = _classes(one)
                self._holders.add((*holder, *(classes[:1] if one.finding.verdict == "agree" else classes)))
            for mine, other in ((one.left, one.right), (one.right, one.left)):
                key = (mine.id, other.document_id)
                self._best[key].append((one.binding, other.id))
                if one.finding.verdict == "agree":
                    self._equal[key] = max(self._equal.get(key, _NONE), one.binding)
                self._printed[mine.document_id, mine.kind, label(mine.value)][mine.id] = mine
                if one.finding.verdict == "conflict" and one.binding > _BOUND:
                    self._gaps[key] = min(self._gaps.get(key, 1e9), one.finding.gap)
        for options in self._best.values():
            options.sort(key=lambda item: (-item[0], item[1]))
            del options[2:]

    def agrees_on_holder(self, one: Judged) -> bool:
        """Whether the two articles also give the holder titles that go together: then neither denies the other's."""
        holder = _surname(one.left), one.left.document_id, one.right.document_id
        classes = _classes(one)
        return not self._holders.isdisjoint(((*holder, *classes), (*holder, classes[0]), (*holder, classes[1])))

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
        nearest = min(
            self._gaps.get((one.left.id, one.right.document_id), 1e9),
            self._gaps.get((one.right.id, one.left.document_id), 1e9),
        )
        return {
            "stated together": max(self._together(one.left, one.right), self._together(one.right, one.left)),
            "nearer value": float(nearest < 0.5 * one.finding.gap),
            "margin": max(-6.0, min(6.0, min(margins))),
            "best match": best / 2,
            "equal elsewhere": max(0.0, (equal + 6) / 6) if equal > _NONE else 0.0,
            "equal binds better": max(-6.0, min(6.0, equal - one.binding)) if equal > _NONE else -6.0,
        }

    def _together(self, mine: Claim, other: Claim) -> float:
        """Whether the article of `mine` prints the other's value too, of the same noun or attribute: then the two
        values are two facts."""
        frames = {match.frame for match in mine.about.frames if match.weight >= 0.4}
        for claim in self._printed.get((mine.document_id, mine.kind, label(other.value)), {}).values():
            if claim.about.head is not None and claim.about.head == mine.about.head:
                return 1.0
            if any(match.frame in frames and match.weight >= 0.4 for match in claim.about.frames):
                return 1.0
        return 0.0


def _classes(one: Judged) -> tuple[str, str]:
    """The classes of the two titles of a pair."""
    left, right = one.left.value, one.right.value
    return getattr(left, "role", None) or "", getattr(right, "role", None) or ""


def _surname(claim: Claim) -> str:
    return (claim.about.holder or "").split(" ")[-1].lower()


def conflict_features(one: Judged, surrounding: Surrounding) -> dict[str, float]:
    """All features that the confidence in a conflict is weighed from."""
    found = dict(one.features)
    found.update(shape(one.left, one.right))
    found.update(surrounding.features(one))
    found["binding"] = one.binding
    strength = max(0.0, min(1.0, (one.binding + 6) / 6))
    found["bound and close"] = strength * found.get("close", 0.0)
    slip = max(
        found.get(name, 0.0) for name in ("digits swapped", "one digit off", "factor of ten", "year off, same day")
    )
    found["bound and slip"] = strength * slip
    # What a near value or a slip tells depends on how well the two are bound, and on the kind.
    kind = one.left.kind
    found["bound, no rival"] = strength * max(0.0, min(1.0, (found["margin"] + 1) / 4))
    found["bound, slip, no rival"] = slip * found["bound, no rival"]
    found[f"{kind}: bound"] = strength
    found[f"{kind}: close"] = found.get("close", 0.0)
    found[f"{kind}: bound and close"] = found["bound and close"]
    found[f"kind {kind}"] = 1.0
    if kind in _TIED:
        # Their checks weigh themselves what ties the two statements together; no value is nearer than another.
        found["nearer value"] = 0.0
        found[f"{kind}: sure"] = one.finding.gap
        found[f"{kind}: sure, no rival"] = one.finding.gap * max(0.0, min(1.0, (found["margin"] + 2) / 4))
    return found
