"""Where an article names the people and things of the references."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.model import Article, Claim, Sentence, fold
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import match_persons, plain

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SMALL = frozenset(("the", "of", "in", "at", "on", "and", "a", "an", "for"))
_ADJUNCT = frozenset(("in", "of", "at", "from", "near", "by", "for", "with", "on", "to", "outside", "and"))
_LONGEST_SENTENCE = 3000  # characters: what is longer is no prose, and would be slow to search
_NEAR = 8  # sentences to either side
_LOOSEST = 6  # words that may stand among those of an event's name ("the flood that swept the Harrow Valley")


class Token(NamedTuple):
    """A word: its place in the text and its form without capitals, accents and a possessive."""

    start: int
    end: int
    form: str
    is_capital: bool
    is_possessive: bool


class Span(NamedTuple):
    """A mention, half-open, and whether a possessive ends it ("Kovač's")."""

    start: int
    end: int
    is_possessive: bool = False


@cache
def cues(vocabulary: Vocabulary, name: str) -> frozenset[str]:
    """A list of words of the table of references."""
    return frozenset(vocabulary.table("references")[name])


@cache
def _titles(vocabulary: Vocabulary) -> frozenset[str]:
    """Words that stand before a surname without being a given name."""
    people = vocabulary.table("people")
    honorifics = (word for words in people["honorifics"].values() for word in words)
    return frozenset((*honorifics, *people["titles"], *people["roles"]["m"], *people["roles"]["f"]))


@cache
def _not_given(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.table("people")["not_given"])


@cache
def _given_names(vocabulary: Vocabulary) -> frozenset[str]:
    names = vocabulary.table("people")["given_names"]
    return frozenset(plain(str(name)) for gender in names.values() for name in gender)


@cache
def _legal_forms(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(plain(form) for form in vocabulary.table("proper_names")["legal_forms"])


class Reading:
    """An article's words and sentences, with the look-ups that finding names needs."""

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        self.article = article
        self.vocabulary = vocabulary
        self.text = fold(article.document.text)
        start = article.document.body_start
        self.tokens = list(_tokens(self.text, start))
        self._starts = [token.start for token in self.tokens]
        self._at: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self.tokens):
            self._at[token.form].append(place)
        self.sentences = [
            one
            for one in article.sentences
            if one.section != "boilerplate" and one.span.end - one.span.start <= _LONGEST_SENTENCE
        ]
        self._places = {one.span.start: place for place, one in enumerate(self.sentences)}
        self._phrases: dict[tuple[str, ...], list[Span]] = {}
        self._claims: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        for claim in article.claims:
            self._claims[claim.sentence.start, claim.sentence.end].append(claim)

    def opens(self, token: Token) -> bool:
        """Whether a word opens a sentence."""
        return token.start in self._places or self.text[max(0, token.start - 9) : token.start].rstrip(" \"'")[-1:] in (
            "",
            "\n",
            ".",
            "!",
            "?",
        )

    def is_in_headline(self, place: int) -> bool:
        """Whether a place lies in the headline, where capitals may tell nothing."""
        headlines = (one.span for one in self.sentences[:3] if one.section == "headline")
        return any(one.start <= place < one.end for one in headlines)

    def has(self, form: str) -> bool:
        """Whether the word occurs."""
        return form in self._at

    def has_form(self, word: str) -> bool:
        """Whether the word occurs in the singular or the plural."""
        return any(form in self._at for form in _forms(word))

    def places(self, form: str) -> list[int]:
        """Where the word occurs, as places in `tokens`."""
        return self._at.get(form, [])

    def claims_of(self, sentence: Sentence) -> Sequence[Claim]:
        """The claims of a sentence, in order of place."""
        return self._claims.get((sentence.span.start, sentence.span.end), ())

    def within(self, start: int, end: int) -> list[Token]:
        """The words that lie wholly between two places."""
        found = []
        for place in range(bisect_left(self._starts, start), len(self.tokens)):
            token = self.tokens[place]
            if token.end > end:
                break
            found.append(token)
        return found

    def forms(self, start: int, end: int) -> list[str]:
        """The words between two places, in their plain form."""
        return [token.form for token in self.within(start, end)]

    def says(self, start: int, end: int, phrases: frozenset[str]) -> bool:
        """Whether one of the words or phrases stands between two places."""
        line = f" {' '.join(self.forms(start, end))} "
        return any(f" {phrase} " in line for phrase in phrases)

    def around(self, claim: Claim) -> list[Sentence]:
        """The sentences of a claim's paragraph that are near it, and the headline."""
        headline = [one for one in self.sentences[:2] if one.section == "headline"]
        place = self._places.get(claim.sentence.start)
        if place is None:
            return headline
        own = self.sentences[place].paragraph
        near = self.sentences[max(0, place - _NEAR) : place + _NEAR + 1]
        return headline + [one for one in near if one.paragraph == own]

    def phrase(self, words: Sequence[str], within: Sentence | None = None) -> list[Span]:
        """The places of a run of words (in a sentence), with spaces or hyphens between them."""
        key = tuple(words)
        if key not in self._phrases:
            self._phrases[key] = list(self._runs(key))
        found = self._phrases[key]
        if within is None:
            return found
        first = bisect_left(found, (within.span.start, 0, False))
        last = bisect_left(found, (within.span.end, 0, False))
        return [one for one in found[first:last] if one.end <= within.span.end]

    def _runs(self, words: Sequence[str]) -> Iterator[Span]:
        for place in self._at.get(words[0], ()):
            run = self.tokens[place : place + len(words)]
            if [token.form for token in run] == list(words) and self.is_run(run):
                yield Span(run[0].start, run[-1].end, run[-1].is_possessive)

    def alone(self, span: Span) -> Span | None:
        """The mention with its legal form ("Brightwater Ltd"); None where it is part of a longer name ("Brightwater
        Festival")."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        for token in self.tokens[last : last + 2]:
            gap = self.text[span.end : token.start]
            if not token.is_capital or gap.strip(" ") or span.is_possessive:
                break
            if token.form not in _legal_forms(self.vocabulary):
                return None
            span = Span(span.start, token.end, token.is_possessive)
        if first:
            before = self.tokens[first - 1]
            gap = self.text[before.end : span.start]
            plain_words = _not_given(self.vocabulary) | _titles(self.vocabulary)
            if before.is_capital and not before.is_possessive and gap == " " and before.form not in plain_words:
                return None
        return span

    def is_run(self, run: Sequence[Token]) -> bool:
        """Whether only spaces and hyphens part the words."""
        return all(set(self.text[left.end : right.start]) <= {" ", "-", "\n"} for left, right in pairwise(run))

    def scattered(self, words: Sequence[str], sentence: Sentence) -> Span | None:
        """Where a sentence has all the words, in any order, near each other; the first such stretch."""
        places = []
        first = bisect_left(self._starts, sentence.span.start)
        last = bisect_left(self._starts, sentence.span.end)
        for word in words:
            inside = []
            for form in _forms(word):
                known = self._at.get(form, [])
                inside += known[bisect_left(known, first) : bisect_left(known, last)][:1]
            if not inside:
                return None
            places.append(min(inside))
        if max(places) - min(places) >= len(words) + _LOOSEST:
            return None
        run = self.tokens[min(places)], self.tokens[max(places)]
        return Span(run[0].start, run[1].end, run[1].is_possessive)


def _forms(word: str) -> tuple[str, ...]:
    """A word in the singular and the plural, as far as an s tells them apart."""
    return (word, word[:-1]) if word.endswith("s") and len(word) > 3 else (word, f"{word}s")


def _tokens(text: str, start: int) -> Iterator[Token]:
    for found in _WORD.finditer(text, start):
        word, end = found.group(), found.end()
        is_possessive = word.endswith(("'s", "'S"))
        if is_possessive:
            word, end = word[:-2], end - 2
        elif text[end : end + 1] == "'" and word.endswith("s"):
            is_possessive = True
        if word:
            yield Token(found.start(), end, plain(word), word[:1].isupper(), is_possessive)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in their plain form."""
    return tuple(token.form for token in _tokens(fold(name), 0))


def content(name: str) -> tuple[str, ...]:
    """The words of a name that are not small ones."""
    return tuple(word for word in words_of(name) if word not in _SMALL)


class Bearer(NamedTuple):
    """The mentions of one person: by the full name, and by the surname where nobody else of the article bears it."""

    full: tuple[Span, ...]
    short: tuple[Span, ...]
    is_alone: bool

    def inside(self, start: int, end: int) -> list[Span]:
        """The mentions between two places, in their order."""
        found = []
        for mentions in (self.full, self.short):
            first, last = (bisect_left(mentions, (place, 0, False)) for place in (start, end))
            found += [one for one in mentions[first:last] if one.end <= end]
        return sorted(found)


def bearer(reading: Reading, name: str, also: Sequence[str]) -> Bearer | None:
    """The mentions of a person, or None where the article never gives the full name (or another form of it)."""
    full: list[Span] = []
    short: list[Span] = []
    others = False
    for form in (name, *also):
        words = words_of(form)
        if len(words) > 1 or form != name:
            full.extend(reading.phrase(words))
    surname = words_of(name)[-1]
    covered = {token.start for one in full for token in reading.within(one.start, one.end)}
    for place in reading.places(surname):
        token = reading.tokens[place]
        if not token.is_capital or token.start in covered:
            continue
        before = _given(reading, place)
        if not before:
            following = reading.tokens[place + 1 : place + 2]
            if reading.is_in_headline(token.start):
                short.append(Span(token.start, token.end, token.is_possessive))
            elif following and following[0].is_capital and reading.is_run([token, following[0]]):
                others = True  # "Kovač Holdings", or the surname of another as a given name
            else:
                short.append(Span(token.start, token.end, token.is_possessive))
            continue
        printed = reading.text[before[0].start : token.end]
        if match_persons(printed, name, reading.vocabulary).likeness in ("same", "compatible"):
            full.append(Span(before[0].start, token.end, token.is_possessive))
        elif not reading.is_in_headline(token.start):
            others = True
    if not full:
        return None
    return Bearer(tuple(sorted(set(full))), () if others else tuple(sorted(short)), not others)


def _given(reading: Reading, place: int) -> list[Token]:
    """The given names right before a surname: up to three capitalised words that are no titles."""
    found: list[Token] = []
    for before in reversed(reading.tokens[max(0, place - 3) : place]):
        token = found[0] if found else reading.tokens[place]
        gap = reading.text[before.end : token.start]
        is_joined = gap.strip() in ("", "-") or (gap.strip() == "." and len(before.form) == 1)
        if not before.is_capital or before.is_possessive or not is_joined or "\n" in gap:
            break
        if before.form in _titles(reading.vocabulary) or before.form in _not_given(reading.vocabulary):
            break
        found.insert(0, before)
    # "Choosing Lindqvist": a capital that opens a sentence makes no given name.
    if len(found) == 1 and reading.opens(found[0]) and found[0].form not in _given_names(reading.vocabulary):
        return []
    return found


def has_other_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a capitalised word stands between two places that no preposition ties to what was said before it."""
    words = reading.within(start, end)
    tied = False
    for at, word in enumerate(words):
        if not word.is_capital:
            tied = word.form in _ADJUNCT or (tied and word.form == "the")
            continue
        if not tied and not (at and words[at - 1].is_capital and tied):
            return True
    return False
