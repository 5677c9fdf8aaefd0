"""Places: one event in two places of which neither lies in the other."""

import re

from rapidfuzz import fuzz

from factcheck.comparisons.registry import Check
from factcheck.comparisons.ties import ties
from factcheck.model import Claim, Finding, Record, Wording
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import plain
from factcheck.vocabulary.places import contains, gazetteer
from factcheck.vocabulary.thesaurus import Thesaurus


class PlaceParameters(Record):
    """How surely two places are of one event, 0 to 1: how sure it is that they lie apart, times how near their roles
    are, times the ties added up.

    Apart: `unlisted` where the gazetteer knows neither place, `city` where it knows one and that as a town, `outer`
    where the wider places differ ("Kelstrand, Norway"; "Sweden"). Roles: `related` for two of one family ("held in",
    "took place at"), `loose` where one is no more than "in" or "at". Ties: `bare`, and to it what a governing verb of
    one meaning (`verb`), a word in subject or object (`slots`), a name (`names`) and each of two words of the context
    (`context`) add; below `least` nothing ties the two. `doubtful` is the highest confidence where the gazetteer does
    not know both places or less than `well` ties them.
    """

    unlisted: float = 0.7
    city: float = 0.5
    outer: float = 0.9
    related: float = 0.85
    loose: float = 0.6
    bare: float = 0.05
    least: float = 0.25
    well: float = 0.45
    doubtful: float = 0.59
    verb: float = 0.3
    slots: float = 0.3
    names: float = 0.15
    context: float = 0.15


def judge(left: Claim, right: Claim, parameters: PlaceParameters, vocabulary: Vocabulary) -> Finding:
    """Whether two places of one role can both be right; `gap` is how surely they are of one event."""
    one, other = left.value, right.value
    if not isinstance(one, Wording) or not isinstance(other, Wording):
        return Finding(verdict="incomparable", because="not two places")
    if "said_in" in (one.role, other.role):
        return Finding(verdict="incomparable", because="where something was said, not where it was")
    if _DIRECTIONS & {one.role, other.role}:
        return _directions(left, right, one, other, parameters, vocabulary)
    first, second = plain(one.text), plain(other.text)
    if first == second:
        return Finding(verdict="agree", because="the same place")
    bare = re.sub(r"[^\w]", "", first), re.sub(r"[^\w]", "", second)
    if bare[0] == bare[1] or first in second or second in first:
        return Finding(verdict="compatible", because="a longer and a shorter name")
    if because := _both_named(left, right, first, second):
        return Finding(verdict="incomparable", because=because)
    if (apart := _apart(one, other, first, second, parameters, vocabulary)) is None:
        return Finding(verdict="compatible", because="one place lies in the other")
    if not apart:
        return Finding(verdict="incomparable", because="the gazetteer does not tell whether one lies in the other")
    roles = _roles(one.role, other.role, parameters)
    if not roles:
        return Finding(verdict="incomparable", because=f"two roles: {one.role} / {other.role}")
    sure = apart * roles * _tied(left, right, parameters, vocabulary)
    if sure < parameters.least:
        return Finding(verdict="incomparable", because="nothing says that both places are of one event")
    told = "" if apart == 1.0 else " (not in the gazetteer)"
    return Finding(
        verdict="conflict",
        because=f"{one.text} / {other.text}{told}",
        gap=round(sure, 3),
        ceiling=1.0 if apart >= parameters.outer and sure >= parameters.well else parameters.doubtful,
    )


def _directions(
    left: Claim, right: Claim, one: Wording, other: Wording, parameters: PlaceParameters, vocabulary: Vocabulary
) -> Finding:
    """Two compass bearings: one wind or course is told as "south" and as "south-east", never as "north-east"."""
    if one.role != other.role or not (one.folded.isdigit() and other.folded.isdigit()):
        return Finding(verdict="incomparable", because="a direction and a place")
    if one.parts != other.parts and not (_may_be_named(one) or _may_be_named(other)):
        return Finding(verdict="incomparable", because=f"{one.text} and {other.text} of two places")
    turn = abs(int(one.folded) - int(other.folded)) % 360
    turn = min(turn, 360 - turn)
    if not turn:
        return Finding(verdict="agree", because="the same direction")
    if turn <= _ABOUT:
        return Finding(verdict="compatible", because="a rounder and a finer direction")
    sure = _tied(left, right, parameters, vocabulary)
    ceiling = 1.0 if one.parts == other.parts else parameters.doubtful
    return Finding(verdict="conflict", because=f"{one.text} / {other.text}", gap=round(sure, 3), ceiling=ceiling)


def _may_be_named(value: Wording) -> bool:
    """Whether a bearing is taken from a thing that the other article may call by its name ("of the island")."""
    return len(value.parts) == 2 and value.parts[0] == "the" and value.parts[1] in _LANDMARKS


def _apart(
    one: Wording, other: Wording, first: str, second: str, parameters: PlaceParameters, vocabulary: Vocabulary
) -> float | None:
    """How sure it is that neither place lies in the other; None where one does, 0 where it is open."""
    inside = contains(one.text, other.text, vocabulary), contains(other.text, one.text, vocabulary)
    if True in inside:
        return None
    if inside == (False, False):
        return 1.0
    if (outer := _outer_apart(one, other, vocabulary)) is not None:
        return parameters.outer if outer else 0.0
    if _of_one_sort(first, second):
        return parameters.outer
    if one.text[:1].islower() != other.text[:1].islower():
        return 0.0  # a kitchen lies in some town
    if one.text[:1].islower():
        known = Thesaurus(vocabulary)
        is_one = any(known.relation(mine, theirs) for mine in first.split() for theirs in second.split())
        return None if is_one else parameters.unlisted
    if _is_spot(first) != _is_spot(second):
        return 0.0  # a street or shop lies in some town
    places = gazetteer(vocabulary)
    wide = places.wide
    known_places = [name for name in (_inner(one.text), _inner(other.text)) if places.knows(name)]
    # A small town or a building may lie in any country or region that the gazetteer lists, less likely in a city.
    if any(places.chief(name) in wide for name in known_places):
        return 0.0
    return parameters.city if known_places else parameters.unlisted


def _is_spot(name: str) -> bool:
    return name.split()[-1] in _SPOTS


def _outer_apart(one: Wording, other: Wording, vocabulary: Vocabulary) -> bool | None:
    """Whether two places, of which one at least is printed with the place around it, lie apart by that; None where
    neither is or the gazetteer does not know them."""
    if len(one.parts) < 2 and len(other.parts) < 2:
        return None
    wider = one.parts[-1] if one.parts else one.folded, other.parts[-1] if other.parts else other.folded
    inside = contains(wider[0], wider[1], vocabulary), contains(wider[1], wider[0], vocabulary)
    return None if None in inside else inside == (False, False)


def _roles(one: str | None, other: str | None, parameters: PlaceParameters) -> float:
    """How far two roles are one: 1 for the same, 0 for two that say nothing of each other (from and to)."""
    if one == other:
        return 1.0
    if any(one in family and other in family for family in _FAMILIES):
        return parameters.related
    # "In" and "at" alone do not tell what the place is to the event.
    return parameters.loose if _OPEN & {one, other} and not _TRAVEL & {one, other} else 0.0


def _tied(left: Claim, right: Claim, parameters: PlaceParameters, vocabulary: Vocabulary) -> float:
    own = {word for claim in (left, right) for word in plain(claim.surface).split()}
    found = ties(left, right, own, vocabulary)
    return min(
        1.0,
        parameters.bare
        + parameters.verb * found.verb
        + parameters.slots * (found.slots > 0)
        + parameters.names * found.names
        + parameters.context * min(2, found.context),
    )


def _inner(text: str) -> str:
    return plain(text.split(",")[0])


# Last words of names of streets, houses and parts of a town or country.
_SPOTS = frozenset(
    str.split("""
    street road avenue lane square way drive close hall house station hospital school college university church
    cathedral palace hotel theatre theater centre center stadium arena park market supermarket store shop prison court
    airport terminal bridge tower building museum library club pub restaurant factory plant mine beach island islands
    bay coast basin sea gulf river lake canal district county region province state valley area zone camp base port
    harbour harbor mosque temple village town
    """)
)
_LANDMARKS = frozenset(("island", "islet", "cape", "port", "harbour", "lighthouse", "volcano", "lake", "airport"))
_ABOUT = 45  # degrees by which two tellings of one direction differ at most
_DIRECTIONS = frozenset(("heading", "bearing"))
_OPEN = frozenset(("in", "at"))
_TRAVEL = frozenset(
    ("from", "to", "via", "across", "against", "for", "with", "flag", "owned_by", "market", "nationality")
)
_FAMILIES = (
    frozenset(("in", "at", "near", "happened_in", "venue", "found_in", "arrested_in", "died_in", "court", "hospital",
               "arrived", "plant", "home")),
    frozenset(("born_in", "from_person", "raised_in", "native", "from")),
    frozenset(("lives_in", "from_person", "home", "native")),
    frozenset(("based_in", "home", "plant", "made_in")),
    frozenset(("to", "arrived")),
)  # fmt: skip


def _of_one_sort(first: str, second: str) -> bool:
    """Whether neither place can lie in the other though no gazetteer lists them: two bearings, or two of one sort that
    share a word ("turn nine", "turn 12"; "Mill Lane", "Quay Lane"), or two spellings of one name."""
    words = first.split(), second.split()
    if len(words[0]) == len(words[1]) and any(one == other for one, other in zip(*words, strict=True)):
        return True
    return fuzz.ratio(first, second) >= _ONE_NAME


_ONE_NAME = 80  # percent of likeness from which two names of places may be a slip for each other


def _both_named(left: Claim, right: Claim, first: str, second: str) -> str | None:
    """Why the places are two parts of one description: a sentence that prints one of them names the other as well."""
    for claim, other in ((left, second), (right, first)):
        named = {plain(name) for name in (*claim.about.entities, *claim.about.places)}
        if other in named:
            return f"one report names both {left.surface} and {right.surface}"
    return None


CHECK = Check("place", frozenset(("place",)), PlaceParameters, judge)
