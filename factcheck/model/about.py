"""What a claim's value is about: the slots that binding compares."""

from factcheck.model.records import Record


class FrameMatch(Record):
    """An attribute frame that the phrase around a value evokes: how strongly (0 to 1), by which cue, in which slot."""

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
    governing verb (lemma), `subject` the content of its subject, `holder` whose value it is (a person, organisation or
    thing as named in the document), `entities` all names in the sentence. `words` are the meanings around the
    value in order of closeness: the ids of the thesaurus groups of a word or phrase, the lemma itself for a word in no
    group; `distances` how far each is (tokens, a clause boundary counting as three more).
    `times` are the dates of the clause, nearest first; `period` the one that the value is for ("in 2023"); `variant`
    the words that pick one of several measures of one name ("adjusted", "pre-tax"); `scopes` what narrows the value.
    `complement` is the content of the phrase behind the head ("of the dead"), `object` that of the verb's object; of a
    person's name `complement` are the posts that the article gives its bearer, of a title what the post is of.
    """

    frames: tuple[FrameMatch, ...] = ()
    head: str | None = None
    modifiers: tuple[str, ...] = ()
    predicate: str | None = None
    negated: bool = False
    subject: tuple[str, ...] = ()
    holder: str | None = None
    entities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    distances: tuple[int, ...] = ()
    complement: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    scopes: tuple[Scope, ...] = ()
    period: str | None = None
    variant: str | None = None
