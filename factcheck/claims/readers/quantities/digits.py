"""The value of digits with separators, in the styles of writing numbers that news uses."""

from decimal import Decimal

_SWAP = str.maketrans(".,", ",.")


def figure(printed: str, *, continental: bool) -> tuple[Decimal, Decimal] | None:
    """The value and step of digits with separators, or None where they follow no style of writing numbers.

    British and American 1,234.5, Indian 12,34,567, and 1.234,5: several points, or a comma after a point, can be
    nothing else; a lone 1.234 is continental only where `continental` says that the page writes so.
    """
    whole, decimals = _halves(printed.translate(_SWAP) if _is_swapped(printed, continental) else printed)
    if "," in decimals:
        return None
    if "," in whole:
        groups = whole.split(",")
        western = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        indian = len(groups[0]) <= 2 and len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1])
        if not (western or indian):
            return None
        whole = "".join(groups)
    if not decimals:
        return Decimal(whole), Decimal(0)
    return Decimal(f"{whole}.{decimals}"), Decimal(1).scaleb(-len(decimals))


def _halves(printed: str) -> tuple[str, str]:
    whole, _, decimals = printed.partition(".")
    return whole, decimals if "." not in decimals else ","


def _is_swapped(printed: str, continental: bool) -> bool:
    points, commas = printed.count("."), printed.count(",")
    if commas > 1:
        return False
    if points > 1 or (points and commas and printed.rfind(",") > printed.find(".")):
        return True
    if not continental or points + commas != 1:
        return False
    return commas == 1 or len(printed.partition(".")[2]) == 3
