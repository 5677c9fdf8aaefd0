"""Two dates and the length of time printed with them, judged."""

from collections.abc import Iterator
from datetime import date

from factcheck.consistency.draft import Draft
from factcheck.consistency.figures import Figure
from factcheck.consistency.findings import Found
from factcheck.consistency.lengths import days_allowed, days_between, shown_between


def compare(
    length: Figure,
    start: tuple[date, date],
    end: tuple[date, date],
    places: tuple[Figure, ...],
    certainty: float = 0.92,
) -> Iterator[Found]:
    """A finding where the time from start to end (first and last possible days) is none that the length allows."""
    if end[1] < start[0]:
        return
    allowed = days_allowed(length)
    if allowed is None or allowed.meets(days_between(start, end)):
        return
    apart = shown_between(start, end)
    told = f"from {_date(start)} to {_date(end)} is {apart}"
    yield Found(
        message=f"{told}, the text says {length.surface}",
        working=(
            told,
            f"with rounding {length.surface} reaches over {allowed.shown(' days')}",
            f"the text says {length.surface}",
        ),
        sides=((length.surface, (length.span,)), (apart, tuple(place.span for place in places))),
        certainty=certainty,
    )


def _date(ends_: tuple[date, date]) -> str:
    first, last = ends_
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    return f"{first:%B} {first.year}" if (last - first).days < 32 else str(first.year)


def has_year(figure: Figure) -> bool:
    """Whether a date is printed with its year."""
    return bool(figure.period and figure.period.basis == "stated" and figure.period.start)


def now(draft: Draft) -> tuple[date, date] | None:
    """The day of publication, or the year where no more is known."""
    if draft.published:
        return draft.published, draft.published
    return (date(draft.year, 1, 1), date(draft.year, 12, 31)) if draft.year else None
