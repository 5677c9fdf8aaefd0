"""All articles against all, from files and archives: what `report` and `rules dry-run` have in common."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.messages import RefusalError, complain
from factcheck.cli.progress import ProgressBar
from factcheck.cli.running import collect, read_all

if TYPE_CHECKING:
    from factcheck.facts import Facts
    from factcheck.model import Article, Problem, Report
    from factcheck.model.tuning import Tuning


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, and how: files, folders and archives, with reference facts and changes to the rules."""

    paths: tuple[str, ...]
    published: tuple[str, ...] = ()
    workers: int = 1
    rules: Path | None = None
    fetch: bool = False
    house: "Facts | None" = None
    tuning: "Tuning | None" = None


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
    from factcheck.checking import StoredArticles, StoredTexts

    stored = list(dict.fromkeys(path for path in asked.paths if is_archive(path)))
    files = [path for path in asked.paths if path not in stored]
    try:
        if files or len(stored) != 1:
            found, problems = collect(files, asked.published, fetch=asked.fetch) if files else ((), [])
            with ProgressBar() as bar:
                articles = [*_loaded(stored), *read_all(found, problems, asked.workers, bar)]
                texts = {article.document.id: article.document.text for article in articles}
                yield _reported(asked, articles, texts, problems, bar)
            return
        with Archive.open(stored[0], read_only=True) as archive, ProgressBar() as bar:
            yield _reported(asked, StoredArticles(archive), StoredTexts(archive), [], bar)
    except ArchiveError as error:
        raise RefusalError(str(error)) from None


def _loaded(paths: Sequence[str]) -> "Iterator[Article]":
    from factcheck.archive import Archive

    for path in paths:
        with Archive.open(path, read_only=True) as archive:
            yield from archive.articles()


def _reported(
    asked: Comparison,
    articles: "Sequence[Article]",
    texts: Mapping[str, str],
    problems: "Sequence[Problem]",
    bar: ProgressBar,
) -> Compared:
    from factcheck import pipeline

    if not len(articles):
        raise RefusalError("no article could be read: there is nothing to check")
    if len(articles) == 1 and asked.house is None:
        complain("note: only one article: nothing to compare it with, so it is checked against itself alone")
    report = pipeline.report(
        articles, asked.rules, problems=problems, progress=bar.advance, house=asked.house, tuning=asked.tuning
    )
    facts = {one.document.id: one.document.text for one in pipeline.fact_articles(asked.house)}
    return Compared(report, ChainMap(facts, texts) if facts else texts, problems, len(articles))  # type: ignore[arg-type]
