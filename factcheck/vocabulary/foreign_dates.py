"""Dates beyond the English grammar, by the library dateparser: the one place that calls it, and only behind a guard.

Let loose, dateparser finds dates in "may", "on" and "to" and fills what is missing from today's date. Here it gets a
phrase whose shape is known already, one language, an order, and a fixed day to lean on; what it returns must hold the
printed day and year. It is imported when first needed: most articles never do.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from factcheck.vocabulary.tables import Vocabulary

ENGLISH = ("en",)

# With a full date required nothing is ever taken from the base; it is fixed so that today cannot enter by any door. The
# time zone is, so that the computer's is never asked for: where it is set to a name that does not exist, that fails.
_SETTINGS = {
    "PARSERS": ["absolute-time"],
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "PREFER_LOCALE_DATE_ORDER": False,
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "TIMEZONE": "UTC",
}
_LONGEST = 80
_FIGURES = re.compile(r"[0-9]+")
_DOTLESS = str.maketrans({"ı": "i", "ł": "l", "ø": "o"})


@cache
def foreign_months(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The languages (ISO codes, sorted) that each lower-case month name of `calendar.yaml` belongs to, by the name
    itself and by the name without its accents."""
    languages: dict[str, set[str]] = {}
    for language, names in vocabulary.table("calendar")["foreign_months"].items():
        for name in names:
            for form in (name, without_accents(name)):
                languages.setdefault(form, set()).add(language)
    return {name: tuple(sorted(codes)) for name, codes in languages.items()}


def without_accents(word: str) -> str:
    """A lower-case word of Latin letters without its accents ("şubat" is "subat"); other scripts stay as they are."""
    if not unicodedata.name(word[0], "").startswith("LATIN"):
        return word
    parts = unicodedata.normalize("NFD", word.translate(_DOTLESS))
    return "".join(char for char in parts if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def full_date(phrase: str, languages: tuple[str, ...] = ENGLISH) -> datetime | None:
    """The moment (without time zone) that a phrase with day, month and four-digit year names; midnight where it prints
    no time of day.

    Figures alone are read day first. None where the phrase is anything else, where it holds more than a date and a time
    of day (a time zone, too), where the printed day or year is not in the result, and where two of the languages read
    it as different moments. The answer hangs on the phrase and the languages alone.
    """
    if len(phrase) > _LONGEST:
        return None
    # A name may be foreign to one of its languages without its accents: those that know it must agree.
    moments = {moment for language in languages if (moment := _read(phrase, language)) is not None}
    if len(moments) != 1:
        return None
    (moment,) = moments
    figures = _FIGURES.findall(phrase)
    days = {figure.lstrip("0") for figure in figures if len(figure) <= 2}
    return moment if str(moment.day) in days and f"{moment.year:04}" in figures else None


def _read(phrase: str, language: str) -> datetime | None:
    try:
        moment: datetime | None = _parser(language).get_date_data(phrase).date_obj
    except (ValueError, OverflowError, TypeError):
        return None  # its ways of saying that a figure is out of range
    # A moment with a zone has been moved to ours, off the printed clock.
    return moment if moment is None or moment.tzinfo is None else None


@cache
def _parser(language: str) -> Any:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    return DateDataParser(languages=[language], settings=_SETTINGS)


def languages_of(words: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The languages of the first foreign month among lower-case words; English where there is none."""
    months = foreign_months(vocabulary)
    return next((months[word] for word in words if word in months), ENGLISH)
