"""How the desk says values and dates: figures as the articles print them, days as the reader's country writes them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from factcheck.model import Claim, Discrepancy, Quantity, Side, label
from factcheck.reports.wording import shortened

_AS_PRINTED = frozenset(("money", "count", "percent", "duration", "age", "measure", "ordinal"))
_LONGEST = 60  # characters of a figure as it is printed
_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])", re.ASCII)
_FIGURE = re.compile(r"\d")


def side_heading(discrepancy: Discrepancy, side: Side, american: bool = False) -> str:
    """What a side states, to stand over its passages: "14 workers", "28 August 2023"."""
    return _printed(discrepancy, side) or shortened(_in_words(discrepancy.kind, side.value, american))


def message(discrepancy: Discrepancy, american: bool = False) -> str:
    """The message of a discrepancy with the figures of its sides as they are printed, and days in words."""
    shown = {side.value: _printed(discrepancy, side) for side in discrepancy.sides}
    return _with_values(discrepancy, discrepancy.message, shown, american)


def said(discrepancy: Discrepancy, text: str, american: bool = False) -> str:
    """A step of the reasoning with the days of the sides in words. No other is turned: "2010-11" in a text may be a
    season of two years as well as a month."""
    return _with_values(discrepancy, text, {side.value: None for side in discrepancy.sides}, american)


def _with_values(discrepancy: Discrepancy, text: str, shown: Mapping[str, str | None], american: bool) -> str:
    """A text in which the values of the sides are replaced by what is shown for them, else by their days in words."""
    words = {value: words or _in_words(discrepancy.kind, value, american) for value, words in shown.items()}
    words = {value: shown for value, shown in words.items() if value and shown != value}
    if not words:
        return text
    values = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.sub(rf"(?<![\w.,-])(?:{values})(?![\w-])", lambda value: words[value[0]], text)


def _in_words(kind: str, value: str, american: bool) -> str:
    return _ISO_DAY.sub(lambda found: day(found[0], american), value) if kind == "date" else value


def _printed(discrepancy: Discrepancy, side: Side) -> str | None:
    if discrepancy.kind not in _AS_PRINTED or not side.mentions:
        return None
    surface = " ".join(side.mentions[0].surface.split())
    return surface if 0 < len(surface) <= _LONGEST else None


def normalised(claim: Claim, american: bool = False) -> str:
    """A claim's value as the program understood it, its unit as the text says it: "14 workers", "3,400,000 USD"."""
    value = claim.value
    plain = _in_words(claim.kind, label(value), american)
    if claim.kind != "count" or not isinstance(value, Quantity) or not value.unit or not plain.endswith(value.unit):
        return plain
    words = claim.surface.split()
    noun = " ".join(words[-len(value.unit.split()) :])
    if not noun or _FIGURE.search(noun) or noun[:2].lower() != value.unit[:2].lower():
        return plain
    return f"{plain.removesuffix(value.unit)}{noun}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_AMERICAN = frozenset(("us", "ph"))  # countries whose English puts the month first


@lru_cache(maxsize=256)
def is_american(languages: str) -> bool:
    """Whether the reader of a browser that asks for these languages (Accept-Language, RFC 9110) writes the month before
    the day: the first English that names a country says so, in order of preference."""
    wanted = []
    for place, part in enumerate(languages[:1000].split(",")):
        tag, _, weight = part.partition(";")
        language, _, country = tag.strip().lower().partition("-")
        if language == "en" and country:
            wanted.append((-_weight(weight), place, country.rpartition("-")[2]))
    return bool(wanted) and min(wanted)[2] in _AMERICAN


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return min(max(float(value), 0.0), 1.0) if name.strip().lower() == "q" else 1.0
    except ValueError:
        return 0.0


def day(iso: str, american: bool) -> str:
    """An ISO day, month or year as a British or American reader writes it; what is none comes back as it is."""
    parts = iso[:10].split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return iso
    if len(parts) == 3:
        month = _MONTHS[int(parts[1]) - 1]
        return f"{month} {int(parts[2])}, {parts[0]}" if american else f"{int(parts[2])} {month} {parts[0]}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else iso
