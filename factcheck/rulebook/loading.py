"""Loading a rules folder."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from factcheck import vocabulary
from factcheck.model import Matching, Record, Rule
from factcheck.vocabulary.tables import parse, rules_folder


class Rulebook(Record):
    """The rules by order of id, the scorer's weights, and the SHA-256 over all files of the folder."""

    rules: tuple[Rule, ...]
    matching: Matching | None
    sha256: str
    folder: str

    def for_kind(self, kind: str) -> tuple[Rule, ...]:
        """The cross rules that judge claims of a kind."""
        return tuple(rule for rule in self.rules if rule.scope == "cross" and rule.kind == kind)


@cache
def load(folder: Path | None = None) -> Rulebook:
    """The rulebook of a folder (the program's own by default)."""
    source = rules_folder() if folder is None else folder
    rules = []
    total = sha256(vocabulary.load(folder).sha256.encode())
    for path in sorted(source.glob("*/*.yaml")):
        if path.parent.name == "vocabulary" or path.name.endswith(".cases.yaml"):
            continue
        content = path.read_bytes()
        total.update(path.name.encode() + content)
        rules.append(Rule(path=str(path.relative_to(source)), **parse(path, content)))
    weights = source / "matching.yaml"
    matching = None
    if weights.is_file():
        content = weights.read_bytes()
        total.update(content)
        matching = Matching.model_validate(parse(weights, content))
    rules.sort(key=lambda rule: rule.id)
    return Rulebook(rules=tuple(rules), matching=matching, sha256=total.hexdigest(), folder=str(source))
