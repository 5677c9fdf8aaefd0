"""From sentences to claims: readers find typed values, and each is told what it is about and who says so."""

from factcheck.claims.reading import read

__all__ = ["read"]
