"""Reads quotes."""

from factcheck.claims.page import Page, Reading


def read(page: Page) -> list[Reading]:
    """All quotes of the page."""
    return []
