"""Ages against birth years and against each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.lengths import ends
from factcheck.consistency.people import People, people_of
from factcheck.consistency.registry import Check
from factcheck.model import Record

_AGE = r"‹(?P<age>[ACN]\d+)›"
_BORN = re.compile(
    r"\bborn\b[^‹›‖;]{0,60}?(?:\b(?:in|on)\b (?:early |late |the (?:spring|summer|autumn|winter) of "
    r")?|, )?‹(?P<date>D\d+)›"
    r"|\((?:born|b\.?) ‹(?P<date2>D\d+)›"
)
_LIVED = re.compile(r"\(‹(?P<years>D\d+)›\)")
_YEARS = re.compile(r"(1[6-9]\d\d|20\d\d)\s*[-–]\s*(1[6-9]\d\d|20\d\d)\Z")
_BORN_BARE = re.compile(r"\bborn (?:[a-z' -]{0,40}?)(?:in|on) ‹(?P<date>N\d+)›")
_DIED = re.compile(
    rf"\b(?:died|dies|passed away|has died|death)\b[^‹›"
    rf"‖;.]{{0,40}}?(?:‹(?P<when>D\d+)›[^‹›‖;.]{{0,20}}?)?,? (?:at the age of |aged? |at )?{_AGE}"
    rf"|\b(?:died|dies|passed away|has died)[^‹›‖;.]{{0,30}}?{_AGE.replace('age', 'age2')}"
)
_DEATH = re.compile("died|dies|death|passed away")
_DEATH_DAY = re.compile(r"\b(?:died|passed away)\b[^‹›‖;]{0,40}?‹(?P<when>D\d+)›")
_THEN = (
    re.compile(
        rf"\b(?:at|aged|at the age of|turned|turning|turns|will turn|reached|was) {_AGE},? (?:in|on) ‹(?P<when>D\d+)›"
    ),
    re.compile(
        rf"\b(?:in|on) ‹(?P<when>D\d+)›,? (?:when (?:he|she) was (?:only |just )?|at the age of |aged "
        rf"(?:just |only )?|at ){_AGE}(?= ?[,.;)])"
    ),
    re.compile(rf"\b(?:in|on) ‹(?P<when>D\d+)›, the year (?:in which |that |when )?(?:he|she) turned {_AGE}"),
    # "in 1960, aged 24": the marker covers "aged"
    re.compile(r"\b(?:in|on) ‹(?P<when>D\d+)›,? ‹(?P<age>A\d+)›(?= ?[,.;)])"),
)
_NOW = (re.compile(r"‹(?P<age>A\d+)›"),)
# At 45, Moe says
_AT_NOW = re.compile(
    r",? ([a-z'-]+(?: [a-z'-]+)?) (?:says|is|has|still|remains|can|looks|plays|runs|works|lives|wants|hopes)\b"
)
_TURNED = re.compile(
    r"\b(?:turned|turns|turn|will be|would be|was|were|had been|at|when|then|until|since|by|before|"
    r"from|of|age of|the age)\s*(?:just |only )?\Z"
)


class AgeParameters(Record):
    """`recent` is how many days after a death an article that gives no date for it may appear."""

    recent: int = 45


_KIN = re.compile(
    r"\b(?:father|mother|parents?|sons?|daughters?|wife|husband|brothers?|sisters?|grand\w+|baby|"
    r"babies|child|children|twins?|"
    r"nephew|niece|uncle|aunt|cousin|widow|partner|fianc\w+)\b[^‹›‖;.]{0,40}\Z"
)


@dataclass(frozen=True, slots=True)
class _Birth:
    """What one statement says of a person's birth: between two days; `how` explains it, `places` print it."""

    person: str
    kind: str
    first: date
    last: date
    how: str
    places: tuple[Figure, ...]
    shown: str


def find(draft: Draft, parameters: AgeParameters) -> list[Found]:
    """Persons whose printed age, birth and dated ages cannot all be right."""
    if "born" not in draft.lower and "A" not in draft.letters and "died" not in draft.lower:
        return []
    people = people_of(draft)
    births: dict[str, list[_Birth]] = {}
    for birth in _births(draft, people, parameters):
        births.setdefault(birth.person, []).append(birth)
    found = []
    for person, said in births.items():
        clash = _clash(said)
        if clash:
            found.append(_found(person, *clash))
    return found


def _clash(said: list[_Birth]) -> tuple[_Birth, _Birth] | None:
    order = {"born": 0, "died": 1, "now": 2, "then": 3}
    pairs = sorted(combinations(said, 2), key=lambda pair: sum(order[one.kind] for one in pair))
    for left, right in pairs:
        if {left.kind, right.kind} == {"born"} and left.first.year == right.first.year:
            continue
        if left.last < right.first or right.last < left.first:
            return left, right
    return None


def _births(draft: Draft, people: People, parameters: AgeParameters) -> Iterator[_Birth]:
    deaths = _death_days(draft, people)
    for person, figure, first, last in _lifetimes(draft, people):
        told = f"born {first.year}"
        yield _Birth(person, "born", first, first.replace(month=12, day=31), told, (figure,), told)
        deaths.setdefault(person, ((last, last.replace(month=12, day=31)), figure))
    for line in draft.lines:
        if not line.letters:
            continue
        yield from _born(draft, line, people)
        taken: set[str] = set()
        for birth in (*_died(draft, line, people, deaths, parameters), *_then(draft, line, people)):
            taken.update(figure.key for figure in birth.places)
            yield birth
        yield from _now(draft, line, people, taken, set(deaths))


def _born(draft: Draft, line: Line, people: People) -> Iterator[_Birth]:
    for match in _BORN.finditer(line.text) if "born" in line.text or "(b" in line.text else ():
        figure = draft.figures[match["date"] or match["date2"]]
        there = ends(figure.period)
        person = _subject(draft, line, match.start(), people)
        if there and person and figure.period and figure.period.basis == "stated":
            told = f"born {_shown(there)}"
            yield _Birth(person, "born", there[0], there[1], told, (figure,), told)


def _lifetimes(draft: Draft, people: People) -> Iterator[tuple[str, Figure, date, date]]:
    """Years of birth and death in brackets behind a name: "Otto Reiner (1921-1988)"."""
    for line in draft.lines:
        for match in _LIVED.finditer(line.text) if "(‹D" in line.text else ():
            figure = draft.figures[match["years"]]
            years = _YEARS.match(figure.surface)
            naming = people.just_before(figure.span.start, 3)
            if years and naming and draft.folded[naming.end : figure.span.start] == " (":
                yield naming.name, figure, date(int(years[1]), 1, 1), date(int(years[2]), 1, 1)


def _subject(draft: Draft, line: Line, at: int, people: People) -> str | None:
    """Whose birth or death a line tells at a place: the nearest name before, else whom the pronoun means."""
    before = line.text[:at]
    if _KIN.search(before) or (
        re.search(r"\bwho (?:was|is|were)\s*\Z", before) and not re.search(r"(?:\w|›|\)),? who (?:was|is)\s*\Z", before)
    ):
        return None
    start = line.sentence.span.start
    # Markers change the length of the line: names are counted up to the next figure.
    following = [figure for figure in line.figures if line.text.find(f"‹{figure.key}›") >= at]
    end = following[0].span.start if following else line.sentence.span.end
    named = list(dict.fromkeys(one.name for one in people.between(start, end)))
    if len(named) == 1:
        return named[0]
    if len(named) > 1:
        return None
    if (
        re.search(r"\b(?:he|she)\b", line.text)
        or re.match(r"\W*born\b", line.text)
        or not re.search(r"[a-z]{3,}", before)
    ):
        behind = list(dict.fromkeys(one.name for one in people.between(start, line.sentence.span.end)))
        if len(behind) == 1 and re.match(r"\W*born\b", line.text):
            return behind[0]
        return people.meant_by_pronoun(line.index)
    return None


def _death_days(draft: Draft, people: People) -> dict[str, tuple[tuple[date, date], Figure]]:
    found = {}
    for line in draft.lines:
        for match in _DEATH_DAY.finditer(line.text) if "D" in line.letters else ():
            figure = draft.figures[match["when"]]
            there = ends(figure.period)
            person = _subject(draft, line, match.start(), people)
            if there and person and person not in found:
                found[person] = (there, figure)
    return found


def _died(
    draft: Draft,
    line: Line,
    people: People,
    deaths: dict[str, tuple[tuple[date, date], Figure]],
    parameters: AgeParameters,
) -> Iterator[_Birth]:
    for match in _DIED.finditer(line.text) if _DEATH.search(line.text) else ():
        figure = draft.figures[match["age"] or match["age2"]]
        if not _is_age(figure):
            continue
        person = _subject(draft, line, match.start(), people)
        if person is None:
            continue
        when: tuple[date, date] | None = None
        places: tuple[Figure, ...] = (figure,)
        if match["when"]:
            when = ends(draft.figures[match["when"]].period)
            places = (figure, draft.figures[match["when"]])
        elif person in deaths:
            when, day = deaths[person]
            places = (figure, day)
        elif draft.published and re.search(r"\bhas died\b|\bdies\b|\bdied (?:on )?‹D", line.text):
            when = (date.fromordinal(draft.published.toordinal() - parameters.recent), draft.published)
        if when:
            yield _birth(person, "died", figure, when, f"died {_shown(when)} aged {figure.number}", places)


def _then(draft: Draft, line: Line, people: People) -> Iterator[_Birth]:
    for form in _THEN if "D" in line.letters and len(line.letters) > 1 else ():
        for match in form.finditer(line.text):
            figure, day = draft.figures[match["age"]], draft.figures[match["when"]]
            there = ends(day.period)
            person = _subject(draft, line, match.start(), people)
            is_dated = day.period is not None and (day.period.basis == "stated" or "turn" in match[0].split("‹")[0])
            if there and person and _is_age(figure) and is_dated:
                yield _birth(person, "then", figure, there, f"{figure.number} in {_shown(there)}", (figure, day))


def _now(draft: Draft, line: Line, people: People, taken: set[str], dead: set[str]) -> Iterator[_Birth]:
    """Ages that hold on the day of publication: "Mary Smith, 52," and "the 52-year-old Smith"."""
    published, year = draft.published, draft.year
    if year is None:
        return
    now = (published, published) if published else (date(year, 1, 1), date(year, 12, 31))
    for figure in line.figures:
        if not _is_age(figure) or figure.key in taken or figure.hedge or figure.kind not in ("age", "count", "number"):
            continue
        at = line.text.find(f"‹{figure.key}›")
        before, behind = line.text[:at], line.text[at + len(figure.key) + 2 :]
        person = None
        naming = people.just_before(figure.span.start, 9)
        apposed = naming and re.fullmatch(
            r", (?:aged |who is |now )?| \((?:aged )?", draft.folded[naming.end : figure.span.start]
        )
        if (
            naming
            and (apposed or (figure.kind == "age" and draft.folded[naming.end : figure.span.start] == ", "))
            and re.match(r"[,;.)]", behind)
        ) or (naming and figure.kind == "age" and draft.folded[naming.end : figure.span.start] in (", a ", ", an ")):
            person = naming.name
        elif figure.kind == "age" and re.search(r"year-old\Z", figure.surface.lower().replace(" ", "-")):
            ahead = people.between(figure.span.end, figure.span.end + 2)
            person = ahead[0].name if ahead else None
        elif re.search(r"\bat \Z", before) and (at_now := _AT_NOW.match(behind)):
            if at_now[1] in ("he", "she"):
                person = people.meant_by_pronoun(line.index)
            else:
                inside = people.between(figure.span.end, line.sentence.span.end)
                person = (
                    inside[0].name if inside and inside[0].name.split()[-1].lower() == at_now[1].split()[-1] else None
                )
        elif figure.kind == "age" and re.search(r"\b(?:he|she) is (?:now )?\Z", before):
            person = people.meant_by_pronoun(line.index)
        if person is None or person in dead or re.search(r"\bthen\b", behind[:12]):
            continue
        if _is_in_the_past(draft, line):
            continue
        yield _birth(person, "now", figure, now, f"{figure.number} on {_shown(now)}", (figure,))


def _is_in_the_past(draft: Draft, line: Line) -> bool:
    """Whether a sentence is about a year long gone, so that an age in it is one of that year."""
    year = draft.year or 0
    return any(
        figure.period
        and figure.period.start
        and figure.period.basis == "stated"
        and figure.period.start.year < year - 1
        for figure in line.figures
        if figure.kind == "date" and "born" not in line.text
    )


def _is_age(figure: Figure) -> bool:
    return (
        figure.top is None
        and figure.number == figure.number.to_integral_value()
        and 1 <= figure.number <= 115
        and (figure.unit in (None, "year") or figure.kind == "age")
    )


def _birth(
    person: str, kind: str, figure: Figure, when: tuple[date, date], how: str, places: tuple[Figure, ...]
) -> _Birth:
    """A person of an age on a day was born in the year that ends that many years before."""
    age = int(figure.number)
    first = (
        date(when[0].year - age - 1, 1, 1)
        if when[0].month == 2 and when[0].day == 29
        else when[0].replace(year=when[0].year - age - 1)
    )
    last = (
        date(when[1].year - age, 3, 1)
        if when[1].month == 2 and when[1].day == 29
        else when[1].replace(year=when[1].year - age)
    )
    return _Birth(person, kind, first, last, how, places, f"aged {figure.number}")


def _shown(there: tuple[date, date]) -> str:
    first, last = there
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    if (last - first).days < 32:
        return f"{first:%B} {first.year}"
    return str(first.year) if first.year == last.year else f"between {first} and {last}"


def _found(person: str, left: _Birth, right: _Birth) -> Found:
    working = [
        f"{person}: {one.how}" + ("" if one.kind == "born" else f", so born between {one.first} and {one.last}")
        for one in (left, right)
    ]
    born = next((one for one in (left, right) if one.kind == "born"), None)
    certainty = 0.9 if born and born.kind != "then" else 0.8
    return Found(
        message=f"{person}: {left.how}, but {right.how}",
        working=tuple(working),
        sides=((left.shown, tuple(f.span for f in left.places)), (right.shown, tuple(f.span for f in right.places))),
        certainty=certainty,
    )


CHECK = Check("age_and_birth", frozenset(("age_birthyear",)), AgeParameters, find)
