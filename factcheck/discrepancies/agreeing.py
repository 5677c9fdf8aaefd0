"""Which equal values state one fact: the more a value tells, the less its surroundings need to say."""

from collections.abc import Sequence

from factcheck.discrepancies.weighing import Judged
from factcheck.model import Claim, Period, Quantity, logistic

# Log-odds that two equal values of one event add by chance alone being unlikely: 7 is met everywhere, 5,840 nowhere.
# Set by hand; a figure of d significant digits meets its equal by chance about once in 10 to the d.
_BY_DIGITS = (0.0, 0.0, 1.2, 2.5, 3.5)
_BY_GRAIN = {"year": 1.0, "month": 0.8, "day": 0.3, "hour": 1.5, "minute": 2.0}


def agreeing(judged: Sequence[Judged], threshold: float) -> list[Judged]:
    """The pairs of equal values that state one fact: each the best equal of both its claims in the other article."""
    equal = [(one.binding + tells(one.left), one) for one in judged if one.finding.verdict == "agree"]
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for logit, one in equal:
        for mine, other in ((one.left, one.right), (one.right, one.left)):
            key = (mine.id, other.document_id)
            best[key] = max(best.get(key, (-99.0, "")), (logit, other.id))
    return [
        one
        for logit, one in equal
        if logistic(logit) >= threshold
        and (
            best[one.left.id, one.right.document_id][1] == one.right.id
            or best[one.right.id, one.left.document_id][1] == one.left.id
        )
    ]


def tells(claim: Claim) -> float:
    """The log-odds that meeting this value twice adds."""
    value = claim.value
    if isinstance(value, Quantity):
        figure = value.low if value.low is not None else value.high
        digits = 0 if figure is None else len(figure.normalize().as_tuple().digits)
        return _BY_DIGITS[min(digits, len(_BY_DIGITS) - 1)] + (0.5 if claim.kind not in ("count", "duration") else 0.0)
    if isinstance(value, Period):
        return _BY_GRAIN.get(value.grain, 0.0)
    return 0.0
