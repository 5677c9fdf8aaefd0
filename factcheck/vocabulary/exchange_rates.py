"""The dated exchange rates that a rules folder may bring: `vocabulary/exchange-rates.yaml`."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import Field

from factcheck.model import Record
from factcheck.vocabulary.faults import Fault, faults_of_record
from factcheck.vocabulary.tables import Vocabulary

TABLE = "exchange-rates"

Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="An ISO 4217 code.")]


class ExchangeRate(Record):
    """How many units of the currency `to` one unit of the currency `from` bought on a day."""

    date: date
    source: Code = Field(alias="from")
    target: Code = Field(alias="to")
    rate: Decimal = Field(gt=0)


def faults_of_rates(content: Any) -> list[Fault]:
    """What is wrong with the content of an exchange-rate table, by place in it."""
    if not isinstance(content, list):
        return [((), "must be a list of `- {date: 2024-05-02, from: EUR, to: USD, rate: 1.07}` lines")]
    return [fault for at, entry in enumerate(content) for fault in faults_of_record(ExchangeRate, entry, (at,))]


@cache
def exchange_rates(vocabulary: Vocabulary, table: str = TABLE) -> tuple[ExchangeRate, ...]:
    """The rates of a vocabulary in their order; none where it has no such table."""
    if table not in vocabulary.names():
        return ()
    return tuple(ExchangeRate.model_validate(entry) for entry in vocabulary.table(table))


@cache
def currencies_of(unit: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The ISO codes that a money unit can stand for: itself, or those of a sign that the text leaves open."""
    signs = vocabulary.table("currencies")["signs"]
    return frozenset(signs.get(unit.lower(), ())) or frozenset((unit,))
