"""The check of drafts, from texts to a report with decisions applied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck import pipeline
from factcheck.archive import Archive
from factcheck.checking.acts import acts_of
from factcheck.checking.deciding import decided
from factcheck.checking.filters import Filters
from factcheck.checking.ledger import ledger
from factcheck.checking.partners import Partners, find_partners
from factcheck.facts import Facts
from factcheck.model import Article, CheckedClaim, Decision, Document, NotChecked, Problem, Report
from factcheck.model.tuning import Tuning


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of some drafts gave.

    `report` holds everything that is shown: the discrepancies still open, and beside them `drafts`, `checked` (one line
    for each claim of a draft), `suppressed`, `decided` and `stale`. `articles` are the drafts and all they were held
    against, in the order of `report.documents`. `capped` is what was not compared because there was too much of it (it
    also stands in `report.not_checked`), `archived` how many articles the archives hold.
    """

    report: Report
    articles: tuple[Article, ...]
    capped: tuple[NotChecked, ...]
    archived: int

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all articles by document id, as the report formats want them."""
        return {article.document.id: article.document.text for article in self.articles}

    @property
    def corroborated(self) -> tuple[CheckedClaim, ...]:
        """The claims of the drafts that independent sources state alike."""
        return tuple(one for one in self.report.checked if one.outcome == "corroborated")

    @property
    def not_compared(self) -> tuple[CheckedClaim, ...]:
        """The claims of the drafts that found nothing to be compared with."""
        return tuple(one for one in self.report.checked if one.outcome == "alone")


def check(
    drafts: Sequence[Document | Article],
    against: Sequence[Article] = (),
    *,
    archives: Sequence[Archive] = (),
    house: Facts | None = None,
    acts: Iterable[Decision] = (),
    filters: Filters | None = None,
    rules: Path | None = None,
    today: date | None = None,
    problems: Iterable[Problem] = (),
    progress: pipeline.Progress | None = None,
    tuning: Tuning | None = None,
) -> Checked:
    """What drafts say that contradicts the articles `against`, the `archives`, the `house` facts, each other or
    themselves.

    A draft that was read already may be handed in as an Article. `acts` are decisions of editors in the order in which
    they were made; those kept in the archives come before them. `today` lets decisions expire. `problems` tell of
    inputs that could not be used; the report lists them. Raises ValueError without a draft, ArchiveError for an archive
    that cannot be used, RulebookError for faulty rules.
    """
    if not drafts:
        raise ValueError("there is no draft to check")
    read = [one if isinstance(one, Article) else pipeline.read_article(one) for one in drafts]
    read = list({article.document.id: article for article in read}.values())
    own = {article.document.id for article in read}
    others = [article for article in against if article.document.id not in own]
    partners = find_partners(read, others, archives, filters or Filters(), rules)
    report = pipeline.report(
        partners.articles,
        rules,
        problems=problems,
        drafts=[article.document.id for article in read],
        grouping=partners.grouping,
        progress=progress,
        house=house,
        tuning=tuning,
    )
    own_ids = tuple(article.document.id for article in read)
    report = decided(report, (*acts_of(archives), *acts), partners.articles, drafts=own_ids, today=today)
    report = report.model_copy(update={"drafts": own_ids, "not_checked": _not_checked(report, partners)})
    report = report.model_copy(update={"checked": ledger(read, partners.compared, report, report.suppressed)})
    articles = (*partners.articles, *pipeline.fact_articles(house))
    return Checked(report, articles, partners.capped, partners.archived)


def _not_checked(report: Report, partners: Partners) -> tuple[NotChecked, ...]:
    """What was not checked, with what the archives did not hand over."""
    if len(partners.articles) > 1 or not partners.archived:
        return (*report.not_checked, *partners.capped)
    (alone,) = partners.articles
    reason = (
        f"compared with none of {partners.archived:,} stored articles: it shares too few names and figures with any"
    )
    told = [one for one in report.not_checked if one.document != alone.document.id]
    return (*told, NotChecked(document=alone.document.id, reason=reason), *partners.capped)
