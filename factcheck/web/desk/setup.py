"""What a desk works on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from factcheck.model.tuning import Tuning
from factcheck.web.desk.people import People


@dataclass(frozen=True, slots=True)
class Desk:
    """The archive whose findings are reviewed, the rules folder and what is changed about it.

    `clock` gives the moment of a decision with its time zone. `is_temporary` says that the archive, and with it every
    decision, is gone when the desk is closed. With `people` everybody logs in, and there is no start token.
    `time_limit` is for how many seconds the check of a draft may run.
    """

    archive: Path
    clock: Callable[[], datetime]
    rules: Path | None = None
    tuning: Tuning = field(default_factory=Tuning)
    is_temporary: bool = False
    people: People | None = None
    time_limit: float = 60.0
