"""Scope words: what makes a figure a part, a plan, a rate, a comparison base rather than the plain total."""

from collections.abc import Sequence
from functools import cache

from factcheck.claims.about.grammar import Grammar
from factcheck.model import Scope
from factcheck.vocabulary import Vocabulary

_Cues = dict[str, list[tuple[tuple[str, ...], str]]]
_NEAR = 4  # tokens to either side in which a `left` or `right` cue must end or begin


@cache
def _cues(vocabulary: Vocabulary) -> tuple[_Cues, _Cues, _Cues]:
    """By last word for cues to the left, by first word for cues to the right and in the clause: (words, flag)."""
    left: _Cues = {}
    right: _Cues = {}
    clause: _Cues = {}
    for flag, entry in vocabulary.table("scopes").items():
        for place, index, key in (("left", left, -1), ("right", right, 0), ("clause", clause, 0)):
            for cue in entry.get(place, ()):
                words = tuple(cue.split())
                index.setdefault(words[key], []).append((words, flag))
    for index in (left, right, clause):
        for entries in index.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return left, right, clause


def scopes_of(grammar: Grammar, first: int, last: int, head: int | None) -> tuple[Scope, ...]:
    """The scope words that bear on the value at tokens `first` to `last`, in order of flag.

    A cue counts on the left when it ends directly before the value (hedges and determiners between), on the right when
    it begins directly behind the value or its head noun; a clause cue anywhere in the clause.
    """
    left, right, clause = _cues(grammar.page.vocabulary)
    words = grammar.words
    here = grammar.clauses[first]
    found: dict[str, str] = {}
    at = first - 1
    steps = 0
    while at >= 0 and steps < _NEAR and grammar.clauses[at] == here:
        for cue, flag in left.get(words[at], ()):
            if flag not in found and _ends_with(words, at, cue):
                found[flag] = " ".join(cue)
        if grammar.tags[at] in "NEV.":
            break
        at -= 1
        steps += 1
    # "13 other cities": the value's own phrase may hold the cue.
    for begin in {*range(first + 1, last + 1), last + 1, (head if head is not None else last) + 1}:
        at = begin + 1 if begin < len(words) and words[begin] == "," else begin
        if at < len(words):
            for cue, flag in right.get(words[at], ()):
                if flag not in found and tuple(words[at : at + len(cue)]) == cue:
                    found[flag] = " ".join(cue)
    for at, word in enumerate(words):
        if grammar.clauses[at] == here and word in clause:
            for cue, flag in clause[word]:
                if flag not in found and tuple(words[at : at + len(cue)]) == cue:
                    found[flag] = " ".join(cue)
    return tuple(Scope(flag=flag, cue=found[flag]) for flag in sorted(found))


def _ends_with(words: Sequence[str], at: int, cue: tuple[str, ...]) -> bool:
    return at + 1 >= len(cue) and tuple(words[at + 1 - len(cue) : at + 1]) == cue
