"""Reads dates."""

from factcheck.claims.page import Page, Reading


def read(page: Page) -> list[Reading]:
    """All dates of the page."""
    return []
