"""Reference files taken apart into entries whose every field knows its line and column."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.vocabulary.faults import Location

SECTIONS = ("people", "organisations", "events", "figures")
_MOST_NODES = 2_000_000  # a file of a few kilobytes can name more by repeating itself with aliases


class Place(NamedTuple):
    """A line and a column, both from 1."""

    row: int
    column: int


class Entry(NamedTuple):
    """One entry of a reference file: its section, its fields, and where they stand (the longest known part counts)."""

    section: str
    fields: Any
    places: Mapping[Location, Place]

    def place(self, at: Location) -> Place:
        """Where a field stands, or what it would stand in."""
        while at not in self.places and at:
            at = at[:-1]
        return self.places.get(at, Place(1, 1))


class FileFaultsError(ValueError):
    """A file that holds no entries; `faults` are (place, field, message)."""

    def __init__(self, *faults: tuple[Place, str, str]) -> None:
        super().__init__(faults)
        self.faults = faults


def entries(path: Path, content: bytes) -> tuple[Entry, ...]:
    """The entries of a YAML or CSV file; raises FileFaultsError where the file has none of their shape."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileFaultsError((Place(1, 1), "", f"not UTF-8 at byte {error.start}")) from None
    if path.suffix.lower() == ".csv":
        return tuple(_from_csv(path, text))
    return tuple(_from_yaml(text))


def _from_yaml(text: str) -> Iterator[Entry]:
    root, places = _composed(text)
    if root is None:
        return
    if not isinstance(root, dict):
        raise FileFaultsError((Place(1, 1), "", f"must have a list under one of {', '.join(SECTIONS)}"))
    faults = []
    for section, listed in root.items():
        if section not in SECTIONS:
            message = f"unknown section; there are {', '.join(SECTIONS)}"
            faults.append((places[(section,)], section, message))
        elif not isinstance(listed, list):
            faults.append((places[(section,)], section, "must be a list of entries, each with a - before it"))
    if faults:
        raise FileFaultsError(*faults)
    under: dict[tuple[str, int], dict[Location, Place]] = {}
    for at, place in places.items():
        if len(at) >= 2:
            under.setdefault((str(at[0]), int(at[1])), {})[at[2:]] = place
    for section, listed in root.items():
        for number, fields in enumerate(listed):
            yield Entry(section, fields, under[section, number])


def _composed(text: str) -> tuple[Any, dict[Location, Place]]:
    """What a YAML text holds, every scalar as it is written (empty ones are None), and where each part stands."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        raise FileFaultsError((place, "", str(error.problem).splitlines()[0])) from None
    except (YAMLError, ValueError, RecursionError) as error:
        message = (str(error) or type(error).__name__).splitlines()[0]
        raise FileFaultsError((Place(1, 1), "", message)) from None
    places: dict[Location, Place] = {}

    def built(node: Any, at: Location, mark: Any) -> Any:
        place = Place(mark.line + 1, mark.column + 1)
        if len(places) > _MOST_NODES or len(at) > 8:
            raise FileFaultsError((place, "", "too many or too deeply nested entries"))
        places[at] = place
        if isinstance(node.value, str):
            return node.value if node.value or node.style else None
        if node.id == "sequence":
            return [built(child, (*at, number), child.start_mark) for number, child in enumerate(node.value)]
        fields: dict[str, Any] = {}
        for key, child in node.value:
            name = str(key.value)
            if name in fields:
                place = Place(key.start_mark.line + 1, key.start_mark.column + 1)
                raise FileFaultsError((place, name, "is given twice"))
            fields[name] = built(child, (*at, name), key.start_mark)
        return fields

    return (None, {}) if node is None else (built(node, (), node.start_mark), places)


# Columns of a table that stand in a list inside the entry: one row holds one of the list, and the rows of one entry
# follow each other or not.
_LISTED = {
    "people": ("titles", ("title", "of", "from", "to")),
    "organisations": ("figures", ("what", "value", "words", "from", "to")),
    "events": ("figures", ("what", "value", "words")),
}
_SEVERAL = frozenset(("also", "place", "words"))  # columns that hold several names, parted by semicolons


def _from_csv(path: Path, text: str) -> Iterator[Entry]:
    section = next((name for name in SECTIONS if path.stem.lower().endswith(name)), None)
    if section is None:
        told = ", ".join(f"{name}.csv" for name in SECTIONS)
        raise FileFaultsError((Place(1, 1), "", f"the name must end in what the table holds: {told}"))
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise FileFaultsError((Place(1, 1), "", f"is no table: {error}")) from None
    if not rows:
        return
    header = [name.strip().lower() for name, _ in rows[0]]
    if repeated := [name for at, name in enumerate(header) if name in header[:at]]:
        raise FileFaultsError((rows[0][header.index(repeated[0])][1], repeated[0], "is given twice"))
    list_name, listed = _LISTED.get(section, ("", ()))
    found: dict[str, tuple[dict[str, Any], dict[Location, Place]]] = {}
    faults = []
    for number, row in enumerate(rows[1:]):
        if len(row) > len(header):
            faults.append((row[len(header)][1], "", f"the row has {len(row)} fields, the header {len(header)}"))
            continue
        cells = {name: cell for name, cell in zip(header, row, strict=False) if cell[0].strip()}
        if not cells:
            continue
        key = cells["name"][0].strip() if "name" in cells and list_name else str(number)
        fields, places = found.setdefault(key, ({}, {(): row[0][1]}))
        inner: dict[str, str | list[str]] = {}
        at = len(fields.get(list_name, ()))
        for name, (value, place) in cells.items():
            given = [one.strip() for one in value.split(";") if one.strip()] if name in _SEVERAL else value.strip()
            if name in listed:
                inner[name] = given
                places[(list_name, at, name)] = place
                continue
            if fields.get(name, given) != given:
                faults.append((place, name, f"{value.strip()!r} here, another in a row before"))
            fields[name] = given
            places.setdefault((name,), place)
        if inner:
            fields.setdefault(list_name, []).append(inner)
            places[(list_name, at)] = row[0][1]
    if faults:
        raise FileFaultsError(*faults)
    for fields, places in found.values():
        yield Entry(section, fields, places)


def _rows(text: str) -> Iterator[list[tuple[str, Place]]]:
    """The rows of a table, each field with the place where it starts."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    before = 0
    for row in reader:
        first = lines[before] if before < len(lines) else ""
        starts = _starts(first)
        yield [(cell, Place(before + 1, starts[at] if at < len(starts) else 1)) for at, cell in enumerate(row)]
        before = reader.line_num


def _starts(line: str) -> list[int]:
    """The columns, from 1, at which the fields of a line start."""
    found, quoted = [1], False
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            found.append(at + 2)
    return found
