"""A light clause analysis without a trained model: a tag for each token and how far apart two tokens are in grammar."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache

from factcheck.claims.about.lemmas import lemma
from factcheck.claims.page import Page
from factcheck.vocabulary import Vocabulary

# Tags: D determiner, P preposition, R pronoun, X auxiliary, C conjunction, S subordinator, F other function word,
# M number, V verb, A modifier (participle before a noun), N noun or other content word, E proper noun, "." sign.
CONTENT = frozenset("NEAV")
# Words of an archive without end: what has been looked up is forgotten when it grows past this.
_REMEMBERED = 40_000
# Verbs whose participle is the base form: behind a form of be or have they are no nouns ("has run", "was cut").
_UNCHANGED = frozenset(
    ("run", "come", "become", "cut", "put", "set", "hit", "shut", "cost", "bid", "cast", "quit", "split", "spread",
     "hurt", "let", "read", "burst", "beat", "overcome", "broadcast")
)  # fmt: skip
_ARTICLES = ("the", "a", "an")
_BOUNDARY_SIGNS = frozenset(",;:()[]—…|")


@dataclass(frozen=True)
class _Lexicon:
    closed: dict[str, str]
    verbs: frozenset[str]
    also_nouns: frozenset[str]
    reporting: frozenset[str]
    before_verbs: frozenset[str]
    numbers: frozenset[str]
    sorts: dict[str, str] = field(default_factory=dict)
    """What `sort` has been asked so far."""

    def sort(self, word: str) -> str:
        """What is known of a word without its surroundings: its tag, or "n" for a noun that may be a name, "?" for a
        word that the surroundings decide."""
        tag = self.closed.get(word)
        if tag is None:
            head = word[0]
            if head.isdigit() or word in self.numbers:
                tag = "M"
            elif not head.isalpha():
                tag = "."
            else:
                tag = "?" if word.endswith("ed") or lemma(word) in self.verbs else "n"
        if len(self.sorts) >= _REMEMBERED:
            self.sorts.clear()
        self.sorts[word] = tag
        return tag


@cache
def _lexicon(vocabulary: Vocabulary) -> _Lexicon:
    closed: dict[str, str] = {}
    # Later classes win: "that" and "as" open a clause more often than they point.
    words = vocabulary.table("function-words")
    for tag in "NFDPRXCS":
        closed.update(dict.fromkeys(words[tag], tag))
    verbs = vocabulary.table("verbs")
    return _Lexicon(
        closed=closed,
        verbs=frozenset(verbs["verbs"].split()),
        also_nouns=frozenset(verbs["also_nouns"].split()),
        reporting=frozenset(verbs["reporting"].split()),
        before_verbs=frozenset(words["before_verbs"]),
        numbers=frozenset(words["numbers"]),
    )


class Grammar:
    """One sentence, tagged: token `first + k` of the page has `tags[k]`, `lemmas[k]` and lies in clause `clauses[k]`.

    `clauses` count the clause boundaries from the start of the sentence; `distance` adds tokens and boundaries up.
    """

    def __init__(self, page: Page, first: int, last: int) -> None:
        self.page = page
        self.first = first
        self.last = last
        self.words = page.words[first:last]
        lexicon = _lexicon(page.vocabulary)
        self._reporting = lexicon.reporting
        self.tags = self._tag(lexicon)
        self.lemmas = [
            word if tag in ".MXPDRCSF" else (word.removesuffix("'s") if tag == "E" else lemma(word.removesuffix("'s")))
            for word, tag in zip(self.words, self.tags, strict=True)
        ]
        self.clauses = self._divide()
        # How far along the sentence a token stands, each clause boundary counting as three tokens more.
        self.reach = [at + 3 * clause for at, clause in enumerate(self.clauses)]
        self.verbs = [at for at, tag in enumerate(self.tags) if tag == "V"]
        self.scopes: dict[int, dict[str, str]] = {}
        """By clause: the scope flags that hold for all of it, each with its cue."""
        self.left_scopes: dict[int, dict[str, str]] = {}
        """The same by token, for the flags that cues to the left of it give."""

    def is_capital(self, at: int) -> bool:
        """Whether the token at `at` begins with a capital."""
        return self.page.text[self.page.starts[self.first + at]].isupper()

    def _tag(self, lexicon: _Lexicon) -> list[str]:
        tags: list[str] = []
        words = self.words
        known = lexicon.sorts
        for at, word in enumerate(words):
            tag = known[word] if word in known else lexicon.sort(word)
            if tag in "n?":
                if self.is_capital(at) and (at > 0 or self._next_is_capital(at)):
                    tag = "E"
                else:
                    tag = "N" if tag == "n" else self._open_class(lexicon, word, tags, at)
            elif tag == "S" and word in ("that", "so", "as") and at + 1 < len(words) and tags and tags[-1] == "P":
                tag = "D"
            tags.append(tag)
        for at in range(len(tags) - 1):
            if tags[at] == "V" and tags[at + 1] in "NE" and words[at].endswith(("ing", "ed")):
                before = tags[at - 1] if at else "."
                if before in "DMPA":
                    tags[at] = "A"
            # "The third shooting in a week", "his killing": what a determiner or number opens and no noun follows.
            elif tags[at] == "V" and at and tags[at - 1] in "DM" and words[at].endswith("ing"):
                tags[at] = "V" if words[at + 1] in _ARTICLES else "N"
        return tags

    def _next_is_capital(self, at: int) -> bool:
        after = self.first + at + 1
        return after < self.last and self.page.text[self.page.starts[after]].isupper()

    def _open_class(self, lexicon: _Lexicon, word: str, tags: list[str], at: int) -> str:
        before = tags[-1] if tags else "."
        base = lemma(word)
        if base not in lexicon.verbs:
            if not word.endswith("ed"):
                return "N"
            # "The singer popped the question": a past form between a noun and what opens a phrase is a verb.
            following = lexicon.closed.get(self.words[at + 1], "") if at + 1 < len(self.words) else ""
            return "A" if before in "DM" else "V" if before in "NER" and following in ("D", "P", "F", "R") else "N"
        if before == "X" and base in _UNCHANGED:
            return "V"
        inflected = word != base
        plain_s = word.endswith("s") and inflected
        if base not in lexicon.also_nouns:
            return "N" if before == "D" and not inflected else "V"
        if inflected and not plain_s:
            return "V"
        previous = self.words[at - 1] if at else ""
        if plain_s:
            following = lexicon.closed.get(self.words[at + 1], "") if at + 1 < len(self.words) else ""
            return "V" if before in "NER" and following in ("D", "P", "S", "R") else "N"
        return "V" if previous in lexicon.before_verbs or (before == "R" and previous not in ("there", "here")) else "N"

    def _divide(self) -> list[int]:
        clauses: list[int] = []
        count = 0
        has_verb = False
        tags, words = self.tags, self.words
        for at, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if tag in "VX":
                has_verb = True
            elif (
                (tag == "." and word in _BOUNDARY_SIGNS)
                or (tag == "S" and at and word != "as")
                # Before the clause has its verb a conjunction joins nouns: "twelve men and two women were killed".
                or (tag == "C" and has_verb and self._opens_clause(at))
            ):
                count += 1
                has_verb = False
            clauses.append(count)
        return clauses

    def _opens_clause(self, at: int) -> bool:
        """Whether the conjunction at `at` joins clauses rather than words: a verb follows within three tokens."""
        for tag in self.tags[at + 1 : at + 4]:
            if tag in "VX":
                return True
            if tag == ".":
                return False
        return False

    def distance(self, left: int, right: int) -> int:
        """Tokens between two places of the sentence, each clause boundary counting as three more."""
        return abs(self.reach[right] - self.reach[left])

    def clause_range(self, clause: int) -> tuple[int, int]:
        """The tokens of a clause, half-open."""
        return bisect_left(self.clauses, clause), bisect_right(self.clauses, clause)

    def has_auxiliary(self, clause: int) -> bool:
        """Whether a clause has a form of be, have, do or a modal verb."""
        start, end = self.clause_range(clause)
        return "X" in self.tags[start:end]

    def is_reporting(self, verb: int) -> bool:
        """Whether the verb at `verb` tells of what somebody said or found ("said", "estimated")."""
        return self.lemmas[verb] in self._reporting

    def is_content(self, at: int) -> bool:
        """Whether the token carries meaning of its own (a noun, name, modifier or verb)."""
        return self.tags[at] in CONTENT

    def noun_phrase_after(self, at: int, limit: int = 6) -> list[int]:
        """The places of the content words of the noun phrase that begins at `at` (determiners and numbers skipped)."""
        found: list[int] = []
        for place in range(at, min(len(self.tags), at + limit)):
            tag, word = self.tags[place], self.words[place]
            if tag in "NEA" or (tag == "V" and self._modifies(place)):
                found.append(place)
            elif (tag in "DMF" and not found) or word == "-" or (tag == "M" and found):
                continue
            else:
                break
        return found

    def _modifies(self, at: int) -> bool:
        return self.words[at].endswith(("ing", "ed")) and at + 1 < len(self.tags) and self.tags[at + 1] in "NE"

    def noun_phrase_before(self, at: int, limit: int = 8) -> list[int]:
        """The places of the content words of the noun phrase that ends just before `at`, nearest last."""
        found: list[int] = []
        for place in range(at - 1, max(-1, at - 1 - limit), -1):
            tag, word = self.tags[place], self.words[place]
            if tag in "NEA":
                found.append(place)
            elif ((tag in "DM" or word in ("-", "'s", "of")) and found) or (tag in "FX" and not found):
                continue
            else:
                break
        found.reverse()
        return found

    def governing_verb(self, first: int, last: int) -> int | None:
        """The place of the verb that governs the phrase from `first` to `last`: in its clause, to the left before
        to the right, else in the clause before or after; None where the sentence has no verb."""
        verbs, clauses = self.verbs, self.clauses
        behind = bisect_right(verbs, last)
        before = bisect_left(verbs, first) - 1
        left = verbs[before] if before >= 0 else None
        right = verbs[behind] if behind < len(verbs) else None
        here, there = clauses[first], clauses[last]
        # Clauses only count up, so the nearest verb to a side is the one in the nearest clause.
        if left is not None and clauses[left] == here:
            return left
        if right is not None and clauses[right] == there:
            return right
        if left is not None and clauses[left] >= here - 1:
            return left
        if right is not None and clauses[right] <= there + 1:
            return right
        return right if left is None else left

    def subject_of(self, verb: int) -> list[int]:
        """The places of the content words of the subject of the verb at `verb`; its antecedent in a relative clause."""
        start = bisect_left(self.clauses, self.clauses[verb])
        inside = [at for at in range(start, verb) if self.tags[at] in "NE"]
        if inside:
            # Of "the head of the agency" the head comes first; of "agency officials" last: keep all, nearest last.
            return inside[:6]
        if start > 1 and self.tags[start] == "S" and self.words[start - 1] == ",":
            start -= 1  # "The bridge, which cost £3m": the comma parts the clause from what it tells of
        return self.noun_phrase_before(start) if start > 0 else []
