"""From judged pairs to discrepancies: confidence, one discrepancy per fact, its sides; agreements likewise."""

from factcheck.discrepancies.gathering import Gathered, gather, merged
from factcheck.discrepancies.internal import by_check, internal_discrepancies
from factcheck.discrepancies.references import Held, against_references
from factcheck.discrepancies.scoping import scoped
from factcheck.discrepancies.weighing import Judged

__all__ = [
    "Gathered",
    "Held",
    "Judged",
    "against_references",
    "by_check",
    "gather",
    "internal_discrepancies",
    "merged",
    "scoped",
]
