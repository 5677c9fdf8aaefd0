"""Checks: each says of two claims about one fact whether they agree, can both be right, conflict or cannot be compared."""

from factcheck.comparisons.registry import CHECKS, Check, judge

__all__ = ["CHECKS", "Check", "judge"]
