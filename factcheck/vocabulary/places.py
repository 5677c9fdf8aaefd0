"""Which place lies in which: countries, their regions, their cities."""

import re
from functools import cache

from factcheck.vocabulary.names import plain
from factcheck.vocabulary.tables import Vocabulary, load

_QUALIFIER = re.compile(r" \([^)]*\)| state\Z| region\Z")


class Gazetteer:
    """The places of `rules/vocabulary/countries.yaml` by folded name.

    `parents` maps a place to the places it lies in, one set for each bearer of the name (Perth: Scotland, Australia);
    `same` maps another name of a place to its chief one; `demonyms` the words for a people to their country; `wide` are
    the places that others lie in.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.parents: dict[str, list[set[str]]] = {}
        self.same: dict[str, str] = {}
        self.demonyms: dict[str, str] = {}
        self.names: set[str] = set()
        self.countries: set[str] = set()
        for country in vocabulary.table("countries"):
            self._add_country(country)
        for city, districts in _districts(vocabulary).items():
            around = {city}.union(*self.parents.get(city, ()))
            for district in districts:
                self._place(plain(district), around)
        self.wide = self.countries | {outer for known in self.parents.values() for around in known for outer in around}

    def _add_country(self, country: dict[str, object]) -> None:
        name = plain(str(country["name"]))
        around = {plain(str(country["within"]))} if "within" in country else set()
        self._place(name, around)
        self.countries.add(name)
        for alias in _strings(country.get("aliases")):
            self.same[_bare(plain(alias))] = name
            self.names.add(_bare(plain(alias)))
        for demonym in _strings(country.get("demonyms")):
            self.demonyms[plain(demonym)] = name
        capital = _strings([country["capital"]] if "capital" in country else [])
        for city in [*capital, *_strings(country.get("cities"))]:
            self._place(_bare(plain(_QUALIFIER.sub("", city))), {name} | around)
        regions = country.get("regions")
        for region, cities in regions.items() if isinstance(regions, dict) else ():
            inner = plain(_QUALIFIER.sub("", str(region)))
            self._place(inner, {name} | around)
            for city in _strings(cities):
                bare = plain(_QUALIFIER.sub("", city))
                # A city named both under its country and under its region is one place.
                self._place(bare, {name, inner} | around, merge=True)

    def _place(self, name: str, around: set[str], *, merge: bool = True) -> None:
        self.names.add(name)
        known = self.parents.setdefault(name, [])
        if merge:
            for parents in known:
                if parents & around:
                    parents |= around
                    return
        if around or not known:
            known.append(set(around))

    def chief(self, name: str) -> str:
        """The folded chief name of a place ("UK" gives "united kingdom"); the folded name itself when unknown."""
        bare = _bare(plain(name))
        return self.same.get(bare, bare)

    def knows(self, name: str) -> bool:
        """Whether the gazetteer lists the place under this or another name."""
        return self.chief(name) in self.parents


def _districts(vocabulary: Vocabulary) -> dict[str, list[str]]:
    found = vocabulary.table("places").get("districts", {}) if "places" in vocabulary.names() else {}
    return {plain(str(city)): _strings(districts) for city, districts in found.items()}


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _bare(name: str) -> str:
    name = name.removeprefix("the ") if not name.startswith("the hague") else name
    for county in ("county ", "co "):
        if name.startswith(county):
            return "co " + name.removeprefix(county)
    return name


@cache
def gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    """The gazetteer of a vocabulary, made once."""
    return Gazetteer(vocabulary)


def contains(outer: str, inner: str, vocabulary: Vocabulary | None = None) -> bool | None:
    """Whether `inner` lies in `outer` (or is it): None when the gazetteer does not know one of them.

    "Ballarat, Australia" counts as Ballarat in Australia, whatever the gazetteer says.
    """
    places = gazetteer(vocabulary or load())
    outside = places.chief(outer.split(",")[0].strip())
    inside = [places.chief(part.strip()) for part in inner.split(",") if part.strip()]
    if not inside or not outside:
        return None
    if outside in inside:
        return True
    if outside not in places.parents or inside[0] not in places.parents:
        return None
    return any(outside in parents for parents in places.parents[inside[0]])
