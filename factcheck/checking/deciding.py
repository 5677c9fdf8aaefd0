"""What editors decided, applied to a report."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from factcheck import decisions
from factcheck.model import Article, Decision, Report
from factcheck.model.evidence import Passage, wording


def decided(
    report: Report,
    acts: Iterable[Decision],
    articles: Iterable[Article],
    *,
    drafts: Sequence[str] | None = None,
    today: date | None = None,
) -> Report:
    """The report without what was dismissed, which stands in its `suppressed`, and with what else was decided.

    `acts` are decisions in the order in which they were made, `articles` those behind the report, which are gone
    through once where a decision asks what is still printed: they may come from an archive one by one. `drafts` are the
    ids of the documents that were checked (None: all): a dismissal about others is not expected to match anything.
    Without `today` nothing expires.
    """
    made = tuple(acts)
    if not made:
        return report
    entries = {entry.id: entry for entry in report.documents}
    applied = decisions.apply(
        report.discrepancies,
        made,
        entries,
        is_printed=_Printed(articles, made).holds,
        drafts=None if drafts is None else [entries[one] for one in drafts],
        today=today,
    )
    return report.model_copy(
        update={
            "discrepancies": applied.discrepancies,
            "suppressed": applied.suppressed,
            "decided": applied.decided,
            "stale": applied.stale,
        }
    )


class _Printed:
    """Which of the passages that decisions were made on the articles of a run print, worked out when first asked."""

    def __init__(self, articles: Iterable[Article], acts: Iterable[Decision]) -> None:
        self._articles = articles
        self._asked = {
            (passage.source, passage.wording)
            for act in acts
            if act.evidence is not None
            for side in act.evidence.sides
            for passage in side.passages
        }

    @cached_property
    def _found(self) -> frozenset[tuple[str | None, str]]:
        sources = {source for source, _ in self._asked}
        return frozenset(
            found
            for article in self._articles
            if article.document.source in sources
            for claim in article.claims
            if (found := (article.document.source, wording(claim.surface, claim.sentence.of(article.document.text))))
            in self._asked
        )

    def holds(self, passage: Passage) -> bool:
        """Whether an article of the passage's source still prints it."""
        return (passage.source, passage.wording) in self._found
