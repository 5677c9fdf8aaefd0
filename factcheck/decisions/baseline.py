"""The baseline file: decisions kept beside the texts, one a line, so that versions of it can be compared and merged."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from factcheck.model import Decision, Record

_LARGEST = 64 * 1024 * 1024
"""Bytes; a file beyond it is no baseline that people decided on."""


class BaselineError(Exception):
    """A baseline cannot be used; every line of `lines` says where and why."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


class _Baseline(Record):
    factcheck_baseline: Literal[1]
    decisions: tuple[Decision, ...]


def read_baseline(path: Path) -> tuple[Decision, ...]:
    """The decisions of a baseline file, in the order in which they were made.

    Raises BaselineError for a file that is missing, too large, no JSON or of another form.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise BaselineError(f"{path}: too large for a baseline")
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BaselineError(f"{path}: there is no such baseline; factcheck baseline write makes one") from None
    except IsADirectoryError:
        raise BaselineError(f"{path}: is a folder, not a baseline file") from None
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise BaselineError(f"{path}: is no baseline: its text is not UTF-8") from None
    return _parsed(path, text)


def _parsed(path: Path, text: str) -> tuple[Decision, ...]:
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f"{path}:{error.lineno}:{error.colno}: is no JSON: {error.msg.lower()}") from None
    except (RecursionError, ValueError):
        raise BaselineError(f"{path}: is no baseline: its JSON cannot be read") from None
    if not isinstance(content, dict) or "factcheck_baseline" not in content:
        raise BaselineError(f'{path}: is no baseline: it does not begin with "factcheck_baseline"')
    try:
        # From the text, because in JSON a date is a string.
        return _Baseline.model_validate_json(text.encode("utf-8", "surrogatepass")).decisions
    except ValidationError as error:
        raise BaselineError(*(f"{path}: {_address(one['loc'])}{one['msg']}" for one in error.errors()[:20])) from None


def _address(place: Sequence[int | str]) -> str:
    """Where in the file: `decision 3: action: `."""
    parts = list(place)
    if len(parts) > 1 and parts[0] == "decisions" and isinstance(parts[1], int):
        parts[:2] = [f"decision {parts[1] + 1}"]
    return "".join(f"{part}: " for part in parts)


def written_baseline(decisions: Iterable[Decision]) -> str:
    """The text of a baseline file with these decisions, in their order."""
    lines = [json.dumps(_fields(one), ensure_ascii=True) for one in decisions]
    body = ",\n".join(lines)
    return '{"factcheck_baseline": 1, "decisions": [\n' + body + ("\n" if lines else "") + "]}\n"


def _fields(decision: Decision) -> dict[str, Any]:
    """What a decision says, without what it leaves open; a place in an archive's log means nothing in a file."""
    return decision.model_dump(mode="json", exclude_defaults=True, exclude={"number"})
