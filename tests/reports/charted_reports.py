"""Reports with something to draw: dates that sources put apart, and a toll that ran for days."""

from sample_reports import RULES, entry, full_report, last_crossing

from factcheck.model import Agreement, Compatible, Discrepancy, Mention, Report, Side

SOURCES = ("d-gazette", "d-courier", "d-wire")


def toll(document: str, surface: str, as_of: str | None, at: int = 0) -> Mention:
    text = f"Rescuers have found {surface} so far."
    return Mention(
        document=document, span=(at, at + len(surface)), sentence=(at, at + len(text)), surface=surface, text=text,
        as_of=as_of,
    )  # fmt: skip


def ran(left: Mention, right: Mention, kind: str = "count") -> Compatible:
    because = f"a running figure, {left.as_of} and {right.as_of}"
    return Compatible(kind=kind, because=because, mentions=(left, right))


FIRST = toll("d-gazette", "nine survivors", "2023-08-28")
SECOND = toll("d-wire", "14 survivors", "2023-08-29", 40)
THIRD = toll("d-courier", "1,021 survivors", "2023-09-02", 80)
RIVAL = toll("d-gazette", "12 survivors", "2023-08-29", 120)


def survivors() -> Discrepancy:
    return last_crossing().model_copy(
        update={
            "id": "x-9", "fingerprint": "9" * 16, "kind": "count", "rule": "CNT01",
            "message": "How many survivors were found: 14 or 12",
            "sides": (
                Side(value="14 survivor", independent_sources=1, mentions=(SECOND,)),
                Side(value="12 survivor", independent_sources=1, mentions=(RIVAL,)),
            ),
        }
    )  # fmt: skip


def toll_report(*, contradicted: bool = False, **changes: object) -> Report:
    """A toll of nine, then 14 (which two sources print), then 1,021; where asked a source has 12 for the second day."""
    again = toll("d-courier", "fourteen survivors", "2023-08-29", 160)
    made = Report(
        documents=tuple(map(entry, SOURCES)),
        discrepancies=(survivors(),) if contradicted else (),
        agreements=(Agreement(kind="count", value="14 survivor", mentions=(SECOND, again)),),
        compatible=(ran(FIRST, SECOND), ran(SECOND, THIRD)),
        rules=RULES,
    )
    return made.model_copy(update=changes)


def dated(*values: str) -> Discrepancy:
    """A finding about a date, each side printed by one of the sources in turn."""
    said = last_crossing().sides[0].mentions[0]
    sides = tuple(
        Side(
            value=value,
            independent_sources=1,
            mentions=(said.model_copy(update={"document": SOURCES[number % len(SOURCES)], "surface": value}),),
        )
        for number, value in enumerate(values)
    )
    return last_crossing(message=f"Two dates for one event: {' and '.join(values)}", sides=sides)


def dated_report(*values: str) -> Report:
    return full_report(discrepancies=(dated(*values),))
