"""Ranks: third and second cannot both be right."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Ordinal, Record
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import SAME_CONCEPT, Thesaurus


class RankParameters(Record):
    """`series` are nouns whose ordinal names one of several that are all spoken of ("the second film", "her third
    marriage") rather than a rank. `any_noun` are those that stand for whatever is counted ("the third time"). Ranks of
    two nouns are in one order when the words up to `near` tokens from them share `shared` meanings."""

    series: tuple[str, ...] = ()
    any_noun: tuple[str, ...] = (
        "time",
        "occasion",
        "case",
        "incident",
        "instance",
        "such",
        "one",
        "edition",
        "staging",
    )
    near: int = 8
    shared: int = 2


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
    if because := _counted_on(left, right, first.rank - second.rank):
        return Finding(verdict="compatible", because=because)
    if because := _two_orders(left, right, parameters, vocabulary):
        return Finding(verdict="incomparable", because=because)
    if heads[0] == heads[1] and heads[0] in parameters.series:
        return Finding(verdict="incomparable", because=f"each {heads[0]} of a series has its number")
    return Finding(
        verdict="conflict",
        because=f"rank {first.rank} and rank {second.rank}",
        gap=abs(first.rank - second.rank) / max(first.rank, second.rank),
    )


_DAYS = {"day": 1, "night": 1, "week": 7}
_SLACK = 1  # days by which a day of counting and a day of printing may differ


def _counted_on(left: Claim, right: Claim, further: int) -> str | None:
    """Why two ranks of days may both be right: the sixth day of a strike is followed by the seventh. Reports that are
    as many days apart as the ranks, or whose days are not known."""
    length = _DAYS.get(left.about.head or "")
    if length is None or left.about.head != right.about.head:
        return None
    if left.as_of is None or right.as_of is None:
        return "a count of days that goes on, and the days of the reports are not known"
    apart = (left.as_of - right.as_of).days
    return "a count of days that goes on" if apart and abs(further * length - apart) <= _SLACK else None


_OF_ONE = 0.2  # weight from which a shared frame says that both ranks are in one order


def _two_orders(left: Claim, right: Claim, parameters: RankParameters, vocabulary: Vocabulary) -> str | None:
    """Why the ranks are not in one order: they count two things, or it is not told what one of them counts."""
    one, other = left.about.head, right.about.head
    if one is None or other is None:
        weights = {match.frame: match.weight for match in left.about.frames}
        shared = max((min(match.weight, weights.get(match.frame, 0.0)) for match in right.about.frames), default=0.0)
        return None if shared >= _OF_ONE else "what one of them counts is not told"
    if one in parameters.any_noun or other in parameters.any_noun:
        return None
    # "the third collapse of a bridge", "the second bridge to collapse": the other's noun may stand beside it.
    mine, theirs = (
        {claim.about.head, *claim.about.modifiers, *claim.about.complement, *claim.about.object}
        for claim in (left, right)
    )
    if mine & theirs or Thesaurus(vocabulary).relation(one, other) >= SAME_CONCEPT:
        return None
    # "the third escape from a hospital", "the fourth inmate to vanish from a hospital": told around another noun.
    if len(_told_near(left, parameters.near) & _told_near(right, parameters.near)) >= parameters.shared:
        return None
    return f"the numbers of two things ({one} / {other})"


def _told_near(claim: Claim, near: int) -> set[str]:
    """The meanings up to `near` tokens from a rank, names left out: two reports of one event share those anyway."""
    about = claim.about
    names = {word for name in about.entities for word in name.lower().split()}
    return {word for word, far in zip(about.words, about.distances, strict=True) if far <= near and word not in names}


def _is_numbered(claim: Claim) -> bool:
    """Whether the rank is printed as a standing: "No. 2", "number two", "ranked 168"."""
    first = claim.surface.lower().split()[0].rstrip(".")
    return first in ("no", "number", "nr", "ranked", "seeded") or first.startswith("#") or first.isdigit()


CHECK = Check("rank", frozenset(("ordinal",)), RankParameters, judge)
