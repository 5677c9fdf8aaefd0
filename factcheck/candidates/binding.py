"""Evidence that two values state one fact, whatever the values are: shared frames, words, names; clashing scope."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from factcheck.candidates.derived import LAST_TIME
from factcheck.candidates.events import SIGNS as EVENT_SIGNS
from factcheck.candidates.events import compared, rivals_of
from factcheck.candidates.profiles import Profile
from factcheck.candidates.telling import SIGNS as TELLING_SIGNS
from factcheck.candidates.times import meet
from factcheck.model import Claim, Wording

# Feature -> sign of its effect on the binding score (+1 never lowers it, -1 never raises it), fixed by hand.
SIGNS: dict[str, int] = {
    "frame shared": 1,
    "frame clash": -1,
    "head same": 1,
    "head differs": -1,
    "verb same": 1,
    "subject same": 1,
    "core same": 1,
    "words": 1,
    "names shared": 1,
    "holder same": 1,
    "holder differs": -1,
    "sentence alike": 1,
    "other values shared": 1,
    "period same": 1,
    "period differs": -1,
    "variant same": 1,
    "variant differs": -1,
    "scope differs": -1,
    "scope same": 1,
    "comparison base": -1,
    "per unit differs": -1,
    "plan against outcome": -1,
    "part against whole": -1,
    "room against use": -1,
    "source differs": -1,
    "running, other day": -1,
    "modality differs": -1,
    "rivals": -1,
    "position apart": -1,
    "complement same": 1,
    "complement differs": -1,
    "modifiers same": 1,
    "modifiers differ": -1,
    "names differ": -1,
    "place same": 1,
    "place differs": -1,
    "times same": 1,
    "times differ": -1,
    "object same": 1,
    "story": 1,
    "unit same": 1,
    "role same": 1,
    **TELLING_SIGNS,
}


# Kinds whose values are bound by other slots than figures are: these features are weighed apart for each of them.
_OWN_WEIGHTS = ("date", "place", "polarity")
_WEIGHED_APART = (
    "words",
    "core same",
    "verb same",
    "subject same",
    "names shared",
    "frame shared",
    "sentence alike",
    "other values shared",
)
SIGNS.update({f"{kind}: {name}": 1 for kind in _OWN_WEIGHTS for name in _WEIGHED_APART})
SIGNS.update({f"event: {name}": sign for name, sign in EVENT_SIGNS.items()})


def features(left: Profile, right: Profile, story: float, rivals: float) -> dict[str, float]:
    """The binding features of a pair, each 0 to 1 unless said otherwise.

    `story` is how much the two articles are about one event (0 to 1); `rivals` the mean number of other claims of the
    same block in the two articles, as a natural logarithm.
    """
    found = {
        "story": story,
        "rivals": rivals,
        "words": _cosine(left.vector, right.vector),
        "position apart": abs(left.position - right.position),
        "verb same": float(bool(left.verb & right.verb)),
        "subject same": _share(left.subject, right.subject),
        "core same": _share(left.core, right.core),
        "names shared": _weighted_share(left.names, right.names),
        "other values shared": min(1.0, len(left.others & right.others) / 2),
        "sentence alike": alikeness(left, right),
    }
    found["names differ"] = float(bool(left.names and right.names) and not found["names shared"])
    found["times same"], found["times differ"] = _times(left.claim.about.times, right.claim.about.times)
    if left.place and right.place:
        same = left.place in right.place or right.place in left.place
        found["place same"], found["place differs"] = float(same), float(not same)
    found.update(_parts(left, right))
    found.update(_frames(left, right))
    found.update(_heads(left, right))
    found.update(_slots(left.claim, right.claim))
    found.update(_scopes(left, right))
    if left.claim.kind in _OWN_WEIGHTS:
        for name in _WEIGHED_APART:
            found[f"{left.claim.kind}: {name}"] = found[name]
    found.update(_events(left, right, found))
    return found


def _events(left: Profile, right: Profile, found: Mapping[str, float]) -> dict[str, float]:
    """What speaks for one event of two dates or lengths. A date told to the day has no rival in a year."""
    one, other = left.happening, right.happening
    if one is None or other is None:
        return {}
    last_time = left.block.endswith(LAST_TIME)
    worked_out = left.is_worked_out != right.is_worked_out
    more = {
        f"event: {name}": value
        for name, value in compared(one, other, found, last_time=last_time, worked_out=worked_out).items()
    }
    if one.sort == other.sort:
        more["rivals"] = rivals_of(left.peers, right.peers)
    return more


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right.get(concept, 0.0) for concept, weight in left.items())


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared members as a share of the smaller set; 0 when either is empty."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _weighted_share(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The weight of the shared members as a share of the lighter side; 0 when either is empty."""
    shared = sum(weight for name, weight in left.items() if name in right)
    return shared / (min(sum(left.values()), sum(right.values())) or 1.0)


def _frames(left: Profile, right: Profile) -> dict[str, float]:
    shared = max((min(weight, right.frames.get(frame, 0.0)) for frame, weight in left.frames.items()), default=0.0)
    clash = 0.0
    if not shared and left.frames and right.frames:
        clash = min(max(left.frames.values()), max(right.frames.values()))
    return {"frame shared": shared, "frame clash": clash}


def _heads(left: Profile, right: Profile) -> dict[str, float]:
    if not left.head or not right.head:
        return {"head same": 0.0, "head differs": 0.0}
    same = bool(left.head & right.head)
    crossed = not same and bool(left.head & right.core or right.head & left.core)
    return {"head same": 1.0 if same else 0.5 * crossed, "head differs": float(not same and not crossed)}


def _parts(left: Profile, right: Profile) -> dict[str, float]:
    """Complement ("22 % of young people"), modifiers ("11 league goals") and object, each shared or not."""
    modified = bool(left.modifiers or right.modifiers) and bool(left.head & right.head)
    return {
        "complement same": float(bool(left.complement & right.complement)),
        "complement differs": float(
            bool(left.complement and right.complement) and not left.complement & (right.complement | right.core)
        ),
        "modifiers same": float(bool(left.modifiers & right.modifiers)),
        "modifiers differ": float(modified and not left.modifiers & right.modifiers),
        "object same": float(bool(left.object & right.object)),
    }


def _slots(left: Claim, right: Claim) -> dict[str, float]:
    one, other = left.about, right.about
    found = {
        "unit same": float(getattr(left.value, "unit", None) == getattr(right.value, "unit", 0)),
        "role same": float(isinstance(left.value, Wording) and left.value.role == getattr(right.value, "role", None)),
        "modality differs": float(left.modality != right.modality),
        "source differs": float(
            left.attributed_to is not None
            and right.attributed_to is not None
            and _last(left.attributed_to) != _last(right.attributed_to)
        ),
        "running, other day": float(
            left.as_of is not None and right.as_of is not None and left.as_of != right.as_of and left.kind != "date"
        ),
    }
    for name, first, second in (
        ("holder", _surname(one.holder), _surname(other.holder)),
        ("variant", one.variant, other.variant),
    ):
        same = first is not None and first == second
        found[f"{name} same"] = float(same)
        found[f"{name} differs"] = float(first is not None and second is not None and not same)
    found["period same"], found["period differs"] = _times(
        (one.period,) if one.period else (), (other.period,) if other.period else ()
    )
    if (one.variant is None) != (other.variant is None):
        found["variant differs"] = 0.5
    return found


def _times(left: Sequence[str], right: Sequence[str]) -> tuple[float, float]:
    """Whether two claims have a time in common (a half where one time only reaches into another), and whether all their
    times are apart; times that are not placed tell neither."""
    if not left or not right:
        return 0.0, 0.0
    if not set(left).isdisjoint(right):
        return 1.0, 0.0
    meetings = [meet(one, other) for one in left for other in right]
    return 0.5 * (True in meetings), float(all(met is False for met in meetings))


def _surname(holder: str | None) -> str | None:
    return None if holder is None else holder.split()[-1].lower()


def _last(name: str) -> str:
    return name.partition(" (")[0].split()[-1].lower()


_PARTS = frozenset(("subset", "additional", "remaining"))


def _scopes(left: Profile, right: Profile) -> dict[str, float]:
    apart = left.scopes ^ right.scopes
    return {
        "scope same": min(1.0, len(left.scopes & right.scopes) / 2),
        "scope differs": min(1.0, len(apart) / 4),
        "comparison base": float("previous" in apart),
        "per unit differs": float("per_unit" in apart),
        "plan against outcome": float("planned" in apart),
        "part against whole": float(bool(_PARTS & apart)),
        "room against use": float("capacity" in apart),
    }


def alikeness(left: Profile, right: Profile) -> float:
    """How far the text around the two values is the same, character by character, 0 to 1 (wire rewrites come near
    1); 0 below a half, where it tells nothing."""
    ratio: float = fuzz.ratio(left.window, right.window, score_cutoff=50) / 100
    return ratio
