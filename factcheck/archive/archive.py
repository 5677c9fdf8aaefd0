"""The archive as its users see it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import apsw
from pydantic_core import PydanticSerializationError

from factcheck.archive import exchange, findings, holdings, lookup, storing, upkeep
from factcheck.archive.lookup import Wanted
from factcheck.archive.packing import Packed
from factcheck.archive.results import (
    Addition,
    Compaction,
    Edition,
    Filters,
    Hit,
    Holding,
    Lookup,
    Order,
    Page,
    Statistics,
    Stored,
)
from factcheck.archive.storing import ArchiveError, ChangedError, told, transaction
from factcheck.model import Article, BlockKey, Decision, Discrepancy

BATCH = 100  # articles of one transaction: what a kill can lose, and what another writer waits for
_FINDINGS = 500  # kept in one transaction
_LINES = 200  # of an import in one transaction


class Archive:
    """Every article and claim ever read, in one SQLite file, with what editors decided.

    Several processes may use one file at once, readers and writers: a writer waits for another one's batch. An object
    belongs to one thread; opening another one takes a millisecond. Every method raises ArchiveError, with one line for
    a person, where the file cannot be used. The clock is the caller's: moments are handed in or left out.
    """

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, read_only: bool = False) -> Self:
        """The archive at `path`, which is made where it is not there and `create` is set.

        Raises ArchiveError for a missing file, a file that is no archive, or one of a later version of the program.
        """
        return cls(Path(path), storing.connect(Path(path), create=create, read_only=read_only))

    def close(self) -> None:
        """Leave the file; the object is of no use afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Articles

    def add(
        self,
        article: Article,
        keys: Iterable[BlockKey],
        *,
        origin: str | None = None,
        reader: str = "",
        at: datetime | None = None,
    ) -> Addition:
        """Keep one article, on its own; `add_all` is far quicker for many. For the arguments see `Packed.of`."""
        try:
            packed = Packed.of(article, keys, origin=origin, reader=reader)
        except PydanticSerializationError:
            raise ArchiveError(f"{article.document.name}: its text holds half characters (lone surrogates)") from None
        (addition,) = self.add_all([packed], at=at)
        return addition

    def add_all(
        self, articles: Iterable[Packed], *, at: datetime | None = None, batch: int = BATCH
    ) -> Iterator[Addition]:
        """Keep articles in batches, each wholly or not at all, and tell what became of each once its batch is kept.

        Adding is idempotent: what is there already is left alone, so a run that was killed is repeated and goes on
        where it stopped. A changed text of a known origin becomes a new version; the old one stays, superseded. The
        iterator must be used up; one batch at a time is in memory.
        """
        waiting = iter(articles)
        while several := list(islice(waiting, batch)):
            with self._writing():
                posts: list[tuple[int, int]] = []
                added = [
                    holdings.insert(self._connection, one, at.isoformat() if at else None, posts) for one in several
                ]
                posts.sort()  # neighbours in the table of keys: fewer pages are touched
                self._connection.executemany("INSERT OR IGNORE INTO post VALUES (?, ?)", posts)
            yield from added

    def holds(self, origin: str, sha256: str) -> bool:
        """Whether an origin printed this very text (by the SHA-256 of it) when it was last added."""
        with self._telling():
            sql = "SELECT 1 FROM origin JOIN article ON article.id = article WHERE name = ? AND sha256 = ?"
            return self._connection.execute(sql, (origin, sha256)).get is not None

    def remove(self, name: str) -> tuple[str, ...]:
        """Take away an origin with all its versions, or a document (by its id) with all its origins.

        Returns the ids of the texts that are gone: of these nothing is left but the passages in findings, which are
        marked as gone, and the decisions. Nothing of that name is no error: the result is empty.
        """
        with self._writing():
            removed = holdings.remove(self._connection, name)
            findings.gone(self._connection, removed)
        return removed

    def list(self, *, with_superseded: bool = False) -> Iterator[Holding]:
        """The texts of the archive in the order in which they came."""
        with self._telling():
            yield from holdings.holdings(self._connection, with_superseded)

    def editions(self, origin: str | None = None) -> Iterator[Edition]:
        """The texts that an origin printed, one after another; those of all origins without one."""
        with self._telling():
            yield from holdings.editions(self._connection, origin)

    def articles(self, documents: Iterable[str] | None = None) -> Iterator[Article]:
        """The full articles of these document ids in this order; all current ones in the order of coming without ids.

        Superseded texts are given when they are asked for by id. An iterator: all articles of a large archive pass
        through in bounded memory. Raises ArchiveError for an unknown id.
        """
        with self._telling():
            if documents is None:
                yield from holdings.each(self._connection)
            else:
                yield from holdings.load(self._connection, documents)

    def search(self, text: str, *, limit: int = 20, with_superseded: bool = False) -> tuple[Hit, ...]:
        """The articles that hold all words of `text`, the most to the point first.

        "Words in marks" must follow one another, `word*` may go on; accents and case make no difference.
        """
        with self._telling():
            return holdings.search(self._connection, text, limit, with_superseded)

    def candidates(self, keys: Iterable[BlockKey], wanted: Wanted | None = None) -> Lookup:
        """The stored articles that a draft with these keys has to be held against, the best first, with reasons.

        An article is found when the keys that it shares with the draft, each weighed by its rarity among the articles
        of the time, reach `wanted.least` (by default more in a larger archive). A draft is looked up in its own 30
        days, the 30 before and the 30 after, and among undated articles; an undated draft everywhere. A block of more
        than `wanted.crowd` articles is not used and reported. Of up to 11 articles all are given.
        """
        with self._telling(), self._snapshot():
            return lookup.candidates(self._connection, keys, wanted or Wanted())

    # Findings and decisions

    def keep(self, found: Iterable[Discrepancy], *, about: Collection[str] = (), at: datetime | None = None) -> int:
        """Keep what a run found, by fingerprint; how many findings were new.

        A known finding gets its present passages and sources, and is reopened where a decision was made on others.
        `about` are the ids of documents of which `found` is all that is to be found: earlier findings that involve one
        of them and were not found again are marked as gone. Nothing is deleted.
        """
        waiting = iter(found)
        kept: set[str] = set()
        new = 0
        while several := list(islice(waiting, _FINDINGS)):
            with self._writing():
                new += findings.keep(self._connection, several, at.isoformat() if at else None)
            kept |= {one.fingerprint for one in several}
        if about:
            with self._writing():
                findings.forget(self._connection, about, kept)
        return new

    def finding(self, fingerprint: str) -> Stored | None:
        """The finding of a fingerprint with where it stands; None when it was never kept."""
        with self._telling():
            return findings.finding(self._connection, fingerprint)

    def queue(
        self, filters: Filters | None = None, *, order: Order = "gravest", after: str | None = None, limit: int = 50
    ) -> Page:
        """A stretch of the findings: errors before warnings and surer ones first, or the newest first.

        Hand `Page.after` in as `after` for the next stretch: nothing is shown twice or skipped because other findings
        were decided or added meanwhile.
        """
        with self._telling():
            return findings.queue(self._connection, filters or Filters(), order, after, limit)

    def count(self, filters: Filters | None = None) -> int:
        """How many findings pass the filters."""
        with self._telling():
            return findings.count(self._connection, filters or Filters())

    def tally(self) -> dict[tuple[str, str], int]:
        """How many findings there ever were, those that are gone included, by rule and status."""
        with self._telling():
            return findings.tally(self._connection)

    def decide(self, decision: Decision, *, seen: int | None = None) -> Decision:
        """Append an act and give it back with its number; it is on the disk when this returns.

        `seen` is the number of the last act on the finding that its author knew of (0: of none): raises ChangedError
        where others have acted since, and keeps nothing.

        Where the decision names no evidence it is that of the finding as it is kept now. A fingerprint that the
        archive does not know is taken too: the finding may come later.
        """
        with self._writing(durable=True):
            if seen is not None and (since := findings.acts(self._connection, decision.fingerprint, seen)):
                raise ChangedError(since)
            return findings.decide(self._connection, decision)

    def decisions(self, fingerprint: str | None = None, *, after: int = 0) -> tuple[Decision, ...]:
        """All acts on a finding, or on all, in the order in which they came; only those numbered beyond `after`."""
        with self._telling():
            return findings.acts(self._connection, fingerprint, after)

    def reopen_expired(self, today: date) -> int:
        """Reopen the findings whose decision expired before `today`; how many."""
        with self._writing():
            return findings.reopen_expired(self._connection, today)

    # The file

    def statistics(self) -> Statistics:
        """How much is in the archive; takes seconds where there are a million articles: tables are looked through."""
        with self._telling(), self._snapshot():
            return upkeep.statistics(self._connection, self.path)

    def size(self) -> int:
        """How many current articles there are, at once however many."""
        with self._telling():
            return int(self._connection.execute("SELECT coalesce(sum(articles), 0) FROM tally").get)

    def verify(self, *, thorough: bool = False) -> tuple[str, ...]:
        """What is wrong with the file, one line each; empty when it is whole.

        Looks at the pages, at the references between the tables, at every article's digest, and at what must hold
        between articles, origins, keys, findings and decisions; `thorough` also reads every article through the model.
        """
        with self._telling(), self._snapshot():
            return tuple(upkeep.faults(self._connection, is_thorough=thorough))

    def compact(self, *, shrink: bool = True, progress: Callable[[int, int], None] | None = None) -> Compaction:
        """Pack the fresh key rows into chunks (a third of the size, twice as quick to look up), and give the space
        that has come free back to the disk where `shrink` says so (needs as much again while it runs).

        Others may read and write meanwhile. `progress` is told of the rows done and of how many.
        """
        with self._telling():
            return upkeep.compact(self._connection, self.path, shrink=shrink, progress=progress)

    def export(self) -> Iterator[str]:
        """The archive as JSON lines: articles, editions, findings, decisions."""
        with self._telling(), self._snapshot():
            yield from exchange.lines(self._connection)

    def take_in(self, lines: Iterable[str], keys: exchange.KeyMaker) -> tuple[int, int]:
        """Take in the lines of an exported archive; how many articles and decisions were new.

        `keys` makes the keys of an article. Taking the same lines in again changes nothing. Raises ArchiveError with
        the number of the line that is wrong; the batches before it are kept.
        """
        incoming = exchange.Incoming(self._connection, keys)
        waiting = iter(lines)
        while several := list(islice(waiting, _LINES)):
            with self._writing():
                for line in several:
                    incoming.take(line)
        return incoming.articles, incoming.decisions

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Faults of the file become ArchiveErrors."""
        try:
            yield
        except apsw.Error as error:
            raise told(self.path, error) from error

    @contextmanager
    def _writing(self, *, durable: bool = False) -> Iterator[None]:
        with self._telling(), transaction(self._connection, durable=durable):
            yield

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """One state of the archive for several questions, whatever others write meanwhile."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
