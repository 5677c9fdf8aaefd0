"""The articles of some paths, kept read: only a document that is new or changed costs a reading."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck import documents, pipeline
from factcheck.model import Article, Document, Problem


@dataclass(frozen=True, slots=True)
class Stock:
    """What the paths give now. `read` counts the articles that had to be read for it; `is_changed` says whether
    anything differs from the last time."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    read: int
    is_changed: bool


class Shelf:
    """Files and folders whose articles are asked for again and again; `published` as in `documents.collect`."""

    def __init__(self, paths: Sequence[str], *, published: Sequence[str] = (), workers: int = 1) -> None:
        self._paths = tuple(paths)
        self._published = tuple(published)
        self._workers = workers
        self._known: dict[str, tuple[Document, Article | Problem]] = {}
        self._problems: tuple[Problem, ...] | None = None
        self._last_seen: tuple[tuple[str, int, int, int], ...] = ()
        self._stock: Stock | None = None

    def refresh(self) -> Stock:
        """Look at the paths and read what differs from the last look."""
        seen = self._seen()
        if self._stock is not None and seen == self._last_seen:
            return replace(self._stock, read=0, is_changed=False)
        self._last_seen = seen
        found, told = documents.collect(self._paths, published=self._published)
        fresh = [one for one in found if not self._is_known(one)]
        read = dict(zip((one.id for one in fresh), pipeline.read_stream(fresh, workers=self._workers), strict=True))
        known = {one.id: (one, read[one.id] if one.id in read else self._known[one.id][1]) for one in found}
        is_changed = bool(fresh) or list(known) != list(self._known) or told != self._problems
        self._known, self._problems = known, told
        results = [result for _, result in known.values()]
        self._stock = Stock(
            articles=tuple(one for one in results if isinstance(one, Article)),
            problems=(*told, *(one for one in results if isinstance(one, Problem))),
            read=len(fresh),
            is_changed=is_changed,
        )
        return self._stock

    def _seen(self) -> tuple[tuple[str, int, int, int], ...]:
        """Every file behind the paths with what changes when it is written."""
        return tuple((path, *_state(path)) for path in documents.expand(self._paths, []))

    def _is_known(self, document: Document) -> bool:
        known = self._known.get(document.id)
        return known is not None and known[0] == document


def _state(path: str) -> tuple[int, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for every file of a folder again and again
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino
