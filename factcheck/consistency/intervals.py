"""Intervals of decimals: what a printed figure allows, and what arithmetic makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from factcheck.model import plain


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; None is an open end."""

    low: Decimal | None
    high: Decimal | None

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(_difference(self.low, other.high), _difference(self.high, other.low))

    def times(self, factor: Decimal) -> "Interval":
        """The interval scaled by a positive factor."""
        return Interval(
            None if self.low is None else self.low * factor, None if self.high is None else self.high * factor
        )

    def multiplied(self, other: "Interval") -> "Interval":
        """The product of two intervals of numbers that are not negative."""
        low = None if self.low is None or other.low is None else self.low * other.low
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(low, high)

    def over(self, other: "Interval") -> "Interval":
        """The quotient of two intervals of numbers that are not negative."""
        low = None if self.low is None or not other.high else self.low / other.high
        high = None if self.high is None or not other.low or other.low <= 0 else self.high / other.low
        return Interval(low, high)

    def widened(self, share: Decimal) -> "Interval":
        """The interval with both ends moved outwards by a share of themselves."""
        low = None if self.low is None else self.low - abs(self.low) * share
        return Interval(low, None if self.high is None else self.high + abs(self.high) * share)

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a number in common."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not below and not above

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two have more than an end in common, or a point lies in the other: for sums of rounded figures,
        whose worst case would need every one of them to be a tie."""
        if not self.meets(other):
            return False
        if self.is_point() or other.is_point():
            return True
        return not (
            (self.high is not None and self.high == other.low) or (self.low is not None and self.low == other.high)
        )

    def is_point(self) -> bool:
        """Whether it holds one number alone."""
        return self.low is not None and self.low == self.high

    def shown(self, unit: str = "") -> str:
        """The interval in words: `206`, `7.5 to 7.9%`, `at least 40`."""
        if self.low is None and self.high is None:
            return "anything"
        if self.low is None or self.high is None:
            end = self.low if self.low is not None else self.high
            assert end is not None
            return ("at least " if self.high is None else "at most ") + short(end) + unit
        low, high = short(self.low), short(self.high)
        return (low if low == high else f"{low} to {high}") + unit


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of several intervals."""
    result = Interval(Decimal(0), Decimal(0))
    for interval in intervals:
        result += interval
    return result


def short(number: Decimal) -> str:
    """A decimal for people: millions in words, four significant digits behind the point at most."""
    for scale, word in ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")):
        if abs(number) >= scale and number % (scale / 10000) == 0:
            return f"{plain(number / scale)} {word}"
    if number != number.to_integral_value():
        places = max(0, 3 - number.adjusted()) if abs(number) >= 1 else 3 - number.adjusted()
        number = number.quantize(Decimal(1).scaleb(-min(places, 12)), rounding=ROUND_HALF_EVEN)
    return plain(number)


def _sum(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else left + right


def _difference(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else left - right
