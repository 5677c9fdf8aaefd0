"""A rulebook with the changes that a newsroom configured."""

from hashlib import sha256

from factcheck.model.tuning import Tuning
from factcheck.rulebook.loading import Rulebook


def tuned(book: Rulebook, tuning: Tuning) -> Rulebook:
    """The rulebook without the rules that are off, with the severities and tiers of the tuning, and a digest of both.

    Scopes are left to whoever sees the findings.
    """
    rules = tuple(
        rule.model_copy(update={"severity": tuning.severity.get(rule.id, rule.severity)})
        for rule in book.rules
        if rule.id not in tuning.off
    )
    matching = book.matching
    if matching is not None and tuning.tiers:
        matching = matching.model_copy(update={"tiers": {**matching.tiers, **tuning.tiers}})
    said = tuning.model_dump(mode="json")
    digest = sha256(repr([book.sha256, _ordered(said)]).encode()).hexdigest() if tuning != Tuning() else book.sha256
    return book.model_copy(update={"rules": rules, "matching": matching, "sha256": digest})


def _ordered(value: object) -> object:
    """The value with everything that has no order of its own in one."""
    if isinstance(value, dict):
        return sorted((key, _ordered(one)) for key, one in value.items())
    if isinstance(value, list):
        return sorted(map(repr, map(_ordered, value)))
    return value
