"""The consistency checks by name: every module of this room that offers CHECK is one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.model import Record


@dataclass(frozen=True)
class Check:
    """A named check: the `kinds` of finding that it can report, the closed record of its parameters, and the function
    that looks through one draft."""

    name: str
    kinds: frozenset[str]
    parameters: type[Record]
    find: Callable[[Draft, Any], list[Found]]


@cache
def checks() -> dict[str, Check]:
    """All checks by name."""
    found = {}
    for module in sorted(info.name for info in iter_modules([str(Path(__file__).parent)])):
        if module != "registry":
            check = getattr(import_module(f"factcheck.consistency.{module}"), "CHECK", None)
            if isinstance(check, Check):
                found[check.name] = check
    return found
