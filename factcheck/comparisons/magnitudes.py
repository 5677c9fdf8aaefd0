"""Orders of magnitude: figures so far apart that no slip of the pen makes one of the other."""

from decimal import Decimal

from factcheck.model import Claim, Quantity

Reach = tuple[Decimal | None, Decimal | None]

_WORLDS_APART = {"duration": Decimal(10), "count": Decimal(25)}  # how many times the smaller figure, by kind
_SLIP = 100  # times that a figure of one digit may still grow by a slip ("3" for "30")


def of_two_things(left: Claim, right: Claim, one: Reach, other: Reach) -> str | None:
    """Why two figures (with their reaches in one unit) are of two things; None when a slip may lie between them.

    A factor of ten, or the same digits under another unit ("24 hours", "24 years"), is a slip.
    """
    limit = _WORLDS_APART.get(left.kind)
    figures = [reach[0] if reach[0] is not None else reach[1] for reach in (one, other)]
    sizes = sorted(abs(figure) for figure in figures if figure is not None)
    if limit is None or len(sizes) < 2:
        return None
    small, large = sizes
    if small == 0:
        return "nothing, and something" if left.kind == "duration" else None
    if large < small * limit:
        return None
    digits = [figure.normalize().as_tuple().digits for figure in (_printed(left), _printed(right)) if figure]
    if len(digits) == 2 and digits[0] == digits[1] and (len(digits[0]) > 1 or large < small * _SLIP):
        return None
    return "figures of two orders of magnitude"


def _printed(claim: Claim) -> Decimal | None:
    value = claim.value
    return None if not isinstance(value, Quantity) else value.low if value.low is not None else value.high
