"""A rule as read from its file: chooses a check and tunes it."""

from typing import Any, Literal

from pydantic import Field

from factcheck.model.records import Record
from factcheck.model.report import Severity


class Rule(Record):
    """One rule file. `check` names the check that measures, `params` its checked parameters, `where` which candidates
    the rule takes. `claims` is the kind of claims that it judges where that is not its own kind (one quotation with two
    speakers is of kind attribution and judges quotes). `scope` cross compares documents, internal looks at one."""

    id: str
    name: str
    kind: str
    claims: str | None = None
    scope: Literal["cross", "internal"] = "cross"
    check: str
    where: dict[str, Any] = Field(default_factory=dict)
    params: dict[str, Any] = Field(default_factory=dict)
    severity: Severity
    message: str
    why: str
    path: str
