"""Runs the command line inside the test's process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.cli import main


@dataclass(frozen=True)
class Run:
    status: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Run]:
    def _run(*arguments: str | Path) -> Run:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        out, err = capfdbinary.readouterr()
        assert isinstance(left.value.code, int)
        return Run(left.value.code, out.decode("utf-8"), err.decode("utf-8"))

    return _run
