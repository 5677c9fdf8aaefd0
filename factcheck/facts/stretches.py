"""Days as reference files give them: to the day, the month or the year, or from one to another."""

from calendar import monthrange
from datetime import date
from typing import Literal

from factcheck.model import Period, Record
from factcheck.model.labels import MONTHS


class Stretch(Record):
    """A day, month or year, or all days from one to another; `start` and `end` are both included."""

    start: date
    end: date
    grain: Literal["day", "month", "year", "range"]

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.start <= day <= self.end

    def told(self) -> str:
        """In words: "3 May 1961", "May 1961", "1961"."""
        if self.grain == "range":
            return f"{_day(self.start)} to {_day(self.end)}"
        if self.grain == "day":
            return _day(self.start)
        return f"{MONTHS[self.start.month - 1]} {self.start.year}" if self.grain == "month" else str(self.start.year)

    def period(self) -> Period:
        """As the value of a claim."""
        day = self.grain == "day"
        return Period(
            start=self.start,
            end=self.end,
            grain=self.grain,
            year=self.start.year,
            month=self.start.month if day or self.grain == "month" else None,
            day_of_month=self.start.day if day else None,
        )


def stretch(text: str) -> Stretch:
    """What "1961-05-03", "1961-05", "1961" or "1939-09-01/1945-09-02" names; raises ValueError for anything else."""
    first, slash, last = text.strip().partition("/")
    start, start_end, grain = _one(first, text)
    if not slash:
        return Stretch(start=start, end=start_end, grain=grain)
    _, end, _ = _one(last, text)
    if end < start:
        raise ValueError(f"{text!r} ends before it begins")
    return Stretch(start=start, end=end, grain="range")


def _one(text: str, whole: str) -> tuple[date, date, Literal["day", "month", "year"]]:
    parts = text.strip().split("-")
    sizes = tuple(map(len, parts))
    if sizes in ((4,), (4, 2), (4, 2, 2)) and all(part.isascii() and part.isdigit() for part in parts):
        try:
            year, month, day = (*map(int, parts), *(0, 0, 0))[:3]
            if day:
                return date(year, month, day), date(year, month, day), "day"
            if len(parts) == 2:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
            if len(parts) == 1:
                return date(year, 1, 1), date(year, 12, 31), "year"
        except (ValueError, IndexError):
            raise ValueError(f"{whole!r} is no day of the calendar") from None
    raise ValueError(f"{whole!r} is not a date such as 1961-05-03, 1961-05 or 1961")


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
