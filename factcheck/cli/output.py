"""Where a finished report goes: standard output or a file."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.messages import ReaderGoneError, RefusalError
from factcheck.cli.options import FORMATS, FailOn

if TYPE_CHECKING:
    from factcheck.model import Report

_BY_ENDING = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
    ".jsonld": "annotation",
    ".docx": "docx",
    ".xlsx": "xlsx",
}


_LARGEST = 50_000_000  # bytes of a file that the readers take


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a report leaves: its format, the file it goes into (None: standard output), and the least severity that makes
    the exit status 1."""

    format: str
    output: Path | None
    fail_on: FailOn = FailOn.NEVER


def chosen_format(format: str | None, output: Path | None) -> str:
    """The format that was asked for, by name or by the ending of the file; raises RefusalError for an unknown name."""
    if format is None:
        return _BY_ENDING.get(output.suffix.lower(), "terminal") if output else "terminal"
    if format not in FORMATS:
        raise RefusalError(f"there is no report format {format!r}: choose one of {', '.join(FORMATS)}")
    if output is None and sys.stdout.isatty():
        from factcheck import reports

        if not reports.is_text(format):
            raise RefusalError(f"a terminal cannot show a report in the format {format}: name a file with --output")
    return format


def refuse_unwritable(output: Path | None) -> None:
    """Raise RefusalError at once where a report could not be written, rather than after minutes of work."""
    if output is None:
        return
    folder = output.absolute().parent
    if output.is_dir():
        raise RefusalError(f"cannot write the report to {output}: it is a folder")
    if not folder.is_dir():
        raise RefusalError(f"cannot write the report to {output}: there is no folder {folder}")


def deliver(report: "Report", format: str, output: Path | None, texts: Mapping[str, str]) -> None:
    """Render the report and put it where it was asked for; raises RefusalError when it cannot be written."""
    from factcheck import reports

    to_terminal = output is None and sys.stdout.isatty()
    width = colour = None
    if to_terminal and format == "terminal":
        import shutil

        width = shutil.get_terminal_size().columns
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    folder = str(output.parent) if output else None
    content = reports.render_file(
        report, format, texts=texts, width=width, colour=bool(colour), originals=Originals(report), folder=folder
    )
    if output is None:
        show(content.decode("utf-8") if reports.is_text(format) else content)
        return
    try:
        reports.write(output, content)
    except reports.ReportError as error:
        raise RefusalError(str(error)) from None


class Originals(Mapping[str, bytes]):
    """The files that a report's documents were taken from, by document id: read when they are asked for, and only
    where they still hold the very bytes that were checked."""

    def __init__(self, report: "Report") -> None:
        self._entries = {one.id: one for one in report.documents if one.original and one.path}

    def __getitem__(self, document: str) -> bytes:
        entry = self._entries[document]
        if entry.original is None or entry.path is None:
            raise KeyError(document)
        try:
            with Path(entry.path).open("rb") as stream:
                content = stream.read(_LARGEST + 1)
        except (OSError, ValueError):
            raise KeyError(document) from None
        if sha256(content).hexdigest() != entry.original.sha256:
            raise KeyError(document)
        return content

    def __iter__(self) -> Iterator[str]:
        return (document for document in self._entries if document in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def show(content: str | bytes) -> None:
    """Write to standard output: a text as UTF-8 bytes into a file or pipe, as what the terminal can show on a terminal;
    bytes as they are.

    Raises ReaderGoneError when nobody reads any more.
    """
    try:
        raw = getattr(sys.stdout, "buffer", None)
        if isinstance(content, str) and sys.stdout.isatty():
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(content.encode(encoding, "replace").decode(encoding))
        elif raw is not None:
            sys.stdout.flush()
            raw.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        else:
            sys.stdout.write(content if isinstance(content, str) else content.decode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # Told by another name, because the command framework takes this one for a failure with status 1.
        raise ReaderGoneError from None
