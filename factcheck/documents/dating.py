"""When an article that does not say so was published: the evidence on the page, the best of it first."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from factcheck.documents.calendar import CLOCK, FULL_DATE, YEARLESS_DATE, full_dates, yearless_date
from factcheck.model import Dating

_TOP = 1500
_BOTTOM = 800
_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_FURNITURE = re.compile(
    r"\b(?:first|last|published|posted|updated?|modified|created|released?|filed|date[ds]?|edited|print|on|at|by|of"
    r"|local time|eastern(?: time)?|today)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:(?P<modified>(?:last\s+)?(?:updated|modified)|update\s*:)|(?P<published>(?:first\s+)?(?:published|posted)))\b"
    r"(?:\s+(?:on|at))?\s*[:|]?\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s(?:--|[-–—_])(?=\s|\Z)|—")
_PAREN = re.compile(r"\([^()]{0,40}\)")
_COPYRIGHT = re.compile(
    r"^[\W_]*(?:©|\(c\)|&copy;|\[?copyright\b)(?P<rest>[^\r\n]{0,200})|©\s?(?P<bare>(?:19|20)\d\d\b[^\r\n]{0,100})",
    re.IGNORECASE | re.MULTILINE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGO = re.compile(r"\b(?:\d{1,2}|an?)\s+(?:minutes?|mins?|hours?|hrs?)\s+ago\b", re.IGNORECASE)
_RIGHTS = re.compile(r"[.,;|]?\s*all rights reserved.*|[\[\]]|\(#?\)|\(c\)|©", re.IGNORECASE)

_WEEKDAY_BEFORE = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s(?:the\s)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inferred:
    """What the page gives away about its publication: dates of publication and change, and the owner of the rights."""

    published: Dating | None = None
    modified: Dating | None = None
    owner: str | None = None


def infer(text: str, body_start: int) -> Inferred:
    """The dates that the furniture of a page gives away; an unknown date stays None."""
    published, modified = _labelled(text, body_start)
    year, owner = _copyright(text, body_start)
    published = published or _line_of_its_own(text, body_start) or _dateline(text, body_start, year)
    if published is None and modified is not None:
        published = modified.model_copy(update={"basis": modified.basis, "certainty": "likely"})
    if published is None:
        published = _ago(text, body_start)
    if published is None and year is not None:
        published = _year(year, "copyright line")
    if published is None:
        published = _named_year(text, body_start)
    return Inferred(published, modified, owner)


def _day(day: date, basis: str, *, weak: bool = False) -> Dating:
    return Dating(start=day, end=day, basis=basis, certainty="weak" if weak else "likely")


def _year(year: int, basis: str, *, weak: bool = False) -> Dating:
    certainty: Literal["likely", "weak"] = "weak" if weak else "likely"
    return Dating(start=date(year, 1, 1), end=date(year, 12, 31), basis=basis, certainty=certainty)


def _edges(text: str, body_start: int) -> list[tuple[int, int]]:
    """The top and the bottom of the page, where its furniture stands."""
    top = min(len(text), body_start + _TOP)
    bottom = max(top, len(text) - _BOTTOM)
    return [(body_start, top), (bottom, len(text))] if bottom < len(text) else [(body_start, top)]


def _labelled(text: str, body_start: int) -> tuple[Dating | None, Dating | None]:
    """Dates after "Published", "Posted", "Updated" and the like, with at most a clock and a weekday between."""
    found: dict[str, Dating] = {}
    for start, end in _edges(text, body_start):
        if not any(word in text[start:end].lower() for word in ("publi", "posted", "updated", "modified")):
            continue
        for label in _LABEL.finditer(text, start, end):
            kind = "modified" if label["modified"] else "published"
            nearest = next(full_dates(text, label.end(), min(end, label.end() + 60)), None)
            if nearest is None or kind in found or _words_left(text[label.end() : nearest[0].start()]):
                continue
            found[kind] = _day(nearest[1], f'"{label.group().strip().rstrip(":|").strip()}" line')
    return found.get("published"), found.get("modified")


def _words_left(text: str) -> bool:
    """Whether anything but clock times, weekdays and words such as "on" and "at" is left."""
    text = _FURNITURE.sub("", CLOCK.sub("", text))
    return any(char.isalnum() for char in text)


def _line_of_its_own(text: str, body_start: int) -> Dating | None:
    """A line at the top that holds a date and a time of day and nothing else."""
    for line in list(_LINE.finditer(text, body_start, min(len(text), body_start + _TOP)))[:12]:
        if len(line.group()) > 90:
            continue
        dates = list(full_dates(line.group()))
        if dates and not _words_left(FULL_DATE.sub("", line.group())):
            return _day(dates[0][1], "date line")
    return None


def _dateline(text: str, body_start: int, year: int | None) -> Dating | None:
    """The date in a dateline ("OSLO, May 3 (Reuters) -"); its year may stand on the copyright line or in the text."""
    for line in list(_LINE.finditer(text, body_start, min(len(text), body_start + _TOP)))[:8]:
        separator = _SEPARATOR.search(text, line.start(), min(line.end(), line.start() + 90))
        if separator is None:
            continue
        start, end = line.start(), separator.start()
        if not text[start:end].strip("*_ ")[:1].isupper() and not text[start:end].strip("*_ ")[:1].isdigit():
            continue
        if dated := next(full_dates(text, start, end), None):
            return _day(dated[1], "dateline")
        if not YEARLESS_DATE.search(text, start, end) or not _is_dateline_head(text[start:end]):
            continue
        if year is not None and (day := yearless_date(text, start, end, year)):
            return _day(day, "dateline, year from the copyright line")
        named = _named_year(text, line.end())
        if named is not None and (day := yearless_date(text, start, end, named.start.year)):
            return _day(day, "dateline, year from a date named in the text", weak=True)
    return None


def _is_dateline_head(head: str) -> bool:
    """Whether a head is place, date and agency only: no word in lower case but "and"."""
    rest = YEARLESS_DATE.sub("", _PAREN.sub("", head))
    return not any(word[0].islower() and word not in {"and", "de", "la", "el"} for word in re.findall(r"\w+", rest))


def _copyright(text: str, body_start: int) -> tuple[int | None, str | None]:
    """The last year of the copyright line and the owner it names."""
    for start, end in reversed(_edges(text, body_start)):
        for line in _COPYRIGHT.finditer(text, start, end):
            rest = line["rest"] or line["bare"] or ""
            years = _YEAR.findall(rest)
            if not years:
                continue
            owner = _RIGHTS.sub(" ", _YEAR.sub(" ", rest)).strip(" ,.-–:;|*_")
            owner = re.sub(r"\s{2,}", " ", owner)
            if text[line.end() - 1] == "." and re.search(r"(?:\b[A-Z]\.[A-Z]|\b(?:Inc|Ltd|Co|Corp))\Z", owner):
                owner += "."
            return int(years[-1]), owner if 1 < len(owner) <= 60 else None
    return None, None


def _ago(text: str, body_start: int) -> Dating | None:
    """ "6 HOURS AGO" beside a full date: that date is today's for the page."""
    for start, end in _edges(text, body_start):
        if ago := _AGO.search(text, start, end):
            near = list(full_dates(text, max(start, ago.start() - 300), min(end, ago.end() + 300)))
            if len({day for _, day in near}) == 1:
                return _day(near[0][1], f'date beside "{ago.group()}"', weak=True)
    return None


def _named_year(text: str, body_start: int) -> Dating | None:
    """The year of a date with weekday, day, month and year near the top: the way news names a day of its own year.

    Bare full dates are no guide: they tell when somebody was born and when a bond falls due.
    """
    years: set[int] = set()
    for match, day in full_dates(text, body_start, min(len(text), body_start + 2 * _TOP)):
        before = text[max(body_start, match.start() - 16) : match.start()]
        if _WEEKDAY_BEFORE.search(before):
            years.add(day.year)
    return _year(years.pop(), "a date named in the text", weak=True) if len(years) == 1 else None
