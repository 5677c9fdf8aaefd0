"""What a value is about: its own phrase, its clause, its frames and its scope."""

from factcheck.claims.about.surroundings import Surroundings

__all__ = ["Surroundings"]
