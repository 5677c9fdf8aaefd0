"""Reading many articles that nobody keeps: memory, speed with one worker and with several, and whether they read alike.

    python benchmarks/streams.py [--articles 10000] [--workers 1 2]

The articles are the invented ones of `benchmarks/articles` with other figures in every copy, made as they are asked
for. Each number of workers reads in a process of its own. The digest is over all claims in their order.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import count, islice
from pathlib import Path

from reading import HERE, table, unmarked, varied

import factcheck
from factcheck import pipeline
from factcheck.model import Article

_UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10


def articles() -> Iterator[factcheck.Document]:
    """Articles without end, each with figures of its own."""
    marked = [unmarked(path) for path in sorted((HERE / "articles").glob("*.txt"))]
    for copy in count(1):
        for article in marked:
            text = f"{varied(article, copy).text}\n\nThis is edition {copy} of the story.\n"
            yield factcheck.Document.from_text(text, published=article.published)


def run(number: int, workers: int) -> dict[str, float | str]:
    """Read so many articles and keep none."""
    digest = sha256()
    claims = characters = 0
    began = time.perf_counter()
    for article in pipeline.read_stream(islice(articles(), number), workers=workers):
        assert isinstance(article, Article)
        claims += len(article.claims)
        characters += len(article.document.text)
        for claim in article.claims:
            digest.update(f"{claim.id} {claim.fingerprint} {claim.about}\n".encode())
    seconds = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": seconds, "claims": claims, "characters": characters, "digest": digest.hexdigest()[:16],
        "own": own.ru_maxrss / _UNIT, "worker": others.ru_maxrss / _UNIT if workers > 1 else 0.0,
        "processor": own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime,
    }  # fmt: skip


def main() -> None:
    """Run every number of workers and print the comparison, or (with `--run`) be one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--run", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        print(json.dumps(run(options.articles, options.run)))
        return
    rows = [
        ["workers", "articles", "claims", "s", "s of processors", "kB/s", "peak MB", "peak MB of a worker", "digest"]
    ]
    first = None
    for workers in options.workers:
        command = [sys.executable, __file__, "--articles", str(options.articles), "--run", str(workers)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path.cwd())
        told = json.loads(done.stdout)
        first = first or told["seconds"]
        rows.append([
            str(workers), f"{options.articles:,}", f"{told['claims']:,}",
            f"{told['seconds']:,.1f} ({first / told['seconds']:.2f} x)", f"{told['processor']:,.1f}",
            f"{told['characters'] / told['seconds'] / 1000:,.0f}", f"{told['own']:,.0f}", f"{told['worker']:,.0f}",
            told["digest"],
        ])  # fmt: skip
    load = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{os.cpu_count()} cores; load of the machine over 1, 5 and 15 minutes: {load}")
    print(table(rows))


if __name__ == "__main__":
    main()
