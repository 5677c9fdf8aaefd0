"""One moment given in two time zones: "10:40 p.m. local time (1440 GMT)"."""

import re
from decimal import Decimal

from factcheck.consistency.clocks import hours, is_plain, worded
from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Record

_PAIR = re.compile(
    r"‹(?P<first>D\d+)›(?P<place>(?: local time)?(?: (?:in )?[a-z' -]{1,30}?)?),? ?\((?:or )?‹(?P<second>D\d+)›"
    r"(?P<behind>[^‹›‖()]{0,30})\)"
    r"|‹(?P<first2>D\d+)›(?P<place2>(?: local time)?(?: in [a-z' -]{1,30}?)?),? or ‹(?P<second2>D\d+)›,"
)
_IN = re.compile(r"\bin (?:the )?([a-z' -]+?)\s*\Z|\b([a-z' -]+?) time\b")
# Clocks differ from Greenwich by whole hours, half hours and, in few places, by three quarters.
_MINUTES = (0, 30, 45)


class MomentParameters(Record):
    """`slack` is by how many minutes the two times may miss: an event is often timed a little apart by two sources."""

    slack: int = 2


def find(draft: Draft, parameters: MomentParameters) -> list[Found]:
    """Times in brackets that no offset of the zones, or of the city named, gives."""
    found = []
    for line in draft.lines:
        if line.text.count("‹D") < 2:
            continue
        for match in _PAIR.finditer(line.text):
            first = draft.figures[match["first"] or match["first2"]]
            second = draft.figures[match["second"] or match["second2"]]
            place = match["place"] or match["place2"] or ""
            there = match["behind"] or ""
            one = _judge(draft, first, second, (place, there), parameters.slack)
            if one:
                found.append(one)
    return found


def _judge(draft: Draft, first: Figure, second: Figure, places: tuple[str, str], slack: int) -> Found | None:
    if first.period is None or second.period is None or first.period.approximate or second.period.approximate:
        return None
    start, end = hours(first.period.clock), hours(second.period.clock)
    if start is None or end is None or (first.period.zone == second.period.zone and not all(map(_IN.search, places))):
        return None
    ours, ours_named = _offsets(draft, first, places[0])
    theirs, theirs_named = _offsets(draft, second, places[1])
    if theirs is None:
        return None
    halves = [start] if is_plain(first) else [start, start + 12]
    gaps = [(half - other) % 24 for half in halves for other in ([end] if is_plain(second) else [end, end + 12])]
    if ours is None:
        if first.period.zone != "local" or "minute" not in (first.period.grain, second.period.grain):
            return None
        return _odd_minutes(first, second, gaps, slack)
    # Two places that change their clocks change them together, or nearly so.
    together = len(ours) == len(theirs) == 2
    pairs = list(zip(sorted(ours), sorted(theirs), strict=True)) if together else [(o, t) for o in ours for t in theirs]
    fitting = sorted({(one - other) % 24 for one, other in pairs})
    if any(_is_near(gap, fit, slack) for gap in gaps for fit in fitting):
        return None
    aheads = dict.fromkeys(_ahead(one, other) for one, other in pairs)
    told = f"{ours_named} is {' or '.join(aheads)} {theirs_named}"
    gap = _shortest(gaps[0])
    says = f"from {second.surface} to {first.surface} is {worded(abs(gap))} {'ahead' if gap >= 0 else 'behind'}"
    return _found(first, second, told, says, 0.9)


def _offsets(draft: Draft, figure: Figure, place: str) -> tuple[list[Decimal] | None, str]:
    """The offsets that a printed zone, or the one city named beside a time, may have; and what to call it."""
    assert figure.period is not None
    table = draft.vocabulary.table("time-zones")
    zone = figure.period.zone
    if zone and zone != "local":
        known = table["zones"].get(zone)
        return ([Decimal(str(one)) for one in known] if known else None), zone
    match = _IN.search(place)
    city = (match[1] or match[2] or "").strip() if match else ""
    known = table["cities"].get(city)
    return ([Decimal(str(one)) for one in known] if known else None), city.title()


def _odd_minutes(first: Figure, second: Figure, gaps: list[Decimal], slack: int) -> Found | None:
    minutes = [int(gap * 60) % 60 for gap in gaps]
    if any(min(abs(one - fit), 60 - abs(one - fit)) <= slack for one in minutes for fit in _MINUTES):
        return None
    told = "no place is that far from Greenwich"
    return _found(first, second, told, f"{first.surface} and {second.surface} are {minutes[0]} minutes off", 0.85)


def _is_near(gap: Decimal, fit: Decimal, slack: int) -> bool:
    apart = abs(gap - fit) % 24
    return min(apart, 24 - apart) * 60 <= slack


def _shortest(gap: Decimal) -> Decimal:
    return gap - 24 if gap > 12 else gap


def _ahead(one: Decimal, other: Decimal) -> str:
    gap = _shortest((one - other) % 24)
    return f"{worded(abs(gap))} {'ahead of' if gap >= 0 else 'behind'}"


def _found(first: Figure, second: Figure, told: str, says: str, certainty: float) -> Found:
    return Found(
        message=f"{told}; {says}",
        working=(told, says),
        sides=((first.surface, (first.span,)), (second.surface, (second.span,))),
        certainty=certainty,
    )


CHECK = Check("time_zone", frozenset(("unit_conversion",)), MomentParameters, find)
