"""What a newsroom changes about the rules without editing them."""

from pydantic import Field

from factcheck.model.points import Tier
from factcheck.model.records import Record
from factcheck.model.report import Severity


class RuleChanges(Record):
    """`off` are rules that report nothing, `severity` the gravest that a rule's findings may be, in place of what its
    file says, and `tiers` the confidence by kind from which findings are errors and warnings."""

    off: frozenset[str] = frozenset()
    severity: dict[str, Severity] = Field(default_factory=dict)
    tiers: dict[str, Tier] = Field(default_factory=dict)


class ScopedChanges(RuleChanges):
    """Changes for findings that involve an article under one of `paths` (patterns such as `sport/**`) or of one of
    `sources`; tiers can only be raised here."""

    paths: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Tuning(RuleChanges):
    """The changes for all findings, and those for some."""

    scopes: tuple[ScopedChanges, ...] = ()
