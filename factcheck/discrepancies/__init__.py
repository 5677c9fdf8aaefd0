"""From judged pairs to discrepancies: confidence, one discrepancy per fact, its sides; agreements likewise."""

from factcheck.discrepancies.gathering import Gathered, gather, merged
from factcheck.discrepancies.internal import by_check, internal_discrepancies
from factcheck.discrepancies.weighing import Judged

__all__ = ["Gathered", "Judged", "by_check", "gather", "internal_discrepancies", "merged"]
