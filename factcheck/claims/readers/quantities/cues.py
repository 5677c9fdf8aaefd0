"""Word lists that tell, from the words around a bare figure, what it is a figure of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists under `cues` in `numbers.yaml`, each explained there. `given_names` comes from `people.yaml`."""

    persons: frozenset[str]
    parents: frozenset[str]
    groups: frozenset[str]
    pronouns: frozenset[str]
    life_events: frozenset[str]
    temperatures: frozenset[str]
    weather: frozenset[str]
    voted: frozenset[str]
    voters: frozenset[str]
    bounded_by_over: frozenset[str]
    marked: frozenset[str]
    marks: frozenset[str]
    matches: frozenset[str]
    compared: frozenset[str]
    custody: frozenset[str]
    receivers: frozenset[str]
    not_editions: frozenset[str]
    spends: frozenset[str]
    given_names: frozenset[str]


def compile_cues(numbers: Mapping[str, Any], people: Mapping[str, Any]) -> Cues:
    """The lists as sets."""
    names = (name for names in people["given_names"].values() for name in names)
    return Cues(**{name: frozenset(words) for name, words in numbers["cues"].items()}, given_names=frozenset(names))
