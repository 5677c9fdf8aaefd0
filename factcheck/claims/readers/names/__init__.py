"""Reads names."""

from factcheck.claims.page import Page, Reading


def read(page: Page) -> list[Reading]:
    """All names of the page."""
    return []
