"""A progress bar on standard error, only on a terminal and only when a run takes long."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.5
"""Seconds of work before the bar appears: most runs end sooner and a flash of it would only disturb."""


class ProgressBar:
    """Shows how far each stage has come; a context manager whose `advance` is the pipeline's progress callback."""

    def __init__(self) -> None:
        self._is_wanted = sys.stderr.isatty()
        self._started = time.monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of a stage ("reading", "comparing") are done."""
        if not self._is_wanted or (self._bar is None and time.monotonic() - self._started < _PATIENCE):
            return
        if self._bar is None:
            self._bar = self._opened()
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total)
        self._bar.update(self._tasks[stage], completed=done, total=total)

    @staticmethod
    def _opened() -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.start()
        return bar
