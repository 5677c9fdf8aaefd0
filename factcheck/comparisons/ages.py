"""Ages: one person or thing has one age at a time; between two reports it may have had a birthday."""

from rapidfuzz.distance import Levenshtein

from factcheck.comparisons import quantities
from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Quantity
from factcheck.vocabulary import Vocabulary


class AgeParameters(quantities.QuantityParameters):
    """As for quantities; `birthday_ceiling` is the highest confidence in a conflict of one year where the days of the
    two reports are not known."""

    birthday_ceiling: float = 0.5


def judge(left: Claim, right: Claim, parameters: AgeParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two ages can both be right, given the days for which they hold."""
    found = quantities.judge(left, right, parameters, vocabulary)
    one, other = left.value, right.value
    if found.verdict != "conflict" or not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return found
    if "planned" in (left.modality, right.modality) and left.modality != right.modality:
        return Finding(verdict="incomparable", because="an age now and one to come")
    if because := _two_bearers(left, right, one, other) or _then_and_now(left, right, one, other):
        return Finding(verdict="incomparable", because=because)
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


def _then_and_now(left: Claim, right: Claim, one: Quantity, other: Quantity) -> str | None:
    """Why the ages are of two times: years apart, and one is told for a year that the other is not told for."""
    if one.low is None or other.low is None or abs(one.low - other.low) < _ONE_PERSON:
        return None
    years = [_year(claim) for claim in (left, right)]
    return None if years[0] == years[1] else f"an age in {years[0] or years[1]} and one at another time"


def _year(claim: Claim) -> str | None:
    """The year gone by for which an age is told ("in 2003, a 40-year-old"); None for the time of the report."""
    year = (claim.about.period or "")[:4]
    is_past = year.isdecimal() and (claim.as_of is None or int(year) < claim.as_of.year)
    return year if is_past else None


_ONE_PERSON = 4  # years that two reports may be off about one person whom they do not both name
_MALE = frozenset(["boy", "man", "son", "brother", "father", "grandfather", "husband"])
_FEMALE = frozenset(["girl", "woman", "daughter", "sister", "mother", "grandmother", "wife"])


_SOMEBODY = _MALE | _FEMALE | frozenset(["child", "teenager", "teen", "youth", "student", "pupil", "victim", "person"])
_KIN = frozenset(
    ["daughter", "son", "brother", "sister", "mother", "father", "wife", "husband", "cousin", "niece", "nephew",
     "friend", "partner", "girlfriend", "boyfriend", "fiancee", "stepson", "stepdaughter", "grandson", "granddaughter"]
)  # fmt: skip


def _two_bearers(left: Claim, right: Claim, one: Quantity, other: Quantity) -> str | None:
    """Why the ages are those of two people; None when they may be one's."""
    names = _name(left), _name(right)
    if names[0] and names[1]:
        return None if _alike(names[0], names[1]) else "the ages of two people"
    heads = {left.about.head, right.about.head}
    if heads & _MALE and heads & _FEMALE:
        return "the ages of a male and a female"
    if len(heads) == 2 and heads & _KIN:
        return "the age of somebody's relation or friend, and another's"
    if one.low is not None and other.low is not None and one.unit == other.unit:
        slip = sorted(str(one.low)) == sorted(str(other.low))
        if abs(one.low - other.low) > _ONE_PERSON and not slip:
            return "ages far apart, of people who are not both named"
    return None


def _name(claim: Claim) -> tuple[str, ...]:
    """The words of the name whose age it is, lower-cased; empty where no name is printed, or where the age is that of
    somebody beside the name ("Marsh met a 12-year-old girl")."""
    holder = claim.about.holder or ""
    if claim.about.head in _SOMEBODY | _KIN:
        return ()
    return tuple(holder.lower().split()) if holder[:1].isupper() else ()


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names have a word in common, allowing for a letter or two."""
    return any(
        Levenshtein.distance(one, other, score_cutoff=2) <= min(2, len(one) // 3) for one in left for other in right
    )


CHECK = Check("age_at", frozenset(("age",)), AgeParameters, judge)
