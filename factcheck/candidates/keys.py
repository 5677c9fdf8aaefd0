"""By what an article is known among others: the names, figures and words it prints, each weighed by its rarity."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.model import Article
from factcheck.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURE = re.compile(r"\d(?:[\d,.]*\d)?")
# What stands before the space before the first word of a sentence, a quotation or a table cell.
_STOPS = " \n.!?:;|*-\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LEAST_LETTERS = 5  # of a lower-case word that tells of a subject
_LEAST_DIGITS = 3  # characters of a figure that is not met everywhere
# What a shared key of each sort counts. A word says less than a name of the same rarity, because the words of one
# field come together (epicentre, aftershock); two reports of one event round their figures. The two shares were set
# on the development events mixed into one pile (270 articles of 112 events): see benchmarks/README.md.
_NAME, _FIGURES, _SUBJECT = 1.0, 0.7, 0.5
# Names are rare in news at large even where every article at hand prints them: rarity is counted as if this many
# further articles, about other things, lay beside those at hand.
_AT_LARGE = 300
FIGURE = "#"  # opens the key of a figure


class Keys:
    """The keys of a set of articles, of each of which it is known what it prints: for each article what it can be known
    by, and what each key tells."""

    def __init__(self, texts: Sequence["Printed"], vocabulary: Vocabulary) -> None:
        passed = calendar_words(vocabulary)
        lower = Counter(word for one in texts for word in one.lower)
        inside = Counter(word for one in texts for word in one.inside)
        # What most articles print without a capital, or only at the start of a sentence, is no name.
        names = {word for word, count in inside.items() if count > lower[word]} - passed
        self.of: list[frozenset[str]] = [
            one.figures
            | (one.upper & names)
            | {word for word in one.lower if len(word) >= _LEAST_LETTERS and word not in names and word not in passed}
            for one in texts
        ]
        self.total = len(texts)
        self._count = Counter(key for keys in self.of for key in keys)
        self._names = names

    def is_distinctive(self, key: str) -> bool:
        """Whether a key is a name or a figure, not a mere word."""
        return key in self._names or key.startswith(FIGURE)

    def weight(self, key: str) -> float:
        """How much two articles that share a key are the likelier to be about one event, as a natural logarithm.

        The likelihood ratio of a shared key: about one in two reports of an event prints a name of it, of the other
        articles as many as print it at all. Never below 0.
        """
        count = self._count[key]
        if key.startswith(FIGURE):
            return _FIGURES * max(0.0, math.log((self.total + _AT_LARGE) / (2 * count)))
        if key in self._names:
            return _NAME * max(0.0, math.log((self.total + _AT_LARGE) / (2 * count)))
        return _SUBJECT * max(0.0, math.log(self.total / (4 * count)))


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of an article in lower case, without accents: those it prints without a capital, those it never prints
    without one, which of these stand inside a sentence; and its figures."""

    lower: frozenset[str]
    upper: frozenset[str]
    inside: frozenset[str]
    figures: frozenset[str]


def printed(article: Article) -> Printed:
    """What the body of an article prints."""
    text = without_accents(article.document.text[article.document.body_start :])
    lower: set[str] = set()
    upper: set[str] = set()
    inside: set[str] = set()
    for found in _WORD.finditer(text):
        word, at = found.group(), found.start()
        if word[0].islower():
            lower.add(word)
            continue
        upper.add(word.lower())
        if text[max(0, at - 1) : at] == " " and text[max(0, at - 2)] not in _STOPS:
            inside.add(word.lower())
    figures = {figure.replace(",", "") for figure in _FIGURE.findall(text)}
    return Printed(
        lower=frozenset(word.lower() for word in lower),
        upper=frozenset(upper - lower),
        inside=frozenset(inside - lower),
        figures=frozenset(
            FIGURE + figure for figure in figures if len(figure) >= _LEAST_DIGITS and not _YEAR.match(figure)
        ),
    )


def without_accents(text: str) -> str:
    """The text with plain letters in place of accented ones."""
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


@cache
def calendar_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Months and weekdays: capitalised, and no names of anything."""
    table = vocabulary.table("calendar")
    names = {**table["months"], **table["weekdays"]}
    return frozenset(word for name, short in names.items() for word in (name, *short))
