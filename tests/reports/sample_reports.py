"""Reports made of sentences of our own: a ferry line, its crossings, its passengers and what its captain said."""

from factcheck.model import (
    Agreement,
    Compatible,
    Discrepancy,
    DocumentEntry,
    Mention,
    NotChecked,
    Report,
    RulesEntry,
    Side,
)

RULES = RulesEntry(version="1", sha256="5" * 64)

GAZETTE = """---
title: Ferry returns to the strait
source: Harbour Gazette
published: 2023-08-28
---
The white ferry is back, and the quay smelt of fresh paint on Monday.

The Marigold last crossed the strait in August 2022, the operator said on Monday. It carried 312 passengers that day, \
most of them islanders.

“We never stopped believing, not for one winter,” said captain Ilse Brandt. The refit cost $4.1 million and took \
five months.
"""

COURIER = """---
title: "Marigold sails again"
source: Strait Courier
published: 2023-08-29
---
After a long silence the horn sounded twice.

The Marigold last crossed the strait in August 2020, the operator said on Tuesday.
It carried 321 passengers that day.

“We never stopped hoping, not for one winter,” captain Ilse Brandt told this newspaper. The refit cost about \
$4 million.
"""

WIRE = """The Marigold last crossed the strait in August 2022, according to the operator. \
The yard says the refit took five months.
"""

TEXTS = {"d-gazette": GAZETTE, "d-courier": COURIER, "d-wire": WIRE}
_ENTRIES = {
    "d-gazette": ("seeds/001-gazette.md", "Ferry returns to the strait", "Harbour Gazette", "2023-08-28"),
    "d-courier": ("seeds/002-courier.md", "Marigold sails again", "Strait Courier", "2023-08-29"),
    "d-wire": ("seeds/003-wire.txt", None, "North Wire", None),
}


def entry(document: str, **changes: object) -> DocumentEntry:
    path, title, source, published = _ENTRIES[document]
    made = DocumentEntry(
        id=document,
        path=path,
        title=title,
        source=source,
        published=published,
        sha256="a" * 64,
        characters=len(TEXTS[document]),
        claims=7,
    )
    return made.model_copy(update=changes)


def mention(
    document: str, sentence: str, surface: str, *, said_by: str | None = None, as_of: str | None = None
) -> Mention:
    """The mention that prints `surface` in the sentence of the document that begins with or equals `sentence`."""
    text = TEXTS[document]
    start = text.index(sentence)
    at = text.index(surface, start)
    assert at + len(surface) <= start + len(sentence)
    return Mention(
        document=document,
        span=(at, at + len(surface)),
        sentence=(start, start + len(sentence)),
        surface=surface,
        text=sentence,
        attributed_to=said_by,
        as_of=as_of,
    )


LAST_CROSSING_GAZETTE = "The Marigold last crossed the strait in August 2022, the operator said on Monday."
LAST_CROSSING_COURIER = "The Marigold last crossed the strait in August 2020, the operator said on Tuesday."
LAST_CROSSING_WIRE = "The Marigold last crossed the strait in August 2022, according to the operator."


def last_crossing(**changes: object) -> Discrepancy:
    made = Discrepancy(
        id="x-1",
        fingerprint="f" * 16,
        rule="DAT01",
        kind="date",
        severity="error",
        scope="cross",
        confidence=0.97,
        message="When the Marigold last crossed the strait: August 2022 or August 2020",
        why=(
            "both sentences say when the Marigold last crossed the strait",
            "August 2022 and August 2020 share no day",
            "neither figure is hedged",
        ),
        sides=(
            Side(
                value="August 2022",
                independent_sources=2,
                mentions=(
                    mention("d-gazette", LAST_CROSSING_GAZETTE, "August 2022", said_by="the operator"),
                    mention("d-wire", LAST_CROSSING_WIRE, "August 2022", said_by="the operator"),
                ),
            ),
            Side(
                value="August 2020",
                independent_sources=1,
                mentions=(mention("d-courier", LAST_CROSSING_COURIER, "August 2020", said_by="the operator"),),
            ),
        ),
    )
    return made.model_copy(update=changes)


def passengers() -> Discrepancy:
    return Discrepancy(
        id="x-2",
        fingerprint="e" * 16,
        rule="CNT01",
        kind="count",
        severity="warning",
        scope="cross",
        confidence=0.81,
        message="How many passengers the last crossing carried: 312 or 321",
        why=("both count the passengers of that crossing", "312 and 321 differ by 9; both are printed to the unit"),
        sides=(
            Side(
                value="312 passengers",
                independent_sources=1,
                mentions=(
                    mention(
                        "d-gazette",
                        "It carried 312 passengers that day, most of them islanders.",
                        "312 passengers",
                        as_of="2022-08",
                    ),
                ),
            ),
            Side(
                value="321 passengers",
                independent_sources=1,
                mentions=(mention("d-courier", "It carried 321 passengers that day.", "321 passengers"),),
            ),
        ),
    )


def captain_quoted() -> Discrepancy:
    return Discrepancy(
        id="x-3",
        fingerprint="d" * 16,
        rule="QUO01",
        kind="quote",
        severity="note",
        scope="cross",
        confidence=0.64,
        message="What Ilse Brandt said is printed in two ways",
        why=("six of seven words are the same, in the same order", "believing stands against hoping"),
        sides=(
            Side(
                value="“We never stopped believing, not for one winter,”",
                independent_sources=1,
                mentions=(
                    mention(
                        "d-gazette",
                        "“We never stopped believing, not for one winter,” said captain Ilse Brandt.",
                        "“We never stopped believing, not for one winter,”",
                        said_by="Ilse Brandt",
                    ),
                ),
            ),
            Side(
                value="“We never stopped hoping, not for one winter,”",
                independent_sources=1,
                mentions=(
                    mention(
                        "d-courier",
                        "“We never stopped hoping, not for one winter,” captain Ilse Brandt told this newspaper.",
                        "“We never stopped hoping, not for one winter,”",
                        said_by="Ilse Brandt",
                    ),
                ),
            ),
        ),
    )


def full_report(**changes: object) -> Report:
    made = Report(
        documents=(entry("d-gazette"), entry("d-courier"), entry("d-wire")),
        # Out of order on purpose: the formats for people put the gravest first.
        discrepancies=(captain_quoted(), last_crossing(), passengers()),
        agreements=(
            Agreement(
                kind="duration",
                value="5 months",
                mentions=(
                    mention("d-gazette", "The refit cost $4.1 million and took five months.", "five months"),
                    mention("d-wire", "The yard says the refit took five months.", "five months", said_by="the yard"),
                ),
            ),
        ),
        compatible=(
            Compatible(
                kind="money",
                because="“about $4 million” reaches as far as $4.1 million",
                mentions=(
                    mention("d-gazette", "The refit cost $4.1 million and took five months.", "$4.1 million"),
                    mention("d-courier", "The refit cost about $4 million.", "$4 million"),
                ),
            ),
        ),
        not_checked=(
            NotChecked(document="d-wire", span=(0, 10), reason="relative dates: the day of publication is unknown"),
            NotChecked(document="seeds/photo.txt", reason="not a text file: it holds NUL bytes"),
        ),
        rules=RULES,
    )
    return made.model_copy(update=changes)


def empty_report(*documents: DocumentEntry) -> Report:
    return Report(documents=documents, discrepancies=(), rules=RULES)
