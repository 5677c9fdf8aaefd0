"""Finding the configuration and putting its sources together: defaults, file, environment, options."""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.settings.environment import VariablesError, from_environment
from factcheck.settings.records import PATHS, Settings
from factcheck.vocabulary.faults import Location, faults_of_record

NAMES = ("factcheck.toml", "pyproject.toml")
_LARGEST = 4 * 1024 * 1024


class SettingsError(ValueError):
    """A configuration that cannot be used; `lines` holds every fault as `where: key: message`."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Setting(NamedTuple):
    """One key with its value and where that comes from: "default", a file, a variable or an option."""

    key: str
    value: Any
    origin: str


@dataclass(frozen=True)
class Loaded:
    """The settings, the file they come from (None where there is none), and the origin of each key."""

    settings: Settings
    file: Path | None
    origins: Mapping[str, str]

    def origin(self, key: str) -> str:
        """Where the value of a key (or of what it stands in) comes from."""
        below = next((origin for one, origin in self.origins.items() if one.startswith(f"{key}.")), "default")
        while key not in self.origins and "." in key:
            key = key.rpartition(".")[0]
        return self.origins.get(key, below)

    def listed(self) -> Iterator[Setting]:
        """Every setting, tables opened up, in the order of the records."""
        yield from self._listed(self.settings.model_dump(mode="json", by_alias=True), "")

    def _listed(self, values: Mapping[str, Any], prefix: str) -> Iterator[Setting]:
        for name, value in values.items():
            key = f"{prefix}{name}"
            if isinstance(value, dict) and value:
                yield from self._listed(value, f"{key}.")
            else:
                yield Setting(key, value, self.origin(key))

    def check_names(self, rules: Iterable[str], kinds: Iterable[str]) -> None:
        """Raise SettingsError where a rule or kind is named that does not exist."""
        faults = []
        for named, known, what in (
            (self.settings.named_rules(), list(rules), "rule"),
            (self.settings.named_kinds(), list(kinds), "kind"),
        ):
            by_lower = {one.lower(): one for one in known}
            for name, at in named.items():
                if name.lower() not in by_lower:
                    near = get_close_matches(name.upper() if what == "rule" else name, known, n=1)
                    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
                    key = ".".join(map(str, at))
                    faults.append(f"{self.origin(key)}: {key}: no {what} {name!r}; {meant}")
        if faults:
            raise SettingsError(*faults)


def find(folder: Path) -> Path | None:
    """The nearest configuration, from a folder upward: `factcheck.toml`, or `pyproject.toml` with `[tool.factcheck]`.

    Raises SettingsError where a file on the way cannot be read.
    """
    for parent in (folder, *folder.parents):
        for name in NAMES:
            file = parent / name
            if file.is_file() and _table(file) is not None:
                return file
    return None


def load(
    options: Mapping[str, Any] | None = None,
    *,
    file: Path | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Loaded:
    """The settings: options over environment over file over defaults; tables are merged, everything else replaced.

    `file` is the configuration to use; without it the nearest one from `folder` upward (none without `folder`).
    `options` are given by key and None where the user gave none. Raises SettingsError with every fault of the sources.
    """
    lines: list[str] = []
    origins: dict[str, str] = {}
    merged: dict[str, Any] = {}

    def take(values: dict[str, Any], origin: str, named: Any) -> None:
        faults = faults_of_record(Settings, values)
        lines.extend(f"{named(at)}: {message}" for at, message in faults)
        if not faults:
            _merge(merged, values, origins, origin, "")

    found = file or (find(folder) if folder else None)
    if found is not None:
        table = _table(found)
        if table is None:
            raise SettingsError(f"{found}: has no table [tool.factcheck]")
        take(_rooted(_kebab(table), found.absolute().parent), str(found), lambda at: _named(str(found), at))
    try:
        take(from_environment(environment or {}), "environment", _variable)
    except VariablesError as error:
        lines.extend(error.lines)
    given = {key: value for key, value in (options or {}).items() if value is not None and value != ()}
    take(given, "option", lambda at: _named("option", at))
    if lines:
        raise SettingsError(*lines)
    origins = {key: _told(key, origin) for key, origin in origins.items()}
    return Loaded(Settings.model_validate(merged), found, origins)


def _told(key: str, origin: str) -> str:
    if origin == "option":
        return f"option --{key}"
    return f"environment {_variable(tuple(key.split('.')))}" if origin == "environment" else origin


def _named(where: str, at: Location) -> str:
    key = ".".join(map(str, at))
    return f"{where}: {key}" if key else where


def _variable(at: Location) -> str:
    return "FACTCHECK_" + "__".join(str(part).replace("-", "_").upper() for part in at)


def _table(file: Path) -> dict[str, Any] | None:
    """What a file configures; None where it is a pyproject.toml that says nothing of this program."""
    try:
        if file.stat().st_size > _LARGEST:
            raise SettingsError(f"{file}: is too large for a configuration")
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: not UTF-8 at byte {error.start}") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{file}: is no TOML: {error}") from None
    if file.name != "pyproject.toml":
        return content
    table = content.get("tool", {})
    table = table.get("factcheck") if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


# Tables whose keys are names that users choose: there an underscore is part of the name.
_BY_NAME = frozenset(("severity", "thresholds"))


def _kebab(table: Mapping[str, Any], *, is_named: bool = False) -> dict[str, Any]:
    """The table with `fail_on` written `fail-on`, so that both forms are one key."""
    found: dict[str, Any] = {}
    for name, value in table.items():
        key = name if is_named else name.replace("_", "-")
        if isinstance(value, dict):
            value = _kebab(value, is_named=key in _BY_NAME and not is_named)
        elif isinstance(value, list):
            value = [_kebab(one) if isinstance(one, dict) else one for one in value]
        found[key] = value
    return found


def _rooted(table: dict[str, Any], root: Path) -> dict[str, Any]:
    """The table with its paths made those of the file's folder."""

    def rooted(value: Any) -> Any:
        if isinstance(value, list):
            return [rooted(one) for one in value]
        return _near(root / value) if isinstance(value, str) else value

    return {key: rooted(value) if key in PATHS else value for key, value in table.items()}


def _near(path: Path) -> str:
    """A path without its detours, and from the working directory where it lies below that: reports name files alike on
    every machine."""
    clean = os.path.normpath(path)
    here = os.path.join(Path.cwd(), "")  # noqa: PTH118 - with a separator at its end
    return clean.removeprefix(here) if clean.startswith(here) else clean


def _merge(into: dict[str, Any], values: Mapping[str, Any], origins: dict[str, str], origin: str, prefix: str) -> None:
    for name, value in values.items():
        key = f"{prefix}{name.replace('_', '-')}"
        if isinstance(value, Mapping):
            inner = into.get(name)
            into[name] = dict(inner) if isinstance(inner, Mapping) else {}
            _merge(into[name], value, origins, origin, f"{key}.")
        else:
            into[name] = value
            origins[key] = origin
