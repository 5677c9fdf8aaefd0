"""Which of several readings of the same characters stands."""

from factcheck.claims.page import Reading

# Kinds that claim their characters for themselves; wordings (quotes, names ...) lie over them without conflict.
_EXCLUSIVE = ("date", "money", "percent", "age", "duration", "measure", "ordinal", "count")
_RANK = {kind: rank for rank, kind in enumerate(_EXCLUSIVE)}

Found = tuple[str, Reading]


def settle(found: list[Found]) -> tuple[list[Found], list[tuple[str, Reading, str]]]:
    """The readings that stand, in order of place, and those that gave way with the reason.

    Among exclusive kinds that overlap the longer reading stands; of equally long ones the kind that says more
    (a date before a count). A reading of another kind is only dropped when the very same one was read twice.
    """
    exclusive = [item for item in found if item[1].kind in _RANK]
    exclusive.sort(key=lambda item: (item[1].start - item[1].end, _RANK[item[1].kind], item[1].start, item[0]))
    kept: list[Found] = []
    hidden: list[tuple[str, Reading, str]] = []
    taken: dict[int, Found] = {}
    for name, reading in exclusive:
        winner = next((taken[at] for at in range(reading.start, reading.end) if at in taken), None)
        if winner is None:
            kept.append((name, reading))
            for at in range(reading.start, reading.end):
                taken[at] = (name, reading)
        else:
            hidden.append((name, reading, f"part of a {winner[1].kind} read over the same words"))
    seen: set[tuple[str, int, int]] = set()
    for name, reading in found:
        if reading.kind in _RANK:
            continue
        place = (reading.kind, reading.start, reading.end)
        if place in seen:
            hidden.append((name, reading, "read twice"))
        else:
            seen.add(place)
            kept.append((name, reading))
    kept.sort(key=lambda item: (item[1].start, item[1].end, item[1].kind))
    hidden.sort(key=lambda item: (item[1].start, item[1].end, item[1].kind))
    return kept, hidden
