"""Planted errors of every kind in short invented articles are found, and sound articles that tempt stay silent."""

from pathlib import Path
from typing import Any

import pytest
from inside import kinds_in
from ruamel.yaml import YAML


def _articles(part: str) -> list[dict[str, Any]]:
    return [
        article
        for file in ("planted.yaml", "planted_news.yaml")
        for article in YAML(typ="safe").load(Path(__file__).with_name(file))[part]
    ]


_WRONG, _CLEAN = _articles("wrong"), _articles("clean")
_FOUND = [one for one in _WRONG if not one.get("missed")]


@pytest.mark.parametrize("article", _FOUND, ids=lambda one: f"{one['kind']}: {one['text'][:40]}")
def test_a_planted_error_is_found_once_and_under_its_kind(article: dict[str, Any]) -> None:
    assert kinds_in(article["text"], article.get("published")) == [article["kind"]]


@pytest.mark.parametrize("article", _CLEAN, ids=lambda one: one["text"][:40])
def test_a_sound_article_is_left_alone(article: dict[str, Any]) -> None:
    assert kinds_in(article["text"], article.get("published")) == []


def test_few_planted_errors_are_missed() -> None:
    assert len(_FOUND) >= 0.9 * len(_WRONG)
