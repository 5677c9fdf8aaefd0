"""Planted errors of every kind in short invented articles are found, and sound articles that tempt stay silent."""

from pathlib import Path
from typing import Any

import pytest
from inside import kinds_in
from ruamel.yaml import YAML

_ARTICLES: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(Path(__file__).with_name("planted.yaml"))
_FOUND = [one for one in _ARTICLES["wrong"] if not one.get("missed")]


@pytest.mark.parametrize("article", _FOUND, ids=lambda one: f"{one['kind']}: {one['text'][:40]}")
def test_a_planted_error_is_found_once_and_under_its_kind(article: dict[str, Any]) -> None:
    assert kinds_in(article["text"], article.get("published")) == [article["kind"]]


@pytest.mark.parametrize("article", _ARTICLES["clean"], ids=lambda one: one["text"][:40])
def test_a_sound_article_is_left_alone(article: dict[str, Any]) -> None:
    assert kinds_in(article["text"], article.get("published")) == []


def test_few_planted_errors_are_missed() -> None:
    assert len(_FOUND) >= 0.85 * len(_ARTICLES["wrong"])
