"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer


class FailOn(StrEnum):
    """The least severity of a finding that makes the exit status 1."""

    NEVER = "never"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    def is_reached(self, severities: frozenset[str]) -> bool:
        """Whether findings of these severities reach the bound."""
        order = ("note", "warning", "error")
        return self is not FailOn.NEVER and any(order.index(one) >= order.index(self.value) for one in severities)


FORMATS = tuple(sorted(file.stem for file in (Path(__file__).parent.parent / "reports" / "formats").glob("[a-z]*.py")))
"""The report formats, by the listing of their folder, so that `--help` need not load them."""

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Articles: files, folders, or - for standard input.")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(FORMATS),
        help="Format of the report; without it the ending of --output decides, else terminal.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write the report to this file, whole or not at all."),
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="A folder of rules; what it lacks comes from the program's own."),
]
Published = Annotated[
    list[str] | None,
    typer.Option(
        "--published",
        metavar="[FILE=]DATE",
        help="The day of publication (2023-08-28, 2023-08 or 2023) of all articles or of one file; may be repeated.",
    ),
]
Workers = Annotated[
    int, typer.Option("--workers", "-w", metavar="N", min=0, help="Processes that read; 0 for one per core.")
]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="A PATH may be a web address, which is fetched. Nothing else ever is.")
]


def _fail_on(default: FailOn) -> Any:
    words = f"Leave with status 1 when a finding is at least this grave.  [default: {default.value}]"
    return typer.Option("--fail-on", help=words)


FailOnError = Annotated[FailOn | None, _fail_on(FailOn.ERROR)]
FailOnNever = Annotated[FailOn | None, _fail_on(FailOn.NEVER)]
