"""Which wordings of two articles may be one: quotations, names of one spelling, titles of one holder."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from factcheck.model import Article, Claim, Wording, fold

_NEAR = 60  # percent of likeness of first and last names that may be a slip for each other
_VERY_NEAR = 80  # percent of likeness of last names that may be a slip where the first names begin alike
_LEAST_WORDS = 4  # words a quotation needs to be told from a turn of phrase
_LEAST_SHARED = 3
_LEAST_SHARE = 0.5  # of the shorter quotation's distinct words
_NOT_SPOKEN = frozenset(("scare", "title"))

Pairs = Iterable[tuple[int, int]]


def quotations(articles: Sequence[Article], pairs: Pairs | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of quotations of two articles that share words enough to be looked at, in order of article and place.

    `pairs` are the places of the articles to compare, the smaller one first; every two when it is not given.
    """
    quoted = [_spoken(article) for article in articles]
    for left, others in _partners(articles, pairs).items():
        for claim, distinct in quoted[left]:
            for right in others:
                for other, other_distinct in quoted[right]:
                    shared = len(distinct & other_distinct)
                    least = min(len(distinct), len(other_distinct))
                    if shared >= _LEAST_SHARED and shared >= _LEAST_SHARE * least:
                        yield claim, other


def _spoken(article: Article) -> list[tuple[Claim, frozenset[str]]]:
    found = []
    for claim in article.claims:
        if claim.kind == "quote" and isinstance(claim.value, Wording) and claim.value.role not in _NOT_SPOKEN:
            words = [word for part in claim.value.parts or (claim.value.folded,) for word in fold(part).lower().split()]
            if len(words) >= _LEAST_WORDS:
                found.append((claim, frozenset(words)))
    return found


def _partners(articles: Sequence[Article], pairs: Pairs | None) -> dict[int, list[int]]:
    """For each article the later ones it is compared with, ascending."""
    found: dict[int, list[int]] = defaultdict(list)
    for left, right in combinations(range(len(articles)), 2) if pairs is None else sorted(pairs):
        found[left].append(right)
    return found


def names(articles: Sequence[Article], pairs: Pairs | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of differing names of two articles that begin with the same letter or end in the same word, and are alike
    by half. Each pair comes once."""
    seen: set[tuple[str, str]] = set()

    def may_be_one(left: Claim, right: Claim) -> bool:
        one, other = _folded(left), _folded(right)
        if one == other or (left.id, right.id) in seen or not _share_a_part(one, other):
            return False
        seen.add((left.id, right.id))
        return True

    yield from _matched([_by_initial(article) for article in articles], _partners(articles, pairs), may_be_one)


def titles(articles: Sequence[Article], pairs: Pairs | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of titles of two articles whose holders share their last name."""
    yield from _matched([_by_surname(article) for article in articles], _partners(articles, pairs), lambda *_: True)


def posts(articles: Sequence[Article], pairs: Pairs | None = None) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of equal titles of two articles whose holders do not share their last name."""

    def may_be_one(left: Claim, right: Claim) -> bool:
        one, other = left.about.holder, right.about.holder
        return bool(one and other) and str(one).split()[-1].lower() != str(other).split()[-1].lower()

    yield from _matched([_by_post(article) for article in articles], _partners(articles, pairs), may_be_one)


_Entries = dict[str, list[Claim]]  # the wordings of one article by the key that two of them must share


def _matched(
    entries: Sequence[_Entries], partners: dict[int, list[int]], may_be_one: Callable[[Claim, Claim], bool]
) -> Iterator[tuple[Claim, Claim]]:
    """The pairs of one key in two articles that are compared, by key, then by place of the left and of the right."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(entries):
        for key in one:
            places[key].append(place)
    for key in sorted(places):
        for left in places[key]:
            others = [right for right in partners.get(left, ()) if key in entries[right]]
            for claim in entries[left][key]:
                for right in others:
                    for other in entries[right][key]:
                        if may_be_one(claim, other):
                            yield claim, other


def _by_initial(article: Article) -> _Entries:
    """The first claim of each name, by its role and first letter, and of persons also by their last name."""
    found: _Entries = defaultdict(list)
    seen: set[str] = set()
    for claim in article.claims:
        if claim.kind == "name" and isinstance(claim.value, Wording) and claim.value.folded not in seen:
            seen.add(claim.value.folded)
            found[str((claim.value.role, claim.value.folded[:1]))].append(claim)
            if claim.value.role == "person":
                found["= " + claim.value.folded.split()[-1]].append(claim)
    return found


def _by_post(article: Article) -> _Entries:
    """The first claim of each title of each holder, by the title."""
    return {
        post: [claim for claim in claims if _folded(claim) == post]
        for claims in [[claim for some in _by_surname(article).values() for claim in some]]
        for post in sorted({_folded(claim) for claim in claims})
    }


def _by_surname(article: Article) -> _Entries:
    """The first claim of each title of each holder, by the holder's last name."""
    found: _Entries = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for claim in article.claims:
        holder = claim.about.holder
        if claim.kind == "title" and holder and isinstance(claim.value, Wording):
            key = holder.lower(), claim.value.folded
            if key not in seen:
                seen.add(key)
                found[holder.split()[-1].lower()].append(claim)
    return found


def _folded(claim: Claim) -> str:
    return claim.value.folded if isinstance(claim.value, Wording) else ""


def _share_a_part(left: str, right: str) -> bool:
    """Whether two names have a word in common, are near in first and last word, or are single words of one length."""
    one, other = left.split(), right.split()
    if set(one) & set(other):
        return True
    if len(one) == len(other) == 1:
        return abs(len(left) - len(right)) <= 2
    if min(len(one), len(other)) < 2:
        return False
    given, surname = fuzz.ratio(one[0], other[0]), fuzz.ratio(one[-1], other[-1])
    return min(given, surname) >= _NEAR or (one[0][0] == other[0][0] and surname >= _VERY_NEAR)
