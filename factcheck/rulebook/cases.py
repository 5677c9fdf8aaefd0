"""The cases of a rule: pairs of texts, and what the rule must say of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import field_validator

from factcheck.model import Record, Rule, parse_dating
from factcheck.rulebook.refusing import Addresses, RulebookError, by_address
from factcheck.vocabulary.compiled import YamlError, parse
from factcheck.vocabulary.faults import faults_of_record

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

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts of the case."""
        return (self.left, self.right)

    @property
    def fires(self) -> bool:
        """Whether the rule must report something."""
        return self.verdict == "conflict"


class InsideCase(Text):
    """One text and what a rule that looks inside a document must find in it: "nothing", or words of the finding.

    The words may stand in its message, its working or its sides. `known` is as in a Case.
    """

    name: str
    finds: str
    known: str | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        """The text of the case."""
        return (Text(text=self.text, published=self.published, source=self.source, title=self.title),)

    @property
    def fires(self) -> bool:
        """Whether the rule must report something."""
        return self.finds != NOTHING


NOTHING = "nothing"


class CaseFile(Record):
    """A file of cases: pairs of texts to judge, or single texts to look inside."""

    judges: tuple[Case, ...] = ()
    inside: tuple[InsideCase, ...] = ()


def case_path(root: Path, rule: Rule) -> Path:
    """Where the cases of a rule lie: beside it, `DAT01-name.yaml` has `DAT01-name.cases.yaml`."""
    path = root / rule.path
    return path.with_name(f"{path.stem}.cases.yaml")


def cases_of(root: Path, rule: Rule) -> tuple[Case | InsideCase, ...]:
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
    file = CaseFile.model_validate(read)
    return (*file.judges, *file.inside)


def _repeated_names(read: Any) -> Iterator[tuple[tuple[int | str, ...], str]]:
    seen: set[str] = set()
    for section in ("judges", "inside"):
        cases = read.get(section) if isinstance(read, dict) else None
        for at, case in enumerate(cases if isinstance(cases, list) else ()):
            name = case.get("name") if isinstance(case, dict) else None
            if isinstance(name, str):
                if name in seen:
                    yield (section, at, "name"), "another case has this name"
                seen.add(name)
