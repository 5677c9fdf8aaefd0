"""The surroundings of the values of one page: sentence, clause, phrase, frames and scope."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from itertools import islice

from factcheck.claims.about.frame_stock import AUXILIARY
from factcheck.claims.about.frames import FrameIndex, Slots, Stretch
from factcheck.claims.about.grammar import CONTENT, Grammar
from factcheck.claims.about.phrase import Phrase, phrase_of
from factcheck.claims.about.scope import is_planned, scopes_of
from factcheck.claims.entities import Mention, entities
from factcheck.claims.page import Page, Reading
from factcheck.claims.people import people
from factcheck.model import About, FrameMatch, Period, Quantity, Sentence, Span, Wording, label
from factcheck.model.claims import Modality
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import Thesaurus

_WORDS_KEPT = 24
_TITLE_WORDS = 12
# A date so near a value (in tokens, see `Grammar.distance`) is the time that the value is for.
_OWN_PERIOD = 12
_DAILY = ("day", "hour", "minute")
_NOTHING = About()
_POLARITY_MODALITY: dict[str, Modality] = {"planned": "planned", "hypothetical": "hypothetical"}
_NEGATIONS = frozenset(("not", "n't", "no", "never", "without", "neither", "nor"))
_NUMERIC = frozenset(("date", "money", "count", "percent", "duration", "ordinal", "age", "measure"))
_PERSONAL = frozenset(("he", "she"))
_HYPOTHETICAL = frozenset(("if", "unless", "whether", "could", "might", "may", "would"))


@cache
def _variants(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word for group in vocabulary.table("variants").values() for word in group)


# A sentence longer than any (a table, a hostile page) is taken in pieces of so many tokens, and its wording by its
# digest past so many characters: so that the time per claim does not grow with the sentence.
_PIECE = 200
_LONG_WORDING = 4000


class _Scene:
    """A sentence (or a piece of an overlong one) with what all its claims share."""

    def __init__(self, grammar: Grammar, sentence: Span) -> None:
        self.grammar = grammar
        self.sentence = sentence
        self.dates: list[Reading] = []
        self.solid_places = [at for at, tag in enumerate(grammar.tags) if tag != "."]
        """The tokens that are no signs."""
        lemmas, reach = grammar.lemmas, grammar.reach
        self.solid = [AUXILIARY.get(lemmas[at], lemmas[at]) for at in self.solid_places]
        self.solid_reach = [reach[at] for at in self.solid_places]
        self._hypothetical: dict[int, bool] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The canonical names in the sentence, and the person that a "he" or "she" in it stands for."""
        found = list(entities(self.grammar.page).at(self.sentence.start, self.sentence.end))
        pronoun = next((at for at, word in enumerate(self.grammar.words) if word in _PERSONAL), None)
        if pronoun is not None and (person := self.antecedent(pronoun)):
            found.append(person)
        return tuple(dict.fromkeys(found))

    @cached_property
    def persons(self) -> list[Mention]:
        """The persons named in the sentence."""
        names = entities(self.grammar.page).within(self.sentence.start, self.sentence.end)
        return [one for one in names if one.kind == "person"]

    def antecedent(self, at: int) -> str | None:
        """Whom the pronoun at token `at` stands for."""
        grammar = self.grammar
        person = people(grammar.page).antecedent(grammar.words[at], grammar.page.starts[grammar.first + at])
        return person.name if person else None

    @cached_property
    def meanings(self) -> list[tuple[int, str]]:
        """Each content word or phrase: how far along the sentence it stands (see `Grammar.reach`), and its meaning."""
        grammar = self.grammar
        tags, reach = grammar.tags, grammar.reach
        found: list[tuple[int, str]] = []
        covered: set[int] = set()
        for start, end, concept in Thesaurus(grammar.page.vocabulary).find(grammar.lemmas):
            if end - start > 1 or tags[start] in CONTENT:
                found.append((reach[start], concept))
                covered.add(start)
        found += [
            (reach[at], lemma)
            for at, (lemma, tag) in enumerate(zip(grammar.lemmas, tags, strict=True))
            if tag in CONTENT and at not in covered
        ]
        return found

    @cached_property
    def has_repeats(self) -> bool:
        """Whether one meaning stands at several places."""
        return len({meaning for _, meaning in self.meanings}) < len(self.meanings)

    @cached_property
    def times(self) -> list[tuple[int, str, Reading]]:
        """Each date: how far along the sentence it stands, its label and the reading."""
        grammar = self.grammar
        starts, reach, first = grammar.page.starts, grammar.reach, grammar.first
        return [
            (reach[bisect_right(starts, reading.start, first) - 1 - first], label(reading.value), reading)
            for reading in self.dates
        ]

    def is_hypothetical(self, clause: int) -> bool:
        """Whether a clause says what could be rather than what is."""
        known = self._hypothetical.get(clause)
        if known is None:
            start, end = self.grammar.clause_range(clause)
            known = self._hypothetical[clause] = not _HYPOTHETICAL.isdisjoint(self.grammar.words[start:end])
        return known


class Surroundings:
    """Answers, for each reading of a page, what it is about, when it holds and how it is meant."""

    def __init__(self, page: Page, readings: list[Reading]) -> None:
        self._page = page
        self._starts = [sentence.span.start for sentence in page.sentences]
        self._scenes: dict[int, _Scene] = {}
        self._wordings: dict[int, str] = {}
        self._reading: Reading | None = None
        self._sentence = 0
        self._token: int | None = None
        self._known_place: tuple[_Scene, int, int] | None = None
        self._frames = FrameIndex(page.vocabulary)
        self._readings = readings
        self._published = page.document.published_at
        for reading in readings:
            if reading.kind == "date" and (place := self._place(reading)) is not None:
                place[0].dates.append(reading)
        self._title = tuple(islice(self._headline_words(), _TITLE_WORDS))

    def _headline_words(self) -> Iterator[str]:
        for index, sentence in enumerate(self._page.sentences):
            first = self._page.first_tokens[index]
            if sentence.section == "headline" and first < self._page.first_tokens[index + 1]:
                grammar = self._scene(index, first).grammar
                yield from (lemma for at, lemma in enumerate(grammar.lemmas) if grammar.is_content(at))

    def _piece(self, sentence: int, token: int) -> int:
        """The first token of the scene that a token of a sentence stands in."""
        first = self._page.first_tokens[sentence]
        return first + (token - first) // _PIECE * _PIECE

    def _scene(self, sentence: int, token: int) -> _Scene:
        first = self._piece(sentence, token)
        scene = self._scenes.get(first)
        if scene is None:
            last = min(first + _PIECE, self._page.first_tokens[sentence + 1])
            scene = self._scenes[first] = _Scene(Grammar(self._page, first, last), self._page.sentences[sentence].span)
        return scene

    def _look_at(self, reading: Reading) -> None:
        """Find the sentence that the reading begins in and the page's token that it begins at (None where its sentence
        has no tokens there): remembered for the questions asked in a row."""
        page = self._page
        self._reading = reading
        self._sentence = sentence = max(0, bisect_right(self._starts, reading.start) - 1)
        first = bisect_right(page.starts, reading.start) - 1
        tokens = page.first_tokens
        self._token = first if tokens[sentence] <= first < tokens[sentence + 1] else None
        self._known_place = None

    def _place(self, reading: Reading) -> tuple[_Scene, int, int] | None:
        """The scene of a reading and the first and last of its tokens in it; None where the sentence has no tokens."""
        if reading is not self._reading:
            self._look_at(reading)
        if self._known_place is None and (first := self._token) is not None:
            scene = self._scene(self._sentence, first)
            last = bisect_right(self._page.starts, reading.end - 1, first) - 1
            start = scene.grammar.first
            self._known_place = scene, first - start, max(first, min(last, scene.grammar.last - 1)) - start
        return self._known_place

    def sentence(self, reading: Reading) -> Sentence:
        """The sentence that the reading begins in."""
        if reading is not self._reading:
            self._look_at(reading)
        return self._page.sentences[self._sentence]

    def wording(self, reading: Reading) -> str:
        """The sentence's words, folded, for fingerprints."""
        if reading is not self._reading:
            self._look_at(reading)
        index = self._sentence
        known = self._wordings.get(index)
        if known is None:
            known = " ".join(self._page.sentences[index].span.of(self._page.lower).split())
            if len(known) > _LONG_WORDING:
                known = sha256(known.encode("utf-8", "surrogatepass")).hexdigest()
            self._wordings[index] = known
        return known

    @cached_property
    def _posts(self) -> dict[str, tuple[str, ...]]:
        """The posts that the article gives each person, by folded name."""
        found: dict[str, list[str]] = {}
        for reading in self._readings:
            if reading.kind == "title" and reading.speaker:
                found.setdefault(reading.speaker.lower(), []).append(_folded(reading))
        return {holder: tuple(dict.fromkeys(posts)) for holder, posts in found.items()}

    def about(self, reading: Reading) -> About:
        """What the reading's value is about; empty for kinds that carry their own meaning (quotes, names)."""
        kind = reading.kind
        if kind == "quote":
            return _NOTHING
        if reading is not self._reading:
            self._look_at(reading)
        if kind in ("name", "title") and self._token is not None:
            if kind == "name":
                posts = self._posts.get(_folded(reading), ())
                return _nothing_but(complement=posts) if posts else _NOTHING
            return _nothing_but(holder=reading.speaker, complement=(reading.cue.lower(),) if reading.cue else ())
        place = self._place(reading)
        if place is None:
            return _NOTHING
        scene, first, last = place
        grammar = scene.grammar
        phrase = phrase_of(grammar, kind, first, last)
        lemmas = grammar.lemmas
        lemma_of = lemmas.__getitem__
        around = _around(scene, first, last)
        distances, meanings = zip(*around[:_WORDS_KEPT], strict=True) if around else ((), ())
        times = _times(scene, reading, first) if scene.dates else []
        is_numeric = kind in _NUMERIC
        # In short for speed: most of these are empty.
        head = None if phrase.head is None else lemmas[phrase.head]
        modifiers = tuple(map(lemma_of, phrase.modifiers)) if phrase.modifiers else ()
        complement = tuple(map(lemma_of, phrase.complement)) if phrase.complement else ()
        subject = tuple(map(lemma_of, phrase.subject)) if phrase.subject else ()
        objects = tuple(map(lemma_of, phrase.object)) if phrase.object else ()
        frames: tuple[FrameMatch, ...] = ()
        if is_numeric:
            clause, sentence = _stretches(scene, first, last)
            verb = () if phrase.verb is None else tuple(map(lemma_of, (phrase.verb, *phrase.particles)))
            preposition = None if phrase.preposition is None else grammar.words[phrase.preposition]
            slots = Slots(
                head, modifiers, complement, subject, verb, objects, clause, sentence, preposition, self._title
            )
            frames = self._frames.match(kind, _counted(reading, grammar, phrase), slots)
        return About.trusted(
            {
                "frames": frames,
                "head": head,
                "modifiers": modifiers,
                "predicate": None if phrase.verb is None else lemmas[phrase.verb],
                "negated": _is_negated(grammar, phrase.verb, first),
                "subject": subject,
                "holder": _holder(scene, reading, first, last, phrase),
                "entities": scene.names,
                "places": (),
                "times": tuple([text for _, text in times]) if times else (),
                "words": meanings,
                "distances": distances,
                "complement": complement,
                "object": objects,
                "scopes": scopes_of(grammar, kind, first, last, phrase.head) if is_numeric else (),
                "period": times[0][1] if times and times[0][0] <= _OWN_PERIOD and kind != "date" else None,
                "variant": _variant(grammar, phrase),
            }
        )

    def modality(self, reading: Reading, denied: bool) -> Modality:
        """Whether the value is stated, planned, denied or hypothetical."""
        if denied:
            return "denied"
        if reading.kind == "polarity":
            return _POLARITY_MODALITY.get(reading.hedge or "", "stated")
        place = self._place(reading) if reading.kind in _NUMERIC else None
        if place is None:
            return "stated"
        scene, first, last = place
        if scene.is_hypothetical(scene.grammar.clauses[first]):
            return "hypothetical"
        return "planned" if is_planned(scene.grammar, first, last) else "stated"

    def as_of(self, reading: Reading) -> date | None:
        """The day for which the value holds: a day named in its clause that lies before publication, else that."""
        published = self._published
        if reading.kind == "date" or published is None:
            return published
        if reading is not self._reading:
            self._look_at(reading)
        token = self._token
        scene = None if token is None else self._scenes.get(self._piece(self._sentence, token))
        # Where a sentence has dates its scene is known.
        if token is None or scene is None or not scene.dates:
            return published
        here = scene.grammar.reach[token - scene.grammar.first]
        days = []
        for reach, _, other in scene.times:
            value = other.value
            if (
                isinstance(value, Period)
                and value.grain in _DAILY
                and value.start is not None
                and value.start <= published
            ):
                days.append((abs(reach - here), value.start))
        return min(days)[1] if days else published


def _nothing_but(**fields: object) -> About:
    return About.trusted({**_NOTHING.__dict__, **fields})


def _stretches(scene: _Scene, first: int, last: int) -> tuple[Stretch, Stretch]:
    """The words of the value's clause and those of the rest of the sentence, the value itself and the signs left out,
    each with its signed distance."""
    grammar, places, words, reach = scene.grammar, scene.solid_places, scene.solid, scene.solid_reach
    start, end = grammar.clause_range(grammar.clauses[first])
    split, resume = bisect_left(places, first), bisect_right(places, last)
    low, high = grammar.reach[first], grammar.reach[last]
    distances = [at - low for at in reach[:split]] + [at - high for at in reach[resume:]]
    words = words[:split] + words[resume:]
    opening = bisect_left(places, start)
    closing = split + max(0, bisect_left(places, end) - resume)
    return (
        Stretch(words[opening:closing], distances[opening:closing]),
        Stretch(words[:opening] + words[closing:], distances[:opening] + distances[closing:]),
    )


def _counted(reading: Reading, grammar: Grammar, phrase: Phrase) -> str | None:
    """The unit of a quantity."""
    if reading.kind == "count" and phrase.head is not None and grammar.tags[phrase.head] == "E":
        return "person"  # "2,034 Palestinians": a capitalised noun that is counted names people
    return reading.value.unit if isinstance(reading.value, Quantity) else None


def _around(scene: _Scene, first: int, last: int) -> list[tuple[int, str]]:
    """Distance and meaning of the content words of the sentence, nearest first; those inside the value at 0."""
    start, end = scene.grammar.reach[first], scene.grammar.reach[last]
    around = [
        (start - reach if reach < start else reach - end if reach > end else 0, meaning)
        for reach, meaning in scene.meanings
    ]
    around.sort()
    if scene.has_repeats:
        nearest: dict[str, int] = {}
        for distance, meaning in around:
            nearest.setdefault(meaning, distance)
        return [(distance, meaning) for meaning, distance in nearest.items()]
    return around


def _times(scene: _Scene, reading: Reading, first: int) -> list[tuple[int, str]]:
    """Distance and label of the dates of the sentence, nearest first, the reading itself left out."""
    here = scene.grammar.reach[first]
    return sorted(
        [
            (abs(reach - here), text)
            for reach, text, other in scene.times
            if other.start != reading.start and not getattr(other.value, "vague", None)
        ]
    )


def _holder(scene: _Scene, reading: Reading, first: int, last: int, phrase: Phrase) -> str | None:
    """Whose value it is: the holder of a title; the person next to an age, else the thing that has it."""
    if reading.kind != "age":
        return reading.speaker
    grammar, persons = scene.grammar, scene.persons
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
            return scene.antecedent(at)
        one = next((one for one in persons if one.last == grammar.first + at), None)
        if one is not None:
            return one.canonical
    return None if phrase.head is None else grammar.lemmas[phrase.head]


def _variant(grammar: Grammar, phrase: Phrase) -> str | None:
    """The words near the value that pick one of several measures of one name."""
    words = grammar.words
    near = [words[at] for at in phrase.modifiers + phrase.complement]
    if phrase.head is not None:
        near.append(words[phrase.head])
    variants = _variants(grammar.page.vocabulary)
    return None if variants.isdisjoint(near) else " ".join(sorted(variants.intersection(near)))


def _is_negated(grammar: Grammar, verb: int | None, first: int) -> bool:
    end = first if verb is None else verb + 1
    # A loop, because a generator takes twice as long for so few words.
    for word in grammar.words[max(0, (first if verb is None else verb) - 3) : end]:
        if word in _NEGATIONS or word.endswith("n't"):
            return True
    return False


def _folded(reading: Reading) -> str:
    """The comparison form of a name or title."""
    return reading.value.folded if isinstance(reading.value, Wording) else ""
