"""The archive as JSON lines, to be read by other programs and taken into another archive."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import apsw
from pydantic import ValidationError

from factcheck.archive import findings, holdings
from factcheck.archive.packing import Packed, unpacked
from factcheck.archive.results import Edition
from factcheck.archive.storing import ArchiveError
from factcheck.model import Article, BlockKey, Decision, Discrepancy

VERSION = 1  # of the lines
KeyMaker = Callable[[Article], Iterable[BlockKey]]


def lines(connection: apsw.Connection) -> Iterator[str]:
    """Every article, edition, finding and decision, one JSON object a line; the same archive gives the same lines."""
    yield _line(record="archive", version=VERSION)
    last = 0
    while True:
        row = connection.execute(
            "SELECT id, owner, reader, body FROM article JOIN content ON content.article = article.id WHERE id > ?"
            " ORDER BY id LIMIT 1",
            (last,),
        ).fetchone()
        if row is None:
            break
        last, owner, reader, body = row
        yield _line(record="article", owner=owner, reader=reader, article=unpacked(body).model_dump(mode="json"))
    for edition in holdings.editions(connection):
        yield _line(record="edition", **edition.model_dump(mode="json"))
    for discrepancy, is_present, first_seen in findings.each(connection):
        yield _line(
            record="finding",
            is_present=is_present,
            first_seen=first_seen,
            discrepancy=discrepancy.model_dump(mode="json"),
        )
    for decision in findings.acts(connection):
        yield _line(record="decision", **decision.model_dump(mode="json", exclude={"number"}))


def _line(**fields: Any) -> str:
    # Escaped, because a text may hold characters that end a line for some readers and not for others.
    return json.dumps(fields) + "\n"


class Incoming:
    """Takes lines in: articles wait for their editions, which say in which order an origin printed them."""

    def __init__(self, connection: apsw.Connection, keys: KeyMaker) -> None:
        self._connection = connection
        self._keys = keys
        self._number = 0
        self.articles = self.decisions = 0

    def take(self, line: str) -> None:
        """Take one line in, within a transaction; raises ArchiveError with the line's number where it is wrong."""
        self._number += 1
        if not line.strip():
            return
        try:
            fields = json.loads(line)
            record = fields.pop("record")
            take = self._takers()[record]
        except (ValueError, KeyError, AttributeError, TypeError):
            raise ArchiveError(f"line {self._number}: is no line of an exported archive") from None
        try:
            take(fields)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise ArchiveError(f"line {self._number}: {record}: {where}: {first['msg']}") from None
        except (KeyError, TypeError, ValueError) as error:
            raise ArchiveError(f"line {self._number}: {record}: {' '.join(str(error).split())}") from None

    def _takers(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        return {
            "archive": self._archive,
            "article": self._article,
            "edition": self._edition,
            "finding": self._finding,
            "decision": self._decision,
        }

    def _archive(self, fields: dict[str, Any]) -> None:
        if fields["version"] != VERSION:
            raise ValueError(f"the lines are of version {fields['version']}, this program reads version {VERSION}")

    def _article(self, fields: dict[str, Any]) -> None:
        article = Article.model_validate_json(json.dumps(fields["article"]))
        packed = Packed.of(article, self._keys(article), origin=fields["owner"], reader=fields["reader"])
        self.articles += holdings.bring_in(self._connection, packed)

    def _edition(self, fields: dict[str, Any]) -> None:
        holdings.bring_edition(self._connection, Edition.model_validate(fields))

    def _finding(self, fields: dict[str, Any]) -> None:
        discrepancy = Discrepancy.model_validate(fields["discrepancy"])
        findings.bring_in(self._connection, discrepancy, bool(fields["is_present"]), fields["first_seen"])

    def _decision(self, fields: dict[str, Any]) -> None:
        self.decisions += findings.bring_act(self._connection, Decision.model_validate(fields))
