"""Scores against half-time scores and the goals told: "won 3-1" after 2-2 at half-time."""

import re
from collections.abc import Iterator

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Record, Span

_SCORE = r"(?<![\w.,:/£$€-])(?P<{0}>\d{{1,2}})-(?P<{1}>\d{{1,2}})(?![\w/,-]|\.\d)"
_FULL = re.compile(
    r"\b(?:won|win|wins|beat|beats|beaten|lost|lose|loses|defeated|defeats|defeat|drew|draw|victory|went down|ended|"
    r"finished|thrashed|hammered|thumped|edged)\b[^.;!?]{0,40}?" + _SCORE.format("one", "two")
)
_HALF = re.compile(
    _SCORE.format("one", "two") + r"(?: (?:up|down|ahead|behind|lead))?,? (?:at|by|before) (?:half-time|half time|"
    r"the interval|the break|the turn)\b"
    r"|\b(?:half-time score|half-time|score at the break)(?: was|,| of|:) " + _SCORE.format("three", "four")
)
_OTHER_MATCH = re.compile(
    r"\b(?:leg|aggregate|penalt\w+|shoot-?out|previous|last (?:week|month|season|year|time)|earlier|sets?|tie-?break|"
    r"series|frames?|extra time|on \w+day and|reverse fixture)\b"
)
_RANKS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_GOAL = re.compile(
    r"\b(?:added|scored|grabbed|made it|headed|headed in|headed home|slotted home|tapped in|fired in|netted|got|"
    r"struck) (?:a|the|their|his side's|her side's) "
    rf"(?P<rank>{'|'.join(_RANKS)})(?= (?:goal|with|from|before|after|late|in|when|on|just)\b|[.,])"
    r"|\b(?P<three>scored (?:a|his|her) (?:\w+ )?hat-trick|"
    r"(?:got|completed) (?:a|his|her) hat-trick)"
    r"|\b(?P<two>scored both goals|scored twice)\b"
)
_NO_GOAL = re.compile(
    r"\b(?:last (?:season|week|month|year|time)|previous|since|season|career|nearly|"
    r"almost|denied|ruled out|disallowed|against)\b"
)


_PLAUSIBLE = re.compile(r"\d-\d{1,2}\b(?!-)")


class ScoreParameters(Record):
    """`most` is the highest score of a match in which goals are counted one by one."""

    most: int = 15


def find(draft: Draft, parameters: ScoreParameters) -> list[Found]:
    """Half-time scores above the final one, and more goals told than were scored."""
    text = draft.lower
    if "-" not in text:
        return []
    if not _PLAUSIBLE.search(text):
        return []
    lines = {line.index: line.lower for line in draft.lines}
    finals = [
        (line, match)
        for line in draft.lines
        for match in _FULL.finditer(lines[line.index])
        if not _OTHER_MATCH.search(lines[line.index]) and not _HALF.match(lines[line.index], match.start("one"))
    ]
    if len({frozenset((match["one"], match["two"])) for _, match in finals}) != 1:
        return []
    line, match = finals[0]
    score = int(match["one"]), int(match["two"])
    if max(score) > parameters.most:
        return []
    final = _span(line, match.start("one"), match.end("two"))
    found = []
    for other in draft.lines[line.index : line.index + 4]:
        found += _halves(lines[other.index], other, score, final, draft)
        found += _goals(lines[other.index], other, score, final, draft)
    report = [other for other in draft.lines[line.index : line.index + _REPORT] if not _ELSEWHERE.search(other.lower)]
    return (found or list(_by_scorer(report, score, final, draft)))[:1]


_REPORT = 10  # lines of a match report in which goals are told
_ELSEWHERE = re.compile(
    r"\b(?:last (?:season|week|month|year|time|weekend)|previous|since|career|nearly|almost|denied|disallowed|ruled "
    r"out|offside|"
    r"shoot-?out|aggregate|first leg|friendly|this season|of the season|in \d+ games|matches|international)\b"
)
_WHO = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
_SCORERS = re.compile(
    rf"(?<!for )(?<!over )(?<!against )(?<!to )(?<!by )(?<!from )\b(?P<who>{_WHO}(?:, {_WHO})*(?:,? and {_WHO})?) "
    rf"(?:all |both |each |then |also |had )?(?P<verb>scored|netted|struck|found the net|"
    r"found the target|were on target|was on target|tapped in|headed in|headed home|slotted home|fired home|"
    r"converted|equalised|"
    r"levelled|opened the scoring|made it|replied|restored the lead|pulled (?:one|a goal) back|"
    r"doubled (?:the|their) (?:lead|advantage)|"
    r"put (?:them|him|her|his side|her side|the [a-z]+|[A-Z][a-z]+) (?:in front|ahead|level)|"
    r"grabbed|got|added|completed|bagged|hit|notched)(?=(?P<how>[^.;]{0,60}))"
)
_ALSO_ONCE = re.compile(rf"\band (?P<who>{_WHO}) (?:once|one|another)\b")
_TIMES = (
    (re.compile(r"\bhat-trick\b|\bthree times\b|\ball three\b|\bhis third\b|\bher third\b"), 3),
    (
        re.compile(
            r"\btwice\b|\ba brace\b|\ba double\b|\bboth goals\b|\bboth\b|\btwo goals\b|\bhis second\b|\bher second\b"
        ),
        2,
    ),
    (re.compile(r"\bfour times\b|\bfour goals\b|\bhis fourth\b|\bher fourth\b"), 4),
)
# Verbs that are a goal only with one: "got his second", "added a third", "hit the winner".
_NEEDS_GOAL = frozenset(
    ("grabbed", "got", "added", "completed", "bagged", "hit", "notched", "struck", "converted", "had")
)
_A_GOAL = re.compile(
    r"\b(?:goals?|winner|equaliser|opener|hat-trick|brace|second|third|fourth|penalty|the only|consolation|from the "
    r"spot|twice)\b"
)
_NO_BALL = re.compile(
    r"\b(?:the (?:post|bar|crossbar|woodwork)|own goal|wide|over|yellow|red card|assist|chance|points|try|tries)\b"
)
_STRUCK = re.compile(r"\A(?: (?:in|after|with|from|before|late|early|twice|again|for|on)\b|\Z|,)")


def _is_team(name: str, draft: Draft) -> bool:
    """Whether the draft uses a name as that of a side: "beat City", "scored for City", "City won"."""
    form = re.escape(name)
    return bool(
        re.search(
            rf"\b(?:beat|beating|defeat\w*|against|over|for|at|by|host\w*|visit\w*|thrash\w*|from|to) {form}(?! "
            rf"scored| got)\b|\b{form} "
            rf"(?:beat|won|win|wins|lost|lose|drew|draw|were|are|have|led|lead|went|came|defeated|took)\b",
            draft.folded,
        )
    )


def _by_scorer(report: list[Line], score: tuple[int, int], final: Span, draft: Draft) -> Iterator[Found]:
    """More goals by the scorers' names than the match had; each scorer counted once, by the highest number told."""
    goals: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for line in report:
        for match in _SCORERS.finditer(line.printed):
            how = match["how"].lower()
            plain = match["verb"] not in _NEEDS_GOAL or (match["verb"] == "struck" and _STRUCK.match(how))
            if _NO_BALL.search(how) or not (plain or _A_GOAL.search(how[:40])):
                continue
            own = re.split(r"\band [A-Z]|,", match["how"])[0].lower()
            number = max((times for form, times in _TIMES if form.search(own)), default=1)
            names = re.split(r", | and ", match["who"].replace(", and ", ", "))
            if any(_is_team(name, draft) for name in names):
                continue
            for name in names:
                surname = name.split()[-1]
                goals[surname] = max(goals.get(surname, 0), number if len(names) == 1 else 1)
                spans.setdefault(surname, _span(line, match.start("who"), match.end("verb")))
            for other in _ALSO_ONCE.finditer(match["how"]):
                surname = other["who"].split()[-1]
                goals.setdefault(surname, 1)
                spans.setdefault(surname, _span(line, match.start(), match.end("verb")))
    if len(goals) < 2 or sum(goals.values()) <= sum(score) or sum(goals.values()) > sum(score) + 4:
        return
    told = " + ".join(f"{name} {number}" for name, number in goals.items()) + f" = {sum(goals.values())} goals"
    says = f"the score is {final.of(draft.text)}"
    yield Found(
        message=f"{told}, {says}",
        working=(told, f"{final.of(draft.text)} is {sum(score)} goals", says),
        sides=(
            (final.of(draft.text), (final,)),
            (f"{sum(goals.values())} goals", tuple(dict.fromkeys(spans.values()))),
        ),
        certainty=0.82,
    )


def _halves(text: str, line: Line, score: tuple[int, int], final: Span, draft: Draft) -> list[Found]:
    """A score only grows: at half-time neither side has more goals than at the end."""
    found = []
    for match in _HALF.finditer(text):
        names = ("one", "two") if match["one"] else ("three", "four")
        half = int(match[names[0]]), int(match[names[1]])
        if _OTHER_MATCH.search(text) or any(
            half[0] <= one and half[1] <= two for one, two in (score, (score[1], score[0]))
        ):
            continue
        span = _span(line, match.start(names[0]), match.end(names[1]))
        told = f"{span.of(draft.text)} at half-time cannot become {final.of(draft.text)}"
        found.append(_found(told, final, span, draft))
    return found


def _goals(text: str, line: Line, score: tuple[int, int], final: Span, draft: Draft) -> list[Found]:
    """Nobody adds a fourth goal in a match that ends 3-1, nor scores three in one that ends 2-1."""
    found = []
    for match in _GOAL.finditer(text):
        goals = _RANKS[match["rank"]] if match["rank"] else 3 if match["three"] else 2
        if goals <= max(score) or _NO_GOAL.search(text) or _OTHER_MATCH.search(text):
            continue
        span = _span(line, match.start(), match.end())
        told = f"{span.of(draft.text)!r} needs {goals} goals of one side, the score is {final.of(draft.text)}"
        found.append(_found(told, final, span, draft))
    return found


def _span(line: Line, start: int, end: int) -> Span:
    return Span(start=line.sentence.span.start + start, end=line.sentence.span.start + end)


def _found(told: str, final: Span, span: Span, draft: Draft) -> Found:
    return Found(
        message=told,
        working=(told,),
        sides=((final.of(draft.text), (final,)), (span.of(draft.text), (span,))),
        certainty=0.83,
    )


CHECK = Check("score", frozenset(("sum",)), ScoreParameters, find)
