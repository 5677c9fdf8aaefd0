"""An announced number against the names that follow: "five cities: Oslo, Bergen, Malmo and Gothenburg"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Record, Span

_WORD = r"[A-Z][\w'.&-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|da|del|der|den|van|von|of|the|al|bin|la|le|du|upon|on|and the)){{0,5}}"
_AGE = r"(?:, (?:aged )?\d{1,3}|,? \((?:aged )?\d{1,3}\)| \(\d{1,3}\))?"
_ITEM = rf"{_NAME}{_AGE}"
# Oslo, Bergen, Malmo and Gothenburg · Paul Reid, 34, Dean Marsh, 29, and Kyle Owens, 31
_NAMES = re.compile(rf"(?P<names>{_ITEM}(?:, {_ITEM})*),? and (?P<last>{_ITEM})(?P<behind>.{{0,60}})")
_SPLIT = re.compile(rf"({_NAME})(?:, (?:aged )?\d{{1,3}}(?!\d)|,? \((?:aged )?\d{{1,3}}\))?")
_OPENING = re.compile(r"(?P<gap>[^:;.()\d—]{0,70}?)(?::| - | — |—|, namely| \()\s*")
# The three finalists, Ana Ruiz, Leo Marsh and Kim Lee, will play
_APPOSED = re.compile(r"(?P<gap>[a-z' ]{0,40}), (?=[A-Z])")
_SOME = re.compile(
    r"\b(?:includ\w+|among|such as|some of|first|top|led by|more than|other|others|another|at least|least|so far|"
    r"between|"
    r"of them|per|each|times|years?|points?|goals?|games?)\b"
)
# A name that holds "and" or a comma of its own leaves the number of names open.
_OPEN = re.compile(
    r"^(?:,? (?:and|as well as|plus|with|alongside)|, (?!who|which|where|the |its|said|[a-z' ]+ said)|\s*(?:and|&)\b|"
    r",? "
    r"among)"
)


class EnumerationParameters(Record):
    """Lists of up to `most` names are counted."""

    most: int = 12


def find(draft: Draft, parameters: EnumerationParameters) -> list[Found]:
    """Numbers of people, places or bodies announced before a list of their names that is shorter or longer."""
    found = []
    for line in draft.lines:
        if "C" in line.letters or "N" in line.letters:
            found += list(_counted(line, parameters.most))
    return found


def _counted(line: Line, most: int) -> Iterator[Found]:
    for figure in line.figures:
        at = line.text.find(f"‹{figure.key}›")
        if figure.kind not in ("count", "number") or figure.hedge or figure.top is not None or at < 0:
            continue
        if not 2 <= figure.number <= most or not _announces(figure):
            continue
        start = figure.span.end - line.sentence.span.start
        behind = line.printed[start : start + 400]
        opening = _OPENING.match(behind)
        if opening is None and re.search(r"\b(?:the|both|all|all the) \Z", line.text[max(0, at - 9) : at]):
            opening = _APPOSED.match(behind)
        if opening is None or _SOME.search(opening["gap"].lower()) or _SOME.search(line.text[max(0, at - 40) : at]):
            continue
        names = _NAMES.match(behind, opening.end())
        if names is None or _OPEN.match(names["behind"]) or re.search(r"(?:\A|, |and )(?:The|An?) ", names[0]):
            continue
        readings = _readings(names)
        if int(figure.number) in readings:
            continue
        span = Span(
            start=line.sentence.span.start + start + names.start(),
            end=line.sentence.span.start + start + names.end("last"),
        )
        yield _found(figure, span, sorted(readings)[-1], names[0][: names.end("last") - names.start()])


def _announces(figure: Figure) -> bool:
    """Whether a count is one of things that have names: with its noun beside it."""
    return (
        figure.head is not None
        and figure.unit not in ("times",)
        and figure.head not in ("vote", "goal", "point", "mile")
    )


def _readings(names: re.Match[str]) -> set[int]:
    """How many names a list may hold: a name with "and" or "of" inside, or a place behind its town, leaves a choice."""
    items = [match[1] for match in _SPLIT.finditer(names["names"])] + [names["last"]]
    count = len(items)
    joined = sum(" and the " in item for item in items)
    readings = {count, *(count + one for one in range(1, joined + 1))}
    if len(items) == 2 and not re.search(r"\d", names["names"] + names["last"]):
        readings |= {1}
    return readings


def _found(figure: Figure, span: Span, count: int, listed: str) -> Found:
    told = f"the list has {count} names, the text announces {figure.surface}"
    return Found(
        message=told,
        working=(f"listed: {listed}", told),
        sides=((figure.surface, (figure.span,)), (str(count), (span,))),
        certainty=0.82 if abs(Decimal(count) - figure.number) == 1 else 0.75,
    )


CHECK = Check("enumeration", frozenset(("sum",)), EnumerationParameters, find)
