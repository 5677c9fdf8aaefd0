"""The archive looked after: counted, verified, packed."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw

from factcheck.archive import findings
from factcheck.archive.lookup import chunk_of, ids_of
from factcheck.archive.packing import digest, plain
from factcheck.archive.results import Compaction, Statistics
from factcheck.archive.storing import fetched, transaction
from factcheck.model import Article, Discrepancy, evidence_of, standing

CHUNK = 1024  # ids in a packed chunk
_KEYS = 20_000  # rows that one transaction packs: other writers wait no longer than for these
_FAULTS = 50  # that are told of one sort


def statistics(connection: apsw.Connection, path: Path) -> Statistics:
    """How much is in the archive."""

    def one(sql: str) -> int:
        return int(connection.execute(sql).get or 0)

    def by(sql: str) -> dict[str, int]:
        return {str(name): int(count) for name, count in connection.execute(sql)}

    (days,) = fetched(connection, "SELECT min(first_day), max(last_day) FROM article WHERE state = 'current'")
    page = int(connection.pragma("page_size"))
    log = path.with_name(path.name + "-wal")
    return Statistics(
        schema_number=int(connection.pragma("user_version")),
        articles=one("SELECT count(*) FROM article WHERE state = 'current'"),
        superseded=one("SELECT count(*) FROM article WHERE state = 'superseded'"),
        origins=one("SELECT count(*) FROM origin"),
        copies=one("SELECT count(*) - count(DISTINCT article) FROM origin"),
        claims=one("SELECT sum(claims) FROM article WHERE state = 'current'"),
        first_day=days[0],
        last_day=days[1],
        undated=one("SELECT count(*) FROM article WHERE bucket IS NULL AND state = 'current'"),
        sources=one("SELECT count(DISTINCT source) FROM article WHERE state = 'current'"),
        posts=one("SELECT count(*) FROM post"),
        chunks=one("SELECT count(*) FROM seg"),
        discrepancies=one("SELECT count(*) FROM discrepancy WHERE is_present"),
        by_status=by("SELECT status, count(*) FROM discrepancy WHERE is_present GROUP BY status ORDER BY status"),
        decisions=one("SELECT count(*) FROM decision"),
        readers=by("SELECT reader, count(*) FROM article WHERE state = 'current' GROUP BY reader ORDER BY reader"),
        file_bytes=path.stat().st_size,
        free_bytes=page * int(connection.pragma("freelist_count")),
        log_bytes=log.stat().st_size if log.exists() else 0,
    )


def faults(connection: apsw.Connection, *, is_thorough: bool) -> Iterator[str]:
    """What is wrong with the archive, one line each; nothing when it is whole."""
    for (line,) in connection.execute(f"PRAGMA integrity_check({_FAULTS})"):
        if line != "ok":
            yield f"the file: {line}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} ({row}) names a row of {parent} that is not there"
    for what, sql in _INVARIANTS.items():
        for (where,) in connection.execute(f"{sql} LIMIT {_FAULTS}"):
            yield f"{what}: {where}"
    yield from _damaged_contents(connection, is_thorough)
    yield from _damaged_chunks(connection)
    yield from _misplaced_findings(connection)


_INVARIANTS = {
    "an article has lost its content": "SELECT document FROM article WHERE id NOT IN (SELECT article FROM content)",
    "an article is in no search": "SELECT document FROM article WHERE id NOT IN (SELECT rowid FROM prose)",
    "a search finds what is not there": "SELECT rowid FROM prose WHERE rowid NOT IN (SELECT id FROM article)",
    "an article is current and no place prints it": (
        "SELECT document FROM article WHERE state = 'current' AND id NOT IN (SELECT article FROM origin)"
    ),
    "an article is superseded and a place prints it": (
        "SELECT document FROM article WHERE state = 'superseded' AND id IN (SELECT article FROM origin)"
    ),
    "an origin prints another text than its last edition": (
        "SELECT name FROM origin WHERE article IS NOT (SELECT article FROM edition WHERE edition.origin = origin.name"
        " ORDER BY number DESC LIMIT 1)"
    ),
    "editions are of an origin that is not there": (
        "SELECT DISTINCT origin FROM edition WHERE origin NOT IN (SELECT name FROM origin)"
    ),
    "a stretch of time is counted wrongly": (
        "SELECT bucket FROM tally WHERE articles <> (SELECT count(*) FROM article WHERE state = 'current'"
        " AND coalesce(article.bucket, -1) = tally.bucket)"
    ),
    "a finding is in no search": (
        "SELECT fingerprint FROM discrepancy WHERE id NOT IN (SELECT rowid FROM finding_prose)"
    ),
}


def _damaged_contents(connection: apsw.Connection, is_thorough: bool) -> Iterator[str]:
    rows = connection.execute(
        "SELECT document, digest, body FROM article JOIN content ON content.article = article.id ORDER BY article.id"
    )
    for document, expected, body in rows:
        try:
            content = plain(body)
            if digest(content) != expected:
                yield f"{document}: its content is not what was written"
            elif is_thorough and Article.model_validate_json(content).document.id != document:
                yield f"{document}: its content is another article's"
        except (zlib.error, ValueError) as error:
            yield f"{document}: its content cannot be read ({type(error).__name__})"


def _damaged_chunks(connection: apsw.Connection) -> Iterator[str]:
    last_key, last_id = None, 0
    for key, chunk, packed in connection.execute("SELECT key, chunk, articles FROM seg ORDER BY key, chunk"):
        where = f"chunk {chunk} of key {key}"
        if not packed or len(packed) % 4:
            yield f"{where}: is broken off"
            continue
        ids = ids_of(packed)
        floor = last_id if key == last_key else 0
        if any(left >= right for left, right in zip([floor, *ids], ids, strict=False)):
            yield f"{where}: is out of order"
        last_key, last_id = key, ids[-1]


def _misplaced_findings(connection: apsw.Connection) -> Iterator[str]:
    decided = "SELECT fingerprint, status FROM discrepancy WHERE fingerprint IN (SELECT fingerprint FROM decision)"
    for fingerprint, status in fetched(connection, decided):
        stored = findings.finding(connection, fingerprint)
        stands = stored.standing if stored else standing(())
        if stands.status != status and status != "reopened":
            yield f"finding {fingerprint}: is marked {status}, its decisions say {stands.status}"
    for fingerprint, body in fetched(connection, "SELECT fingerprint, body FROM discrepancy"):
        try:
            evidence_of(Discrepancy.model_validate_json(body))
        except ValueError:
            yield f"finding {fingerprint}: cannot be read"


Told = Callable[[int, int], None]


def compact(connection: apsw.Connection, path: Path, *, shrink: bool, progress: Told | None = None) -> Compaction:
    """Pack the fresh key rows into chunks; see `Archive.compact`."""
    before = path.stat().st_size
    total = int(connection.execute("SELECT count(*) FROM post").get or 0)
    packed = chunks = dropped = 0
    last: int | None = None
    while True:
        with transaction(connection):
            stretch = _stretch(connection, last)
            if not stretch:
                break
            rows, written, lost = _pack(connection, stretch)
            last = stretch[-1][0]
            packed, chunks, dropped = packed + rows, chunks + written, dropped + lost
        if progress:
            progress(min(packed + dropped, total), total)
    if shrink:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Compaction(
        packed=packed, chunks=chunks, dropped=dropped, bytes_before=before, bytes_after=path.stat().st_size
    )


def _stretch(connection: apsw.Connection, last: int | None) -> list[tuple[int, int]]:
    """The next rows of whole keys, at least as many as one transaction takes while there are some."""
    rows = fetched(
        connection,
        "SELECT key, article FROM post WHERE ? IS NULL OR key > ? ORDER BY key, article LIMIT ?"
        if last is None
        else "SELECT key, article FROM post WHERE key > ? AND key > ? ORDER BY key, article LIMIT ?",
        (last, last, _KEYS),
    )
    if len(rows) == _KEYS:
        rows += fetched(
            connection, "SELECT key, article FROM post WHERE key = ? AND article > ? ORDER BY article", rows[-1]
        )
    return [(int(key), int(article)) for key, article in rows]


def _pack(connection: apsw.Connection, rows: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Move rows of whole keys into chunks: how many were packed, how many chunks written, how many rows dropped."""
    current = _current(connection, {article for _, article in rows})
    fresh: dict[int, list[int]] = {}
    for key, article in rows:
        fresh.setdefault(key, []).append(article)
    new: list[tuple[int, int, bytes]] = []
    packed = 0
    for key, articles in fresh.items():
        alive = [article for article in articles if article in current]
        packed += len(alive)
        if alive:
            new += _chunks(connection, key, alive)
    connection.execute("DELETE FROM post WHERE key BETWEEN ? AND ?", (rows[0][0], rows[-1][0]))
    connection.executemany("INSERT OR REPLACE INTO seg VALUES (?, ?, ?)", new)
    return packed, len(new), len(rows) - packed


def _current(connection: apsw.Connection, articles: set[int]) -> set[int]:
    return {
        article
        for article in sorted(articles)
        if connection.execute("SELECT 1 FROM article WHERE id = ? AND state = 'current'", (article,)).get is not None
    }


def _chunks(connection: apsw.Connection, key: int, fresh: list[int]) -> list[tuple[int, int, bytes]]:
    """The chunks of a key that are new or changed once `fresh` ids have joined those that are packed already."""
    last = connection.execute(
        "SELECT chunk, articles FROM seg WHERE key = ? ORDER BY chunk DESC LIMIT 1", (key,)
    ).fetchone()
    if last is None:
        first, ids = 0, fresh
    elif ids_of(last[1])[-1] < fresh[0]:
        first, ids = last[0], ids_of(last[1]) + fresh
    else:
        # An article that was read again, or a superseded one that came back, has an id below packed ones.
        old = [one for (chunk,) in connection.execute("SELECT articles FROM seg WHERE key = ?", (key,))
               for one in ids_of(chunk)]  # fmt: skip
        first, ids = 0, sorted({*old, *fresh})
        connection.execute("DELETE FROM seg WHERE key = ?", (key,))
    return [
        (key, first + number, chunk_of(ids[at : at + CHUNK])) for number, at in enumerate(range(0, len(ids), CHUNK))
    ]
