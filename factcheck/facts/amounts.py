"""Figures as reference files give them: "43 people", "£4.2 million", "330 metres", "12.5%"."""

import re
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from factcheck.model import Quantity
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.units import dimension

_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12,
}  # fmt: skip
_FIGURE = re.compile(r"(?P<whole>\d{1,3}(?:[, ]\d{3}){1,6}|\d{1,21})(?P<decimals>\.\d{1,12})?")
_PERCENT = {"%": "%", "percent": "%", "per cent": "%", "percentage points": "pp", "percentage point": "pp"}


class Amount(NamedTuple):
    """A figure with the kind of claim that prints it."""

    kind: str
    value: Quantity


def amount(text: str, vocabulary: Vocabulary) -> Amount:
    """What a reference figure says; raises ValueError with a plain message where it says nothing certain."""
    words = " ".join(text.split())
    found = _FIGURE.search(words)
    if found is None:
        raise ValueError(f"{text!r} has no figure")
    names = _names(vocabulary)
    before, behind = words[: found.start()].strip().lower(), words[found.end() :].strip()
    scale, behind = _scaled(behind, bool(before))
    decimals = found["decimals"] or ""
    figure = Decimal(re.sub(r"[, ]", "", found["whole"]) + decimals).scaleb(scale)
    step = Decimal(1).scaleb(scale - max(0, len(decimals) - 1)) if scale or decimals else Decimal(0)
    lower = behind.lower()
    if before:
        code = names.currencies.get(before)
        if code is None or behind:
            raise ValueError(f"{text!r} is not a figure with a unit: {before or behind!r} is not known before a figure")
        return Amount("money", Quantity(low=figure, high=figure, step=step, unit=code))
    if any(char.isdigit() for char in behind):
        raise ValueError(f"{text!r} has more than one figure")
    if lower in _PERCENT:
        return Amount("percent", Quantity(low=figure, high=figure, step=step or Decimal(1), unit=_PERCENT[lower]))
    if lower in names.currencies:
        return Amount("money", Quantity(low=figure, high=figure, step=step, unit=names.currencies[lower]))
    unit = names.units.get(behind) or names.units.get(lower)
    if unit is None:
        return Amount("count", Quantity(low=figure, high=figure, step=step, unit=lower or None))
    kind, name = unit
    step = step if kind == "duration" or step else Decimal(1)
    value = Quantity(low=figure, high=figure, step=step, unit=name, dimension=dimension(name, vocabulary))
    return Amount(kind, value)


def _scaled(behind: str, is_money: bool) -> tuple[int, str]:
    """The power of ten that a word such as "million" stands for, and what follows it."""
    first, _, rest = behind.partition(" ")
    scale = _SCALES.get(first.lower().rstrip("."))
    # "330 m" is a length, "£330 m" is a sum.
    return (0, behind) if scale is None or (first == "m" and not is_money) else (scale, rest)


class _Names(NamedTuple):
    units: dict[str, tuple[str, str]]
    currencies: dict[str, str]


@cache
def _names(vocabulary: Vocabulary) -> _Names:
    """The units (how they are written -> kind, name) and the currencies (sign or code -> code) without doubt."""
    units: dict[str, tuple[str, str]] = {}
    table: dict[str, Any] = vocabulary.table("units")
    for block in table.values():
        for name, entry in block["units"].items():
            for written in (name, *entry.get("names", ()), *entry.get("symbols", ()), *entry.get("tight", ())):
                units.setdefault(written, (block["kind"], name))
    money = vocabulary.table("currencies")
    currencies = {sign: codes[0] if len(codes) == 1 else sign for sign, codes in money["signs"].items()}
    currencies |= {code.lower(): code for code in money["codes"]}
    return _Names(units, currencies)
