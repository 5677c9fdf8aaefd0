"""Which articles can be about one event, found through what they share, so that not every two have to be compared."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from sys import intern
from typing import overload

from factcheck.candidates.keys import FIGURE, Keys, Printed, printed
from factcheck.model import Article
from factcheck.vocabulary import Vocabulary

SMALL = 12  # articles of which every two are compared: an editor chose them
_DAYS = 30  # of a bucket; articles of one bucket or of neighbouring ones can be about one event
_CROWD = 100  # articles of one bucket that may share a key before it brings no two of them together
# Two articles are compared when what they share reaches _SLOPE times the logarithm of the number of articles plus
# _START (natural logarithms of odds). Shared keys are no independent evidence: among the pairs of unrelated development
# articles those that reach a sum t fall by exp(-0.4 t), not exp(-t). Twice the logarithm holds the unrelated pairs
# that each article meets by chance about level when the pile grows.
_SLOPE, _START = 2.0, 1.5
_UNIT = 1000  # sums are kept in thousandths


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that may be about one event: their places in the set, ascending, and which of them are compared, as
    pairs of positions in `members`, ascending."""

    members: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Crowded:
    """A name or figure that too many articles of one time share: by itself it brought none of `articles` together."""

    key: str
    articles: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a set of articles, the articles that are in none, and the keys that were too common to use.

    Groups are ordered by their first member and have no member in common.
    """

    groups: tuple[Group, ...]
    alone: tuple[int, ...]
    crowded: tuple[Crowded, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an article decides which others it is compared with: what it prints, and when it was published.

    `printed` are the words of the four sets of `Printed`, a line each: a tenth of the memory of sets, which tells when
    the traits of all articles of an archive are held side by side.
    """

    printed: str
    bucket: "_Bucket"

    def unpacked(self) -> Printed:
        """What the article prints."""
        return Printed(*(frozenset(map(intern, line.split())) for line in self.printed.split("\n")))


def traits(article: Article) -> Traits:
    """The traits of an article."""
    found = printed(article)
    lines = (" ".join(sorted(some)) for some in (found.lower, found.upper, found.inside, found.figures))
    return Traits("\n".join(lines), bucket_of(article))


class _Unpacked(Sequence[Printed]):
    """What the articles of these traits print, unpacked one at a time."""

    def __init__(self, articles: Sequence[Traits]) -> None:
        self._articles = articles

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[Printed]:
        return (article.unpacked() for article in self._articles)

    @overload
    def __getitem__(self, place: int) -> Printed: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Printed]: ...
    def __getitem__(self, place: int | slice) -> Printed | Sequence[Printed]:
        if isinstance(place, slice):
            return _Unpacked(self._articles[place])
        return self._articles[place].unpacked()


def group(articles: Sequence[Article], vocabulary: Vocabulary) -> Grouping:
    """The articles in groups that may be about one event each; see `group_by_traits`."""
    if len(articles) <= SMALL:
        return _small(len(articles))
    return group_by_traits([traits(article) for article in articles], vocabulary)


def _small(total: int) -> Grouping:
    members = tuple(range(total))
    return Grouping((_whole(members),) if total > 1 else (), members if total == 1 else (), ())


def group_by_traits(articles: Sequence[Traits], vocabulary: Vocabulary) -> Grouping:
    """The articles in groups that may be about one event each.

    Up to SMALL articles are one group and every two of them are compared. Of more, two are compared when they share
    enough names, figures and rare words, and were published within two buckets of 30 days (undated articles: at any
    time); a group is what such pairs hold together, and in a group of at most SMALL every two are compared. What is
    looked up grows with the number of articles, not with its square: a key that more than 100 articles of one bucket
    share is not looked up there.
    """
    total = len(articles)
    if total <= SMALL:
        return _small(total)
    index = _Index(articles, vocabulary)
    linked = list(index.pairs())
    groups: list[Group] = []
    alone: list[int] = []
    pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    components = _components(total, linked)
    where = {member: first for first, members in components.items() for member in members}
    for pair in linked:
        pairs[where[pair[0]]].append(pair)
    for first, component in components.items():
        if len(component) == 1:
            alone.append(first)
        elif len(component) <= SMALL:
            groups.append(_whole(tuple(component)))
        else:
            position = {member: at for at, member in enumerate(component)}
            kept = sorted((position[left], position[right]) for left, right in pairs[first])
            groups.append(Group(tuple(component), tuple(kept)))
    return Grouping(tuple(groups), tuple(alone), index.crowded())


def _whole(members: tuple[int, ...]) -> Group:
    return Group(members, tuple(combinations(range(len(members)), 2)))


def _components(total: int, linked: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """The sets of articles that links hold together, by their first member, ascending."""
    parent = list(range(total))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for left, right in linked:
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(total):
        found[root(place)].append(place)
    return found


_Bucket = int | None
_UNDATED: _Bucket = None


class _Index:
    """The articles by key and time of publication."""

    def __init__(self, articles: Sequence[Traits], vocabulary: Vocabulary) -> None:
        self._keys = Keys(_Unpacked(articles), vocabulary)
        self._need = round(_UNIT * (_SLOPE * math.log(len(articles)) + _START))
        self._buckets = [article.bucket for article in articles]
        cells: dict[str, dict[_Bucket, list[int]]] = defaultdict(lambda: defaultdict(list))
        for place, (keys, bucket) in enumerate(zip(self._keys.of, self._buckets, strict=True)):
            for key in keys:
                cells[key][bucket].append(place)
        # What one article alone prints, or what tells nothing, brings it to no other. Weights are whole numbers: a sum
        # of them does not depend on the order of a set.
        weights = {key: round(_UNIT * self._keys.weight(key)) for key, cell in cells.items() if _is_shared(cell)}
        self._weights = {key: weight for key, weight in weights.items() if weight > 0}
        self._cells = {key: cells[key] for key in self._weights}
        self._sizes = {key: sum(map(len, cell.values())) for key, cell in self._cells.items()}

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs of places whose articles share enough, ascending; half of it must come from keys not crowded."""
        # Those that count are kept in place of all, which have told what they had to tell.
        keys = self._keys.of
        for place, all_ in enumerate(keys):
            keys[place] = frozenset(key for key in all_ if key in self._weights)
        for place, bucket in enumerate(self._buckets):
            shared: dict[int, int] = defaultdict(int)
            for key in keys[place]:
                if not self._is_crowded(key, bucket):
                    weight = self._weights[key]
                    for others in self._met(key, bucket):
                        for other in others[bisect_right(others, place) :]:
                            shared[other] += weight
            for other in sorted(other for other, sum_ in shared.items() if 2 * sum_ >= self._need):
                if sum(self._weights[key] for key in keys[place] & keys[other]) >= self._need:
                    yield place, other

    def _met(self, key: str, bucket: _Bucket) -> Iterator[list[int]]:
        """The articles, by bucket, that an article of this bucket meets by a key."""
        cell = self._cells[key]
        near = cell if bucket is None else (bucket - 1, bucket, bucket + 1, _UNDATED)
        return (cell[one] for one in near if one in cell and not self._is_crowded(key, one))

    def _is_crowded(self, key: str, bucket: _Bucket) -> bool:
        """Whether too many share a key in a bucket. Undated articles meet those of all buckets, so all count."""
        if bucket is None:
            return self._sizes[key] > _CROWD
        return len(self._cells[key][bucket]) > _CROWD

    def crowded(self) -> tuple[Crowded, ...]:
        """The names and figures that were too common in some bucket, the commonest first."""
        found = []
        for key, cell in self._cells.items():
            if self._sizes[key] > _CROWD and self._keys.is_distinctive(key):
                hit = sum(len(places) for bucket, places in cell.items() if self._is_crowded(key, bucket))
                if hit:
                    found.append(Crowded(key.removeprefix(FIGURE), hit))
        return tuple(sorted(found, key=lambda one: (-one.articles, one.key)))


def _is_shared(cell: Mapping[_Bucket, Sequence[int]]) -> bool:
    return len(cell) > 1 or any(len(places) > 1 for places in cell.values())


def bucket_of(article: Article) -> _Bucket:
    """Which stretch of 30 days an article was published in; None where that is not known to the month."""
    published = article.document.published
    if published is None or (published.end - published.start).days > 31:
        return _UNDATED
    return published.start.toordinal() // _DAYS
