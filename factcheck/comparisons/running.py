"""Running figures: tolls and lengths that grow (or shrink) between two reports, so that both may be right."""

from collections.abc import Mapping, Set
from decimal import Decimal

from factcheck.model import Claim, Quantity
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.frames import running, slow

RUNNING_KINDS = frozenset(("count", "money", "percent", "measure"))
_SHARED = 0.2  # weight from which a shared frame says what both figures count


def update_between(left: Claim, right: Claim, slow_days: int, vocabulary: Vocabulary) -> str | None:
    """Why two figures of something that grows (or shrinks) may both be right: printed for different days, or for days
    that are not known; None when the frame stands still, is slow and the days are near, or the later figure went the
    wrong way."""
    if left.kind not in RUNNING_KINDS or _is_settled(left) or _is_settled(right) or _is_tenfold(left, right):
        return None
    flag, is_slow = _runs(left, right, running(vocabulary), slow(vocabulary))
    if flag is None:
        return None
    if is_slow and left.as_of and right.as_of and abs((left.as_of - right.as_of).days) < slow_days:
        return None
    if left.as_of is None or right.as_of is None:
        known = left.kind == "count" and _sure(left, right)
        return "a running figure, and the days are not known" if known else None
    if left.as_of == right.as_of:
        # "By 4 p.m. 16 had been detained", "in the end 26": two hours of one day.
        return "a figure on the way and a later one" if _is_interim(left) != _is_interim(right) else None
    early, late = (left, right) if left.as_of < right.as_of else (right, left)
    before, after = figure_of(early), figure_of(late)
    grew = before is not None and after is not None and after > before
    return f"a running figure, {early.as_of} and {late.as_of}" if grew == (flag == "up") else None


def _is_interim(claim: Claim) -> bool:
    return any(scope.flag == "running" for scope in claim.about.scopes)


def elapsed(left: Claim, right: Claim, near_days: int) -> str | None:
    """Why two lengths of something that goes on may both be right: "after 11 days of fighting" is 12 days a day later.
    Where the days of the reports are not known, lengths up to `near_days` apart may be so."""
    if left.kind != "duration" or getattr(left.value, "unit", None) not in ("day", "night"):
        return None
    one, other = figure_of(left), figure_of(right)
    if one is None or other is None or getattr(right.value, "unit", None) not in ("day", "night"):
        return None
    if left.as_of is None or right.as_of is None:
        near = abs(one - other) <= near_days
        return "a length that grows by the day, and the days are not known" if near and min(one, other) > 1 else None
    days = (left.as_of - right.as_of).days
    if days and abs((one - other) - days) <= 1 and (one > other) == (days > 0):
        return f"a length that grows by the day, {left.as_of} and {right.as_of}"
    return None


def _is_settled(claim: Claim) -> bool:
    """Whether the figure is for a year before the one it is printed in: nothing runs any more by then."""
    year = (claim.about.period or "")[:4]
    return claim.as_of is not None and year.isdecimal() and int(year) < claim.as_of.year


def _is_tenfold(left: Claim, right: Claim) -> bool:
    """Whether the two figures have the same digits a power of ten apart: a slip of scale, not growth."""
    one, other = figure_of(left), figure_of(right)
    if not one or not other or one == other:
        return False
    digits = one.normalize().as_tuple().digits
    return len(digits) > 1 and digits == other.normalize().as_tuple().digits


def _sure(left: Claim, right: Claim) -> bool:
    """Whether both figures are plainly of one attribute: the best frame of both is one and the same."""
    one, other = left.about.frames[:1], right.about.frames[:1]
    return bool(one and other) and one[0].frame == other[0].frame


def _runs(left: Claim, right: Claim, flags: Mapping[str, str], slow_ones: Set[str]) -> tuple[str | None, bool]:
    """`up` or `down` where the attribute that both figures share (or else both attributes) grows or shrinks, and
    whether it does so slowly."""
    weights = {match.frame: match.weight for match in right.about.frames}
    shared = [
        (min(match.weight, weights[match.frame]), match.frame) for match in left.about.frames if match.frame in weights
    ]
    if shared and max(shared)[0] >= _SHARED:
        frame = max(shared)[1]
        flag = flags.get(frame)
        return (flag if flag in ("up", "down") else None), frame in slow_ones
    # Two attributes that both run: "31 dead", "38 bodies".
    best = [[match.frame for match in claim.about.frames[:2] if match.weight >= _SHARED] for claim in (left, right)]
    ways = [{flags.get(frame) for frame in frames} for frames in best]
    flag = next((flag for flag in ("up", "down") if flag in ways[0] and flag in ways[1]), None)
    return flag, all(frame in slow_ones for frames in best for frame in frames)


def figure_of(claim: Claim) -> Decimal | None:
    """The figure of a claim: its lower end, or the upper one where it has no other; None for what is no quantity."""
    value = claim.value
    return None if not isinstance(value, Quantity) else value.low if value.low is not None else value.high
