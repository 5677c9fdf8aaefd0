"""Names as claims: every full name of a person, every name of a body."""

from factcheck.claims.entities import Mention, entities
from factcheck.claims.page import Page, Reading
from factcheck.model import Wording
from factcheck.vocabulary.names import plain


def names(page: Page) -> list[Reading]:
    """One reading for each full name; surnames alone, acronyms and first words of a company's name are left out.

    `folded` is the name in lower case without diacritics, `role` person or organisation.
    """
    return [_reading(mention) for mention in entities(page).mentions if _is_full(mention)]


def _is_full(mention: Mention) -> bool:
    if mention.kind == "person":
        return mention.form == "full"
    # A one-word name with a capital inside (BlackTern) is as telling as a name of several words.
    return mention.kind == "organisation" and (
        mention.form == "full" or (mention.form == "short" and mention.surface == mention.canonical)
    )


def _reading(mention: Mention) -> Reading:
    folded = " ".join(plain(mention.surface).split())
    return Reading(
        kind="name",
        start=mention.start,
        end=mention.end,
        value=Wording(
            text=" ".join(mention.surface.split()), folded=folded, parts=tuple(folded.split()), role=mention.kind
        ),
        speaker=mention.canonical if mention.canonical != mention.surface else None,
    )
