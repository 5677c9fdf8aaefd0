"""What two unequal values show by themselves: the marks of a slip, or of two different facts."""

import math
from collections.abc import Callable
from decimal import Decimal

from rapidfuzz import fuzz

from factcheck.model import Claim, Ordinal, Period, Quantity, Wording

# Feature -> sign of its effect on the confidence that the two values contradict each other.
SIGNS: dict[str, int] = {
    "close": 1,
    "far": -1,
    "digits swapped": 1,
    "one digit off": 1,
    "factor of ten": 1,
    "could be rounding": -1,
    "hedged": -1,
    "bounded": -1,
    "small figures": -1,
    "same figure, other currency": 1,
    "same precision": 1,
    "opposite ways": 1,
    "year off, same day": 1,
    "month off": 1,
    "days off": 1,
    "weekdays": 1,
    "grain same": 1,
    "unplaced": -1,
    "years": 1,
    "clock": 1,
    "spelled alike": 1,
}


def shape(left: Claim, right: Claim) -> dict[str, float]:
    """The features of a pair of unequal values, 0 to 1; features that do not apply are absent."""
    one, other = left.value, right.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return {**_quantities(one, other), "opposite ways": float(_are_opposite(left, right))}
    if isinstance(one, Period) and isinstance(other, Period):
        return _periods(one, other)
    if isinstance(one, Ordinal) and isinstance(other, Ordinal):
        return {"close": 1.0 if abs(one.rank - other.rank) == 1 else 0.4}
    if isinstance(one, Wording) and isinstance(other, Wording):
        return {"spelled alike": fuzz.ratio(one.folded, other.folded, score_cutoff=50) / 100}
    return {}


def _are_opposite(left: Claim, right: Claim) -> bool:
    """Whether one figure is told as a rise and the other as a fall."""
    flags = [{scope.flag for scope in claim.about.scopes} & {"rise", "fall"} for claim in (left, right)]
    return len(flags[0]) == len(flags[1]) == 1 and flags[0] != flags[1]


def _middle(value: Quantity) -> Decimal:
    if value.low is None:
        return value.high or Decimal(0)
    return value.low if value.high is None else (value.low + value.high) / 2


def _quantities(one: Quantity, other: Quantity) -> dict[str, float]:
    left, right = _middle(one), _middle(other)
    found = {
        "hedged": float(one.approximate or other.approximate),
        "bounded": float(None in (one.low, one.high, other.low, other.high)),
        "small figures": float(max(abs(left), abs(right)) <= 3),
        "same precision": float(one.step == other.step),
    }
    if left == right:
        found["same figure, other currency"] = float(one.unit != other.unit)
        return found
    if left > 0 and right > 0:
        ratio = math.log(float(max(left, right) / min(left, right)))
        found["close"] = math.exp(-ratio / 0.35)
        found["far"] = min(1.0, ratio / 4)
        found["factor of ten"] = float(_is_power_of_ten(max(left, right) / min(left, right)))
    digits = _digits(left), _digits(right)
    # The same slip of digits in figures of quite another size (12 million, 21 billion) is no slip.
    alike = min(left, right) > 0 and max(left, right) < 12 * min(left, right)
    found["digits swapped"] = float(alike and are_swapped(*digits))
    found["one digit off"] = float(alike and is_one_off(*digits))
    found["could be rounding"] = float(could_round(left, right) or could_round(right, left))
    return found


def _digits(number: Decimal) -> str:
    return format(abs(number).normalize(), "f").replace(".", "").lstrip("0").rstrip("0")


def _is_power_of_ten(ratio: Decimal) -> bool:
    return ratio in (10, 100, 1000, 10000, 100000, 1000000)


def are_swapped(left: str, right: str) -> bool:
    """Whether two digit strings differ by two neighbouring digits changing places (187 and 178)."""
    if len(left) != len(right) or left == right:
        return False
    places = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and left[places[0]] == right[places[1]]
        and left[places[1]] == right[places[0]]
    )


def is_one_off(left: str, right: str) -> bool:
    """Whether two digit strings of two digits or more differ in one digit (26 and 36), or by one digit more or less."""
    if len(left) == len(right) >= 2:
        return sum(one != other for one, other in zip(left, right, strict=True)) == 1
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return len(longer) == len(shorter) + 1 >= 3 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


def could_round(rough: Decimal, exact: Decimal) -> bool:
    """Whether `rough`, a figure of 100 or more that ends in zeros, is `exact` rounded to its last non-zero place."""
    if abs(rough) < 100 or rough != rough.to_integral_value():
        return False
    place = Decimal(1)
    while rough % (place * 10) == 0:
        place *= 10
    return place > 1 and abs(rough - exact) <= place / 2


def _periods(one: Period, other: Period) -> dict[str, float]:
    found = {
        "grain same": float(one.grain == other.grain),
        "hedged": float(one.approximate or other.approximate),
        "bounded": float(bool(one.bound) != bool(other.bound)),
        "unplaced": float("unresolved" in (one.basis, other.basis)),
        "years": float(one.grain == other.grain == "year"),
        "clock": float(bool(one.clock and other.clock)),
    }
    part: Callable[[Period], int] = lambda value: value.start.year if value.start else value.year or 0  # noqa: E731
    if one.start and other.start:
        gap = abs((one.start - other.start).days)
        found["close"] = math.exp(-gap / 30)
        found["far"] = min(1.0, gap / 3650)
        same_day = (one.start.month, one.start.day) == (other.start.month, other.start.day)
        fine = one.grain in ("day", "month") and other.grain == one.grain
        found["year off, same day"] = float(fine and same_day and part(one) != part(other))
        found["month off"] = float(
            fine and part(one) == part(other) and one.start.day == other.start.day and not same_day
        )
        found["days off"] = float(one.grain == other.grain == "day" and 0 < gap <= 31)
        if one.grain == other.grain == "year":
            years = str(one.start.year), str(other.start.year)
            found["digits swapped"] = float(are_swapped(*years))
            found["one digit off"] = float(is_one_off(*years))
    elif one.weekday and other.weekday:
        found["weekdays"] = 1.0
    return found
