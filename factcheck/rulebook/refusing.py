"""What is wrong with a rules folder, each fault with its address."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.vocabulary.faults import Location


class RulebookError(ValueError):
    """A rules folder that cannot be used; `lines` holds every fault as `path:line:column: field: message`."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def by_address(line: str) -> tuple[str, int, int]:
    """A key that sorts faults by file, line and column."""
    path, row, column, *_ = [*line.split(":", 3), "0", "0"]
    return path, int(row) if row.isdigit() else 0, int(column) if column.isdigit() else 0


class Addresses:
    """Finds the line and column of a field; the file is parsed for it only when there is a fault to tell."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content
        self._root: Any = None

    def line(self, location: Location, message: str) -> str:
        """One fault as a line; a field that is missing is placed where the mapping that lacks it starts."""
        row, column = self._place(location)
        named = ".".join(str(part) for part in location)
        return f"{self._path}:{row}:{column}: {named + ': ' if named else ''}{message}"

    def _place(self, location: Location) -> tuple[int, int]:
        if self._root is None:
            from ruamel.yaml import YAML

            self._root = YAML(typ="safe", pure=True).compose(self._content.decode("utf-8-sig"))
        node = self._root
        mark = node.start_mark if node is not None else None
        for part in location:
            found = _child(node, part)
            if found is None:
                break
            mark, node = found
        return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _child(node: Any, part: int | str) -> tuple[Any, Any] | None:
    """The mark at which a part of a node starts (a field at its key) and the part itself."""
    value = getattr(node, "value", None)
    if not isinstance(value, list):
        return None
    if isinstance(part, int):
        return (value[part].start_mark, value[part]) if part < len(value) else None
    for pair in value:
        if isinstance(pair, tuple) and str(pair[0].value) == part:
            return pair[0].start_mark, pair[1]
    return None
