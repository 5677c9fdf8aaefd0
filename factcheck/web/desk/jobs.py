"""Checks of drafts that run while a page tells how far they are."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from factcheck.archive import ArchiveError
from factcheck.checking import Checked
from factcheck.pipeline import Progress
from factcheck.web.problems import ProblemError

_KEPT = 30  # finished checks that can still be looked at
_WAITING = 8  # checks that may run or wait
_AT_ONCE = 1.0  # seconds that a page waits for a short draft before it shows progress instead

Work = Callable[[Progress], Checked]


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
    checked: Checked | None = None
    fault: str | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is no result yet."""
        return self.checked is None and self.fault is None

    def told(self, stage: str, done: int, steps: int) -> None:
        """Note how far the check is."""
        self.stage, self.done, self.steps = stage, done, steps


class Jobs:
    """The checks of this desk, in memory alone; the oldest are forgotten."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()

    def start(self, owner: str, text: str, source: str, work: Work) -> Job:
        """Begin a check; returns soon, with the result where the draft is short. Raises ProblemError when too many
        wait."""
        job = Job(secrets.token_urlsafe(12), owner, text, source)
        with self._lock:
            if sum(one.is_running for one in self._jobs.values()) >= _WAITING:
                raise ProblemError(503, "too many drafts are being checked: try again in a minute")
            self._jobs[job.name] = job
            while len(self._jobs) > _KEPT:
                self._forget()
        running: Future[None] = self._pool.submit(_run, job, work)
        with suppress(TimeoutError):
            running.result(_AT_ONCE)
        return job

    def of(self, name: str, owner: str) -> Job:
        """A check that somebody began; raises ProblemError for one that is nobody's or another's."""
        job = self._jobs.get(name)
        if job is None or job.owner != owner:
            raise ProblemError(404, "there is no such check any more: send the draft again")
        return job

    def _forget(self) -> None:
        oldest = next((name for name, one in self._jobs.items() if not one.is_running), next(iter(self._jobs)))
        del self._jobs[oldest]


def _run(job: Job, work: Work) -> None:
    try:
        job.checked = work(job.told)
    except (ArchiveError, ValueError) as error:
        job.fault = str(error)
    except Exception as fault:  # the page must not wait for ever
        job.fault = f"a fault in the program ({type(fault).__name__}): please report it"
