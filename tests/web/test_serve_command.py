"""`factcheck serve` as a process: its start line, its refusals, its end."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

SERVE = [sys.executable, "-c", "from factcheck.cli import main; main()", "serve"]


def test_it_prints_where_it_serves_and_a_token_and_stops_when_told(tmp_path: Path) -> None:
    environment = {**os.environ, "FACTCHECK_CONFIG": ""}
    process = subprocess.Popen(
        [*SERVE, "--port", "0", "--archive", tmp_path / "claims.archive"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environment,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"factcheck serves (http://127\.0\.0\.1:\d+) \(token ([\w-]{40,})\)\n", line)
        assert found, line
        with pytest.raises(HTTPError) as refused:
            _get(f"{found[1]}/v1/health")
        assert refused.value.code == 401
        assert _get(f"{found[1]}/v1/health", found[2])["status"] == "ok"
    finally:
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=30)
    assert (process.returncode, "Traceback" in complaints) == (0, False)


def _get(address: str, token: str = "") -> dict[str, str]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    for _ in range(100):
        try:
            with urlopen(Request(address, headers=headers), timeout=20) as response:
                answer: dict[str, str] = json.load(response)
                return answer
        except (ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError("no answer")


@pytest.mark.parametrize(
    ("arguments", "variables", "line"),
    [
        (("--host", "0.0.0.0"), {}, "0.0.0.0: say with --allow-host by which name the service is reached"),
        (("--host", "0.0.0.0", "--no-token", "--allow-host", "desk.example"), {}, "--no-token on 0.0.0.0: everybody"),
        ((), {"FACTCHECK_TOKEN": "short"}, "FACTCHECK_TOKEN: needs at least 16 characters"),
        (("--facts", "none.yaml"), {}, "none.yaml:1:1: no such file or folder"),
        (("--archive", "."), {}, "factcheck: "),
        (("--host", "203.0.113.7", "--allow-host", "desk.example"), {}, "cannot listen on 203.0.113.7:8765"),
    ],
)
def test_what_would_not_be_safe_or_cannot_be_is_refused(
    tmp_path: Path, arguments: tuple[str, ...], variables: dict[str, str], line: str
) -> None:
    done = subprocess.run(
        [*SERVE, *arguments], capture_output=True, text=True, cwd=tmp_path, env={**os.environ, **variables}, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert line in done.stderr and "Traceback" not in done.stderr
