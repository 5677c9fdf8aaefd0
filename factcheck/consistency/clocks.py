"""Times of day as figures of a draft print them."""

import re
from decimal import Decimal

from factcheck.consistency.figures import Figure


def hours(clock: str | None) -> Decimal | None:
    """The hours since midnight of "22:40"; None when it is no time of day."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", clock or "")
    return None if match is None else Decimal(match[1]) + Decimal(match[2]) / 60


def is_plain(figure: Figure) -> bool:
    """Whether a printed time leaves no choice between morning and evening."""
    return bool(re.search(r"[ap]\.?m|noon|midnight|\b\d{4}\b|\b(?:1[3-9]|2[0-3]|0\d)[:.]", figure.surface.lower()))


def worded(length: Decimal) -> str:
    """A number of hours in hours and minutes."""
    whole, minutes = divmod(round(length * 60), 60)
    return f"{whole} hour{'s' * (whole != 1)}" + (f" {minutes} minutes" if minutes else "")
