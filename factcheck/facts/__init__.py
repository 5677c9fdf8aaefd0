"""Reference facts that a house keeps (people, organisations, events, figures), and what of a draft they bear on."""

from factcheck.facts.reading import SOURCE, FactsError, read
from factcheck.facts.records import Facts

__all__ = ["SOURCE", "Facts", "FactsError", "read"]
