"""Compass bearings: "south-west of Malta", "moving north", "in an easterly direction"."""

from factcheck.claims.about.lemmas import lemma
from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.places.roles import RoleTable, role_table
from factcheck.model import Wording

_MOTION = frozenset(
    str.split("""
    walk head move travel drive run sail drift fly go march push race turn blow spread swing continue point flee
    ride steer swim curve veer track proceed steam face
    """)
)


def bearings(page: Page) -> list[Reading]:
    """Directions of movement (role "heading") and bearings from a place (role "bearing").

    `folded` is the bearing in whole degrees from north, rounded to the sixteen points: "225" for south-west; `parts`
    are the words of the name that it is taken from.
    """
    table = role_table(page.vocabulary)
    words = page.words
    found: list[Reading] = []
    index = 0
    while index < len(words):
        if words[index] not in table.bearings:
            index += 1
            continue
        last = _end(page, index, table)
        name = "-".join(words[at] for at in range(index, last + 1) if words[at] != "-")
        degrees = table.bearings.get(name)
        role = None if degrees is None else _role(page, index, last)
        if role is not None:
            start, end = page.starts[index], page.ends[last]
            found.append(
                Reading(
                    kind="place",
                    start=start,
                    end=end,
                    value=Wording(
                        text=page.text[start:end], folded=str(degrees), role=role[0], parts=_from(page, last, role[0])
                    ),
                    cue=role[1],
                )
            )
        index = last + 1
    return found


def _from(page: Page, last: int, role: str) -> tuple[str, ...]:
    """The name that a bearing is taken from ("south-west of Malta"), folded; "the" and the noun of "of the island"."""
    if role != "bearing":
        return ()
    words: list[str] = []
    if page.words[last + 2 : last + 3] == ["the"]:
        return tuple(page.words[last + 2 : last + 4])
    for at in range(last + 2, min(last + 5, len(page.words))):
        if page.sentence_of[at] != page.sentence_of[last] or not page.text[page.starts[at]].isupper():
            break
        words.append(page.words[at].removesuffix("'s"))
    return tuple(words)


def _end(page: Page, first: int, table: RoleTable) -> int:
    """The last token of a compound such as "west-north-west"."""
    words, last = page.words, first
    while (
        last + 2 < len(words)
        and words[last + 1] == "-"
        and words[last + 2] in table.bearings
        and page.starts[last + 1] == page.ends[last]
    ):
        last += 2
    return last


def _role(page: Page, first: int, last: int) -> tuple[str, str | None] | None:
    words, sentence = page.words, page.sentence_of
    after = words[last + 1] if last + 1 < len(words) and sentence[last + 1] == sentence[last] else ""
    next_start = page.starts[last + 2] if last + 2 < len(words) else 0
    before = words[first - 1] if first and sentence[first - 1] == sentence[first] else ""
    to_the = before == "the" and first > 1 and words[first - 2] == "to"
    if after == "of" and (to_the or before not in ("the", "a", "an")):
        is_named = page.text[next_start].isupper() or words[last + 2 : last + 3] in (["the"], ["here"])
        return ("bearing", "of") if is_named else None
    for at in range(first - 1, max(first - 4, -1), -1):
        if sentence[at] != sentence[first] or (at == first - 1 and words[at] in (",", "in", "from", "the")):
            break
        if lemma(words[at]) in _MOTION:
            return ("heading", lemma(words[at])) if after not in ("of", "coast", "side", "bank") else None
    if after in ("direction", "course", "track", "heading"):
        return "heading", after
    return None
