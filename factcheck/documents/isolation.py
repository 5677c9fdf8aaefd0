"""The limited process in which files from strangers are parsed: it may die, and the program goes on.

The parent sends a reader's name and the bytes, the worker answers in JSON: nothing that a hostile file could do to the
worker's answer is executed. The worker opens no socket and starts no process.
"""

import atexit
import json
import os
import socket
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from typing import IO, Any

from factcheck.documents.extracted import Extracted, ReadingError

WALL_SECONDS = 30
CPU_SECONDS = 20
MEMORY = 1 << 30
LARGEST_INPUT = 50 * 1024 * 1024
_LARGEST_ANSWER = 400 * 1024 * 1024
_LENGTH = struct.Struct(">Q")
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from factcheck.documents.isolation import serve; serve()"
)
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.system", "os.fork", "os.remove")


class Worker:
    """A worker process, started when the first file comes and again after a death."""

    def __init__(self, wall: float = WALL_SECONDS) -> None:
        self._wall = wall
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._lock = threading.Lock()
        atexit.register(self.stop)

    def read(self, reader: str, content: bytes, name: str) -> list[Extracted]:
        """The articles that a reader finds in the content of a file; raises ReadingError with one line."""
        if len(content) > LARGEST_INPUT:
            raise ReadingError(f"has more than the {LARGEST_INPUT >> 20} MB that a file may have: split it")
        with self._lock:
            answer = self._ask(json.dumps([reader, name]).encode(), content)
        if "fault" in answer:
            raise ReadingError(str(answer["fault"]))
        return [Extracted(**fields) for fields in answer["articles"]]

    def stop(self) -> None:
        """End the process; a later file starts another."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what a dead process did not read any more is still on its way
                    pipe.close()

    def _ask(self, head: bytes, content: bytes) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            process.kill()

        timer = threading.Timer(self._wall, give_up)
        timer.start()
        try:
            for part in (head, content):
                process.stdin.write(_LENGTH.pack(len(part)) + part)
            process.stdin.flush()
            told: dict[str, Any] = json.loads(_received(process.stdout))
        except (OSError, EOFError, ValueError):
            self.stop()
            why = f"took longer than {self._wall:g} seconds" if is_late.is_set() else "needed too much time or memory"
            return {"fault": f"{why} to be read: nothing of it was checked"}
        finally:
            timer.cancel()
            # A thread still ending would keep reading by several processes from forking.
            timer.join()
        return told

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and (self._owner != os.getpid() or self._process.poll() is not None):
            self.stop()
            self._process = None
        if self._process is None:
            self._owner = os.getpid()
            errors = None if os.environ.get("FACTCHECK_DEBUG") else subprocess.DEVNULL
            # -P: a folder with articles may hold a file called lxml.py.
            command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path)]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        return self._process


@cache
def worker() -> Worker:
    """The worker of this process."""
    return Worker()


def _received(stream: IO[bytes]) -> bytes:
    length = _LENGTH.unpack(_exactly(stream, _LENGTH.size))[0]
    if length > _LARGEST_ANSWER:
        raise EOFError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) != length:
        raise EOFError
    return content


def serve() -> None:
    """The life of the worker: files in, articles out, until the parent closes the pipe."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answers
    _limit_memory()
    # A library that reads pages loads one that tries a socket at its start where there may be IPv6.
    socket.has_ipv6 = False
    sys.addaudithook(_refuse)
    files = sys.stdin.buffer
    while True:
        try:
            reader, name = json.loads(_received(files))
            content = _received(files)
        except EOFError:
            return
        _limit_time()
        answer = _answer(reader, content, name)
        answers.write(_LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _answer(reader: str, content: bytes, name: str) -> bytes:
    from factcheck.documents.kinds import reader_named

    try:
        articles = [asdict(article) for article in reader_named(reader).read(content, name)]
        told = json.dumps({"articles": articles}).encode()
        if len(told) <= _LARGEST_ANSWER:
            return told
        fault = "holds more text than can be checked at once: split it"
    except ReadingError as error:
        fault = str(error)
    except ValueError as error:
        fault = str(error).splitlines()[0] if str(error) else "is broken"
    except MemoryError:
        fault = "needed too much memory to be read: nothing of it was checked"
    except Exception as error:  # a broken file may break its parser in any way: it costs this file alone
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        fault = f"is broken, or of a kind that is not understood ({type(error).__name__}): nothing of it was checked"
    return json.dumps({"fault": fault}).encode()


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"a file that is read may not cause {event}")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows; the wall clock still counts
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, hard))
