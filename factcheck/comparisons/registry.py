"""The checks by name: every module of this room that offers CHECK is one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from factcheck.model import Claim, Finding, Record
from factcheck.vocabulary import Vocabulary


@dataclass(frozen=True)
class Check:
    """A named check: `kinds` it can judge, the closed record of its parameters, and the function that judges."""

    name: str
    kinds: frozenset[str]
    parameters: type[Record]
    judge: Callable[[Claim, Claim, Any, Vocabulary], Finding]


def _found() -> dict[str, Check]:
    checks = {}
    for module in sorted(info.name for info in iter_modules([str(Path(__file__).parent)])):
        if module != "registry":
            check = getattr(import_module(f"factcheck.comparisons.{module}"), "CHECK", None)
            if isinstance(check, Check):
                checks[check.name] = check
    return checks


@cache
def checks() -> dict[str, Check]:
    """All checks by name."""
    return _found()


def judge(name: str, left: Claim, right: Claim, parameters: Record, vocabulary: Vocabulary) -> Finding:
    """What the check `name` says of two claims; raises KeyError for an unknown check."""
    return checks()[name].judge(left, right, parameters, vocabulary)
