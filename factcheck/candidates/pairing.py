"""Which claims of two articles are looked at together."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.candidates.binding import features
from factcheck.candidates.profiles import Profile, Profiler
from factcheck.candidates.stories import Stories
from factcheck.model import Article
from factcheck.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one block in two articles (the earlier article left), with their binding features."""

    left: Profile
    right: Profile
    features: dict[str, float]


def find(articles: Sequence[Article], vocabulary: Vocabulary) -> Iterator[Pair]:
    """All pairs of claims of one block in two articles, in order of article and place."""
    stories = Stories(articles)
    blocks: dict[tuple[int, str], list[Profile]] = defaultdict(list)
    names: set[str] = set()
    for profile in Profiler(articles, vocabulary).profiles():
        blocks[profile.article, profile.block].append(profile)
        names.add(profile.block)
    for left in range(len(articles)):
        for right in range(left + 1, len(articles)):
            story = stories.likeness(left, right)
            for name in sorted(names):
                one, other = blocks.get((left, name), []), blocks.get((right, name), [])
                rivals = math.log(max(1.0, (len(one) + len(other)) / 2))
                for first in one:
                    for second in other:
                        yield Pair(first, second, features(first, second, story, rivals))
