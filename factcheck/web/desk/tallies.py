"""Numbers of findings, counted once for each state of the archive."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

from factcheck.archive import Archive, Filters
from factcheck.web.desk.comparisons import stamp

_KEPT = 64
T = TypeVar("T")


class Tallies:
    """How many findings pass some filters: what was counted holds until something is written to the archive."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, tuple[int, ...]], object] = OrderedDict()
        self._reopened_on: date | None = None

    def count(self, archive: Archive, filters: Filters) -> int:
        """How many findings pass the filters now."""
        return self._once(archive, filters, lambda: archive.count(filters))

    def by_rule(self, archive: Archive) -> dict[tuple[str, str], int]:
        """How many findings there ever were, by rule and status."""
        return self._once(archive, "by rule", archive.tally)

    def _once(self, archive: Archive, what: object, counted: Callable[[], T]) -> T:
        key = what, stamp(archive)  # taken first: what is written while counting makes another one
        with self._lock:
            if key in self._kept:
                return cast(T, self._kept[key])
        number = counted()
        with self._lock:
            self._kept[key] = number
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return number

    def reopen_expired(self, archive: Archive, today: date) -> None:
        """Reopen what was decided until a day that is over, at the first page of each day: no later page waits for
        whoever else writes to the archive."""
        if self._reopened_on != today:
            archive.reopen_expired(today)
            self._reopened_on = today
