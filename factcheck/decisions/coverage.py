"""Whether a decision that was made on one evidence still speaks of another."""

from collections.abc import Callable

from factcheck.model import Evidence
from factcheck.model.evidence import EvidenceSide, Passage

IsPrinted = Callable[[Passage], bool]


def is_covered(now: Evidence, then: Evidence, is_printed: IsPrinted) -> bool:
    """Whether all that a discrepancy rests on now was there for the editor to see, and nothing that he saw is gone.

    Which of several equal passages are bound to one fact can shift when an article is edited elsewhere: that alone does
    not ask the editor again. A passage or source that he has not seen does, and so does one that is printed no more.
    """
    if now.rule != then.rule or not now.sides:
        return False
    seen, held = _by_value(then), _by_value(now)
    if held.keys() != seen.keys():
        return False
    for value, passages in held.items():
        if _prints(passages) - _prints(seen[value]):
            return False
        gone = _prints(seen[value]) - _prints(passages)
        if any((one.wording, one.source) in gone and not is_printed(one) for one in seen[value]):
            return False
    return True


def _by_value(evidence: Evidence) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, tuple[Passage, ...]] = {}
    for side in evidence.sides:
        found[side.value] = (*found.get(side.value, ()), *side.passages)
    return found


def _prints(passages: tuple[Passage, ...]) -> set[tuple[str, str | None]]:
    return {(one.wording, one.source) for one in passages}


def shares_a_passage(now: Evidence, then: Evidence) -> bool:
    """Whether one passage at least stands under both, printing the same value."""
    return now.rule == then.rule and bool(_all(now) & _all(then))


def _all(evidence: Evidence) -> set[tuple[str, str]]:
    return {(side.value, one.wording) for side in evidence.sides for one in side.passages}


def changed(now: Evidence, then: Evidence, is_printed: IsPrinted) -> str:
    """What is different between two evidences that share a passage, for the editor who decided on the earlier one."""
    seen, held = _all(then), _all(now)
    lost = [
        (side.value, one)
        for side in then.sides
        for one in side.passages
        if (side.value, one.wording) not in held and not is_printed(one)
    ]
    fresh = [(side.value, one) for side in now.sides for one in side.passages if (side.value, one.wording) not in seen]
    if lost and fresh:
        return f"a passage has changed: {_named(lost[0][1])} prints {_shown(lost[0][0])} in these words no more"
    if fresh:
        value, passage = fresh[0]
        return f"a passage was not there when it was made: {_named(passage)} prints {_shown(value)}"
    if lost:
        return f"a passage is there no more: {_named(lost[0][1])} printed {_shown(lost[0][0])}"
    return _sources(now.sides, then.sides)


def _sources(now: tuple[EvidenceSide, ...], then: tuple[EvidenceSide, ...]) -> str:
    before = {side.value: {one.source for one in side.passages} for side in then}
    for side in now:
        fresh = sorted({one.source or "an unnamed source" for one in side.passages} - {
            one or "an unnamed source" for one in before.get(side.value, set())
        })  # fmt: skip
        if fresh:
            return f"the sources behind {_shown(side.value)} have changed: {fresh[0]} was not among them"
    return "the sources behind a side have changed"


def _named(passage: Passage) -> str:
    return passage.source or passage.document or "a text without a name"


def _shown(value: str) -> str:
    return value if len(value) <= 60 else value[:58].rpartition(" ")[0] + " …"
