"""Claims made ready for pairing: each as weighted concepts, frames, names and values that compare quickly."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from factcheck.candidates import derived
from factcheck.candidates.events import KINDS as EVENT_KINDS
from factcheck.candidates.events import Happening, happening
from factcheck.model import Article, Claim, Period, Polarity, Quantity, Wording, fold
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import Thesaurus

_DECAY = 7.0  # tokens over which a word's bearing on a value falls to 1/e
_KINDS = frozenset(("date", "money", "count", "percent", "duration", "ordinal", "age", "measure", "place", "polarity"))
# Which way a change went is what two reports may differ in, no part of what they speak of.
_WAYS = frozenset(("rise", "fall"))
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(slots=True)
class Profile:
    """One claim, ready for pairing.

    `vector` weighs the concepts around the value by closeness and rarity (unit length); `core` are the concepts of
    head, subject, verb and complement; `frames` the attribute frames with their weights; `names` the words of the
    proper names of the sentence with their weights; `others` the other exact values printed in the sentence; `window`
    is the text of the sentence near the value, the value itself left out; `place` the place that the sentence names
    nearest to it; `sums` what a count makes with each other count of its sentence ("143 passengers and six crew": 149).
    Of dates and lengths of time `happening` is the event, `peers` how many claims of the article are of its block and
    sort. `is_worked_out` marks a date that follows from a length of time or an age.
    """

    claim: Claim
    article: int
    block: str
    vector: dict[str, float]
    head: frozenset[str]
    verb: frozenset[str]
    subject: frozenset[str]
    complement: frozenset[str]
    modifiers: frozenset[str]
    object: frozenset[str]
    core: frozenset[str]
    frames: dict[str, float]
    names: dict[str, float]
    scopes: frozenset[str]
    window: str
    others: frozenset[str] = field(default_factory=frozenset)
    position: float = 0.0
    place: str | None = None
    sums: frozenset[Decimal] = frozenset()
    happening: Happening | None = None
    peers: int = 0
    is_worked_out: bool = False


class Profiler:
    """Turns the claims of a set of articles into profiles; rarity is counted over that set and over news at large."""

    def __init__(self, articles: Sequence[Article], vocabulary: Vocabulary) -> None:
        self._articles = articles
        self._vocabulary = vocabulary
        self._thesaurus = Thesaurus(vocabulary)
        self._common: dict[str, float] = vocabulary.table("frequencies") if "frequencies" in vocabulary.names() else {}
        self._sentences: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._total = 0
        seen: set[tuple[int, int]] = set()
        for index, article in enumerate(articles):
            for claim in article.claims:
                place = (index, claim.sentence.start)
                if claim.kind in _KINDS and place not in seen:
                    seen.add(place)
                    self._total += 1
                    self._sentences.update(set(claim.about.words))
                    self._names.update({w for n in claim.about.entities for w in map(str.lower, _NAME_WORD.findall(n))})

    def _concepts(self, lemma: str) -> tuple[str, ...]:
        return self._thesaurus.concepts(lemma) or (lemma,)

    def _rarity(self, meaning: str) -> float:
        """How much a meaning tells: news at large (0 to 1, by frequency) times its rarity in these articles."""
        at_large = 1.0 - 0.8 * self._common.get(meaning, 0.0)
        here = math.log((self._total + 2) / (self._sentences[meaning] + 0.5)) / math.log(self._total + 4)
        return at_large * (0.35 + 0.65 * max(0.0, here))

    def _name_rarity(self, word: str) -> float:
        """How much a name tells in these articles: one that every sentence has tells nothing."""
        return math.log((self._total + 2) / (self._names[word] + 1)) / math.log(self._total + 4)

    def profiles(self) -> list[Profile]:
        """The profiles of all claims that state a number, date or rank, in order of article and place."""
        found = []
        for index, article in enumerate(self._articles):
            by_sentence: dict[int, list[Claim]] = {}
            quoted = [claim.span for claim in article.claims if claim.kind == "quote"]
            for claim in article.claims:
                if claim.kind == "date" and claim.sentence.end - claim.sentence.start <= len(claim.surface) + 2:
                    continue  # a line that is nothing but a date heads the page or a part of it
                # "Today" in somebody's mouth is the day of speaking, not of printing.
                if claim.kind == "date" and _is_worked_out(claim) and any(span.contains(claim.span) for span in quoted):
                    continue
                text = article.document.text
                if claim.kind == "date" and (_is_stamp(claim, text) or _is_of_dateline(claim, text)):
                    continue
                if claim.kind in _KINDS:
                    by_sentence.setdefault(claim.sentence.start, []).append(claim)
            mine: list[Profile] = []
            for claims in by_sentence.values():
                exact = {claim.id: _exact(claim) for claim in claims}
                places = [claim for claim in claims if claim.kind == "place"]
                for claim in claims:
                    if _is_conversion(claim, claims, article.document.text):
                        continue
                    others = frozenset(
                        value for key, value in exact.items() if key != claim.id and value and value != exact[claim.id]
                    )
                    profile = self._profile(claim, index, others, article.document.text)
                    profile.place = _nearest(claim, places)
                    if claim.kind == "count" and len(claims) > 1:
                        profile.sums = _sums(claim, claims)
                    mine += self._readings(profile, article)
            peers = Counter((one.block, one.happening.sort) for one in mine if one.happening is not None)
            for one in mine:
                if one.happening is not None:
                    one.peers = peers[one.block, one.happening.sort]
            found += mine
        return found

    def _readings(self, profile: Profile, article: Article) -> Iterator[Profile]:
        """A profile, and for a date or length of time what follows from it as profiles of blocks of their own. A date
        that tells when something was last so is nothing else."""
        claim, text, words = profile.claim, article.document.text, self._vocabulary
        if claim.kind not in derived.KINDS:
            yield profile
            return
        if claim.kind in EVENT_KINDS:
            profile.happening = happening(claim, article, profile.verb, profile.head | profile.core, words)
        follows: list[tuple[str, Claim]] = []
        if derived.tells_last_time(claim, text, words) and (last := derived.as_last_time(claim)) is not None:
            follows.append((derived.LAST_TIME, last))
        elif claim.kind == "date":
            follows += derived.beginnings(claim, words)
        else:
            follows += derived.began(claim, words)
        if claim.kind != "date" or not any(name == derived.LAST_TIME for name, _ in follows):
            yield profile
        for name, one in follows:
            event = happening(one, article, profile.verb, profile.head | profile.core, words)
            yield replace(
                profile,
                claim=one,
                block=f"date: {name}",
                happening=replace(event, sort=name),
                is_worked_out=claim.kind != "date",
            )

    def _profile(self, claim: Claim, article: int, others: frozenset[str], text: str) -> Profile:
        about = claim.about
        vector: dict[str, float] = {}
        for meaning, distance in zip(about.words, about.distances, strict=True):
            vector[meaning] = math.exp(-distance / _DECAY) * self._rarity(meaning)
        norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        head = self._all(() if about.head is None else (about.head,))
        verb = self._all(() if about.predicate is None else (about.predicate,))
        subject = self._all(about.subject)
        complement, modifiers = self._all(about.complement), self._all(about.modifiers)
        objects = self._all(about.object)
        return Profile(
            claim=claim,
            article=article,
            block=block_of(claim),
            vector={concept: weight / norm for concept, weight in vector.items()},
            head=head,
            verb=verb,
            subject=subject,
            complement=complement,
            modifiers=modifiers,
            object=objects,
            core=head | subject | complement | modifiers | objects,
            frames={match.frame: match.weight for match in about.frames},
            names={
                word: self._name_rarity(word)
                for name in about.entities
                for word in map(str.lower, _NAME_WORD.findall(name))
            },
            scopes=frozenset(scope.flag for scope in about.scopes) - _WAYS,
            window=_window(claim, text),
            others=others,
            position=claim.span.start / max(1, len(text)),
        )

    def _all(self, lemmas: Iterable[str]) -> frozenset[str]:
        return frozenset(one for lemma in lemmas for one in self._concepts(lemma))


_LEAST_SUM = 20  # below it two counts add up to a third by chance


def _sums(claim: Claim, claims: Sequence[Claim]) -> frozenset[Decimal]:
    """What an exact count makes with each other exact count of its sentence."""
    mine = exact_figure(claim)
    others = [exact_figure(one) for one in claims if one.kind == "count" and one.id != claim.id]
    if mine is None:
        return frozenset()
    return frozenset(mine + other for other in others if other is not None and mine + other >= _LEAST_SUM)


def exact_figure(claim: Claim) -> Decimal | None:
    """The figure of a quantity that is printed as one exact number; None for any other claim."""
    value = claim.value
    if not isinstance(value, Quantity) or value.low != value.high or value.approximate:
        return None
    return value.low


def _nearest(claim: Claim, places: Sequence[Claim]) -> str | None:
    """The folded name of the place nearest to a figure or date in its sentence."""
    if claim.kind in ("place", "polarity"):
        return None
    near = min(
        places,
        key=lambda place: (
            min(abs(place.span.start - claim.span.end), abs(claim.span.start - place.span.end)),
            place.id,
        ),
        default=None,
    )
    return near.value.folded if near is not None and isinstance(near.value, Wording) else None


def _is_conversion(claim: Claim, claims: Sequence[Claim], text: str) -> bool:
    """Whether a sum only converts the one before it: "€110bn ($143bn)". Its rate is the article's own."""
    if claim.kind != "money" or text[claim.span.start - 1 : claim.span.start] != "(":
        return False
    before = [one for one in claims if one.kind == "money" and one.span.end < claim.span.start]
    return bool(before) and claim.span.start - before[-1].span.end <= 3


_LONGEST_DATELINE = 60  # characters before the date
_DATELINE = re.compile(r"[^\W\d_a-z]{3,}[^\n]{0,50}\Z")
_BEHIND_DATELINE = re.compile(r" ?(?:\([^()\n]{1,40}\) ?)?(?:-|--|\N{EN DASH}|\N{EM DASH}) ")


def _is_of_dateline(claim: Claim, text: str) -> bool:
    """Whether a date says when a dispatch was written: "OSTER, May 29 (AP) - ". It dates no event."""
    start, end = claim.span.start, claim.span.end
    line = text.rfind("\n", max(0, start - _LONGEST_DATELINE), start) + 1
    if not line and start > _LONGEST_DATELINE:
        return False
    return _DATELINE.match(text[line:start]) is not None and _BEHIND_DATELINE.match(text[end : end + 60]) is not None


_HEAD_OF_PAGE = 300  # characters within which a page tells when it was put up
_STAMP = re.compile(r"(?:updated|published|posted|modified|created)(?: on| at)?:? ?\[?$", re.IGNORECASE)


def _is_stamp(claim: Claim, text: str) -> bool:
    """Whether a date at the head of a page says when the page was put up: "Updated: 3 May 2011 20:09"."""
    start = claim.span.start
    return start < _HEAD_OF_PAGE and (
        text[start - 1 : start] == "[" or _STAMP.search(text[max(0, start - 24) : start]) is not None
    )


def _is_worked_out(claim: Claim) -> bool:
    return isinstance(claim.value, Period) and claim.value.basis != "stated"


def block_of(claim: Claim) -> str:
    """Claims can only be about one fact when they stand in one block: kind, and for figures what they measure."""
    value = claim.value
    if isinstance(value, Quantity) and claim.kind == "measure":
        return f"measure:{value.dimension or value.unit}"
    if isinstance(value, Wording) and claim.kind == "place":
        # Where it was said tells of the telling; a bearing ("south of") is no place of its own.
        return value.role if value.role in ("said_in", "bearing", "dateline") else "place"
    if isinstance(value, Polarity):
        return f"polarity:{value.pair}"
    return claim.kind


_WINDOW = 90  # characters to either side of a value that are compared for wire rewrites


def _window(claim: Claim, text: str) -> str:
    start = max(claim.sentence.start, claim.span.start - _WINDOW)
    end = max(claim.span.end, min(claim.sentence.end, claim.span.end + _WINDOW))
    return fold(text[start : claim.span.start] + "|" + text[claim.span.end : end]).lower()


def _exact(claim: Claim) -> str | None:
    """A value that tells one sentence from another, to the two digits that survive rounding: a figure of at least two
    digits or a year."""
    value = claim.value
    if isinstance(value, Quantity):
        figure = value.low if value.low is not None else value.high
        if figure is None or (abs(figure) < 10 and figure == figure.to_integral_value()):
            return None
        return f"{figure:.1e}"
    if isinstance(value, Period) and value.grain == "year" and value.start is not None:
        return f"year {value.start.year}"
    return None
