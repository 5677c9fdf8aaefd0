"""The headline (and standfirst and captions) against the body, by value and by direction."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.intervals import Interval, short
from factcheck.consistency.phrases import direction
from factcheck.consistency.registry import Check
from factcheck.consistency.slips import is_slip
from factcheck.model import Record, Span

_KINDS = {"C": "count", "M": "money", "P": "percent", "U": "measure", "T": "duration", "N": "count"}
_DEAD = re.compile(
    r"\b(?:dead|dies?|died|killed|kills|killing|deaths?|bodies|fatal(?:ly|ities)?|victims?|drown(?:ed|"
    r"s)?|lives|murdered|perished)\b"
)
_HURT = re.compile(r"\b(?:injur(?:ed|es|y|ies)|hurt|wound(?:ed|s)?|in hospital|hospitali[sz]ed|treated)\b")
_HELD = re.compile(r"\b(?:arrest(?:ed|s)?|held|detained|charged|in custody)\b")
_JOBS = re.compile(r"\b(?:jobs?|posts?|redundan(?:t|cies|cy)|workers|staff|employees)\b")
_CLASSES = {"dead": _DEAD, "hurt": _HURT, "arrested": _HELD, "jobs": _JOBS}
_PEOPLE = frozenset(
    [
        "person",
        "people",
        "man",
        "woman",
        "child",
        "girl",
        "boy",
        "teenager",
        "passenger",
        "worker",
        "victim",
        "body",
        "soldier",
        "officer",
        "driver",
        "pensioner",
        "dead",
        "life",
        "student",
        "pupil",
        "resident",
        "civilian",
        "death",
        "patient",
        "tourist",
        "police",
    ]
)
_WORK = frozenset(("job", "post", "position", "staff", "staff member", "employee", "redundancy"))
# "Seven hurt": the count has no noun but what befell them.
_BEFELL = "hurt dead killed injured wounded arrested missing held detained die drown charged"
_BEFALLEN = frozenset(_BEFELL.split())
_SCOPE = re.compile(
    r"\b(?:other|others|another|more|further|including|among|of them|of whom|of which|last year|in "
    r"(?:19|20)\d\d|earlier|previous|since|at least one)\b"
)


# A small number stands in every text; it is held against the figures of its own sort alone.
_SMALL = 12
# Somebody counted without a figure: "another man died", "the bodies of a couple".
_UNCOUNTED = re.compile(
    r"\b(?:another|an?|one|the third|the second|the other|couple|family|several|both|driver's|"
    r"pilot)\b[^‹›‖;,]{0,30}\b(?:died|dead|killed|injured|hurt|arrested|drowned)\b"
)


class HeadlineParameters(Record):
    """`openings` is how many body sentences must tell the headline's fact for a contradiction to be sure."""

    openings: int = 12


def find(draft: Draft, parameters: HeadlineParameters) -> list[Found]:
    """Figures and directions of the headline that the body contradicts."""
    body = [line for line in draft.lines if line.sentence.section in ("body", "list")]
    found = []
    titles = [line for line in draft.lines if line.sentence.section == "headline" and _is_title(draft, line)]
    others = [line for line in draft.lines if line.sentence.section in ("standfirst", "caption")]
    for line in (*titles, *others):
        if not body:
            break
        for figure in line.figures:
            one = _figure(draft, line, figure, body)
            if one:
                found.append(one)
    for line in (*titles, *others):
        one = _direction(draft, line, body[: parameters.openings])
        if one:
            found.append(one)
    return found


def _is_title(draft: Draft, line: Line) -> bool:
    title = draft.article.document.title_span
    if title is not None:
        return line.sentence.span.overlaps(title)
    return line.index == 0 and not line.printed.rstrip().endswith(".")


def _figure(draft: Draft, line: Line, figure: Figure, body: Sequence[Line]) -> Found | None:
    """A headline figure that no figure of the body meets, against the one that the body gives for the same thing."""
    if (
        figure.kind not in ("count", "money", "percent", "measure", "duration")
        or figure.top is not None
        or not figure.number
    ):
        return None
    counted = _class_of(line, figure)
    alike = [
        other
        for one in body
        for other in one.figures
        if _is_alike(figure, other) and (counted is None or figure.number > _SMALL or counted.search(one.text))
    ]
    if counted and any(_UNCOUNTED.search(one.text) and counted.search(one.text) for one in body):
        return None
    reach = figure.reach()
    if any(reach.meets(_rounded(other)) for other in alike) or _is_sum(figure, alike):
        return None
    rivals = [
        (one, other)
        for one in body
        for other in one.figures
        if other in alike and _is_same_fact(line, figure, one, other)
    ]
    values = {other.number for _, other in rivals}
    if len(values) != 1:
        return None
    first, other = rivals[0]
    told = f"the {line.sentence.section} says {figure.surface}, the text {other.surface}"
    return Found(
        message=told,
        working=(
            told,
            f"{short(figure.number)} stands nowhere in the text",
            *(f"the text: {x.surface}" for _, x in rivals[1:3]),
        ),
        sides=((figure.surface, (figure.span,)), (other.surface, tuple(x.span for _, x in rivals))),
        certainty=0.86 if len(rivals) > 1 or first.index <= 6 else 0.8,
    )


def _is_alike(figure: Figure, other: Figure) -> bool:
    if figure.kind == "count":
        return other.kind in ("count", "number")
    return figure.kind == other.kind and (figure.unit == other.unit or None in (figure.unit, other.unit))


def _rounded(other: Figure) -> Interval:
    """What a headline may make of a figure: it rounds more boldly than the text."""
    return other.reach().widened(Decimal("0.06") if other.number >= 20 or other.kind != "count" else Decimal(0))


def _is_sum(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether two or three figures of the text make the headline's, or one less another."""
    numbers = list(dict.fromkeys(other.number for other in others))[:30]
    reach = figure.reach()
    for size in (2, 3):
        if any(reach.meets(_point(sum(some, Decimal(0)))) for some in combinations(numbers, size)):
            return True
    return any(reach.meets(_point(abs(one - other))) for one, other in combinations(numbers, 2))


def _point(number: Decimal) -> Interval:
    return Interval(number, number)


def _is_same_fact(line: Line, figure: Figure, other_line: Line, other: Figure) -> bool:
    """Whether a figure of the text counts what the headline counts: the same noun, or people dead, hurt or arrested."""
    near = _around(other_line, other)
    if _SCOPE.search(near) or other.hedge in ("over", "under"):
        return False
    if figure.kind == "count":
        counted = _class_of(line, figure)
        if counted:
            people = _counts_people(other) or (counted is _JOBS and other.head in _WORK)
            return bool(counted.search(near)) and people and _is_only_class(near)
        needed = 1 if is_slip(figure.number, other.number) else 2
        return bool(figure.head and other.head == figure.head and _shares_words(line, other_line, figure.head, needed))
    if figure.kind == "duration":
        alike = figure.unit == other.unit and _is_plain_time(line, figure) and _is_plain_time(other_line, other)
        return alike and _shares_words(line, other_line, figure.unit or "", 3)
    return _shares_words(line, other_line, "", 2) and _is_lead_amount(figure, other)


def _is_plain_time(line: Line, figure: Figure) -> bool:
    """Whether a length of time is how long something lasts: "for six months", not "six months ago"."""
    at = line.text.find(f"‹{figure.key}›")
    return line.text[max(0, at - 5) : at].endswith(" for ") and not line.text[at + len(figure.key) + 2 :].startswith(
        " a"
    )


def _class_of(line: Line, figure: Figure) -> re.Pattern[str] | None:
    """Whether a headline counts people dead, hurt, arrested or out of work."""
    if figure.kind != "count" or not (_counts_people(figure) or figure.head in _WORK):
        return None
    near = _around(line, figure, 60)
    return next((pattern for pattern in _CLASSES.values() if pattern.search(near)), None)


def _is_only_class(near: str) -> bool:
    return sum(bool(one.search(near)) for one in _CLASSES.values()) == 1


def _counts_people(figure: Figure) -> bool:
    return figure.head is None or figure.head in _PEOPLE or figure.head in _BEFALLEN


def _is_lead_amount(figure: Figure, other: Figure) -> bool:
    """Whether two amounts are so alike in size that one must be a slip of the other."""
    ratio = figure.number / other.number if other.number else Decimal(0)
    return Decimal("0.6") < ratio < Decimal("1.6") or ratio in (
        Decimal("0.1"),
        Decimal(10),
        Decimal("0.001"),
        Decimal(1000),
    )


def _around(line: Line, figure: Figure, reach: int = 45) -> str:
    marker = f"‹{figure.key}›"
    at = line.text.find(marker)
    before, behind = line.text[max(0, at - 25) : at], line.text[at + len(marker) : at + len(marker) + reach]
    return re.split(r"[;‹]", before)[-1] + figure.surface.lower() + " " + re.split(r"[;‹]", behind)[0]


_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "as",
        "by",
        "from",
        "with",
        "over",
        "after",
        "before",
        "new",
        "its",
        "their",
        "his",
        "her",
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "may",
        "not",
        "no",
        "more",
        "than",
        "up",
        "down",
        "into",
        "out",
        "says",
        "said",
        "year",
        "years",
        "per",
        "cent",
        "rise",
        "rises",
        "fall",
        "falls",
    ]
)


def _shares_words(line: Line, other: Line, head: str, needed: int) -> bool:
    """Whether the two sentences share so many words of substance beside the counted noun."""
    mine = {_stem(word) for word in re.findall(r"[a-z][a-z'-]{2,}", line.text)} - _STOP
    theirs = {_stem(word) for word in re.findall(r"[a-z][a-z'-]{2,}", other.text)} - _STOP
    return len((mine & theirs) - {_stem(head)}) >= needed


def _stem(word: str) -> str:
    for ending in ("'s", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_MOVES = re.compile(
    r"\b(?P<noun>[a-z]{4,})(?: (?:in|of|at|for) (?:the )?[a-z'-]+(?: [a-z'-]+)?)?(?: have| has| had)? "
    r"(?P<verb>rises?|rose|soars?|soared|jumps?|jumped|climbs?|climbed|surges?|"
    r"surged|grows?|grew|falls?|fell|drops?|"
    r"dropped|slumps?|slumped|plunges?|plunged|tumbles?|tumbled|declines?|declined|sinks?|sank|"
    r"slides?|slid|shrinks?|shrank|up|down)\b"
)


_ASIDE = re.compile(
    r"\b(?:expected|forecast|could|might|would|despite|last year|had|if|although|though|while|but|against|compared|"
    r"on the (?:month|week|quarter|year)|(?:month|quarter|year|week)-on-|in (?:19|20)\d\d)\b"
)
_MOVE = re.compile(
    r"\b(?P<verb>ris(?:e|es|en|ing)|rose|soar\w*|jump\w*|climb\w*|surg\w+|gr[eo]w\w*|f[ae]ll\w*|drop\w*|"
    r"slump\w*|plung\w*|tumbl\w*|declin\w*|s[iau]nk|slid\w*|shr[iau]nk)\b"
)


def _direction(draft: Draft, line: Line, body: Sequence[Line]) -> Found | None:
    """The headline has something rise that the text only has fall, or the other way round."""
    for match in _MOVES.finditer(line.text):
        noun, way = _stem(match["noun"]), _way(match["verb"])
        said = [
            (one, found)
            for one in body
            for found in _MOVES.finditer(one.text)
            if noun in _subject_words(one.text, found)
        ]
        ways = {_way(found["verb"]) for _, found in said}
        if not said or ways != {-way} or way == 0:
            continue
        other, found = said[0]
        if _ASIDE.search(other.text) or any(_way(one["verb"]) == way for one in _MOVE.finditer(other.text)):
            continue
        mine, theirs = _place(draft, line, match[0]), _place(draft, other, found[0])
        if mine and theirs:
            told = f"the {line.sentence.section} says {mine.of(draft.text)!r}, the text {theirs.of(draft.text)!r}"
            return Found(
                message=told,
                working=(told,),
                sides=((mine.of(draft.text), (mine,)), (theirs.of(draft.text), (theirs,))),
                certainty=0.8,
            )
    return None


def _subject_words(text: str, found: re.Match[str]) -> set[str]:
    """The words that may be what moves; "up" and "down" go with many verbs ("push up"), so
    theirs stands right there."""
    near = re.split(r"[,;‹›‖]", text[: found.end("noun")])[-1].split()[-5:]
    if found["verb"] in ("up", "down"):
        near = near[-2:] if near[-1:] == ["were"] else near[-1:]
    return {_stem(word) for word in near}


def _way(verb: str) -> int:
    ups = ("ris", "rose", "soar", "jump", "climb", "surg", "grow", "grew", "up")
    return 1 if verb.startswith(ups) else direction(verb) or -1


def _place(draft: Draft, line: Line, phrase: str) -> Span | None:
    at = line.lower.find(phrase)
    start = line.sentence.span.start + at
    return Span(start=start, end=start + len(phrase)) if at >= 0 else None


CHECK = Check("headline", frozenset(("headline_body",)), HeadlineParameters, find)
