"""Full calendar dates as mastheads, datelines and front matter print them."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# Longest first, so that "sept" is not read as "sep" with a letter left over.
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_GAP = r"[\s,.]{1,3}"
FULL_DATE = re.compile(
    rf"""\b(?:(?P<dmy_d>{_DAY})(?:\s+of)?[\s-]{{1,2}}(?P<dmy_m>{_MONTH})\b[\s,.-]{{1,3}}(?P<dmy_y>{_YEAR})
    |(?P<mdy_m>{_MONTH})\b{_GAP}(?P<mdy_d>{_DAY})[\s,.-]{{1,3}}(?P<mdy_y>{_YEAR})
    |(?P<iso_y>{_YEAR})-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)
    |(?P<s_left>[0-3]?\d)\s?/\s?(?P<s_right>[0-3]?\d)\s?/\s?(?P<s_y>{_YEAR}|\d\d))(?![\d/])""",
    re.IGNORECASE | re.VERBOSE,
)
_YEAR_OR_SLASHES = re.compile(r"[12/](?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=/)\s?\d{1,2}\s?/)(?!\d\d)")
_REACH = 30
YEARLESS_DATE = re.compile(
    rf"\b(?:(?P<m>{_MONTH})\b\.?\s{{1,2}}(?P<d>{_DAY})|(?P<d2>{_DAY})\s(?P<m2>{_MONTH})\b\.?)(?!\d)", re.IGNORECASE
)
# What may stand beside the date on a line that holds nothing but the time of publication.
CLOCK = re.compile(
    r"""\b\d{1,2}\s?[:.]\s?\d\d(?:\s?:\s?\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s?[ap]\.?\s?m\b\.?
    |\b(?:gmt|utc|bst|cest|cet|ist|aest|[ecmp][sd]?t)\b(?:[+-]\d{1,2}(?:\s?:\s?\d{1,2})?)?
    |\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_AMERICAN_ZONE = re.compile(r"\b(?:[ecmp][sd]t|[ecmp]t)\b", re.IGNORECASE)


def full_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[re.Match[str], date]]:
    """Every date printed with day, month and year between two offsets, in order of place.

    A date in figures counts only where its order is certain: 25/12/2023, 04/04/2012, or beside an American time zone.
    """
    end = len(text) if end is None else end
    done = start
    for sign in _YEAR_OR_SLASHES.finditer(text, start, end):
        # The date is looked for around its year alone: that is many times faster than at every letter.
        for match in FULL_DATE.finditer(text, max(done, sign.start() - _REACH), min(end, sign.end() + _REACH)):
            done = match.end()
            if (day := _day_of(match, text)) is not None:
                yield match, day


def _day_of(match: re.Match[str], text: str) -> date | None:
    if match["iso_y"]:
        return _date(match["iso_y"], match["iso_m"], match["iso_d"])
    if match["dmy_y"]:
        return _date(match["dmy_y"], match["dmy_m"], match["dmy_d"])
    if match["mdy_y"]:
        return _date(match["mdy_y"], match["mdy_m"], match["mdy_d"])
    left, right = int(match["s_left"]), int(match["s_right"])
    year = match["s_y"] if len(match["s_y"]) == 4 else "20" + match["s_y"]
    around = text[max(0, match.start() - 20) : match.end() + 20]
    if right > 12 or left == right or _AMERICAN_ZONE.search(around):
        return _date(year, str(left), str(right))
    if left > 12:
        return _date(year, str(right), str(left))
    return None


def _date(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.get(month.lower()) or int(month)
    try:
        return date(int(year), number, int(day.rstrip("stndrhSTNDRH")))
    except ValueError:
        return None


def yearless_date(text: str, start: int, end: int, year: int) -> date | None:
    """The first day and month between two offsets, in the given year."""
    match = YEARLESS_DATE.search(text, start, end)
    return _date(str(year), match["m"] or match["m2"], match["d"] or match["d2"]) if match else None
