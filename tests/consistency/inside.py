"""Checking one text against itself, as the tests of this folder do."""

from functools import cache

from factcheck import consistency, vocabulary
from factcheck.model import Document, InternalFinding, Rule
from factcheck.pipeline import read_article, rulebook_of


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in rulebook_of().rules if rule.scope == "internal")


def found_in(text: str, published: str | None = None) -> list[InternalFinding]:
    """What the rules find wrong inside a text."""
    article = read_article(Document.from_text(text, published=published))
    return consistency.find(article, _rules(), vocabulary.load())


def kinds_in(text: str, published: str | None = None) -> list[str]:
    """The kinds of what the rules find."""
    return [finding.kind for finding in found_in(text, published)]
