"""Which stored articles a draft has to be held against: those that share enough of its keys, weighed by rarity."""

import math
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import apsw

from factcheck.archive.packing import hashed
from factcheck.archive.results import Candidate, CrowdedBlock, Lookup
from factcheck.archive.storing import fetched
from factcheck.model import BlockKey

REACH = 1  # buckets before and after a draft's own in which it is looked up
CROWD = 500  # articles of one block that are too many to be told apart by it
# Natural logarithm of odds that the shared keys must reach together; more where so many articles lie beside the draft's
# time that unrelated ones reach it by chance. On the development events 99 in 100 findings of a report over all of them
# are reached from each of their articles.
LEAST, _SPARSE, _RISE = 4.0, 1000, 1.5
WHOLE = 11  # articles that are all compared, however little they share: with the draft twelve, as without an archive
# Names are rare in news at large even where every article at hand prints them: rarity is counted as if this many
# further articles, about other things, lay beside those of the time.
_AT_LARGE = 300
_UNDATED = -1  # the bucket of undated articles in the tally
_READ = 400_000  # posts that one look-up reads at most; the commonest blocks give way first
_FEW = 64  # rows of a block that are read before it is asked whether it is too crowded
_SLACK = 1e-6  # for the rounding of sums
_REASONS = 8  # keys that are named for a candidate


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a look-up asks for: at most `limit` articles that share keys worth `least` (None: as much as the size of the
    archive asks for), of these `sources` (any when empty), published on `since` or later and on `until` or earlier (ISO
    days; undated articles pass), and none of the documents or origins to `leave_out`."""

    limit: int = 60
    least: float | None = None
    since: str | None = None
    until: str | None = None
    sources: Collection[str] = ()
    leave_out: Collection[str] = ()
    crowd: int = CROWD


def candidates(connection: apsw.Connection, keys: Iterable[BlockKey], wanted: Wanted) -> Lookup:
    """The best stored articles for a draft with these keys; see `Archive.candidates`."""
    tally = {int(bucket): int(count) for bucket, count in fetched(connection, "SELECT bucket, articles FROM tally")}
    archived = sum(tally.values())
    distinct = sorted(set(keys), key=lambda key: (key.name, key.kind, key.bucket is None, key.bucket or 0))
    blocks, crowded = _blocks(connection, distinct, tally, wanted.crowd)
    least = wanted.least
    if least is None:
        beside = max((_times(tally, bucket)[1] for bucket in {key.bucket for key in distinct}), default=0)
        least = LEAST + _RISE * math.log(max(1.0, beside / _SPARSE))
    if archived <= WHOLE:
        sums = _sums(blocks, 0.0)
        for (article,) in connection.execute("SELECT id FROM article WHERE state = 'current'"):
            sums[article] = sums.get(article, 0.0) + least
    else:
        sums = _sums(blocks, least)
    ranked = sorted((-round(score, 6), article) for article, score in sums.items() if score >= least)
    chosen = list(islice(_admitted(connection, ranked, wanted), wanted.limit))
    left_out = 0
    if chosen and len(chosen) == wanted.limit:
        left_out = len(ranked) - 1 - ranked.index((-chosen[-1][0], chosen[-1][1]))
    reasons = _reasons(blocks, {article for _, article, _ in chosen})
    return Lookup(
        candidates=tuple(
            Candidate(document=document, score=round(score, 3), keys=tuple(reasons.get(article, ())))
            for score, article, document in chosen
        ),
        crowded=tuple(crowded),
        left_out=left_out,
        archived=archived,
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """The articles that share a key in the draft's time, and what the key tells."""

    key: BlockKey
    articles: Sequence[int]
    weight: float


def _sums(blocks: Iterable[_Block], least: float) -> dict[int, float]:
    """What the keys of each article tell together; only of articles that may reach `least` is it sure to be all.

    The most telling blocks come first. Once all that are left cannot lift an article over the bar by themselves, they
    are only looked through for articles that have been met: the common names, which hold most of the articles of a
    large archive, cost next to nothing (MaxScore: Turtle and Flood 1995).
    """
    ordered = sorted(blocks, key=lambda block: -block.weight)
    to_come = sum(block.weight for block in ordered)
    sums: dict[int, float] = {}
    for block in ordered:
        weight = block.weight
        if to_come < least - _SLACK:
            for article in filter(sums.__contains__, block.articles):
                sums[article] += weight
        else:
            for article in block.articles:
                sums[article] = sums.get(article, 0.0) + weight
        to_come -= weight
    return sums


def _blocks(
    connection: apsw.Connection, keys: Sequence[BlockKey], tally: Mapping[int, int], crowd: int
) -> tuple[list[_Block], list[CrowdedBlock]]:
    """The blocks of the keys, and those that are too crowded to use, the commonest first."""
    found: list[tuple[BlockKey, list[Sequence[int]], int]] = []
    over: dict[str, int] = {}
    times: dict[int | None, tuple[tuple[int | None, ...], int]] = {}
    reader = _Reader(connection, crowd)
    for key in keys:
        if key.bucket not in times:
            times[key.bucket] = _times(tally, key.bucket)
        buckets, beside = times[key.bucket]
        lists: list[Sequence[int]] = []
        for bucket in buckets:
            count, articles = reader.block(hashed(key.name, key.kind, bucket))
            if count > crowd:
                over[key.reason] = max(over.get(key.reason, 0), count)
            elif articles:
                lists.append(articles)
        if lists:
            found.append((key, lists, beside))
    blocks = []
    for key, lists, beside in found:
        count = sum(map(len, lists))
        weight = key.share * math.log((beside + _AT_LARGE) / (2 * count))
        if weight > 0:
            blocks.append(_Block(key, lists[0] if len(lists) == 1 else list(chain.from_iterable(lists)), weight))
    blocks.sort(key=lambda block: len(block.articles))  # stable: keys of one size stay in order
    read = 0
    for at, block in enumerate(blocks):
        read += len(block.articles)
        if read > _READ:
            over.update({late.key.reason: len(late.articles) for late in blocks[at:]})
            blocks = blocks[:at]
            break
    crowded = [CrowdedBlock(key=reason, at_least=count) for reason, count in over.items()]
    return blocks, sorted(crowded, key=lambda one: (-one.at_least, one.key))


def _times(tally: Mapping[int, int], bucket: int | None) -> tuple[tuple[int | None, ...], int]:
    """The buckets in which a draft of a bucket is looked up, and how many articles these hold.

    A dated draft meets the articles of its own and of the neighbouring buckets and all undated ones; an undated draft
    meets all.
    """
    near = sorted(tally) if bucket is None else [*range(bucket - REACH, bucket + REACH + 1), _UNDATED]
    held = [one for one in near if tally.get(one)]
    return tuple(None if one == _UNDATED else one for one in held), sum(tally[one] for one in held)


class _Reader:
    """Reads blocks, fresh rows and packed chunks alike; of those that are too crowded it reads next to nothing."""

    def __init__(self, connection: apsw.Connection, crowd: int) -> None:
        self._cursor = connection.cursor()
        self._crowd = crowd
        self._is_packed = connection.execute("SELECT 1 FROM seg LIMIT 1").get is not None
        self._is_fresh = connection.execute("SELECT 1 FROM post LIMIT 1").get is not None

    def block(self, key: int) -> tuple[int, Sequence[int]]:
        """How many articles have a key, and their ids, ascending; may hold some that are not current.

        Of more than the crowd there are no ids, and at least so many articles.
        """
        packed = self._packed(key) if self._is_packed else []
        count = sum(map(len, packed)) // 4
        if count > self._crowd:
            return count, ()
        ids = [one for chunk in packed for one in ids_of(chunk)]
        fresh = self._fresh(key, self._crowd - count) if self._is_fresh else []
        if fresh is None:
            return self._crowd + 1, ()
        if fresh:
            ids = sorted({*ids, *fresh}) if ids else fresh
        return len(ids), ids

    def _packed(self, key: int) -> list[bytes]:
        """The packed chunks of a key, the last ones left out where the crowd is passed without them."""
        chunks: list[bytes] = []
        count = 0
        for (chunk,) in self._cursor.execute("SELECT articles FROM seg WHERE key = ? ORDER BY chunk", (key,)):
            chunks.append(chunk)
            count += len(chunks[-1])
            if count > 4 * self._crowd:
                break
        return chunks

    def _fresh(self, key: int, most: int) -> list[int] | None:
        """The ids in the fresh rows of a key; None where there are more than `most`."""
        sql = "SELECT article FROM post WHERE key = ? ORDER BY article LIMIT ? OFFSET ?"
        found = self._ids(sql, (key, _FEW, 0))
        if len(found) == _FEW:
            # Most rows of a large archive are those of crowded keys: they are passed over rather than read.
            if self._cursor.execute(sql, (key, 1, most)).fetchone() is not None:
                return None
            found += self._ids(sql, (key, most, _FEW))
        return found if len(found) <= most else None

    def _ids(self, sql: str, values: tuple[int, ...]) -> list[int]:
        return list(chain.from_iterable(self._cursor.execute(sql, values).fetchall()))  # type: ignore[arg-type]


def ids_of(chunk: bytes) -> list[int]:
    """The ids in a packed chunk."""
    ids = array("I")
    ids.frombytes(chunk)
    if sys.byteorder == "big":
        ids.byteswap()
    return ids.tolist()


def chunk_of(ids: Sequence[int]) -> bytes:
    """A packed chunk of ids: unsigned, 32 bits, little-endian."""
    packed = array("I", ids)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _admitted(
    connection: apsw.Connection, ranked: Sequence[tuple[float, int]], wanted: Wanted
) -> Iterator[tuple[float, int, str]]:
    """The ranked articles that are current and pass what the caller asks for: (score, id, document)."""
    sources = set(wanted.sources)
    left_out = set(wanted.leave_out)
    for negative, article in ranked:
        row = connection.execute(
            "SELECT document, source, first_day, last_day FROM article WHERE id = ? AND state = 'current'", (article,)
        ).fetchone()
        if row is None:
            continue
        document, source, first_day, last_day = row
        if (
            document in left_out
            or (sources and source not in sources)
            or (wanted.since and last_day and last_day < wanted.since)
            or (wanted.until and first_day and first_day > wanted.until)
        ):
            continue
        if left_out:
            names = {name for (name,) in connection.execute("SELECT name FROM origin WHERE article = ?", (article,))}
            if names and names <= left_out:
                continue
        yield -negative, article, document


def _reasons(blocks: Sequence[_Block], chosen: Collection[int]) -> dict[int, list[str]]:
    """For each chosen article the keys that it shares, the most telling first."""
    found: dict[int, list[str]] = defaultdict(list)
    for block in sorted(blocks, key=lambda one: (-one.weight, one.key.reason)):
        for article in filter(chosen.__contains__, block.articles):
            if len(found[article]) < _REASONS:
                found[article].append(block.key.reason)
    return found
