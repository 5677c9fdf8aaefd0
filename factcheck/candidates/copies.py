"""Which articles print one and the same text: a wire story taken over by several papers is one source, not many."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from factcheck.model import Article, fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHINGLE = 4  # words; two hands that write of one event share few runs of four
_LEAST_SHINGLES = 20  # below this a text is too short to tell a copy from a coincidence
_CONTAINED = 0.8  # of the shorter text's shingles that the longer one prints too
_SKETCH = 32  # shingles of each text that are looked up in the others
_CROWD = 200  # texts that each text is held against by one shingle: a story that more took over still hangs together


@dataclass(frozen=True, slots=True)
class Copies:
    """`family`: for each document that is not independent of all others the name it shares with those it depends on
    (its agency's, else the id of the first of them). `same_text`: for each document the ids of those that print the
    same text, in the order of the articles."""

    family: Mapping[str, str]
    same_text: Mapping[str, tuple[str, ...]]


def copies(articles: Sequence[Article]) -> Copies:
    """Which of the articles print one text, and so which are no independent sources.

    Two articles print one text when four in five runs of four words of the shorter also stand in the longer, letter
    case and punctuation left aside. Families are closed: a copy of a copy, and a text under the same agency's name
    (`Document.family`) or two versions of one story (one address or agency id), belong together. The order of the
    articles changes nothing but the order in `same_text`.
    """
    ids = sorted(article.document.id for article in articles)
    by_id = {article.document.id: article for article in articles}
    shingles = [_shingles(by_id[name]) for name in ids]
    same: dict[str, list[str]] = defaultdict(list)
    for left, right in _likely(shingles):
        shared = len(shingles[left] & shingles[right])
        if shared >= _CONTAINED * min(len(shingles[left]), len(shingles[right])):
            same[ids[left]].append(ids[right])
            same[ids[right]].append(ids[left])
    place = {article.document.id: at for at, article in enumerate(articles)}
    same_text = {name: tuple(sorted(others, key=place.__getitem__)) for name, others in same.items()}
    return Copies(_families(articles, same_text), same_text)


def _shingles(article: Article) -> frozenset[int]:
    """The hashes of all runs of words of the text; the same on every machine and in every run."""
    text = article.document.text[article.document.body_start :]
    words = [found.group() for found in _WORD.finditer(fold(text).lower())]
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    if len(runs) < _LEAST_SHINGLES:
        return frozenset()
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


def _sketch(shingles: frozenset[int]) -> list[int]:
    """The shingles of smallest hash: a sample of the text that every text containing them draws alike.

    (Broder, "On the resemblance and containment of documents", 1997: bottom-s sketches.)
    """
    return sorted(shingles)[:_SKETCH]


def _likely(shingles: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """The pairs of texts of which one's sketch shares a shingle with the other text, ascending."""
    printed: dict[int, list[int]] = defaultdict(list)
    wanted = {one for text in shingles for one in _sketch(text)}
    for place, text in enumerate(shingles):
        for one in text & wanted:
            printed[one].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for place, text in enumerate(shingles):
        for one in _sketch(text):
            for other in printed[one][:_CROWD]:
                if other != place:
                    shared[min(place, other), max(place, other)] += 1
    # A text of which four fifths stand elsewhere finds about that much of its sketch there: to find less than a
    # quarter of it has a chance below 1 in 10^11 (binomial). A common formula gives a shingle or two.
    return sorted(pair for pair, count in shared.items() if 4 * count >= min(_SKETCH, *map(len, _of(shingles, pair))))


def _of(shingles: Sequence[frozenset[int]], pair: tuple[int, int]) -> tuple[frozenset[int], frozenset[int]]:
    return shingles[pair[0]], shingles[pair[1]]


def _families(articles: Sequence[Article], same_text: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The family of each document that shares one with another or names its agency."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for article in articles:
        document = article.document
        joined = list(same_text.get(document.id, ()))
        if document.family:
            joined.append(_AGENCY + document.family)
        if document.locator is not None and document.locator.story:
            joined.append(_AGENCY + document.locator.story)
        for other in joined:
            # The smaller name is the root, whatever the order; an agency's name is smaller than any id.
            one, far = sorted((root(document.id), root(other)))
            parent[far] = one
    return {
        article.document.id: root(article.document.id).removeprefix(_AGENCY)
        for article in articles
        if article.document.id in parent
    }


_AGENCY = " "  # marks the name of an agency or story, so that it sorts before ids
