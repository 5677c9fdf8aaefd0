"""Reading quantities: money, counts, percentages, durations, ages, ordinals and measures."""

from factcheck.claims.readers.quantities.reader import read

__all__ = ["read"]
