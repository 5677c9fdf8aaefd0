"""Titles: one person with two posts that nobody holds at once."""

from factcheck.comparisons.registry import Check
from factcheck.model import Claim, Finding, Record, Wording
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import match_persons
from factcheck.vocabulary.titles import compatible, exclusive


class TitleParameters(Record):
    """The confidence in a conflict of two titles: `exclusive` where they exclude each other, `same_class` where both
    are of one class (two company posts, two medical callings) and say nothing of each other."""

    exclusive: float = 0.8
    same_class: float = 0.55


def judge(left: Claim, right: Claim, parameters: TitleParameters, vocabulary: Vocabulary) -> Finding:
    """Whether one person can hold both titles."""
    one, other = left.value, right.value
    holders = left.about.holder, right.about.holder
    if not isinstance(one, Wording) or not isinstance(other, Wording) or None in holders:
        return Finding(verdict="incomparable", because="not two titles with a holder")
    match = match_persons(str(holders[0]), str(holders[1]), vocabulary)
    if match.likeness not in ("same", "compatible"):
        return Finding(verdict="incomparable", because="two holders")
    if one.folded == other.folded:
        return Finding(verdict="agree", because="the same title")
    if compatible(one.text, other.text, vocabulary):
        return Finding(verdict="compatible", because="one person can be called both")
    if _shared_post(one.folded, other.folded):
        return Finding(verdict="compatible", because="several people hold the post; their rank in it is often left out")
    if _beside_a_seat(one.folded, other.folded):
        return Finding(verdict="compatible", because="a seat in a parliament and a post that its members hold")
    excluded = exclusive(one.text, other.text, vocabulary)
    if not excluded and not (one.role == other.role and set(one.folded.split()) - set(other.folded.split())):
        return Finding(verdict="incomparable", because="titles that say nothing of each other")
    full = max(len(str(holder).split()) for holder in holders) > 1
    sure = parameters.exclusive if excluded else parameters.same_class
    return Finding(
        verdict="conflict",
        because=f"{holders[0]}: {one.text} / {other.text}",
        gap=sure if full else sure * 0.6,
    )


_SHARED_POSTS = frozenset(
    ("spokesman", "spokeswoman", "spokesperson", "admiral", "prosecutor", "editor", "defender", "attorney", "lawyer")
)
_SEATS = frozenset(
    ["senator", "representative", "congressman", "congresswoman", "lawmaker", "legislator", "member of parliament",
     "member of congress", "deputy", "councillor", "assemblyman", "delegate", "politician"]
)  # fmt: skip
_BESIDE_A_SEAT = frozenset(["leader", "whip", "speaker", "chair", "chairman", "chairwoman", "chairperson", "candidate"])


def _shared_post(left: str, right: str) -> bool:
    """Whether both titles are one post that a body gives to several people ("deputy spokesman", "spokesperson")."""
    ends = left.lower().split()[-1:], right.lower().split()[-1:]
    if not ends[0] or not ends[1] or ends[0][0] not in _SHARED_POSTS or ends[1][0] not in _SHARED_POSTS:
        return False
    if {ends[0][0], ends[1][0]} == {"prosecutor", "attorney"}:
        return any(title.lower().endswith("district attorney") for title in (left, right))
    if "defender" in (ends[0][0], ends[1][0]) and {ends[0][0], ends[1][0]} <= {"defender", "attorney", "lawyer"}:
        return not any(title.lower().endswith("district attorney") for title in (left, right))
    return ends[0] == ends[1] or all(end[0].startswith("spokes") for end in ends)


def _beside_a_seat(left: str, right: str) -> bool:
    """Whether one title is a seat in a parliament and the other a post that its members hold ("majority leader")."""
    return any(
        seat.lower() in _SEATS and post.lower().split()[-1:] and post.lower().split()[-1] in _BESIDE_A_SEAT
        for seat, post in ((left, right), (right, left))
    )


CHECK = Check("title", frozenset(("title",)), TitleParameters, judge)
