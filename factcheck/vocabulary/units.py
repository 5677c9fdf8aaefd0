"""Exact conversion between units of one dimension, by the table in `rules/vocabulary/units.yaml`."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from factcheck.vocabulary.tables import Vocabulary, load


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of `dimension`: `(value + offset) * factor` is the value in the dimension's reference unit.

    `factor` is None where no exact conversion exists (the British and the American gallon differ).
    """

    name: str
    dimension: str
    kind: str
    factor: Fraction | None
    offset: Fraction


@cache
def units(vocabulary: Vocabulary) -> dict[str, Unit]:
    """All units by name."""
    return {
        name: Unit(
            name,
            dimension,
            block["kind"],
            Fraction(entry["factor"]) if "factor" in entry else None,
            Fraction(entry.get("offset", 0)),
        )
        for dimension, block in vocabulary.table("units").items()
        for name, entry in block["units"].items()
    }


def dimension(unit: str | None, vocabulary: Vocabulary | None = None) -> str | None:
    """What the unit measures ("length", "time"), or None where it is unknown or converts into nothing else exactly."""
    found = units(vocabulary or load()).get(unit or "")
    return None if found is None or found.factor is None else found.dimension


def convert(value: Decimal, unit: str, to: str, vocabulary: Vocabulary | None = None) -> Decimal | None:
    """`value` of `unit` in the unit `to`, or None where the two have no exact conversion.

    The arithmetic is rational; only the result is rounded, to 28 significant digits, where it has no finite decimal
    form. Temperatures convert as points of their scales, not as differences.
    """
    if unit == to:
        return value
    table = units(vocabulary or load())
    source, target = table.get(unit), table.get(to)
    if source is None or target is None or source.dimension != target.dimension:
        return None
    if source.factor is None or target.factor is None:
        return None
    return _decimal((Fraction(value) + source.offset) * source.factor / target.factor - target.offset)


def to_reference(value: Decimal, unit: str, vocabulary: Vocabulary | None = None) -> tuple[Decimal, str] | None:
    """`value` in the reference unit of its dimension, with that unit; None where there is no exact conversion."""
    vocabulary = vocabulary or load()
    found = units(vocabulary).get(unit)
    if found is None or found.factor is None:
        return None
    reference: str = vocabulary.table("units")[found.dimension]["reference"]
    return _decimal((Fraction(value) + found.offset) * found.factor), reference


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
