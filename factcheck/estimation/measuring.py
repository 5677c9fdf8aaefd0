"""Figures for whole reports on gold events: found, false, precision, recall, F1, with bootstrap bounds over events."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from factcheck import pipeline
from factcheck.estimation.events import Event, Fact, Place, touches
from factcheck.model import Article, Discrepancy, Matching

_ROUNDS = 1000


@dataclass
class Tally:
    """What a report found of one event: gold facts found by kind, gold facts by kind, false findings by kind."""

    found: list[str] = field(default_factory=list)
    gold: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def tally(event: Event, articles: Sequence[Article], matching: Matching, severities: Sequence[str]) -> Tally:
    """The findings of the given severities, held against the gold; several findings on one fact count once."""
    report = pipeline.report(articles, matching=matching)
    stems = {article.document.id: stem for stem, article in zip(event.paths, articles, strict=True)}
    required = [fact for fact in event.facts if not fact.optional]
    counted = Tally(gold=[fact.kind for fact in required])
    found: set[str] = set()
    for discrepancy in report.discrepancies:
        if discrepancy.severity not in severities or discrepancy.scope != "cross":
            continue
        hits = [fact for fact in event.facts if _hits(discrepancy, fact, stems)]
        if hits:
            found |= {fact.id for fact in hits}
        else:
            counted.false.append(discrepancy.kind)
    counted.found = [fact.kind for fact in required if fact.id in found]
    return counted


def _hits(discrepancy: Discrepancy, fact: Fact, stems: dict[str, str]) -> bool:
    """Whether two sides of the finding lie on two different sides of the fact."""
    touched = [
        {
            at
            for at, gold in enumerate(fact.sides)
            for mention in side.mentions
            if touches(_place(stems[mention.document], mention.span), gold)
        }
        for side in discrepancy.sides
    ]
    return any(
        one != other for i, left in enumerate(touched) for right in touched[i + 1 :] for one in left for other in right
    )


def _place(stem: str, span: tuple[int, int]) -> Place:
    return stem, span[0], span[1]


def figures(tallies: Sequence[Tally]) -> tuple[float, float, float]:
    """Precision, recall and F1 over events."""
    found, gold = sum(len(t.found) for t in tallies), sum(len(t.gold) for t in tallies)
    false = sum(len(t.false) for t in tallies)
    precision = found / (found + false) if found + false else 1.0
    recall = found / gold if gold else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bounds(tallies: Sequence[Tally], of: Callable[[Sequence[Tally]], float]) -> tuple[float, float]:
    """The 90 % bootstrap interval of a figure over events drawn with replacement (a fixed seed: same input, same
    bounds)."""
    draw = random.Random(0)
    values = sorted(of([draw.choice(tallies) for _ in tallies]) for _ in range(_ROUNDS))
    return values[_ROUNDS // 20], values[-_ROUNDS // 20]


def line(name: str, tallies: Sequence[Tally]) -> str:
    """One line of figures with their bounds."""
    parts = []
    for at, figure in enumerate(("precision", "recall", "F1")):
        low, high = bounds(tallies, lambda some, at=at: figures(some)[at])  # type: ignore[misc]
        parts.append(f"{figure} {figures(tallies)[at]:.3f} ({low:.2f}-{high:.2f})")
    found, gold = sum(len(t.found) for t in tallies), sum(len(t.gold) for t in tallies)
    false = sum(len(t.false) for t in tallies)
    return f"{name}: found {found}/{gold} false {false}  " + "  ".join(parts)


def by_kind(tallies: Sequence[Tally]) -> list[str]:
    """A row a kind: gold, found, false."""
    kinds = sorted({kind for t in tallies for kind in (*t.gold, *t.false)})
    rows = []
    for kind in kinds:
        gold, found, false = (sum(some.count(kind) for some in column) for column in _columns(tallies))
        rows.append(f"   {kind:12} gold {gold:3} found {found:3} false {false:3}")
    return rows


def _columns(tallies: Sequence[Tally]) -> tuple[list[list[str]], ...]:
    return [t.gold for t in tallies], [t.found for t in tallies], [t.false for t in tallies]
