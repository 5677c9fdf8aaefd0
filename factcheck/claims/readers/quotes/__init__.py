"""Reads quotations: what was said, by whom, and by which word that is shown."""

from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.quotes.roles import role_of
from factcheck.claims.readers.quotes.speakers import Spoken, speakers
from factcheck.claims.readers.quotes.wordings import comparison_form, printed_words
from factcheck.model import Wording

__all__ = ["read"]


def read(page: Page) -> list[Reading]:
    """One reading for each printed piece of a quotation, in order of place.

    `value.text` are the words inside the marks, `value.folded` their form for comparing (see `comparison_form`),
    `value.parts` all pieces of the quotation where a tag ("she said") splits it, in order, the same for each piece.
    `value.role` is "direct" for whole statements, "mixed" for a piece built into the reporter's sentence, "scare" for
    a word or two held at arm's length, "title" for the name of a work. `speaker` is the full name where the document
    gives one, else the role or body as printed, None where nobody is cited; `cue` the word that introduces the speech.
    The span includes the marks.
    """
    readings: list[Reading] = []
    for group in _groups(speakers(page)):
        words = [printed_words(page.text[one.quoted.inner_start : one.quoted.inner_end]) for one in group]
        parts = tuple(words) if len(words) > 1 else ()
        for one, text in zip(group, words, strict=True):
            if not any(char.isalnum() for char in text):
                continue
            role = role_of(page, one, text)
            wording = Wording(text=text, folded=comparison_form(text), parts=parts, role=role)
            quoted = one.quoted
            readings.append(
                Reading(
                    kind="quote",
                    start=quoted.start,
                    end=quoted.end,
                    value=wording,
                    speaker=one.source.name if one.source else None,
                    cue=one.cue,
                )
            )
    return readings


def _groups(spoken: list[Spoken]) -> list[list[Spoken]]:
    """The pieces by quotation: a piece that goes on after its tag joins the one before."""
    groups: list[list[Spoken]] = []
    for one in spoken:
        if one.goes_on and groups:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups
