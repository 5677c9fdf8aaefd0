"""Places without a name of their own: rooms and buildings, and things with a number (turn nine, Gate 4)."""

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.places.roles import RoleTable, role_before, role_table
from factcheck.model import Wording

_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_SMALL = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
          "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}  # fmt: skip
_GOVERNING = frozenset(
    {"happened_in", "found_in", "arrested_in", "venue", "died_in", "to", "from", "said_in", "at", "in"}
)


def spots(page: Page) -> list[Reading]:
    """Rooms and buildings that a verb puts an event in ("broke out in the kitchen"), and numbered spots."""
    table = role_table(page.vocabulary)
    found: list[Reading] = []
    for index, word in enumerate(page.words):
        if word in table.numbered:
            reading = _numbered(page, index, table)
        elif word in table.spots:
            reading = _common(page, index, table)
        else:
            continue
        if reading is not None:
            found.append(reading)
    return found


def _numbered(page: Page, index: int, table: RoleTable) -> Reading | None:
    """ "at turn nine", "Gate 4", "No. 2 shaft"."""
    words, sentence = page.words, page.sentence_of
    after = words[index + 1] if index + 1 < len(words) and sentence[index + 1] == sentence[index] else ""
    first, last, number = index, index, ""
    if after.isdigit() or after in _SMALL:
        last, number = index + 1, _SMALL.get(after, after)
        unit = words[index + 2] if index + 2 < len(words) else ""
        if unit.isalpha() and unit.endswith("s") and unit not in ("was", "is", "has"):
            return None
    elif index >= 3 and words[index - 1].isdigit() and words[index - 2] == "." and words[index - 3] == "no":
        first, number = index - 3, words[index - 1]
    elif index >= 2 and words[index - 1].isdigit() and words[index - 2] == "number":
        first, number = index - 2, words[index - 1]
    if not number or len(number) > 3:
        return None
    role = role_before(page, first, table)
    if role is None and not (first and (words[first - 1] in table.prepositions or words[first - 1] == "by")):
        return None
    start, end = page.starts[first], page.ends[last]
    return Reading(
        kind="place",
        start=start,
        end=end,
        value=Wording(text=page.text[start:end], folded=f"{words[index]} {number}", role=role.name if role else "at"),
        cue=role.cue if role else None,
    )


def _common(page: Page, index: int, table: RoleTable) -> Reading | None:
    words = page.words
    if index + 1 < len(words) and (words[index + 1] in table.spots or words[index].endswith("'s")):
        return None
    if page.text[page.starts[index]].isupper():
        return None
    first = index
    while first > index - 4 and first > 0 and words[first - 1].isalpha() and words[first - 1] not in table.prepositions:
        if words[first - 1] in _DETERMINERS:
            break
        first -= 1
    if not first or words[first - 1] not in _DETERMINERS or page.sentence_of[first - 1] != page.sentence_of[index]:
        return None
    role = role_before(page, first, table)
    if role is None or role.name not in _GOVERNING or (role.cue is None and role.name != "at"):
        return None
    start, end = page.starts[first], page.ends[index]
    return Reading(
        kind="place",
        start=start,
        end=end,
        value=Wording(text=page.text[start:end], folded=" ".join(words[first : index + 1]), role=role.name),
        cue=role.cue,
    )
