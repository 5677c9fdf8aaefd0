"""Dates that a verb ties to a name: born, died, founded."""

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.facts.mentions import Reading, Span, cues, has_other_name
from factcheck.model import Claim, Period, Sentence

_FAR = 90  # characters between a name and its verb, or a verb and its date


class Deed(NamedTuple):
    """A date, and whether the name stands right beside its verb."""

    claim: Claim
    is_close: bool


def deeds(reading: Reading, sentence: Sentence, mentions: list[Span], verbs: str) -> Iterator[Deed]:
    """The dates of a sentence that one of the verbs of a list ties to one of the mentions of a name."""
    dates = [one for one in reading.claims_of(sentence) if one.kind == "date" and isinstance(one.value, Period)]
    if not dates or not mentions:
        return
    line = reading.text
    words = reading.within(sentence.span.start, sentence.span.end)
    verb_forms = cues(reading.vocabulary, verbs)
    for at, word in enumerate(words):
        joined = f"{word.form} {words[at + 1].form}" if at + 1 < len(words) else word.form
        end = word.end if word.form in verb_forms else words[at + 1].end if joined in verb_forms else None
        if end is None:
            continue
        date = next((one for one in dates if one.span.start >= end), None)
        if date is None or date.span.start - end > _FAR or not _leads(reading, end, date.span.start):
            continue
        before = [one for one in mentions if one.end <= word.start and word.start - one.end <= _FAR]
        after = [one for one in mentions if one.start >= date.span.end]
        if before and _is_subject(reading, before[-1], word.start):
            yield Deed(date, word.start - before[-1].end <= 8)
        elif (
            after
            and not line[sentence.span.start : word.start].strip(" \"'")
            and set(line[date.span.end : after[0].start]) <= {",", " "}
        ):
            yield Deed(date, True)


def _leads(reading: Reading, start: int, end: int) -> bool:
    """Whether between a verb and a date stands only what can: places and small words."""
    if any(char in ";:.?!" for char in reading.text[start:end].replace("St.", "")):
        return False
    beside = cues(reading.vocabulary, "beside")
    return all(word.is_capital or word.form in beside for word in reading.within(start, end))


_APART = frozenset(("and", "but", "whose", "said", "says", "that", "as", "because", "after", "before", "since"))


def _is_subject(reading: Reading, mention: Span, verb: int) -> bool:
    """Whether the name is what the verb speaks of: no possessive, no kin, no other name and no new clause between."""
    between = reading.forms(mention.end, verb)
    kin = cues(reading.vocabulary, "kin")
    if mention.is_possessive or any(word in kin or word in _APART for word in between):
        return False
    return not has_other_name(reading, mention.end, verb)
