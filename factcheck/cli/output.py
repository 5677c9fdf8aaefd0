"""Where a finished report goes: standard output or a file."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.messages import ReaderGoneError, RefusalError
from factcheck.cli.options import FORMATS

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
}


def chosen_format(format: str | None, output: Path | None) -> str:
    """The format that was asked for, by name or by the ending of the file; raises RefusalError for an unknown name."""
    if format is None:
        return _BY_ENDING.get(output.suffix.lower(), "terminal") if output else "terminal"
    if format not in FORMATS:
        raise RefusalError(f"there is no report format {format!r}: choose one of {', '.join(FORMATS)}")
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
    content = reports.render(report, format, texts=texts, width=width, colour=bool(colour))
    if output is None:
        show(content)
        return
    try:
        reports.write(output, content)
    except reports.ReportError as error:
        raise RefusalError(str(error)) from None


def show(content: str) -> None:
    """Write to standard output: UTF-8 bytes into a file or pipe, what the terminal can show on a terminal.

    Raises ReaderGoneError when nobody reads any more.
    """
    try:
        if sys.stdout.isatty():
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(content.encode(encoding, "replace").decode(encoding))
        elif (raw := getattr(sys.stdout, "buffer", None)) is not None:
            sys.stdout.flush()
            raw.write(content.encode("utf-8", "replace"))
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        # Told by another name, because the command framework takes this one for a failure with status 1.
        raise ReaderGoneError from None
