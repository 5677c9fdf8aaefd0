"""Figures with their nouns as a person says them: values keep the noun in the singular ("14 worker", "4 day")."""

import re

KINDS = ("count", "duration", "age", "measure")
"""Kinds of claims whose values are figures with a noun or a unit in words."""

_VALUE = re.compile(
    r"((?:about |at least |over |at most |under )*)(\d[\d,.]*(?: to \d[\d,.]*)?) ([^\d\s].*)\Z", re.DOTALL
)
# "degree Celsius", "mile per hour", "member of parliament": the first word is the one that is counted.
_HEAD = re.compile(r"(.*?\S)( (?:per|of|in|a|an) .*| (?:Celsius|Fahrenheit))\Z", re.DOTALL)
_SHORTEST = 3  # letters; "km", "ft", "C" have no plural
_ABBREVIATED = frozenset(("mph", "kph", "kmh", "kwh", "mwh", "gwh", "psi", "ppm", "bpd", "sqm"))
_SAME = frozenset(
    (
        "aircraft", "bison", "cattle", "craft", "dead", "deer", "fish", "hertz", "homeless", "jobless", "missing",
        "offspring", "people", "personnel", "police", "salmon", "sheep", "staff", "trout",
    )
)  # fmt: skip
_IRREGULAR = {
    "child": "children", "foot": "feet", "goose": "geese", "half": "halves", "hero": "heroes", "knife": "knives",
    "leaf": "leaves", "life": "lives", "loaf": "loaves", "mouse": "mice", "person": "people", "potato": "potatoes",
    "shelf": "shelves", "thief": "thieves", "tomato": "tomatoes", "tooth": "teeth", "torpedo": "torpedoes",
    "veto": "vetoes", "wife": "wives", "wolf": "wolves",
}  # fmt: skip
_REGULAR_MAN = frozenset(("german", "human", "norman", "ottoman", "roman", "shaman", "talisman"))
_OF_GREEK = re.compile(r"(?:cris|analys|bas|diagnos|hypothes|oas|paralys|synthes|thes)is\Z")


def figure_in_words(value: str) -> str:
    """A value with its noun in the plural where it is not one: "14 workers", "1 day", "at least 26.3 degrees Celsius".
    What is no figure with a noun comes back as it is."""
    found = _VALUE.match(value)
    if not found or found[2] == "1":
        return value
    head = _HEAD.match(found[3])
    counted, rest = (head[1], head[2]) if head else (found[3], "")
    before, gap, noun = counted.rpartition(" ")
    return f"{found[1]}{found[2]} {before}{gap}{plural(noun)}{rest}"


def plural(noun: str) -> str:
    """The plural of a noun of one word, or the word as it is where it has none or is one already."""
    low = noun.lower()
    known = next((end for end in _IRREGULAR if low == end or (low.endswith(end) and low[: -len(end)] in _JOINED)), None)
    if known:
        return noun[: -len(known)] + _IRREGULAR[known] if low != known else _like(noun, _IRREGULAR[known])
    if len(low) < _SHORTEST or low in _SAME or low in _ABBREVIATED or not low.isascii() or not low[-1].isalpha():
        return noun
    if low.endswith(("ed", "ese", "craft")) and low != "bed":
        return noun
    if low.endswith("man") and low not in _REGULAR_MAN:
        return noun[:-2] + "en"
    if _OF_GREEK.search(low):
        return noun[:-2] + "es"
    if low.endswith(("ss", "us", "x", "z", "ch", "sh")):
        return noun + "es"
    if low.endswith("s"):
        return noun
    if low.endswith("y") and low[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


_JOINED = frozenset(("grand", "step", "god", "house", "mid", "school", "sales", "chair"))


def _like(noun: str, made: str) -> str:
    return made.capitalize() if noun[0].isupper() else made
