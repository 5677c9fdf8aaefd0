"""All articles against all, from files and archives: what `report` and `rules dry-run` have in common."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.messages import RefusalError, complain
from factcheck.cli.progress import ProgressBar
from factcheck.cli.running import collect, read_all

if TYPE_CHECKING:
    from factcheck.facts import Facts
    from factcheck.model import Article, Decision, Problem, Report
    from factcheck.model.tuning import Tuning


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, and how: files, folders and archives, with reference facts and changes to the rules.

    `acts` are decisions that count after those of the archives; where there are None, those of the archives are not
    applied either, and everything that is found is told.
    """

    paths: tuple[str, ...]
    published: tuple[str, ...] = ()
    workers: int = 1
    rules: Path | None = None
    fetch: bool = False
    house: "Facts | None" = None
    tuning: "Tuning | None" = None
    acts: "tuple[Decision, ...] | None" = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The report, the texts behind it (to be read while the comparison is open), what could not be used, and how many
    articles there were."""

    report: "Report"
    texts: Mapping[str, str]
    problems: "Sequence[Problem]"
    articles: int


@contextmanager
def compared(asked: Comparison) -> Iterator[Compared]:
    """Compare all articles; raises RefusalError where there are none.

    The articles of an archive by itself are in memory a group at a time, those of files all at once.
    """
    from factcheck.archive import Archive, ArchiveError, is_archive
    from factcheck.checking import StoredArticles, StoredTexts, acts_of

    stored = list(dict.fromkeys(path for path in asked.paths if is_archive(path)))
    files = [path for path in asked.paths if path not in stored]
    try:
        with ExitStack() as stack:
            bar = stack.enter_context(ProgressBar())
            archives = [stack.enter_context(Archive.open(path, read_only=True)) for path in stored]
            acts = None if asked.acts is None else (*acts_of(archives), *asked.acts)
            if not files and len(archives) == 1:
                (archive,) = archives
                yield _reported(asked, acts, StoredArticles(archive), StoredTexts(archive), [], bar)
                return
            found, problems = collect(files, asked.published, fetch=asked.fetch) if files else ((), [])
            read = read_all(found, problems, asked.workers, bar)
            # A text of an archive may lie in another one, and among the files, too: it is one article.
            stored_ones = (article for archive in archives for article in archive.articles())
            articles = list({article.document.id: article for article in (*read, *stored_ones)}.values())
            texts = {article.document.id: article.document.text for article in articles}
            yield _reported(asked, acts, articles, texts, problems, bar)
    except ArchiveError as error:
        raise RefusalError(str(error)) from None


def _reported(
    asked: Comparison,
    acts: "Sequence[Decision] | None",
    articles: "Sequence[Article]",
    texts: Mapping[str, str],
    problems: "Sequence[Problem]",
    bar: ProgressBar,
) -> Compared:
    from factcheck import checking, pipeline

    if not len(articles):
        raise RefusalError("no article could be read: there is nothing to check")
    if len(articles) == 1 and asked.house is None:
        complain("note: only one article: nothing to compare it with, so it is checked against itself alone")
    report = pipeline.report(
        articles, asked.rules, problems=problems, progress=bar.advance, house=asked.house, tuning=asked.tuning
    )
    if acts is not None:
        own = [entry.id for entry in report.documents]
        report = checking.decided(report, acts, articles, drafts=own, today=date.today())
    facts = {one.document.id: one.document.text for one in pipeline.fact_articles(asked.house)}
    return Compared(report, ChainMap(facts, texts) if facts else texts, problems, len(articles))  # type: ignore[arg-type]
