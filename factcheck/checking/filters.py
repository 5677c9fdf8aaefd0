"""Which of the printed articles a draft is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.model import Article


@dataclass(frozen=True, slots=True)
class Filters:
    """`since`: articles that were last possibly published before that day are left out; undated ones stay. `sources`:
    only articles of these sources, by their exact names; all when empty. Reference facts pass both."""

    since: date | None = None
    sources: frozenset[str] = frozenset()

    def admits(self, article: Article) -> bool:
        """Whether a draft may be held against the article."""
        document = article.document
        if self.sources and document.source not in self.sources:
            return False
        return self.since is None or document.published is None or document.published.end >= self.since

    def admitted(self, articles: Sequence[Article]) -> tuple[tuple[Article, ...], int]:
        """The articles that pass, in their order, and how many do not."""
        passed = tuple(article for article in articles if self.admits(article))
        return passed, len(articles) - len(passed)
