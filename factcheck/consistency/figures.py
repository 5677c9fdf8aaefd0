"""A printed figure as consistency checks see it: the number itself, its last printed place, and its hedge."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from factcheck.consistency.intervals import Interval
from factcheck.model import Claim, Period, Quantity, Span

Hedge = Literal["", "about", "over", "under", "nearly", "just over"]

_NEARLY = (
    "nearly",
    "almost",
    "just under",
    "close to",
    "approaching",
    "not quite",
    "short of",
    "a little less",
    "slightly less",
    "a little under",
    "slightly under",
    "shade under",
    "just less",
    "just below",
    "getting on for",
    "not far off",
    "nigh on",
    "barely",
)
_JUST_OVER = (
    "just over",
    "a little more",
    "slightly more",
    "a little over",
    "slightly over",
    "shade over",
    "just above",
    "touch over",
    "barely more",
    "just more",
    "not much more",
)

# A round number of three digits or more may be rounded to its last place that is not zero, but nobody calls 160 "200":
# the rounding that is granted without a hedge ends at this share of the figure.
_ROUNDING = Decimal("0.05")
_ABOUT = Decimal("0.1")
# "Some 1,840" was 1,837 or 1,852, not 1,700: "about" stretches the last digit printed by five of its own.
_LAST_PLACES = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the draft under its marker `key` ("M12": the kind's letter and a running number).

    `number` is the figure as printed, of a range its lower end with `top` the upper; `place` the size of its last
    printed place, 0 where the figure is exact by nature. A date has no number but a `period`.
    """

    key: str
    kind: str
    span: Span
    line: int
    surface: str
    number: Decimal
    top: Decimal | None = None
    place: Decimal = Decimal(0)
    hedge: Hedge = ""
    unit: str | None = None
    head: str | None = None
    claim: Claim | None = None
    period: Period | None = None

    def bare(self) -> Interval:
        """What the printed digits allow, whatever hedge stands before them."""
        half = self.place / 2
        return Interval(self.number - half, (self.number if self.top is None else self.top) + half)

    def reach(self) -> Interval:
        """What the figure allows with its hedge."""
        plain = self.bare()
        number = self.number
        if self.hedge == "about":
            slack = max(self.place / 2, min(abs(number) * _ABOUT, self.last_place() * _LAST_PLACES))
            return Interval(number - slack, (number if self.top is None else self.top) + slack)
        if self.hedge == "over":
            return Interval(plain.low, None)
        if self.hedge == "under":
            return Interval(Decimal(0), plain.high)
        if self.hedge == "nearly":
            return Interval(number - number * _ABOUT, plain.high)
        if self.hedge == "just over":
            assert plain.high is not None
            return Interval(plain.low, plain.high + number * _ABOUT)
        return plain

    def last_place(self) -> Decimal:
        """The size of the last printed digit that is not zero: 10 for 1,840, which "some" rounds to tens at most."""
        return Decimal(1).scaleb(int(self.number.normalize().as_tuple().exponent)) if self.number else Decimal(1)

    def shown(self) -> str:
        """The figure as printed, with its hedge."""
        return self.surface


def hedge_of(claim: Claim) -> Hedge:
    """The hedge of a claim in one of five classes."""
    value = claim.value
    printed = (claim.hedge or "").lower()
    if any(phrase in printed for phrase in _JUST_OVER):
        return "just over"
    if any(phrase in printed for phrase in _NEARLY):
        return "nearly"
    if isinstance(value, Quantity):
        if value.high is None:
            return "over"
        if value.low is None:
            return "under"
        if value.approximate:
            return "about"
    return "about" if printed in ("about", "around", "some", "roughly") else ""


def place_of(number: Decimal, step: Decimal, surface: str, kind: str) -> Decimal:
    """The size of the last printed place of a figure.

    "1.2 million" is printed to 100,000 and "4.25" to 0.01. A whole number may have been rounded where it ends in zeros:
    7,400 to the hundred, though never by more than a twentieth. Numbers under a hundred are exact, except measures.
    """
    if step and (step != step.to_integral_value() or step > 1):
        return step
    if number != number.to_integral_value() or kind in ("age", "date"):
        return step
    floor = Decimal(1) if kind in ("percent", "measure", "duration") and step else Decimal(0)
    if abs(number) < (10 if kind == "measure" else 100):
        return floor
    place = Decimal(1)
    while number % (place * 10) == 0:
        place *= 10
    if place == 1:
        return floor
    return max(floor, min(place, abs(number) * _ROUNDING * 2))
