"""What a claim's value is about: the slots that binding compares."""

from factcheck.model.records import Record


class FrameMatch(Record):
    """An attribute frame that the phrase around a value evokes: how strongly (0 to 1), by which words, in which slot."""

    frame: str
    weight: float
    slot: str
    cue: str


class Scope(Record):
    """A word that narrows what a value covers: `flag` such as subset, additional, per_unit, planned, previous; `cue` as
    printed."""

    flag: str
    cue: str


class About(Record):
    """Which attribute of which entity a value states, read off its own phrase and clause.

    `head` is the counted or measured noun (lemma), `modifiers` the words between value and head, `predicate` the
    governing verb (lemma), `subject` the head of its subject, `holder` whose value it is (a person, organisation or
    thing as named in the document), `entities` all names in the sentence, `words` the content lemmas of the clause in
    order of closeness to the value, `times` and `places` what the clause is anchored to.
    """

    frames: tuple[FrameMatch, ...] = ()
    head: str | None = None
    modifiers: tuple[str, ...] = ()
    predicate: str | None = None
    negated: bool = False
    subject: str | None = None
    holder: str | None = None
    entities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    scopes: tuple[Scope, ...] = ()
    period: str | None = None
    variant: str | None = None
