"""All articles of an archive compared with each other, in memory that holds a group of them at a time."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import overload

from factcheck import pipeline
from factcheck.archive import Archive
from factcheck.model import Article, Report
from factcheck.model.tuning import Tuning

_LOADED = 50  # articles that are in memory while all of them pass through
_KEPT = 64  # texts that are kept at hand for a report


class StoredArticles(Sequence[Article]):
    """The current articles of an archive in the order in which they came, loaded when they are asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._ids = [one.document for one in archive.list()]

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Article]:
        for first in range(0, len(self._ids), _LOADED):
            yield from self._archive.articles(self._ids[first : first + _LOADED])

    @overload
    def __getitem__(self, place: int) -> Article: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Article]: ...
    def __getitem__(self, place: int | slice) -> Article | Sequence[Article]:
        if isinstance(place, slice):
            return tuple(self._archive.articles(self._ids[place]))
        (article,) = self._archive.articles([self._ids[place]])
        return article


class StoredTexts(Mapping[str, str]):
    """The texts of an archive's articles by document id, of which the last ones asked for are kept."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._ids = {one.document: None for one in archive.list()}
        self._kept: OrderedDict[str, str] = OrderedDict()

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __getitem__(self, document: str) -> str:
        if document not in self._ids:
            raise KeyError(document)
        if document in self._kept:
            self._kept.move_to_end(document)
        else:
            (article,) = self._archive.articles([document])
            self._kept[document] = article.document.text
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[document]


def report_archive(
    archive: Archive,
    rules: Path | None = None,
    *,
    progress: pipeline.Progress | None = None,
    tuning: Tuning | None = None,
) -> Report:
    """Where the articles of an archive cannot all be right, all of them against all.

    The articles are read through once, then group by group, and only a group is in memory at a time; what stays is a
    few kilobytes for each article and the report. Raises ArchiveError for an archive that cannot be used.
    """
    return pipeline.report(StoredArticles(archive), rules, progress=progress, tuning=tuning)
