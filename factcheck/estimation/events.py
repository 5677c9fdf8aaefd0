"""Events with gold contradictions, read from a folder of articles and a `gold.yaml`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str, int, int]

# In these kinds a wording carries the fact, so that any part of the gold text counts, not only the marked value.
LOOSE = frozenset(("quote", "attribution", "name", "title", "place", "polarity"))


@dataclass(frozen=True)
class Fact:
    """One gold contradiction: for each side the places (article stem, start, end) that state it."""

    id: str
    kind: str
    optional: bool
    sides: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True)
class Event:
    """The articles of one event by stem, its contradictions, and pairs known to be compatible or to agree."""

    name: str
    paths: dict[str, Path]
    texts: dict[str, str]
    facts: tuple[Fact, ...]
    compatible: tuple[tuple[tuple[Place, ...], tuple[Place, ...]], ...]
    corroborated: tuple[tuple[tuple[Place, ...], tuple[Place, ...]], ...]


def read_events(folder: Path) -> tuple[Event, ...]:
    """The events below a folder, sorted by name."""
    return tuple(_event(path.parent) for path in sorted(folder.glob("*/gold.yaml")))


def _event(folder: Path) -> Event:
    gold: dict[str, Any] = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    paths = {path.stem: path for path in sorted(folder.glob("*.md"))}
    texts = {stem: path.read_text(encoding="utf-8") for stem, path in paths.items()}

    def places(mention: dict[str, Any], exact: bool) -> tuple[Place, ...]:
        stem, text = mention["doc"], mention["text"]
        surface: str | None = mention.get("surface")
        start = texts[stem].find(text)
        if start < 0:
            return ()
        if not exact or not surface or (at := text.find(surface)) < 0:
            return ((stem, start, start + len(text)),)
        return ((stem, start + at, start + at + len(surface)),)

    facts = tuple(
        Fact(
            id=f"{folder.name}/{entry['id']}",
            kind=entry["kind"],
            optional=bool(entry.get("optional")),
            sides=tuple(
                tuple(place for mention in side["mentions"] for place in places(mention, entry["kind"] not in LOOSE))
                for side in entry["sides"]
            ),
        )
        for entry in gold.get("discrepancies") or []
    )
    return Event(
        name=folder.name,
        paths=paths,
        texts=texts,
        facts=facts,
        compatible=tuple((places(e["a"], False), places(e["b"], False)) for e in gold.get("compatible") or []),
        corroborated=tuple((places(e["a"], False), places(e["b"], False)) for e in gold.get("corroborated") or []),
    )


def touches(place: Place, others: tuple[Place, ...]) -> bool:
    """Whether the place shares a character with one of the others."""
    return any(place[0] == stem and place[1] < end and start < place[2] for stem, start, end in others)
