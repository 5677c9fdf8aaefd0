"""Only --fetch ever opens a socket: shown by refusing them to every process of a run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SPY = """
import os, sys
def spy(event, arguments):
    if event.startswith("socket."):
        with open(os.environ["SOCKET_LOG"], "a") as log:
            log.write(event + "\\n")
        raise PermissionError("no socket is to be opened")
sys.addaudithook(spy)
"""
LEFT = "The ferry ran aground off Skagen on Monday 6 March 2023 with 61 people on board, the harbour police said.\n"
PAGE = (
    "<html><head><link rel=stylesheet href='http://127.0.0.1:9/x.css'><title>Ferry aground off Skagen</title></head>"
    "<body><article><img src='http://127.0.0.1:9/x.png'><p>The ferry ran aground off Skagen on Monday 6 March 2023 with"
    " 47 people on board, the harbour police said.</p><p>Nobody was hurt, and tugs were on their way.</p></article>"
    "</body></html>"
)
RUN = """
import sys
from factcheck.cli import _run
statuses = [_run(arguments.split("|")) for arguments in sys.argv[1:]]
print("statuses", *statuses, file=sys.stderr)
"""


@pytest.fixture
def watched(tmp_path: Path):
    """Runs commands one after the other without sockets: their statuses, what they said, and what they tried."""
    (tmp_path / "spies").mkdir()
    (tmp_path / "spies" / "sitecustomize.py").write_text(SPY)
    log = tmp_path / "log"
    (tmp_path / "left.txt").write_text(LEFT)
    (tmp_path / "right.html").write_text(PAGE)

    def run(*commands: str) -> tuple[list[int], str, str]:
        paths = os.pathsep.join([str(tmp_path / "spies"), *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONPATH": paths, "SOCKET_LOG": str(log)}
        done = subprocess.run(
            [sys.executable, "-c", RUN, *commands],
            env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert "statuses" in done.stderr, done.stderr
        statuses = list(map(int, done.stderr.rpartition("statuses")[2].split()))
        return statuses, done.stdout + done.stderr, log.read_text() if log.exists() else ""

    return run


def test_no_command_opens_a_socket_without_leave(watched):
    statuses, said, tried = watched(
        "report|left.txt|right.html",
        "check|left.txt|--against|right.html",
        "claims|left.txt|right.html|--workers|2",
        "archive|add|-a|news.db|left.txt|right.html",
        "report|news.db",
        "check|left.txt|--against|news.db",
        "report|left.txt|http://127.0.0.1:9/story",
        "archive|add|-a|news.db|http://127.0.0.1:9/story",
    )
    assert not tried
    assert set(statuses[:-2]) <= {0, 1} and statuses[-2:] == [2, 2], said
    assert said.count("nothing is fetched without --fetch") == 2


def test_the_watch_would_see_a_socket(watched):
    statuses, said, tried = watched("claims|https://news.example/story|--fetch")
    assert statuses == [2] and "socket.getaddrinfo" in tried
    assert "https://news.example/story: robots.txt of the site: there is no host news.example" in said
