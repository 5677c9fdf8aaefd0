"""Ages: one person or thing has one age at a time; between two reports it may have had a birthday."""

from factcheck.comparisons import quantities
from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Quantity
from factcheck.vocabulary import Vocabulary


class AgeParameters(quantities.QuantityParameters):
    """As for quantities; `birthday_ceiling` is the highest confidence in a conflict of one year where the days of the
    two reports are not known."""

    birthday_ceiling: float = 0.6


def judge(left: Claim, right: Claim, parameters: AgeParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two ages can both be right, given the days for which they hold."""
    found = quantities.judge(left, right, parameters, vocabulary)
    one, other = left.value, right.value
    if found.verdict != "conflict" or not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return found
    if one.low is None or other.low is None or one.unit != other.unit:
        return found
    if left.as_of is None or right.as_of is None:
        if abs(one.low - other.low) == 1:
            because = f"{found.because} (a birthday between the reports would explain it; their days are not known)"
            return found.model_copy(update={"because": because, "ceiling": parameters.birthday_ceiling})
        return found
    years = abs((left.as_of - right.as_of).days) / 365.24
    older, younger = (one.low, other.low) if left.as_of >= right.as_of else (other.low, one.low)
    # In n years an age grows by n rounded up or down.
    if years > 0 and 0 < older - younger <= int(years) + 1:
        return Finding(verdict="compatible", because=f"a birthday in the {max(1, round(years * 365))} days between")
    return found


CHECK = Check("age_at", frozenset(("age",)), AgeParameters, judge)
