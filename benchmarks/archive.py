"""How fast a draft's claims find what to compare them with in archives of 10,000 to 1,000,000 articles, and how fast
articles are added.

    python benchmarks/archive.py build FILE ARTICLES     an archive of invented reports (see archive_events.py)
    python benchmarks/archive.py bare FILE ARTICLES      the same without texts and claims: keys and articles alone
    python benchmarks/archive.py look FILE [DRAFTS]      look-ups of drafts of some 55 claims, warm, in milliseconds
    python benchmarks/archive.py pack FILE               `compact`, with its time and the sizes
    python benchmarks/archive.py add FILE ARTICLES       further reports through `Archive.add_all`
    python benchmarks/archive.py read FOLDER ARTICLES    real reading: files written, then `factcheck archive add`
    python benchmarks/archive.py queue FILE FINDINGS     pages of a queue of that many findings

`build` fills the tables in bulk and leaves out the index of people's searches; what is looked up is the same. Figures
are wall clock on the machine as it is, but for `cpu`; `load` is its one-minute load average at the end.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

import archive_events
import numpy

from factcheck import processes
from factcheck.archive import Archive, Filters, Packed, Wanted
from factcheck.archive.lookup import ids_of
from factcheck.archive.storing import transaction
from factcheck.model import Discrepancy, Mention, Side

PORTION = 500  # reports that a process makes at once
LOOKS = 5  # times that every draft is looked up
MARGIN = 10_000_000  # numbers of reports that are added later


def told(**figures: object) -> None:
    print(json.dumps({**figures, "load": round(os.getloadavg()[0], 1)}), flush=True)


def percentiles(times: list[float]) -> dict[str, float]:
    """Median, 99th percentile and worst, in milliseconds."""
    ordered = sorted(times)
    return {
        "p50_ms": round(1000 * ordered[len(ordered) // 2], 1),
        "p99_ms": round(1000 * ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 1),
        "worst_ms": round(1000 * ordered[-1], 1),
    }


def _portion(task: tuple[int, int, bool]) -> list[Packed]:
    return list(archive_events.reports(*task[:2], is_bare=task[2]))


def build(path: Path, articles: int, *, is_bare: bool = False) -> None:
    started = time.monotonic()
    archive_events.templates()
    portions = ((first, min(PORTION, articles - first), is_bare) for first in range(0, articles, PORTION))
    keys, owners = array("q"), array("I")
    archive = Archive.open(path, create=True)
    connection = archive._connection
    number = 0
    for made in processes.in_order(_portion, portions, workers=2, size=lambda _: 48_000):
        with transaction(connection):
            rows = [(number + at, one) for at, one in enumerate(made, 1)]
            connection.executemany(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'built', 'current')",
                [
                    (id_, one.document, one.sha256, one.origin, one.title, one.source, one.first_day, one.last_day,
                     one.bucket, one.characters, one.claims)
                    for id_, one in rows
                ],
            )  # fmt: skip
            if not is_bare:
                connection.executemany("INSERT INTO content VALUES (?, ?, ?)", [(i, o.digest, o.body) for i, o in rows])
            connection.executemany("INSERT INTO origin VALUES (?, ?)", [(o.origin, i) for i, o in rows])
            connection.executemany("INSERT INTO edition VALUES (?, 1, ?, NULL)", [(o.origin, i) for i, o in rows])
        for id_, one in rows:
            keys.extend(one.keys)
            owners.extend([id_] * len(one.keys))
        number += len(made)
        if number % 50_000 == 0:
            told(built=number, seconds=round(time.monotonic() - started))
    order = numpy.lexsort((numpy.frombuffer(owners, "uint32"), numpy.frombuffer(keys, "int64")))
    sorted_keys = numpy.frombuffer(keys, "int64")[order]
    sorted_owners = numpy.frombuffer(owners, "uint32")[order]
    for first in range(0, len(order), 500_000):
        some = slice(first, first + 500_000)
        with transaction(connection):
            rows_ = zip(sorted_keys[some].tolist(), sorted_owners[some].tolist(), strict=True)
            connection.executemany("INSERT INTO post VALUES (?, ?)", rows_)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    archive.close()
    told(articles=articles, key_rows=len(keys), seconds=round(time.monotonic() - started), bytes=path.stat().st_size)


def look(path: Path, drafts: int) -> None:
    with Archive.open(path, read_only=True) as archive:
        count = archive._connection.execute("SELECT max(id) FROM article").get
        events = int(count) // 4
        has_contents = archive._connection.execute("SELECT 1 FROM content WHERE article = 1").get is not None
        step = max(1, events // drafts)
        asked = [archive_events.draft(number * step) for number in range(drafts)]
        least = [float("inf")] * drafts  # of processor time: what another program pushed out of the caches is not ours
        for _ in range(LOOKS):  # from the second time on everything is in memory
            times, cpu, loads, found, right, crowded, left = [], [], [], 0, 0, 0, 0
            for place, (_, keys, _) in enumerate(asked):
                started, used = time.perf_counter(), time.process_time()
                lookup = archive.candidates(keys, Wanted(limit=40))
                times.append(time.perf_counter() - started)
                cpu.append(time.process_time() - used)
                least[place] = min(least[place], cpu[-1])
                own = {archive_events.sha256(str(place * step * 4 + one).encode()).hexdigest()[:12] for one in range(4)}
                right += len(own & {one.removeprefix("d-") for one in lookup.documents})
                found += len(lookup.candidates)
                crowded += len(lookup.crowded)
                left += lookup.left_out
                started = time.perf_counter()
                if has_contents:
                    list(archive.articles(lookup.documents))
                    loads.append(time.perf_counter() - started)
            told(
                look=path.name,
                articles=count,
                claims=round(sum(one[0] for one in asked) / drafts),
                keys=round(sum(len(one[1]) for one in asked) / drafts),
                **percentiles(times),
                cpu=percentiles(cpu),
                least_cpu=percentiles(least),
                candidates=round(found / drafts, 1),
                of_the_event=f"{right} of {4 * drafts}",
                left_out=round(left / drafts, 1),
                crowded_keys=round(crowded / drafts, 2),
                load_articles=percentiles(loads) if loads else None,
            )


def pack(path: Path) -> None:
    with Archive.open(path) as archive:
        started = time.monotonic()
        done = archive.compact(shrink=True)
        told(pack=path.name, seconds=round(time.monotonic() - started), **done.model_dump())
        sizes = [
            len(ids_of(chunk)) for (chunk,) in archive._connection.execute("SELECT articles FROM seg LIMIT 200000")
        ]
        told(chunks=len(sizes), ids_per_chunk=round(sum(sizes) / len(sizes), 2))


def add(path: Path, articles: int) -> None:
    with Archive.open(path, create=True) as archive:
        made = list(archive_events.reports(MARGIN + archive.statistics().articles, articles))
        started = time.monotonic()
        outcomes = [one.outcome for one in archive.add_all(made)]
        seconds = time.monotonic() - started
        told(add=path.name, added=outcomes.count("added"), per_second=round(articles / seconds))
        times = []
        for one in archive_events.reports(2 * MARGIN + archive.statistics().articles, 100):
            started = time.perf_counter()
            list(archive.add_all([one]))
            times.append(time.perf_counter() - started)
        told(one_article_a_commit=percentiles(times))


def _used() -> float:
    """Seconds of processor time that finished children have taken."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def read(folder: Path, articles: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(archive_events.reports(0, articles)):
        text = f"---\nsource: {one.source}\npublished: {one.first_day}\n---\n{one.prose}"
        (folder / f"{number:06}.md").write_text(text, encoding="utf-8")
    archive = folder.with_suffix(".archive")
    for what in ("add", "again"):
        started, used = time.monotonic(), _used()
        command = [sys.executable, "-m", "factcheck", "archive", "add", str(folder), "--archive", str(archive)]
        code = "import sys; from factcheck.cli import main; main(sys.argv[1:])"
        subprocess.run([sys.executable, "-c", code, *command[3:]], check=True, stdout=subprocess.DEVNULL)
        told(read=what, articles=articles, per_second=round(articles / (time.monotonic() - started), 1),
             cpu_ms_each=round(1000 * (_used() - used) / articles, 1))  # fmt: skip


def findings(count: int) -> Iterator[Discrepancy]:
    kinds = ("count", "date", "money", "percent", "age")
    for number in range(count):
        happened = archive_events.event(number)
        left, right = happened.figures[:2]
        sides = tuple(
            Side(
                value=value,
                independent_sources=1,
                mentions=(
                    Mention(
                        document=f"d-{archive_events.sha256(str(4 * number + at).encode()).hexdigest()[:12]}",
                        span=(10, 15),
                        sentence=(0, 60),
                        surface=value,
                        text=f"In {happened.names[0]} {value} people were counted by {happened.names[9]}.",
                    ),
                ),
            )
            for at, value in enumerate((left, right))
        )
        kind = kinds[number % 5]
        yield Discrepancy(
            id=f"X-{number:08}",
            fingerprint=f"{number:016x}",
            rule=f"{kind[:3].upper()}0{1 + number % 3}",
            kind=kind,
            severity=("error", "warning", "warning", "note")[number % 4],
            scope="cross",
            confidence=(number * 7919 % 1000) / 1000,
            message=f"{left} or {right} in {happened.names[0]}",
            why=(),
            sides=sides,
        )


def queue(path: Path, count: int) -> None:
    with Archive.open(path, create=True) as archive:
        started = time.monotonic()
        if archive.statistics().discrepancies < count:
            archive.keep(findings(count))
            told(kept=count, per_second=round(count / (time.monotonic() - started)))
        first = archive_events.event(77).names
        cases = {
            "all": Filters(),
            "open errors": Filters(severities=("error",), statuses=("open",)),
            "one kind and rule": Filters(kinds=("money",), rules=("MON02",)),
            "one source": Filters(source="The Nowhere Post"),
            "since": Filters(since="2020-01-01"),
            "words": Filters(text=f"{first[0]} counted"),
            "a common word": Filters(text="counted"),
        }
        for case, filters in cases.items():
            times, counts, after = [], [], None
            for _ in range(20):
                started = time.perf_counter()
                page = archive.queue(filters, after=after, limit=50)
                times.append(time.perf_counter() - started)
                after = page.after
                started = time.perf_counter()
                total = archive.count(filters)
                counts.append(time.perf_counter() - started)
                if after is None:
                    break
            told(queue=case, pages=len(times), of=total, **percentiles(times), count_ms=percentiles(counts)["p50_ms"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("build", "bare", "look", "pack", "add", "read", "queue"))
    parser.add_argument("path", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=200)
    given = parser.parse_args()
    if given.what == "pack":
        pack(given.path)
        return
    if given.what == "bare":
        build(given.path, given.number, is_bare=True)
        return
    {"build": build, "look": look, "add": add, "read": read, "queue": queue}[given.what](given.path, given.number)


if __name__ == "__main__":
    main()
