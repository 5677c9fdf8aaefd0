"""What changes under some folders, told once it is quiet again."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

QUIET = 0.3
"""Seconds without a further change after which changes are told: an editor writes a file in several steps."""
PATIENCE = 2.0
"""Seconds after which changes are told even if more keep coming."""
_WAKING = 1.0


def changes(
    folders: Sequence[str | Path], *, stop: Event | None = None, quiet: float = QUIET
) -> Iterator[tuple[str, ...]]:
    """Nothing at first, when the watching has begun; then each time the files that came, changed or went, sorted.

    Hidden files, and those in hidden folders, do not count. Ends when `stop` is set; raises
    OSError for a folder that cannot be watched.
    """
    from watchfiles import watch

    roots = [Path(os.path.realpath(folder)) for folder in folders]

    def counts(_: object, path: str) -> bool:
        return not _is_hidden(Path(path), roots)

    has_begun = False
    for found in watch(
        *roots,
        watch_filter=counts,
        step=round(1000 * quiet),
        debounce=round(1000 * max(PATIENCE, 2 * quiet)),
        rust_timeout=round(1000 * _WAKING),
        yield_on_timeout=True,  # so that the first answer tells that the watching has begun
        stop_event=stop,
    ):
        if not has_begun:
            has_begun = True
            yield ()
        if found:
            yield tuple(sorted({path for _, path in found}))


def _is_hidden(path: Path, roots: Sequence[Path]) -> bool:
    for root in roots:
        if path.is_relative_to(root):
            return any(part.startswith(".") for part in path.relative_to(root).parts)
    return False
