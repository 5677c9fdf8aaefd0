"""How fast and how well this program reads, beside libraries that read dates or quantities, on the same texts.

    python benchmarks/reading.py [FOLDER ...] [--peers NAME,...] [--copies N] [--budget SECONDS]

The texts are the invented articles in `benchmarks/articles`, marked up with what there is to read, in `--copies` copies
whose figures differ, so that nobody lives off a cache of phrases. Text files of a FOLDER are read too, for speed
alone. Each contestant runs in a process of its own, on one core, reads one copy to warm up and then as many articles as
it manages within the budget; peers are fetched by `uv run --with` into an environment that is thrown away.

A span counts as found where it overlaps an expected one of its kind; each counts once.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
KINDS = ("date", "duration", "money", "percent", "age", "ordinal", "count", "measure")
Span = tuple[str, int, int]
Reader = Callable[[str, str | None], list[Span]]

# What each peer needs besides Python. The recognizers were written for an emoji library of before 2.0.
PEERS = {
    "dateparser": ("dateparser",),
    "recognizers": ("recognizers-text-suite==1.0.2a2", "emoji==1.7.0", "grapheme", "datedelta", "multipledispatch"),
    "quantulum3": ("quantulum3", "setuptools"),
}
NAMES = {
    "factcheck": "factcheck (all kinds, with what each value is about)",
    "dateparser": "dateparser.search.search_dates (dates)",
    "recognizers": "recognizers-text-suite (dates, durations, figures)",
    "quantulum3": "quantulum3 (figures)",
}
_MARK = re.compile(r"\[(\w+)\|([^\]]+)\]")
_FIGURE = re.compile(r"(?<![\d.,])\d{3,}(?![\d.,]|\w)")


class Marked(NamedTuple):
    """An article: its day of publication, its text and, where known, what there is to read in it."""

    published: str | None
    text: str
    gold: list[Span] | None


def unmarked(path: Path) -> Marked:
    """An article of `benchmarks/articles`: the first line is its day, `[kind|words]` marks what there is to read."""
    published, _, marked = path.read_text(encoding="utf-8").partition("\n")
    pieces: list[str] = []
    gold: list[Span] = []
    length = at = 0
    for match in _MARK.finditer(marked):
        pieces += (marked[at : match.start()], match[2])
        start = length + match.start() - at
        length = start + len(match[2])
        gold.append((match[1], start, length))
        at = match.end()
    return Marked(published, "".join((*pieces, marked[at:])), gold)


def varied(article: Marked, copy: int) -> Marked:
    """A copy whose longer figures are others (years stay years), of the same length."""
    text = _FIGURE.sub(lambda match: str((int(match[0]) + copy) % 10 ** len(match[0])).zfill(len(match[0]))
                       if not 1900 <= int(match[0]) < 2100 else match[0], article.text)  # fmt: skip
    return Marked(article.published, text, None)


def factcheck_reader() -> Reader:
    """This program: the whole of reading, from a text to its claims."""
    import factcheck

    def read(text: str, published: str | None) -> list[Span]:
        claims = factcheck.claims(factcheck.Document.from_text(text, published=published))
        return [(claim.kind, claim.span.start, claim.span.end) for claim in claims if claim.kind in KINDS]

    return read


def dateparser_reader() -> Reader:
    """`search_dates`, told the language and the day."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    def read(text: str, published: str | None) -> list[Span]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published else {}
        spans: list[Span] = []
        at = 0
        for words, _ in search_dates(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                spans.append(("date", start, at))
        return spans

    return read


def recognizers_reader() -> Reader:
    """All recognizers of the suite that read what is compared here; a number inside something else is no count."""
    import recognizers_suite as suite  # type: ignore[import-not-found]

    kinds = {"currency": "money", "percentage": "percent", "age": "age", "ordinal": "ordinal", "dimension": "measure",
             "temperature": "measure", "datetimeV2.duration": "duration"}  # fmt: skip
    whole = (suite.recognize_currency, suite.recognize_percentage, suite.recognize_age, suite.recognize_ordinal,
             suite.recognize_dimension, suite.recognize_temperature)  # fmt: skip

    def read(text: str, published: str | None) -> list[Span]:
        day = datetime.fromisoformat(published) if published else None
        found = [one for recognize in whole for one in recognize(text, "en-us")]
        found += suite.recognize_datetime(text, "en-us", reference=day)
        spans = [(kinds.get(one.type_name, "date"), one.start, one.end + 1) for one in found]
        numbers = [(one.start, one.end + 1) for one in suite.recognize_number(text, "en-us")]
        free = [(start, end) for start, end in numbers if not any(start < high and low < end for _, low, high in spans)]
        return spans + [("count", start, end) for start, end in free]

    return read


def quantulum3_reader() -> Reader:
    """Quantities, sorted into kinds by their unit."""
    from quantulum3 import parser  # type: ignore[import-not-found]

    def kind(unit: Any) -> str:
        if unit.name == "percentage":
            return "percent"
        return {"dimensionless": "count", "currency": "money", "time": "duration"}.get(unit.entity.name, "measure")

    return lambda text, published: [(kind(one.unit), *one.span) for one in parser.parse(text)]


READERS = {
    "factcheck": factcheck_reader,
    "dateparser": dateparser_reader,
    "recognizers": recognizers_reader,
    "quantulum3": quantulum3_reader,
}


def run(name: str, articles: list[Marked], budget: float) -> dict[str, Any]:
    """Let one contestant read: seconds of processor time, characters read, peak memory in MB, and what it found."""
    began = time.process_time()
    read = READERS[name]()
    marked = [article for article in articles if article.gold is not None]
    found = [read(article.text, article.published) for article in marked]
    start_up = time.process_time() - began
    characters = count = 0
    began = time.process_time()
    for article in articles:
        read(article.text, article.published)
        characters += len(article.text)
        count += 1
        if time.process_time() - began > budget:
            break
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {"start_up": start_up, "seconds": seconds, "characters": characters, "articles": count, "peak": megabytes,
            "found": found}  # fmt: skip


def contest(name: str, texts: Path, budget: float) -> dict[str, Any] | str:
    """The result of a contestant in a process of its own, or why there is none."""
    command = [sys.executable, __file__]
    if name in PEERS:
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        extra = [part for package in PEERS[name] for part in ("--with", package)]
        alone = ["--no-project", "--isolated", "--python", python]
        command = ["uv", "run", "--quiet", *alone, *extra, "python", "-W", "ignore", __file__]
    try:
        done = subprocess.run(
            [*command, "--run", name, "--texts", str(texts), "--budget", str(budget)],
            capture_output=True, text=True, check=True, timeout=1800,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        told = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        return told[-1] if told else type(error).__name__
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def matched(found: list[Span], gold: list[Span], kind: str) -> tuple[int, int, int]:
    """(right, found, expected) for one kind in one text."""
    mine = [span for span in found if span[0] == kind]
    open_ = [span for span in gold if span[0] == kind]
    expected, right = len(open_), 0
    for _, start, end in mine:
        hit = next((span for span in open_ if start < span[2] and span[1] < end), None)
        if hit is not None:
            open_.remove(hit)
            right += 1
    return right, len(mine), expected


def table(rows: list[list[str]]) -> str:
    """Rows as aligned columns, the first to the left."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )


def accuracy(results: dict[str, dict[str, Any]], articles: list[Marked]) -> str:
    """Precision and recall by kind, side by side; a kind that a contestant does not know is left blank."""
    gold = [article.gold for article in articles if article.gold is not None]
    rows = [["kind (expected)", *results]]
    for kind in KINDS:
        total = sum(span[0] == kind for spans in gold for span in spans)
        row = [f"{kind} ({total})"]
        for result in results.values():
            counts: Counter[int] = Counter()
            for found, expected in zip(result["found"], gold, strict=True):
                for place, number in enumerate(matched([tuple(span) for span in found], expected, kind)):
                    counts[place] += number
            right, mine, wanted = counts[0], counts[1], counts[2]
            row.append(f"P {right / mine:.2f} R {right / wanted:.2f}" if mine else "")
        rows.append(row)
    return table(rows)


def speeds(results: dict[str, dict[str, Any]]) -> str:
    """Speed, memory and how many times as fast this program is."""
    own = results["factcheck"]
    rows = [["", "kB/s", "ms an article", "first articles after s", "peak MB", "this program is"]]
    for name, result in results.items():
        speed = result["characters"] / result["seconds"]
        ratio = own["characters"] / own["seconds"] / speed
        rows.append([
            NAMES[name], f"{speed / 1000:,.1f}", f"{result['seconds'] / result['articles'] * 1000:,.2f}",
            f"{result['start_up']:.2f}", f"{result['peak']:,.0f}", "" if name == "factcheck" else f"{ratio:,.1f} x",
        ])  # fmt: skip
    return table(rows)


def gathered(folders: list[Path], copies: int) -> list[Marked]:
    """The articles to read: the marked ones first, then their copies and the texts of the folders."""
    marked = [unmarked(path) for path in sorted((HERE / "articles").glob("*.txt"))]
    copied = [varied(article, copy) for copy in range(1, copies + 1) for article in marked]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    return marked + [Marked(None, path.read_text(encoding="utf-8"), None) for path in files] + copied


def main() -> None:
    """Run the contest and print it, or (with `--run`) be one of its contestants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--peers", default=",".join(PEERS), help="which libraries to run (default: all)")
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--budget", type=float, default=15.0, help="seconds of processor time for each (default: 15)")
    parser.add_argument("--run", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        articles = [Marked(*entry) for entry in json.loads(options.texts.read_text(encoding="utf-8"))]
        print(json.dumps(run(options.run, articles, options.budget)))
        return
    articles = gathered(options.folders, options.copies)
    results: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.json")
        texts.write_text(json.dumps(articles), encoding="utf-8")
        for name in ("factcheck", *filter(None, options.peers.split(","))):
            result = contest(name, texts, options.budget)
            if isinstance(result, str):
                print(f"{name}: not run ({result})", file=sys.stderr)
            else:
                results[name] = result
    if "factcheck" not in results:
        sys.exit(1)
    print(speeds(results), accuracy(results, articles), sep="\n\n")


if __name__ == "__main__":
    main()
