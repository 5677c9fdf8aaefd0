"""Processes that do the checking, so that one request can be stopped and cannot take the service down."""

import asyncio
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from factcheck.web.problems import ProblemError

T = TypeVar("T")
_WAITING = 16  # requests for each process that may wait before more are turned away


class Workers:
    """A pool of processes; `prepare(*arguments)` runs once in each of them."""

    def __init__(self, count: int, seconds: float, prepare: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        from pebble import ProcessPool

        method = "forkserver" if sys.platform == "linux" else "spawn"
        self._seconds = seconds
        self._most = _WAITING * count
        self._running = 0
        self._pool = ProcessPool(
            count, initializer=prepare, initargs=arguments, context=multiprocessing.get_context(method)
        )
        for _ in range(count):
            self._pool.schedule(_nothing)  # the processes start now, not with the first request

    async def run(self, work: Callable[..., T], *arguments: Any) -> T:
        """What `work` gives; raises ProblemError where it takes too long, dies, or too much waits already."""
        from pebble import ProcessExpired

        if self._running >= self._most:
            raise ProblemError(503, "too many requests are waiting: try again later")
        self._running += 1
        try:
            result: T = await asyncio.wrap_future(self.submit(work, *arguments))
        except TimeoutError:
            raise ProblemError(504, f"the check took longer than {self._seconds:g} seconds: send less text") from None
        except (ProcessExpired, MemoryError):
            raise ProblemError(500, "the check could not be finished: its process died") from None
        finally:
            self._running -= 1
        return result

    def submit(self, work: Callable[..., T], *arguments: Any) -> Future[T]:
        """What `work` will give; the future raises TimeoutError where it takes too long, what pebble raises where the
        process dies."""
        done: Future[T] = self._pool.schedule(work, args=arguments, timeout=self._seconds)
        return done

    def close(self) -> None:
        """Stop all processes."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _nothing() -> None:
    """What a process does to be there."""
