"""The cases of a rule: pairs of texts, and what the rule must say of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import field_validator

from factcheck.model import Record, Rule, parse_dating
from factcheck.rulebook.refusing import Addresses, RulebookError, by_address
from factcheck.rulebook.validating import faults_of_record
from factcheck.vocabulary.compiled import YamlError, parse

Expected = Literal["conflict", "compatible", "agree", "incomparable", "unpaired"]


class Text(Record):
    """One side of a case: what an article says, with its day of publication and source where they matter."""

    text: str
    published: str | None = None
    source: str | None = None
    title: str | None = None

    @field_validator("published")
    @classmethod
    def _is_a_date(cls, value: str | None) -> str | None:
        if value is not None:
            parse_dating(value, "case")
        return value


class Case(Record):
    """Two texts and what the rule must say of them, whichever comes first.

    "conflict": a discrepancy of this rule is reported. Otherwise none is, and the rule says of two values of the texts
    that they are "compatible" or "agree", or "incomparable" of all that meet; "unpaired" asks no more than silence and
    no agreement. `known` marks a case that does not hold yet and says why: it is counted apart and fails nothing.
    """

    name: str
    left: Text
    right: Text
    verdict: Expected
    known: str | None = None

    @field_validator("left", "right", mode="before")
    @classmethod
    def _may_be_plain(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class CaseFile(Record):
    """A file of cases."""

    judges: tuple[Case, ...]


def case_path(root: Path, rule: Rule) -> Path:
    """Where the cases of a rule lie: beside it, `DAT01-name.yaml` has `DAT01-name.cases.yaml`."""
    path = root / rule.path
    return path.with_name(f"{path.stem}.cases.yaml")


def cases_of(root: Path, rule: Rule) -> tuple[Case, ...]:
    """The cases of a rule, none where it has no case file; raises RulebookError with every fault of the file."""
    path = case_path(root, rule)
    if not path.is_file():
        return ()
    content = path.read_bytes()
    try:
        read = parse(path, content)
    except YamlError as error:
        raise RulebookError([str(error)]) from None
    faults = [*faults_of_record(CaseFile, read), *_repeated_names(read)]
    if faults:
        addresses = Addresses(path, content)
        raise RulebookError(sorted((addresses.line(at, message) for at, message in faults), key=by_address))
    return CaseFile.model_validate(read).judges


def _repeated_names(read: Any) -> Iterator[tuple[tuple[int | str, ...], str]]:
    judges = read.get("judges") if isinstance(read, dict) else None
    seen: set[str] = set()
    for at, case in enumerate(judges if isinstance(judges, list) else ()):
        name = case.get("name") if isinstance(case, dict) else None
        if isinstance(name, str):
            if name in seen:
                yield ("judges", at, "name"), "another case has this name"
            seen.add(name)
