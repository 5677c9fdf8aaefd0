"""What a claim states: a closed union of value shapes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from factcheck.model.records import Record


class Quantity(Record):
    """A number with its unit, as printed: money, counts, percentages, durations, ages, measures.

    `low` and `high` bound the value: equal for a single printed figure, different for "4 to 6", None for an open end
    ("more than 100" is low=100, high=None). `step` is the size of the last printed digit (100000 for "1.2 million"),
    so the figure reaches half a step to either side. Whole numbers printed in full have 0 ("206", "250", "seven", "two
    hundred"), as have ages and durations; whole percentages and measures are rounded to the unit and have 1; shares
    in words ("two-thirds", "one in five") are read as percentages with up to 5. `approximate` marks "about", "nearly",
    "just over", "some", and words that say no more than "dozens" (`low` alone) or "a dozen". `strict` says an open
    bound excludes its figure ("more than").

    `unit`: an ISO 4217 code, a bare sign such as "$" or "kr" that the text leaves open, or None for money; "%" , "pp",
    "bp" for percentages; the singular noun for counts ("passenger"), None when there is none; for measures, durations
    and ages the unit as printed, singular ("mile", "hour", "year"); "times" for multiples. `dimension` names what the
    unit measures ("length", "time", "calendar" for months and years ...) where it converts exactly to the dimension's
    reference unit by the table in `vocabulary/units.py`.
    """

    shape: Literal["quantity"] = "quantity"
    low: Decimal | None
    high: Decimal | None
    step: Decimal = Decimal(0)
    unit: str | None = None
    approximate: bool = False
    strict: bool = False
    dimension: str | None = None

    def reach(self) -> tuple[Decimal | None, Decimal | None]:
        """The interval, in the printed unit, that print precision alone allows."""
        half = self.step / 2
        return (None if self.low is None else self.low - half, None if self.high is None else self.high + half)


Grain = Literal[
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "range",
]


class Period(Record):
    """A stretch of the calendar: `start` and `end` are its first and last day, both included.

    `grain` is the precision that was printed. `basis` says whether the calendar days were printed in full ("stated"),
    worked out from an anchor such as the publication date ("resolved"), or could not be ("unresolved": `start` and
    `end` are None). `weekday` (1 = Monday), `month`, `day_of_month`, `year`, `clock` ("22:40"), `zone` ("GMT") and
    `part` ("morning", "night", "early" ...) hold what was printed whatever the basis, so "Friday, 12 May 2023" keeps
    the weekday beside the day. A day that no calendar has ("31 June") is unresolved with its fields kept.

    `bound` marks an open expression: "since 2019", "until May", "before 3 June", "after Friday". `start` and `end` stay
    those of the printed stretch (the year 2019, the month of May); `reach` gives the open interval that is meant.
    `vague` marks words that place something in time without saying when ("now", "recently"): always unresolved.
    `readings` holds further equally good readings (3/4/2023 by British and American order) as (start, end) pairs.
    """

    shape: Literal["period"] = "period"
    start: date | None = None
    end: date | None = None
    grain: Grain
    basis: Literal["stated", "resolved", "unresolved"] = "stated"
    approximate: bool = False
    bound: Literal["since", "until", "before", "after"] | None = None
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day_of_month: int | None = None
    clock: str | None = None
    zone: str | None = None
    part: str | None = None
    vague: Literal["past", "present", "future"] | None = None
    readings: tuple[tuple[date, date], ...] = ()

    def reach(self) -> tuple[date | None, date | None]:
        """First and last day that the expression allows; None for an open end, both None when unresolved."""
        if self.start is None or self.end is None:
            return (None, None)
        if self.bound == "since":
            return (self.start, None)
        if self.bound == "until":
            return (None, self.end)
        if self.bound == "before":
            return (None, self.start - timedelta(days=1) if self.start > date.min else None)
        if self.bound == "after":
            return (self.end + timedelta(days=1) if self.end < date.max else None, None)
        return (self.start, self.end)


class Ordinal(Record):
    """A rank in an order: `rank` counts from 1; `from_end` for "last but one" and the like."""

    shape: Literal["ordinal"] = "ordinal"
    rank: int
    from_end: bool = False


class Wording(Record):
    """Words that must be as they are: a quotation, a name, a title, a place.

    `text` is what was printed without its quotation marks; `folded` is the form to compare; `parts` are further pieces
    of a quotation split by its tag, or the tokens of a name; `role` says what a title, name or place is to its holder
    ("from", "to", "in" for places, "president" for a title's class).
    """

    shape: Literal["wording"] = "wording"
    text: str
    folded: str
    parts: tuple[str, ...] = ()
    role: str | None = None


class Polarity(Record):
    """Did or did not: which `pair` of opposites (such as approve_reject), which `side` of it, and the printed cue."""

    shape: Literal["polarity"] = "polarity"
    pair: str
    side: Literal["left", "right"]
    cue: str


Value = Quantity | Period | Ordinal | Wording | Polarity
