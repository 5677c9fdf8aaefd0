"""One person with two pronouns: "Delacroix said she was stunned", "praised Delacroix for his wit"."""

import re
from collections.abc import Iterator

from factcheck.consistency.draft import Draft, Line
from factcheck.consistency.findings import Found
from factcheck.consistency.people import people_of
from factcheck.consistency.registry import Check
from factcheck.model import Record, Span

# A pronoun whose person can be nobody but the name before it in the clause, as long as nobody else is on the stage.
_SHE = frozenset(("she", "her", "hers", "herself"))
_PRONOUN = re.compile(r"\b(?:she|herself|hers|her|he|himself|his|him)\b")
_OTHERS = re.compile(
    r"\b(?:man|woman|men|women|boy|girl|wife|husband|widow|widower|son|daughter|father|mother|brother|sister|"
    r"parents?|uncle|aunt|"
    r"grand\w+|twins?|friend|partner|girlfriend|boyfriend|fianc\w+|colleague|rival|coach|manager|boss|lawyer|"
    r"barrister|solicitor|judge|"
    r"doctor|nurse|teacher|officer|spokesm\w+|spokeswom\w+|spokesperson|chairm\w+|chairwom\w+|minister|president|"
    r"mayor|king|queen|"
    r"prince|princess|god|lord|lady|mrs?|ms|sir|dame|actor|actress|hero|heroine|character|ship|boat|trans|"
    r"transgender|pronouns?|"
    r"non-binary|gender|baby|child|neighbour|neighbor|victim|driver|passenger|witness|author|director|opponent|"
    r"captain|predecessor|"
    r"successor|agent|mentor|owner|horse|dog|cat|everyone|someone|anyone|nobody|each|people|person|student|patient)\b"
)


class PronounParameters(Record):
    """`most_people` is how many persons an article may name for its pronouns to be taken without doubt."""

    most_people: int = 1


def find(draft: Draft, parameters: PronounParameters) -> list[Found]:
    """He and she for the only person on the stage, each in a sentence that names that person first."""
    lower = draft.lower
    if not (" she " in lower or " her " in lower) or not (" he " in lower or " his " in lower or " him" in lower):
        return []
    people = people_of(draft)
    names = {naming.name for naming in people.namings}
    if not names or len(names) > parameters.most_people or _OTHERS.search(draft.lower):
        return []
    name = names.pop()
    uses: dict[bool, list[Span]] = {True: [], False: []}
    for line in draft.lines:
        namings = people.between(line.sentence.span.start, line.sentence.span.end)
        if not namings or _names_another(line, name):
            continue
        for at, word in _pronouns(line, namings[0].end - line.sentence.span.start):
            start = line.sentence.span.start + at
            uses[word in _SHE].append(Span(start=start, end=start + len(word)))
    if not uses[True] or not uses[False]:
        return []
    she, he = uses[True][0].of(draft.text), uses[False][0].of(draft.text)
    told = f"{name} is called {she!r} and {he!r}"
    return [
        Found(
            message=told,
            working=(told, "the article names nobody else"),
            sides=((she, tuple(uses[True])), (he, tuple(uses[False]))),
            certainty=0.8,
        )
    ]


def _pronouns(line: Line, after: int) -> Iterator[tuple[int, str]]:
    """The pronouns behind a name, outside quotation marks."""
    for match in _PRONOUN.finditer(line.lower, max(after, 0)):
        if line.printed.count('"', 0, match.start()) % 2 == 0:
            yield match.start(), match[0]


def _names_another(line: Line, name: str) -> bool:
    """Whether a line has a capitalised word that opens no sentence and is no part of the name: it may be a person."""
    own = set(re.findall(r"\w+", name))
    words = re.findall(r"(?<!\A)(?<=\s)[A-Z][a-z]+", line.printed)
    return any(word not in own for word in words)


CHECK = Check("two_pronouns", frozenset(("pronoun",)), PronounParameters, find)
