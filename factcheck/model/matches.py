"""What comparing two claims gave, and what a document gets wrong by itself."""

from typing import Literal

from factcheck.model.records import Record
from factcheck.model.report import Mention

Verdict = Literal["agree", "compatible", "conflict", "incomparable"]


class Finding(Record):
    """What a check says of two values, and because of what; `gap` is the distance between their reaches (0 = meet).

    For wordings `stretches` are the words on either side that differ with some words around them, folded and joined by
    spaces: where an article also prints the other side's stretch, it has both wordings. `ceiling` is the highest
    confidence that a conflict may get: below 1 where an innocent explanation stays possible.
    """

    verdict: Verdict
    because: str
    gap: float = 0.0
    stretches: tuple[str, str] | None = None
    ceiling: float = 1.0


class InternalFinding(Record):
    """What a consistency check found wrong inside one document.

    `sides` are pairs of a short value and the mentions that print it; `working` shows the arithmetic step by step
    ("187 + 19 = 206", "the text says 216"). `certainty` 0 to 1 goes into the discrepancy's confidence.
    """

    check: str
    kind: str
    document_id: str
    message: str
    working: tuple[str, ...]
    sides: tuple[tuple[str, tuple[Mention, ...]], ...]
    certainty: float = 1.0
