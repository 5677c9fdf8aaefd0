"""Fitting an additive table of points with signs fixed by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from factcheck.model import Points

_STEP = 0.02  # points closer than this to the step before are merged into it


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Any:
    """The features as a float32 matrix, rows by names; an absent feature is 0."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float32).reshape(-1, len(names))


def fit(
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[bool],
    signs: Mapping[str, int],
    *,
    weights: Sequence[float] | None = None,
    rounds: int = 100,
    leaf: int = 12,
    rate: float = 0.09,
) -> Points:
    """The points that gradient boosting of one-feature steps gives, each feature monotone in its sign (0: free).

    Boosted stumps without interactions are a sum of one step function a feature, so reading each function off at its
    steps loses nothing.
    """
    names = sorted(signs)
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=rate,
        max_leaf_nodes=3,
        min_samples_leaf=leaf,
        l2_regularization=5.0,
        max_bins=64,
        early_stopping=False,
        interaction_cst="no_interactions",
        monotonic_cst=[signs[name] for name in names],
        random_state=0,
    )
    values = matrix(rows, names)
    model.fit(values, np.array(labels, dtype=int), sample_weight=weights)
    base = np.zeros((1, len(names)), dtype=np.float32)
    lowest = values.min(axis=0)
    start = base.copy()
    start[0] = lowest
    intercept = float(model.decision_function(start)[0])
    steps: dict[str, tuple[tuple[float, float], ...]] = {}
    for column, name in enumerate(names):
        bounds = np.unique(np.round(values[:, column].astype(float), 4))
        grid = np.repeat(start, len(bounds), axis=0)
        grid[:, column] = bounds
        points = model.decision_function(grid) - intercept
        kept: list[tuple[float, float]] = []
        last = 0.0
        for bound, point in zip(bounds, points, strict=True):
            if abs(point - last) >= _STEP:
                kept.append((round(float(bound), 3), round(float(point), 2)))
                last = float(point)
        if kept:
            steps[name] = tuple(kept)
    return Points(intercept=round(intercept, 3), steps=steps)
