"""What is wrong with a file that people write (rules, reference facts, configuration), in words for those people."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

Location = tuple[int | str, ...]
"""Where a field stands: the keys and list places that lead to it."""

Fault = tuple[Location, str]


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
        fields = _fields(_lacking(record, error["loc"][:-1]))
        near = get_close_matches(field, fields, n=1)
        return f"unknown field; did you mean {near[0]}?" if near else f"unknown field; there are {', '.join(fields)}"
    message = str(error["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    got = error.get("input")
    shown = f", not {got!r}" if isinstance(got, str | int | float | bool) or got is None else ""
    return message if repr(got) in message else f"{message}{shown}"


def _fields(record: type[BaseModel]) -> list[str]:
    """The fields of a record as a file calls them."""
    return sorted(field.alias or name for name, field in record.model_fields.items() if name != "path")


def _lacking(record: type[BaseModel], at: Location) -> type[BaseModel]:
    """The record, at a place inside another, that has no such field."""
    for part in at:
        for name, field in record.model_fields.items():
            if part in (name, field.alias):
                record = next(_records(field.annotation), record)
    return record


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    """The records that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)
