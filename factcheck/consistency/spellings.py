"""One name spelled two ways."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from factcheck.consistency.capitals import Use, counted, small_words, uses_of
from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Record, Wording
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import plain


class SpellingParameters(Record):
    """A name of at least `least_letters` letters that is printed `often` times or more is held against rarer words that
    are a letter apart."""

    least_letters: int = 5
    often: int = 2


def find(draft: Draft, parameters: SpellingParameters) -> list[Found]:
    """Rare spellings that are one letter off a name that the article uses again and again."""
    counts = counted(draft)
    near = list(_near(counts, parameters))
    if not near:
        return []
    lower = small_words(draft)
    near = [pair for pair in near if not {word.lower() for word in pair} & lower]
    if not near:
        return []
    words = uses_of(draft, lower, {word for pair in near for word in pair})
    surnames = {
        claim.value.text.split()[-1]
        for claim in draft.article.claims
        if claim.kind == "name"
        and isinstance(claim.value, Wording)
        and " " in claim.value.text
        and claim.value.text.split()[0].lower() in _given_names(draft.vocabulary)
    }
    found = []
    told: set[str] = set()
    for rare, often in near:
        if rare in told or (counts[rare] > 1 and not _is_always_bare(words[rare])):
            continue
        if _is_slip(rare, often, words[rare], words[often], surnames):
            reason = _is_one_name(words[rare], words[often])
            if reason:
                found.append(_found(words[rare], words[often], reason))
                told.add(rare)
    return found


def _near(counts: Counter[str], parameters: SpellingParameters) -> Iterator[tuple[str, str]]:
    """The pairs of a rarer word and a more frequent one that are a letter or a swap of letters apart; in order."""
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(counts):
        if len(word) >= parameters.least_letters:
            bare = (word.lower() if word.isascii() else plain(word)).replace("-", "").replace("'", "")
            by_letter.setdefault(bare[:1], []).append((word, bare))
    for alike in by_letter.values():
        for often, right in alike:
            if counts[often] < parameters.often:
                continue
            for rare, left in alike:
                if counts[rare] < counts[often] and left != right and _is_a_letter_off(left, right):
                    yield rare, often


def _is_a_letter_off(left: str, right: str) -> bool:
    """Whether two words differ in one letter, by one letter more, or by two neighbouring letters swapped."""
    if abs(len(left) - len(right)) > 1 or (left[:2] != right[:2] and left[-2:] != right[-2:]):
        return False
    if len(left) == len(right):
        places = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
        return len(places) == 1 or _is_swap(left, right)
    shorter, longer = sorted((left, right), key=len)
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return shorter[at:] == longer[at + 1 :]


@cache
def _given_names(vocabulary: Vocabulary) -> frozenset[str]:
    table = vocabulary.table("given_names")
    return frozenset(str(name).lower() for group in ("female", "male", "either") for name in table[group])


def _is_always_bare(uses: list[Use]) -> bool:
    return all(use.before is None for use in uses)


# Endings that make another word of a name (a people, a language, a plural), and that are no misspelling.
_ENDINGS = ("s", "es", "n", "an", "i", "ish", "ese", "ic", "ite", "d", "y", "ns", "a", "o", "e", "r", "er", "ns", "is")


def _is_slip(rare: str, often: str, rare_uses: list[Use], often_uses: list[Use], surnames: set[str]) -> bool:
    """Whether two words are one letter apart inside, or two letters swapped, and no inflection of each other."""
    left, right = plain(rare).replace("-", ""), plain(often).replace("-", "")
    if rare.lower().rstrip("s") == often.lower().rstrip("s") and (
        often not in surnames or often.endswith("s") or any(use.is_after_the for use in rare_uses)
    ):
        return False
    shorter, longer = sorted((left, right), key=len)
    behind = {use.behind for use in rare_uses if use.behind}
    same_body = bool(behind & {use.behind for use in often_uses})
    of_person = rare == f"{often}s" and often in surnames
    is_inflected = longer.startswith(shorter) and longer[len(shorter) :] in _ENDINGS and longer[-1] in "snidyaoer"
    return same_body or of_person or not is_inflected


def _is_swap(left: str, right: str) -> bool:
    places = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    return len(places) == 2 and places[1] == places[0] + 1 and left[places[0]] == right[places[1]]


def _is_one_name(rare: list[Use], often: list[Use]) -> str | None:
    """Why the rare spelling must be the frequent name: the same given name stands before it, or it stands alone
    although nobody of that spelling was introduced, while the frequent one is somebody's surname."""
    if any(use.is_quoted for use in rare):
        return None
    given = {use.before for use in often if use.before}
    rare_given = {use.before for use in rare if use.before}
    followers = {use.behind for use in often if use.behind}
    rare_followers = {use.behind for use in rare if use.behind}
    if rare_given & given:
        return f"the same name stands before both: {sorted(x for x in rare_given & given if x)[0]}"
    if rare_given - _HONOURS:
        return None
    if rare_followers & followers:
        return f"the same name stands behind both: {sorted(x for x in rare_followers & followers if x)[0]}"
    if rare_followers:
        return None
    if (
        _are_apart(rare, often)
        and all(use.is_placed for use in rare)
        and sum(use.is_placed for use in often) * 2 >= len(often)
    ):
        return "nothing but this letter tells the two places apart"
    if len(often) >= _OFTEN_BARE and _are_apart(rare, often) and not any(use.opens for use in rare):
        return f"it is printed so once and {len(often)} times otherwise"
    named_in_full = sum(bool(use.before and use.before not in _HONOURS) for use in often)
    surname = named_in_full and (named_in_full > 1 or any(not use.before for use in often))
    if surname and (len(rare[0].word) >= 6 or not all(use.opens for use in rare)):
        return "nobody of that spelling is introduced"
    return None


_OFTEN_BARE = 3  # uses of a bare name against which one other spelling is a slip


def _are_apart(rare: list[Use], often: list[Use]) -> bool:
    """Whether two bare names of one length class never meet in a sentence and differ inside: no two names, one slip."""
    if len(rare) > 1 or min(len(rare[0].word), len(often[0].word)) < 6:
        return False
    if any(use.before or use.behind or (use.is_after_the and not use.is_placed) for use in (*rare, *often)):
        return False
    left, right = rare[0].word.lower(), often[0].word.lower()
    inside = left[:3] == right[:3] and left[-1] == right[-1]
    return inside and {use.line for use in rare}.isdisjoint(use.line for use in often)


_HONOURS = frozenset(
    ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Councillor", "Cllr", "Professor", "Prof")
)


def _found(rare: list[Use], often: list[Use], reason: str) -> Found:
    told = (
        f"{often[0].word} ({len(often)} times), {rare[0].word} ({'once' if len(rare) == 1 else f'{len(rare)} times'})"
    )
    return Found(
        message=told,
        working=(told, reason),
        sides=(
            (often[0].word, tuple(use.span for use in often)),
            (rare[0].word, tuple(use.span for use in rare)),
        ),
        certainty=0.87,
    )


CHECK = Check("spelling", frozenset(("name_spelling",)), SpellingParameters, find)
