"""The rules, the scorer's weights and the vocabulary of one rules folder."""

from factcheck.rulebook.loading import Rulebook, load
from factcheck.rulebook.refusing import RulebookError
from factcheck.rulebook.tuning import tuned
from factcheck.rulebook.validating import KINDS, KnownCheck

__all__ = ["KINDS", "KnownCheck", "Rulebook", "RulebookError", "load", "tuned"]
