"""What the commands that check drafts have in common: their options, and the run from paths to a report."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.messages import RefusalError, complain

if TYPE_CHECKING:
    from factcheck.archive import Archive
    from factcheck.checking import Checked
    from factcheck.model import Article, Decision, Document, Problem
    from factcheck.model.tuning import Tuning

Draft = Annotated[str, typer.Argument(metavar="DRAFT", help="The article to check: a file, or - for standard input.")]
Against = Annotated[
    list[str] | None,
    typer.Option("--against", metavar="PATH...", help="What to check it against: files, folders, archives."),
]
More = Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Further PATHs of --against.")]
AllDrafts = Annotated[
    bool,
    typer.Option("--all-drafts", help="Every further PATH is a draft to check too, as a pre-commit hook hands them."),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Decisions about known findings; dismissed ones are left out."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only against articles published on that day or later, or undated."),
]
Sources = Annotated[
    list[str] | None,
    typer.Option("--sources", metavar="NAME", help="Only against articles of this source; may be repeated."),
]
FactFiles = Annotated[
    list[str] | None,
    typer.Option("--facts", metavar="PATH", help="Reference facts of the house (YAML, CSV); may be repeated."),
]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a check is asked to use, as the user gave it."""

    drafts: tuple[str, ...]
    against: tuple[str, ...]
    baseline: Path | None = None
    since: str | None = None
    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rules: Path | None = None
    published: tuple[str, ...] = ()
    workers: int = 1
    tuning: "Tuning | None" = None
    fetch: bool = False


def run_check(inputs: Inputs) -> "tuple[Checked, list[Problem]]":
    """The check of these inputs, and what could not be used, of which every line has been told.

    Raises RefusalError where nothing can be checked.
    """
    since = day(inputs.since, "--since") if inputs.since else None
    for one in inputs.drafts:
        if Path(one).is_dir():
            raise RefusalError(f"{one}: is a folder: give one draft, and its folder as --against")
    if not inputs.against and not inputs.facts:
        raise RefusalError("missing option '--against' (see factcheck check --help)")
    acts = decisions_of(inputs.baseline) if inputs.baseline else ()
    from factcheck.cli.running import collect, load_rules

    load_rules(inputs.rules)
    from factcheck import checking, pipeline
    from factcheck.archive import ArchiveError, is_archive
    from factcheck.cli.progress import ProgressBar
    from factcheck.cli.running import read_all
    from factcheck.facts import FactsError

    try:
        house = pipeline.read_facts(inputs.facts, inputs.rules) if inputs.facts else None
    except FactsError as error:
        raise RefusalError(*error.lines) from None
    stored = [one for one in inputs.against if is_archive(one)]
    files = [one for one in inputs.against if one not in stored]
    found, problems = collect([*inputs.drafts, *files], inputs.published, fetch=inputs.fetch)
    with ProgressBar() as bar, _opened(stored) as archives:
        drafts, others = _parted(read_all(found, problems, inputs.workers, bar), inputs.drafts)
        if not drafts:
            raise RefusalError("the draft could not be read: there is nothing to check")
        _tell_unknown(inputs.sources, others, bool(archives))
        try:
            checked = checking.check(
                drafts,
                others,
                archives=archives,
                house=house,
                acts=acts,
                filters=checking.Filters(since, frozenset(inputs.sources)),
                rules=inputs.rules,
                today=date.today(),
                problems=problems,
                progress=bar.advance,
                tuning=inputs.tuning,
            )
        except ArchiveError as error:
            raise RefusalError(str(error)) from None
    return checked, problems


def _parted(articles: "Sequence[Article]", drafts: Sequence[str]) -> "tuple[list[Article], list[Article]]":
    """The drafts, and the articles they are held against."""
    names = {_shown(one) for one in drafts}
    own = [_is_draft(article.document, names) for article in articles]
    return (
        [article for article, is_draft in zip(articles, own, strict=True) if is_draft],
        [article for article, is_draft in zip(articles, own, strict=True) if not is_draft],
    )


def _is_draft(document: "Document", names: set[str]) -> bool:
    return document.path in names or any(copy in names for copy in document.copies)


def _shown(path: str) -> str:
    """A path as the documents room names it."""
    import os

    return "standard input" if path == "-" else os.fsencode(path).decode("utf-8", "replace")


@contextmanager
def _opened(paths: Sequence[str]) -> "Iterator[list[Archive]]":
    """The archives of some paths, each once, open for reading."""
    from factcheck.archive import Archive, ArchiveError

    with ExitStack() as stack:
        try:
            archives = [stack.enter_context(Archive.open(path, read_only=True)) for path in dict.fromkeys(paths)]
        except ArchiveError as error:
            raise RefusalError(str(error)) from None
        yield archives


def _tell_unknown(sources: Sequence[str], others: "Sequence[Article]", has_archives: bool) -> None:
    known = {article.document.source for article in others}
    for one in sources:
        if one not in known and not has_archives:
            complain(f"note: no article is of the source {one}")


def day(text: str, option: str) -> date:
    """The day that an option names; raises RefusalError for what is no ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusalError(f"{option}: {text!r} is not an ISO date such as 2023-08-28") from None


def decisions_of(path: Path) -> "tuple[Decision, ...]":
    """The decisions of a baseline file; raises RefusalError with a line for every fault in it."""
    from factcheck.decisions import BaselineError, read_baseline

    try:
        return read_baseline(path)
    except BaselineError as error:
        raise RefusalError(*error.lines) from None
