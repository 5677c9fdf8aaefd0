"""The date that somebody wrote down on purpose: a value of the front matter or of `--published`."""

import re
from datetime import datetime, timedelta, timezone

from factcheck.documents.calendar import full_dates
from factcheck.model import Dating, parse_dating
from factcheck.vocabulary import load
from factcheck.vocabulary.foreign_dates import full_date, languages_of

_SPACED_OFFSET = re.compile(r"(?<=\d)\s+(?=(?:[+-]\d\d:?\d\d|Z)\Z)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_ALL_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/-])")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\d\s?[:.h]\s?\d\d(?!\d)|\d\s?[ap]\.?\s?m\b|\d\s?h\b", re.IGNORECASE)
# A zone behind a clock: "+0100", "GMT+1", "EDT", "-0500 (CDT)".
_ZONE = re.compile(
    r"""(?:(?<=:\d\d)|(?<=[mM])|(?<=[mM]\.))\s?\(?
    (?:(?:GMT|UTC)?(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?|(?P<name>[A-Z]{1,4}))\)?
    (?:\s\([A-Z]{2,5}\))?(?=,|\Z)""",
    re.VERBOSE,
)
# In hours from UTC; None where the name leaves it open: "IST" is three zones, "ET" is summer and winter time.
_ZONES = {
    "GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7, "ET": None, "CT": None, "MT": None, "PT": None, "IST": None,
}  # fmt: skip


def stated_dating(value: str, basis: str) -> Dating:
    """The dating that a value states: ISO ("2023-08-28T09:30+01:00", "2023-08"), or a full date as people write it
    ("28 August 2023", "Aug. 28, 2023 9:30 a.m. EDT", "28 août 2023").

    `moment` is set where a time of day is printed, with its offset where the zone's name leaves no doubt. Raises
    ValueError with a plain message for anything else: a date short of its year, one that counts from today
    ("yesterday"), and figures that could be either order (03/04/2023).
    """
    text = " ".join(value.split())
    try:
        return parse_dating(_isolike(text), basis)
    except ValueError:
        pass
    days = [day for _, day in full_dates(text)]
    if not days:
        _refuse_either_order(text)
    shows_clock = _CLOCK.search(_ALL_FIGURES.sub("", text)) is not None
    moment = _moment(text) if not days or (len(days) == 1 and shows_clock) else None
    if moment and not days:
        days = [moment.date()]
    if len(days) != 1:
        raise ValueError(
            f"{text!r} is not an ISO date such as 2023-08-28 or 2023-08-28T09:30:00+01:00, nor a full date"
        )
    is_timed = moment is not None and shows_clock and moment.date() == days[0]
    return Dating(start=days[0], end=days[0], moment=moment if is_timed else None, basis=basis)


def _moment(text: str) -> datetime | None:
    """What the whole text names, by the language of its month's name; with an offset where its zone tells one."""
    zone = _ZONE.search(text)
    if zone is not None and (zone["sign"] or zone["name"] in _ZONES):
        text = text[: zone.start()] + text[zone.end() :]
    else:
        zone = None
    words = (word.lower() for word in _WORD.findall(text))
    moment = full_date(text, languages_of(words, load()))
    return moment.replace(tzinfo=_offset(zone)) if moment and zone else moment


def _offset(zone: re.Match[str]) -> timezone | None:
    if zone["name"]:
        hours = _ZONES[zone["name"]]
        return None if hours is None else timezone(timedelta(hours=hours))
    offset = timedelta(hours=int(zone["hours"]), minutes=int(zone["minutes"] or 0))
    if offset >= timedelta(hours=24):
        return None
    return timezone(-offset if zone["sign"] == "-" else offset)


def _isolike(text: str) -> str:
    """The forms of a timestamp that YAML allows and ISO does not: one-digit parts, a space before the offset."""
    text = _SPACED_OFFSET.sub("", text)
    return _YEAR_FIRST.sub(lambda part: f"{part[1]}-{int(part[3]):02}-{int(part[4]):02}", text, count=1)


def _refuse_either_order(text: str) -> None:
    figures = _ALL_FIGURES.search(text)
    if figures is None:
        return
    left, right = int(figures[1]), int(figures[3])
    year = figures[4] if len(figures[4]) == 4 else "20" + figures[4]
    if 1 <= left <= 12 and 1 <= right <= 12 and left != right:
        raise ValueError(
            f"{text!r} could be two days: write {year}-{right:02}-{left:02} or {year}-{left:02}-{right:02}"
        )
