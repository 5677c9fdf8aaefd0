"""Figures: two quantities conflict only when their reaches (print precision, hedges, open bounds) do not meet."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from factcheck.comparisons.magnitudes import of_two_things
from factcheck.comparisons.registry import Check
from factcheck.comparisons.running import RUNNING_KINDS, elapsed, update_between
from factcheck.model import Claim, Finding, Quantity, Record, plain
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.units import to_reference

_Reach = tuple[Decimal | None, Decimal | None]


class QuantityParameters(Record):
    """`approximate` is how far, as a share of the figure, "about" and its like reach to either side; `vague` how far
    "several" or "dozens" reach below the least that they name. Two figures of
    which one is more than `farthest` times the other are not about one thing, unless a power of ten apart. What grows
    slowly is the same figure in reports less than `slow_days` apart; lengths counted in days may grow by `near_days`
    between reports whose days are not known."""

    approximate: Decimal = Decimal("0.07")
    vague: Decimal = Decimal("0.34")
    farthest: int = 100
    slow_days: int = 10
    near_days: int = 3


def judge(left: Claim, right: Claim, parameters: QuantityParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two figures of one dimension can both be right."""
    first, second = left.value, right.value
    if not isinstance(first, Quantity) or not isinstance(second, Quantity):
        return Finding(verdict="incomparable", because="not two figures")
    if because := _not_of_one_whole(left, right, first, second):
        return Finding(verdict="incomparable", because=because)
    reaches = _comparable(left.kind, first, second, parameters)
    if isinstance(reaches, Finding):
        return reaches
    if left.kind in RUNNING_KINDS and (because := _two_stretches(left, right)) and _points(first) != _points(second):
        return Finding(verdict="incomparable", because=because)
    one, other, unit = reaches
    if _points(first) == _points(second) and first.unit == second.unit:
        return Finding(verdict="agree", because="the same figure")
    gap = _gap(one, other) or _neighbours(first, second)
    if gap and first.unit == second.unit and (rounded := _rounding(first, second)):
        return Finding(verdict="compatible", because=rounded)
    figures = _same_direction(first, second, one, other) if gap == 0 else None
    if gap and (because := elapsed(left, right, parameters.near_days)):
        return Finding(verdict="compatible", because=because)
    if (gap or figures) and (update := update_between(left, right, parameters.slow_days, vocabulary)):
        return Finding(verdict="compatible", because=update)
    if figures is not None:
        because = f"two different figures for one bound: {plain(figures[0])} and {plain(figures[1])}"
        return Finding(
            verdict="conflict", because=because, gap=float(abs(figures[0] - figures[1]) / max(map(abs, figures)))
        )
    if gap == 0:
        because = _why_compatible(first, second, one, other)
        exact = first.low == first.high is not None and second.low == second.high is not None
        alike = exact and not (first.approximate and second.approximate)
        return Finding(verdict="agree" if alike else "compatible", because=because)
    if _orders_apart(one, other, parameters.farthest):
        return Finding(verdict="incomparable", because=f"{_show(one)} and {_show(other)}{unit}: of two orders")
    if apart := of_two_things(left, right, one, other):
        return Finding(verdict="incomparable", because=apart)
    return Finding(
        verdict="conflict",
        because=f"{_show(one)} and {_show(other)}{unit} do not meet",
        gap=float(gap),
    )


def _not_of_one_whole(left: Claim, right: Claim, first: Quantity, second: Quantity) -> str | None:
    """Why two figures are not two tellings of one number: decimals that count nothing ("a 4.4 quake", "IE 9.0"), one
    that comes on top of another ("two more"), distances from two places."""
    if left.kind == "count" and any(0 < value.step < 1 and not value.approximate for value in (first, second)):
        return "a figure with decimals counts nothing"
    if left.kind == "count" and _is_on_top(left) != _is_on_top(right):
        return "one figure comes on top of another"
    if left.kind == "measure" and first.dimension == "length" and (places := _measured_from(left, right)):
        return f"distances from {places[0]} and from {places[1]}"
    return None


def _is_on_top(claim: Claim) -> bool:
    """Whether a count comes on top of another ("13 other towns", "two more times"); "2,300 more than" is a margin."""
    return any(
        scope.flag == "additional" and (scope.cue != "more" or claim.about.head is not None)
        for scope in claim.about.scopes
    )


def _measured_from(left: Claim, right: Claim) -> tuple[str, str] | None:
    """The two places from which distances are given ("13 miles east of Aldham", "23 miles north of Port Lowell") where
    neither report names the other's."""
    named = [{word.lower() for name in claim.about.entities for word in name.split()} for claim in (left, right)]
    mine = [word for word in left.about.complement if word in named[0]]
    theirs = [word for word in right.about.complement if word in named[1]]
    if not mine or not theirs or set(mine) & named[1] or set(theirs) & named[0]:
        return None
    return " ".join(mine).title(), " ".join(theirs).title()


def _two_stretches(left: Claim, right: Claim) -> str | None:
    """Why two figures are for two stretches of time: one for several years together ("from 2007 through 2014"), the
    other for another time that its sentence names; None where the times do not say so."""
    times = [next((time for time in claim.about.times if time), None) for claim in (left, right)]
    if times[0] is None or times[1] is None or times[0] == times[1]:
        return None
    return f"figures for {times[0]} and for {times[1]}" if any(_years(time) for time in times) else None


def _years(time: str | None) -> bool:
    """Whether the label of a time reaches from one year into another."""
    start, _, end = (time or "").partition(" to ")
    return start[:4].isdecimal() and end[:4].isdecimal() and start[:4] != end[:4]


def _orders_apart(one: _Reach, other: _Reach, farthest: int) -> bool:
    """Whether one figure is more than `farthest` times the other and no power of ten of it (a slip of scale)."""
    left, right = (reach[0] if reach[0] is not None else reach[1] for reach in (one, other))
    if not left or not right or left * right < 0:
        return False
    ratio = max(abs(left), abs(right)) / min(abs(left), abs(right))
    return ratio > farthest and len(ratio.normalize().as_tuple().digits) > 1


def _points(value: Quantity) -> tuple[Decimal | None, Decimal | None]:
    return value.low, value.high


def _rounding(first: Quantity, second: Quantity) -> str | None:
    """Why two printed figures may be one number, printed once in full and once rounded or cut off; None if not."""
    if None in (first.low, second.low) or first.low != first.high or second.low != second.high:
        return None
    for rough, exact in ((first.low, second.low), (second.low, first.low)):
        assert rough is not None and exact is not None
        whole = exact.to_integral_value(ROUND_HALF_UP), exact.to_integral_value(ROUND_DOWN)
        # Half a euro is no euro: what rounding to the unit would change by more than a third is not printed so.
        if rough in whole and exact not in whole and abs(rough - exact) * 3 <= abs(rough):
            return f"{plain(rough)} is {plain(exact)} in whole numbers"
        place = _half_digit(rough)
        digits = len(rough.normalize().as_tuple().digits)
        near = min(place, abs(rough) * Decimal("0.025"))
        if abs(rough) >= 100 and digits <= 2 and _half_digit(exact) < place and abs(rough - exact) <= near:
            return f"{plain(rough)} is {plain(exact)} rounded"
        # "$17 million" may be $17.7 million cut off after the last digit printed.
        step = first.step if rough is first.low else second.step
        if step >= 1000 and _half_digit(exact) * 2 < step and 0 <= exact - rough < step:
            return f"{plain(rough)} is {plain(exact)} cut off"
    return None


def _same_direction(first: Quantity, second: Quantity, one: _Reach, other: _Reach) -> tuple[Decimal, Decimal] | None:
    """The figures of two different bounds of one direction ("at least 21", "at least 24") that are printed exactly; in
    one unit when they are printed in two ("at least ten days", "at least a month"), and then plainly apart."""
    if first.approximate or second.approximate or first.strict or second.strict:
        return None
    for at, end in enumerate(("low", "high")):
        open_end = "high" if end == "low" else "low"
        if getattr(first, open_end) is not None or getattr(second, open_end) is not None:
            continue
        in_one_unit = first.unit == second.unit
        left, right = (getattr(first, end), getattr(second, end)) if in_one_unit else (one[at], other[at])
        if left and right and left != right and (in_one_unit or min(left, right) * 2 <= max(left, right)):
            return left, right
    return None


def _comparable(
    kind: str, first: Quantity, second: Quantity, parameters: QuantityParameters
) -> tuple[_Reach, _Reach, str] | Finding:
    """The two reaches in one unit, or the finding that they cannot be brought to one."""
    if kind == "money":
        if first.unit == second.unit or _open_sign(first.unit, second.unit):
            return _reach(first, parameters), _reach(second, parameters), f" {first.unit or second.unit or ''}"
        if _points(first) == _points(second):
            return Finding(verdict="conflict", because=f"the same figure in {first.unit} and in {second.unit}", gap=1.0)
        return Finding(verdict="incomparable", because=f"{first.unit} and {second.unit}: no rate is assumed")
    if kind == "percent" and first.unit != second.unit:
        return _shares(first, second, parameters)
    if first.unit == second.unit or (kind in ("count", "age") and first.dimension == second.dimension):
        return _reach(first, parameters), _reach(second, parameters), f" {first.unit}" if first.unit else ""
    if kind != "duration" and (first.dimension is None or first.dimension != second.dimension):
        return Finding(verdict="incomparable", because=f"{first.unit or 'no unit'} and {second.unit or 'no unit'}")
    converted = _converted(kind, first, parameters), _converted(kind, second, parameters)
    one, other = converted
    if one is None or other is None:
        return Finding(verdict="incomparable", because=f"{first.unit} and {second.unit} do not convert exactly")
    return one, other, f" ({first.dimension or 'days'})"


def _shares(first: Quantity, second: Quantity, parameters: QuantityParameters) -> tuple[_Reach, _Reach, str] | Finding:
    """Percent, percentage points and basis points: points convert (100 basis points are one), percent to nothing."""
    if "%" in (first.unit, second.unit):
        scaled = [(value.low or Decimal(0)) / (100 if value.unit == "bp" else 1) for value in (first, second)]
        if scaled[0] == scaled[1]:
            because = f"the same figure as {_SHARES.get(first.unit or '')} and as {_SHARES.get(second.unit or '')}"
            return Finding(verdict="conflict", because=because, gap=1.0)
        return Finding(verdict="incomparable", because="percent and percentage points")
    one, other = _reach(first, parameters), _reach(second, parameters)
    scale = Decimal(100)
    return (
        _divided(one, scale if first.unit == "bp" else Decimal(1)),
        _divided(other, scale if second.unit == "bp" else Decimal(1)),
        " percentage points",
    )


_SHARES = {"%": "percent", "pp": "percentage points", "bp": "basis points"}


def _divided(reach: _Reach, by: Decimal) -> _Reach:
    return (None if reach[0] is None else reach[0] / by, None if reach[1] is None else reach[1] / by)


def _open_sign(left: str | None, right: str | None) -> bool:
    """Whether one side printed only a sign ("$", "kr") that the other's currency can be."""
    signs = {
        "$": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"),
        "kr": ("SEK", "NOK", "DKK", "ISK"),
        "¥": ("JPY", "CNY"),
    }
    return left is None or right is None or right in signs.get(left, ()) or left in signs.get(right, ())


def _reach(value: Quantity, parameters: QuantityParameters) -> _Reach:
    low, high = value.reach()
    if value.approximate:
        # "Several" and "dozens" are no figures at all: two are hardly several, but nobody is wrong who says so.
        share = parameters.approximate if high is not None else parameters.vague
        low = None if low is None else low - abs(low) * share
        high = None if high is None else high + abs(high) * share
    return low, high


# Mean lengths in days, for durations whose units convert only on average (a Gregorian year has 365.2425 days).
_DAYS = {
    "hour": Decimal(1) / 24, "day": Decimal(1), "night": Decimal(1), "week": Decimal(7), "fortnight": Decimal(14),
    "month": Decimal("30.44"), "quarter": Decimal("91.3"), "year": Decimal("365.24"), "decade": Decimal("3652.4"),
}  # fmt: skip


def _converted(kind: str, value: Quantity, parameters: QuantityParameters) -> _Reach | None:
    """The reach in the reference unit of its dimension, widened by half the last printed digit that is not zero (3 per
    cent at most): a converted figure is rounded once more."""
    low, high = _reach(value, parameters)
    if value.unit is None:
        return None
    bounds: list[Decimal | None] = []
    for bound, printed, sign in ((low, value.low, -1), (high, value.high, 1)):
        if bound is None or printed is None:
            bounds.append(None)
            continue
        figure = _in_reference(kind, bound, value.unit)
        slack = _in_reference(kind, bound + _half_digit(printed), value.unit)
        if figure is None or slack is None:
            return None
        bounds.append(figure + sign * min(abs(slack - figure), abs(figure) * Decimal("0.03")))
    return bounds[0], bounds[1]


def _in_reference(kind: str, figure: Decimal, unit: str) -> Decimal | None:
    if kind == "duration" and unit in _DAYS:
        return figure * _DAYS[unit]
    reference = to_reference(figure, unit)
    if reference is None or (kind == "duration" and unit not in ("minute", "second")):
        return None if reference is None or kind == "duration" else reference[0]
    return reference[0] / 86400 if kind == "duration" else reference[0]


def _half_digit(figure: Decimal) -> Decimal:
    """Half a unit of the last digit that is not zero: 0.5 for 22, 5 for 40, 0.05 for 1.2."""
    exponent = figure.normalize().as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


def _gap(one: _Reach, other: _Reach) -> Decimal:
    """How far the reaches are apart (0 when they meet), as a share of the larger of the two nearest ends."""
    below, above = (one, other) if _start(one) <= _start(other) else (other, one)
    end, start = below[1], above[0]
    if end is None or start is None or start <= end:
        return Decimal(0)
    return (start - end) / max(abs(start), abs(end), Decimal("1e-9"))


def _neighbours(first: Quantity, second: Quantity) -> Decimal:
    """How far two figures are apart that are printed to one precision and differ in it, as a share of the larger: the
    reaches of 4.2 and 4.3 meet in 4.25, but no number is rounded to both. 0 for any other figures."""
    if None in (first.low, second.low) or first.low != first.high or second.low != second.high:
        return Decimal(0)
    assert first.low is not None and second.low is not None
    apart = abs(first.low - second.low)
    if first.unit != second.unit or first.approximate or second.approximate or first.step != second.step:
        return Decimal(0)
    return apart / max(abs(first.low), abs(second.low)) if first.step and apart >= first.step else Decimal(0)


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


CHECK = Check(
    "quantity", frozenset(("money", "count", "percent", "duration", "age", "measure")), QuantityParameters, judge
)
