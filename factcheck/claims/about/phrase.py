"""The phrase around a value: what is counted, which verb governs it, what it is said of."""

from typing import NamedTuple

from factcheck.claims.about.grammar import Grammar

_LINKS = frozenset(("of", "at", "by", "to", "in", "for", "worth"))
_LINKS_AND_HEDGES = _LINKS | {"about", "around", "nearly", "almost", "over"}
_OWN_UNITS = frozenset(("money", "percent", "duration", "measure", "ordinal", "age", "date"))


class Phrase(NamedTuple):
    """Places (token numbers in the sentence) of the parts of a value's phrase and clause.

    `head` is the noun counted or measured; `modifiers` what stands between the figure and it; `complement` the content
    of the of/in/for phrase behind it; `verb` the governing verb, `particles` the small words bound to it; `subject` and
    `object` the content of its subject and object; `preposition` the word directly before the value.
    """

    head: int | None
    modifiers: tuple[int, ...]
    complement: tuple[int, ...]
    verb: int | None
    particles: tuple[int, ...]
    subject: tuple[int, ...]
    object: tuple[int, ...]
    preposition: int | None


def phrase_of(grammar: Grammar, kind: str, first: int, last: int) -> Phrase:
    """The phrase of the value that covers the sentence's tokens `first` to `last` (both included)."""
    head, modifiers, end = _head(grammar, kind, first, last)
    complement = _complement(grammar, end)
    verb = _verb(grammar, kind, first, last)
    subject: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    particles: tuple[int, ...] = ()
    if verb is not None:
        subject = tuple([at for at in grammar.subject_of(verb) if not first <= at <= last and at != head])
        objects = tuple(
            [
                at
                for at in grammar.noun_phrase_after(verb + 1)
                if not first <= at <= last and at != head and at not in subject
            ]
        )
        particles = tuple([at for at, tag in enumerate(grammar.tags[verb + 1 : verb + 3], verb + 1) if tag in "PF"])
    elif kind == "date":
        subject = _subject_of_copula(grammar, first)
    if not subject and first > 0 and grammar.tags[first - 1] == ".":
        # "The bill, £3.4m, was ...": the value is set beside the noun that it is the value of.
        subject = tuple(grammar.noun_phrase_before(first - 1))
    before = first - 1
    preposition = before if before >= 0 and grammar.tags[before] in "PFD" else None
    return Phrase(head, modifiers, complement, verb, particles, subject, objects, preposition)


def _subject_of_copula(grammar: Grammar, first: int) -> tuple[int, ...]:
    """The content of the subject of the form of be that a date stands behind: "The vote is on 3 May"."""
    start = grammar.clause_range(grammar.clauses[first])[0]
    link = next((at for at in range(start, first) if grammar.tags[at] == "X"), None)
    return () if link is None else tuple(at for at in grammar.noun_phrase_before(link) if at < first)


def _head(grammar: Grammar, kind: str, first: int, last: int) -> tuple[int | None, tuple[int, ...], int]:
    """The head noun, its modifiers, and the place where the value's noun phrase ends."""
    if kind not in _OWN_UNITS:
        inside = [at for at in range(first, last + 1) if grammar.tags[at] in "NEA"]
        if inside:
            return inside[-1], tuple(inside[:-1]), last
    after = grammar.noun_phrase_after(last + 1)
    if after and (kind not in _OWN_UNITS or _adjoins(grammar, last, after[0])):
        return after[-1], tuple(after[:-1]), after[-1]
    if first >= 2 and grammar.words[first - 1] in _LINKS_AND_HEDGES:
        link = first - 1
        while link > 0 and grammar.tags[link] in "FPD" and grammar.words[link] not in _LINKS:
            link -= 1
        before = grammar.noun_phrase_before(link) if grammar.words[link] in _LINKS else []
        if before:
            return before[-1], tuple(before[:-1]), last
    return None, (), last


def _adjoins(grammar: Grammar, last: int, noun: int) -> bool:
    """Whether only modifiers stand between a value with its own unit and the noun: "a 38 per cent premium"."""
    return all(grammar.tags[at] in "NEAM" or grammar.words[at] == "-" for at in range(last + 1, noun + 1))


def _complement(grammar: Grammar, end: int) -> tuple[int, ...]:
    at = end + 1
    if at < len(grammar.tags) and grammar.words[at] in ("of", "in", "for", "on", "from", "to", "over"):
        return tuple(grammar.noun_phrase_after(at + 1))
    return ()


def _is_copula(grammar: Grammar, first: int, verb: int) -> bool:
    """Whether the clause of a date has a form of be and no verb, and `verb` stands in another clause: "The last great
    flood was in 1959, when 12 people died" dates the flood."""
    clause = grammar.clauses[first]
    start, end = grammar.clause_range(clause)
    if start and grammar.tags[start] == "S" and not {"V", "X"} & set(grammar.tags[start:end]):
        clause -= 1  # "since 1995" is no clause of its own
    return grammar.clauses[verb] not in (clause, grammar.clauses[first]) and grammar.has_auxiliary(clause)


def _verb(grammar: Grammar, kind: str, first: int, last: int) -> int | None:
    verb = grammar.governing_verb(first, last)
    if verb is not None and kind == "date" and _is_copula(grammar, first, verb):
        return None
    if verb is None or not grammar.is_reporting(verb):
        return verb
    if kind == "date":
        # "Officials said that it had not been so high since 1959": the date is of the state, not of the saying.
        told = range(grammar.clauses[verb] + 1, grammar.clauses[first] + 1)
        return None if any(grammar.has_auxiliary(clause) for clause in told) else verb
    # "The agency said 47 were missing": the figure belongs to what was said.
    others = [at for at in grammar.verbs if not grammar.is_reporting(at) and grammar.distance(at, first) <= 9]
    return min(others, key=lambda at: (grammar.distance(at, first), at), default=verb)
