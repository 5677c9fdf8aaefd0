"""Ranks: third and second cannot both be right."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Ordinal, Record
from factcheck.vocabulary import Vocabulary


class RankParameters(Record):
    """`series` are nouns whose ordinal names one of several that are all spoken of ("the second film", "her third
    marriage") rather than a rank."""

    series: tuple[str, ...] = ()


def judge(left: Claim, right: Claim, parameters: RankParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two ranks in one order can both be right."""
    first, second = left.value, right.value
    if not isinstance(first, Ordinal) or not isinstance(second, Ordinal):
        return Finding(verdict="incomparable", because="not two ranks")
    if first.from_end != second.from_end:
        return Finding(verdict="incomparable", because="counted from the two ends")
    if first.rank == second.rank:
        return Finding(verdict="agree", because="the same rank")
    if _is_numbered(left) != _is_numbered(right) and left.about.head != right.about.head:
        return Finding(verdict="incomparable", because="a standing (No. 2) and an order of events (the second)")
    heads = left.about.head, right.about.head
    if None not in heads and heads[0] != heads[1] and 1 in (first.rank, second.rank):
        return Finding(verdict="incomparable", because=f"the first of one thing ({heads[0]} / {heads[1]})")
    if heads[0] == heads[1] and heads[0] in parameters.series:
        return Finding(verdict="incomparable", because=f"each {heads[0]} of a series has its number")
    return Finding(
        verdict="conflict",
        because=f"rank {first.rank} and rank {second.rank}",
        gap=abs(first.rank - second.rank) / max(first.rank, second.rank),
    )


def _is_numbered(claim: Claim) -> bool:
    """Whether the rank is printed as a standing: "No. 2", "number two", "ranked 168"."""
    first = claim.surface.lower().split()[0].rstrip(".")
    return first in ("no", "number", "nr", "ranked", "seeded") or first.startswith("#") or first.isdigit()


CHECK = Check("rank", frozenset(("ordinal",)), RankParameters, judge)
