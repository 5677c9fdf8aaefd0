"""Checks of drafts, each in a process of its own while a page tells how far it is.

A process can be stopped: a draft that takes too long costs its author one line, and neither the pages of the others nor
the next draft wait for it.
"""

import json
import secrets
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.sharedctypes import RawArray
from pathlib import Path
from typing import Any

from factcheck import checking, pipeline
from factcheck.archive import Archive, ArchiveError
from factcheck.model import Article, Document, Report
from factcheck.model.tuning import Tuning
from factcheck.web.problems import ProblemError
from factcheck.web.workers import Workers

_KEPT = 30  # finished checks that can still be looked at
_WAITING = 8  # checks that may run or wait
_AT_ONCE = 1.0  # seconds that a page waits for a short draft before it shows progress instead
_BOARD = 400  # bytes on which the process tells how far it is


@dataclass(frozen=True, slots=True)
class Task:
    """A draft and what it is held against."""

    document: Document
    archive: Path
    rules: Path | None
    tuning: Tuning
    today: date


@dataclass(frozen=True, slots=True)
class Found:
    """What a check came to: the report and the draft as it was read."""

    report: Report
    article: Article


Work = Callable[[Task, pipeline.Progress], Found]


def check_draft(task: Task, progress: pipeline.Progress) -> Found:
    """Hold a draft against the archive and itself."""
    with Archive.open(task.archive) as archive:
        checked = checking.check(
            [task.document], archives=[archive], rules=task.rules, tuning=task.tuning, today=task.today,
            progress=progress,
        )  # fmt: skip
    own = checked.report.drafts[0]
    return Found(checked.report, next(one for one in checked.articles if one.document.id == own))


@dataclass(slots=True, eq=False)
class Job:
    """One check: whose it is, the draft, and how far it is (`done` of `steps` of a `stage`), then what it found."""

    name: str
    owner: str
    text: str
    source: str
    stage: str = "waiting"
    done: int = 0
    steps: int = 0
    found: Found | None = None
    fault: str | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def is_running(self) -> bool:
        """Whether there is no result yet."""
        return not self.ended.is_set()


class Jobs:
    """The checks of this desk, in memory alone; the oldest are forgotten. One runs at a time, for `seconds` at most."""

    def __init__(self, seconds: float, rules: Path | None = None, work: Work = check_draft) -> None:
        self._seconds = seconds
        self._rules = rules
        self._work = work
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._board = RawArray("c", _BOARD)
        self._workers: Workers | None = None

    def warm(self) -> None:
        """Start the process, so that it is there when the first draft comes."""
        with self._lock:
            if self._workers is None:
                self._workers = Workers(1, self._seconds, _prepare, (self._board, self._rules))
                weakref.finalize(self, self._workers.close)

    def start(self, owner: str, task: Task) -> Job:
        """Begin a check; returns soon, with the result where the draft is short. Raises ProblemError when too many
        wait."""
        self.warm()
        assert self._workers is not None
        job = Job(secrets.token_urlsafe(12), owner, task.document.text, task.document.source or "")
        with self._lock:
            if sum(one.is_running for one in self._jobs.values()) >= _WAITING:
                raise ProblemError(503, "too many drafts are being checked: try again in a minute")
            self._jobs[job.name] = job
            while len(self._jobs) > _KEPT:
                self._forget()
        self._workers.submit(_run, self._work, job.name, task).add_done_callback(lambda done: self._end(job, done))
        job.ended.wait(_AT_ONCE)
        return job

    def of(self, name: str, owner: str) -> Job:
        """A check that somebody began, with how far it is; raises ProblemError for nobody's and for another's."""
        job = self._jobs.get(name)
        if job is None or job.owner != owner:
            raise ProblemError(404, "there is no such check any more: send the draft again")
        with suppress(ValueError):  # the process may be writing
            running, stage, done, steps = json.loads(self._board.value)
            if running == name:
                job.stage, job.done, job.steps = stage, done, steps
        return job

    def close(self) -> None:
        """Stop the process."""
        if self._workers is not None:
            self._workers.close()

    def _end(self, job: Job, done: "Future[Found | str]") -> None:
        try:
            result = done.result()
            if isinstance(result, str):
                job.fault = result
            else:
                job.found = result
        except TimeoutError:
            job.fault = f"it took longer than the {self._seconds:g} seconds that a draft may take: check it in parts"
        except CancelledError:
            job.fault = "the desk was closed"
        except Exception as fault:  # the page must not wait for ever
            job.fault = f"its process died ({type(fault).__name__}): check the draft in parts"
        job.ended.set()

    def _forget(self) -> None:
        oldest = next((name for name, one in self._jobs.items() if not one.is_running), next(iter(self._jobs)))
        del self._jobs[oldest]


_told_on: Any = None  # in the process of the checks: what it shares with the desk


def _prepare(board: Any, rules: Path | None) -> None:
    """What the process does before the first draft comes: load what every check needs. What goes wrong here goes wrong
    again with the draft, and is told there."""
    global _told_on
    _told_on = board
    with suppress(Exception):
        pipeline.rulebook_of(rules)
        pipeline.read_article(Document.from_text("The mill in Orsk employs 340 workers, the owner said on 4 May 2023."))


def _run(work: Work, name: str, task: Task) -> Found | str:
    """What the process does with one draft; a line where it cannot be checked."""

    def told(stage: str, done: int, steps: int) -> None:
        _told_on.value = json.dumps([name, stage[:100], done, steps]).encode()[: _BOARD - 1]

    try:
        told("reading", 0, 0)
        return work(task, told)
    except (ArchiveError, ValueError) as error:
        return " ".join(str(error).split())
    except Exception as fault:
        return f"a fault in the program ({type(fault).__name__}): please report it"
