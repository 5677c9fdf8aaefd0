"""One name spelled two ways."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.consistency.draft import Draft
from factcheck.consistency.findings import Found
from factcheck.consistency.registry import Check
from factcheck.model import Record, Span, Wording
from factcheck.model.labels import MONTHS, WEEKDAYS
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.names import edits, plain

_WORD = re.compile(r"(?<![\w'&@#/-])[A-Z][^\W\d_]+(?:['-][A-Z]?[^\W\d_]+)*(?![\w@/])")
_TITLES = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Councillor|Cllr|Professor|Prof|President|Senator|Sgt|Inspector)\.?\s\Z"
)


class SpellingParameters(Record):
    """A name of at least `least_letters` letters that is printed `often` times or more is held against rarer words that
    are a letter apart."""

    least_letters: int = 5
    often: int = 2


@dataclass(frozen=True, slots=True)
class _Use:
    """A capitalised word in the text: the one before it in the same name, if any, and whether it opens a sentence."""

    word: str
    span: Span
    before: str | None
    behind: str | None
    opens: bool
    is_quoted: bool
    is_after_the: bool


def find(draft: Draft, parameters: SpellingParameters) -> list[Found]:
    """Rare spellings that are one letter off a name that the article uses again and again."""
    lower = set(re.findall(r"[a-z]+(?:['-][a-z]+)*", draft.folded))
    uses = list(_uses(draft, lower))
    counts = Counter(use.word for use in uses)
    words: dict[str, list[_Use]] = {}
    for use in uses:
        words.setdefault(use.word, []).append(use)
    known = {word for word in counts if len(word) >= parameters.least_letters and word.lower() not in lower}
    surnames = {
        claim.value.text.split()[-1]
        for claim in draft.article.claims
        if claim.kind == "name"
        and isinstance(claim.value, Wording)
        and " " in claim.value.text
        and claim.value.text.split()[0].lower() in _given_names(draft.vocabulary)
    }
    found = []
    for rare in sorted(known):
        if counts[rare] > 1 and not _is_always_bare(words[rare]):
            continue
        for often in sorted(known):
            if counts[often] < max(parameters.often, counts[rare] + 1) or not _is_slip(
                rare, often, words[rare], words[often], surnames
            ):
                continue
            reason = _is_one_name(words[rare], words[often])
            if reason:
                found.append(_found(words[rare], words[often], reason))
                break
    return found


def _uses(draft: Draft, lower: set[str]) -> Iterator[_Use]:
    for line in draft.lines:
        if line.sentence.section == "boilerplate":
            continue
        text = draft.original(line)
        if sum(char.isupper() for char in text) * 2 > sum(char.isalpha() for char in text):
            continue
        last: re.Match[str] | None = None
        quoted = 0
        matches = list(_WORD.finditer(text))
        for at, match in enumerate(matches):
            joined = (
                last is not None
                and text[last.end() : match.start()] in (" ", "-")
                and not _opens_with(text, last, lower)
            )
            behind = (
                matches[at + 1]
                if at + 1 < len(matches) and text[match.end() : matches[at + 1].start()] == " "
                else None
            )
            quoted += text.count('"', last.end() if last else 0, match.start())
            word = match[0].removesuffix("'s")
            start = line.sentence.span.start + match.start()
            yield _Use(
                word=word,
                span=Span(start=start, end=start + len(word)),
                before=last[0] if joined and last else None,
                behind=behind[0] if behind else None,
                opens=not re.search(r"\w", text[: match.start()]),
                is_quoted=quoted % 2 == 1,
                is_after_the=bool(
                    re.search(
                        r"\b(?:the|The|other|both|Both|two|three|all|All|my|his|her|their|our|your|its|these|those|some|many|several|few|no|of)\s\Z",
                        text[max(0, match.start() - 16) : match.start()],
                    )
                ),
            )
            last = match


_OPENERS = frozenset(
    [
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "to",
        "of",
        "with",
        "and",
        "but",
        "or",
        "so",
        "if",
        "as",
        "when",
        "while",
        "where",
        "after",
        "before",
        "since",
        "until",
        "then",
        "now",
        "later",
        "still",
        "yet",
        "also",
        "even",
        "once",
        "soon",
        "here",
        "there",
        "this",
        "that",
        "these",
        "those",
        "what",
        "who",
        "why",
        "how",
        "both",
        "each",
        "all",
        "most",
        "many",
        "some",
        "only",
        "not",
        "no",
        "yes",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "meanwhile",
        "instead",
        "however",
        "although",
        "though",
        "because",
        "under",
        "over",
        "during",
        "despite",
        "among",
        "between",
        "behind",
        "beside",
        "outside",
        "inside",
        "like",
        "unlike",
        "asked",
        "led",
        "backed",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "has",
        "had",
        "will",
        "can",
        "could",
        "would",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
    ]
)


_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))


def _opens_with(text: str, word: re.Match[str], lower: set[str]) -> bool:
    """Whether a capital is due to the start of the sentence alone ("Later Smith said")."""
    if word[0] in _CALENDAR:
        return True
    if re.search(r"\w", text[: word.start()]):
        return False
    small = word[0].lower()
    return small in _OPENERS or small.endswith("ly") or small in lower


@cache
def _given_names(vocabulary: Vocabulary) -> frozenset[str]:
    table = vocabulary.table("given_names")
    return frozenset(str(name).lower() for group in ("female", "male", "either") for name in table[group])


def _is_always_bare(uses: list[_Use]) -> bool:
    return all(use.before is None for use in uses)


# Endings that make another word of a name (a people, a language, a plural), and that are no misspelling.
_ENDINGS = ("s", "es", "n", "an", "i", "ish", "ese", "ic", "ite", "d", "y", "ns", "a", "o", "e", "r", "er", "ns", "is")


def _is_slip(rare: str, often: str, rare_uses: list[_Use], often_uses: list[_Use], surnames: set[str]) -> bool:
    """Whether two words are one letter apart inside, or two letters swapped, and no inflection of each other."""
    left, right = plain(rare).replace("-", ""), plain(often).replace("-", "")
    if left == right or left[0] != right[0] or abs(len(left) - len(right)) > 1:
        return False
    if rare.lower().rstrip("s") == often.lower().rstrip("s") and (
        often not in surnames or often.endswith("s") or any(use.is_after_the for use in rare_uses)
    ):
        return False
    shorter, longer = sorted((left, right), key=len)
    behind = {use.behind for use in rare_uses if use.behind}
    same_body = bool(behind & {use.behind for use in often_uses})
    of_person = rare == f"{often}s" and often in surnames
    if (
        not same_body
        and not of_person
        and longer.startswith(shorter)
        and longer[len(shorter) :] in _ENDINGS
        and longer[-1] in "snidyaoer"
    ):
        return False
    distance = edits(left, right, 2)
    swapped = len(left) == len(right) and distance == 2 and _is_swap(left, right)
    return distance == 1 or swapped


def _is_swap(left: str, right: str) -> bool:
    places = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    return len(places) == 2 and places[1] == places[0] + 1 and left[places[0]] == right[places[1]]


def _is_one_name(rare: list[_Use], often: list[_Use]) -> str | None:
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
    named_in_full = sum(bool(use.before and use.before not in _HONOURS) for use in often)
    surname = named_in_full and (named_in_full > 1 or any(not use.before for use in often))
    if surname and (len(rare[0].word) >= 6 or not all(use.opens for use in rare)):
        return "nobody of that spelling is introduced"
    return None


_HONOURS = frozenset(
    ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Councillor", "Cllr", "Professor", "Prof")
)


def _found(rare: list[_Use], often: list[_Use], reason: str) -> Found:
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
