"""How a report is to be shown, and what every format module offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from factcheck.model import Report


@dataclass(frozen=True)
class Presentation:
    """How to show a report.

    `texts` gives the full text of a document by its id, for formats that show context or line numbers; a document
    that is missing from it is shown without. `width` is the number of terminal columns, None where nobody looks
    through a terminal. `colour` allows terminal colours.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    width: int | None = None
    colour: bool = False


class Format(Protocol):
    """A module of `factcheck.reports.formats`."""

    def render(self, report: Report, presentation: Presentation) -> str:
        """The whole report in this format, ending with a newline."""
        ...
