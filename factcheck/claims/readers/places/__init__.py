"""Reads places with the role they play: from, to, in, near, born in, based in, and compass bearings."""

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.places.bearings import bearings
from factcheck.claims.readers.places.named import named_places
from factcheck.claims.readers.places.spots import spots


def read(page: Page) -> list[Reading]:
    """All places that stand in a role, named ones, common ones ("the kitchen", "turn nine") and bearings.

    A place as the subject of a sentence ("Ankara said", "France beat Wales") is a government or a team and not read.
    """
    found = [*named_places(page), *spots(page), *bearings(page)]
    found.sort(key=lambda reading: (reading.start, reading.end))
    return found
