"""Which claims of two articles are looked at together."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.candidates.binding import features
from factcheck.candidates.derived import BEGAN, BORN
from factcheck.candidates.profiles import Profile, Profiler, exact_figure
from factcheck.candidates.stories import Stories
from factcheck.candidates.telling import Telling
from factcheck.model import Article
from factcheck.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one block in two articles (the earlier article left), with their binding features."""

    left: Profile
    right: Profile
    features: dict[str, float]


def find(
    articles: Sequence[Article], vocabulary: Vocabulary, pairs: Iterable[tuple[int, int]] | None = None
) -> Iterator[Pair]:
    """The pairs of claims of one block in two articles, in order of article and place.

    `pairs` are the places of the articles to compare, the smaller one first; every two of them when it is not given.
    Rarity is counted over all of `articles`: hand in those of one event.
    """
    stories, telling = Stories(articles), Telling(articles)
    blocks: dict[int, dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in Profiler(articles, vocabulary).profiles():
        blocks[profile.article][profile.block].append(profile)
    for left, right in combinations(range(len(articles)), 2) if pairs is None else sorted(pairs):
        if stories.are_apart(left, right):
            continue
        story = stories.likeness(left, right)
        for name in sorted(blocks[left].keys() & blocks[right].keys()):
            one, other = blocks[left][name], blocks[right][name]
            rivals = math.log(max(1.0, (len(one) + len(other)) / 2))
            for first in one:
                for second in other:
                    if not _is_sound(first, second) or _adds_up(first, second) or _adds_up(second, first):
                        continue
                    found = features(first, second, story, rivals)
                    found.update(telling.features(first.claim, second.claim, (left, right)))
                    yield Pair(first, second, found)


def _adds_up(part: Profile, whole: Profile) -> bool:
    """Whether one article prints in two parts what the other prints as their sum: no two tellings of one count."""
    return bool(part.sums) and exact_figure(whole.claim) in part.sums


def _is_sound(first: Profile, second: Profile) -> bool:
    """Whether two claims may be compared as what they stand for: two lengths of time are compared as lengths, and two
    dates of beginnings as dates."""
    if first.block in _WORKED_OUT:
        return first.is_worked_out != second.is_worked_out
    return not (first.is_worked_out and second.is_worked_out)


_WORKED_OUT = frozenset(f"date: {name}" for name in (BEGAN, BORN))
