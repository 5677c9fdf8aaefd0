"""What a date expression prints, before it is known which days it means."""

from dataclasses import dataclass
from typing import Literal

from factcheck.model.values import Grain

Edge = Literal["early", "mid", "late", "start", "end", "earlier", "later"]
Origin = Literal["now", "text"]


@dataclass(slots=True)
class Printed:
    """The parts of one expression: which are set says what was printed.

    A calendar date sets some of `year`, `month`, `day`, `weekday`. `number` is which quarter, half or century; for a
    decade `year` is its first year, without its century when below 100. `season` is the season's name, `holiday` the
    holiday's. `shift` counts whole units of `grain` from `origin` (now, or another date of the text); together with a
    `month`, `weekday`, `season`, `holiday` or `number` it is the one of last, this or next (year, for a quarter).
    A `unit` beside the shift makes it the stretch from there to the origin ("in the past three months"); with a
    `number` it is the month's first, second ... or last (-1) day or week.
    A weekday with `number` and shift is so many of them back or on ("two Sundays ago").
    With a month, weekday and `number` it is the month's first, second ... or last (-1) such day. A `fiscal` quarter is
    not the calendar's; `closing` is the day it was said to end on.
    `order` is what a date in figures shows about the order of its day and month; `last` ends a range.
    `compared` is the period that a report sets beside its own ("the year-ago results"), never one before that.
    `days_off` is how many days the day lies from the one that the other fields name ("two days after Christmas").
    `beside` makes the weekday the last one before (-1) or the first after (1) the day that the others name.
    `within` places a weekday in the week, or a month in the year, that many units away ("Tuesday last week").
    """

    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    season: str | None = None
    holiday: str | None = None
    shift: int | None = None
    within: int | None = None
    unit: str | None = None
    origin: Origin = "now"
    edge: Edge | None = None
    part: str | None = None
    clock: str | None = None
    zone: str | None = None
    vague: Literal["past", "present", "future"] | None = None
    approximate: bool = False
    takes_article: bool = False
    order: Literal["day first", "month first", "either"] | None = None
    fiscal: bool = False
    closing: "Printed | None" = None
    last: "Printed | None" = None
    compared: bool = False
    days_off: int = 0
    beside: int = 0

    @property
    def is_day(self) -> bool:
        """Whether one day is named, in whatever way."""
        return self.grain in ("day", "hour", "minute")


@dataclass(frozen=True, slots=True)
class Match:
    """An expression over the tokens `[start, end)`; `possessive` when its last token carries a genitive 's."""

    start: int
    end: int
    printed: Printed
    hedge: str | None = None
    cue: str | None = None
