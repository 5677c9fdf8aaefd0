"""One function over many items, by several processes: results in the order of the items, in bounded memory."""

import gc
import multiprocessing
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# A process gets so much to do at once: enough that handing it over costs little, and so little that a few such portions
# in flight, with their results, stay far below a hundred megabytes. However small, an item counts so much.
_PORTION = 48_000
_LEAST = 500
# Work up to this size is done before processes that share it could have started.
_ALONE = 100_000
# Portions in flight for each process: one that it works on, one that waits for it.
_AHEAD = 2


def in_order(
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int, size: Callable[[Item], int]
) -> Iterator[Result]:
    """The results of `function` for the items, in their order whatever the number of workers.

    The items are taken as they are needed, and a result is let go once it has been handed over: whoever keeps neither
    may go through millions. `function` must be known by a name at the top of its module, and items and results must
    survive pickling. `size` says about how much work an item is, in characters of text. What `function` raises is
    raised here; results of the items shortly before are lost with it.
    """
    remaining = iter(items)
    if workers > 1:

        def work(item: Item) -> int:
            return max(_LEAST, size(item))

        done = 0
        # The first items are worked on here: what that loads and compiles, the processes inherit.
        for item in remaining:
            yield function(item)
            done += work(item)
            if done >= _ALONE:
                break
        else:
            return
        del item
        # Few more would be done here sooner than elsewhere.
        waiting = _up_to(remaining, _ALONE, work)
        if len(waiting) > 1 and sum(map(work, waiting)) >= _ALONE:
            yield from _shared(function, _chained(waiting, remaining), workers, work)
            return
        yield from map(function, waiting)
    yield from map(function, remaining)


def _up_to(items: Iterator[Item], most: int, size: Callable[[Item], int]) -> list[Item]:
    taken: list[Item] = []
    total = 0
    for item in items:
        taken.append(item)
        total += size(item)
        if total >= most:
            break
    return taken


def _chained(first: list[Item], rest: Iterator[Item]) -> Iterator[Item]:
    """`first` and then the rest; the list is emptied, so that it keeps nothing alive."""
    first.reverse()
    while first:
        yield first.pop()
    yield from rest


def _shared(
    function: Callable[[Item], Result], items: Iterator[Item], workers: int, size: Callable[[Item], int]
) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor

    portions = _portions(items, size)
    # What has been loaded by now is never garbage: kept out of the collector's sight, its pages stay shared.
    gc.freeze()
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context(_start_method()))
    try:
        flying: deque[Future[bytes]] = deque(
            pool.submit(partial(_each, function), portion) for portion in islice(portions, _AHEAD * workers)
        )
        gc.unfreeze()
        while flying:
            packed = flying.popleft().result()
            if (portion := next(portions, None)) is not None:
                flying.append(pool.submit(partial(_each, function), portion))
            with _nothing_collected():
                results: list[Result] = pickle.loads(packed)
            del packed
            results.reverse()
            while results:
                yield results.pop()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _portions(items: Iterator[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    portion: list[Item] = []
    total = 0
    for item in items:
        portion.append(item)
        total += size(item)
        if total >= _PORTION:
            yield portion
            portion, total = [], 0
    if portion:
        yield portion


def _each(function: Callable[[Item], Result], portion: list[Item]) -> bytes:
    """The results for a portion, pickled here and not by the pool, which would let the collector look on."""
    with _nothing_collected():
        return pickle.dumps([function(item) for item in portion], pickle.HIGHEST_PROTOCOL)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Thousands of records that all are kept: going through them for garbage takes longer than (un)pickling them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _start_method() -> str:
    """Forked processes start at once with everything loaded; but a process with threads cannot be forked safely."""
    known = multiprocessing.get_all_start_methods()
    if threading.active_count() == 1 and "fork" in known:
        return "fork"
    return "forkserver" if "forkserver" in known else "spawn"
