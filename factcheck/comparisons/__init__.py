"""Checks: each says of two claims whether they agree, can both be right, conflict or cannot be compared."""

from factcheck.comparisons.registry import Check, checks, judge

__all__ = ["Check", "checks", "judge"]
