"""Loading `rules/vocabulary/*.yaml`, with a compiled copy because parsing YAML takes seconds and reading JSON does not."""

import contextlib
import json
import os
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

_COMPILED = Path(__file__).with_name("compiled.json")


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used: the message is `path:line:column: what is wrong`."""


class Vocabulary:
    """The parsed tables by file stem (`table("units")` is `rules/vocabulary/units.yaml`); compared by identity."""

    def __init__(self, tables: dict[str, Any], digest: str) -> None:
        self._tables = tables
        self.sha256 = digest

    def table(self, name: str) -> Any:
        """The content of one file; raises KeyError when there is no such file."""
        return self._tables[name]

    def names(self) -> tuple[str, ...]:
        """The file stems, sorted."""
        return tuple(sorted(self._tables))


def rules_folder() -> Path:
    """The folder of rules that came with the program: the checkout's `rules/`, else the wheel's copy."""
    package = Path(__file__).parents[1]
    checkout = package.parent / "rules"
    return checkout if (package.parent / "pyproject.toml").is_file() and checkout.is_dir() else package / "rules"


def digest_of(files: dict[str, bytes]) -> str:
    """The SHA-256 over names and contents, in order of name."""
    total = sha256()
    for name in sorted(files):
        total.update(name.encode() + b"\0" + files[name] + b"\0")
    return total.hexdigest()


def parse(path: Path, content: bytes) -> Any:
    """The YAML 1.2 content of a file; duplicate keys and syntax errors raise VocabularyError with their address."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        return YAML(typ="safe", pure=True).load(content.decode("utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise VocabularyError(f"{where}: {str(error.problem).splitlines()[0]}") from None
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}:1:1: not UTF-8 at byte {error.start}") from None


@cache
def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of a rules folder (the program's own by default).

    A file that has not changed since it was compiled is taken from the compiled copy; the copy of the program's own
    files is renewed where the folder is writable. Raises VocabularyError with an address for the first broken file.
    """
    own = folder is None
    source = (rules_folder() if folder is None else folder) / "vocabulary"
    paths = {path.stem: path for path in sorted(source.glob("*.yaml")) if not path.name.endswith(".cases.yaml")}
    contents = {name: path.read_bytes() for name, path in paths.items()}
    prints = {name: sha256(content).hexdigest() for name, content in contents.items()}
    compiled = _compiled()
    tables = {}
    for name, content in contents.items():
        known = compiled.get(name)
        tables[name] = known["table"] if known and known["sha256"] == prints[name] else parse(paths[name], content)
    if own and any(compiled.get(name, {}).get("sha256") != prints[name] for name in tables):
        _store({name: {"sha256": prints[name], "table": table} for name, table in tables.items()})
    return Vocabulary(tables, digest_of(contents))


def _compiled() -> dict[str, Any]:
    """The compiled tables by file stem, each with the SHA-256 of the YAML that it was made from."""
    try:
        content: dict[str, Any] = json.loads(_COMPILED.read_bytes())
    except (OSError, ValueError):
        return {}
    return content


def _store(tables: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(dir=_COMPILED.parent, prefix=".tmp-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(tables, file, ensure_ascii=False)
        Path(name).replace(_COMPILED)
