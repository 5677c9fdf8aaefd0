"""Did or did not: two reports on opposite sides of one pair of opposites."""

from factcheck.comparisons.registry import Check
from factcheck.comparisons.ties import slots, ties
from factcheck.model import Claim, Finding, Polarity, Record
from factcheck.vocabulary import Vocabulary


class PolarityParameters(Record):
    """How much each tie between two opposite statements tells (0 to 1, they add up to 1 at most).

    `telling` is the pair of opposites itself where the word list says so; `slots` a word of one meaning in subject,
    object or what is counted; `names` a name that both sentences print; `context` each word of one meaning anywhere in
    them, two at most; `bare` a verb and its denial without subject or object on either side ("the bank paid", "it did
    not pay"). The word list also says which pairs take more; pairs that all news has need two slots, or one with a name
    and `around` words of context. What is only intended tells `intended` times as much; `common` is the highest
    confidence where the word list says nothing of the pair.
    """

    telling: float = 0.25
    slots: float = 0.4
    names: float = 0.25
    context: float = 0.15
    around: int = 3
    bare: float = 0.4
    intended: float = 0.8
    common: float = 0.65


def judge(left: Claim, right: Claim, parameters: PolarityParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two statements stand on one side or on opposite sides of a pair; `gap` is how surely they are about one
    matter."""
    one, other = left.value, right.value
    if not isinstance(one, Polarity) or not isinstance(other, Polarity) or one.pair != other.pair:
        return Finding(verdict="incomparable", because="not one pair of opposites")
    certain = _certain(left, right, one, other)
    if certain is None:
        return Finding(verdict="incomparable", because="planned, asked or only possible")
    if one.side == other.side:
        return Finding(verdict="agree", because="the same side")
    tie = _tie(left, right, one, other, parameters, vocabulary)
    if not tie:
        return Finding(verdict="incomparable", because="no subject or object in common: who did what is not the same")
    sure = min(1.0, tie) * (1.0 if certain else parameters.intended)
    known = vocabulary.table("polarity")
    is_told = any(one.pair in known.get(name, ()) for name in ("telling", "personal", "middling"))
    return Finding(
        verdict="conflict",
        because=f"{one.cue} / {other.cue}",
        gap=round(sure, 3),
        ceiling=1.0 if is_told else parameters.common,
    )


def _certain(left: Claim, right: Claim, one: Polarity, other: Polarity) -> bool | None:
    """Whether both state what is so (True) or what is to be (False); None where one is open or only possible.

    Who says that a thing will not be done and who says that it was done contradict each other; who says that it will be
    and who says that it was not (yet) do not.
    """
    hedges = left.hedge, right.hedge
    if hedges == (None, None):
        return True
    if hedges == ("planned", "planned"):
        return False
    for hedged, plain in ((left, right), (right, left)):
        value, told = (one, other) if hedged is left else (other, one)
        if hedged.hedge == "planned" and plain.hedge is None and value.side == "right" and told.side == "left":
            return False
    return None


def _tie(
    left: Claim, right: Claim, one: Polarity, other: Polarity, parameters: PolarityParameters, vocabulary: Vocabulary
) -> float:
    """How surely two statements are about one matter: news of one event has many who agree, sign or refuse, each
    something else."""
    own = {word for cue in (one.cue, other.cue) for word in cue.lower().split()}
    found = ties(left, right, own, vocabulary)
    is_bare = not slots(left, own) and not slots(right, own) and _is_negated(one.cue) != _is_negated(other.cue)
    table = vocabulary.table("polarity")
    if one.pair in table.get("personal", ()):
        is_one = bool(_full_names(left) & _full_names(right))
    elif one.pair in table.get("telling", ()):
        is_one = True
    elif one.pair in table.get("middling", ()):
        is_one = found.slots > 0 or is_bare or (found.names and found.context > 0)
    else:
        around = found.slots > 0 and found.names and found.context >= parameters.around
        is_one = is_bare or found.slots > 1 or around
    if not is_one:
        return 0.0
    return (
        parameters.telling * (one.pair in table.get("telling", ()))
        + parameters.slots * (found.slots > 0)
        + parameters.names * found.names
        + parameters.context * min(2, found.context)
        + parameters.bare * is_bare
    )


def _full_names(claim: Claim) -> set[str]:
    return {name.lower() for name in claim.about.entities if " " in name}


def _is_negated(cue: str) -> bool:
    first = cue.lower().split()[0]
    return first in ("not", "never") or first.endswith(("n't", "n’t"))


CHECK = Check("polarity", frozenset(("polarity",)), PolarityParameters, judge)
