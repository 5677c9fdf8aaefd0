"""Reads names of persons and organisations, and the titles that persons are given."""

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.names.persons import names
from factcheck.claims.readers.names.titles import titles


def read(page: Page) -> list[Reading]:
    """All full names and all titles with a holder, in order of place within each kind.

    A title's holder stands in `Reading.speaker`, and what the post is of ("Acme", "metalwork") in `Reading.cue`.
    """
    return [*names(page), *titles(page)]
