"""The surroundings of the values of one page: sentence, clause, phrase."""

from datetime import date

from factcheck.claims.page import Page, Reading
from factcheck.model import About, Sentence
from factcheck.model.claims import Modality


class Surroundings:
    """Answers, for each reading of a page, what it is about, when it holds and how it is meant."""

    def __init__(self, page: Page, readings: list[Reading]) -> None:
        self._page = page
        self._starts = [sentence.span.start for sentence in page.sentences]

    def sentence(self, reading: Reading) -> Sentence:
        """The sentence that the reading stands in."""
        from bisect import bisect_right

        return self._page.sentences[max(0, bisect_right(self._starts, reading.start) - 1)]

    def wording(self, reading: Reading) -> str:
        """The sentence's words, folded, for fingerprints."""
        return " ".join(self.sentence(reading).span.of(self._page.lower).split())

    def about(self, reading: Reading) -> About:
        """What the reading's value is about."""
        return About()

    def modality(self, reading: Reading, denied: bool) -> Modality:
        """Whether the value is stated, planned, denied or hypothetical."""
        return "denied" if denied else "stated"

    def as_of(self, reading: Reading) -> date | None:
        """The day for which the value holds."""
        return self._page.document.published_at
