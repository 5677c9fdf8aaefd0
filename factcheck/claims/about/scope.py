"""Scope words: what makes a figure a part, a plan, a rate, a comparison base rather than the plain total."""

from collections.abc import Sequence
from functools import cache, lru_cache

from factcheck.claims.about.grammar import Grammar
from factcheck.model import Scope
from factcheck.vocabulary import Vocabulary

_Cues = dict[str, list[tuple[tuple[str, ...], str]]]
_HEDGING = frozenset(("more", "less", "fewer", "greater"))  # "more than 40" compares with nothing
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


def scopes_of(grammar: Grammar, kind: str, first: int, last: int, head: int | None) -> tuple[Scope, ...]:
    """The scope words that bear on the value at tokens `first` to `last`, in order of flag.

    A cue counts on the left when it ends directly before the value (hedges and determiners between), on the right when
    it begins directly behind the value or its head noun; a clause cue anywhere in the clause.
    """
    found = clause_scopes(grammar, grammar.clauses[first]).copy()
    found.update(_right_of(grammar, first, last, head, is_count=kind == "count"))
    found.update(_left_of(grammar, first))
    return tuple([_scope(flag, found[flag]) for flag in sorted(found)]) if found else ()


def is_planned(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a scope word says that the value at tokens `first` to `last` is yet to come about."""
    return (
        "planned" in clause_scopes(grammar, grammar.clauses[first])
        or "planned" in _right_of(grammar, first, last, None, is_count=False)
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
                if flag not in known and tuple(words[at : at + len(cue)]) == cue and not _is_month(grammar, at):
                    known[flag] = " ".join(cue)
    return known


def _is_month(grammar: Grammar, at: int) -> bool:
    return grammar.words[at] == "may" and grammar.is_capital(at)


def _is_other_word(grammar: Grammar, flag: str, cue: tuple[str, ...], at: int, first: int) -> bool:
    """Whether the cue that ends at `at`, before a value at `first`, is another word there: the month of May, the "to"
    of "rose to about 45" (a plan has its verb between: "to hire 45"), the "than" of the hedge "more than", the "at" of
    "at least", the "up" of "up to"."""
    word = cue[-1]
    following = grammar.words[at + 1]
    if word == "to" and flag == "planned" and len(cue) == 1:
        return "V" not in grammar.tags[at + 1 : first]
    if cue == ("than",):
        return at + 1 == first and at > 0 and grammar.words[at - 1] in _HEDGING
    if word in ("up", "down") and flag in ("change", "rise", "fall"):
        return following == "to"
    return (word == "at" and following in ("least", "most", "best")) or _is_month(grammar, at)


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
            if flag not in found and _ends_with(words, at, cue) and not _is_other_word(grammar, flag, cue, at, first):
                found[flag] = " ".join(cue)
        if tags[at] in "NEV.":
            break
    return found


def _right_of(grammar: Grammar, first: int, last: int, head: int | None, *, is_count: bool) -> dict[str, str]:
    right = _cues(grammar.page.vocabulary)[1]
    words = grammar.words
    found: dict[str, str] = {}
    # "13 other cities": the value's own phrase may hold the cue.
    for begin in {*range(first + 1, last + 1), last + 1, (head if head is not None else last) + 1}:
        at = begin + 1 if begin < len(words) and words[begin] == "," else begin
        if at < len(words) and words[at : at + 2] != _PER_CENT:
            for cue, flag in right.get(words[at], ()):
                if flag in found or tuple(words[at : at + len(cue)]) != cue:
                    continue
                # "214 guests, of whom 30 slept" is the whole; and only what is counted has its whole behind "of".
                if flag == "subset" and (at != begin or (not is_count and cue[0] == "of")):
                    continue
                if cue != ("up",) or words[at + 1 : at + 2] != ["front"]:
                    found[flag] = " ".join(cue)
    return found


@lru_cache(maxsize=1024)
def _scope(flag: str, cue: str) -> Scope:
    return Scope(flag=flag, cue=cue)


def _ends_with(words: Sequence[str], at: int, cue: tuple[str, ...]) -> bool:
    return at + 1 >= len(cue) and tuple(words[at + 1 - len(cue) : at + 1]) == cue
