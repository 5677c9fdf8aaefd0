"""Who is cited where: every cue outside quotation marks together with its source."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from factcheck.claims.cues import Cue
from factcheck.claims.page import Page
from factcheck.claims.quotation_marks import stretches
from factcheck.claims.sources import Source, Sources

# How far a cue that is more often a noun may stand from the quotation it introduces or follows, in characters.
_BESIDE_NEXT, _BESIDE_LAST = 24, 40
_AFTER_SOURCE = frozenset({",", ".", ";", "of", "in", "at", "on", "who", "from", "for", "-", "("})
_PASSIVE = frozenset({"is", "was", "were", "are", "be", "been", "being", "as"})
_TIMES = frozenset(
    {"by", "in", "on", "at", "last", "earlier", "this", "late", "early", "for", "to", "from", "here", "there"}
)
_PLURAL = frozenset(
    {"they", "we", "i", "you", "people", "police", "many", "some", "most", "others", "few", "both", "men", "women"}
)
_TAKING_OBJECTS = frozenset(
    {"admit", "call", "find", "offer", "order", "post", "pledge", "promise", "propose", "text", "write"}
)
_NUMBER_WORDS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "dozens"})
_HEARERS = frozenset({"reporters", "journalists", "him", "her", "them", "me", "us", "parliament", "lawmakers", "mps"})
_LONGEST_SENTENCE = 80


@dataclass(frozen=True, slots=True)
class Citation:
    """A cue at tokens `[first, last]` with its source; `inverted` where the source follows ("said Tandi").

    `[start, end)` are the characters of the whole tag: source, cue and what stands between them. Where the subject was
    printed earlier in the sentence ("and said"), the tag begins with the cue.
    """

    first: int
    last: int
    cue: Cue
    source: Source
    inverted: bool
    start: int
    end: int


_known: WeakKeyDictionary[Page, list[Citation]] = WeakKeyDictionary()


def citations(page: Page) -> list[Citation]:
    """The citations of a page in order of place, found once per page."""
    if page not in _known:
        _known[page] = _Finder(page).all()
    return _known[page]


class _Finder:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.sources = Sources(page)
        self.cues = self.sources.lexicon.cues
        spans = stretches(page)
        self.quote_starts = [one.start for one in spans]
        self.quote_ends = [one.end for one in spans]
        self.found: list[Citation] = []

    def all(self) -> list[Citation]:
        for token in self._triggers():
            if self.found and token <= self.found[-1].last:
                continue
            citation = self._citation(token)
            if citation is not None:
                self.found.append(citation)
                self.sources.remember(citation.source)
        return self.found

    def _triggers(self) -> Iterator[int]:
        cues = self.cues
        for token, word in enumerate(self.words):
            if word in cues and not self.sources.is_quoted(token):
                yield token

    def _citation(self, token: int) -> Citation | None:
        for cue in self.cues[self.words[token]]:
            if tuple(self.words[token : token + len(cue.words)]) == cue.words:
                return self._prepositional(token, cue) if cue.is_prepositional else self._verbal(token, cue)
        return None

    def _prepositional(self, token: int, cue: Cue) -> Citation | None:
        last = token + len(cue.words) - 1
        source = self.sources.after(last + 1)
        if source is None or not self.sources.is_near(token, source.last):
            return None
        return self._made(token, last, cue, source, inverted=True)

    def _verbal(self, token: int, cue: Cue) -> Citation | None:
        last = token + len(cue.words) - 1
        if cue.is_noun and not self._is_beside_quotation(token, last) and not self._says_that(last):
            return None
        if self._is_negated(token) or (cue.tense == "past" and self._is_passive(token)):
            return None
        if not cue.takes_hearer and self._opens_tag(token):
            source = self.sources.after(last + 1)
            if source is not None:
                return self._made(token, last, cue, source, inverted=True)
        if self._word(token - 1, token) == "to" or self._has_figure_for_object(last, cue):
            return None
        if self._is_said_to(last, cue):
            return None
        if cue.is_done_to and self._is_done_to(last):
            return None
        joined = self.sources.is_joined(token)
        if cue.tense == "participle" and self._word(token - 1, token) == "as":
            source = self._quoted_as(token)
            return None if source is None else self._made(token, last, cue, source, inverted=False)
        if cue.tense == "participle" and not joined and not self._is_finite(token, last):
            return None
        source = None if joined and cue.tense == "participle" else self.sources.before(token)
        if source is None and joined:
            source = self._carried_subject(token)
        if source is None or (cue.is_bare and not self._is_plural(source, token)):
            return None
        return self._made(token, last, cue, source, inverted=False)

    def _made(self, first: int, last: int, cue: Cue, source: Source, *, inverted: bool) -> Citation:
        starts, ends = self.page.starts, self.page.ends
        belongs = self.sources.is_near(source.lead, first) and source.last < first
        between = self.words[source.last + 1 : first] if belongs else []
        near = (
            belongs
            and "and" not in between
            and len(between) < 40
            and (not self.found or self.found[-1].first < source.first)
        )
        start = starts[source.lead] if near and not inverted else starts[first]
        end = ends[max(last, source.last)] if inverted else ends[last]
        return Citation(first, last, cue, source, inverted, start, end)

    def _word(self, token: int, near: int) -> str:
        return self.words[token] if self.sources.is_near(token, near) else ""

    def _is_negated(self, token: int) -> bool:
        negations = self.sources.lexicon.negations
        for at in range(token - 1, token - 4, -1):
            word = self._word(at, token)
            if not word or word == ",":
                return False
            if word in negations:
                return True
        return False

    def _is_plural(self, source: Source, token: int) -> bool:
        """True where a base form agrees with its subject, or an auxiliary or "to" makes it a verb."""
        before = self._word(token - 1, token)
        if before in ("would", "will", "did", "could", "can", "may", "must", "should"):
            return True
        last = self.words[source.last]
        return last in _PLURAL or (last.endswith("s") and not last.endswith("'s")) or " and " in source.printed

    def _is_done_to(self, last: int) -> bool:
        """True for "a deal announced on Monday": time, place or doer follow, and no statement."""
        following = self._word(last + 1, last)
        if following not in _TIMES and following not in self.sources.lexicon.days:
            return False
        return not any(self._word(at, last) == "that" for at in range(last + 1, last + 11))

    def _is_beside_quotation(self, token: int, last: int) -> bool:
        """True where a quotation ends shortly before the cue, or begins shortly after it, in the same sentence."""
        text, end, start = self.page.text, self.page.ends[last], self.page.starts[token]
        at = bisect_right(self.quote_starts, end)
        if at < len(self.quote_starts) and self.quote_starts[at] - end <= _BESIDE_NEXT:
            between = text[end : self.quote_starts[at]]
            if between.lstrip().startswith(":") or not any(char in between for char in ".!?;\n"):
                return True
        if at == 0 or not 0 <= start - self.quote_ends[at - 1] <= _BESIDE_LAST:
            return False
        between = text[self.quote_ends[at - 1] : start]
        ended = text[self.quote_ends[at - 1] - 2] in ".\n"
        return not ended and not any(char in between for char in ".!?;\n")

    def _has_figure_for_object(self, last: int, cue: Cue) -> bool:
        """True for "hospitals admitted 184 people", which says nothing."""
        following = self._word(last + 1, last)
        return cue.base in _TAKING_OBJECTS and (following[:1].isdigit() or following in _NUMBER_WORDS)

    def _is_said_to(self, last: int, cue: Cue) -> bool:
        """True for "a van thought to have been used": the past form is passive, and nobody is cited."""
        if cue.tense != "past" or cue.takes_hearer or self._word(last + 1, last) != "to":
            return False
        following = self._word(last + 2, last)
        hearer = following in self.sources.lexicon.determiners or following in _HEARERS
        return not hearer and cue.stance in ("say", "soft", "reveal", "assert", "warn")

    def _is_finite(self, token: int, last: int) -> bool:
        """True for a participle that is a verb: "is arguing", "men shouting that", "a voice saying “..."."""
        at = token - 1
        while self.sources.lexicon.is_adverb(self._word(at, token)) and self.words[at] not in _PASSIVE:
            at -= 1
        return self._word(at, token) in _PASSIVE or self._says_that(last) or self._is_beside_quotation(token, last)

    def _quoted_as(self, token: int) -> Source | None:
        """The minister of "the minister was quoted by the agency as saying" and "it quoted the minister as saying"."""
        for at in range(token - 2, token - 12, -1):
            word = self._word(at, token)
            if not word:
                return None
            if word in ("quoted", "quotes", "quoting", "cited", "cites", "citing"):
                passive = self.words[at + 1] in ("by", "as", "in", "on")
                return self.sources.before(at) if passive else self.sources.ending(token - 2)
        return None

    def _says_that(self, last: int) -> bool:
        return self._word(last + 1, last) == "that"

    def _is_passive(self, token: int) -> bool:
        lexicon = self.sources.lexicon
        at = token - 1
        while self._word(at, token) in lexicon.adverbs and self.words[at] not in lexicon.auxiliaries:
            at -= 1
        return self._word(at, token) in _PASSIVE

    def _opens_tag(self, token: int) -> bool:
        """True where the cue stands right behind a quotation, a comma or a dash, so that its source may follow it."""
        text = self.page.text
        back = self.page.starts[token] - 1
        floor = max(0, back - 4)
        while back > floor and text[back] in " \t\u00a0\n":
            back -= 1
        if back < 0:
            return False
        at = bisect_right(self.quote_starts, back) - 1
        if at >= 0 and back < self.quote_ends[at]:
            return self.sources.may_open(token + 1) or self._names_next(token + 1)
        if not self.sources.may_open(token + 1):
            return False
        return text[back] in "—–,-" and self.sources.is_near(token - 1, token) and self._is_final_tag(token)

    def _names_next(self, token: int) -> bool:
        """True where a phrase such as "agronomist Ana Reyes" or "mum-of-two Ana Reyes" begins."""
        if token >= len(self.words) or self.sources.stops(self.words[token]) or not self.words[token].isalpha():
            return False
        source = self.sources.after(token)
        return source is not None and source.is_person

    def _is_final_tag(self, token: int) -> bool:
        """For ", said X": the end of a clause has to follow X, and what stands before may not be the subject."""
        source = self.sources.after(token + 1)
        if source is None:
            return False
        after = self._word(source.last + 1, token)
        if after and after not in _AFTER_SOURCE:
            return False
        comma = token - 1
        return self.words[comma] != "," or self.sources.before_apposition(comma, token) is None

    def _carried_subject(self, token: int) -> Source | None:
        """The subject that a coordinated verb or a participle shares: that of the sentence, else of an earlier cue."""
        first = token
        while self.sources.is_near(first - 1, token) and token - first < _LONGEST_SENTENCE:
            first -= 1
        earlier = self.found[-1] if self.found and self.sources.is_near(self.found[-1].first, token) else None
        if earlier is not None and self.words[earlier.first - 1] not in ("who", "which", "that"):
            return earlier.source
        return self.sources.subject(first, token)
