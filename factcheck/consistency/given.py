"""One person under two spellings of a given name: Catherine and Katherine."""

import re
from functools import cache
from itertools import combinations

from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Record, Span
from factcheck.vocabulary import Vocabulary

_NAME = re.compile(r"([A-Z](?<![\w'-][A-Z])[a-z]{2,}) ([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?![\w-])")
_RELATIVES = re.compile(
    r"\b(?:sisters?|brothers?|twins?|sons?|daughters?|fathers?|mothers?|cousins?|namesake|wife|husband)\b", re.I
)


class GivenNameParameters(Record):
    """Given names of at least `least_letters` letters are compared."""

    least_letters: int = 4


def find(draft: Draft, parameters: GivenNameParameters) -> list[Found]:
    """Full names of one surname whose given names sound alike and are written differently."""
    named: dict[str, set[str]] = {}
    for given_name, surname in _NAME.findall(draft.folded):
        named.setdefault(surname, set()).add(given_name)
    if all(len(names) == 1 for names in named.values()):
        return []
    by_surname: dict[str, dict[str, list[Span]]] = {}
    for line in draft.lines:
        text = line.printed
        for match in _NAME.finditer(text):
            start = line.sentence.span.start
            place = Span(start=start + match.start(), end=start + match.end())
            by_surname.setdefault(match[2], {}).setdefault(match[1], []).append(place)
    known = _given_names(draft.vocabulary)
    found = []
    for surname, given in sorted(by_surname.items()):
        for left, right in combinations(given, 2):
            if min(len(left), len(right)) < parameters.least_letters or _sound(left) != _sound(right):
                continue
            if not known.intersection((left.lower(), right.lower())) and not _is_called_bare(draft, surname):
                continue
            if _RELATIVES.search(draft.folded) or _stand_together(draft, given[left], given[right]):
                continue
            told = f"{left} {surname} and {right} {surname} sound alike"
            found.append(
                Found(
                    message=f"{left} {surname}, {right} {surname}",
                    working=(told, "nobody is called a relative"),
                    sides=(
                        (f"{left} {surname}", tuple(given[left])),
                        (f"{right} {surname}", tuple(given[right])),
                    ),
                    certainty=0.82,
                )
            )
    return found


def _is_called_bare(draft: Draft, surname: str) -> bool:
    """Whether the draft calls somebody by this name alone or with Mr, Mrs or Ms: it is a person's."""
    return bool(
        re.search(
            rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? {surname}\b|(?:^|[.!?\"] ){surname} (?:said|was|is|has|had|told)\b",
            draft.folded,
        )
    )


@cache
def _given_names(vocabulary: Vocabulary) -> frozenset[str]:
    table = vocabulary.table("given_names")
    return frozenset(str(name).lower() for group in ("female", "male", "either") for name in table[group])


def _stand_together(draft: Draft, left: list[Span], right: list[Span]) -> bool:
    """Whether one sentence names both: two people."""
    return any(
        any(line.sentence.span.contains(one) for one in left)
        and any(line.sentence.span.contains(other) for other in right)
        for line in draft.lines
    )


def _sound(name: str) -> str:
    """The name reduced to what its spellings share: Stephen and Steven, Catherine and Katharine, Anne and Ann."""
    low = name.lower().replace("ph", "v").replace("f", "v").replace("ck", "k").replace("c", "k").replace("z", "s")
    low = low.replace("y", "i").replace("ie", "i").replace("h", "")
    low = re.sub(r"(.)\1", r"\1", low)
    return re.sub(r"(?<=.)[ea](?=r)|e\Z", "", low)


CHECK = Check("given_name", frozenset(("name_spelling",)), GivenNameParameters, find)
