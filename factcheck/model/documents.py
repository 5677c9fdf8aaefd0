"""A text with its source and date, and its sentences."""

import re
from calendar import monthrange
from datetime import date, datetime
from hashlib import sha256
from typing import Literal, Self

from factcheck.model.locators import Locator
from factcheck.model.records import Record
from factcheck.model.spans import Span


class Dating(Record):
    """When a document was published: a day, or a longer stretch where only the month or year is known.

    `start` and `end` are the first and last possible day (equal when the day is known); `moment` is set when the
    source gave a time of day; `basis` says where it was found ("front matter", "copyright line", "--published" ...)
    and `certainty` how far to trust it.
    """

    start: date
    end: date
    moment: datetime | None = None
    basis: str
    certainty: Literal["stated", "likely", "weak"] = "stated"

    @property
    def day(self) -> date | None:
        """The day of publication, or None where only a month or year is known."""
        return self.start if self.start == self.end else None


_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2}))?\Z")


def parse_dating(value: str | date | datetime, basis: str) -> Dating:
    """The dating that an ISO date, date-time, month (2023-08) or year (2023) states.

    Raises ValueError with a plain message when `value` is none of these.
    """
    if isinstance(value, datetime):
        return Dating(start=value.date(), end=value.date(), moment=value, basis=basis)
    if isinstance(value, date):
        return Dating(start=value, end=value, basis=basis)
    text = value.strip()
    if partial := _PARTIAL.match(text):
        year, month = int(partial[1]), int(partial[2] or 0)
        first = date(year, month or 1, 1)
        last = date(year, month, monthrange(year, month)[1]) if month else date(year, 12, 31)
        return Dating(start=first, end=last, basis=basis)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not an ISO date such as 2023-08-28 or 2023-08-28T09:30:00+01:00") from None
    timed = len(text) > len("2023-08-28")
    return Dating(start=moment.date(), end=moment.date(), moment=moment if timed else None, basis=basis)


class Document(Record):
    """One article as it came in.

    `text` is the decoded file (front matter included), or the article's text where the file is a web page, a Word file
    and the like; every span of every record indexes it, in code points, and `locator` leads back to the file.
    `body` is what follows the front matter. `family` names the wire or owner: documents of one family are not
    independent of each other. `copies` are the paths of further files with this very text. `described` is False until
    the documents room has looked for front matter and dates.
    """

    id: str
    path: str | None = None
    source: str | None = None
    title: str | None = None
    title_span: Span | None = None
    text: str
    body_start: int = 0
    published: Dating | None = None
    modified: Dating | None = None
    language: str = "en"
    family: str | None = None
    sha256: str
    notes: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    described: bool = False
    locator: Locator | None = None

    @property
    def published_at(self) -> date | None:
        """The day of publication; None when it is unknown or known only to the month or year."""
        return self.published.day if self.published else None

    @property
    def name(self) -> str:
        """What to call the document in a message: its path, else its source, else its id."""
        return self.path or self.source or self.id

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        source: str | None = None,
        published: str | date | datetime | None = None,
        title: str | None = None,
        path: str | None = None,
    ) -> Self:
        """A document made of a text in memory; raises ValueError when `published` is not an ISO date."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(
            id="d-" + digest[:12],
            path=path,
            source=source,
            title=title,
            text=text,
            published=None if published is None else parse_dating(published, "given"),
            sha256=digest,
        )


Section = Literal["headline", "standfirst", "body", "list", "caption", "boilerplate"]


class Sentence(Record):
    """A sentence of a document and the part of the page it stands in; boilerplate yields no claims.

    `paragraph` counts the blocks of the page from 0: sentences of one paragraph share it. `dateline_end` is set on a
    sentence that opens with an agency dateline ("OSLO, May 3 (Reuters) - "): where the text after it starts.
    """

    span: Span
    section: Section = "body"
    paragraph: int = 0
    why: str | None = None
    dateline_end: int | None = None
