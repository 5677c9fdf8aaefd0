"""The role that a preposition and the word governing it give to the place after them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.claims.about.lemmas import lemma
from factcheck.claims.capitals import name_words
from factcheck.claims.page import Page
from factcheck.vocabulary import Vocabulary


class RoleTable:
    """`rules/vocabulary/places.yaml` compiled for look-up by preposition, verb and noun."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table: dict[str, Any] = vocabulary.table("places")
        self.prepositions: dict[str, str] = dict(table["prepositions"])
        self.governed: dict[tuple[str, str], str] = {}
        for role, entry in table["governed"].items():
            for verb in entry["verbs"]:
                for preposition in entry["prepositions"]:
                    self.governed.setdefault((lemma(verb), preposition), role)
        self.verbs = frozenset(verb for verb, _ in self.governed)
        self.objects: dict[str, str] = {lemma(verb): role for role, verbs in table["objects"].items() for verb in verbs}
        self.nouns: dict[str, str] = {noun: role for role, nouns in table["nouns"].items() for noun in nouns}
        self.holders = name_words(vocabulary).title_ends
        self.journeys = frozenset(table["journeys"])
        self.compounds: dict[str, str] = dict(table["compounds"])
        self.bearings: dict[str, int] = dict(table["bearings"])
        self.numbered = frozenset(table["numbered"])
        self.spots = frozenset(table["spots"])
        self.not_places = frozenset(table["not_places"])
        self.place_ends = frozenset(table["place_ends"])
        self.areas = frozenset(table["areas"])
        self.state_marks = frozenset(mark.rstrip(".") for mark in table["state_marks"])


@cache
def role_table(vocabulary: Vocabulary) -> RoleTable:
    """The compiled table of a vocabulary."""
    return RoleTable(vocabulary)


@dataclass(frozen=True, slots=True)
class Role:
    """A place's role, the word that governs it (a verb in its basic form or a noun), and the preposition's token."""

    name: str
    cue: str | None
    preposition: int


# Words between a preposition and the place: "in northern Mali", "near the town of X", "outside the city of Y".
_BETWEEN = frozenset(
    str.split("""
    the a an its his her their this that northern southern eastern western central north south east west nearby
    north-eastern north-western south-eastern south-western downtown greater mainland rural upper lower coastal
    small remote historic old new big main famous popular tiny busy capital port mining market seaside border inner
    outer city town village district province island region state county suburb municipality settlement resort coast
    neighbourhood area centre outskirts streets waters edge heart north-east north-west south-east south-west of
    provincial disputed neighbouring ancient industrial beleaguered besieged national international local
    """)
)
_FOUND = frozenset({"found", "seen", "discovered", "recovered", "spotted", "located"})
_COMPASS = frozenset({"northwards", "southwards", "eastwards", "westwards"})
_CLAUSE_END = frozenset({".", ";", ":", "—", "!", "?", "(", ")", '"', "but", "who", "which", "while"})


def role_before(page: Page, first: int, table: RoleTable) -> Role | None:
    """The role that the words before token `first` give to a place that begins there; None when there is none."""
    words, sentence = page.words, page.sentence_of
    at = first - 1
    floor = max(0, first - 7)
    while at >= floor and sentence[at] == sentence[first] and (words[at] in _BETWEEN or words[at] == "-"):
        # "of" alone is a preposition of its own; behind a settlement's name it belongs to the place.
        if words[at] == "of" and not (at and words[at - 1] in _BETWEEN):
            break
        at -= 1
    if at < floor or sentence[at] != sentence[first]:
        return None
    word = words[at]
    if word == "of" and at and words[at - 1] == "out":
        return _governed(page, at - 1, "out of", table)
    if word in table.prepositions:
        return _governed(page, at, word, table)
    base = lemma(word)
    if base in table.objects and at == first - 1:
        return Role(table.objects[base], base, at)
    return None


def _verb_gives(role: str, word: str, steps: int) -> bool:
    """Whether this form of a verb, so near, gives its role: "based in" but not "a base in"."""
    if role == "said_in":
        return steps <= 2
    if role == "based_in":
        return word.endswith("ed")
    if role == "found_in":
        return word in _FOUND
    return True


def _begins_route(words: list[str], at: int) -> bool:
    """ "from X to Y": the "to" answers a "from" a few words before."""
    return "from" in words[max(0, at - 6) : at]


def _noun_takes(table: RoleTable, word: str, preposition: str) -> bool:
    """ "a factory in X", "the farmer from X", "a native of X"."""
    role = table.nouns.get(word)
    if preposition == "from":
        return role == "from_person" or (role is None and word in table.holders)
    if role == "from_person":
        return preposition == "of"
    return role is not None and preposition in ("in", "at", "near", "of", "on", "outside", "inside")


def _governed(page: Page, at: int, preposition: str, table: RoleTable) -> Role | None:
    """The role by the verb or noun nearest before the preposition in its clause."""
    words, sentence = page.words, page.sentence_of
    plain_role = table.prepositions.get(preposition, "from")
    if at and words[at - 1] == "," and preposition == "of":
        return Role("from_person", None, at)
    steps = 0
    back = at - 1
    while back >= 0 and steps < 9 and sentence[back] == sentence[at]:
        word = words[back]
        if word in _CLAUSE_END or (word == "," and steps > 4):
            break
        if steps < 2 and _noun_takes(table, word, preposition):
            return Role(table.nouns.get(word, "from_person"), word, at)
        if preposition != "of":
            base = lemma(word)
            if base in table.verbs:
                role = table.governed.get((base, preposition))
                # "said a manufacturer in India": a verb of saying governs only what follows it closely.
                if role is not None and _verb_gives(role, word, steps):
                    return Role(role, base, at)
                if steps < 3:
                    return Role(plain_role, base, at)
        back -= 1
        steps += 1
    if preposition in ("for", "against", "with", "of", "between", "on", "over"):
        return None
    if plain_role == "to" and words[at - 1 : at] != [] and words[at - 1] not in table.journeys | _COMPASS:
        return None if not _begins_route(words, at) else Role(plain_role, None, at)
    return Role(plain_role, None, at)
