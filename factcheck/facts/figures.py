"""What drafts say of figures that are fixed: the dead of an event, the staff of a firm, the height of a tower."""

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.facts.amounts import amount
from factcheck.facts.bearing import PLAIN, SURE, Bearing, bearing
from factcheck.facts.happenings import places_of
from factcheck.facts.mentions import Reading, Span, cues, words_of
from factcheck.facts.records import Event, Fixed, Located, Organisation, Quantified
from factcheck.model import Claim, Document, Period, Quantity, Sentence
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import Thesaurus

_FRAME = 0.2  # weight from which a claim's frame says what it counts
_REACH = 8  # words between a figure and the word that says what it counts
_NARROWED = frozenset(("subset", "additional", "per_unit", "previous"))


def about_figures(reading: Reading, facts: Sequence[Located], document: Document) -> Iterator[Bearing]:
    """The figures that an article gives one event, body or thing, each with the fact of it.

    Where two figures of one sentence could be the fact's, none is taken.
    """
    for fact in facts:
        figure = _figure(fact)
        about = fact.fact.about
        if figure is None or not isinstance(about, Event | Organisation | Fixed):
            continue
        name = about.of if isinstance(about, Fixed) else about.name
        meant = _Meaning(figure, reading.vocabulary)
        other = None if isinstance(about, Event) else meant
        for sentence in reading.sentences:
            places = places_of(reading, name, about.also, sentence, scattered=isinstance(about, Event))
            if not places:
                continue
            fitting = [(far, one) for one in reading.claims_of(sentence) if (far := meant.distance(one)) is not None]
            least = min((far for far, _ in fitting), default=0)
            near = [one for far, one in fitting if far == least and _is_of(reading, sentence, places, one, other)]
            if len(near) != 1 or not _is_of_that_time(reading, sentence, near[0], fact, figure):
                continue
            (claim,) = near
            assert isinstance(claim.value, Quantity)
            # What is counted has been matched here; units that convert are left to the check.
            unit = claim.value.unit if claim.kind == "count" else meant.value.unit
            value = meant.value.model_copy(update={"unit": unit})
            sureness = SURE if len(reading.forms(*_between(claim, places))) <= _REACH else PLAIN
            yield bearing(claim, fact, document, value, figure.value, sureness, shown=f"{figure.what}: {figure.value}")


def _figure(fact: Located) -> Quantified | None:
    about = fact.fact.about
    if isinstance(about, Fixed):
        return about
    if fact.fact.field == "figures" and isinstance(about, Event | Organisation):
        return about.figures[fact.fact.number]
    return None


class _Meaning:
    """What a fact counts: its kind and unit, the words for it, and the attribute frames that these words evoke."""

    def __init__(self, figure: Quantified, vocabulary: Vocabulary) -> None:
        self.kind, self.value = amount(figure.value, vocabulary)
        self._thesaurus = Thesaurus(vocabulary)
        self._persons = cues(vocabulary, "persons")
        lemmas = {
            lemma
            for phrase in (figure.what, *figure.words)
            for lemma in (_lemma(phrase), *map(_lemma, words_of(phrase)))
        }
        lemmas -= {"of", "the", "number", "total", "a", "in", "by", "to"}
        self._words = frozenset(lemmas)
        self._concepts = frozenset(concept for lemma in lemmas for concept in self._thesaurus.concepts(lemma))
        self._frames = frozenset(frame for lemma in lemmas for frame in _frames(vocabulary).get(lemma, ()))

    def distance(self, claim: Claim) -> int | None:
        """How many words lie between a claim and the nearest word for what the fact counts; None where there is none
        near, or where the claim is of another kind or unit, or of a part."""
        value = claim.value
        if claim.kind != self.kind or not isinstance(value, Quantity) or claim.modality in ("denied", "hypothetical"):
            return None
        if any(scope.flag in _NARROWED for scope in claim.about.scopes):
            return None
        return self._nearest(claim) if self._has_unit(value) else None

    def _has_unit(self, value: Quantity) -> bool:
        if self.kind in ("measure", "duration"):
            return value.dimension == self.value.dimension
        if self.kind != "count" or value.unit is None:
            return True
        mine, other = _lemma(self.value.unit or ""), _lemma(value.unit)
        if not mine:
            return other in self._words
        if mine in self._persons and other in self._persons:
            return True
        return mine == other or other in self._words or self._thesaurus.relation(mine, other) > 0.5

    def _nearest(self, claim: Claim) -> int | None:
        about = claim.about
        own = (about.head, about.predicate, *about.modifiers, *about.complement)
        near = [(1, word) for word in own if word]
        near += [(far, word) for word, far in zip(about.words, about.distances, strict=False) if far <= _REACH]
        found = [far for far, word in near if self.means(word)]
        if any(match.frame in self._frames and match.weight >= _FRAME for match in about.frames[:1]):
            found.append(_REACH)
        return min(found, default=None)

    def means(self, word: str) -> bool:
        """Whether a word (or the id of a group of words) around a figure is one for what the fact counts."""
        if word in self._words or _lemma(word) in self._words or word in self._concepts:
            return True
        return not self._concepts.isdisjoint(self._thesaurus.concepts(word))


def _lemma(word: str) -> str:
    """The base form of a word as far as its ending tells it; the thesaurus and the readings have base forms."""
    lower = word.lower()
    irregular = {
        "people": "person", "lives": "life", "deaths": "death", "dead": "die", "killed": "kill", "died": "die",
        "injured": "injure", "staff": "staff", "high": "high", "men": "man", "women": "woman", "children": "child",
        "employed": "employ", "wounded": "wound", "hurt": "hurt",
    }  # fmt: skip
    if lower in irregular:
        return irregular[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3:
        return lower[:-1]
    return lower


@cache
def _frames(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The frames that a word evokes as what is counted, or as the verb that governs it."""
    found: dict[str, set[str]] = {}
    for name in vocabulary.names():
        if name.startswith("frames-") and not name.endswith(".cases"):
            for entry in vocabulary.table(name):
                for slot in ("head", "verb", "subject"):
                    for cue in entry.get(slot, ()):
                        found.setdefault(_lemma(str(cue)), set()).add(entry["id"])
    return {word: frozenset(frames) for word, frames in found.items()}


def _between(claim: Claim, places: Sequence[Span]) -> tuple[int, int]:
    """The stretch between a claim and the nearest mention."""
    nearest = min(places, key=lambda one: max(claim.span.start - one.end, one.start - claim.span.end))
    return (nearest.end, claim.span.start) if nearest.end <= claim.span.start else (claim.span.end, nearest.start)


_PREPOSITIONS = frozenset(("in", "of", "at", "from", "near", "by", "for", "with", "on", "to", "outside", "and", "the"))
_AWAY = frozenset(
    ("from", "away", "up", "above", "below", "behind", "beyond", "off", "down", "into", "inside", "apart")
)
_OPENINGS = frozenset(("at", "with", "the", "a", "an", "some", "about", "around", "nearly", "almost", "standing"))


def _is_of(
    reading: Reading, sentence: Sentence, places: Sequence[Span], claim: Claim, meant: "_Meaning | None"
) -> bool:
    """Whether a figure is that of the thing named: nothing else is named nearer, and nothing is compared or split.

    `meant` is given where the thing is no event, which other names may stand beside.
    """
    elsewhere = cues(reading.vocabulary, "elsewhere")
    start, end = _between(claim, places)
    around = max(sentence.span.start, claim.span.start - 40), min(sentence.span.end, claim.span.end + 25)
    if reading.says(*around, elsewhere) or reading.says(start, end, elsewhere):
        return False
    if any(char in ";:?!" for char in reading.text[start:end]):
        return False
    behind = reading.within(claim.span.end, min(sentence.span.end, claim.span.end + 20))[:1]
    if behind and behind[0].is_capital and not any(one.start <= behind[0].start < one.end for one in places):
        return False
    if meant is None:
        return True
    if behind and claim.kind == "measure" and behind[0].form in _AWAY:
        return False
    if end == claim.span.start:
        place = next(one for one in places if one.end == start)
        return _is_subject(reading, sentence, place, meant) and not _names_another(reading, start, end)
    lead = reading.within(sentence.span.start, claim.span.start)
    return all(token.form in _OPENINGS for token in lead) and len(reading.within(start, end)) <= 2


def _is_subject(reading: Reading, sentence: Sentence, place: Span, meant: "_Meaning") -> bool:
    """Whether the thing itself, not something of it, is what is spoken of: not "repairs to the Merrow Bridge", not "the
    Corran Tower restaurant", but "the height of the Corran Tower"."""
    before = [token for token in reading.within(sentence.span.start, place.start) if token.form != "the"][-2:]
    if before and before[-1].form in _PREPOSITIONS:
        is_counted = before[-1].form == "of" and meant.means(before[0].form)
        opens = len(before) == 1 and before[0].form in ("in", "at")
        if not is_counted and not opens:
            return False
    behind = reading.within(place.end, sentence.span.end)[:2]
    if place.is_possessive or len(behind) < 2 or reading.text[place.end : behind[0].start] != " ":
        return not place.is_possessive or (bool(behind) and meant.means(behind[0].form))
    auxiliaries = _auxiliaries(reading.vocabulary)
    return behind[0].form in auxiliaries or behind[1].form not in auxiliaries


@cache
def _auxiliaries(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.table("function-words")["X"])


def _names_another(reading: Reading, start: int, end: int) -> bool:
    """Whether between a thing and a figure another thing is named, or another clause begins."""
    tied = False
    for token in reading.within(start, end):
        if token.form in ("and", "but", "whose") or (token.is_capital and not tied):
            return True
        tied = token.form in _PREPOSITIONS or (tied and token.is_capital)
    return False


def _is_of_that_time(reading: Reading, sentence: Sentence, claim: Claim, fact: Located, figure: Quantified) -> bool:
    """Whether the figure is said of the time that the fact holds for."""
    about = fact.fact.about
    years = {
        one.value.year or one.value.start.year
        for one in reading.claims_of(sentence)
        if one.kind == "date" and isinstance(one.value, Period) and one.value.start and one.value.basis == "stated"
    } - {None}
    if isinstance(about, Event):
        day = about.date
        return day is None or not years or any(day.start.year <= year <= day.end.year for year in years if year)
    published = reading.article.document.published
    now = published.start if published else None
    if any(now is None or year != now.year for year in years) or (claim.as_of and now and claim.as_of.year != now.year):
        return False
    if figure.since or figure.until:
        if now is None:
            return False
        return (not figure.since or figure.since.start <= now) and (not figure.until or now <= figure.until.end)
    return True
