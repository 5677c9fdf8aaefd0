"""What a discrepancy rests on, in a form that outlives the run: the passages on its sides and who printed them."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from factcheck.model.folding import fold
from factcheck.model.records import Record

if TYPE_CHECKING:  # the report holds decisions, and they hold what is made here
    from factcheck.model.report import Discrepancy, DocumentEntry, Mention


class Passage(Record):
    """One sentence that printed a value: `wording` is the print of its words, `surface` the value as printed.

    `source` and `document` (its path, else its title) say where it stood; a text from standard input has neither.
    """

    wording: str
    surface: str
    source: str | None = None
    document: str | None = None


class EvidenceSide(Record):
    """A value and the passages that print it, in order of their wording."""

    value: str
    passages: tuple[Passage, ...]


def wording(surface: str, sentence: str) -> str:
    """The print of a value in its sentence, of 16 hexadecimal digits.

    It depends on the words alone: case, spaces, line breaks and the form of quotation marks and hyphens change
    nothing, and neither does anything outside the sentence.
    """
    return sha256(f"{_words(surface)}|{_words(sentence)}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(text: str) -> str:
    return " ".join(fold(text).lower().split())


def fingerprint(rule: str, sides: "Iterable[tuple[str, Iterable[Mention], Iterable[str]]]") -> str:
    """The name by which people decide about a discrepancy, of 16 hexadecimal digits.

    It depends on the rule and, for each side, on the value, the words of the passages that print it and the names of
    the independent sources behind it. So edits elsewhere in a text leave it alone, while a change of a passage, a
    further passage or a further source make it another. The order of sides, mentions and sources does not count.
    """
    prints = [
        "|".join([value, *sorted({wording(one.surface, one.text) for one in mentions}), *sorted(set(behind))])
        for value, mentions, behind in sides
    ]
    return sha256("||".join([rule, *sorted(prints)]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sides_of(discrepancy: "Discrepancy", entries: "Mapping[str, DocumentEntry]") -> tuple[EvidenceSide, ...]:
    """The sides of a discrepancy as evidence; `entries` are the documents of its report by id."""
    return tuple(
        EvidenceSide(
            value=side.value,
            passages=tuple(
                sorted(
                    {_passage(mention, entries.get(mention.document)) for mention in side.mentions},
                    key=lambda one: (one.wording, one.source or "", one.document or ""),
                )
            ),
        )
        for side in discrepancy.sides
    )


def _passage(mention: "Mention", entry: "DocumentEntry | None") -> Passage:
    return Passage(
        wording=wording(mention.surface, mention.text),
        surface=mention.surface,
        source=entry.source if entry else None,
        document=(entry.path or entry.title) if entry else None,
    )
