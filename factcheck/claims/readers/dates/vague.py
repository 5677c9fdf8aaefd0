"""Words that place something in time without a day: "in the past", "in the near future", "soon", "he later said"."""

from factcheck.claims.readers.dates.calendar_dates import Found
from factcheck.claims.readers.dates.line import Line
from factcheck.claims.readers.dates.printed import Printed

_NEAR = frozenset(("near", "immediate", "foreseeable", "distant"))
_NOT_SOON_BEFORE = frozenset(("as", "too", "so", "how", "sooner", "very"))
_NOT_SOON_AFTER = frozenset(("as", "after", "enough", "-", "became", "found", "began", "learned", "followed"))
_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "i", "that", "if", "but", "for", "by", "on", "to", "as", "have")
)
_TELLING = frozenset(("said", "told", "added", "announced", "confirmed", "denied", "reported", "issued", "declared"))


def vague_at(line: Line, at: int, after_article: bool) -> Found | None:
    """The vague expression that begins at the token (after its article, where it has one), or None."""
    word = line.word(at)
    if after_article:
        return _past_or_future(line, at)
    if word == "these" and line.word(at + 1) == "days":
        return at + 2, Printed("day", vague="present")
    if (
        word == "soon"
        and not line.printed(at).isupper()
        and line.word(at - 1) not in _NOT_SOON_BEFORE
        and line.word(at + 1) not in _NOT_SOON_AFTER
    ):
        return at + 1, Printed("day", vague="future")
    if word in ("later", "earlier") and _is_told(line, at):
        return at + 1, Printed("day", vague="past")
    return None


def _past_or_future(line: Line, at: int) -> Found | None:
    """ "In the past", "in the near future": with "in" before and no noun behind, so that no thing is described."""
    name_at = line.skip(at, *_NEAR)
    if line.word(name_at) not in ("past", "future") or line.word(at - 2) not in ("in", "into"):
        return None
    following = line.word(name_at + 1)
    if following.isalpha() and following not in ("and", "or", *_PRONOUNS) and not line.capital(name_at + 1):
        return None
    vague: Printed = Printed("day", vague="past" if line.word(name_at) == "past" else "future", takes_article=True)
    return name_at + 1, vague


def _is_told(line: Line, at: int) -> bool:
    """Whether "later" or "earlier" stands beside a verb of telling: "she later told", "he said later at"."""
    before, following = line.word(at - 1), line.word(at + 1)
    if following in _TELLING:
        return before.isalpha() and before not in line.lexicon.plural_units and before not in line.lexicon.units
    return before in ("said", "told", "added") and following in (".", ",", "in", "at", "that", "")
