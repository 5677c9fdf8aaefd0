"""The rules, the scorer's weights and the vocabulary of one rules folder."""

from factcheck.rulebook.loading import Rulebook, load
from factcheck.rulebook.refusing import RulebookError
from factcheck.rulebook.validating import KnownCheck

__all__ = ["KnownCheck", "Rulebook", "RulebookError", "load"]
