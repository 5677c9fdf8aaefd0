"""Which event a date or a length of time belongs to: the deed, its stage, and on which side of the telling it lies."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from factcheck.model import Article, Claim, Period, Quantity
from factcheck.vocabulary import Vocabulary

KINDS = frozenset(("date", "duration"))

# Feature -> sign, beside those of `binding`, for pairs of dates and of lengths of time. The names of the features are
# these with "event: " before them.
SIGNS: dict[str, int] = {
    "deed same": 1,
    "deed told": 1,
    "deed differs": -1,
    "deed and names": 1,
    "deed and sort": 1,
    "stage same": 1,
    "stage differs": -1,
    "last time": 1,
    "worked out": -1,
    "one side of the telling": 1,
    "before and after the telling": -1,
    "sort differs": -1,
    "bound same": 1,
    "bound differs": -1,
    "agreements": 1,
}

_NEAR = 12  # tokens from the value within which another word may tell of its event
_BEFORE, _BEHIND = 60, 30  # characters of the sentence in which a word may tell the stage
_STAGE_WORDS = 7  # words between the value and the word that tells its stage
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Happening:
    """The event of a date or length. `deed` are the meanings of what was done or happened; `near` those of all words
    about the value; `stage` is begin or end; `side` says whether a date is gone or ahead at the telling; `sort` is how
    finely it is told (of a length: how long it is)."""

    deed: frozenset[str]
    near: frozenset[str]
    stage: str | None
    side: str | None
    sort: str
    bound: str | None


@cache
def _light(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.table("happenings")["light"])


@cache
def _stages(vocabulary: Vocabulary) -> dict[str, str]:
    return {word: stage for stage, words in vocabulary.table("happenings")["stages"].items() for word in words}


def happening(
    claim: Claim, article: Article, verb: frozenset[str], core: frozenset[str], vocabulary: Vocabulary
) -> Happening:
    """The event of a claim; `verb` and `core` are the meanings of its verb and of the other parts of its clause."""
    about, value = claim.about, claim.value
    is_light = about.predicate is None or about.predicate in _light(vocabulary)
    near = (word for word, far in zip(about.words, about.distances, strict=True) if far <= _NEAR)
    return Happening(
        deed=core if is_light else verb,
        near=frozenset(near) | verb | core,
        stage=_stage(claim, article.document.text, _stages(vocabulary)),
        side=_side(claim, article),
        sort=sort_of(claim),
        bound=value.bound if isinstance(value, Period) else None,
    )


_UNITS = {
    "second": "minutes", "minute": "minutes", "hour": "minutes",
    "day": "days", "night": "days", "week": "days", "fortnight": "days",
}  # fmt: skip
_GRAINS = {
    "year": "years", "decade": "years", "century": "years",
    "month": "months", "quarter": "months", "season": "months", "half": "months", "range": "range",
}  # fmt: skip


def sort_of(claim: Claim) -> str:
    """How finely a date is told, or how long a length of time is: by the clock, in days, months, years."""
    value = claim.value
    if isinstance(value, Quantity):
        return _UNITS.get(value.unit or "", "long")
    if isinstance(value, Period):
        return "clock" if value.clock else _GRAINS.get(value.grain, "days")
    return ""


def _side(claim: Claim, article: Article) -> str | None:
    value, published = claim.value, article.document.published_at
    if not isinstance(value, Period):
        return None
    if value.start is None or value.end is None or published is None:
        return "ahead" if claim.modality == "planned" else None
    if value.start > published:
        return "ahead"
    return "gone" if value.end < published or value.start == published else None


def _stage(claim: Claim, text: str, stages: Mapping[str, str]) -> str | None:
    """The stage that the nearest word says; words behind the value count as two words farther."""
    if isinstance(claim.value, Period) and claim.value.bound in ("until", "before"):
        return "end"
    start = max(claim.sentence.start, claim.span.start - _BEFORE)
    end = min(claim.sentence.end, claim.span.end + _BEHIND)
    before = _WORD.findall(text[start : claim.span.start].lower())
    behind = _WORD.findall(text[claim.span.end : end].lower())
    found = [(at, stages[word]) for at, word in enumerate(reversed(before)) if word in stages]
    found += [(at + 2, stages[word]) for at, word in enumerate(behind) if word in stages]
    nearest, stage = min(found, default=(_STAGE_WORDS + 1, ""))
    return stage if nearest <= _STAGE_WORDS else None


def rivals_of(left: int, right: int) -> float:
    """The natural logarithm of the mean number of claims of one sort in the two articles."""
    return math.log(max(1.0, (left + right) / 2))


def compared(
    left: Happening, right: Happening, found: Mapping[str, float], *, last_time: bool, worked_out: bool
) -> dict[str, float]:
    """What speaks for one event and against it, each 0 to 1, whatever other articles say.

    `found` are the binding features of the pair; `last_time` says that both tell when something was last so,
    `worked_out` that one value follows from a length of time.
    """
    deed = bool(left.deed & right.deed)
    told = deed or bool(left.deed & right.near or right.deed & left.near)
    stages, sides = (left.stage, right.stage), (left.side, right.side)
    same_sort, same_stage = left.sort == right.sort, None not in stages and stages[0] == stages[1]
    same_side = None not in sides and sides[0] == sides[1]
    speaking = (
        deed, told, same_sort, same_stage, same_side, last_time, found["subject same"] > 0, found["core same"] > 0,
        found["names shared"] > 0, found["frame shared"] > _SHARED, found["other values shared"] > 0,
        found.get("place same", 0.0) > 0,
    )  # fmt: skip
    return {
        "deed same": float(deed),
        "deed told": float(told),
        "deed differs": float(bool(left.deed and right.deed) and not told),
        "deed and names": float(told and found["names shared"] > 0),
        "deed and sort": float(told and same_sort and same_side),
        "stage same": float(same_stage),
        "stage differs": float(None not in stages and not same_stage),
        "last time": float(last_time),
        "worked out": float(worked_out),
        "one side of the telling": float(same_side),
        "before and after the telling": float(None not in sides and not same_side),
        "sort differs": float(not same_sort),
        "bound same": float(left.bound is not None and left.bound == right.bound),
        "bound differs": float(left.bound != right.bound),
        "agreements": sum(speaking) / len(speaking),
    }


_SHARED = 0.2  # weight from which a shared frame says that both are of one attribute
