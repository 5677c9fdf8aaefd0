"""Checks of drafts that take as long as a test wants them to; in a module of its own, for another process loads it."""

import time
from pathlib import Path

from factcheck.pipeline import Progress
from factcheck.web.desk.jobs import Found, Task, check_draft


def when_let_go(task: Task, told: Progress) -> Found:
    """Waits in its comparing until there is a file of the name that the draft's source gives."""
    told("comparing", 3, 8)
    while not Path(task.document.source or "").exists():
        time.sleep(0.02)
    return check_draft(task, told)


def never_or_at_once(task: Task, told: Progress) -> Found:
    """Comes to no end for a draft whose source is "never", and to a refusal at once for every other."""
    while task.document.source == "never":
        time.sleep(0.02)
    raise ValueError("this draft had its turn")
