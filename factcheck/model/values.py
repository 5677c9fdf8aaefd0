"""What a claim states: a closed union of value shapes."""

from datetime import date
from decimal import Decimal
from typing import Literal

from factcheck.model.records import Record


class Quantity(Record):
    """A number with its unit, as printed: money, counts, percentages, durations, ages, measures.

    `low` and `high` bound the value: equal for a single printed figure, different for "4 to 6", None for an open end
    ("more than 100" is low=100, high=None). `step` is the size of the last printed digit (100000 for "1.2 million"),
    so the figure reaches half a step to either side; 0 means exact by nature (words such as "seven", small counts).
    `approximate` marks "about", "nearly", "some". `strict` says an open bound excludes its figure ("more than").

    `unit`: an ISO 4217 code, a bare sign such as "$" or "kr" that the text leaves open, or None for money; "%" , "pp",
    "bp" for percentages; the singular noun for counts ("passenger"), None when there is none; for measures, durations
    and ages the unit as printed, singular ("mile", "hour", "year"). `dimension` names what the unit measures ("length",
    "time", ...) where it converts exactly to the dimension's reference unit by the table in `vocabulary/units.py`.
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


Grain = Literal["minute", "hour", "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade",
                "century", "range"]


class Period(Record):
    """A stretch of the calendar: `start` and `end` are its first and last day, both included.

    `grain` is the precision that was printed. `basis` says whether the calendar days were printed in full ("stated"),
    worked out from an anchor such as the publication date ("resolved"), or could not be ("unresolved": then `start`
    and `end` are None and `weekday` (1 = Monday), `month`, `day_of_month`, `year`, `clock` hold what was printed).
    An open end ("since 2019", "until May") leaves the other bound None and sets `bound`.
    `clock` is a time of day "22:40", `zone` what was printed after it ("GMT"). `readings` holds further equally good
    readings (3/4/2023 by British and American order) as (start, end) pairs.
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
    readings: tuple[tuple[date, date], ...] = ()


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
