"""The rules, the scorer's weights and the vocabulary of one rules folder."""

from factcheck.rulebook.loading import Rulebook, load

__all__ = ["Rulebook", "load"]
