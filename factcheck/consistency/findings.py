"""What a check hands back: the places that clash, and the working."""

from dataclasses import dataclass

from factcheck.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """Values that cannot all be right inside one draft.

    `sides` pair a short value with the places that print it (two sides at least where two places clash); `working`
    is the arithmetic step by step; `certainty` runs from 0 to 1.
    """

    message: str
    working: tuple[str, ...]
    sides: tuple[tuple[str, tuple[Span, ...]], ...]
    certainty: float = 0.9
