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

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Run]:
    def _run(*arguments: str | Path) -> Run:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        out, err = capfdbinary.readouterr()
        status = left.value.code
        assert isinstance(status, int)
        return Run(status, out.decode("utf-8", "surrogateescape"), err.decode("utf-8"))

    return _run


FIRE = "The paper mill in Orsk, which changed hands on 3 May 2023, employs {number} workers in its two halls.\n"


@pytest.fixture
def fires(tmp_path: Path) -> tuple[Path, Path]:
    """Two articles that differ in one number."""
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text(FIRE.format(number=14), encoding="utf-8")
    right.write_text(FIRE.format(number=41), encoding="utf-8")
    return left, right
