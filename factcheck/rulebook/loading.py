"""Loading a rules folder."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck import vocabulary
from factcheck.model import Matching, Record, Rule
from factcheck.rulebook.refusing import Addresses, RulebookError, by_address
from factcheck.rulebook.validating import Checks, faults_of_rule
from factcheck.vocabulary.compiled import RulesFolder, YamlError, own_rules
from factcheck.vocabulary.exchange_rates import TABLE, faults_of_rates
from factcheck.vocabulary.faults import faults_of_record

_WEIGHTS = "matching.yaml"


class Rulebook(Record):
    """The rules by order of id, the weights of the scorer, the SHA-256 over all of it, and where the rules lie."""

    rules: tuple[Rule, ...]
    matching: Matching | None
    sha256: str
    folder: str


def load(folder: Path | None = None, checks: Checks | None = None) -> Rulebook:
    """The rulebook of a folder (the program's own by default).

    Rules, weights and vocabulary that the folder lacks come from the program's own. `checks` are the checks that
    there are; without them the rules' checks and parameters are taken on trust. Raises RulebookError with every fault
    of every file.
    """
    own = own_rules()
    given = own if folder is None else _opened(folder)
    lines: list[str] = []
    rules_from = given if any(_is_rule(name) for name in given.files) else own
    rules = list(_rules(rules_from, checks, lines))
    weights_from = given if _WEIGHTS in given.files else own
    matching = _matching(weights_from, lines)
    lines.extend(_broken_vocabulary(given))
    lines.extend(_repeated(rules_from, rules))
    if lines:
        raise RulebookError(sorted(lines, key=by_address))
    total = sha256(vocabulary.load(folder).sha256.encode())
    for source, name in [*((rules_from, rule.path) for rule in rules), (weights_from, _WEIGHTS)]:
        total.update(name.encode() + b"\0" + source.files.get(name, b"") + b"\0")
    rules.sort(key=lambda rule: rule.id)
    return Rulebook(rules=tuple(rules), matching=matching, sha256=total.hexdigest(), folder=str(rules_from.root))


def _opened(folder: Path) -> RulesFolder:
    if not folder.is_dir():
        raise RulebookError([f"{folder}: {'is not a folder' if folder.exists() else 'no such folder'}"])
    try:
        opened = RulesFolder(folder)
    except YamlError as error:
        raise RulebookError([str(error)]) from None
    if not opened.files:
        raise RulebookError([f"{folder}: holds no rules (*.yaml)"])
    return opened


def _is_rule(name: str) -> bool:
    return name != _WEIGHTS and not name.startswith("vocabulary/")


def _rules(source: RulesFolder, checks: Checks | None, lines: list[str]) -> Iterator[Rule]:
    for name in source.files:
        if not _is_rule(name):
            continue
        try:
            content = source.table(name)
        except YamlError as error:
            lines.append(str(error))
            continue
        addresses = Addresses(source.root / name, source.files[name])
        faults = faults_of_record(Rule, {**content, "path": name} if isinstance(content, dict) else content)
        if isinstance(content, dict) and "path" in content:
            faults.append((("path",), "unknown field: the file's own path is known"))
        if not faults:
            faults.extend(faults_of_rule(content, checks))
        lines.extend(addresses.line(at, message) for at, message in faults)
        if not faults:
            yield Rule(path=name, **content)


def _matching(source: RulesFolder, lines: list[str]) -> Matching | None:
    if _WEIGHTS not in source.files:
        return None
    try:
        content: Any = source.table(_WEIGHTS)
    except YamlError as error:
        lines.append(str(error))
        return None
    faults = faults_of_record(Matching, content)
    if not faults and "default" not in content["tiers"]:
        faults.append((("tiers",), "needs an entry `default` for the kinds without one"))
    addresses = Addresses(source.root / _WEIGHTS, source.files[_WEIGHTS])
    lines.extend(addresses.line(at, message) for at, message in faults)
    return None if faults else Matching.model_validate(content)


def _broken_vocabulary(source: RulesFolder) -> Iterator[str]:
    for name in source.files:
        if name.startswith("vocabulary/"):
            try:
                content = source.table(name)
            except YamlError as error:
                yield str(error)
                continue
            if Path(name).stem == TABLE:
                addresses = Addresses(source.root / name, source.files[name])
                yield from (addresses.line(at, message) for at, message in faults_of_rates(content))


def _repeated(source: RulesFolder, rules: list[Rule]) -> Iterator[str]:
    first: dict[str, str] = {}
    for rule in rules:
        if rule.id in first:
            addresses = Addresses(source.root / rule.path, source.files[rule.path])
            yield addresses.line(("id",), f"{rule.id} is also the id of {first[rule.id]}")
        first.setdefault(rule.id, rule.path)
