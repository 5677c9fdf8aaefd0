"""What `report` and `check` have in common: reading the articles, checking them, and telling what went wrong."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.messages import RefusalError, complain
from factcheck.cli.output import Delivery, deliver
from factcheck.cli.progress import ProgressBar

if TYPE_CHECKING:
    from factcheck.documents import Fetch
    from factcheck.model import Article, Document, Problem, Report


def collect(
    paths: Sequence[str], published: Sequence[str] | None, *, fetch: bool = False
) -> "tuple[tuple[Document, ...], list[Problem]]":
    """The documents behind the paths, and what could not be used, of which every line has been told.

    Web addresses are fetched where `fetch` says so.
    """
    from factcheck import documents

    if "-" in paths and sys.stdin.isatty():
        complain("reading standard input; end it with Ctrl-D")
    found, problems = documents.collect(paths, published=published or (), fetch=_fetcher() if fetch else None)
    tell(problems)
    return found, list(problems)


def _fetcher() -> "Fetch":
    from factcheck.fetching import Fetcher

    return Fetcher()


def tell(problems: "Iterable[Problem]") -> None:
    """One line on standard error for each problem."""
    for problem in problems:
        complain(f"{'' if problem.fatal else 'note: '}{problem.path}: {problem.message}")


def read_all(
    found: "Sequence[Document]", problems: "list[Problem]", workers: int, bar: ProgressBar
) -> "tuple[Article, ...]":
    """The articles read; one that a fault of the program stops becomes a problem and the others are still read."""
    from factcheck import pipeline

    articles, faults = pipeline.read_articles(found, workers=workers or os.cpu_count() or 1, progress=bar.advance)
    tell(faults)
    problems.extend(faults)
    return articles


def load_rules(folder: Path | None) -> None:
    """Load the rulebook before any article is read; raises RefusalError with a line for every error in it."""
    from factcheck import pipeline
    from factcheck.rulebook import RulebookError

    try:
        pipeline.rulebook_of(folder)
    except RulebookError as error:
        raise RefusalError(*error.lines) from None


def conclude(report: "Report", texts: Mapping[str, str], problems: "Sequence[Problem]", delivery: Delivery) -> int:
    """Deliver the report and return the exit status: 2 when an input could not be used, 1 for findings, else 0."""
    deliver(report, delivery.format, delivery.output, texts)
    if any(problem.fatal for problem in problems):
        return 2
    return int(delivery.fail_on.is_reached(frozenset(found.severity for found in report.discrepancies)))
