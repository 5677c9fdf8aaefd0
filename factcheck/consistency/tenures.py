"""Time in a post against the year in which it began: "after nine years as headteacher", appointed in 2010."""

import re
from collections.abc import Iterator
from datetime import date

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.lengths import days_allowed, days_between, ends, shown_between
from factcheck.consistency.people import People, people_of
from factcheck.consistency.registry import Check
from factcheck.model import Record

_IN_POST = (
    r"(?:as (?:its |the |a |their |his |her )?(?P<post{0}>[a-z-]+(?: [a-z-]+)?)|in (?:the )?(?:post|office|charge|"
    r"power|job|role)"
    r"|at the helm|at the top|at the head)"
)
_LEAVES = (
    r"(?:step(?:s|ped|ping)? down|stand(?:s|ing)? down|stood down|retir(?:e|es|ed|ing)|resign(?:s|ed|ing)?|leav(?:e|"
    r"es|ing)|"
    r"left|quit(?:s|ting)?|depart(?:s|ed|ing)?|hand(?:s|ed|ing)? over|bow(?:s|ed|ing)? out|goes|go)"
)
_FORMS = (
    # After nine years as headteacher, Carol Finch will step down in July
    re.compile(
        rf"\bafter ‹(?P<length>T\d+)› {_IN_POST.format('1')}[^‹›‖;]{{0,60}}?\b{_LEAVES}\b(?:[^‹›‖;]{{0,30}}? (?:in|"
        rf"on|at the end of) "
        rf"‹(?P<last>D\d+)›)?"
    ),
    # Carol Finch will step down in July after nine years as headteacher
    re.compile(
        rf"\b{_LEAVES}\b[^‹›‖;]{{0,50}}?(?:‹(?P<last>D\d+)›[^‹›‖;]{{0,20}}?)?,? after ‹(?P<length>T\d+)› "
        rf"{_IN_POST.format('2')}"
    ),
    # Carol Finch has been headteacher for nine years
    re.compile(
        r"\b(?:has|have) (?:been|served as|worked as|led|run|chaired|managed|coached) (?:its |the |a |their "
        r")?(?P<post3>[a-z-]+"
        r"(?: [a-z' -]{0,30})?) for (?:the (?:past|last) )?‹(?P<length>T\d+)›(?P<last>)"
    ),
)
_BEGAN = (
    re.compile(
        r"\b(?:was|were|being) (?:first )?(?:appointed|elected|named|installed|sworn in|made|chosen|"
        r"hired)\b(?P<to>[^‹›‖;]{0,50}?),? "
        r"(?:in|on|back in) ‹(?P<first>D\d+)›"
    ),
    re.compile(
        r"\b(?:took over|took office|took charge|took the job|became|succeeded|has held the post|in the post|in "
        r"office|in charge)\b"
        r"(?P<to>[^‹›‖;]{0,50}?),? (?:in|on|since) ‹(?P<first>D\d+)›"
    ),
)
_AGAIN = re.compile(
    r"\b(?:again|re-?elected|reappointed|second|third|deputy|acting|first|formerly|previously|before)\b"
)


class TenureParameters(Record):
    """`back` and `ahead` are how many sentences before and behind the length its beginning may be told."""

    back: int = 3
    ahead: int = 3


def find(draft: Draft, parameters: TenureParameters) -> list[Found]:
    """Lengths of time in a post that the one beginning told for the same person contradicts."""
    if not {"T", "D"} <= draft.letters or draft.year is None:
        return []
    people = people_of(draft)
    found = []
    for line in draft.lines:
        for form in _FORMS if "T" in line.letters else ():
            for match in form.finditer(line.text):
                one = _judge(draft, people, line, match, parameters)
                if one:
                    found.append(one)
    return found


def _judge(
    draft: Draft, people: People, line: Line, match: re.Match[str], parameters: TenureParameters
) -> Found | None:
    length = draft.figures[match["length"]]
    allowed = days_allowed(length)
    person = _person(people, line)
    if allowed is None or person is None or length.unit not in ("year", "decade", "month"):
        return None
    near = draft.lines[max(0, line.index - parameters.back) : line.index + parameters.ahead + 1]
    begun = [(figure, there) for one in near for figure, there in _beginnings(draft, people, one, person, _post(match))]
    if len({there for _, there in begun}) != 1:
        return None
    first, start = begun[0]
    end = _end(draft, match)
    if end is None or allowed.meets(days_between(start, end)):
        return None
    apart = shown_between(start, end)
    told = f"from {first.surface} to {end[1].year} is {apart}"
    return Found(
        message=f"{person}: {told}, the text says {length.surface}",
        working=(
            told,
            f"with rounding {length.surface} reaches over {allowed.shown(' days')}",
            f"the text says {length.surface}",
        ),
        sides=((length.surface, (length.span,)), (first.surface, (first.span,))),
        certainty=0.86,
    )


def _person(people: People, line: Line) -> str | None:
    """Whom a line is about: the one person it names, or the one whom its pronoun means."""
    named = {one.name for one in people.between(line.sentence.span.start, line.sentence.span.end)}
    if len(named) == 1:
        return named.pop()
    if not named and re.search(r"\b(?:he|she)\b", line.lower):
        return people.meant_by_pronoun(line.index)
    return None


def _post(match: re.Match[str]) -> str | None:
    """The post that a length is told for."""
    posts = [match[name] for name in ("post1", "post2", "post3") if name in match.re.groupindex]
    return next((post for post in posts if post), None)


def _beginnings(
    draft: Draft, people: People, line: Line, person: str, post: str | None
) -> Iterator[tuple[Figure, tuple[date, date]]]:
    """When a line says that the person began in the post; another post that it names is another beginning."""
    for form in _BEGAN:
        for match in form.finditer(line.text) if "D" in line.letters else ():
            figure = draft.figures[match["first"]]
            there = ends(figure.period)
            stated = figure.period is not None and figure.period.basis == "stated"
            if there is None or not stated or _person(people, line) != person or _AGAIN.search(match[0]):
                continue
            named = set(re.findall(r"[a-z]{4,}", match["to"]))
            if named and post and not named & set(re.findall(r"[a-z]{4,}", post)):
                continue
            if named and post is None:
                continue
            yield figure, there


def _end(draft: Draft, match: re.Match[str]) -> tuple[date, date] | None:
    """When the time in the post ends: the day told, else about the day of publication."""
    last = draft.figures[match["last"]] if match["last"] else None
    there = ends(last.period) if last else None
    if there:
        return there
    if draft.published is None:
        return date(draft.year or 1, 1, 1), date(draft.year or 1, 12, 31)
    # Whoever "will step down" does so within the year.
    return draft.published, draft.published.replace(day=28) if match["last"] == "" else date(
        draft.published.year + 1, 6, 30
    )


CHECK = Check("tenure", frozenset(("duration_arithmetic",)), TenureParameters, find)
