"""Reading the YAML files of a rules folder, with a compiled copy: parsing YAML takes seconds, reading JSON does not.

The copy is keyed by the SHA-256 of a file's content, so it can be missing or stale and nothing but time is lost. The
build writes one into the wheel, and a start that had to parse a file of the program's own renews it. This module
imports nothing of the program, because the build loads it by its path.
"""

import contextlib
import json
import os
import tempfile
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

COPY = Path(__file__).with_name("compiled.json")


class YamlError(ValueError):
    """A YAML file that cannot be read: the message is `path:line:column: what is wrong`."""


def rules_folder() -> Path:
    """The folder of rules that came with the program: the checkout's `rules/`, else the wheel's copy."""
    package = Path(__file__).parents[1]
    checkout = package.parent / "rules"
    return checkout if (package.parent / "pyproject.toml").is_file() and checkout.is_dir() else package / "rules"


def contents(folder: Path) -> dict[str, bytes]:
    """The YAML files under a folder, but for case files: path relative to the folder with `/` -> content, sorted.

    Hidden files and folders are left out. Raises YamlError for a file that cannot be read.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.suffix not in (".yaml", ".yml") or path.stem.endswith(".cases"):
            continue
        if any(part.startswith(".") for part in inner.parts) or not path.is_file():
            continue
        try:
            found[inner.as_posix()] = path.read_bytes()
        except OSError as error:
            raise YamlError(f"{path}:1:1: cannot be read: {error.strerror or error}") from None
    return found


def parse(path: Path, content: bytes) -> Any:
    """The YAML 1.2 content of a file; duplicate keys and syntax errors raise YamlError with their address."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        parsed = YAML(typ="safe", pure=True).load(content.decode("utf-8-sig"))
        # Through JSON and back, so that a value is the same whether it comes from the file or from the copy. A date
        # is a string in YAML 1.2.
        return json.loads(json.dumps(parsed, allow_nan=False, default=date.isoformat))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else f"{path}:1:1"
        raise YamlError(f"{where}: {str(error.problem).splitlines()[0]}") from None
    except UnicodeDecodeError as error:
        raise YamlError(f"{path}:1:1: not UTF-8 at byte {error.start}") from None
    except (YAMLError, TypeError, ValueError, RecursionError) as error:
        message = (str(error) or type(error).__name__).splitlines()[0]
        raise YamlError(f"{path}:1:1: {message}") from None


def digest(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return sha256(content).hexdigest()


class _Copy:
    """The compiled copy: what the YAML files parse to, by the SHA-256 of their content."""

    def __init__(self) -> None:
        self.tables: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            stored = json.loads(COPY.read_bytes())
            self.tables = stored if isinstance(stored, dict) else {}
        self.on_disk = frozenset(self.tables)


@cache
def _copy() -> _Copy:
    return _Copy()


class RulesFolder:
    """The YAML files of a rules folder, read once: `files` maps relative paths to contents."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = contents(root)

    def table(self, name: str) -> Any:
        """What a file holds, from the compiled copy where that has it. Never change it: it is shared.

        Raises YamlError for a broken file and KeyError where there is none.
        """
        known = _copy().tables
        key = digest(self.files[name])
        if key not in known:
            known[key] = parse(self.root / name, self.files[name])
        return known[key]

    def store(self, copy: Path = COPY) -> None:
        """Make the compiled copy hold the files of this folder and no others; all must be sound (else YamlError).

        Raises OSError where the place cannot be written.
        """
        tables = {digest(content): self.table(name) for name, content in self.files.items()}
        handle, temporary = tempfile.mkstemp(dir=copy.parent, prefix=".tmp-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(tables, file, ensure_ascii=False, separators=(",", ":"))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(copy)
        _copy().on_disk = frozenset(tables)

    def is_stored(self) -> bool:
        """Whether the compiled copy holds just the files of this folder."""
        return _copy().on_disk == {digest(content) for content in self.files.values()}


@cache
def own_rules() -> RulesFolder:
    """The rules folder that came with the program; its compiled copy is renewed where that is stale and writable."""
    own = RulesFolder(rules_folder())
    if not own.is_stored():
        # A broken file is told of by whoever needs it; until then there is no copy, only a slower start.
        with contextlib.suppress(OSError, YamlError):
            own.store()
    return own
