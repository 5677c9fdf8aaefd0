"""Ages: one person or thing has one age at a time; between two reports it may have had a birthday."""

from factcheck.comparisons import quantities
from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Quantity
from factcheck.vocabulary import Vocabulary


class AgeParameters(quantities.QuantityParameters):
    """As for quantities."""


def judge(left: Claim, right: Claim, parameters: AgeParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two ages can both be right, given the days for which they hold."""
    found = quantities.judge(left, right, parameters, vocabulary)
    one, other = left.value, right.value
    if found.verdict != "conflict" or not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return found
    if left.as_of is None or right.as_of is None or one.low is None or other.low is None or one.unit != other.unit:
        return found
    years = abs((left.as_of - right.as_of).days) / 365.24
    older, younger = (one.low, other.low) if left.as_of >= right.as_of else (other.low, one.low)
    # In n years an age grows by n rounded up or down.
    if years > 0 and 0 < older - younger <= int(years) + 1:
        return Finding(verdict="compatible", because=f"a birthday in the {max(1, round(years * 365))} days between")
    return found


CHECK = Check("age_at", frozenset(("age",)), AgeParameters, judge)
