"""Articles on their way into an archive: found, told from known ones, read by several processes, kept by one."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.cli.progress import ProgressBar
from factcheck.cli.running import tell

if TYPE_CHECKING:
    from factcheck.archive import Archive, Packed
    from factcheck.model import Document, Problem

_FILES = 100  # that are opened before the first of them is read


@dataclass(slots=True)
class Adding:
    """How far adding has come: outcomes by name, articles passed over because they are there, and what went wrong."""

    outcomes: Counter[str]
    passed: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    """A document to read, and all places that print its text, the owner first."""

    document: "Document"
    origins: tuple[str, ...]
    reader: str


def add(
    archive: "Archive", paths: Sequence[str], published: Sequence[str], workers: int, bar: ProgressBar, *, again: bool
) -> Adding:
    """Add the articles behind the paths, of which every problem is told; what is there already is not read.

    Memory holds some hundred articles at a time, however many there are.
    """
    from factcheck import processes

    state = _Source(archive, paths, published, bar, again)
    results = processes.in_order(_packed, state.tasks(), workers=workers or os.cpu_count() or 1, size=_length)
    for addition in archive.add_all(state.sound(results), at=datetime.now(UTC)):
        state.adding.outcomes[addition.outcome] += 1
    state.tell_unused()
    return state.adding


def _length(task: _Task) -> int:
    return len(task.document.text)


def _packed(task: _Task) -> "list[Packed] | Problem":
    """The article of a task as the archive keeps it, once for every place that prints it."""
    from factcheck import pipeline
    from factcheck.archive import Packed, without_collections
    from factcheck.model import Problem

    try:
        with without_collections():
            article = pipeline.read_article(task.document)
            keys = pipeline.archive_keys(article)
            return [Packed.of(article, keys, origin=origin, reader=task.reader) for origin in task.origins]
    except Exception as fault:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        message = f"not added, by a fault in the program ({type(fault).__name__}): please report it"
        return Problem(path=task.document.name, message=message)


class _Source:
    """The articles behind some paths, a hundred files at a time."""

    def __init__(
        self, archive: "Archive", paths: Sequence[str], published: Sequence[str], bar: ProgressBar, again: bool
    ) -> None:
        from importlib.metadata import version

        self.adding = Adding(Counter())
        self._archive = archive
        self._paths = paths
        self._published = published
        self._unused: Counter[str] = Counter()
        self._portions = 0
        self._bar = bar
        self._again = again
        self._reader = version("factcheck-desk")

    def tasks(self) -> Iterator[_Task]:
        """What has to be read, in the order of the paths."""
        from factcheck import documents

        problems: list[Problem] = []
        files = list(documents.expand(self._paths, problems))
        self._tell(problems)
        waiting = iter(files)
        done = 0
        while several := list(islice(waiting, _FILES)):
            found, told = documents.collect(several, published=self._published)
            self._tell(told)
            self._portions += 1
            for document in found:
                if (task := self._task(document)) is not None:
                    yield task
            done += len(several)
            self._bar.advance("adding", done, len(files))

    def _task(self, document: "Document") -> _Task | None:
        """What has to be read of a document; None when all places that print it are known to print it."""
        places = [os.path.realpath(place) for place in (document.path, *document.copies) if place]
        missing = [place for place in places if self._again or not self._archive.holds(place, document.sha256)]
        self.adding.passed += len(places) - len(missing)
        if not missing:
            return None
        return _Task(document.model_copy(update={"copies": ()}), tuple(missing), self._reader)

    def sound(self, results: "Iterator[list[Packed] | Problem]") -> "Iterator[Packed]":
        """The articles that could be read; faults are told and counted."""
        for result in results:
            if isinstance(result, list):
                yield from result
            else:
                self._tell([result])

    def _tell(self, problems: "Sequence[Problem]") -> None:
        for problem in problems:
            if problem.path.startswith("--published ") and "names no file" in problem.message:
                self._unused[problem.path] += 1
                continue
            # That another file has the same text is what an archive is for: it is counted, not told.
            if problem.fatal or "same text" not in problem.message:
                tell([problem])
            self.adding.failed += problem.fatal

    def tell_unused(self) -> None:
        """Tell the options for single files that named none of the files."""
        for option, count in self._unused.items():
            if count == self._portions:
                from factcheck.model import Problem

                tell([Problem(path=option, message="names no file that was read")])
                self.adding.failed += 1
