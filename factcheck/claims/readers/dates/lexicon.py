"""The calendar vocabulary compiled into look-ups by word."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.foreign_dates import foreign_months

FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(frozen=True)
class HolidayRule:
    """When a holiday falls: `fixed` (month, day), `nth` (month, weekday, which) or days from Easter Sunday
    (`easter` of the western church, `orthodox` of the eastern).

    `after` moves the day found; `days` is how many days the holiday lasts.
    """

    fixed: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    easter: int | None = None
    orthodox: int | None = None
    after: int = 0
    days: int = 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """Fixed words in a row: a "holiday", a "name" that holds a date word, or an "idiom" that does."""

    tokens: tuple[str, ...]
    means: str
    name: str


@dataclass(frozen=True)
class Lexicon:
    """The words of `calendar.yaml`, each look-up keyed by a lower-case token (genitive forms included)."""

    months: dict[str, int]
    month_abbreviations: frozenset[str]
    doubtful_months: frozenset[str]
    foreign_months: dict[str, tuple[str, ...]]
    foreign_months_or_names: frozenset[str]
    weekdays: dict[str, int]
    weekday_abbreviations: frozenset[str]
    seasons: dict[str, str]
    season_months: dict[str, tuple[int, int]]
    doubtful_seasons: frozenset[str]
    parts: dict[str, str]
    clock_words: dict[str, str]
    directions: dict[str, int]
    text_directions: dict[str, int]
    units: dict[str, str]
    plural_units: frozenset[str]
    deictic: dict[str, tuple[int, str | None]]
    vague: dict[str, str]
    edges: dict[str, str]
    ordinals: dict[str, int]
    ones: dict[str, int]
    tens: dict[str, int]
    decades: dict[str, int]
    vague_numbers: frozenset[str]
    approximators: frozenset[str]
    phrases: dict[str, tuple["Phrase", ...]]
    holiday_rules: dict[str, HolidayRule]
    zones: dict[str, str]
    before_a_year: frozenset[str]
    perhaps_before_a_year: frozenset[str]
    before_no_year: frozenset[str]
    after_no_year: frozenset[str]
    sports: frozenset[str]
    future_cues: frozenset[str]
    timetable_verbs: frozenset[str]
    past_forms: frozenset[str]
    triggers: frozenset[str]
    leaders: frozenset[str]


def _with_genitive(words: dict[str, Any]) -> dict[str, Any]:
    return {**words, **{word + "'s": value for word, value in words.items()}}


def _numbered(table: dict[str, list[str]]) -> dict[str, int]:
    names = {name: number for number, name in enumerate(table, start=1)}
    short = {word: number for number, words in enumerate(table.values(), start=1) for word in words}
    return {**_with_genitive(names), **short}


# Cuts a phrase of words and signs as a page cuts its text.
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")


def _phrases(table: dict[str, Any]) -> dict[str, tuple["Phrase", ...]]:
    """The fixed phrases by first token, longest first."""
    by_first: dict[str, list[Phrase]] = {}
    for means, phrases in (("holiday", table["holidays"]), ("name", table["not_dates"]), ("idiom", table["idioms"])):
        for phrase in phrases:
            tokens = tuple(_TOKEN.findall(phrase))
            by_first.setdefault(tokens[0], []).append(Phrase(tokens, means, phrase))
            if means == "holiday":
                genitive = (*tokens[:-1], tokens[-1] + "'s")
                by_first.setdefault(genitive[0], []).append(Phrase(genitive, means, phrase))
    return {first: tuple(sorted(some, key=lambda phrase: -len(phrase.tokens))) for first, some in by_first.items()}


def _rule(entry: dict[str, Any]) -> HolidayRule:
    return HolidayRule(
        fixed=tuple(entry["fixed"]) if "fixed" in entry else None,
        nth=tuple(entry["nth"]) if "nth" in entry else None,
        easter=entry.get("easter"),
        orthodox=entry.get("orthodox"),
        after=entry.get("after", 0),
        days=entry.get("days", 1),
    )


# Signs and words of the grammar itself that give a date away, and those that may stand before its trigger.
_TRIGGERS = [
    ":",
    "/",
    "am",
    "pm",
    "a.m.",
    "p.m.",
    "o'clock",
    "s",
    "half",
    "q",
    "fy",
    "m",
    "st",
    "nd",
    "rd",
    "th",
    "nineteen",
    "earlier",
    "previously",
    "period",
    "later",
    "soon",
    "past",
    "future",
    "five",
    "ten",
    "twenty",
    "ad",
    "ce",
]
_LEADERS = [
    "the",
    "a",
    "an",
    "of",
    "on",
    "in",
    "-",
    ",",
    ".",
    "to",
    "and",
    "year",
    "fiscal",
    "financial",
    "half",
    "quarter",
    "day",
    "week",
    "night",
    "one",
    "ten",
    "q",
    "p",
    "fy",
    "/",
    ":",
    "recent",
    "latest",
    "full",
    "final",
    "turn",
    "couple",
    "near",
    "immediate",
    "foreseeable",
    "these",
    "after",
    "before",
    "another",
    "year's",
    "years",
    "weeks",
    "fortnight's",
    "minutes",
    "de",
    "er",
    "º",
    "°",
]


@cache
def compiled(vocabulary: Vocabulary) -> Lexicon:
    """The look-ups of one vocabulary."""
    table = vocabulary.table("calendar")
    units = {word: unit for unit, words in table["units"].items() for word in words}
    months, weekdays = _numbered(table["months"]), _numbered(table["weekdays"])
    seasons = _with_genitive({name: name for name in table["seasons"]})
    ordinals = {word: rank for rank, word in enumerate(table["ordinals"], start=1)}
    ones = {word: number for number, word in enumerate(table["ones"], start=1)}
    deictic = {word: (entry["shift"], entry.get("part")) for word, entry in table["deictic_days"].items()}
    phrases = _phrases(table)
    years = {str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    leaders = set(_LEADERS)
    leaders |= {*table["directions"], *table["text_directions"], *table["edges"], *ordinals, *ones, *table["tens"]}
    leaders |= {*table["vague_numbers"], *months, *weekdays, *seasons, *table["parts_of_day"], *table["clock_words"]}
    return Lexicon(
        months=months,
        month_abbreviations=frozenset(word for words in table["months"].values() for word in words),
        doubtful_months=frozenset(table["doubtful_months"]),
        foreign_months=foreign_months(vocabulary),
        foreign_months_or_names=frozenset(table["foreign_months_or_names"]),
        weekdays=weekdays,
        weekday_abbreviations=frozenset(word for words in table["weekdays"].values() for word in words),
        seasons=seasons,
        season_months={name: (span[0], span[1]) for name, span in table["seasons"].items()},
        doubtful_seasons=frozenset(table["doubtful_seasons"]),
        parts=_with_genitive(table["parts_of_day"]),
        clock_words=_with_genitive(table["clock_words"]),
        directions=table["directions"],
        text_directions=table["text_directions"],
        units=_with_genitive(units),
        plural_units=frozenset(word for words in table["units"].values() for word in words if word.endswith("s")),
        deictic=_with_genitive(deictic),
        vague=table["vague"],
        edges=table["edges"],
        ordinals=ordinals,
        ones=ones,
        tens=table["tens"],
        decades=table["decades"],
        vague_numbers=frozenset(table["vague_numbers"]),
        approximators=frozenset(table["approximators"]),
        phrases=phrases,
        holiday_rules={name: _rule(entry) for name, entry in table["holidays"].items()},
        zones=table["zones"],
        before_a_year=frozenset(table["before_a_year"]),
        perhaps_before_a_year=frozenset(table["perhaps_before_a_year"]),
        before_no_year=frozenset(table["before_no_year"]),
        after_no_year=frozenset(table["after_no_year"]),
        sports=frozenset(table["sports"]),
        future_cues=frozenset(table["future_cues"]),
        timetable_verbs=frozenset(table["timetable_verbs"]),
        past_forms=frozenset(table["past_forms"]),
        triggers=frozenset(
            {
                *months,
                *weekdays,
                *(f"{day}s" for day in table["weekdays"]),
                *seasons,
                *units,
                *_with_genitive(units),
                *years,
                *_TRIGGERS,
                *phrases,
            }
            | {*_with_genitive(deictic), *table["vague"], *table["clock_words"], *table["decades"], *table["zones"]}
            | {*_with_genitive(table["parts_of_day"]), *foreign_months(vocabulary)}
        ),
        leaders=frozenset(leaders),
    )
