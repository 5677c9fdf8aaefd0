"""Reference facts that a house keeps (people, organisations, events, figures), and what of a draft they bear on."""

from factcheck.facts.bearing import Bearing
from factcheck.facts.bearings import bearings
from factcheck.facts.reading import SOURCE, FactsError, read
from factcheck.facts.records import Facts

__all__ = ["SOURCE", "Bearing", "Facts", "FactsError", "bearings", "read"]
