"""`factcheck archive`: every article ever read in one file, to check drafts against."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.messages import RefusalError, complain

if TYPE_CHECKING:
    from factcheck.archive import Archive

PLACE = 5
application = typer.Typer(
    help="Keep articles in an archive, and look after it.", no_args_is_help=True, rich_markup_mode=None
)

File = Annotated[Path, typer.Option("--archive", "-a", metavar="FILE", help="The archive.", envvar="FACTCHECK_ARCHIVE")]
_WAITING = "standard input: end it with Ctrl-D"


@contextmanager
def _opened(path: Path, *, create: bool = False, read_only: bool = False) -> "Iterator[Archive]":
    """The archive; what cannot be done with it ends the run with one line."""
    from factcheck.archive import Archive, ArchiveError

    try:
        with Archive.open(path, create=create, read_only=read_only) as archive:
            yield archive
    except ArchiveError as error:
        raise RefusalError(str(error)) from None


@application.command("add")
def add(
    paths: options.Paths,
    archive: File,
    published: options.Published = None,
    workers: options.Workers = 0,
    again: Annotated[
        bool, typer.Option("--again", help="Read articles again that are there already, with the program as it is now.")
    ] = False,
) -> int:
    """Add articles; those that are there already are passed over, a changed one becomes a new version.

    A run that was stopped or killed is simply repeated: it goes on where it was. Exit status: 0, or 2 when something
    could not be used (a line says what).
    """
    from factcheck.cli.archiving import add as add_articles
    from factcheck.cli.output import show
    from factcheck.cli.progress import ProgressBar

    with _opened(archive, create=True) as opened, ProgressBar() as bar:
        done = add_articles(opened, paths, published or (), workers, bar, again=again)
    words = {"added": "added", "version": "new versions", "reread": "read again", "copy": "copies of known texts"}
    parts = [f"{done.outcomes[outcome]:,} {told}" for outcome, told in words.items() if done.outcomes[outcome]]
    known = done.passed + done.outcomes["known"]
    parts += [f"{known:,} there already"] if known else []
    parts += [f"{done.failed:,} not used"] if done.failed else []
    show(f"{', '.join(parts) or 'nothing to add'}\n")
    return 2 if done.failed else 0


@application.command("remove")
def remove(
    names: Annotated[list[str], typer.Argument(metavar="PATH|ID...", help="Paths as added, or document ids.")],
    archive: File,
) -> int:
    """Remove articles with all their versions, for good. Decisions about them are kept.

    Exit status: 0, or 2 when a name is not in the archive.
    """
    import os

    from factcheck.cli.output import show

    missing = False
    with _opened(archive) as opened:
        for name in names:
            gone = opened.remove(name) or opened.remove(os.path.realpath(name))
            if gone:
                show(f"{name}: removed {len(gone)} text{'s' * (len(gone) > 1)}\n")
            else:
                missing = True
                complain(f"{name}: is not in the archive")
    return 2 if missing else 0


@application.command("list")
def list_articles(
    archive: File,
    superseded: Annotated[
        bool, typer.Option("--superseded", help="Also the texts that gave way to later ones.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """List the articles: id, day, source, title, where they are from."""
    from factcheck.cli.output import show

    with _opened(archive, read_only=True) as opened:
        for one in opened.list(with_superseded=superseded):
            if json:
                show(one.model_dump_json() + "\n")
                continue
            where = ", ".join(one.origins) or f"superseded by {one.superseded_by}"
            cells = (one.document, one.first_day or "undated", one.source or "-", one.title or "-", where)
            show("  ".join(_shown(cell) for cell in cells) + "\n")
    return 0


@application.command("search")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words; '\"several in a row\"'; a start*.")],
    archive: File,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, help="Articles to show at most.")] = 20,
    superseded: Annotated[bool, typer.Option("--superseded", help="Also texts that gave way to later ones.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Search the texts for words that all occur. Exit status: 0, or 1 when nothing is found."""
    from factcheck.cli.output import show

    with _opened(archive, read_only=True) as opened:
        hits = opened.search(" ".join(words), limit=limit, with_superseded=superseded)
    for hit in hits:
        if json:
            show(hit.model_dump_json() + "\n")
            continue
        head = "  ".join(
            _shown(cell) for cell in (hit.document, hit.day or "undated", hit.source or "-", hit.title or "-")
        )
        show(f"{head}\n    {_shown(hit.passage)}\n")
    if not hits:
        complain(f"nothing in {archive} holds {' '.join(words)}")
    return 0 if hits else 1


@application.command("stats")
def stats(archive: File, json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False) -> int:
    """Say how much is in the archive."""
    from factcheck.cli.output import show

    with _opened(archive, read_only=True) as opened:
        found = opened.statistics()
    if json:
        show(found.model_dump_json(indent=1) + "\n")
        return 0
    days = f"{found.first_day} to {found.last_day}" if found.first_day else "none dated"
    megabyte = 1_000_000
    size = f"{found.file_bytes / megabyte:,.1f} MB, of which {found.free_bytes / megabyte:,.1f} free"
    statuses = ", ".join(f"{count:,} {status}" for status, count in found.by_status.items()) or "none"
    rows = (
        ("articles", f"{found.articles:,} of {found.sources:,} sources ({found.superseded:,} superseded texts beside)"),
        ("places", f"{found.origins:,}, of which {found.copies:,} print a text that another prints"),
        ("published", f"{days}; {found.undated:,} not known to the month"),
        ("claims", f"{found.claims:,}"),
        ("keys", f"{found.posts:,} fresh rows, {found.chunks:,} packed chunks"),
        ("findings", f"{found.discrepancies:,}: {statuses}" if found.discrepancies else "none"),
        ("decisions", f"{found.decisions:,}"),
        ("read by", ", ".join(f"version {name or '?'}: {count:,}" for name, count in found.readers.items()) or "-"),
        ("file", f"{size}; log {found.log_bytes / megabyte:,.1f} MB; schema {found.schema_number}"),
    )
    for name, value in rows:
        show(f"{name:<10} {value}\n")
    return 0


@application.command("export")
def export(
    archive: File,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Standard output without.")
    ] = None,
) -> int:
    """Write everything as JSON lines: articles, versions, findings, decisions."""
    from factcheck.cli.output import refuse_unwritable, show

    refuse_unwritable(output)
    with _opened(archive, read_only=True) as opened:
        if output is None:
            for line in opened.export():
                show(line)
            return 0
        # Beside the file and renamed at the end: an export is there as a whole or not at all.
        partial = output.with_name(f".{output.name}.partial")
        try:
            with partial.open("w", encoding="ascii") as file:
                file.writelines(opened.export())
            partial.replace(output)
        except OSError as error:
            raise RefusalError(f"cannot write {output}: {error.strerror or error}") from None
        finally:
            partial.unlink(missing_ok=True)
    return 0


@application.command("import")
def take_in(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An exported archive, or - for standard input.")],
    archive: File,
) -> int:
    """Take in an exported archive. Taking it in twice changes nothing."""
    from factcheck import pipeline
    from factcheck.cli.output import show

    with _opened(archive, create=True) as opened:
        try:
            if file == "-":
                if sys.stdin.isatty():
                    complain(f"reading {_WAITING}")
                counts = opened.take_in(sys.stdin, pipeline.archive_keys)
            else:
                with Path(file).open(encoding="utf-8") as lines:
                    counts = opened.take_in(lines, pipeline.archive_keys)
        except OSError as error:
            raise RefusalError(f"cannot read {file}: {error.strerror or error}") from None
        except UnicodeDecodeError:
            raise RefusalError(f"cannot read {file}: it is no text") from None
    show(f"{counts[0]:,} articles and {counts[1]:,} decisions were new\n")
    return 0


@application.command("verify")
def verify(
    archive: File,
    thorough: Annotated[bool, typer.Option("--thorough", help="Read every article as well.")] = False,
) -> int:
    """Look whether the archive is whole. Exit status: 0 when it is, 1 with a line for every fault."""
    from factcheck.cli.output import show

    with _opened(archive, read_only=True) as opened:
        faults = opened.verify(thorough=thorough)
    for fault in faults:
        show(fault + "\n")
    if not faults:
        show(f"{archive}: is whole\n")
    return 1 if faults else 0


@application.command("compact")
def compact(
    archive: File,
    shrink: Annotated[
        bool, typer.Option("--shrink/--no-shrink", help="Give free space back to the disk; needs as much meanwhile.")
    ] = True,
) -> int:
    """Pack the keys: the file gets smaller and looking up quicker. Others may use the archive meanwhile."""
    from factcheck.cli.output import show
    from factcheck.cli.progress import ProgressBar

    with _opened(archive) as opened, ProgressBar() as bar:
        done = opened.compact(shrink=shrink, progress=lambda now, total: bar.advance("packing", now, total))
    megabyte = 1_000_000
    show(
        f"packed {done.packed:,} keys; {done.bytes_before / megabyte:,.1f} MB became "
        f"{done.bytes_after / megabyte:,.1f} MB\n"
    )
    return 0


def _shown(text: str) -> str:
    """The text on one line without characters that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
