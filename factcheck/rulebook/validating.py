"""Holding what a rule file says against what there is: fields, kinds, checks, parameters, messages."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from string import Formatter
from typing import Any, NamedTuple

from factcheck.model import Record, Rule
from factcheck.vocabulary.faults import Fault, faults_of_record

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
        "quote_repeated_differently", "title", "pronoun",
    )
)  # fmt: skip
"""The kinds of findings inside one document."""

_SIDES = frozenset(("left", "right"))


class KnownCheck(NamedTuple):
    """What a rule may say of a check: the record of its parameters, and the kinds of claims that it can judge."""

    parameters: type[Record]
    kinds: frozenset[str]


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
