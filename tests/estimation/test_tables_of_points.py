"""The tables of points: what is read off the boosted model, held to its signs, written and loaded again."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import HistGradientBoostingClassifier

from factcheck import rulebook
from factcheck.estimation import additive
from factcheck.estimation.writing import render, write_matching
from factcheck.model import Matching, Points, Tier, logistic

SIGNS = {"words": 1, "names shared": 1, "position apart": -1, "kind date": 0}


def pairs(count: int = 600) -> tuple[list[dict[str, float]], list[bool]]:
    """Pairs that are likelier one fact the more words and names they share, and the nearer they stand."""
    draw = np.random.default_rng(7)
    rows, labels = [], []
    for _ in range(count):
        row = {
            "words": round(float(draw.random()), 3),
            "names shared": float(draw.integers(0, 2)),
            "position apart": round(float(draw.random()), 3),
            "kind date": float(draw.integers(0, 2)),
        }
        logit = 4 * row["words"] + row["names shared"] - 3 * row["position apart"] - 1
        rows.append(row)
        labels.append(bool(draw.random() < logistic(logit)))
    return rows, labels


@pytest.fixture(scope="module")
def fitted() -> tuple[list[dict[str, float]], list[bool], Points]:
    rows, labels = pairs()
    return rows, labels, additive.fit(rows, labels, SIGNS)


def test_the_table_gives_the_scores_of_the_model_that_it_was_read_off(fitted, monkeypatch):
    models = []

    class Kept(HistGradientBoostingClassifier):
        def fit(self, *given, **named):
            models.append(self)
            return super().fit(*given, **named)

    monkeypatch.setattr(additive, "HistGradientBoostingClassifier", Kept)
    rows, labels, _ = fitted
    table = additive.fit(rows, labels, SIGNS)
    told = models[0].predict_proba(additive.matrix(rows, sorted(SIGNS)))[:, 1]
    assert max(abs(table.score(row) - score) for row, score in zip(rows, told, strict=True)) < 0.01


@settings(max_examples=80)
@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(sorted(SIGNS)))
def test_more_of_a_feature_never_moves_the_score_against_its_sign(fitted, one: float, other: float, feature: str):
    less, more = sorted((one, other))
    table = fitted[2]
    change = table.points(feature, more) - table.points(feature, less)
    assert change * SIGNS[feature] >= 0


def test_a_feature_that_tells_nothing_gets_hardly_any_points(fitted):
    table = fitted[2]
    told = max(abs(points) for _, points in table.steps["words"])
    idle = max((abs(points) for _, points in table.steps.get("kind date", ())), default=0.0)
    assert idle < 0.2 * told


def test_the_same_pairs_give_the_same_table(fitted):
    rows, labels, table = fitted
    assert additive.fit(rows, labels, SIGNS) == table


def test_the_reasons_add_up_to_the_score(fitted):
    rows, _, table = fitted
    for row in rows[:50]:
        assert table.intercept + sum(points for _, points in table.reasons(row)) == pytest.approx(table.logit(row))


def test_points_count_from_the_last_step_reached_and_none_below_the_first():
    table = Points(intercept=-1.0, steps={"words": ((0.2, 0.5), (0.6, 1.25))})
    assert [table.points("words", value) for value in (0.0, 0.2, 0.59, 0.6, 1.0)] == [0.0, 0.5, 0.5, 1.25, 1.25]
    assert table.logit({"words": 0.3, "unheard of": 9.0}) == -0.5
    assert table.score({}) == logistic(-1.0)


def matching(binding: Points, conflict: Points) -> Matching:
    tiers = {"default": Tier(error=0.68, warning=0.42), "quote": Tier(error=0.75, warning=0.4)}
    return Matching(about='12 "invented" events \\ 40 pairs', binding=binding, conflict=conflict, tiers=tiers)


def test_written_weights_load_back_as_they_were(fitted, tmp_path: Path):
    conflict = Points(intercept=-4.5, steps={"date: close": ((0.125, 0.5),), "margin": ((-0.915, 0.11), (0.25, 1.5))})
    weights = matching(fitted[2], conflict)
    write_matching(weights, tmp_path / "matching.yaml")
    assert rulebook.load(tmp_path).matching == weights


def test_written_weights_are_the_same_bytes_whatever_the_order_of_features(fitted):
    steps = fitted[2].steps
    turned = Points(intercept=fitted[2].intercept, steps=dict(reversed(list(steps.items()))))
    empty = Points(intercept=0.0, steps={})
    assert render(matching(fitted[2], empty)) == render(matching(turned, empty))


def test_the_weights_that_are_shipped_keep_to_the_signs_fixed_by_hand():
    from factcheck.candidates.binding import SIGNS as BINDING
    from factcheck.estimation.estimate import CONFLICT_SIGNS

    shipped = rulebook.load().matching
    assert shipped is not None
    for table, signs in ((shipped.binding, BINDING), (shipped.conflict, CONFLICT_SIGNS)):
        for feature, steps in table.steps.items():
            points = [0.0, *(points for _, points in steps)]
            assert [bound for bound, _ in steps] == sorted(bound for bound, _ in steps)
            if signs[feature]:
                assert points == sorted(points, reverse=signs[feature] < 0), feature
