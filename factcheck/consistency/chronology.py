"""Events in an impossible order: an end before its start, a death before the birth, an act of the dead."""

import re
from collections.abc import Iterator
from datetime import date

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.lengths import ends
from factcheck.consistency.people import People, people_of
from factcheck.consistency.registry import Check
from factcheck.model import Record, Span

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_SAME_MONTH = (
    re.compile(
        rf"(?<![\w.,/-])(?:from |between )?{_DAY.format('one')} (?P<month>{_MONTH}) (?:to|until|till|through|and) "
        rf"{_DAY.format('two')} (?P=month)\b(?P<behind>.{{0,25}})",
        re.I,
    ),
    re.compile(
        rf"\b(?:from |between )?(?P<month>{_MONTH}) {_DAY.format('one')} (?:to|until|till|through|and) "
        rf"(?P=month) {_DAY.format('two')}(?!\d)(?P<behind>.{{0,25}})",
        re.I,
    ),
    re.compile(
        rf"\b(?:from|between) {_DAY.format('one')} (?:to|until|till|through|and) {_DAY.format('two')} "
        rf"(?P<month>{_MONTH})\b(?P<behind>.{{0,25}})",
        re.I,
    ),
)
_LINKED_DAYS = re.compile(rf"\d(?:st|nd|rd|th)? (?:{_MONTH} )?(?:to|until|till|through|and) (?:{_MONTH} )?\d")
_RUNS = re.compile(r"\b(?:from|between|runs?|ran|open|closed|shut|lasts?|held|takes place|festival|will be)\b", re.I)
_ANOTHER_YEAR = re.compile(r"\b(?:next|following|the year after|a year later|and again)\b", re.I)
_FULL_DATES = re.compile(r"\b(?:from|between) ‹(?P<one>D\d+)› (?:to|until|till|through|and) ‹(?P<two>D\d+)›")
_BEGAN = r"(?:founded|opened|built|established|launched|formed|set up|created|inaugurated|completed|born|elected|hired)"
_ENDED = (
    r"(?:closed|demolished|shut|shut down|dissolved|disbanded|destroyed|pulled down|torn down|burned down|burnt down|"
    r"abolished|wound up|died|ousted|sacked|decommissioned)"
)
_BEGAN_ENDED = re.compile(
    rf"\b{_BEGAN} (?:in [a-z' ]{{1,25}} )?(?:in|on) ‹(?P<one>D\d+)›[^‹›‖;.]{{0,30}}?,? (?:and|but|until it|before it) "
    rf"(?:(?:was |were |had |it )?{_ENDED} (?:in [a-z' ]{{1,25}} )?|,? ?after (?:a|the) (?:fire|flood|storm|"
    rf"earthquake|bomb|raid) )"
    rf"(?:in|on) ‹(?P<two>D\d+)›"
)
# The roadworks begin on 18 September and will end on 2 September
_BEGINS_ENDS = re.compile(
    r"\b(?P<begins>begins?|starts?|opens?|began|started|opened|kicks? off|gets? under way|got under way|set out|left|"
    r"departed)"
    r"\b[^‹›‖;.]{0,40}?\b(?:on|in) ‹(?P<one>D\d+)›[^‹›‖;.]{0,40}?,? (?:and|but|before) (?:is |are |was |were |will |"
    r"it |they |"
    r"(?:is|was|are|were) (?:due|expected|scheduled|set) to |to )*(?P<ends>ends?|closes?|finish(?:es)?|ended|closed|"
    r"finished|"
    r"concludes?|concluded|be over|be finished|be completed|was completed|was over|arrived|returned|came home)\b"
    r"[^‹›‖;.]{0,30}? (?:on|in|by) ‹(?P<two>D\d+)›"
)
# Bids open on 3 June; the deadline is 20 May
_LAUNCHED = re.compile(
    r"(?<!be )\b(?:announced?|opens?|opened|launch(?:ed|es)?|publish(?:ed|es)?|invited|go(?:es)? on sale|went on "
    r"sale|call(?:ed)? for|"
    r"begins?|began|starts?)\b[^‹›‖;]{0,60}? on ‹(?P<one>D\d+)›"
)
_DEADLINE = re.compile(
    r"\b(?:deadline(?: for [a-z ]{1,40}?)? (?:is|of|will be|falls on|was set for)|closing date(?: is| of| will be)|"
    r"must (?:be (?:in|submitted|received|returned|made|paid|sent)|reach [a-z' ]{1,30}|apply|register|reply|be with "
    r"[a-z' ]{1,20})"
    r"|ha(?:ve|s|d) (?:only )?until|close(?:s|d)?(?: for entries)?|(?:apply|register|submit [a-z ]{1,30}|book|enter|"
    r"reply) by|"
    r"no later than)"
    r"(?: [a-z' ]{0,20}?)? ?(?:by|on|before|until|at|than)? ?‹(?P<two>D\d+)›"
)
_MOVED = re.compile(
    r"\b(?:extended|missed|passed|expired|postponed|originally|initial|previous|earlier|last year|was to have)\b"
)
_BORN = re.compile(r"\bborn\b[^‹›‖;]{0,40}?\b(?:in|on) ‹(?P<date>D\d+)›")
_DIED = re.compile(
    r"\b(?:died|passed away|was killed|was murdered|was executed)\b[^‹›‖;.]{0,40}?\b(?:in|on) ‹(?P<date>D\d+)›"
)
_ACTS = (
    r"(?:attended|met|visited|spoke at|married|moved to|joined|retired|resigned|was elected|gave a speech|testified|"
    r"enrolled|"
    r"graduated|took office|was sworn in|signed|opened|launched|gave a (?:talk|concert|lecture|reading)|performed|"
    r"played|"
    r"sang|conducted|voted|travelled to|flew to|returned to|told (?:a|the) [a-z]+|starred|directed|bought|sold|"
    r"announced|"
    r"appeared|competed|ran for|campaigned|lectured|taught)"
)
_ACTED = re.compile(rf"\b{_ACTS}\b[^‹›‖;.]{{0,70}}?\b(?:in|on) ‹(?P<date>D\d+)›")
# In 2003 Lind gave a reading
_ACTED_IN = re.compile(
    rf"\b(?:in|on) ‹(?P<date>D\d+)›,? (?P<who>[a-z'-]+(?: [a-z'-]+)?) (?:also |then |still )?{_ACTS}\b"
)


class ChronologyParameters(Record):
    """`longest` is the longest life in years; beyond it the two statements are taken to be about two persons."""

    longest: int = 110


def find(draft: Draft, parameters: ChronologyParameters) -> list[Found]:
    """Ends before starts and acts after deaths."""
    if "D" not in draft.letters:
        return []
    found = [*_stretches(draft), *_turned(draft), *_beginnings(draft), *_courses(draft), *_deadlines(draft)]
    if any("died" in line.text or "killed" in line.text or "passed away" in line.text for line in draft.lines):
        found += _lives(draft, parameters.longest)
    return found


def _stretches(draft: Draft) -> Iterator[Found]:
    """ "from 9 May to 3 May"; "from 4 June 2021 to 9 May 2020"."""
    forms = _SAME_MONTH if _LINKED_DAYS.search(draft.lower) else ()
    for line in draft.lines:
        text = line.printed
        if "D" not in line.letters:
            continue
        for form in forms:
            for match in form.finditer(text):
                one, two = int(match["one"]), int(match["two"])
                if not 1 <= two < one <= 31 or _ANOTHER_YEAR.search(match["behind"]) or not _RUNS.search(text):
                    continue
                if re.search(r"\b(?:19|20)\d\d\b", text[: match.start()][-12:]) or not match[0][0].isalnum():
                    continue
                start = line.sentence.span.start
                end = match.end() - len(match["behind"])
                span = Span(start=start + match.start(), end=start + end)
                told = f"{two} {match['month'].title()} lies before {one} {match['month'].title()}"
                yield Found(told, (told,), ((span.of(draft.text), (span,)),), 0.85)
        for match in _FULL_DATES.finditer(line.text):
            first, last = draft.figures[match["one"]], draft.figures[match["two"]]
            start_, end_ = _stated(first), _stated(last)
            if start_ and end_ and end_[1] < start_[0]:
                yield _found(first, last, "the end lies before the beginning", 0.85)


def _turned(draft: Draft) -> Iterator[Found]:
    """A stretch printed with both its dates in full, the wrong way round: "from 17 August 2012 to 9 July 2012"."""
    for line in draft.lines:
        for figure in line.figures if "D" in line.letters else ():
            ends_ = [_day(match) for match in _FULL_DAY.finditer(figure.surface)]
            if len(ends_) == 2 and ends_[0] and ends_[1] and ends_[1] < ends_[0] and figure.period:
                told = " lies before ".join(f"{day.day} {day:%B} {day.year}" for day in (ends_[1], ends_[0]))
                yield Found(told, (told,), ((figure.surface, (figure.span,)),), 0.87)


_FULL_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})",
    re.I,
)


def _day(match: re.Match[str]) -> date | None:
    end = "" if match["day"] else "2"
    try:
        month = _MONTHS.index(match[f"month{end}"].lower()) + 1
        return date(int(match[f"year{end}"]), month, int(match[f"day{end}"]))
    except ValueError:
        return None


def _beginnings(draft: Draft) -> Iterator[Found]:
    """ "founded in 1950 and closed in 1943"."""
    for line in draft.lines:
        for match in _BEGAN_ENDED.finditer(line.text) if line.letters.count("D") > 1 else ():
            first, last = draft.figures[match["one"]], draft.figures[match["two"]]
            start, end = _stated(first), _stated(last)
            if start and end and end[1] < start[0]:
                yield _found(first, last, "the end lies before the beginning", 0.85)


def _courses(draft: Draft) -> Iterator[Found]:
    """ "begin on 18 September and will end on 2 September"."""
    for line in draft.lines:
        for match in _BEGINS_ENDS.finditer(line.text) if line.letters.count("D") > 1 else ():
            first, last = draft.figures[match["one"]], draft.figures[match["two"]]
            if _ends_first(first, last) and not _ANOTHER_YEAR.search(line.text):
                yield _found(first, last, "the end lies before the beginning", 0.86)


def _deadlines(draft: Draft) -> Iterator[Found]:
    """A deadline that is over before what it is for was announced or opened."""
    for passage in draft.passages(2):
        if passage.letters.count("D") < 2 or not _DEADLINE.search(passage.text) or _MOVED.search(passage.text):
            continue
        launches = [draft.figures[match["one"]] for match in _LAUNCHED.finditer(passage.text)]
        limits = [draft.figures[match["two"]] for match in _DEADLINE.finditer(passage.text)]
        if launches and limits and launches[0].span.start > limits[0].span.start:
            continue
        if len(launches) != 1 or len(limits) != 1 or launches[0] is limits[0] or passage.first not in (
            launches[0].line, limits[0].line
        ):  # fmt: skip
            continue
        if _ends_first(launches[0], limits[0]) and not _ANOTHER_YEAR.search(passage.text):
            yield _found(launches[0], limits[0], "the deadline is over before it is announced", 0.85)


def _ends_first(first: Figure, last: Figure) -> bool:
    """Whether a later date of one course lies before the earlier: both with their year, or both days of one month or of
    neighbouring ones without it, where the next year cannot be meant."""
    one, two = first.period, last.period
    if one is None or two is None or one.bound or two.bound not in (None, "until", "before"):
        return False
    if one.approximate or two.approximate:
        return False
    if one.year and two.year:
        start, end = (ends(period) if period.basis == "stated" else None for period in (one, two))
        return bool(start and end and end[1] < start[0])
    if one.year or two.year or not (one.day_of_month and two.day_of_month and one.month and two.month):
        return False
    if one.month == two.month:
        return two.day_of_month < one.day_of_month
    return one.month - two.month in (1, 2)


def _stated(figure: Figure) -> tuple[date, date] | None:
    period = figure.period
    return ends(period) if period and period.basis == "stated" and not period.bound else None


def _lives(draft: Draft, longest: int) -> list[Found]:
    people = people_of(draft)
    births = dict(_told(draft, people, _BORN))
    deaths = dict(_told(draft, people, _DIED))
    found = []
    for person, death in deaths.items():
        died = _stated(death)
        born = _stated(births[person]) if person in births else None
        if died and born and died[1] < born[0] and born[0].year - died[1].year < longest:
            found.append(_found(births[person], death, f"{person} would have died before being born", 0.87))
    for person, act in (*_told(draft, people, _ACTED), *_told_behind(draft, people)):
        did = _stated(act)
        died = _stated(deaths[person]) if person in deaths else None
        if did and died and did[0] > died[1] and did[0].year - died[1].year < longest:
            found.append(_found(deaths[person], act, f"{person} was dead by then", 0.83))
    return found


def _told(draft: Draft, people: People, form: re.Pattern[str]) -> Iterator[tuple[str, Figure]]:
    """Persons of whom a verb is told with its date: the name or the pronoun stands right before the verb."""
    for line in draft.lines:
        for match in form.finditer(line.text) if "D" in line.letters else ():
            person = _subject(draft, line, match.start(), people)
            if person:
                yield person, draft.figures[match["date"]]


def _told_behind(draft: Draft, people: People) -> Iterator[tuple[str, Figure]]:
    """Acts told behind their date: "in 2003 Lind gave a reading"."""
    for line in draft.lines:
        for match in _ACTED_IN.finditer(line.text) if "D" in line.letters else ():
            who = match["who"].split()[-1]
            inside = people.between(line.sentence.span.start, line.sentence.span.end)
            person = next((one.name for one in inside if one.name.split()[-1].lower() == who), None)
            if person:
                yield person, draft.figures[match["date"]]


def _subject(draft: Draft, line: Line, at: int, people: People) -> str | None:
    before = line.text[:at]
    named = re.search(r"([a-z][a-z'-]+),? (?:who )?(?:was |later |also |had |has |then )?\Z", before)
    if named is None:
        # "... was born in 1931 and died in 1925": the subject of the verb before.
        return None
    start = line.sentence.span.start
    word = named[1]
    if word in ("he", "she"):
        if re.search(r"\bwhen|\bwhere|\bthat\b", before[-30:]):
            return None
        return people.meant_by_pronoun(line.index)
    inside = people.between(start, line.sentence.span.end)
    if word == "and" and len({one.name for one in inside}) == 1 and inside[0].start - start < 12:
        return inside[0].name if not re.search(r"'s?\b", draft.folded[inside[0].end : inside[0].end + 2]) else None
    for one in inside:
        if one.name.split()[-1].lower() == word and line.lower.find(before[-20:].strip()) >= 0:
            return one.name
    return None


def _found(first: Figure, second: Figure, told: str, certainty: float) -> Found:
    return Found(
        message=f"{first.surface} and {second.surface}: {told}",
        working=(f"first {first.surface}, then {second.surface}", told),
        sides=((first.surface, (first.span,)), (second.surface, (second.span,))),
        certainty=certainty,
    )


CHECK = Check("chronology", frozenset(("duration_arithmetic",)), ChronologyParameters, find)
