"""Who is cited where: the words that introduce speech, each with the source that stands before or after them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

from factcheck.claims.page import Page
from factcheck.claims.people import People, people
from factcheck.claims.quotation_marks import stretches
from factcheck.vocabulary import Vocabulary

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who"})
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "one",
        "another",
        "some",
        "several",
        "many",
        "most",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "two",
        "three",
        "four",
        "five",
        "both",
        "few",
        "other",
        "every",
        "each",
        "no",
    ]
)
_LINKS = frozenset(["of", "for", "at", "in", "from", "with", "to", "by", "on", "close", "familiar"])
_CONJUNCTIONS = frozenset(
    [
        "and",
        "or",
        "but",
        "that",
        "because",
        "while",
        "as",
        "when",
        "if",
        "although",
        "though",
        "which",
        "whom",
        "than",
        "after",
        "before",
        "until",
        "so",
        "since",
        "where",
        "whether",
        "nor",
        "yet",
        "then",
    ]
)
_AUXILIARIES = frozenset(
    [
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "being",
        "has",
        "had",
        "have",
        "having",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "do",
        "does",
        "did",
        "not",
        "n't",
    ]
)
_PASSIVE = frozenset({"is", "was", "were", "are", "be", "been", "being"})
_NEGATIONS = frozenset(
    {
        "not",
        "never",
        "declined",
        "refused",
        "didn't",
        "doesn't",
        "don't",
        "wouldn't",
        "won't",
        "couldn't",
        "can't",
        "hasn't",
        "haven't",
        "hadn't",
        "cannot",
        "nobody",
        "without",
    }
)
_BARE_OK = frozenset(
    [
        "say",
        "tell",
        "argue",
        "insist",
        "believe",
        "think",
        "deny",
        "warn",
        "acknowledge",
        "admit",
        "allege",
        "maintain",
        "write",
        "agree",
        "suggest",
        "add",
    ]
)
_OPENING_LINKS = frozenset(
    [
        "on",
        "in",
        "at",
        "by",
        "from",
        "for",
        "with",
        "during",
        "after",
        "before",
        "since",
        "under",
        "speaking",
        "asked",
        "according",
        "like",
        "among",
        "despite",
    ]
)
_LONGEST_PHRASE = 16
_LONGEST_APPOSITION = 40


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a cue verb or phrase and what it says of the matter cited (see quotation.yaml)."""

    words: tuple[str, ...]
    base: str
    stance: str
    tense: str
    denies: bool
    asserts: bool
    takes_hearer: bool
    has_clause: bool
    is_noun: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Who is cited: `name` the full name, else the role or body as printed; `printed` the words at the cue itself.

    `first` and `last` are the token indices of the printed words; `is_person` where the document names the person.
    """

    name: str
    printed: str
    first: int
    last: int
    is_person: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """A cue at tokens `[first, last]` with its source; `inverted` where the source follows ("said Tandi").

    `start` and `end` are the characters of the whole tag: source, cue and what stands between them.
    """

    first: int
    last: int
    cue: Cue
    source: Source
    inverted: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue words of a vocabulary, ready for looking up: cues by their first word, longest first."""

    cues: dict[str, tuple[Cue, ...]]
    according: dict[str, tuple[tuple[str, ...], ...]]
    adverbs: frozenset[str]
    hearers: frozenset[str]
    titles: frozenset[str]


@cache
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The quotation table of a vocabulary, compiled once."""
    table = vocabulary.table("quotation")
    nouns = frozenset(table["nouns"])
    cues: dict[str, list[Cue]] = {}
    for group in table["cues"]:
        for base, forms in group["verbs"].items():
            for form in forms:
                words = tuple(form.split())
                cue = Cue(
                    words=words,
                    base=base,
                    stance=group["stance"],
                    tense=_tense(form, base),
                    denies=group.get("denies", False),
                    asserts=group.get("asserts", True),
                    takes_hearer=group.get("takes_hearer", False),
                    has_clause=group.get("clause", True),
                    is_noun=form in nouns or (form == base and words[0] not in _BARE_OK),
                )
                cues.setdefault(words[0], []).append(cue)
    for phrase in table["denials"]:
        words = tuple(phrase.split())
        cue = Cue(words, phrase, "deny", _tense(words[0], ""), True, True, False, True, False)
        cues.setdefault(words[0], []).append(cue)
    according: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table["according"]:
        words = tuple(phrase.split())
        according.setdefault(words[0], []).append(words)
    return Lexicon(
        cues={word: tuple(sorted(found, key=lambda cue: -len(cue.words))) for word, found in cues.items()},
        according={word: tuple(found) for word, found in according.items()},
        adverbs=frozenset(table["adverbs"]),
        hearers=frozenset(table["hearers"]),
        titles=frozenset(vocabulary.table("people")["titles"]),
    )


def _tense(form: str, base: str) -> str:
    first = form.split()[0]
    if first.endswith("ing"):
        return "participle"
    return "present" if form == base or (first.endswith("s") and first[:3] == base[:3]) else "past"


_known: WeakKeyDictionary[Page, list[Citation]] = WeakKeyDictionary()


def citations(page: Page) -> list[Citation]:
    """Every cue outside quotation marks whose source is printed, in order of place; built once per page."""
    if page not in _known:
        _known[page] = _Finder(page).found
    return _known[page]


class _Finder:
    """One walk over the tokens of a page that finds cues and, around each, the source."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.words
        self.lexicon = lexicon(page.vocabulary)
        self.people: People = people(page)
        self.name_at_end = {naming.end: naming for naming in self.people.namings}
        self.name_at_start = {naming.start: naming for naming in self.people.namings}
        spans = stretches(page)
        self.quote_starts = [one.start for one in spans]
        self.quote_ends = [one.end for one in spans]
        self.found: list[Citation] = []
        self.speaker: Source | None = None
        self.body: Source | None = None
        for token in self._triggers():
            if self.found and token <= self.found[-1].last:
                continue
            citation = self._citation(token)
            if citation:
                self.found.append(citation)
                self._remember(citation.source)

    def _remember(self, source: Source) -> None:
        self.speaker = source
        if not source.is_person:
            self.body = source

    def _triggers(self) -> Iterable[int]:
        cues, according = self.lexicon.cues, self.lexicon.according
        starts = self.page.starts
        for token, word in enumerate(self.words):
            if (word in cues or word in according) and not self.is_quoted(starts[token]):
                yield token

    def is_quoted(self, offset: int) -> bool:
        at = bisect_right(self.quote_starts, offset) - 1
        return at >= 0 and offset < self.quote_ends[at]

    def _same_sentence(self, left: int, right: int) -> bool:
        return left >= 0 and right < len(self.words) and self.page.sentence_of[left] == self.page.sentence_of[right]

    def _citation(self, token: int) -> Citation | None:
        words = self.words
        for phrase in self.lexicon.according.get(words[token], ()):
            if tuple(words[token : token + len(phrase)]) == phrase:
                return self._according(token, phrase)
        for cue in self.lexicon.cues.get(words[token], ()):
            if tuple(words[token : token + len(cue.words)]) == cue.words:
                return self._with_cue(token, cue)
        return None

    def _according(self, token: int, phrase: tuple[str, ...]) -> Citation | None:
        last = token + len(phrase) - 1
        source = self._source_after(last + 1)
        if source is None or not self._same_sentence(token, source.last):
            return None
        cue = Cue(phrase, " ".join(phrase), "say", "present", False, True, False, True, False)
        return self._made(token, last, cue, source, inverted=True)

    def _with_cue(self, token: int, cue: Cue) -> Citation | None:
        words = self.words
        last = token + len(cue.words) - 1
        before = words[token - 1] if token and self._same_sentence(token - 1, token) else ""
        if cue.is_noun and not self._beside_quotation(token, last) and not self._says_that(last):
            return None
        if cue.tense == "past" and self._is_passive(token):
            return None
        if any(word in _NEGATIONS for word in words[max(0, token - 3) : token] if word != ","):
            return None
        if not cue.takes_hearer and self._opens_tag(token) and (source := self._source_after(last + 1)):
            return self._made(token, last, cue, source, inverted=True)
        if before == "to" and cue.tense != "present":
            return None
        source = self._source_before(token)
        if source is None:
            return None
        return self._made(token, last, cue, source, inverted=False)

    def _made(self, first: int, last: int, cue: Cue, source: Source, *, inverted: bool) -> Citation:
        starts, ends = self.page.starts, self.page.ends
        start = (
            starts[min(first, source.first)] if self._same_sentence(min(first, source.first), first) else starts[first]
        )
        end = ends[max(last, source.last) if inverted else last]
        return Citation(first, last, cue, source, inverted, start, end)

    def _beside_quotation(self, token: int, last: int) -> bool:
        """True where a quotation ends shortly before the cue or begins shortly after it."""
        starts, ends = self.page.starts, self.page.ends
        at = bisect_right(self.quote_starts, ends[last])
        if at < len(self.quote_starts) and self.quote_starts[at] - ends[last] <= 24:
            return "\n\n" not in self.page.text[ends[last] : self.quote_starts[at]]
        return at > 0 and 0 <= starts[token] - self.quote_ends[at - 1] <= 40

    def _says_that(self, last: int) -> bool:
        return self.words[last + 1 : last + 2] == ["that"]

    def _is_passive(self, token: int) -> bool:
        at = token - 1
        while at >= 0 and self.words[at] in self.lexicon.adverbs and self.words[at] not in _AUXILIARIES:
            at -= 1
        return at >= 0 and self.words[at] in _PASSIVE and self._same_sentence(at, token)

    def _opens_tag(self, token: int) -> bool:
        """True where the cue stands right behind a quotation, a comma or a dash, so that its source may follow it."""
        text = self.page.text
        offset = self.page.starts[token]
        back = offset - 1
        while back >= 0 and text[back] in " \t\u00a0\n":
            back -= 1
        if back < 0:
            return False
        at = bisect_right(self.quote_starts, back) - 1
        if at >= 0 and back < self.quote_ends[at]:
            return self._noun_phrase_opens(token + 1)
        if text[back] in "—–,-" and self._same_sentence(token - 1, token):
            return self._noun_phrase_opens(token + 1) and self._follows_as_tag(token)
        return False

    def _noun_phrase_opens(self, token: int) -> bool:
        if token >= len(self.words):
            return False
        return (
            self.page.text[self.page.starts[token]].isupper()
            or self.words[token] in _DETERMINERS | _PRONOUNS
            or (self.words[token] in self.lexicon.titles)
            or self.words[token].endswith("s")
        )

    def _follows_as_tag(self, token: int) -> bool:
        """For ", said X": X has to be followed by the end of a clause, and what stands before may not be its subject."""
        source = self._source_after(token + 1)
        if source is None or source.last + 1 >= len(self.words):
            return source is not None
        after = self.words[source.last + 1]
        if after not in {",", ".", ";", "of", "in", "at", "on", "who", "from", "for", "-", "("} and self._same_sentence(
            token, source.last + 1
        ):
            return False
        return self._source_before(token, only_apposition=True) is None

    # Sources.

    def _source_after(self, token: int) -> Source | None:
        """The noun phrase that begins at a token: to the end of its name, or to the first break of a role."""
        words, text = self.words, self.page.text
        if token >= len(words) or self.is_quoted(self.page.starts[token]):
            return None
        if words[token] in _PRONOUNS and (token + 1 >= len(words) or not text[self.page.starts[token]].isupper()):
            return self._pronoun(token)
        last = token
        stop = min(len(words), token + _LONGEST_PHRASE)
        while last < stop and self._same_sentence(token, last):
            word = words[last]
            naming = self.name_at_start.get(self.page.starts[last])
            if naming is not None:
                return self._named_after(token, last)
            if word in ',;:.!?()"—–' and not self._is_abbreviation(last):
                break
            if (
                word in _CONJUNCTIONS
                or word in _AUXILIARIES
                or word == "who"
                or (last > token and word in self.lexicon.cues)
            ):
                break
            if word in _LINKS and (
                last == token or (word in ("to", "on", "in", "at", "by", "with") and last - token > 1)
            ):
                break
            last += 1
        last -= 1
        if last < token:
            return None
        return self._plain(token, last)

    def _named_after(self, first: int, token: int) -> Source | None:
        naming = self.name_at_start[self.page.starts[token]]
        last = self.page.token_at(naming.end - 1)
        name = naming.person.name
        words = self.words
        if words[last].endswith("'s"):
            return self._plain(first, self._role_end(last))
        if words[last + 1 : last + 2] == ["and"] and last + 2 < len(words):
            other = self.name_at_start.get(self.page.starts[last + 2])
            if other is not None:
                last = self.page.token_at(other.end - 1)
                name = f"{name} and {other.person.name}"
        return Source(name, self._text(first, last), first, last, True)

    def _role_end(self, token: int) -> int:
        last = token
        while (
            last + 1 < len(self.words)
            and last - token < 6
            and self._same_sentence(token, last + 1)
            and self.words[last + 1].isalpha()
            and self.words[last + 1] not in _CONJUNCTIONS | _AUXILIARIES | _LINKS
            and self.words[last + 1] not in self.lexicon.cues
        ):
            last += 1
        return last

    def _source_before(self, token: int, *, only_apposition: bool = False) -> Source | None:
        """The noun phrase whose verb the cue at `token` is."""
        words = self.words
        at = token - 1
        while at >= 0 and self._same_sentence(at, token) and words[at] in self.lexicon.adverbs:
            at -= 1
        if at < 0 or not self._same_sentence(at, token) or self.is_quoted(self.page.starts[at]):
            return None if only_apposition else self._carried_subject(token)
        word = words[at]
        if word in (",", "-", "—", "–") or word == ")":
            source = self._before_apposition(at, token)
            if source is not None or only_apposition:
                return source
            return self._carried_subject(token)
        if only_apposition:
            return None
        if word in (
            "and",
            "but",
            "then",
            "or",
            "by",
            "to",
            "as",
            "in",
            "for",
            "of",
            "without",
            "after",
            "before",
            "while",
        ):
            return self._carried_subject(token) if word in ("and", "but", "then", "while", "before", "after") else None
        return self._phrase_before(at)

    def _carried_subject(self, token: int) -> Source | None:
        """The subject that a coordinated verb or a participle shares: that of an earlier cue of the sentence, else of
        the sentence itself."""
        if self.found and self._same_sentence(self.found[-1].first, token):
            return self.found[-1].source
        first = token
        while self._same_sentence(first - 1, token) and token - first < 80:
            first -= 1
        return self._subject_of(first, token)

    def _subject_of(self, first: int, limit: int) -> Source | None:
        """The subject of the clause that begins at `first`, as far as it opens with a pronoun, a name or `the ...`."""
        words = self.words
        at = first
        while at < limit and (words[at] in _CONJUNCTIONS or words[at] in self.lexicon.adverbs or words[at] == ","):
            at += 1
        if at < limit and words[at] in _OPENING_LINKS:
            while at < limit and words[at] != ",":
                at += 1
            at += 1
        if at >= limit or self.is_quoted(self.page.starts[at]):
            return None
        if words[at] in _PRONOUNS and at + 1 < len(words):
            return self._pronoun(at)
        return self._source_after(at)

    def _before_apposition(self, comma: int, token: int) -> Source | None:
        """The source of "X, the mayor, said" and "the mayor, X, said"; `comma` is the mark before the cue."""
        words = self.words
        opening = "(" if words[comma] == ")" else words[comma]
        at = comma - 1
        while at >= 0 and comma - at < _LONGEST_APPOSITION and self._same_sentence(at, token):
            if words[at] == opening and not self.is_quoted(self.page.starts[at]):
                break
            naming = self.name_at_end.get(self.page.ends[at])
            if naming is not None and at == comma - 1:
                first = self.page.token_at(naming.start)
                if first and words[first - 1] == opening and self._same_sentence(first - 1, token):
                    return Source(naming.person.name, self._text(first, at), first, at, True)
            at -= 1
        else:
            return None
        if at <= 0 or words[at] != opening or not self._same_sentence(at - 1, token):
            return None
        inside = words[at + 1]
        start = self.page.starts[at + 1]
        explains = (
            inside in _DETERMINERS
            or inside in ("who", "which", "whose", "speaking", "himself", "herself", "then", "now", "also")
            or inside.isdigit()
            or inside in self.lexicon.titles
            or self.page.text[start].isupper()
            or any(word in self.lexicon.titles or word in ("of", "at") for word in words[at + 1 : comma])
            or opening != ","
        )
        if not explains:
            return None
        # "A, B, the chair, said": the source is the last name before the comma, over a list of appositions.
        if words[at - 1] == "," or words[at - 1] == ")":
            return self._before_apposition(at - 1, token)
        return self._phrase_before(at - 1)

    def _phrase_before(self, last: int) -> Source | None:
        """The noun phrase that ends at token `last`."""
        words, page = self.words, self.page
        if self.is_quoted(page.starts[last]):
            return None
        naming = self.name_at_end.get(page.ends[last])
        if naming is not None and not words[last].endswith("'s"):
            return self._named_before(last)
        if words[last] == "who":
            at = last - 1
            if at >= 0 and words[at] == ",":
                at -= 1
            return (
                self._phrase_before(at)
                if at >= 0 and self._same_sentence(at, last) and words[at] not in (",", "who")
                else None
            )
        if words[last] in _PRONOUNS:
            return self._pronoun(last)
        if (
            words[last] in _CONJUNCTIONS
            or words[last] in _AUXILIARIES
            or words[last] in _LINKS
            or not words[last].isalnum()
        ) and not (words[last] == "." and self._is_abbreviation(last)):
            return None
        first = self._phrase_start(last)
        return None if first is None else self._plain(first, last)

    def _phrase_start(self, last: int) -> int | None:
        """Where the noun phrase ending at `last` begins: at a determiner, or after the break before it."""
        words, page = self.words, self.page
        at = last
        best: int | None = None
        while at >= 0 and last - at < _LONGEST_PHRASE and self._same_sentence(at, last):
            word = words[at]
            if self.is_quoted(page.starts[at]):
                break
            if word in _DETERMINERS:
                best = at
                if not (at and words[at - 1] in _LINKS and at - 1 > 0 and self._is_nominal(at - 2, last)):
                    return best
                at -= 2
                continue
            if word in _LINKS:
                if not (at and self._is_nominal(at - 1, last)) or (
                    best is not None and word in ("on", "in", "at", "to")
                ):
                    break
            elif word in _CONJUNCTIONS or word in _AUXILIARIES or word in _PRONOUNS:
                capitals = word == "and" and at + 1 <= last and page.text[page.starts[at + 1]].isupper()
                if not (capitals and at and page.text[page.starts[at - 1]].isupper()):
                    break
            elif (
                not (word.replace("'", "").isalnum() or word in "-&.%'")
                or (word == "." and not self._is_abbreviation(at))
                or (word in self.lexicon.cues and not self.lexicon.cues[word][0].is_noun)
                or (word in self.lexicon.adverbs and word != "first")
            ):
                break
            best = at
            at -= 1
        return best

    def _is_nominal(self, token: int, last: int) -> bool:
        if token < 0 or not self._same_sentence(token, last):
            return False
        word = self.words[token]
        return (
            word.replace("'", "").isalpha()
            and word not in _CONJUNCTIONS | _AUXILIARIES | _PRONOUNS | _LINKS | _DETERMINERS
        )

    def _is_abbreviation(self, token: int) -> bool:
        return (
            self.words[token] == "."
            and token > 0
            and self.page.starts[token] == self.page.ends[token - 1]
            and (
                len(self.words[token - 1]) == 1
                or self.words[token - 1] in self.lexicon.titles
                or self.words[token - 1] in ("mr", "mrs", "ms", "dr", "st", "inc", "ltd", "co", "corp", "jr", "sr")
            )
        )

    def _named_before(self, last: int) -> Source:
        naming = self.name_at_end[self.page.ends[last]]
        first = self.page.token_at(naming.start)
        name = naming.person.name
        words = self.words
        if first >= 2 and words[first - 1] == "and":
            other = self.name_at_end.get(self.page.ends[first - 2])
            if other is not None and self._same_sentence(first - 2, last):
                first = self.page.token_at(other.start)
                name = f"{other.person.name} and {name}"
        return Source(name, self._text(first, last), first, last, True)

    def _pronoun(self, token: int) -> Source:
        word = self.words[token]
        printed = self._text(token, token)
        at = self.page.starts[token]
        if word == "he" and printed == "He" and self._is_family_name(token):
            if person := self.people.person("He", at):
                return Source(person.name, printed, token, token, True)
        if word in ("he", "she"):
            meant = self.people.antecedent(word, at)
            if meant is not None:
                return Source(meant.name, printed, token, token, True)
        if word == "it" and self.body is not None:
            return Source(self.body.name, printed, token, token, False)
        if (
            word == "they"
            and self.speaker is not None
            and (" and " in self.speaker.name or self.speaker.name.endswith("s"))
        ):
            return Source(self.speaker.name, printed, token, token, self.speaker.is_person)
        return Source(printed, printed, token, token, False)

    def _is_family_name(self, token: int) -> bool:
        """True where a capitalised "He" cannot open a sentence: a word stands before it, or a quotation that ends in a
        comma does."""
        back = self.page.text[max(0, self.page.starts[token] - 4) : self.page.starts[token]].rstrip()
        if not back:
            return False
        if back[-1] in "\"”’'":
            return back[:-1].endswith(",")
        return back[-1].isalpha()

    def _plain(self, first: int, last: int) -> Source | None:
        """A source that no person index knows: the words as printed, without what opens the sentence before them."""
        words, page = self.words, self.page
        while (
            first < last
            and (words[first] in _CONJUNCTIONS or words[first] in self.lexicon.adverbs)
            and words[first] != "one"
        ):
            first += 1
        if words[first] in _OPENING_LINKS and first < last:
            for at in range(last, first, -1):
                if words[at] in _DETERMINERS:
                    first = at
                    break
                if (
                    page.text[page.starts[at]].isupper()
                    and not page.text[page.starts[at - 1]].isupper()
                    and at < last + 1
                ):
                    first = at
                    break
        for at in range(first, last + 1):
            naming = self.name_at_start.get(page.starts[at])
            if naming is not None and page.token_at(naming.end - 1) == last and not words[last].endswith("'s"):
                return Source(naming.person.name, self._text(first, last), first, last, True)
        printed = self._text(first, last)
        if not any(char.isalpha() for char in printed):
            return None
        if printed.lower() in _DETERMINERS or words[last] in _DETERMINERS - {
            "one",
            "some",
            "many",
            "several",
            "few",
            "most",
            "both",
            "another",
            "other",
        }:
            return None
        return Source(printed, printed, first, last, False)

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.page.text[self.page.starts[first] : self.page.ends[last]].split())
