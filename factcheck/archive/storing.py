"""The file of an archive: opened, told from other files, brought to the present schema, written in transactions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from threading import Event
from typing import Any

import apsw

from factcheck.model import Decision

APPLICATION_ID = 0x66634B41  # stands in the header of the file: "fckA"
_MAGIC = b"SQLite format 3\x00"
_PATIENCE = 60_000  # milliseconds that one writer waits for another; a batch takes well below a second
_ATTEMPTS = 100  # to open a file that another process is just creating
_PAUSE = 0.05  # seconds between them


class ArchiveError(Exception):
    """An archive cannot be used, and one line says why."""


class ChangedError(Exception):
    """Others have acted on a finding since it was seen: `since` are their acts, in the order in which they came."""

    def __init__(self, since: Sequence[Decision]) -> None:
        super().__init__(f"{len(since)} acts since")
        self.since = tuple(since)


def is_archive(path: str | Path) -> bool:
    """Whether a file is an archive of this program, by the first hundred bytes; False when it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    return header[:16] == _MAGIC and header[68:72] == APPLICATION_ID.to_bytes(4, "big")


def connect(path: Path, *, create: bool, read_only: bool) -> apsw.Connection:
    """A connection to the archive at `path`, its schema brought up to date.

    Raises ArchiveError where there is no such file (and `create` is not set), where it is no archive or a later
    version's, and where it cannot be read or written.
    """
    _refuse_others(path, create)
    flags = apsw.SQLITE_OPEN_READONLY if read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    for attempt in range(_ATTEMPTS):
        try:
            if read_only and _is_of_an_earlier_version(path):
                _opened(path, apsw.SQLITE_OPEN_READWRITE, read_only=False).close()
            return _opened(path, flags, read_only)
        except apsw.BusyError:
            if attempt + 1 == _ATTEMPTS:
                raise ArchiveError(f"{path}: another program has kept it locked: try again") from None
            Event().wait(_PAUSE)
        except apsw.Error as error:
            raise told(path, error) from None
    raise AssertionError("unreachable")


def _refuse_others(path: Path, create: bool) -> None:
    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder, not an archive")
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        if not create:
            raise ArchiveError(f"{path}: there is no such archive: make one with `factcheck archive add`") from None
        if not path.absolute().parent.is_dir():
            raise ArchiveError(f"{path}: cannot be made: there is no folder {path.absolute().parent}") from None
        return
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read: {error.strerror or error}") from None
    if size and not is_archive(path) and not _is_blank(path):
        raise ArchiveError(f"{path}: is not an archive of factcheck")
    if not size and not create:
        raise ArchiveError(f"{path}: is empty, not an archive")


def _is_blank(path: Path) -> bool:
    """Whether this is a database that no program has put its name to, as when whoever made the archive was killed."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be read: {error.strerror or error}") from None
    return header[:16] == _MAGIC and header[68:72] == bytes(4)


def _is_of_an_earlier_version(path: Path) -> bool:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        connection.set_busy_timeout(_PATIENCE)
        return 0 < _number(connection, "user_version") < max(migrations())
    finally:
        connection.close()


def _opened(path: Path, flags: int, read_only: bool) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=flags)
    try:
        connection.set_busy_timeout(_PATIENCE)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
        _migrate(connection, path, read_only)
        if not read_only:
            # After the schema, so that the header of a new file, by which it is known, is not in the log alone.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_autocheckpoint = 4000")
            connection.execute("PRAGMA journal_size_limit = 67108864")
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: apsw.Connection, path: Path, read_only: bool) -> None:
    """Run the numbered scripts that this file has not seen yet, all or none."""
    scripts = migrations()
    newest = max(scripts)
    version = _number(connection, "user_version")
    identity = _number(connection, "application_id")
    if version and identity != APPLICATION_ID:
        raise ArchiveError(f"{path}: is not an archive of factcheck")
    if version == newest:
        return
    if version > newest:
        raise ArchiveError(f"{path}: was written by a later version of factcheck (schema {version}, this one {newest})")
    if read_only:
        raise ArchiveError(f"{path}: has the schema of an earlier version: open it once for writing")
    with transaction(connection):
        version = _number(connection, "user_version")  # another process may have been quicker
        if not version and connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").get is not None:
            raise ArchiveError(f"{path}: is not an archive of factcheck")
        for number in sorted(number for number in scripts if number > version):
            connection.execute(scripts[number])
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def migrations() -> dict[int, str]:
    """The scripts that make the schema, by number."""
    folder = resources.files("factcheck.archive") / "migrations"
    files = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    return {int(file.name.partition("_")[0]): file.read_text(encoding="utf-8") for file in files}


def fetched(connection: apsw.Connection, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return list(connection.execute(sql, values))


def _number(connection: apsw.Connection, pragma: str) -> int:
    return int(connection.pragma(pragma))


@contextmanager
def transaction(connection: apsw.Connection, *, durable: bool = False) -> Iterator[None]:
    """One write transaction: all of it is kept or nothing. It waits for other writers.

    With `durable` it is on the disk, power cut or not, once the block has been left (synchronous=FULL).
    """
    if durable:
        connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    finally:
        if durable:
            connection.execute("PRAGMA synchronous = NORMAL")


def told(path: Path, error: apsw.Error) -> ArchiveError:
    """What went wrong with the file, in one line for a person."""
    reasons: tuple[tuple[type[apsw.Error], str], ...] = (
        (apsw.NotADBError, "is not an archive of factcheck"),
        (apsw.CorruptError, "is damaged: restore it from a copy, or make it anew from an export"),
        (apsw.BusyError, "another program has been writing to it for a minute: try again"),
        (apsw.FullError, "the disk is full: nothing of this step was kept, what was there before is whole"),
        (apsw.ReadOnlyError, "may not be written"),
        (apsw.CantOpenError, "cannot be opened: look at its permissions and those of its folder"),
        (apsw.IOError, "cannot be read or written: the disk reports an error"),
    )
    for kind, reason in reasons:
        if isinstance(error, kind):
            return ArchiveError(f"{path}: {reason}")
    return ArchiveError(f"{path}: {' '.join(str(error).split())}")
