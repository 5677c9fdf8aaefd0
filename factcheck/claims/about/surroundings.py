"""The surroundings of the values of one page: sentence, clause, phrase, frames and scope."""

from bisect import bisect_right
from datetime import date
from functools import cache

from factcheck.claims.about.frames import FrameIndex, Slots
from factcheck.claims.about.grammar import Grammar
from factcheck.claims.about.phrase import Phrase, phrase_of
from factcheck.claims.about.scope import scopes_of
from factcheck.claims.entities import entities
from factcheck.claims.page import Page, Reading
from factcheck.claims.people import people
from factcheck.model import About, FrameMatch, Period, Quantity, Scope, Sentence, label
from factcheck.model.claims import Modality
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import Thesaurus

_WORDS_KEPT = 24
_POLARITY_MODALITY: dict[str, Modality] = {"planned": "planned", "hypothetical": "hypothetical"}
_NEGATIONS = frozenset(("not", "n't", "no", "never", "without", "neither", "nor"))
_NUMERIC = frozenset(("date", "money", "count", "percent", "duration", "ordinal", "age", "measure"))
_PERSONAL = frozenset(("he", "she"))
_HYPOTHETICAL = frozenset(("if", "unless", "whether", "could", "might", "may", "would"))


@cache
def _variants(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word for group in vocabulary.table("variants").values() for word in group)


class Surroundings:
    """Answers, for each reading of a page, what it is about, when it holds and how it is meant."""

    def __init__(self, page: Page, readings: list[Reading]) -> None:
        self._page = page
        self._starts = [sentence.span.start for sentence in page.sentences]
        self._first_token: dict[int, int] = {}
        self._last_token: dict[int, int] = {}
        for token, sentence in enumerate(page.sentence_of):
            self._first_token.setdefault(sentence, token)
            self._last_token[sentence] = token + 1
        self._grammars: dict[int, Grammar | None] = {}
        self._wordings: dict[int, str] = {}
        self._dates: dict[int, list[Reading]] = {}
        for reading in readings:
            if reading.kind == "date":
                self._dates.setdefault(self._sentence_index(reading), []).append(reading)
        self._frames = FrameIndex(page.vocabulary)
        self._thesaurus = Thesaurus(page.vocabulary)
        self._meanings: dict[int, list[tuple[int, str]]] = {}
        self._title = tuple(
            lemma
            for index, sentence in enumerate(page.sentences)
            if sentence.section == "headline" and (grammar := self._grammar(index)) is not None
            for at, lemma in enumerate(grammar.lemmas)
            if grammar.is_content(at)
        )[:12]

    def _sentence_index(self, reading: Reading) -> int:
        return max(0, bisect_right(self._starts, reading.start) - 1)

    def _grammar(self, sentence: int) -> Grammar | None:
        if sentence not in self._grammars:
            first = self._first_token.get(sentence)
            self._grammars[sentence] = None if first is None else Grammar(self._page, first, self._last_token[sentence])
        return self._grammars[sentence]

    def sentence(self, reading: Reading) -> Sentence:
        """The sentence that the reading begins in."""
        return self._page.sentences[self._sentence_index(reading)]

    def wording(self, reading: Reading) -> str:
        """The sentence's words, folded, for fingerprints."""
        index = self._sentence_index(reading)
        if index not in self._wordings:
            self._wordings[index] = " ".join(self._page.sentences[index].span.of(self._page.lower).split())
        return self._wordings[index]

    def _place(self, reading: Reading) -> tuple[Grammar, int, int] | None:
        grammar = self._grammar(self._sentence_index(reading))
        if grammar is None:
            return None
        first = bisect_right(self._page.starts, reading.start) - 1 - grammar.first
        last = bisect_right(self._page.starts, reading.end - 1) - 1 - grammar.first
        if first < 0 or first >= len(grammar.tags):
            return None
        return grammar, first, max(first, min(last, len(grammar.tags) - 1))

    def about(self, reading: Reading) -> About:
        """What the reading's value is about; empty for kinds that carry their own meaning (quotes, names)."""
        place = self._place(reading)
        if place is None or reading.kind == "quote":
            return About()
        grammar, first, last = place
        phrase = phrase_of(grammar, reading.kind, first, last)
        around = self._around(reading, grammar, first, last)
        lemmas = grammar.lemmas
        modifiers = tuple(lemmas[at] for at in phrase.modifiers)
        complement = tuple(lemmas[at] for at in phrase.complement)
        words = around[:_WORDS_KEPT]
        times = self._times(reading, grammar, first)
        near = [*phrase.modifiers, *phrase.complement, *(() if phrase.head is None else (phrase.head,))]
        variants = _variants(self._page.vocabulary)
        return About(
            frames=self._match(reading, grammar, phrase, first, last),
            head=None if phrase.head is None else lemmas[phrase.head],
            modifiers=modifiers,
            predicate=None if phrase.verb is None else lemmas[phrase.verb],
            negated=_is_negated(grammar, phrase.verb, first),
            subject=tuple(lemmas[at] for at in phrase.subject),
            holder=self._holder(reading, grammar, first, last, phrase),
            entities=self._names(reading),
            times=tuple(text for _, text in times),
            words=tuple(word for _, word in words),
            distances=tuple(distance for distance, _ in words),
            complement=complement,
            object=tuple(lemmas[at] for at in phrase.object),
            scopes=scopes_of(grammar, first, last, phrase.head) if reading.kind in _NUMERIC else (),
            period=times[0][1] if times and times[0][0] <= 12 and reading.kind != "date" else None,
            variant=" ".join(sorted({grammar.words[at] for at in near if grammar.words[at] in variants})) or None,
        )

    def _match(
        self, reading: Reading, grammar: Grammar, phrase: Phrase, first: int, last: int
    ) -> tuple[FrameMatch, ...]:
        if reading.kind not in _NUMERIC:
            return ()
        lemmas = grammar.lemmas
        here = grammar.clauses[first]
        clause: list[tuple[str, int]] = []
        sentence: list[tuple[str, int]] = []
        for at, lemma in enumerate(lemmas):
            if not first <= at <= last and grammar.tags[at] not in ".":
                signed = grammar.distance(at, first if at < first else last) * (-1 if at < first else 1)
                (clause if grammar.clauses[at] == here else sentence).append((lemma, signed))
        slots = Slots(
            head=None if phrase.head is None else lemmas[phrase.head],
            modifiers=tuple(lemmas[at] for at in phrase.modifiers),
            of_phrase=tuple(lemmas[at] for at in phrase.complement),
            subject=tuple(lemmas[at] for at in phrase.subject),
            verb=() if phrase.verb is None else tuple(lemmas[at] for at in (phrase.verb, *phrase.particles)),
            object=tuple(lemmas[at] for at in phrase.object),
            clause=tuple(clause),
            sentence=tuple(sentence),
            preposition=None if phrase.preposition is None else grammar.words[phrase.preposition],
            title=self._title,
        )
        unit = reading.value.unit if isinstance(reading.value, Quantity) else None
        return self._frames.match(reading.kind, unit, slots)

    def _around(self, reading: Reading, grammar: Grammar, first: int, last: int) -> list[tuple[int, str]]:
        """Distance and meaning of the content words of the sentence, nearest first; those inside the value at 0."""
        index = self._sentence_index(reading)
        if index not in self._meanings:
            self._meanings[index] = self._meanings_of(grammar)
        nearest: dict[str, int] = {}
        for at, meaning in self._meanings[index]:
            distance = 0 if first <= at <= last else grammar.distance(at, first if at < first else last)
            if distance < nearest.get(meaning, 1000):
                nearest[meaning] = distance
        return sorted((distance, meaning) for meaning, distance in nearest.items())

    def _meanings_of(self, grammar: Grammar) -> list[tuple[int, str]]:
        """Place and meaning of each content word or phrase of a sentence."""
        found: list[tuple[int, str]] = []
        for start, end, concept in self._thesaurus.find(grammar.lemmas):
            if end - start > 1 or grammar.is_content(start):
                found.append((start, concept))
        covered = {at for at, _ in found}
        found += [(at, lemma) for at, lemma in enumerate(grammar.lemmas) if at not in covered and grammar.is_content(at)]
        return found

    def _names(self, reading: Reading) -> tuple[str, ...]:
        """The canonical names in the sentence, and the person that a "he" or "she" in it stands for."""
        span = self.sentence(reading).span
        found = list(entities(self._page).at(span.start, span.end))
        grammar = self._grammar(self._sentence_index(reading))
        if grammar is not None:
            for at, word in enumerate(grammar.words):
                if word in _PERSONAL:
                    person = self._antecedent(grammar, at)
                    if person:
                        found.append(person)
                    break
        return tuple(dict.fromkeys(found))

    def _antecedent(self, grammar: Grammar, at: int) -> str | None:
        person = people(self._page).antecedent(grammar.words[at], self._page.starts[grammar.first + at])
        return person.name if person else None

    def _holder(self, reading: Reading, grammar: Grammar, first: int, last: int, phrase: Phrase) -> str | None:
        """Whose value it is: the holder of a title; the person next to an age, else the thing that has it."""
        if reading.kind != "age":
            return reading.speaker if reading.kind != "quote" else None
        names = entities(self._page).within(self.sentence(reading).span.start, self.sentence(reading).span.end)
        persons = [one for one in names if one.kind == "person"]
        before = [one for one in persons if one.end <= reading.start and reading.start - one.end <= 3]
        if before:
            return before[-1].canonical
        here = grammar.clauses[first]
        after = [
            one
            for one in persons
            if one.start >= reading.end and one.first - grammar.first - last <= 8 and one.first - one.last <= 0
        ]
        if after and phrase.head is not None and grammar.distance(last, after[0].first - grammar.first) <= 10:
            return after[0].canonical
        for at in range(first - 1, max(-1, first - 9), -1):
            if grammar.words[at] in _PERSONAL and grammar.clauses[at] == here:
                return self._antecedent(grammar, at)
            one = next((one for one in persons if one.last == grammar.first + at), None)
            if one is not None:
                return one.canonical
        return None if phrase.head is None else grammar.lemmas[phrase.head]

    def _times(self, reading: Reading, grammar: Grammar, first: int) -> list[tuple[int, str]]:
        """Distance and label of the dates of the sentence, nearest first, the reading itself left out."""
        found = []
        for other in self._dates.get(self._sentence_index(reading), ()):
            if other.start != reading.start and not getattr(other.value, "vague", None):
                place = self._place(other)
                if place is not None:
                    found.append((grammar.distance(place[1], first), label(other.value)))
        return sorted(found)

    def modality(self, reading: Reading, denied: bool) -> Modality:
        """Whether the value is stated, planned, denied or hypothetical."""
        if denied:
            return "denied"
        if reading.kind == "polarity":
            return _POLARITY_MODALITY.get(reading.hedge or "", "stated")
        place = self._place(reading)
        if place is None or reading.kind not in _NUMERIC:
            return "stated"
        grammar, first, last = place
        here = grammar.clauses[first]
        clause = {word for at, word in enumerate(grammar.words) if grammar.clauses[at] == here}
        if clause & _HYPOTHETICAL:
            return "hypothetical"
        scopes: tuple[Scope, ...] = scopes_of(grammar, first, last, None)
        return "planned" if any(scope.flag == "planned" for scope in scopes) else "stated"

    def as_of(self, reading: Reading) -> date | None:
        """The day for which the value holds: a day named in its clause that lies before publication, else that."""
        published = self._page.document.published_at
        if reading.kind == "date" or published is None:
            return published
        place = self._place(reading)
        if place is None:
            return published
        grammar, first, _ = place
        days = []
        for other in self._dates.get(self._sentence_index(reading), ()):
            at = self._place(other)
            value = other.value
            if (
                at is not None
                and isinstance(value, Period)
                and value.grain in ("day", "hour", "minute")
                and value.start is not None
                and value.start <= published
            ):
                days.append((grammar.distance(at[1], first), value.start))
        return min(days)[1] if days else published


def _is_negated(grammar: Grammar, verb: int | None, first: int) -> bool:
    near = range(max(0, (first if verb is None else verb) - 3), first if verb is None else verb + 1)
    return any(grammar.words[at] in _NEGATIONS or grammar.words[at].endswith("n't") for at in near)
