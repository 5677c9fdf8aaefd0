"""How long the pages of the review desk take on the server.

    uv run python benchmarks/desk.py [--findings 100000] [--archive FILE]

An archive is filled with that many findings, each a date or a count on which two of five hundred stored articles
disagree (invented); then pages are asked for, in one process and without a network. Times are wall clock in
milliseconds, and processor time beside it for a machine that does other things too. With --archive the archive is kept,
and used again by the next run.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from starlette.testclient import TestClient

from factcheck import pipeline
from factcheck.archive import Archive
from factcheck.model import Article, Discrepancy, Document
from factcheck.web.access import Access, Identity
from factcheck.web.desk import Desk, create

TOWNS = ("Orsk", "Ulmen", "Tarnby", "Velden", "Marsk", "Holt", "Lunde", "Skaro", "Brede", "Askvik")
THINGS = ("mill", "bridge", "harbour", "school", "clinic", "depot", "quarry", "ferry", "library", "station")
EVENTS = 250


def told(**figures: object) -> None:
    print(json.dumps(figures), flush=True)


def articles() -> Iterator[Article]:
    """Two reports of each event with figures of their own."""
    for number in range(EVENTS):
        town, thing = TOWNS[number % 10], THINGS[number // 10 % 10]
        for paper, workers, year in (("Courier", 14 + number, 1950), ("Times", 41 + number, 1960)):
            text = (
                f"A fire at the {thing} in {town} injured {workers} workers on Tuesday, mayor Nadia Feld said. "
                f"The {thing} in {town} was built in {year + number % 9}.\n\n"
                f"Firefighters from {town} needed 6 hours to put the fire out. Nadia Feld thanked them.\n\n"
                "The owner wants to open again within a month and has asked the county for help.\n\n"
            )
            yield pipeline.read_article(
                Document.from_text(text, source=f"{town} {paper}", published=f"2023-05-{1 + number % 28:02d}")
            )


def findings(found: tuple[Discrepancy, ...], number: int) -> Iterator[Discrepancy]:
    """As many findings as asked for: those that were found, over and over, each under a name of its own."""
    for at in range(number):
        one = found[at % len(found)]
        severity = ("error", "warning", "note")[at % 7 % 3]
        yield one.model_copy(
            update={
                "fingerprint": f"{at:016x}",
                "severity": severity,
                "confidence": round(0.5 + at % 499 / 1000, 3),
            }
        )


def measured(client: TestClient, paths: list[str]) -> dict[str, object]:
    """Milliseconds at the median, the 95th percentile and the slowest; the first answer, which loads rules, is left
    out."""
    client.get(paths[0])
    times, busy = [], []
    for path in paths:
        began, worked = time.perf_counter(), time.process_time()
        response = client.get(path)
        times.append(1000 * (time.perf_counter() - began))
        busy.append(1000 * (time.process_time() - worked))
        assert response.status_code == 200, response.text
    times.sort()
    busy.sort()
    return {
        "median_ms": round(times[len(times) // 2]),
        "p95_ms": round(times[int(0.95 * len(times))]),
        "slowest_ms": round(times[-1]),
        "processor_median_ms": round(busy[len(busy) // 2]),
    }


def fill(path: Path, number: int) -> None:
    """Make an archive with so many findings."""
    began = time.perf_counter()
    with Archive.open(path, create=True) as archive:
        read = tuple(articles())
        for article in read:
            archive.add(article, pipeline.archive_keys(article))
        pairs = [read[at : at + 2] for at in range(0, 80, 2)]
        found = tuple(one for pair in pairs for one in pipeline.report(pair).discrepancies)
        archive.keep(findings(found, number))
    told(findings=number, different=len(found), fill_seconds=round(time.perf_counter() - began, 1))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--archive", type=Path)
    given = parser.parse_args()
    number = given.findings
    with tempfile.TemporaryDirectory() as folder:
        path = given.archive or Path(folder) / "desk.archive"
        if not path.exists():
            fill(path, number)
        with Archive.open(path, read_only=True) as archive:
            documents = [one.document for one in islice(archive.list(), 20)]
        desk = Desk(archive=path, clock=lambda: datetime.now(UTC))
        access = Access(token="t", port=80, owner=Identity("Ida", "admin"))
        with TestClient(create(desk, access), base_url="http://localhost") as client:
            client.headers["authorization"] = "Bearer t"
            names = [f"{at * (number // 40):016x}" for at in range(40)]
            told(page="first of the queue", **measured(client, ["/queue"] * 20))
            told(page="queue, errors about dates", **measured(client, ["/queue?severity=error&kind=date"] * 10))
            told(page="queue, words", **measured(client, ["/queue?text=mill"] * 10))
            told(page="discrepancy", **measured(client, [f"/findings/{name}" for name in names]))
            told(
                page="what else the archive prints", **measured(client, [f"/findings/{name}/support" for name in names])
            )
            told(page="article", **measured(client, [f"/articles/{document}" for document in documents]))
            told(page="rules", **measured(client, ["/rules"] * 3))


if __name__ == "__main__":
    main()
