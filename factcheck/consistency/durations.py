"""Lengths of time against the dates that bound them, and dates in the wrong order."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from factcheck.consistency.clocks import hours, is_plain, worded
from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.elapsed import compare, has_year, now
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.lengths import days_allowed, days_between, ends
from factcheck.consistency.registry import Check
from factcheck.consistency.waits import after_an_event, until_now
from factcheck.model import Period, Record, Span

_TEXT = r"[^‹›‖;]"
_PER = re.compile(r"\b(?:a|per|each|every) (?:day|week|month|year|night)\b|\bdaily\b|\bweekly\b")
_FROM_TO = (
    re.compile(
        rf"‹(?P<length>T\d+)›(?P<gap>{_TEXT}{{0,30}}?),? ?\(?(?:from|between) ‹(?P<first>D\d+)›(?: (?:to|"
        rf"until|till|through|and) ‹(?P<last>D\d+)›)?"
    ),
    re.compile(
        r"\b(?:from|between) ‹(?P<first>D\d+)›(?: (?:to|until|till|through|and) "
        r"‹(?P<last>D\d+)›)?(?P<gap>,? ?\(?(?:a (?:total|period|stretch|run) of |or |for |lasted |took |that is |"
        r"exactly |some |lasts |lasting |runs for |is )?)‹(?P<length>T\d+)›(?=[.,);]| in all| in total| altogether| "
        r"a (?:day|night)\b|$)"
    ),
)  # fmt: skip
_AFTER = re.compile(
    rf"‹(?P<last>D\d+)›{_TEXT}{{0,40}}?,? ‹(?P<length>T\d+)› (?:after|later "
    rf"than)(?P<gap>{_TEXT}{{0,50}}?) (?:in|on) ‹(?P<first>D\d+)›"
)
# The siege began at 9 a.m. and ended at 3 p.m., six hours later
# The ship left on 3 March and arrived on 29 March, 26 days later
_DAYS_LATER = re.compile(
    rf"\b(?:on|in) ‹(?P<first>D\d+)›{_TEXT}{{0,60}}? (?:on|in) ‹(?P<last>D\d+)›(?P<gap>,? )(?:just |about |some |"
    rf"only )?"
    r"‹(?P<length>T\d+)› (?:later|afterwards)\b"
)
# Work started in 2014 and took five years; the first train crossed it in 2019
_TOOK = re.compile(
    r"\b(?:start\w*|beg[au]n|launched|broke ground|got under way|kicked off) (?:in|on) "
    r"‹(?P<first>D\d+)›[^‹›‖]{0,20}\b(?:took|lasted|"
    r"went on for|ran for|dragged on for)(?P<gap> (?:about |some |nearly |almost |more than "
    r")?)‹(?P<length>T\d+)›[^‹›‖]{0,50} (?:in|on) "
    r"‹(?P<last>D\d+)›"
)
_CLOCKS_LATER = re.compile(
    rf"\bat ‹(?P<first>D\d+)›{_TEXT}{{0,60}}? (?:at|by|until) ‹(?P<last>D\d+)›(?P<gap>,? )(?:just |about |some )?"
    r"‹(?P<length>T\d+)› (?:later|afterwards)\b"
)
_LATER = (
    re.compile(
        r"‹(?P<length>T\d+)› (?P<way>later|afterwards|earlier|before),? (?:in|on) (?:early |late |"
        r"mid-)?‹(?P<date>D\d+)›"
    ),
    re.compile(r"\b(?:in|on) ‹(?P<date>D\d+)›, ‹(?P<length>T\d+)› (?P<way>later|afterwards|earlier|before)(?=[.,;])"),
)
_AGO = (
    re.compile(r"‹(?P<length>T\d+)› ago,? (?:in|on) ‹(?P<date>D\d+)›"),
    re.compile(r"\b(?:in|on|since) ‹(?P<date>D\d+)›,? ‹(?P<length>T\d+)› ago\b"),
    re.compile(r"\bfor ‹(?P<length>T\d+)›,? since ‹(?P<date>D\d+)›"),
)
_THAT_WAS = re.compile(r"^\W{0,2}that (?:was|is) ‹(?P<length>T\d+)› ago\b")
_AFTER_STAY = re.compile(
    r"\b(?:on|in) ‹(?P<last>D\d+)›,? (?:after|having (?:spent|served)|after (?:spending|serving)) ‹(?P<length>T\d+)›"
    r"(?P<spent>[^‹›‖;,.]{0,40})"
)
# What somebody spent the time on, and the words that tell its beginning.
_SPENT = (
    (
        re.compile(r"\b(?:prison|jail|behind bars|custody|detention|a cell)\b"),
        re.compile(r"\b(?:jailed|imprisoned|sentenced|arrested|locked up|detained|sent to prison|convicted)\b"),
    ),
    (
        re.compile(r"\b(?:work|building|construction|repairs|digging|planning|restoration|renovation)\b"),
        re.compile(r"\b(?:begun|began|started|got under way)\b"),
    ),
    (re.compile(r"\b(?:captivity|hostage|captors)\b"), re.compile(r"\b(?:captured|kidnapped|seized|abducted|taken)\b")),
)
# "Six months later than it foresaw in November" counts from what was foreseen.
_FORESEEN = re.compile(
    r"\b(?:foresaw|foreseen|expect\w*|forecast\w*|predict\w*|plan\w*|thought|hoped|assumed|projected)\b"
)
_SET_OUT = re.compile(

        rf"\b(?:set out|set off|set sail|left|departed|began|begun|started|starting|embarked|launched|"
        rf"opened|arrived|became [a-z ]{{1,20}}|took over|was arrested|was jailed|"


        rf"went missing|was kidnapped|was detained|took off|moved in|was admitted|was taken|"
        rf"entered){_TEXT}{{0,60}}? (?:on|in) ‹(?P<first>D\d+)›"

)  # fmt: skip


class DurationParameters(Record):
    """`before` is how many sentences back the date may stand from which "three years later" counts."""

    before: int = 2


def find(draft: Draft, parameters: DurationParameters) -> list[Found]:
    """Lengths of time that their dates contradict, and stretches that end before they begin."""
    return [
        *_bounded(draft),
        *_later(draft, parameters.before),
        *_ago(draft),
        *_after_a_stay(draft),
        *after_an_event(draft),
        *until_now(draft),
        *_reversed(draft),
    ]


def _bounded(draft: Draft) -> Iterator[Found]:
    """ "for nine weeks, from 3 March to 4 May"; "on 28 December, 38 days after leaving on 20 November"."""
    for line in draft.lines:
        if "T" not in line.letters or "D" not in line.letters:
            continue
        for form in (*_FROM_TO, _AFTER, _CLOCKS_LATER, _DAYS_LATER, _TOOK):
            for match in form.finditer(line.text):
                length, first = draft.figures[match["length"]], draft.figures[match["first"]]
                last = draft.figures[match["last"]] if match["last"] else None
                if _FORESEEN.search(match["gap"]):
                    continue
                has_clocks = bool(first.period and first.period.clock)
                if not has_clocks and _PER.search(line.text[match.start("length") : match.end() + 12][:60]):
                    continue
                if last is None:
                    yield from _over_range(length, first)
                elif first.period and last.period and first.period.clock and last.period.clock:
                    yield from _over_clock(length, first, last)
                else:
                    yield from _over_dates(length, first, last)


def _over_range(length: Figure, stretch: Figure) -> Iterator[Found]:
    period = stretch.period
    if period is None or period.start is None or period.end is None or period.start == period.end or period.bound:
        return
    if not re.search(r"\b(?:to|and|until|through)\b|-", stretch.surface.replace("–", "-")):
        return
    start, end = _range_ends(stretch, period)
    allowed = days_allowed(length)
    # "212 nights between 2018 and 2022" are spread over the years.
    if allowed and allowed.high and allowed.high * 3 < (end[0] - start[1]).days and length.unit in ("day", "night"):
        return
    yield from compare(length, start, end, (stretch,))


def _range_ends(stretch: Figure, period: Period) -> tuple[tuple[date, date], tuple[date, date]]:
    """The two ends of a printed range as the dates that they are: "1940 to 1945" has years, "3 March to 4 May" days."""
    assert period.start is not None and period.end is not None
    first, last = period.start, period.end
    if re.fullmatch(r"\W*(?:\d{4})\D+(?:\d{2}|\d{4})\W*", stretch.surface):
        return (date(first.year, 1, 1), date(first.year, 12, 31)), (date(last.year, 1, 1), date(last.year, 12, 31))
    if not re.search(r"(?<!\d)\d{1,2}(?!\d)", stretch.surface):
        return (first, min(date(first.year, first.month, 28), last)), (date(last.year, last.month, 1), last)
    return (first, first), (last, last)


def _over_dates(length: Figure, first: Figure, last: Figure) -> Iterator[Found]:
    start, end = ends(first.period), ends(last.period)
    if start and end and not _is_bound(first) and not _is_bound(last):
        yield from compare(length, start, end, (first, last))


def _is_bound(figure: Figure) -> bool:
    return bool(figure.period and figure.period.bound in ("before", "after"))


def _over_clock(length: Figure, first: Figure, last: Figure) -> Iterator[Found]:
    assert first.period and last.period
    start, end = hours(first.period.clock), hours(last.period.clock)
    if start is None or end is None or length.unit not in ("hour", "minute") or length.top is not None:
        return
    if first.period.zone != last.period.zone and None not in (first.period.zone, last.period.zone):
        return
    per_hour = 1 if length.unit == "hour" else 60
    reach = length.reach()
    gap = (end - start + 24) % 24
    fitting = [gap] if is_plain(first) and is_plain(last) else [gap, (gap + 12) % 24]
    slack = Decimal("0.3") * per_hour
    for length_in_hours in fitting:
        value = length_in_hours * per_hour
        if (reach.low is None or value >= reach.low - slack) and (reach.high is None or value <= reach.high + slack):
            return
    told = f"from {first.surface} to {last.surface} is {worded(gap)}"
    yield Found(
        message=f"{told}, the text says {length.surface}",
        working=(told, f"the text says {length.surface}"),
        sides=((length.surface, (length.span,)), (worded(gap), (first.span, last.span))),
        certainty=0.88,
    )


def _later(draft: Draft, before: int) -> Iterator[Found]:
    """ "It was launched in March 2022. Eighteen months later, in September 2024": no date before fits."""
    for line in draft.lines:
        for form in _LATER if "T" in line.letters and "D" in line.letters else ():
            for match in form.finditer(line.text):
                length, figure = draft.figures[match["length"]], draft.figures[match["date"]]
                there = ends(figure.period)
                allowed = days_allowed(length)
                if there is None or allowed is None or not has_year(figure):
                    continue
                anchors = _anchors(draft, line, match.start(), before, figure)
                if not anchors:
                    continue
                backwards = match["way"] in ("earlier", "before")
                pairs = [(there, one[1]) if backwards else (one[1], there) for one in anchors]
                if any(allowed.meets(days_between(*pair)) for pair in pairs):
                    continue
                nearest = anchors[-1][0]
                start, end = pairs[-1]
                if len(anchors) <= 2:
                    yield from compare(length, start, end, (nearest, figure), 0.88 if len(anchors) == 1 else 0.8)


def _anchors(draft: Draft, line: Line, at: int, before: int, later: Figure) -> list[tuple[Figure, tuple[date, date]]]:
    """The dates with a year that stand before, the farthest first."""
    found = []
    for index in range(max(0, line.index - before), line.index + 1):
        for figure in draft.lines[index].figures:
            if figure is later or (index == line.index and f"‹{figure.key}›" not in line.text[:at]):
                continue
            there = ends(figure.period)
            if there and (has_year(figure)):
                found.append((figure, there))
    return found


def _ago(draft: Draft) -> Iterator[Found]:
    """ "in 1985, forty years ago" against the day of publication."""
    today = now(draft)
    if today is None:
        return
    for line in draft.lines:
        if "T" not in line.letters:
            continue
        for form in _AGO:
            for match in form.finditer(line.text):
                length, figure = draft.figures[match["length"]], draft.figures[match["date"]]
                there = ends(figure.period)
                if there and has_year(figure):
                    yield from compare(length, there, today, (figure,), 0.88)
        match_ = _THAT_WAS.search(line.text)
        if match_ and line.index:
            dates = [figure for figure in draft.lines[line.index - 1].figures if figure.kind == "date"]
            there = ends(dates[0].period) if len(dates) == 1 and has_year(dates[0]) else None
            if there:
                yield from compare(draft.figures[match_["length"]], there, today, (dates[0],), 0.86)


def _after_a_stay(draft: Draft) -> Iterator[Found]:
    """ "She reached the Pole on 12 January, after 59 days. She had set out on 4 November"."""
    for line in draft.lines:
        for match in _AFTER_STAY.finditer(line.text) if "T" in line.letters and "D" in line.letters else ():
            length, last = draft.figures[match["length"]], draft.figures[match["last"]]
            end = ends(last.period)
            spent = [begun for words, begun in _SPENT if words.search(match["spent"])]
            if end is None or (match["spent"].startswith((" of", " as ", " in the ")) and not spent):
                continue
            starts = [
                (first, there)
                for first, there, told in _set_out(draft, line)
                if there[1] <= end[0] and _are_comparable(line, first, told, end, there, spent)
            ]
            if len(starts) == 1:
                yield from compare(length, starts[0][1], end, (starts[0][0], last), 0.88)


def _set_out(draft: Draft, line: Line) -> Iterator[tuple[Figure, tuple[date, date], str]]:
    """The dates, in a line and its neighbours, on which something is told to have begun."""
    for one in draft.lines[max(0, line.index - 1) : line.index + 2]:
        for match in _SET_OUT.finditer(one.text) if "D" in one.letters else ():
            there = ends(draft.figures[match["first"]].period)
            if there:
                yield draft.figures[match["first"]], there, match[0]


def _are_comparable(
    line: Line, first: Figure, told: str, end: tuple[date, date], there: tuple[date, date], spent: list[re.Pattern[str]]
) -> bool:
    """Whether a beginning is that of the stay: told in the same line or to the day, or in words of the same matter."""
    if spent:
        return any(begun.search(told) for begun in spent)
    return first.line == line.index or (end[0] == end[1] and there[0] == there[1])


_REVERSED = re.compile(
    r"(?<![\w.,/£$€-])(?:from |between |\()(1[89]\d\d|20\d\d)(?: (?:to|until|and) |-)(1[89]\d\d|20\d\d)(?![\w,/-])"
)


_YEARS = re.compile(r"\d{4}(?: (?:to|until|and) |-)\d{4}")


def _reversed(draft: Draft) -> Iterator[Found]:
    """ "from 1998 to 1989"."""
    for line in draft.lines if _YEARS.search(draft.folded) else ():
        for match in _REVERSED.finditer(line.printed):
            first, last = int(match[1]), int(match[2])
            if last < first:
                start = line.sentence.span.start
                yield Found(
                    message=f"the stretch ends in {last}, before it begins in {first}",
                    working=(f"{last} lies before {first}",),
                    sides=(
                        (match[1], (Span(start=start + match.start(1), end=start + match.end(1)),)),
                        (match[2], (Span(start=start + match.start(2), end=start + match.end(2)),)),
                    ),
                    certainty=0.85,
                )


CHECK = Check("duration", frozenset(("duration_arithmetic",)), DurationParameters, find)
