"""One sentence as token lists that may be looked into beyond their ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from factcheck.claims.page import Page
from factcheck.claims.readers.quantities.lexicon import DIGITS, Lexicon, Phrases

T = TypeVar("T")
ZERO = Decimal(0)
_BEYOND = 12  # how far a pattern may look past either end of a sentence


class Line:
    """A sentence's tokens. `words` is padded with "" so that looking past either end finds nothing.

    Index -1 reads the padding at the end, so looking back needs no check either.
    """

    def __init__(self, page: Page, first: int, last: int, lexicon: Lexicon, style: "Style", section: str) -> None:
        self.page = page
        self.text = page.text
        self.words = page.words[first:last] + [""] * _BEYOND
        self.starts = page.starts[first:last] + [-9] * _BEYOND
        self.ends = page.ends[first:last] + [-5] * _BEYOND
        self.length = last - first
        self.lexicon = lexicon
        self.style = style
        self.section = section

    @cached_property
    def is_title_cased(self) -> bool:
        """Whether the line is set like a headline, where capitals show nothing."""
        if self.section == "headline":
            return True
        long = [index for index in range(self.length) if len(self.words[index]) > 3 and self.words[index].isalpha()]
        return len(long) > 3 and sum(self.is_capitalised(index) for index in long) >= 0.8 * len(long)

    def touches(self, index: int) -> bool:
        """Whether no space stands between the token and the next one."""
        return self.ends[index] == self.starts[index + 1]

    def printed(self, index: int) -> str:
        """A token with its capitals."""
        return self.text[self.starts[index] : self.ends[index]] if self.words[index] else ""

    def is_capitalised(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return bool(self.words[index]) and self.text[self.starts[index]].isupper()

    def is_digits(self, index: int) -> bool:
        """Whether the token is a number in digits."""
        return self.words[index][:1] in DIGITS and self.words[index] != ""

    def is_hyphen(self, index: int) -> bool:
        """Whether the token is a hyphen inside a compound: no spaces around it, or one on both sides ("5 - year")."""
        if self.words[index] != "-":
            return False
        return (self.ends[index - 1] == self.starts[index]) == (self.ends[index] == self.starts[index + 1])


@dataclass
class Style:
    """What a whole page shows about its figures: whether it writes 1.200,50, and whose money its bare signs mean."""

    page: Page
    lexicon: Lexicon
    figures: Sequence[str]

    @cached_property
    def is_continental(self) -> bool:
        """Whether a figure of the page can only be read with points between thousands and a decimal comma."""
        for word in self.figures:
            point = word.find(".")
            comma = word.find(",", point) if point > 0 else 0
            if comma > 0 and word.count(",") == 1 and len(word) - comma - 1 != 3:
                return True
        return False

    @cached_property
    def is_of_weather(self) -> bool:
        """Whether the page speaks of the weather: three different words of it at least."""
        return len(self.lexicon.cues.weather.intersection(self.page.words)) >= 3

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs and words of money that settle what "pounds" and "cents" are."""
        return frozenset(("£", "$", "sterling", "pence", "quid")).intersection(self.page.words)

    @cached_property
    def homes(self) -> dict[str, int]:
        """How often the page names the home of each currency."""
        found: dict[str, int] = {}
        for _, code, _ in self._all(self.lexicon.homes):
            found[code] = found.get(code, 0) + 1
        return found

    @cached_property
    def spelled(self) -> frozenset[str]:
        """The currencies that the page prints beyond doubt: "US$5m", "CHF5m", "5 Canadian dollars"."""
        signs = {
            money.codes[0]
            for index, money, length in self._all(self.lexicon.signs)
            if len(money.codes) == 1 and self._is_meant(index, length)
        }
        names = {money.codes[0] for _, money, _ in self._all(self.lexicon.money_names) if len(money.codes) == 1}
        return frozenset(signs | names)

    @cached_property
    def declared(self) -> frozenset[str]:
        """The currencies that the page says its figures are in: "all sums are in Canadian dollars"."""
        return frozenset(
            money.codes[0]
            for index, money, _ in self._all(self.lexicon.money_names)
            if len(money.codes) == 1 and index and self.page.words[index - 1] == "in"
        )

    def _all(self, phrases: Phrases[T]) -> list[tuple[int, T, int]]:
        firsts = phrases.firsts()
        places = [index for index, word in enumerate(self.page.words) if word in firsts]
        words = [*self.page.words, "", "", "", "", ""] if places else []
        return [(index, *match) for index in places if (match := phrases.match(words, index))]

    def _is_meant(self, index: int, length: int) -> bool:
        """Whether the sign at the token is set as one: "A$" without a space, a code in capitals."""
        page = self.page
        start, end = page.starts[index], page.ends[index]
        if length > 1:
            return end == page.starts[index + 1]
        return page.text[start:end].isupper() or not page.words[index].isalpha()

    def settle(self, codes: tuple[str, ...], sign: str) -> str:
        """Which of `codes` a sign means on this page, or the bare `sign` where the page leaves it open.

        What the page says about its figures settles it; else the one home country that it names, at least twice. A
        currency that the page spells out elsewhere is not what its bare sign means ("$5m" beside "US$3m").
        """
        if len(codes) == 1:
            return codes[0]
        declared = [code for code in codes if code in self.declared]
        if declared:
            return declared[0] if len(declared) == 1 else sign
        homes = [code for code in codes if code in self.homes and code not in self.spelled]
        return homes[0] if len(homes) == 1 and self.homes[homes[0]] >= 2 else sign
