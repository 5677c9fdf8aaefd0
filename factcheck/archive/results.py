"""What the archive answers with."""

from typing import Literal

from factcheck.model import Discrepancy, Record, Standing, Status

Outcome = Literal["added", "version", "reread", "copy", "known"]
Order = Literal["gravest", "newest"]


class Addition(Record):
    """What became of an article that was handed in: `added` (a text that was not there), `version` (a new text of an
    origin that had another), `reread` (the same text, read otherwise than before), `copy` (a known text at a further
    origin) or `known` (nothing was done)."""

    origin: str
    document: str
    outcome: Outcome


class Holding(Record):
    """A text in the archive as `list` shows it. `origins` are the places that print it now, the owner first; a
    superseded text has none and `superseded_by` names what its origin prints now. Days are ISO, None when unknown."""

    document: str
    origins: tuple[str, ...]
    title: str | None
    source: str | None
    first_day: str | None
    last_day: str | None
    characters: int
    claims: int
    reader: str
    state: Literal["current", "superseded"]
    superseded_by: str | None = None


class Edition(Record):
    """One text that an origin printed: `number` counts from 1; `added_at` is what the caller's clock said (ISO)."""

    origin: str
    number: int
    document: str
    added_at: str | None = None


class Hit(Record):
    """An article that a search found, with the stretch of its text around the first word that was looked for."""

    document: str
    origins: tuple[str, ...]
    title: str | None
    source: str | None
    day: str | None
    passage: str
    state: Literal["current", "superseded"]


class Candidate(Record):
    """A stored article that may be about what the draft is about: `score` is the sum of what the shared keys tell (a
    natural logarithm of odds), `keys` are these keys in a person's words, the most telling first."""

    document: str
    score: float
    keys: tuple[str, ...]


class CrowdedBlock(Record):
    """A key that so many articles of one time share that it was not used; there are `at_least` so many."""

    key: str
    at_least: int


class Lookup(Record):
    """The best stored articles for a draft, the best first. `left_out` counts articles beyond the limit that reached
    the least score too; `crowded` are the keys that were too common to use; `archived` is how many current articles
    there are in all."""

    candidates: tuple[Candidate, ...]
    crowded: tuple[CrowdedBlock, ...]
    left_out: int
    archived: int

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that were found, the best first."""
        return tuple(one.document for one in self.candidates)


class Statistics(Record):
    """How much is in the archive; sizes are in bytes. `readers` counts current articles by the version of the program
    that read them, `posts` the key rows that wait to be packed, `chunks` the packed ones."""

    schema_number: int
    articles: int
    superseded: int
    origins: int
    copies: int
    claims: int
    first_day: str | None
    last_day: str | None
    undated: int
    sources: int
    posts: int
    chunks: int
    discrepancies: int
    by_status: dict[str, int]
    decisions: int
    readers: dict[str, int]
    file_bytes: int
    free_bytes: int
    log_bytes: int


class Compaction(Record):
    """What packing did: key rows packed, chunks written, posts of articles that are no more current left out, and the
    size of the file (bytes) before and after."""

    packed: int
    chunks: int
    dropped: int
    bytes_before: int
    bytes_after: int


class Filters(Record):
    """Which discrepancies a queue shows; an empty filter takes all. `text` are words that all must stand in the message
    or the passages; `source` and `document` that one of the sides prints; `since` and `until` bound the latest day of
    publication (ISO) behind a discrepancy."""

    kinds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    scope: Literal["cross", "internal"] | None = None
    assignee: str | None = None
    source: str | None = None
    document: str | None = None
    since: str | None = None
    until: str | None = None
    text: str = ""
    with_gone: bool = False


class Stored(Record):
    """A discrepancy of the archive with where it stands. `is_present` is False once a later run found it no more;
    `position` is what to hand in as `after` for the findings behind it, the gravest first."""

    number: int
    discrepancy: Discrepancy
    standing: Standing
    is_present: bool
    first_seen: str | None = None
    newest: str | None = None
    position: str = ""


class Page(Record):
    """A stretch of a queue: `after` is what to hand in for the next stretch, None at the end."""

    findings: tuple[Stored, ...]
    after: str | None = None
