"""Loading `rules/vocabulary/*.yaml`."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck.vocabulary.compiled import RulesFolder, YamlError, own_rules, rules_folder

__all__ = ["Vocabulary", "VocabularyError", "load", "rules_folder"]

VocabularyError = YamlError


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


@cache
def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of a rules folder (the program's own by default).

    A file that the folder lacks comes from the program's own. Raises VocabularyError with an address for the first
    broken file.
    """
    own = own_rules()
    if folder is None:
        return _vocabulary(_tables(own))
    given = _tables(RulesFolder(folder))
    return _vocabulary({**_tables(own), **given}) if given else load()


def _tables(source: RulesFolder) -> dict[str, tuple[RulesFolder, str]]:
    """Which file each table comes from."""
    return {
        Path(name).stem: (source, name)
        for name in source.files
        if name.startswith("vocabulary/") and name.count("/") == 1
    }


def _vocabulary(tables: dict[str, tuple[RulesFolder, str]]) -> Vocabulary:
    total = sha256()
    for stem, (source, name) in sorted(tables.items()):
        total.update(stem.encode() + b"\0" + source.files[name] + b"\0")
    return Vocabulary({stem: source.table(name) for stem, (source, name) in sorted(tables.items())}, total.hexdigest())
