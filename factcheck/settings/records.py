"""What can be configured."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from factcheck.model import Tier
from factcheck.model.report import Severity
from factcheck.model.tuning import ScopedChanges, Tuning


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _kebab(name: str) -> str:
    return name.replace("_", "-")


Names = Annotated[tuple[str, ...], BeforeValidator(_several)]
Paths = Annotated[tuple[Path, ...], BeforeValidator(_several)]
Share = Annotated[float, Field(ge=0, le=1)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_kebab, populate_by_name=True)


class Threshold(_Section):
    """The confidence, 0 to 1, from which findings of a kind are errors and warnings."""

    error: Share
    warning: Share

    @model_validator(mode="after")
    def _in_order(self) -> "Threshold":
        if self.warning > self.error:
            raise ValueError("an error cannot need less confidence than a warning")
        return self


class _Changes(_Section):
    off: Names = ()
    severity: dict[str, Severity | Literal["off"]] = {}
    thresholds: dict[str, Threshold] = {}

    def _changes(self, known: Mapping[str, str]) -> dict[str, Any]:
        severity = {known.get(rule.lower(), rule): severity for rule, severity in self.severity.items()}
        off = [
            *(known.get(rule.lower(), rule) for rule in self.off),
            *(r for r, one in severity.items() if one == "off"),
        ]
        return {
            "off": frozenset(off),
            "severity": {rule: one for rule, one in severity.items() if one != "off"},
            "tiers": {kind: Tier(error=one.error, warning=one.warning) for kind, one in self.thresholds.items()},
        }


class Scope(_Changes):
    """Changes for findings that involve articles of some paths or sources."""

    paths: Names = ()
    sources: Names = ()

    @model_validator(mode="after")
    def _has_a_place(self) -> "Scope":
        if not self.paths and not self.sources:
            raise ValueError("needs paths or sources: changes for everything stand at the top")
        return self

    def changes(self, known: Mapping[str, str]) -> ScopedChanges:
        """As the rules take it; `known` are the rules' ids by their small letters."""
        return ScopedChanges(**self._changes(known), paths=self.paths, sources=self.sources)


class Service(_Section):
    """How `factcheck serve` answers."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765
    allowed_hosts: Names = ()
    largest_request: Annotated[int, Field(ge=1)] = 20 * 1024 * 1024
    time_limit: Annotated[float, Field(gt=0)] = 60.0


class Settings(_Changes):
    """Everything that a configuration may say; the values here hold where it says nothing.

    `fail_on`, `format` and `workers` are those of the command where they are None. Paths of a file are relative to the
    file's folder.
    """

    rules: Path | None = None
    only: Names = ()
    scope: tuple[Scope, ...] = ()
    facts: Paths = ()
    archive: Path | None = None
    against: Paths = ()
    baseline: Path | None = None
    fail_on: Literal["never", "note", "warning", "error"] | None = None
    format: str | None = None
    output: Path | None = None
    workers: Annotated[int, Field(ge=0)] | None = None
    serve: Service = Service()

    def tuning(self, rules: Iterable[str] = ()) -> Tuning:
        """The changes to the rules; `rules` are the ids that there are, of which `only` keeps the named ones.

        A rule may be named in any case: the environment has no small letters on some systems.
        """
        known = {rule.lower(): rule for rule in rules}
        changes = self._changes(known)
        if self.only:
            kept = {rule.lower() for rule in self.only}
            changes["off"] |= {rule for lower, rule in known.items() if lower not in kept}
        return Tuning(**changes, scopes=tuple(one.changes(known) for one in self.scope))

    def named_rules(self) -> dict[str, tuple[str | int, ...]]:
        """Every rule that is named, with the key that names it (the first one)."""
        found: dict[str, tuple[str | int, ...]] = {}
        places: list[tuple[tuple[str | int, ...], _Changes]] = [((), self)]
        places += [(("scope", number), one) for number, one in enumerate(self.scope)]
        for at, part in places:
            for rule in part.off:
                found.setdefault(rule, (*at, "off"))
            for rule in part.severity:
                found.setdefault(rule, (*at, "severity", rule))
        for rule in self.only:
            found.setdefault(rule, ("only",))
        return found

    def named_kinds(self) -> dict[str, tuple[str | int, ...]]:
        """Every kind that has thresholds, with the key that names it."""
        found: dict[str, tuple[str | int, ...]] = {kind: ("thresholds", kind) for kind in self.thresholds}
        for number, one in enumerate(self.scope):
            for kind in one.thresholds:
                found.setdefault(kind, ("scope", number, "thresholds", kind))
        return found


PATHS = ("rules", "facts", "archive", "against", "baseline", "output")
"""The settings that are paths."""
