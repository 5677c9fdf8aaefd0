"""The tokens of one sentence as the patterns see them, and the smallest pieces: numbers, ranks, days of the month."""

from dataclasses import dataclass

from factcheck.claims.page import Page
from factcheck.claims.readers.dates.lexicon import FIRST_YEAR, LAST_YEAR, Lexicon


@dataclass(slots=True)
class Line:
    """A window `[first, stop)` on the page's token lists; tokens outside it read as the empty string.

    `depth` counts expressions inside expressions, so that "the end of the end of ..." comes to an end.
    """

    page: Page
    lexicon: Lexicon
    first: int
    stop: int
    depth: int = 0

    def word(self, at: int) -> str:
        """The folded, lower-cased token, or "" outside the sentence."""
        return self.page.words[at] if self.first <= at < self.stop else ""

    def joined(self, at: int) -> bool:
        """Whether no space lies between this token and the next."""
        return self.first <= at and at + 1 < self.stop and self.page.ends[at] == self.page.starts[at + 1]

    def printed(self, at: int) -> str:
        """The token as printed, case kept."""
        return self.page.text[self.page.starts[at] : self.page.ends[at]] if self.word(at) else ""

    def capital(self, at: int) -> bool:
        """Whether the token is printed with a capital."""
        return self.printed(at)[:1].isupper()

    def is_number(self, at: int, low: int, high: int, digits: int = 4) -> bool:
        """Whether the token is a plain whole number from `low` to `high` of at most `digits` digits."""
        word = self.word(at)
        return is_digits(word) and len(word) <= digits and low <= int(word) <= high

    def year(self, at: int) -> int | None:
        """The four-digit year that the token could be."""
        return int(self.word(at)) if len(self.word(at)) == 4 and self.is_number(at, FIRST_YEAR, LAST_YEAR) else None

    def skip(self, at: int, *words: str) -> int:
        """The place after the token when it is one of `words`, else the same place."""
        return at + 1 if self.word(at) in words else at


def is_digits(word: str) -> bool:
    """Whether the word is made of the ten ASCII digits alone (superscripts are digits to `str.isdigit`)."""
    return word.isascii() and word.isdigit()


def day_of_month(line: Line, at: int) -> tuple[int, int] | None:
    """A day number with or without its ending: "28", "28th", "twenty-eighth" -> (value, next token)."""
    if line.is_number(at, 1, 31, 2):
        end = at + 2 if line.joined(at) and line.word(at + 1) in ("st", "nd", "rd", "th") else at + 1
        return int(line.word(at)), end
    rank = ordinal(line, at)
    return rank if rank and rank[0] <= 31 else None


def ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """A rank in figures or words: "3rd", "third", "twenty-first" -> (rank, next token)."""
    lexicon = line.lexicon
    word = line.word(at)
    if word in lexicon.ordinals:
        return lexicon.ordinals[word], at + 1
    if word in lexicon.tens:
        unit_at = line.skip(at + 1, "-")
        unit = lexicon.ordinals.get(line.word(unit_at), 99)
        return (lexicon.tens[word] + unit, unit_at + 1) if unit < 10 else None
    if word == "thirtieth":
        return 30, at + 1
    if line.is_number(at, 1, 99, 2) and line.joined(at) and line.word(at + 1) in ("st", "nd", "rd", "th"):
        return int(word), at + 2
    return None


def cardinal(line: Line, at: int) -> tuple[int, int] | None:
    """A whole number below ten thousand in figures, below a hundred in words: (value, next token)."""
    lexicon = line.lexicon
    word = line.word(at)
    if line.is_number(at, 1, 9999):
        return int(word), at + 1
    if word in lexicon.ones:
        return lexicon.ones[word], at + 1
    if word in lexicon.tens:
        unit_at = line.skip(at + 1, "-")
        unit = lexicon.ones.get(line.word(unit_at), 99)
        return (lexicon.tens[word] + unit, unit_at + 1) if unit < 10 else (lexicon.tens[word], at + 1)
    return None


def spoken_year(line: Line, at: int) -> tuple[int, int] | None:
    """A year in words: "nineteen ninety-six", "two thousand and eight" -> (year, next token)."""
    lexicon = line.lexicon
    if line.word(at) == "nineteen":
        rest = cardinal(line, line.skip(at + 1, "-"))
        if rest and not line.is_number(at + 1, 0, 9999) and 10 <= rest[0] <= 99:
            return 1900 + rest[0], rest[1]
    if line.word(at) == "two" and line.word(at + 1) == "thousand":
        rest_at = line.skip(at + 2, "and")
        rest = cardinal(line, rest_at) if line.word(rest_at) in (*lexicon.ones, *lexicon.tens) else None
        return (2000 + rest[0], rest[1]) if rest else (2000, at + 2)
    return None
