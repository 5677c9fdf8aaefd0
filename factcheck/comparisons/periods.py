"""Dates: a coarser period that contains a finer one never conflicts with it."""

from datetime import date

from factcheck.comparisons.registry import Check
from factcheck.model import About, Claim, Finding, Period, Record, label
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import Thesaurus

_Range = tuple[date, date]
_FAR_PAST, _FAR_FUTURE = date(1, 1, 1), date(9999, 12, 31)


class PeriodParameters(Record):
    """`slack_days` is how far two days may lie apart and still be one (a night, a time zone). `other_verbs` is the
    highest confidence in a conflict of two dates whose verbs have nothing in common ("flew in", "opened her talks");
    `worked_out` that in a conflict of a date with one that follows from a length of time or an age."""

    slack_days: int = 0
    other_verbs: float = 0.54
    worked_out: float = 0.65


def judge(left: Claim, right: Claim, parameters: PeriodParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two dates of one event can both be right."""
    first, second = left.value, right.value
    if not isinstance(first, Period) or not isinstance(second, Period):
        return Finding(verdict="incomparable", because="not two dates")
    if because := _two_events(left, right, first, second):
        return Finding(verdict="incomparable", because=because)
    days = _has_days(first) and _has_days(second)
    if days and _lacks_a_year(left, right, first, second):
        return Finding(verdict="compatible", because="one month or day, and neither report prints the year")
    found = _by_days(first, second, parameters) if days else _by_parts(first, second)
    if found.verdict == "conflict" and any(scope.flag in _WORKED_OUT for scope in left.about.scopes):
        return found.model_copy(update={"ceiling": parameters.worked_out})
    if found.verdict == "conflict" and _other_verbs(left.about.predicate, right.about.predicate, vocabulary):
        return found.model_copy(update={"ceiling": parameters.other_verbs})
    return found


def _lacks_a_year(left: Claim, right: Claim, first: Period, second: Period) -> bool:
    """Whether two dates are a year or more apart only by the year that was worked out for each: "in November"."""
    if first.start is None or second.start is None or first.start.year == second.start.year:
        return False
    if not first.basis == second.basis == "resolved" or first.grain != second.grain or first.bound or second.bound:
        return False
    words = [claim.surface.lower().split() for claim in (left, right)]
    if any(word in _YEARS_TOLD or any(sign.isdigit() for sign in word) for some in words for word in some):
        return False
    return first.start.month == second.start.month and first.grain in ("month", "day", "range", "season")


_WORKED_OUT = ("began", "born")  # scope flags of dates worked out of lengths and ages: see `candidates.derived`
_YEARS_TOLD = frozenset(("last", "next", "this", "ago", "later", "earlier", "before", "year", "years", "after"))


def _other_verbs(left: str | None, right: str | None, vocabulary: Vocabulary) -> bool:
    """Whether both dates have a verb and the two verbs are of no common meaning."""
    return left is not None and right is not None and not Thesaurus(vocabulary).relation(left, right)


_LAST_TIME = "last time"  # scope flag of dates that tell when something was last so: see `candidates.derived`
_TOLD = 0.2  # weight from which a date's best frame says that it dates the telling
_OF_ONE = 0.25  # weight from which a shared frame says that two years date one kind of event


def _two_events(left: Claim, right: Claim, first: Period, second: Period) -> str | None:
    """Why two dates are not those of one event: one dates a statement, or two years stand with different subjects,
    nouns and attributes (a verb such as "take" is not enough: many take over, each in their year)."""
    for claim in (left, right):
        best = claim.about.frames[:1]
        if claim.about.predicate == "say" or (best and best[0].frame == "date_said" and best[0].weight >= _TOLD):
            return "the day of a statement"
    if all(any(scope.flag == _LAST_TIME for scope in claim.about.scopes) for claim in (left, right)):
        return None
    years = first.grain == second.grain == "year" and not (first.bound and second.bound)
    if years and not _swapped(first, second) and not _one_matter(left.about, right.about):
        return "years of two matters: no verb, subject, noun or attribute in common"
    return None


def _swapped(first: Period, second: Period) -> bool:
    """Whether two years have the same digits in another order: a slip, whatever stands around them."""
    return (
        first.start is not None
        and second.start is not None
        and sorted(str(first.start.year)) == sorted(str(second.start.year))
    )


# Verbs of which the word beside them says what was done: "took over", "went home".
_LIGHT = frozenset(("take", "make", "have", "be", "get", "go", "come", "become", "give", "do", "put", "keep"))


def _one_matter(left: About, right: About) -> bool:
    weights = {match.frame: match.weight for match in left.frames}
    if any(min(match.weight, weights.get(match.frame, 0.0)) >= _OF_ONE for match in right.frames):
        return True
    if left.predicate is not None and left.predicate == right.predicate and left.predicate not in _LIGHT:
        return True
    mine, other = (
        frozenset((one.head or "", *one.subject, *one.object, *one.complement)) - {""} for one in (left, right)
    )
    return bool(mine & other)


def _has_days(value: Period) -> bool:
    return value.start is not None or value.end is not None


def _ranges(value: Period) -> tuple[_Range, ...]:
    start, end = value.reach()
    return ((start or _FAR_PAST, end or _FAR_FUTURE), *value.readings)


def _by_days(first: Period, second: Period, parameters: PeriodParameters) -> Finding:
    if first.bound and first.bound == second.bound:
        return _by_bound(first, second)
    gaps = [_gap(one, other) for one in _ranges(first) for other in _ranges(second)]
    gap = min(gaps)
    if gap == 0:
        if first.grain in ("minute", "hour") and second.grain in ("minute", "hour") and first.clock and second.clock:
            return _by_clock(first, second)
        if (first.start, first.end) == (second.start, second.end):
            return Finding(verdict="agree", because="the same date")
        if first.bound or second.bound:
            return Finding(verdict="compatible", because=f"{label(first)} leaves room for {label(second)}")
        return Finding(verdict="compatible", because=f"{label(first)} and {label(second)} overlap")
    if gap <= _A_WEEK and any(value.grain == "week" and value.basis == "resolved" for value in (first, second)):
        return Finding(verdict="compatible", because="this, the past and the last week are not told apart to the day")
    if gap == _A_WEEK and _is_bare_weekday(first) and _is_bare_weekday(second) and first.weekday == second.weekday:
        return Finding(verdict="compatible", because="the same day of the week, which week is not printed")
    if gap <= parameters.slack_days or ((first.approximate or second.approximate) and gap <= _vagueness(first, second)):
        return Finding(verdict="compatible", because=f"{gap} days apart, within what was printed")
    return Finding(
        verdict="conflict", because=f"{label(first)} and {label(second)} are {_apart(gap)} apart", gap=float(gap)
    )


_A_WEEK = 7  # days


def _is_bare_weekday(value: Period) -> bool:
    """Whether nothing but the day of the week was printed ("on Saturday", "Saturday morning")."""
    return value.weekday is not None and value.day_of_month is None and value.basis == "resolved"


def _by_bound(first: Period, second: Period) -> Finding:
    """Two starts ("since 2011", "since 2016") or two ends: what they name is compared, not what lies beyond it."""
    one, other = ((value.start or value.end, value.grain) for value in (first, second))
    if one[0] is None or other[0] is None:
        return Finding(verdict="incomparable", because="a bound without a date")
    apart = abs((one[0] - other[0]).days)
    if apart <= _WITHIN.get(one[1], 0) or apart <= _WITHIN.get(other[1], 0):
        return Finding(
            verdict="agree" if one == other else "compatible", because="the same bound to the precision printed"
        )
    return Finding(verdict="conflict", because=f"{label(first)} and {label(second)}", gap=float(apart))


# How many days two dates may differ and still be printed alike at a grain.
_WITHIN = {"year": 366, "decade": 3660, "month": 30, "quarter": 92, "season": 92, "half": 183, "week": 6}


def _vagueness(first: Period, second: Period) -> int:
    """How many days "early", "about" and "late" may be off, by the coarser of the two grains."""
    by_grain = {"year": 61, "decade": 731, "month": 7, "season": 31, "quarter": 31, "week": 4}
    return max(by_grain.get(first.grain, 1), by_grain.get(second.grain, 1))


def _gap(one: _Range, other: _Range) -> int:
    if one[0] <= other[1] and other[0] <= one[1]:
        return 0
    return (other[0] - one[1]).days if one[1] < other[0] else (one[0] - other[1]).days


def _apart(days: int) -> str:
    return f"{days} day{'s' * (days != 1)}" if days < 62 else f"about {round(days / 30.44)} months"


def _by_clock(first: Period, second: Period) -> Finding:
    if first.clock == second.clock:
        return Finding(verdict="agree", because="the same time")
    if first.zone != second.zone:
        return Finding(verdict="incomparable", because="times of two zones")
    rough = first.approximate or second.approximate or first.bound or second.bound
    if _minutes(first, second) <= (_ROUGH_MINUTES if rough else _ROUND_MINUTES):
        return Finding(verdict="compatible", because=f"{first.clock} and {second.clock}: minutes apart")
    return Finding(verdict="conflict", because=f"{first.clock} and {second.clock}", gap=_minutes(first, second) / 1440)


_ROUGH_MINUTES = 45  # "shortly after two", "about 2:30"
_ROUND_MINUTES = 15  # clock times are rounded to quarters of an hour, and two calls log one event minutes apart


def _minutes(first: Period, second: Period) -> float:
    def since_midnight(clock: str) -> int:
        hours, _, minutes = clock.partition(":")
        return int(hours) * 60 + int(minutes or 0)

    return float(abs(since_midnight(first.clock or "0") - since_midnight(second.clock or "0")))


def _by_parts(first: Period, second: Period) -> Finding:
    """Dates without an anchor: compare what both print (weekday, day, month, year, clock)."""
    shared = []
    for part in ("year", "month", "day_of_month", "weekday", "clock"):
        one, other = _part(first, part), _part(second, part)
        if one is not None and other is not None:
            if one != other:
                if part == "clock":
                    return _by_clock(first, second)
                return Finding(verdict="conflict", because=f"{label(first)} and {label(second)}", gap=1.0)
            shared.append(part)
    if shared:
        return Finding(verdict="agree", because=f"the same {' and '.join(shared).replace('_', ' ')}")
    return Finding(verdict="incomparable", because="no anchor to place one of the dates")


def _part(value: Period, part: str) -> int | str | None:
    stated: int | str | None = getattr(value, part)
    if stated is not None or value.start is None:
        return stated
    if part == "year":
        return value.start.year
    if part == "month" and value.grain in ("day", "hour", "minute", "week", "month"):
        return value.start.month
    if part == "day_of_month" and value.grain in ("day", "hour", "minute"):
        return value.start.day
    if part == "weekday" and value.grain in ("day", "hour", "minute"):
        return value.start.isoweekday()
    return None


CHECK = Check("period", frozenset(("date",)), PeriodParameters, judge)
