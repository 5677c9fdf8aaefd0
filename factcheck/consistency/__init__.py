"""One article against itself: checks that find what its own figures, dates, names and quotations rule out."""

from factcheck.consistency.finding import find
from factcheck.consistency.registry import Check, checks

__all__ = ["Check", "checks", "find"]
