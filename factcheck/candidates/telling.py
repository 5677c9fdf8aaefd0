"""What two articles say between them: whoever tells both sides, or names both places, tells of two matters."""

import re
from collections import defaultdict
from collections.abc import Sequence

from factcheck.model import Article, Claim, Polarity, Wording, fold

_WORD = re.compile(r"[^\W_]+")
SIGNS = {"place: both named": -1, "polarity: both told": -1}


class Telling:
    """Which sides of which opposites each article tells, and its words."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._lines: dict[int, str] = {}
        self._sides: dict[int, dict[str, set[str]]] = {}
        for place, article in enumerate(articles):
            sides: dict[str, set[str]] = defaultdict(set)
            for claim in article.claims:
                if isinstance(claim.value, Polarity) and claim.hedge is None:
                    sides[claim.value.pair].add(claim.value.side)
            self._sides[place] = sides

    def features(self, left: Claim, right: Claim, articles: tuple[int, int]) -> dict[str, float]:
        """For two places or two opposites how many of the two articles (as a share) have the other's as well."""
        one, other = left.value, right.value
        if isinstance(one, Polarity) and isinstance(other, Polarity):
            told = sum(len(self._sides[place][one.pair]) > 1 for place in articles)
            return {"polarity: both told": told / 2 if one.side != other.side else 0.0}
        if left.kind == "place" and isinstance(one, Wording) and isinstance(other, Wording):
            names = _name(one), _name(other)
            if not all(names) or names[0] == names[1]:
                return {}
            named = sum(f" {name} " in self._line(place) for name, place in zip(names[::-1], articles, strict=True))
            return {"place: both named": named / 2}
        return {}

    def _line(self, place: int) -> str:
        if place not in self._lines:
            text = self._articles[place].document.text
            self._lines[place] = f" {' '.join(_WORD.findall(fold(text).lower()))} "
        return self._lines[place]


def _name(value: Wording) -> str:
    """The place as it stands in a line of words, the wider place left out."""
    return " ".join(_WORD.findall(fold(value.text.split(",")[0]).lower()))
