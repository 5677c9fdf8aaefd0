"""Who says what."""

from dataclasses import dataclass

from factcheck.claims.page import Page


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that is attributed to a source."""

    start: int
    end: int
    source: str
    cue: str
    tense: str = "past"
    denies: bool = False


def attribute(page: Page) -> list[Attribution]:
    """All attributions of the page."""
    return []
