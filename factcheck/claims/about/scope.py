"""Scope words: what makes a figure a part, a plan, a rate, a comparison base rather than the plain total."""

from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.claims.about.grammar import Grammar
from factcheck.model import Scope
from factcheck.vocabulary import Vocabulary

_Cues = dict[str, list[tuple[tuple[str, ...], str]]]
_PER_CENT = ["per", "cent"]  # the unit, no rate
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
    found = clause_scopes(grammar, grammar.clauses[first]).copy()
    found.update(_right_of(grammar, first, last, head))
    found.update(_left_of(grammar, first))
    return tuple([_scope(flag, found[flag]) for flag in sorted(found)]) if found else ()


def is_planned(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a scope word says that the value at tokens `first` to `last` is yet to come about."""
    return (
        "planned" in clause_scopes(grammar, grammar.clauses[first])
        or "planned" in _right_of(grammar, first, last, None)
        or "planned" in _left_of(grammar, first)
    )


def clause_scopes(grammar: Grammar, clause: int) -> dict[str, str]:
    """The first cue of each flag that holds for all of a clause; worked out once for each clause."""
    known = grammar.scopes.get(clause)
    if known is None:
        known = grammar.scopes[clause] = {}
        cues = _cues(grammar.page.vocabulary)[2]
        words = grammar.words
        start, end = grammar.clause_range(clause)
        for at in range(start, end):
            for cue, flag in cues.get(words[at], ()):
                if flag not in known and tuple(words[at : at + len(cue)]) == cue:
                    known[flag] = " ".join(cue)
    return known


def _is_level(flag: str, cue: tuple[str, ...], distance: int) -> bool:
    """Whether a cue of a plan is the bare "to" before a figure: "rose to 45" tells where it came to, no plan."""
    return flag == "planned" and cue == ("to",) and distance == 1


def _left_of(grammar: Grammar, first: int) -> dict[str, str]:
    """The first cue of each flag to the left of a value; worked out once for each place."""
    known = grammar.left_scopes.get(first)
    if known is None:
        known = grammar.left_scopes[first] = _found_left(grammar, first)
    return known


def _found_left(grammar: Grammar, first: int) -> dict[str, str]:
    left = _cues(grammar.page.vocabulary)[0]
    words, tags = grammar.words, grammar.tags
    found: dict[str, str] = {}
    start = grammar.clause_range(grammar.clauses[first])[0]
    for at in range(first - 1, max(start, first - _NEAR) - 1, -1):
        for cue, flag in left.get(words[at], ()):
            if flag not in found and _ends_with(words, at, cue) and not _is_level(flag, cue, first - at):
                found[flag] = " ".join(cue)
        if tags[at] in "NEV.":
            break
    return found


def _right_of(grammar: Grammar, first: int, last: int, head: int | None) -> dict[str, str]:
    right = _cues(grammar.page.vocabulary)[1]
    words = grammar.words
    found: dict[str, str] = {}
    # "13 other cities": the value's own phrase may hold the cue.
    for begin in {*range(first + 1, last + 1), last + 1, (head if head is not None else last) + 1}:
        at = begin + 1 if begin < len(words) and words[begin] == "," else begin
        if at < len(words) and words[at : at + 2] != _PER_CENT:
            for cue, flag in right.get(words[at], ()):
                if flag not in found and tuple(words[at : at + len(cue)]) == cue:
                    found[flag] = " ".join(cue)
    return found


@lru_cache(maxsize=1024)
def _scope(flag: str, cue: str) -> Scope:
    return Scope(flag=flag, cue=cue)


def _ends_with(words: Sequence[str], at: int, cue: tuple[str, ...]) -> bool:
    return at + 1 >= len(cue) and tuple(words[at + 1 - len(cue) : at + 1]) == cue
