"""Claims that follow from a claim by the calendar: the day that "for nine years" counts from, when it was last so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from factcheck.model import Claim, Period, Quantity, Scope
from factcheck.vocabulary import Vocabulary

LAST_TIME = "last time"
"""The scope flag, and the block, of a date that tells when something was last so."""
BEGAN, BORN = "began", "born"
"""The same of a date on which something that lasts began, and on which a person or thing came to be."""
KINDS = frozenset(("date", "duration", "age"))

_DAYS = {"month": Decimal("30.44"), "year": Decimal("365.24"), "decade": Decimal("3652.4")}
_LONG = 360  # days from which a length goes back to a year that a report would name
_BEFORE = 160  # characters of the sentence before a value that may rank it
_NEAR = 90  # of these, where a "last" must stand
_LESS, _MORE = Decimal("0.6"), Decimal("1.1")  # "for nine years": counted generously, or begun and not yet complete
_NO_LENGTHS = frozenset(("planned", "per_unit", "remaining", "threshold", "additional"))
_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)?|\d")


@dataclass(frozen=True, slots=True)
class _Words:
    ranks: frozenset[str]
    no_ranks: frozenset[str]
    last_time: frozenset[tuple[str, ...]]
    counted: frozenset[str]
    beginning: frozenset[str]
    birth: frozenset[str]
    birth_frames: frozenset[str]
    ahead: frozenset[str]


@cache
def _words(vocabulary: Vocabulary) -> _Words:
    table = vocabulary.table("happenings")
    return _Words(
        ranks=frozenset(table["rank_since"]),
        no_ranks=frozenset(table["no_rank"]),
        last_time=frozenset(tuple(cue.split()) for cue in table["last_time"]),
        counted=frozenset(table["counted_time"]),
        beginning=frozenset(table["beginning"]),
        birth=frozenset(table["birth"]),
        birth_frames=frozenset(table["birth_frames"]),
        ahead=frozenset(table["lengths_ahead"]),
    )


def tells_last_time(claim: Claim, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a date or length tells when something was last so: "the first strike since 1998", "teachers last walked
    out in 1989", "not raised for more than two years"."""
    words = _words(vocabulary)
    value = claim.value
    before = _WORD.findall(text[max(claim.sentence.start, claim.span.start - _BEFORE) : claim.span.start].lower())
    if isinstance(value, Period):
        if value.bound == "since" or before[-1:] == ["since"] or before[-2:] == ["since", "the"]:
            return _ranks(before, words)
        near = _WORD.findall(text[max(claim.sentence.start, claim.span.start - _NEAR) : claim.span.start].lower())
        return value.grain not in ("day", "hour", "minute", "range") and _has_last(near, words)
    if isinstance(value, Quantity) and claim.kind == "duration":
        return not {"in", "for"}.isdisjoint(before[-4:]) and value.unit in _DAYS and _ranks(before, words)
    return False


def _ranks(before: list[str], words: _Words) -> bool:
    return any(
        word in words.ranks
        or word.endswith("n't")
        or (len(word) > 4 and word.endswith("est") and word not in words.no_ranks)
        for word in before
    )


def _has_last(near: list[str], words: _Words) -> bool:
    for at in range(len(near)):
        for size in (1, 2):
            behind = near[at + size : at + size + 1]
            if tuple(near[at : at + size]) in words.last_time and behind and not _counts_time(behind[0], words):
                return True
    return False


def _counts_time(word: str, words: _Words) -> bool:
    return word.isdecimal() or word in words.counted or word.removesuffix("s") in words.counted


def as_last_time(claim: Claim) -> Claim | None:
    """A claim that tells when something was last so, as the plain date that it names ("since 1998": in 1998) or that
    its length goes back to ("for two years"); None where the day of the report is not known."""
    value = claim.value
    if isinstance(value, Quantity):
        period = _counted_back(value, claim.as_of)
    elif isinstance(value, Period):
        period = value.model_copy(update={"bound": None})
    else:
        period = None
    return None if period is None else _as_date(claim, period, LAST_TIME)


def began(claim: Claim, vocabulary: Vocabulary) -> Iterator[tuple[str, Claim]]:
    """As `BEGAN` or `BORN` the date that a length of time up to the report ("has worked there for nine years") or an
    age counts from."""
    value, about, words = claim.value, claim.about, _words(vocabulary)
    if not isinstance(value, Quantity) or value.unit not in _DAYS or claim.modality in ("planned", "hypothetical"):
        return
    figure = value.low if value.low is not None else value.high
    if figure is None or figure * _DAYS[value.unit] < _LONG:
        return
    is_ahead = any(match.frame in words.ahead for match in about.frames)
    if is_ahead or not _NO_LENGTHS.isdisjoint(scope.flag for scope in about.scopes):
        return
    period = _counted_back(value, claim.as_of)
    if period is not None:
        name = BORN if claim.kind == "age" else BEGAN
        yield name, _as_date(claim, period, name)


def beginnings(claim: Claim, vocabulary: Vocabulary) -> Iterator[tuple[str, Claim]]:
    """A date as that on which something that lasts began, or on which a person or thing came to be."""
    value, about, words = claim.value, claim.about, _words(vocabulary)
    if not isinstance(value, Period) or value.start is None or value.end is None or claim.as_of is None:
        return
    if value.grain in ("hour", "minute") or value.end >= claim.as_of or claim.modality == "planned":
        return
    plain = value.model_copy(update={"bound": None})
    if about.predicate in words.birth or any(match.frame in words.birth_frames for match in about.frames[:1]):
        yield BORN, _as_date(claim, plain, BORN)
    is_ago = claim.surface.lower().endswith("ago")
    if value.bound == "since" or is_ago or about.predicate in words.beginning:
        yield BEGAN, _as_date(claim, plain, BEGAN)


def _as_date(claim: Claim, period: Period, flag: str) -> Claim:
    scopes = (*claim.about.scopes, Scope(flag=flag, cue=claim.surface))
    about = claim.about.model_copy(update={"scopes": scopes})
    return claim.model_copy(update={"kind": "date", "value": period, "about": about})


def _counted_back(value: Quantity, day: date | None) -> Period | None:
    """The stretch that a length reaches back to from a day."""
    if day is None or value.unit not in _DAYS:
        return None
    length = _DAYS[value.unit]
    low, high = value.low, value.high
    near = Decimal(0) if low is None else max(Decimal(0), low - (_LESS if not value.strict else 0))
    far = None if high is None else high + _MORE
    if value.approximate:
        near, far = near - near / 10, None if far is None else far + far / 10
    end = _back(day, near * length)
    start = date.min if far is None else _back(day, far * length)
    return Period(start=start, end=end, grain="range", basis="resolved")


def _back(day: date, days: Decimal) -> date:
    return date.fromordinal(max(1, day.toordinal() - int(days)))
