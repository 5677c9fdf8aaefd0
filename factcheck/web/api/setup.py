"""What a service checks with."""

from pathlib import Path

from factcheck.model import Record
from factcheck.model.tuning import Tuning


class Setup(Record):
    """The rules folder and what is changed about it, the files of reference facts, and the archive, which drafts are
    held against and documents are kept in (None: there is none)."""

    rules: Path | None = None
    tuning: Tuning = Tuning()
    facts: tuple[Path, ...] = ()
    archive: Path | None = None
