"""Anniversaries, jubilees and birthdays against the year that they count from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Record, Span

_NAMED = {
    "centenary": 100,
    "bicentenary": 200,
    "tercentenary": 300,
    "bicentennial": 200,
    "centennial": 100,
    "sesquicentennial": 150,
    "golden wedding": 50,
    "silver wedding": 25,
    "diamond wedding": 60,
    "ruby wedding": 40,
    "pearl wedding": 30,
    "platinum wedding": 70,
    "golden jubilee": 50,
    "silver jubilee": 25,
    "diamond jubilee": 60,
    "platinum jubilee": 70,
    "golden anniversary": 50,
    "silver anniversary": 25,
    "diamond anniversary": 60,
}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
    "twenty-fifth": 25,
    "seventy-fifth": 75,
}
_OCCASION = re.compile(
    rf"\b(?:(?P<figure>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}))"
    r"[ -](?:(?:wedding|founding|opening|independence) )?(?P<what>anniversary|birthday|wedding anniversary)\b"
    rf"|\b(?P<named>{'|'.join(_NAMED)})\b"
)
_FOUNDED = (
    "founded|established|set up|formed|created|launched|opened|built|begun|began|started|"
    "incorporated|inaugurated|first held|"
    "first published|first performed|dates? from|dating from|dating back to|dates back to|came into "
    "being|in business since|born"
)
_ORIGIN = re.compile(
    rf"\b(?:{_FOUNDED})\b[^.;!?]{{0,70}}?\b(?:in|since|from|on|to)?\s?(?:[A-Z][a-z]+ |\d{{1,2}} "
    rf"[A-Z][a-z]+ |[A-Z][a-z]+ \d{{1,2}}, ?)?(?P<year>1[0-9]\d\d|20\d\d)(?!\d|,\d)",
    re.I,
)
_FOUNDED_SHORT = re.compile(rf"\b(?:in|since) (?P<year>1[0-9]\d\d|20\d\d),? [^.;!?]{{0,40}}?\b(?:{_FOUNDED})\b", re.I)
_WED = re.compile(
    r"\b(?:married|wed|were wed)\b[^.;!?]{0,70}?\b(?P<year>1[89]\d\d|20\d\d)(?!\d|,\d)|"
    r"\b(?P<year2>1[89]\d\d|20\d\d),? [^.;!?]{0,40}?\b(?:married|wed)\b",
    re.I,
)
_YEAR = re.compile(r"(?<![\d,.£$€])(?P<year>1[0-9]\d\d|20\d\d)(?!\d|,\d|%)")
_NOW = re.compile(
    r"\bthis (?:year|spring|summer|autumn|fall|winter|week|month|weekend|season)\b|\btoday\b|\btonight\b", re.I
)
_OTHER_YEAR = re.compile(
    r"\b(?:next|last|previous|following|the coming) (?:year|spring|summer|autumn|winter|season)\b|"
    r"\byears? ago\b|\bwould have\b|\bapproach|\bahead of\b|\bin time for\b|\bsince\b",
    re.I,
)
_ITS = re.compile(r"\b(?:its|their|his|her|our|the (?:[a-z]+ ){0,2}[a-z]+'s|[A-Z][\w'-]+'s)\s+(?:\w+\s+)?\Z", re.I)


_CELEBRATED = re.compile(r"anniversary|birthday|jubilee|wedding|centen|\bturn(?:s|ed|ing)? \d")


class AnniversaryParameters(Record):
    """`spread` is by how many years an occasion without a stated year may miss: it may be held early or late."""

    spread: int = 1


@dataclass(frozen=True, slots=True)
class _Occasion:
    line: Line
    span: Span
    surface: str
    number: int
    what: str
    years: tuple[int, ...]
    is_dated: bool
    origin: tuple[int, Span] | None = None


def find(draft: Draft, parameters: AnniversaryParameters) -> list[Found]:
    """Anniversaries whose number does not lead back to the one year that the article names for the beginning."""
    if not _CELEBRATED.search(draft.lower):
        return []
    found = []
    occasions = [*_occasions(draft, parameters.spread), *_turnings(draft)]
    for occasion in occasions:
        origins = [occasion.origin] if occasion.origin else _origins(draft, occasion)
        if not occasion.origin and any(_fits(other, origins) for other in occasions if other is not occasion):
            continue
        years = {year for year, _ in origins}
        if len(years) != 1 or _is_apart(draft, occasion.span, origins[0][1]):
            continue
        origin, span = origins[0]
        elapsed = {year - origin for year in occasion.years}
        if occasion.number in elapsed or not 0 < min(elapsed) < 1100:
            continue
        year = occasion.years[0]
        told = f"{origin} + {occasion.number} = {origin + occasion.number}"
        found.append(
            Found(
                message=f"{told}; from {origin} to {year} is {year - origin} years",
                working=(
                    told,
                    f"from {origin} to {year} is {year - origin} years",
                    f"the text says {occasion.surface}",
                ),
                sides=((occasion.surface, (occasion.span,)), (str(origin), (span,))),
                certainty=0.9 if occasion.is_dated else 0.85,
            )
        )
    return found


def _is_apart(draft: Draft, occasion: Span, origin: Span) -> bool:
    """Whether a semicolon parts the occasion from the beginning: the other half is about another thing."""
    first, last = sorted((occasion, origin), key=lambda span: span.start)
    between = draft.folded[first.end : last.start]
    return ";" in between and not re.search(r"[.!?]\s", between)


def _fits(occasion: _Occasion, origins: list[tuple[int, Span]]) -> bool:
    """Whether the beginnings told are those of this occasion, so that another one has another beginning."""
    return any(year - origin == occasion.number for origin, _ in origins for year in occasion.years)


def _occasions(draft: Draft, spread: int) -> Iterator[_Occasion]:
    for line in draft.lines:
        text = line.printed
        for match in _OCCASION.finditer(text.lower()):
            if _OTHER_YEAR.search(text):
                continue
            number = (
                int(match["figure"])
                if match["figure"]
                else _ORDINALS.get(match["word"] or "") or _NAMED[match["named"]]
            )
            before, behind = text[: match.start()], text[match.end() :]
            start = line.sentence.span.start
            span = Span(start=start + match.start(), end=start + match.end())
            if re.match(r"\s+of\b", behind):
                year = _YEAR.search(behind[:45])
                if year and draft.year and not _YEAR.search(before):
                    at = start + match.end()
                    origin = int(year["year"]), Span(start=at + year.start("year"), end=at + year.end("year"))
                    yield _Occasion(
                        line, span, span.of(draft.text), number, "event", _near(draft.year, spread), False, origin
                    )
                # "The 30th birthday of the reserve" is its own; the anniversary of a battle is another's.
                if year or match["what"] != "birthday" or not _NOW.search(text):
                    continue
            what = match["what"] or ("wedding" if "wedding" in match["named"] else "anniversary")
            stated = [int(one["year"]) for one in _YEAR.finditer(behind[:30])]
            years: tuple[int, ...]
            if stated and re.match(r"[^.;]{0,12}\bin\b", behind):
                years, is_dated = (stated[0],), True
            elif draft.year is None or (_YEAR.search(behind) and not _ITS.search(before)):
                continue
            elif _NOW.search(text):
                years, is_dated = (draft.year,), True
            else:
                years, is_dated = _near(draft.year, spread), False
            yield _Occasion(line, span, span.of(draft.text), number, what, years, is_dated)


_TURNS = re.compile(
    r"\b(?:turns?|turned|will turn|is turning) (?P<number>[1-9]\d{1,2})\b(?! (?:per|%|degrees|years? in))"
)
_SUBJECT = re.compile(
    r"\b(?:it|which|the (?:club|school|bakery|shop|firm|company|bridge|theatre|museum|festival|church|library|brewery|"
    r"pub|"
    r"hotel|hospital|station|park|cinema|orchestra|choir|band|paper|newspaper|magazine|railway|"
    r"airport|dam|tower))\b"
)


def _turnings(draft: Draft) -> Iterator[_Occasion]:
    """Things, not persons, that turn an age this year, right beside the sentence that tells their beginning."""
    if draft.year is None:
        return
    for line in draft.lines:
        for match in _TURNS.finditer(line.lower):
            near = draft.lines[max(0, line.index - 1) : line.index + 2]
            if not _NOW.search(line.lower) or re.search(
                r"\b(?:he|she|who|mr|mrs|ms|born)\b", " ".join(one.lower for one in near)
            ):
                continue
            start = line.sentence.span.start
            span = Span(start=start + match.start(), end=start + match.end())
            occasion = _Occasion(line, span, span.of(draft.text), int(match["number"]), "event", (draft.year,), True)
            origins = [one for one in _origins(draft, occasion) if any(n.sentence.span.contains(one[1]) for n in near)]
            if origins and any(_SUBJECT.search(one.lower) for one in near):
                yield _Occasion(
                    line, span, span.of(draft.text), int(match["number"]), "event", (draft.year,), True, origins[0]
                )


def _near(year: int, spread: int) -> tuple[int, ...]:
    """A year, and those that lie within `spread` of it."""
    return (year, *(one for one in range(year - spread, year + spread + 1) if one != year))


def _origins(draft: Draft, occasion: _Occasion) -> list[tuple[int, Span]]:
    """The years in which what is celebrated began, as the article tells it near the occasion."""
    patterns = (_WED,) if "wedding" in occasion.what else (_ORIGIN, _FOUNDED_SHORT)
    found: list[tuple[int, Span]] = []
    for line in draft.lines:
        text = line.printed
        for pattern in patterns:
            for match in pattern.finditer(text):
                name = "year" if match["year"] else "year2"
                if (
                    occasion.what == "birthday"
                    and "born" not in match[0].lower()
                    and not re.search("open|found|start|built|launch|creat|establish|set up|formed", match[0].lower())
                ):
                    continue
                if occasion.what == "anniversary" and re.search(r"\bborn\b", match[0], re.I):
                    continue
                # Somebody who started at a place began his own time there, not the place's.
                if (
                    re.search(r"\b(?:who|he|she|they)(?: \w+)? \Z", text[: match.start()], re.I)
                    and "wedding" not in occasion.what
                ):
                    continue
                start = line.sentence.span.start
                found.append((int(match[name]), Span(start=start + match.start(name), end=start + match.end(name))))
    found.sort(key=lambda one: abs(one[1].start - occasion.span.start))
    return found


CHECK = Check("anniversary", frozenset(("anniversary",)), AnniversaryParameters, find)
