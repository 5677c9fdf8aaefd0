"""Additive tables of points: the scorer's weights in a form that a person can read."""

import math
from collections.abc import Mapping

from factcheck.model.records import Record


class Points(Record):
    """Points by feature and step: a feature whose value reaches a step's bound gets that step's points (the last one
    reached counts); below the first step, or absent, it gets none. The sum with `intercept` is a logit (natural
    logarithm of the odds)."""

    intercept: float
    steps: dict[str, tuple[tuple[float, float], ...]]

    def points(self, feature: str, value: float) -> float:
        """The points that one feature's value gets."""
        got = 0.0
        for bound, points in self.steps.get(feature, ()):
            if value < bound:
                break
            got = points
        return got

    def logit(self, features: Mapping[str, float]) -> float:
        """The logit of a set of features."""
        total = self.intercept
        steps = self.steps
        for feature, value in features.items():
            if feature in steps:
                total += self.points(feature, value)
        return total

    def score(self, features: Mapping[str, float]) -> float:
        """The logit as a number from 0 to 1."""
        return logistic(self.logit(features))

    def reasons(self, features: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
        """The features that got points, the weightiest first."""
        got = ((feature, self.points(feature, value)) for feature, value in features.items())
        return tuple(sorted(((f, p) for f, p in got if p), key=lambda item: (-abs(item[1]), item[0])))


def logistic(logit: float) -> float:
    """The probability whose natural log-odds is `logit`."""
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, logit))))


class Tier(Record):
    """The confidence from which a conflict of a kind is reported as an error, and as a warning."""

    error: float
    warning: float


class Matching(Record):
    """The scorer: `binding` says whether two values are about one fact, `conflict` whether two unequal values bound to
    one fact contradict each other; `tiers` by kind ("default" for the rest); `agreement` is the binding score from
    which equal values count as one fact stated twice; `about` describes the data that the weights were estimated
    on."""

    about: str
    binding: Points
    conflict: Points
    tiers: dict[str, Tier]
    agreement: float = 0.12

    def tier(self, kind: str) -> Tier:
        """The tier of a kind."""
        return self.tiers.get(kind) or self.tiers["default"]
