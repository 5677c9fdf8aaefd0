"""The words that introduce speech, compiled from the quotation table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.vocabulary import Vocabulary

_FORMS_WITHOUT_PAST = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a cue verb or phrase and what it says of the matter cited (see quotation.yaml).

    `tense` is past, present or participle. `is_noun`: the form is more often a noun or adjective. `is_bare`: the base
    form of a verb, which needs a plural subject. `is_done_to`: a past form that after a noun is more often passive.
    """

    words: tuple[str, ...]
    base: str
    stance: str
    tense: str = "past"
    denies: bool = False
    asserts: bool = True
    takes_hearer: bool = False
    has_clause: bool = True
    is_noun: bool = False
    is_bare: bool = False
    is_done_to: bool = False

    @property
    def text(self) -> str:
        """The cue as printed, in lower case."""
        return " ".join(self.words)

    @property
    def is_prepositional(self) -> bool:
        """True for "according to" and its like, which stand before their source."""
        return self.stance == "according"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The quotation table ready for looking up: cues by their first word, longest first, and the small words."""

    cues: dict[str, tuple[Cue, ...]]
    adverbs: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    determiners: frozenset[str]
    links: frozenset[str]
    conjunctions: frozenset[str]
    auxiliaries: frozenset[str]
    negations: frozenset[str]
    openers: frozenset[str]
    not_adverbs: frozenset[str]
    days: frozenset[str]
    never_last: frozenset[str]
    verbs: frozenset[str]
    past: frozenset[str]

    def breaks_phrase(self, word: str) -> bool:
        """True for a word that cannot stand inside the noun phrase of a source."""
        return word in self.conjunctions or word in self.auxiliaries

    def is_adverb(self, word: str) -> bool:
        """True for a word that may stand between a source and its cue: a listed one, or one in -ly."""
        return word in self.adverbs or (word.endswith("ly") and len(word) > 4 and word not in self.not_adverbs)


@cache
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The quotation table of a vocabulary, compiled once."""
    table, people = vocabulary.table("quotation"), vocabulary.table("people")
    function = vocabulary.table("function-words")
    small = {name: frozenset(words) for name, words in table["phrase_words"].items()}
    honorifics = frozenset(word for words in people["honorifics"].values() for word in words)
    found: dict[str, list[Cue]] = {}
    for cue in (*_verbs(table), *_phrases(table)):
        found.setdefault(cue.words[0], []).append(cue)
    return Lexicon(
        cues={word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in found.items()},
        adverbs=frozenset(table["adverbs"]),
        titles=frozenset(people["titles"]) | honorifics,
        abbreviations=frozenset(table["abbreviations"]),
        never_last=frozenset(function["P"]) | frozenset(function["X"]) | frozenset(function["C"]),
        verbs=_finite_forms(vocabulary),
        past=frozenset(table["irregular_past"]),
        **(small | {"openers": small["openers"] | frozenset(function["P"])}),
    )


def _finite_forms(vocabulary: Vocabulary) -> frozenset[str]:
    """Third-person and irregular past forms that show where a subject ends."""
    bases = str(vocabulary.table("verbs")["verbs"]).split()
    third = {base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s") for base in bases}
    third |= {base[:-1] + "ies" for base in bases if base.endswith("y")}
    return frozenset(third) | frozenset(vocabulary.table("quotation")["irregular_past"])


def _verbs(table: Mapping[str, Any]) -> list[Cue]:
    nouns, bare, done_to = (frozenset(table[name]) for name in ("nouns", "bare_forms", "done_to"))
    cues: list[Cue] = []
    for group in table["cues"]:
        flags = {"denies": False, "asserts": True, "takes_hearer": False} | {
            name: bool(group[name]) for name in ("denies", "asserts", "takes_hearer") if name in group
        }
        for base, forms in group["verbs"].items():
            for form in forms:
                # Where the past is the base form ("put it"), only three forms are listed.
                tense = "past" if form == base and len(forms) == _FORMS_WITHOUT_PAST else _tense(form, base)
                cues.append(
                    Cue(
                        words=tuple(form.split()),
                        base=base,
                        stance=str(group["stance"]),
                        tense=tense,
                        has_clause=bool(group.get("clause", True)),
                        is_noun=form in nouns or (form == base and tense == "present" and base not in bare),
                        is_bare=form == base and tense == "present",
                        is_done_to=tense == "past" and base in done_to,
                        **flags,
                    )
                )
    return cues


def _phrases(table: Mapping[str, Any]) -> list[Cue]:
    according = [Cue(tuple(one.split()), one, "according", "present") for one in table["according"]]
    denials = [Cue(tuple(one.split()), one, "deny", _tense(one, ""), denies=True) for one in table["denials"]]
    return [*according, *denials]


def _tense(form: str, base: str) -> str:
    first = form.split()[0]
    if first.endswith("ing"):
        return "participle"
    return "present" if form == base or first.endswith("s") else "past"
