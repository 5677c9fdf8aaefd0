"""Holding what a rule file says against what there is: fields, kinds, checks, parameters, messages."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from string import Formatter
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from factcheck.model import Record, Rule
from factcheck.rulebook.refusing import Location

KINDS = frozenset(
    (
        "date", "money", "count", "percent", "duration", "ordinal", "age", "measure",
        "quote", "attribution", "name", "title", "place", "polarity",
    )
)  # fmt: skip
"""The kinds of findings between documents, as the JSON report names them."""

INTERNAL_KINDS = frozenset(
    (
        "weekday_date", "impossible_date", "age_birthyear", "sum", "percent_total", "percent_change", "unit_conversion",
        "duration_arithmetic", "anniversary", "headline_body", "name_spelling", "number_restated",
        "quote_repeated_differently",
    )
)  # fmt: skip
"""The kinds of findings inside one document."""

_SIDES = frozenset(("left", "right"))
Fault = tuple[Location, str]


class KnownCheck(NamedTuple):
    """What a rule may say of a check: the record of its parameters, and the kinds of claims that it can judge."""

    parameters: type[Record]
    kinds: frozenset[str]


def faults_of_record(record: type[BaseModel], content: Any, at: Location = ()) -> list[Fault]:
    """Everything that keeps `content` from being such a record, each with its field."""
    if not isinstance(content, dict):
        return [(at, "must be a list of `field: value` lines")]
    try:
        record.model_validate(content)
    except ValidationError as error:
        return [((*at, *one["loc"]), _plainly(one, record)) for one in error.errors()]
    return []


def _plainly(error: Any, record: type[BaseModel]) -> str:
    kind, field = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        fields = sorted(name for name in record.model_fields if name != "path")
        near = get_close_matches(field, fields, n=1)
        return f"unknown field; did you mean {near[0]}?" if near else f"unknown field; there are {', '.join(fields)}"
    message = str(error["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    got = error.get("input")
    shown = f", not {got!r}" if isinstance(got, str | int | float | bool) or got is None else ""
    return message if repr(got) in message else f"{message}{shown}"


Checks = Mapping[str, KnownCheck]
"""The checks that there are, between documents and inside one, by name."""


def faults_of_rule(content: dict[str, Any], checks: Checks | None) -> Iterator[Fault]:
    """What is wrong with a rule whose fields have the right shapes; without `checks` those are taken on trust."""
    rule = Rule.model_validate({**content, "path": ""})
    kinds = KINDS if rule.scope == "cross" else INTERNAL_KINDS
    if rule.kind not in kinds:
        yield ("kind",), f"unknown kind {rule.kind!r}{_meant(rule.kind, kinds)}"
    yield from ((("message",), fault) for fault in _faults_of_message(rule.message))
    if checks is None:
        return
    check = checks.get(rule.check)
    if check is None:
        yield ("check",), f"unknown check {rule.check!r}{_meant(rule.check, checks)}"
        return
    judged = "claims" if rule.claims else "kind"
    if (rule.claims or rule.kind) not in check.kinds:
        able = ", ".join(sorted(check.kinds))
        yield (judged,), f"check {rule.check} judges {able}, not {rule.claims or rule.kind}"
    yield from faults_of_record(check.parameters, rule.params, ("params",))


def _meant(name: str, known: Any) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(sorted(known))}"


def _faults_of_message(message: str) -> Iterator[str]:
    try:
        fields = [field for _, field, _, _ in Formatter().parse(message) if field is not None]
    except ValueError as error:
        yield f"braces do not pair: {error}"
        return
    for field in fields:
        if field not in _SIDES:
            yield f"knows {{left}} and {{right}} only, not {{{field}}}"
