"""Statements, fragments, scare quotes and titles of works, told apart by their print."""

from factcheck.claims.page import Page
from factcheck.claims.readers.quotes.speakers import Spoken

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "for",
        "to",
        "with",
        "from",
        "by",
        "is",
        "as",
        "but",
        "nor",
        "so",
        "into",
        "over",
        "s",
        "vs",
        "de",
        "la",
        "le",
    ]
)
_ARMS_LENGTH = 3
_SO_CALLED = (
    "so-called",
    "so called",
    "known as",
    "dubbed",
    "nicknamed",
    "termed",
    "called",
    "titled",
    "entitled",
    "named",
)


def role_of(page: Page, spoken: Spoken, text: str) -> str:
    """ "direct", "mixed", "scare" or "title" (see `read`)."""
    if spoken.is_direct:
        return "direct"
    words = text.split()
    if _is_title_case(words) and not spoken.has_own_cue:
        return "title"
    if len(words) <= _ARMS_LENGTH and not spoken.has_own_cue and text[-1:] not in ".!?":
        return "scare"
    lead = page.lower[max(0, spoken.quoted.start - 14) : spoken.quoted.start].rstrip()
    if len(words) <= _ARMS_LENGTH and lead.endswith(_SO_CALLED):
        return "scare"
    return "mixed"


def _is_title_case(words: list[str]) -> bool:
    """True for "The Long Road Home": capitals on every word but the small ones, first and last included."""
    bare = [word.strip(".,:;!?()[]'\"‘’“”") for word in words]
    bare = [word for word in bare if word]
    if not bare or len(bare) > 12 or not (bare[0][0].isupper() or bare[0][0].isdigit()):
        return False
    if len(bare) == 1:
        return bare[0][0].isupper() and bare[0].lower() not in ("no", "yes", "never", "i", "absolutely")
    return (
        all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in bare)
        and not bare[-1][0].islower()
    )
