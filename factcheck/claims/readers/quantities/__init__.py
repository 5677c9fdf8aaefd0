"""Reads quantities."""

from factcheck.claims.page import Page, Reading


def read(page: Page) -> list[Reading]:
    """All quantities of the page."""
    return []
