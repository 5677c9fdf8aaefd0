"""Findings and what editors decided about them: found once by fingerprint, queued, decided, never forgotten."""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date

import apsw

from factcheck.archive.holdings import query_of
from factcheck.archive.packing import searchable
from factcheck.archive.results import Filters, Order, Page, Stored
from factcheck.archive.storing import ArchiveError, fetched
from factcheck.model import Decision, Discrepancy, Standing, evidence_of, standing

_SEVERITIES = ("note", "warning", "error")
_COLUMNS = "id, body, is_present, first_seen, newest, place"


def keep(connection: apsw.Connection, found: Iterable[Discrepancy], first_seen: str | None) -> int:
    """Keep some of what a run found, within a transaction; how many were new. See `Archive.keep`."""
    return sum(_keep_one(connection, discrepancy, first_seen) for discrepancy in found)


def forget(connection: apsw.Connection, about: Iterable[str], kept: Collection[str]) -> None:
    """Mark the findings that involve one of these documents and are not among those kept as gone."""
    for document in sorted(about):
        rows = fetched(
            connection,
            "SELECT id, fingerprint FROM involved JOIN discrepancy ON id = discrepancy WHERE document = ?"
            " AND is_present",
            (document,),
        )
        gone = [(id_,) for id_, fingerprint in rows if fingerprint not in kept]
        connection.executemany("UPDATE discrepancy SET is_present = 0 WHERE id = ?", gone)


def _keep_one(connection: apsw.Connection, discrepancy: Discrepancy, first_seen: str | None) -> bool:
    documents = sorted({mention.document for side in discrepancy.sides for mention in side.mentions})
    rows = []
    for document in documents:
        known = connection.execute("SELECT source, last_day FROM article WHERE document = ?", (document,)).fetchone()
        rows.append((document, *(known or (None, None))))
    newest = max((day for _, _, day in rows if day), default=None)
    stands = standing(acts(connection, discrepancy.fingerprint), evidence=evidence_of(discrepancy))
    values = (
        discrepancy.rule,
        discrepancy.kind,
        discrepancy.severity,
        discrepancy.scope,
        -(10_000 * _SEVERITIES.index(discrepancy.severity) + round(1000 * discrepancy.confidence)),
        newest,
        *_stands(stands),
        json.dumps(discrepancy.model_dump(mode="json")),
    )
    known = connection.execute("SELECT id FROM discrepancy WHERE fingerprint = ?", (discrepancy.fingerprint,)).get
    if known is None:
        connection.execute(
            "INSERT INTO discrepancy (fingerprint, rule, kind, severity, scope, place, newest, status, assignee,"
            " expires, body, first_seen, is_present) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (discrepancy.fingerprint, *values, first_seen),
        )
        known = connection.last_insert_rowid()
        is_new = True
    else:
        connection.execute(
            "UPDATE discrepancy SET rule = ?, kind = ?, severity = ?, scope = ?, place = ?, newest = ?, status = ?,"
            " assignee = ?, expires = ?, body = ?, is_present = 1 WHERE id = ?",
            (*values, known),
        )
        connection.execute("DELETE FROM involved WHERE discrepancy = ?", (known,))
        connection.execute("DELETE FROM finding_prose WHERE rowid = ?", (known,))
        is_new = False
    connection.executemany(
        "INSERT INTO involved VALUES (?, ?, ?)", [(known, document, source) for document, source, _ in rows]
    )
    words = [discrepancy.message, *(m.text for side in discrepancy.sides for m in side.mentions)]
    connection.execute("INSERT INTO finding_prose (rowid, words) VALUES (?, ?)", (known, searchable("\n".join(words))))
    return is_new


def _stands(stands: Standing) -> tuple[str, str | None, str | None]:
    """Status, assignee and last day of a standing, as the columns of a finding."""
    expires = stands.decision.expires if stands.decision and stands.status != "reopened" else None
    return stands.status, stands.assignee, expires.isoformat() if expires else None


def gone(connection: apsw.Connection, documents: Iterable[str]) -> None:
    """Mark the findings that involve these documents as no more present."""
    connection.executemany(
        "UPDATE discrepancy SET is_present = 0 WHERE id IN (SELECT discrepancy FROM involved WHERE document = ?)",
        [(document,) for document in documents],
    )


def decide(connection: apsw.Connection, decision: Decision) -> Decision:
    """Append an act, within a transaction, and let the finding stand where it now stands."""
    finding = connection.execute(
        "SELECT id, body FROM discrepancy WHERE fingerprint = ?", (decision.fingerprint,)
    ).fetchone()
    evidence = evidence_of(Discrepancy.model_validate_json(finding[1])) if finding else None
    if decision.evidence is None and evidence is not None:
        decision = decision.model_copy(update={"evidence": evidence})
    connection.execute(
        "INSERT INTO decision (fingerprint, action, author, decided_at, body) VALUES (?, ?, ?, ?, ?)",
        (
            decision.fingerprint,
            decision.action,
            searchable(decision.author),
            decision.decided_at.isoformat(),
            json.dumps(decision.model_dump(mode="json", exclude={"number"})),
        ),
    )
    decision = decision.model_copy(update={"number": connection.last_insert_rowid()})
    if finding:
        _let_stand(connection, finding[0], standing(acts(connection, decision.fingerprint), evidence=evidence))
    return decision


def _let_stand(connection: apsw.Connection, id_: int, stands: Standing) -> None:
    connection.execute(
        "UPDATE discrepancy SET status = ?, assignee = ?, expires = ? WHERE id = ?", (*_stands(stands), id_)
    )


def reopen_expired(connection: apsw.Connection, today: date) -> int:
    """Reopen the findings whose decision has expired, within a transaction; how many."""
    rows = fetched(connection, "SELECT id, body FROM discrepancy WHERE expires < ?", (today.isoformat(),))
    for id_, body in rows:
        discrepancy = Discrepancy.model_validate_json(body)
        history = acts(connection, discrepancy.fingerprint)
        _let_stand(connection, id_, standing(history, evidence=evidence_of(discrepancy), today=today))
    return len(rows)


def acts(connection: apsw.Connection, fingerprint: str | None = None, after: int = 0) -> tuple[Decision, ...]:
    """All acts on a finding (on all without one) in the order in which they came, from beyond a number."""
    rows = connection.execute(
        "SELECT number, body FROM decision WHERE fingerprint = coalesce(?, fingerprint) AND number > ? ORDER BY number"
        if fingerprint is None
        else "SELECT number, body FROM decision WHERE fingerprint = ? AND number > ? ORDER BY number",
        (fingerprint, after),
    )
    return tuple(Decision.model_validate({**json.loads(body), "number": number}) for number, body in rows)


def finding(connection: apsw.Connection, fingerprint: str) -> Stored | None:
    """The finding of a fingerprint, or None."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM discrepancy WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return None if row is None else _stored(connection, row)


def _stored(connection: apsw.Connection, row: tuple[object, ...]) -> Stored:
    number, body, is_present, first_seen, newest, place = row
    discrepancy = Discrepancy.model_validate_json(str(body))
    history = acts(connection, discrepancy.fingerprint)
    stands = standing(history, evidence=evidence_of(discrepancy) if history else None)
    return Stored.model_validate(
        {
            "number": number,
            "discrepancy": discrepancy,
            "standing": stands,
            "is_present": bool(is_present),
            "first_seen": first_seen,
            "newest": newest,
            "position": f"{place}.{number}",
        }
    )


def queue(connection: apsw.Connection, filters: Filters, order: Order, after: str | None, limit: int) -> Page:
    """A stretch of the findings that pass the filters; see `Archive.queue`."""
    where, values = _conditions(filters)
    if order == "newest":
        sort, position = "id DESC", "id < ?"
    else:
        sort, position = "place, id", "(place, id) > (?, ?)"
    if after is not None:
        where.append(position)
        values += _position(order, after)
    clause = f"WHERE {' AND '.join(where)} " if where else ""
    rows = fetched(
        connection, f"SELECT {_COLUMNS} FROM discrepancy {clause}ORDER BY {sort} LIMIT ?", (*values, limit + 1)
    )
    shown = rows[:limit]
    more = f"{shown[-1][0]}" if order == "newest" and shown else f"{shown[-1][5]}.{shown[-1][0]}" if shown else None
    return Page(findings=tuple(_stored(connection, row) for row in shown), after=more if len(rows) > limit else None)


def _position(order: Order, after: str) -> list[int]:
    try:
        numbers = [int(part) for part in after.split(".")]
    except ValueError:
        numbers = []
    if len(numbers) != (1 if order == "newest" else 2):
        raise ArchiveError(f"there is no place {after!r} in the queue")
    return numbers


def count(connection: apsw.Connection, filters: Filters) -> int:
    """How many findings pass the filters."""
    where, values = _conditions(filters)
    clause = f" WHERE {' AND '.join(where)}" if where else ""
    return int(connection.execute(f"SELECT count(*) FROM discrepancy{clause}", values).get)


def tally(connection: apsw.Connection) -> dict[tuple[str, str], int]:
    """How many findings there ever were, by rule and status."""
    rows = connection.execute("SELECT rule, status, count(*) FROM discrepancy GROUP BY rule, status")
    return {(rule, status): count for rule, status, count in rows}


def _conditions(filters: Filters) -> tuple[list[str], list[object]]:
    """The filters as SQL conditions with their values."""
    where: list[str] = [] if filters.with_gone else ["is_present = 1"]
    values: list[object] = []
    for column, wanted in (
        ("kind", filters.kinds),
        ("rule", filters.rules),
        ("severity", filters.severities),
        ("status", filters.statuses),
    ):
        if wanted:
            where.append(f"{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    for condition, value in (
        ("scope = ?", filters.scope),
        ("assignee = ?", filters.assignee),
        ("newest >= ?", filters.since),
        ("newest <= ?", filters.until),
        ("id IN (SELECT discrepancy FROM involved WHERE source = ?)", filters.source),
        ("id IN (SELECT discrepancy FROM involved WHERE document = ?)", filters.document),
    ):
        if value is not None:
            where.append(condition)
            values.append(value)
    if filters.text.strip():
        query = query_of(filters.text)
        where.append("id IN (SELECT rowid FROM finding_prose WHERE finding_prose MATCH ?)" if query else "0")
        values += [query] if query else []
    return where, values


def each(connection: apsw.Connection) -> Iterator[tuple[Discrepancy, bool, str | None]]:
    """Every finding in the order in which it came: the discrepancy, whether it is present, when it was first seen."""
    for body, is_present, first_seen in connection.execute(
        "SELECT body, is_present, first_seen FROM discrepancy ORDER BY id"
    ):
        yield Discrepancy.model_validate_json(body), bool(is_present), first_seen


def bring_in(connection: apsw.Connection, discrepancy: Discrepancy, is_present: bool, first_seen: str | None) -> None:
    """Take over a finding of another archive, within a transaction, unless it is there already."""
    if connection.execute("SELECT 1 FROM discrepancy WHERE fingerprint = ?", (discrepancy.fingerprint,)).get is None:
        _keep_one(connection, discrepancy, first_seen)
        connection.execute(
            "UPDATE discrepancy SET is_present = ? WHERE fingerprint = ?", (is_present, discrepancy.fingerprint)
        )


def bring_act(connection: apsw.Connection, decision: Decision) -> bool:
    """Take over an act of another archive, within a transaction; False when it is there already."""
    known = [one.model_copy(update={"number": 0}) for one in acts(connection, decision.fingerprint)]
    if decision in known:
        return False
    decide(connection, decision)
    return True
