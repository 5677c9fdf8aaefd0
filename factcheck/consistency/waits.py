"""Time since a beginning: "six years after joining", "for the first time since 1994, ending a wait of 31 years"."""

import re
from collections.abc import Iterator
from datetime import date

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.elapsed import compare, has_year, now
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.lengths import ends

_AFTER_EVENT = (
    re.compile(
        r"\b(?:in|on) ‹(?P<last>D\d+)›,? (?:just |only |almost |nearly |about |some )?‹(?P<length>T\d+)› after "
        r"(?P<event>[^‹›‖;.,]{3,50})"
    ),
    re.compile(r"‹(?P<length>T\d+)› after (?P<event>[^‹›‖;.,]{3,50}),? (?:in|on) ‹(?P<last>D\d+)›"),
)
_EVENT_WORD = re.compile(r"[a-z]{5,}")
_DATED = re.compile(r"\b(?P<verb>[a-z]{4,})\b(?P<gap>[^‹›‖;]{0,45}?) (?:in|on) ‹(?P<first>D\d+)›")
_EMPTY = "after being their there which where would could before again years taking first other having"
_NO_EVENT = frozenset(_EMPTY.split())


def after_an_event(draft: Draft) -> Iterator[Found]:
    """ "joined in 1999 and became its leader in 2007, six years after joining": the verb is told with its date."""
    for line in draft.lines:
        if "T" not in line.letters or "D" not in line.letters or " after " not in line.text:
            continue
        for form in _AFTER_EVENT:
            for match in form.finditer(line.text):
                length, last = draft.figures[match["length"]], draft.figures[match["last"]]
                end = ends(last.period)
                stems = {word[:4] for word in _EVENT_WORD.findall(match["event"]) if word not in _NO_EVENT}
                starts = {
                    figure.key: (figure, there)
                    for figure, there in _told_of(draft, line, stems)
                    if figure is not last and end and there[1] <= end[1]
                }
                if end and len(starts) == 1 and has_year(last):
                    first, there = next(iter(starts.values()))
                    yield from compare(length, there, end, (first, last), 0.87)


def _told_of(draft: Draft, line: Line, stems: set[str]) -> Iterator[tuple[Figure, tuple[date, date]]]:
    """The dates with a year that a verb of one of the stems has, in a line or the three before it."""
    for one in draft.lines[max(0, line.index - 3) : line.index + 1]:
        for match in _DATED.finditer(one.text) if "D" in one.letters else ():
            told = {word[:4] for word in _EVENT_WORD.findall(match["verb"] + match["gap"])}
            figure = draft.figures[match["first"]]
            there = ends(figure.period)
            if there and told & stems and has_year(figure):
                yield figure, there


_WAIT = r"(?:wait|drought|absence|gap|exile|spell|silence|closure|run|barren run|hiatus)"
_SINCE = re.compile(r"\bsince ‹(?P<first>D\d+)›")
_WAITED = re.compile(
    rf"\b{_WAIT} of (?:more than |almost |nearly |about )?‹(?P<length>T\d+)›|‹(?P<length2>T\d+)›(?: |-| of ){_WAIT}\b"
    r"|\bfirst (?:time|[a-z]+) (?:in|for) (?:more than |almost |nearly |about )?‹(?P<length3>T\d+)›"
    r"|\b(?:in (?:office|charge|power|post|the (?:post|job|role))|at the helm) for (?:more than |almost |nearly |"
    r"about )?"
    r"‹(?P<length4>T\d+)›"
)
_FIRST_SINCE = re.compile(
    r"\b(?:(?:first|last)\b[^‹›‖]{0,40}|(?:idle|closed|shut|empty|vacant|unused|disused|missing|silent|"
    r"derelict)\b[^‹›‖]{0,20}) since ‹D"
)
_THE_WAIT = re.compile(rf"^\W?(?:the|that|a|this|after) (?:[a-z]+ )?‹T\d+› (?:of )?{_WAIT}\b(?! (?:of|by|for)\b)")
_IN_THOSE = re.compile(
    r"^\W?(?:and |but )?(?:in|over|during|for|through) (?:all )?(?:those|these|the) ‹(?P<length>T\d+)›(?! before)"
)


def until_now(draft: Draft) -> Iterator[Found]:
    """ "for the first time since 1994, ending a wait of 21 years"; "closed since May 2021. In those five years"."""
    today = now(draft)
    if today is None:
        return
    for line in draft.lines:
        match = _SINCE.search(line.text) if "D" in line.letters else None
        first = draft.figures[match["first"]] if match else None
        there = ends(first.period) if first and has_year(first) else None
        if first is None or there is None or sum(has_year(figure) for figure in line.figures) != 1:
            continue
        waited = _WAITED.search(line.text)
        behind = draft.lines[line.index + 1].text if line.index + 1 < len(draft.lines) else ""
        if waited is None and _FIRST_SINCE.search(line.text) and _THE_WAIT.search(behind):
            waited = _WAITED.search(behind)
        length = waited and next(filter(None, waited.groups()), None)
        then = _IN_THOSE.search(behind)
        if length is None and then and re.search(r"\b(?:has|have|is|are)\b", line.text):
            length = then["length"]
        if length:
            yield from compare(draft.figures[length], there, today, (first,), 0.87)
