"""How long the check of a draft takes against an archive, and a report over a whole archive.

    uv run python benchmarks/archive.py build FILE 10000      an archive of invented reports, four of each event
    uv run python benchmarks/checking.py check FILE 200       that many drafts, each of an event of the archive
    uv run python benchmarks/checking.py report FILE          all articles against all

Times are wall clock and processor time in one process; the second tells what a busy machine hides.
"""

import argparse
import json
import random
import resource
import time
from pathlib import Path

from factcheck import checking, pipeline
from factcheck.archive import Archive
from factcheck.model import Document


def told(**figures: object) -> None:
    print(json.dumps(figures), flush=True)


def peak() -> int:
    """The most memory that the process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def percentiles(times: list[float]) -> dict[str, int]:
    """Milliseconds at the median and the 99th percentile."""
    ordered = sorted(times)
    return {"p50": round(1000 * ordered[len(ordered) // 2]), "p99": round(1000 * ordered[int(0.99 * len(ordered))])}


def check(path: Path, drafts: int) -> None:
    """Check drafts that tell what a stored report tells, with one figure another and an opening of their own."""
    chance = random.Random(6)
    wall, own, found, partners = [], [], 0, 0
    with Archive.open(path, read_only=True) as archive:
        stored = [one.document for one in archive.list()]
        told(archived=len(stored))
        for number in range(drafts + 3):
            (article,) = archive.articles([chance.choice(stored)])
            text = _retold(article.document.text, chance)
            draft = Document.from_text(text, source="The desk", published=article.document.published_at)
            began, used = time.perf_counter(), time.process_time()
            checked = checking.check([draft], archives=[archive])
            if number >= 3:  # the first ones load rules and word lists
                wall.append(time.perf_counter() - began)
                own.append(time.process_time() - used)
                found += bool(checked.report.discrepancies)
                partners += len(checked.articles) - 1
    claims = len(checked.report.checked)
    told(
        drafts=drafts, claims_of_the_last=claims, partners=partners / drafts, with_findings=found,
        wall_ms=percentiles(wall), processor_ms=percentiles(own), peak_mib=peak(),
    )  # fmt: skip


def _retold(text: str, chance: random.Random) -> str:
    """The body of an article with one of its figures changed."""
    body = text.rpartition("---\n")[2]
    figures = [word for word in body.split() if len(word) == 5 and word.isdigit()]
    if figures:
        figure = chance.choice(figures)
        body = body.replace(figure, f"{int(figure) + 1111}", 1)
    return f"Nobody slept that night.\n\n{body}"


def report(path: Path) -> None:
    """Compare all articles with each other."""
    began, used = time.perf_counter(), time.process_time()
    before = peak()
    with Archive.open(path, read_only=True) as archive:
        made = checking.report_archive(archive)
    told(
        articles=len(made.documents), discrepancies=len(made.discrepancies), agreements=len(made.agreements),
        seconds=round(time.perf_counter() - began), processor_seconds=round(time.process_time() - used),
        peak_mib=peak(), before_mib=before,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("check", "report"))
    parser.add_argument("path", type=Path)
    parser.add_argument("number", type=int, nargs="?", default=200)
    given = parser.parse_args()
    pipeline.rulebook_of(None)
    if given.what == "check":
        check(given.path, given.number)
    else:
        report(given.path)


if __name__ == "__main__":
    main()
