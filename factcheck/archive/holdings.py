"""Articles in the archive: added once, superseded by later texts of their origin, removed, listed, searched, loaded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import apsw

from factcheck.archive.packing import Packed, searchable, unpacked, without_collections
from factcheck.archive.results import Addition, Edition, Hit, Holding, Outcome
from factcheck.archive.storing import ArchiveError, fetched
from factcheck.model import Article

_AROUND = 90  # characters of a passage on either side of the word that was found


def insert(connection: apsw.Connection, packed: Packed, added_at: str | None, posts: list[tuple[int, int]]) -> Addition:
    """Keep one article, within a transaction; its key rows are appended to `posts` for the caller to write.

    A text is kept once however many origins print it. The origin that brought it first owns the reading of it: only
    that one's later reading (another date, a newer program) replaces it.
    """
    before = connection.execute("SELECT article FROM origin WHERE name = ?", (packed.origin,)).get
    known = connection.execute(
        "SELECT id, sha256, owner, state FROM article WHERE document = ?", (packed.document,)
    ).get
    if known is None:
        article = _new(connection, packed)
        posts += [(key, article) for key in packed.keys]
        outcome: Outcome = "added" if before is None else "version"
    else:
        article, sha256, owner, state = known
        if sha256 != packed.sha256:
            raise ArchiveError(f"{packed.origin}: its id {packed.document} belongs to another text: it cannot be added")
        if before == article:
            outcome = "known"
        else:
            outcome = "copy" if before is None else "version"
        is_owner = owner == packed.origin or state == "superseded"
        is_reread = is_owner and _reread(connection, article, packed)
        if is_reread or state == "superseded":  # packing leaves out the keys of superseded texts
            posts += [(key, article) for key in packed.keys]
        if is_reread and outcome == "known":
            outcome = "reread"
    if before != article:
        _point(connection, packed.origin, article, added_at)
        if before is not None:
            _settle(connection, before)
    return Addition(origin=packed.origin, document=packed.document, outcome=outcome)


def _new(connection: apsw.Connection, packed: Packed) -> int:
    connection.execute(
        "INSERT INTO article (document, sha256, owner, title, source, first_day, last_day, bucket, characters, claims,"
        " reader, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'current')",
        (packed.document, packed.sha256, packed.origin, *_columns(packed)),
    )
    article = connection.last_insert_rowid()
    connection.execute("INSERT INTO content VALUES (?, ?, ?)", (article, packed.digest, packed.body))
    connection.execute("INSERT INTO prose (rowid, title, body) VALUES (?, ?, ?)", (article, *_prose(packed)))
    return article


def _columns(packed: Packed) -> tuple[str | int | None, ...]:
    return (
        None if packed.title is None else searchable(packed.title),
        None if packed.source is None else searchable(packed.source),
        packed.first_day,
        packed.last_day,
        packed.bucket,
        packed.characters,
        packed.claims,
        packed.reader,
    )


def _prose(packed: Packed) -> tuple[str, str]:
    return searchable(packed.title or ""), packed.prose


def _reread(connection: apsw.Connection, article: int, packed: Packed) -> bool:
    """Keep a later reading of a known text by its owner; False when nothing in it is new."""
    digest = connection.execute("SELECT digest FROM content WHERE article = ?", (article,)).get
    if digest == packed.digest:
        connection.execute(
            "UPDATE article SET owner = ?, reader = ? WHERE id = ? AND (owner, reader) <> (?, ?)",
            (packed.origin, packed.reader, article, packed.origin, packed.reader),
        )
        return False
    connection.execute(
        "UPDATE article SET owner = ?, title = ?, source = ?, first_day = ?, last_day = ?, bucket = ?, characters = ?,"
        " claims = ?, reader = ? WHERE id = ?",
        (packed.origin, *_columns(packed), article),
    )
    connection.execute(
        "UPDATE content SET digest = ?, body = ? WHERE article = ?", (packed.digest, packed.body, article)
    )
    connection.execute("DELETE FROM prose WHERE rowid = ?", (article,))
    connection.execute("INSERT INTO prose (rowid, title, body) VALUES (?, ?, ?)", (article, *_prose(packed)))
    return True


def _point(connection: apsw.Connection, origin: str, article: int, added_at: str | None) -> None:
    """Let an origin print this text from now on."""
    connection.execute(
        "INSERT INTO origin VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET article = excluded.article",
        (origin, article),
    )
    connection.execute(
        "INSERT INTO edition SELECT ?, coalesce(max(number), 0) + 1, ?, ? FROM edition WHERE origin = ?",
        (origin, article, added_at, origin),
    )
    connection.execute("UPDATE article SET state = 'current' WHERE id = ? AND state <> 'current'", (article,))


def _settle(connection: apsw.Connection, article: int) -> None:
    """Mark a text that no origin prints any more as superseded; one that lost its owner goes to another origin."""
    others = connection.execute("SELECT name FROM origin WHERE article = ? ORDER BY name LIMIT 1", (article,)).get
    if others is None:
        connection.execute("UPDATE article SET state = 'superseded' WHERE id = ?", (article,))
        return
    connection.execute(
        "UPDATE article SET owner = ? WHERE id = ? AND owner NOT IN (SELECT name FROM origin WHERE article = ?)",
        (others, article, article),
    )


def remove(connection: apsw.Connection, name: str) -> tuple[str, ...]:
    """Take away an origin with all its versions, or a document with all its origins; the ids of the texts that went.

    A text that another origin prints or printed stays. Its findings are kept for the record, marked as gone.
    """
    origins = [name] if connection.execute("SELECT 1 FROM origin WHERE name = ?", (name,)).get else []
    if not origins:
        rows = connection.execute(
            "SELECT DISTINCT edition.origin FROM edition JOIN article ON article.id = edition.article"
            " WHERE article.document = ? ORDER BY edition.origin",
            (name,),
        )
        origins = [origin for (origin,) in rows]
    touched: set[int] = set()
    for origin in origins:
        touched |= {one for (one,) in connection.execute("SELECT article FROM edition WHERE origin = ?", (origin,))}
        connection.execute("DELETE FROM origin WHERE name = ?", (origin,))
        connection.execute("DELETE FROM edition WHERE origin = ?", (origin,))
    gone: list[str] = []
    for article in sorted(touched):
        if connection.execute("SELECT 1 FROM edition WHERE article = ? LIMIT 1", (article,)).get is not None:
            _settle(connection, article)
            continue
        gone.append(str(connection.execute("SELECT document FROM article WHERE id = ?", (article,)).get))
        connection.execute("DELETE FROM prose WHERE rowid = ?", (article,))
        connection.execute("DELETE FROM article WHERE id = ?", (article,))
    return tuple(gone)


_TOLD = ("document", "title", "source", "first_day", "last_day", "characters", "claims", "reader", "state")


def holdings(connection: apsw.Connection, with_superseded: bool) -> Iterator[Holding]:
    """The texts in the order in which they came."""
    rows = connection.execute(
        f"SELECT id, owner, {', '.join(_TOLD)} FROM article WHERE state = 'current' OR ? ORDER BY id",
        (with_superseded,),
    )
    for id_, owner, *values in rows:
        told: dict[str, Any] = dict(zip(_TOLD, values, strict=True))
        successor = _successor(connection, owner) if told["state"] == "superseded" else None
        yield Holding(origins=_origins(connection, id_, owner), superseded_by=successor, **told)


def _successor(connection: apsw.Connection, origin: str) -> str | None:
    found = connection.execute(
        "SELECT article.document FROM origin JOIN article ON article.id = origin.article WHERE origin.name = ?",
        (origin,),
    ).get
    return None if found is None else str(found)


def _origins(connection: apsw.Connection, article: int, owner: str) -> tuple[str, ...]:
    """The origins that print a text now, its owner first."""
    names = [name for (name,) in connection.execute("SELECT name FROM origin WHERE article = ?", (article,))]
    return tuple(sorted(names, key=lambda name: (name != owner, name)))


def editions(connection: apsw.Connection, name: str | None = None) -> Iterator[Edition]:
    """The texts that an origin printed one after another; of all origins in the order of their names without `name`."""
    rows = connection.execute(
        "SELECT origin, number, document, added_at FROM edition JOIN article ON article.id = edition.article"
        " WHERE origin = coalesce(?, origin) ORDER BY origin, number",
        (name,),
    )
    for origin, number, document, added_at in rows:
        yield Edition(origin=origin, number=number, document=document, added_at=added_at)


def load(connection: apsw.Connection, documents: Iterable[str]) -> tuple[Article, ...]:
    """The articles of these documents in this order, superseded ones too; raises ArchiveError for an unknown one."""
    found = []
    with without_collections():
        for document in documents:
            row = connection.execute(
                "SELECT id, owner, body FROM article JOIN content ON content.article = article.id WHERE document = ?",
                (document,),
            ).fetchone()
            if row is None:
                raise ArchiveError(f"there is no document {document} in the archive")
            found.append(_with_copies(connection, *row))
    return tuple(found)


def each(connection: apsw.Connection, batch: int = 100) -> Iterator[Article]:
    """Every current article in the order in which they came, one batch in memory at a time."""
    last = 0
    while True:
        rows = fetched(
            connection,
            "SELECT id, owner, body FROM article JOIN content ON content.article = article.id"
            " WHERE state = 'current' AND id > ? ORDER BY id LIMIT ?",
            (last, batch),
        )
        if not rows:
            return
        for row in rows:
            yield _with_copies(connection, *row)
        last = int(rows[-1][0])


def _with_copies(connection: apsw.Connection, id_: int, owner: str, body: bytes) -> Article:
    """The article, with the further origins of its text as the copies of its document."""
    article = unpacked(body)
    others = [name for name in _origins(connection, id_, owner) if name != owner]
    if not others:
        return article
    copies = (*article.document.copies, *(name for name in others if name not in article.document.copies))
    return article.model_copy(update={"document": article.document.model_copy(update={"copies": copies})})


_PART = re.compile(r'"([^"]*)"?|(\S+)')


def query_of(text: str) -> str:
    """What a person typed, as a query of the full-text index: all words must occur, "words in marks" in this order, a
    word ending in * may go on. Nothing that is typed is an operator or an error."""
    parts = []
    for phrase, word in _PART.findall(text):
        clean = (phrase or word).replace('"', " ").replace("\x00", " ")
        if any(char.isalnum() for char in clean):
            parts.append(f'"{clean}"' + ("*" if not phrase and word.endswith("*") else ""))
    return " ".join(parts)


def search(connection: apsw.Connection, text: str, limit: int, with_superseded: bool) -> tuple[Hit, ...]:
    """The articles that hold all words of `text`, the most to the point first (BM25, the title counting fivefold)."""
    query = query_of(text)
    if not query:
        return ()
    # The texts are fetched of the best alone: the sorting would carry them all along.
    rows = fetched(
        connection,
        "SELECT best.*, body FROM (SELECT article.id AS id, document, owner, title, source, first_day, state, rank FROM"
        " (SELECT rowid AS found, bm25(prose, 5.0, 1.0) AS rank FROM prose WHERE prose MATCH ?) JOIN article ON"
        " article.id = found WHERE state = 'current' OR ? ORDER BY rank, article.id LIMIT ?) AS best"
        " JOIN content ON content.article = best.id ORDER BY rank, best.id",
        (query, with_superseded, limit),
    )
    words = [part.strip('"*').lower() for part in re.findall(r'"[^"]+"', query)]
    return tuple(
        Hit(
            document=document,
            origins=_origins(connection, id_, owner),
            title=title,
            source=source,
            day=first_day,
            passage=_passage(unpacked(body), words),
            state=state,
        )
        for id_, document, owner, title, source, first_day, state, _, body in rows
    )


def _passage(article: Article, words: Sequence[str]) -> str:
    """The text around the first word that was looked for, on one line."""
    text = article.document.text[article.document.body_start :]
    lower = text.lower()
    places = [at for word in words if (at := lower.find(word)) >= 0]
    at = min(places, default=0)
    start, end = max(0, at - _AROUND), at + _AROUND
    passage = " ".join(text[start:end].split())
    return ("… " if start else "") + passage + (" …" if end < len(text) else "")


def bring_in(connection: apsw.Connection, packed: Packed) -> bool:
    """Keep an article of another archive, within a transaction, as superseded until an edition says who prints it;
    False when its text is there already."""
    known = connection.execute("SELECT sha256 FROM article WHERE document = ?", (packed.document,)).get
    if known is not None:
        if known != packed.sha256:
            raise ArchiveError(f"{packed.origin}: its id {packed.document} belongs to another text: it cannot be added")
        return False
    article = _new(connection, packed)
    connection.execute("UPDATE article SET state = 'superseded' WHERE id = ?", (article,))
    connection.executemany("INSERT OR IGNORE INTO post VALUES (?, ?)", [(key, article) for key in packed.keys])
    return True


def bring_edition(connection: apsw.Connection, edition: Edition) -> None:
    """Take over an edition of another archive, within a transaction, unless it is there already."""
    origin, added_at = edition.origin, edition.added_at
    article = connection.execute("SELECT id FROM article WHERE document = ?", (edition.document,)).get
    if article is None:
        raise ArchiveError(f"{origin}: prints {edition.document}, which no line before has brought")
    known = connection.execute(
        "SELECT 1 FROM edition WHERE origin = ? AND article = ? AND ((number = ? AND added_at IS ?) OR added_at = ?)",
        (origin, article, edition.number, added_at, added_at),
    ).get
    if known:
        return
    before = connection.execute("SELECT article FROM origin WHERE name = ?", (origin,)).get
    _point(connection, origin, int(article), added_at)
    if before is not None and before != article:
        _settle(connection, int(before))
