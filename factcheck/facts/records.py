"""Reference facts: people, organisations, events and figures that a house has looked up once and holds drafts to."""

from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, field_validator

from factcheck.facts.stretches import Stretch, stretch
from factcheck.model import Document, Record, Span


def _stretch(value: Any) -> Any:
    if isinstance(value, str):
        return stretch(value)
    if value is None or isinstance(value, Stretch):
        return value
    raise ValueError("must be a date such as 1961-05-03, 1961-05 or 1961")


def _line(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("must be words")
    words = " ".join(value.split())
    if not words:
        raise ValueError("is empty")
    return words


def _several(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_line)]
Day = Annotated[Stretch | None, BeforeValidator(_stretch)]
Names = Annotated[tuple[Words, ...], BeforeValidator(_several)]


class _Reference(Record):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class _Lasting(_Reference):
    """Something that holds from a day to a day, both included; without them it has always held and still does."""

    since: Day = Field(default=None, alias="from")
    until: Day = Field(default=None, alias="to")

    @field_validator("until")
    @classmethod
    def _not_before_its_start(cls, value: Stretch | None, info: Any) -> Stretch | None:
        since = info.data.get("since")
        if value and since and value.end < since.start:
            raise ValueError("ends before it begins")
        return value


class Post(_Lasting):
    """A title that a person held: `of` names the body or place ("Brightwater", "Norwick")."""

    title: Words
    of: Words | None = None


class Quantified(_Lasting):
    """A figure of an event or organisation: `what` says in a word or two what it counts ("killed", "employees"),
    `words` are further words for that, `value` is the figure with its unit ("43 people")."""

    what: Words
    value: Words
    words: Names = ()


class Person(_Reference):
    """A person by the full name, with other forms of it."""

    name: Words
    also: Names = ()
    born: Day = None
    died: Day = None
    titles: tuple[Post, ...] = ()

    @field_validator("name")
    @classmethod
    def _is_full(cls, value: str) -> str:
        if len(value.split()) < 2:
            raise ValueError(f"{value!r} is not a full name: a surname alone would be taken for everybody of that name")
        return value


class Organisation(_Reference):
    """A company, office or body."""

    name: Words
    also: Names = ()
    founded: Day = None
    figures: tuple[Quantified, ...] = ()


class Event(_Reference):
    """Something that happened once. A year in the name is part of it: "1989 Hillsborough disaster". `place` is where,
    by every name that may be given for it."""

    name: Words
    also: Names = ()
    date: Day = None
    place: Names = ()
    figures: tuple[Quantified, ...] = ()


class Fixed(Quantified):
    """A figure of a thing or place ("Eiffel Tower", height, "330 metres")."""

    of: Words
    also: Names = ()


class Address(Record):
    """Where a fact is written: the place of its file among the files read, its line and column, and its sentence."""

    file: int
    row: int
    column: int
    sentence: str


class Fact(Record):
    """One thing that a reference states: `about` is the entry, `field` what of it is stated ("born", "titles", ...),
    `number` which of a list, and the address."""

    about: Person | Organisation | Event | Fixed
    field: str
    number: int = 0
    address: Address


class Located(Record):
    """A fact with the sentence's place in its document."""

    fact: Fact
    document: str
    span: Span


class Facts(Record):
    """All that was read: the facts in order of file and place, and one document for each file.

    A document's text has on each line the sentences of the facts that the file writes on that line, so that a line of
    it is a line of the file. `source` is "house facts".
    """

    facts: tuple[Located, ...] = ()
    documents: tuple[Document, ...] = ()
