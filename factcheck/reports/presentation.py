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
    through a terminal. `colour` allows terminal colours. `originals` gives the bytes of the file that a document was
    taken from, by the document's id, for formats that write into a copy of it. `folder` is where the report will
    stand, as the user wrote it; paths of documents are as seen from where the program runs, and so are links to them
    where nobody says.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    width: int | None = None
    colour: bool = False
    originals: Mapping[str, bytes] = field(default_factory=dict)
    folder: str | None = None


class Format(Protocol):
    """A module of `factcheck.reports.formats`. One whose files are no text says `IS_TEXT = False`."""

    def render(self, report: Report, presentation: Presentation) -> str | bytes:
        """The whole report in this format: text that ends with a newline, or the bytes of a file."""
        ...
