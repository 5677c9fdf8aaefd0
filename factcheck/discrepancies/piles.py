"""What a pile of articles says against a conflict: the more are compared, the more figures meet by chance."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from factcheck.discrepancies.weighing import Judged
from factcheck.model import Article, Claim, Ordinal, Period, Quantity

# Pairs of articles from which figures must share more than a likeness of the figures themselves. An editor compares a
# handful of texts; among a dozen (66 pairs) about related events, figures that differ by a slip of the pen are mostly
# figures of two things: four in five false reports on real news came from there.
_PILE = 10
_OF_ONE = 0.2  # weight from which a shared frame says what both figures are
_MEASURED = frozenset(("money", "percent", "duration", "measure"))  # kinds whose unit does not say what is measured

_TIED = frozenset(("place", "polarity"))  # kinds whose check itself says how well the two are tied to one matter
_TIED_WELL = 0.5

_Figure = tuple[str, Decimal | int]


class SideBySide:
    """Which figures some article prints in one sentence (ages: at all): whoever names both says they are two facts."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._units: dict[frozenset[_Figure], list[frozenset[str]]] = {}
        for article in articles:
            sentences: dict[tuple[str, int], list[Claim]] = {}
            for claim in article.claims:
                if _figure(claim) is not None:
                    # People are told apart by their ages all through an article.
                    place = 0 if claim.kind == "age" else claim.sentence.start
                    sentences.setdefault((claim.kind, place), []).append(claim)
            for claims in sentences.values():
                for place, left in enumerate(claims):
                    for right in claims[place + 1 :]:
                        key = frozenset(one for one in (_figure(left), _figure(right)) if one)
                        if len(key) == 2:
                            self._units.setdefault(key, []).append(_units(left, right))

    def prints(self, left: Claim, right: Claim) -> bool:
        """Whether some article prints both figures side by side, of nothing else than the two claims count."""
        if left.kind == "age" and _is_one_person(left, right):
            return False
        key = frozenset(one for one in (_figure(left), _figure(right)) if one)
        return any(units <= _units(left, right) for units in self._units.get(key, ()))


def _figure(claim: Claim) -> _Figure | None:
    value = claim.value
    if isinstance(value, Ordinal):
        return claim.kind, value.rank
    if isinstance(value, Quantity):
        figure = value.low if value.low is not None else value.high
        return None if figure is None else (claim.kind, figure)
    return None


def _is_one_person(left: Claim, right: Claim) -> bool:
    """Whether both ages are given to one name."""
    one, other = left.about.holder or "", right.about.holder or ""
    return one[:1].isupper() and other[:1].isupper() and one.split()[-1].lower() == other.split()[-1].lower()


def _units(*claims: Claim) -> frozenset[str]:
    return frozenset(claim.value.unit for claim in claims if isinstance(claim.value, Quantity) and claim.value.unit)


def is_pile(judged: Sequence[Judged]) -> bool:
    """Whether so many pairs of articles are compared that likeness of two figures tells little."""
    pairs = set()
    for one in judged:
        pairs.add((one.left.document_id, one.right.document_id))
        if len(pairs) > _PILE:
            return True
    return False


_REPRINT = 0.9  # likeness of two sentences from which one is a reprint of the other


def is_reprint(one: Judged) -> bool:
    """Whether two days differ only because one sentence ("all are on sale today") was printed on two days."""
    left, right = one.left, one.right
    return (
        left.kind == "date"
        and left.surface.lower() == right.surface.lower()
        and all(isinstance(claim.value, Period) and claim.value.basis != "stated" for claim in (left, right))
        and one.features.get("sentence alike", 0.0) >= _REPRINT
    )


def is_of_one_matter(one: Judged) -> bool:
    """Whether two figures share what they count or measure: the noun that is counted, or the attribute (the frame);
    two places or opposites subject, object or verb; two ages the name of one person; two ranks an order that is no
    name (the 79th and the 85th "Academy Awards" are two evenings)."""
    kind, features = one.left.kind, one.features
    if kind == "age":
        return _is_one_person(one.left, one.right)
    if kind == "ordinal":
        return not (_is_named(one.left) and _is_named(one.right))
    if kind in _TIED:
        return one.finding.gap >= _TIED_WELL
    if kind not in _MEASURED and kind != "count":
        return True
    if features.get("frame shared", 0.0) >= _OF_ONE:
        return kind in _MEASURED or not features.get("head differs")
    return kind == "count" and features.get("head same", 0.0) >= 1.0


def _is_named(claim: Claim) -> bool:
    """Whether what a rank counts is a name in the article."""
    head = claim.about.head
    return any(head == word for name in claim.about.entities for word in name.lower().split())


def is_told_apart(one: Judged) -> bool:
    """Whether one of the articles names both places, or tells both sides: then they are of two matters."""
    return bool(one.features.get("place: both named") or one.features.get("polarity: both told"))
