"""`factcheck claims`: what was read from each article, and what was shadowed or skipped."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import options
from factcheck.cli.messages import RefusalError

if TYPE_CHECKING:
    from factcheck.model import Article


class ClaimsFormat(StrEnum):
    """How claims are shown."""

    TABLE = "table"
    JSONL = "jsonl"


PLACE = 3
SHORT = "What was read from articles, and what was skipped."


def claims(
    paths: options.Paths,
    format: Annotated[
        ClaimsFormat, typer.Option("--format", "-f", help="A table, or one JSON object a line.")
    ] = ClaimsFormat.TABLE,
    published: options.Published = None,
    fetch: options.Fetch = False,
    workers: options.Workers = 1,
) -> int:
    """Show what was read from the articles, what gave way to a better reading, and what was skipped.

    Exit status: 0, or 2 when something could not be used (a line says what).
    """
    from factcheck.cli.output import show
    from factcheck.cli.progress import ProgressBar
    from factcheck.cli.running import collect, read_all

    found, problems = collect(paths, published, fetch=fetch)
    if not found:
        raise RefusalError("no article could be read: there is nothing to show")
    with ProgressBar() as bar:
        articles = read_all(found, problems, workers, bar)
    show(_lines(articles) if format is ClaimsFormat.JSONL else _tables(articles))
    return 2 if any(problem.fatal for problem in problems) else 0


def _records(article: "Article") -> Iterator[dict[str, Any]]:
    path = article.document.path
    for claim in article.claims:
        yield {"status": "read", "path": path, **claim.model_dump(mode="json")}
    for shadowed in article.shadowed:
        yield {"status": "shadowed", "path": path, **shadowed.model_dump(mode="json")}
    for skipped in article.skipped:
        yield {"status": "skipped", "path": path, **skipped.model_dump(mode="json")}


def _lines(articles: "Sequence[Article]") -> str:
    records = (record for article in articles for record in _records(article))
    # Escaped, because a text may hold characters that end a line for some readers and not for others.
    return "".join(json.dumps(record) + "\n" for record in records)


def _tables(articles: "Sequence[Article]") -> str:
    import shutil
    import sys
    from io import StringIO

    from rich.console import Console

    stream = StringIO()
    at_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if at_terminal else 160
    console = Console(file=stream, width=max(60, width), force_terminal=at_terminal, highlight=False, markup=False,
                      emoji=False, legacy_windows=False)  # fmt: skip
    for article in articles:
        for block in _blocks(article):
            console.print(block)
    return stream.getvalue()


def _blocks(article: "Article") -> Iterator[Any]:
    from rich.table import Table
    from rich.text import Text

    from factcheck.model import label

    document = article.document
    dated = f", published {document.published_at}" if document.published_at else ", publication date unknown"
    yield Text(f"\n{document.name}: {len(article.claims)} claims{dated}")
    table = Table(box=None, pad_edge=False, show_edge=False)
    for heading in ("line", "kind", "printed", "read as", "says who", "as of"):
        table.add_column(heading, overflow="fold")
    for claim in article.claims:
        who, when = claim.attributed_to or "", str(claim.as_of or "")
        row = (_line(document.text, claim.span.start), claim.kind, claim.surface, label(claim.value), who, when)
        table.add_row(*(Text(_shown(cell)) for cell in row))
    yield table
    for shadowed in article.shadowed:
        where = _line(document.text, shadowed.span.start)
        yield Text(_shown(f"shadowed, line {where}: {shadowed.kind} {shadowed.surface!r}: {shadowed.because}"))
    for skipped in article.skipped:
        where = _line(document.text, skipped.span.start)
        yield Text(_shown(f"skipped, line {where}: {skipped.surface[:80]!r}: {skipped.because}"))


def _line(text: str, at: int) -> str:
    return str(text.count("\n", 0, at) + 1)


def _shown(text: str) -> str:
    """The text on one line without characters that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
