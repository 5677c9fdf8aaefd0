"""The decisions that archives keep, read once a process."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from factcheck.archive import Archive
from factcheck.model import Decision

_FILES = 8  # archives whose decisions are kept at hand
_known: OrderedDict[tuple[str, int, int], tuple[Decision, ...]] = OrderedDict()
_lock = Lock()


def acts_of(archives: Iterable[Archive]) -> tuple[Decision, ...]:
    """All acts in the archives, in their order. Acts are only ever appended: of a file that this process has read
    before, the new ones alone are read."""
    return tuple(act for archive in archives for act in _acts(archive))


def _acts(archive: Archive) -> tuple[Decision, ...]:
    file = archive.path.stat()
    key = (str(archive.path.resolve()), file.st_dev, file.st_ino)
    with _lock:
        before = _known.get(key, ())
    fresh = archive.decisions(after=before[-1].number - 1 if before else 0)
    if before and fresh[:1] != before[-1:]:  # another archive lies in the place of the one that was read
        before, fresh = (), archive.decisions()
    acts = (*before[:-1], *fresh)
    with _lock:
        _known[key] = acts
        _known.move_to_end(key)
        if len(_known) > _FILES:
            _known.popitem(last=False)
    return acts
