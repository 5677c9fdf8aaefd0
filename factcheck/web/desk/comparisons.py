"""Articles of the archive held against the rest of it, for the pages that show what each claim came to."""

import threading
from collections import OrderedDict

from factcheck import checking
from factcheck.archive import Archive
from factcheck.model import Article
from factcheck.web.desk.setup import Desk

_KEPT = 16
_Key = tuple[str, tuple[int, ...]]


class Comparisons:
    """The last comparisons, each good for as long as nothing is written to the archive."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, checking.Checked] = OrderedDict()

    def of(self, desk: Desk, archive: Archive, article: Article) -> checking.Checked:
        """What an article comes to against everything else in the archive."""
        key = article.document.id, stamp(archive)
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        checked = checking.check(
            [article], archives=[archive], rules=desk.rules, tuning=desk.tuning, today=desk.clock().date()
        )
        with self._lock:
            self._kept[key] = checked
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return checked


def stamp(archive: Archive) -> tuple[int, ...]:
    """The last change of the file and of its log: the same as long as nothing is written. A log without a word in it is
    made anew whenever a file is opened, and does not count."""
    found: list[int] = []
    for path in (archive.path, archive.path.with_name(archive.path.name + "-wal")):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        if stat.st_size:
            found += (stat.st_mtime_ns, stat.st_size)
    return tuple(found)
