"""What ties two statements to one matter: words of one meaning in their slots, names, words around them."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from factcheck.model import Claim
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.thesaurus import SAME_CONCEPT, Thesaurus

STEM = 5  # letters by which a word is known for another form of itself ("denounce", "denounced")


@dataclass(frozen=True, slots=True)
class Ties:
    """`slots`: how many words of subject, object or what is counted both have in one meaning, three at most; `verb`:
    the governing verbs are of one meaning; `names`: both sentences print a name; `context`: how many words of one
    meaning they have anywhere."""

    slots: int
    verb: bool
    names: bool
    context: int


def ties(left: Claim, right: Claim, own: Set[str], vocabulary: Vocabulary) -> Ties:
    """The ties of two claims; `own` are the words of the two values themselves, lower-cased, which tie nothing."""
    known = Thesaurus(vocabulary)
    # Every day has its news: that both fell on a Monday in May ties nothing.
    own = own | days_and_months(vocabulary)
    stems = {word[:STEM] for word in own}
    mine, theirs = slots(left, own), slots(right, own)
    verbs = left.about.predicate, right.about.predicate
    names = [
        {word.lower() for name in claim.about.entities for word in name.split() if len(word) > 2} - own
        for claim in (left, right)
    ]
    meanings = own | {concept for word in own for concept in known.concepts(word)}
    return Ties(
        slots=min(_found(mine, theirs, known), _found(theirs, mine, known), 3),
        verb=bool(verbs[0] and verbs[1]) and known.relation(str(verbs[0]), str(verbs[1])) >= SAME_CONCEPT,
        names=not names[0].isdisjoint(names[1]),
        context=min(_context(left, right, stems, meanings), _context(right, left, stems, meanings)),
    )


@cache
def days_and_months(vocabulary: Vocabulary) -> frozenset[str]:
    """The names of weekdays and months, lower-cased; those that are other words too ("may", "march") left out."""
    calendar = vocabulary.table("calendar")
    doubtful = frozenset(calendar["doubtful_months"])
    return frozenset(word.lower() for name in ("weekdays", "months") for word in calendar[name]) - doubtful


def _found(words: Set[str], others: Set[str], known: Thesaurus) -> int:
    return sum(any(known.relation(one, other) >= SAME_CONCEPT for other in others) for one in words)


def _context(claim: Claim, other: Claim, stems: Set[str], own: Set[str]) -> int:
    """How many words around a claim the other has as well, counted by their places: one word has several meanings."""
    words = set(other.about.words)
    places = zip(claim.about.words, claim.about.distances, strict=True)
    return len({at for word, at in places if word in words and word not in own and word[:STEM] not in stems})


def slots(claim: Claim, own: Set[str]) -> set[str]:
    """The content of subject, object and what is counted, the value's own words left out."""
    about = claim.about
    stems = {word[:STEM] for word in own}
    words = (about.head or "", *about.subject, *about.object, *about.complement)
    return {word for word in words if word and word[:STEM] not in stems}
