"""Figures: two quantities conflict only when their reaches (print precision, hedges, open bounds) do not meet."""

from decimal import Decimal

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Quantity, Record, plain
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.units import to_reference

_Reach = tuple[Decimal | None, Decimal | None]


class QuantityParameters(Record):
    """`approximate` is how far, as a share of the figure, "about" and its like reach to either side."""

    approximate: Decimal = Decimal("0.1")


def judge(left: Claim, right: Claim, parameters: QuantityParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two figures of one dimension can both be right."""
    first, second = left.value, right.value
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return Finding(verdict="incomparable", because="not two figures")
    reaches = _comparable(left.kind, first, second, parameters)
    if isinstance(reaches, Finding):
        return reaches
    one, other, unit = reaches
    if _points(first) == _points(second) and first.unit == second.unit:
        return Finding(verdict="agree", because="the same figure")
    gap = _gap(one, other)
    if gap == 0:
        because = _why_compatible(first, second, one, other)
        exact = first.low == first.high is not None and second.low == second.high is not None
        alike = exact and not (first.approximate and second.approximate)
        return Finding(verdict="agree" if alike else "compatible", because=because)
    return Finding(
        verdict="conflict",
        because=f"{_show(one)} and {_show(other)}{unit} do not meet",
        gap=float(gap),
    )


def _points(value: Quantity) -> tuple[Decimal | None, Decimal | None]:
    return value.low, value.high


def _comparable(
    kind: str, first: Quantity, second: Quantity, parameters: QuantityParameters
) -> tuple[_Reach, _Reach, str] | Finding:
    """The two reaches in one unit, or the finding that they cannot be brought to one."""
    if kind == "money":
        if first.unit == second.unit or _open_sign(first.unit, second.unit):
            return _reach(first, parameters), _reach(second, parameters), f" {first.unit or second.unit or ''}"
        if _points(first) == _points(second):
            return Finding(
                verdict="conflict", because=f"the same figure in {first.unit} and in {second.unit}", gap=1.0
            )
        return Finding(verdict="incomparable", because=f"{first.unit} and {second.unit}: no rate is assumed")
    if first.unit == second.unit or kind in ("count", "age") and first.dimension == second.dimension:
        return _reach(first, parameters), _reach(second, parameters), f" {first.unit}" if first.unit else ""
    if first.dimension is None or first.dimension != second.dimension:
        return Finding(verdict="incomparable", because=f"{first.unit or 'no unit'} and {second.unit or 'no unit'}")
    converted = _converted(first, parameters), _converted(second, parameters)
    if None in converted:
        return Finding(verdict="incomparable", because=f"{first.unit} and {second.unit} do not convert exactly")
    one, other = converted
    assert one is not None and other is not None
    return one, other, f" ({first.dimension})"


def _open_sign(left: str | None, right: str | None) -> bool:
    """Whether one side printed only a sign ("$", "kr") that the other's currency can be."""
    signs = {"$": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"), "kr": ("SEK", "NOK", "DKK", "ISK"), "¥": ("JPY", "CNY")}
    return left is None or right is None or right in signs.get(left, ()) or left in signs.get(right, ())


def _reach(value: Quantity, parameters: QuantityParameters) -> _Reach:
    low, high = value.reach()
    if value.approximate:
        share = parameters.approximate
        low = None if low is None else low - abs(low) * share
        high = None if high is None else high + abs(high) * share
    return low, high


def _converted(value: Quantity, parameters: QuantityParameters) -> _Reach | None:
    low, high = _reach(value, parameters)
    if value.unit is None:
        return None
    # A unit carried over is printed to the nearest sensible figure: half a last digit at three significant digits.
    bounds: list[Decimal | None] = []
    for bound, sign in ((low, -1), (high, 1)):
        if bound is None:
            bounds.append(None)
            continue
        reference = to_reference(bound, value.unit)
        if reference is None:
            return None
        figure, _ = reference
        bounds.append(figure + sign * abs(figure) * Decimal("0.03"))
    return bounds[0], bounds[1]


def _gap(one: _Reach, other: _Reach) -> Decimal:
    """How far the reaches are apart (0 when they meet), as a share of the larger of the two nearest ends."""
    below, above = (one, other) if _start(one) <= _start(other) else (other, one)
    end, start = below[1], above[0]
    if end is None or start is None or start <= end:
        return Decimal(0)
    return (start - end) / max(abs(start), abs(end), Decimal("1e-9"))


def _start(reach: _Reach) -> Decimal:
    return Decimal("-Infinity") if reach[0] is None else reach[0]


def _show(reach: _Reach) -> str:
    low, high = reach
    if low is None:
        return f"at most {plain(high)}" if high is not None else "anything"
    if high is None:
        return f"at least {plain(low)}"
    return plain(low) if low == high else f"{plain(low)} to {plain(high)}"


def _why_compatible(first: Quantity, second: Quantity, one: _Reach, other: _Reach) -> str:
    if first.unit != second.unit:
        return f"the same to the precision printed, {first.unit} and {second.unit}"
    if None in one or None in other:
        return f"{_show(one)} leaves room for {_show(other)}"
    if first.approximate or second.approximate:
        return "one figure is given as approximate"
    return "the same to the precision printed"


CHECK = Check("quantity", frozenset(("money", "count", "percent", "duration", "age", "measure")), QuantityParameters, judge)
