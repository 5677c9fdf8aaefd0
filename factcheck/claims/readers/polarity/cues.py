"""The cues of `rules/vocabulary/polarity.yaml`, found by their first word."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from factcheck.claims.about.lemmas import lemma
from factcheck.claims.page import Page
from factcheck.vocabulary import Vocabulary, VocabularyError

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as matched: its pair and side, how many tokens it takes, its basic form.

    `negates` when the phrase has its own negator ("no charges"), so that no other one is looked for.
    """

    pair: str
    side: Side
    length: int
    lemma: str
    idiom: bool
    verb: bool
    negates: bool


_OWN_NEGATORS = frozenset({"no", "not", "never", "without", "nobody", "cannot", "failed", "refused", "declined",
                            "could"})  # fmt: skip
# Forms that are mostly nouns or adjectives in news when one of these words stands before them.
_NOUN_BEFORE = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "this", "that", "first", "last", "no", "any", "every", "each",
     "of", "in", "per", "another", "such", "some", "further", "more", "which"}
)  # fmt: skip
# Verbs that double as nouns, and words that double as something else, are read only where the form tells.
_ONLY_INFLECTED = frozenset(
    {"open", "close", "back", "pass", "fine", "fall", "drop", "rise", "increase", "decline", "decrease", "cut", "slide",
     "slump", "surge", "jump", "climb", "fire", "sign", "present", "seal", "strike", "halt", "ban", "veto", "visit",
     "support", "sound", "shut", "delay", "damage", "crash", "sack", "lift", "hike", "welcome", "favour", "favor",
     "purchase", "praise", "permit", "seize", "raise", "plunge", "dip", "tumble", "trim", "wear", "lose", "wound",
     "impose", "charge", "pay", "sell", "deal", "reach", "capture", "retreat", "boycott", "abort", "scrap", "level",
     "meet"}
)  # fmt: skip


_AUXILIARIES = frozenset({"to", "will", "would", "did", "do", "does", "could", "can", "may", "might", "should", "must"})


# So many words are remembered as beginning a cue or not; texts full of rare words must not fill the memory.
_REMEMBERED = 1 << 16


class CueTable:
    """All cues by first token; negators and the words that lift a verb out of the facts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table: dict[str, Any] = vocabulary.table("polarity")
        self.verbs: dict[str, tuple[str, Side]] = {}
        self.words: dict[str, tuple[str, Side]] = {}
        # By first and second word: "was" begins dozens of phrases.
        self.idioms: dict[str, dict[str, list[tuple[tuple[str, ...], str, Side]]]] = {}
        self._triggers: dict[str, bool] = {}
        sides: tuple[Side, Side] = ("left", "right")
        for pair, entry in table["pairs"].items():
            for side in sides:
                self._add(pair, side, entry[side])
        for seconds in self.idioms.values():
            for idioms in seconds.values():
                idioms.sort(key=lambda item: -len(item[0]))
        self.negators = frozenset(table["negators"])
        self.not_negators = [tuple(phrase.split()) for phrase in table["not_negators"]]
        self.refusals = frozenset(table["refusals"])
        self.refusal_phrases = _by_last(table["refusal_phrases"])
        self.near_misses = _by_last(table["near_misses"])
        self.lifted = _by_last(table["lifted"])
        self.factive = frozenset(table["factive"])
        self.not_before = {verb: frozenset(words) for verb, words in table["not_before"].items()}
        self.planned = frozenset(tuple(str(phrase).split()) for phrase in table["planned"])

    def _add(self, pair: str, side: Side, entry: dict[str, list[str]]) -> None:
        for verb in entry["verbs"]:
            self._once(self.verbs, lemma(verb), pair, side)
        for word in entry["words"]:
            if "-" in word or " " in word:
                self._idiom(word, pair, side)
            else:
                self._once(self.words, word, pair, side)
        for idiom in entry["idioms"]:
            self._idiom(idiom, pair, side)

    def _once(self, table: dict[str, tuple[str, Side]], word: str, pair: str, side: Side) -> None:
        if table.setdefault(word, (pair, side)) != (pair, side):
            raise VocabularyError(f"polarity.yaml: {word!r} stands in {table[word][0]} and in {pair}")

    def _idiom(self, phrase: str, pair: str, side: Side) -> None:
        tokens = tuple(phrase.replace("-", " - ").replace("%", "% ").split())
        second = tokens[1] if len(tokens) > 1 else ""
        self.idioms.setdefault(tokens[0], {}).setdefault(second, []).append((tokens, pair, side))

    def may_begin(self, word: str) -> bool:
        """Whether a cue can begin with this word; most words of a page cannot."""
        known = self._triggers.get(word)
        if known is None:
            known = word in self.idioms or word in self.words or lemma(word) in self.verbs
            if len(self._triggers) < _REMEMBERED:
                self._triggers[word] = known
        return known

    def at(self, page: Page, index: int) -> Cue | None:
        """The cue that begins at token `index`, the longest phrase first."""
        words = page.words
        word = words[index]
        if (seconds := self.idioms.get(word)) is not None and (idiom := self._idiom_at(page, index, seconds)):
            return idiom
        known = self.words.get(word)
        if known is not None:
            return None if self._is_part_of_name(page, index) else Cue(*known, 1, word, False, False, False)
        base = lemma(word)
        known = self.verbs.get(base)
        if known is None or not self._is_verb(page, index, base) or self._is_part_of_name(page, index):
            return None
        return Cue(*known, 1, base, False, True, False)

    @staticmethod
    def _idiom_at(page: Page, index: int, seconds: dict[str, list[tuple[tuple[str, ...], str, Side]]]) -> Cue | None:
        words = page.words
        following = words[index + 1] if index + 1 < len(words) else ""
        for tokens, pair, side in (*seconds.get(following, ()), *seconds.get("", ())):
            end = index + len(tokens)
            if tuple(words[index:end]) == tokens and page.sentence_of[index] == page.sentence_of[end - 1]:
                return Cue(pair, side, len(tokens), " ".join(tokens), True, False, tokens[0] in _OWN_NEGATORS)
        return None

    def _is_verb(self, page: Page, index: int, base: str) -> bool:
        word = page.words[index]
        after = page.words[index + 1] if index + 1 < len(page.words) else ""
        if after in self.not_before.get(base, ()):
            return False
        before = page.words[index - 1] if index else ""
        if before in _NOUN_BEFORE or word.endswith("ings"):
            return False
        if word.endswith("ing"):
            return before in ("is", "are", "was", "were", "been", "be") or base not in _ONLY_INFLECTED
        if word != base and not (word == base + "s" and base in _ONLY_INFLECTED):
            return True
        if base not in _ONLY_INFLECTED or before in _AUXILIARIES or before.endswith("n't"):
            return True
        return before == "not" and index > 1 and page.words[index - 2] in _AUXILIARIES

    def _is_part_of_name(self, page: Page, index: int) -> bool:
        """A capital inside a sentence: "Rise Academy", "the Open"."""
        if not page.text[page.starts[index]].isupper():
            return False
        if index == 0 or page.sentence_of[index - 1] != page.sentence_of[index]:
            return False
        return page.words[index - 1] not in ('"', ":")


def _by_last(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their last word, longest first: they are looked for backwards from a cue."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        tokens = tuple(str(phrase).split())
        table.setdefault(tokens[-1], []).append(tokens)
    for entries in table.values():
        entries.sort(key=len, reverse=True)
    return table


@cache
def cue_table(vocabulary: Vocabulary) -> CueTable:
    """The compiled cues of a vocabulary; a cue in two pairs raises VocabularyError."""
    return CueTable(vocabulary)
