"""Slips of the pen in figures: digits swapped, a power of ten too many."""

from decimal import Decimal


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether a number has the digits of another in another order, or its digits at another power of ten."""
    if one == other or not one or not other:
        return False
    digits, others = (str(number.normalize().as_tuple().digits) for number in (one, other))
    powers = (Decimal(10), Decimal(100), Decimal(1000), Decimal("0.1"), Decimal("0.01"), Decimal("0.001"))
    if digits == others:
        return one / other in powers
    return len(digits) == len(others) and sorted(digits) == sorted(others) and one.adjusted() == other.adjusted()
