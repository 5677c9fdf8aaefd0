"""Money: which currency a sign or a name means, before or after the figure."""

from decimal import Decimal

from factcheck.claims.readers.quantities.lexicon import Money
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import numeral_at

HUNDREDTH = Decimal("0.01")
_ANY_CASE = frozenset(
    ("rs", "rp", "dlrs", "dlr", "kr", "ksh", "rupees", "ringgit", "naira", "taka", "sfr", "元", "usd", "eur", "gbp")
)


def sign_at(line: Line, at: int) -> tuple[Money, int] | None:
    """The currency sign, prefix or code that begins at token `at`, and the token after it, if a figure follows."""
    match = line.lexicon.signs.match(line.words, at)
    if match is None:
        return None
    money, length = match
    word = line.words[at]
    if word.isalpha() and length == 1 and not _is_printed_as_code(line, at, word):
        return None
    if word.isalpha() and length > 1 and at and line.words[at - 1] in ("'", "."):
        return None
    if length > 1 and len(word) == 1 and word != "c" and not line.touches(at):
        return None  # "a $5m deal"
    end = at + length
    if line.words[end] == "." and word in ("rs", "fr", "rp", "sh", "dlrs"):
        end += 1
    return money, end


def _is_printed_as_code(line: Line, at: int, word: str) -> bool:
    if len(word) == 1 and not line.touches(at):
        return False  # "R500,000", not "R 5"
    return word in _ANY_CASE or line.printed(at).isupper()


def name_after(line: Line, at: int, *, scaled: bool) -> tuple[Money, int] | None:
    """The currency name, sign or code at token `at`, right after a figure, and the token after it.

    `scaled`: the figure has a scale word, which settles words such as "won" as money. A hyphen may stand between.
    """
    place = at + 1 if line.words[at] == "-" and line.is_hyphen(at) else at
    match = line.lexicon.money_names.match(line.words, place)
    if match is not None:
        money, length = match
        if money.touches and (not line.touches(place - 1) or line.printed(place).isupper()):
            return None
        if money.touches and line.touches(place) and line.words[place + 1].isalpha():
            return None
        if (money.scaled and not scaled) or money.nation:
            return None
        return money, place + length
    match = line.lexicon.signs.match(line.words, place)
    if match is None:
        return None
    money, length = match
    word, end = line.words[place], place + length
    if word.isalpha() and not _is_code_after(line, place, word):
        return None
    if line.is_digits(end) and line.touches(end - 1):
        return None  # "10 $30": the sign belongs to the figure after it
    return money, end


def _is_code_after(line: Line, at: int, word: str) -> bool:
    printed = line.printed(at)
    if word in ("kr", "元", "usd", "eur", "gbp", "us", "u.s.", "u.s"):
        return True
    return printed in ("RM", "Rs") or (printed.isupper() and len(word) in (3, 4))


def minor_after(line: Line, currency: Money, at: int) -> tuple[Decimal, int] | None:
    """ "five dollars and forty cents": the hundredths after the whole."""
    place = at + 1 if line.words[at] == "and" else at
    if currency.minor or not (
        line.is_digits(place) or line.words[place] in line.lexicon.small or line.words[place] in line.lexicon.tens
    ):
        return None
    numeral = numeral_at(line, place)
    if numeral is None or not 0 < numeral.value < 100:
        return None
    named = name_after(line, numeral.end, scaled=False)
    if named is None or not named[0].minor:
        return None
    return numeral.value * HUNDREDTH, named[1]


def is_in_millions(currency: Money) -> bool:
    """Whether the sign is a code with an M before it: "120 MEUR"."""
    return currency.sign is not None and len(currency.sign) == 4 and currency.sign[0] == "M"


def unit_of(line: Line, money: Money) -> tuple[str, Decimal]:
    """The unit to report and the size of the printed one in it (a hundredth for pence)."""
    if money.minor:
        return _whole_of(line, money)
    return line.style.settle(money.codes, money.sign or money.codes[0]), Decimal(1)


def _whole_of(line: Line, money: Money) -> tuple[str, Decimal]:
    if len(money.codes) == 1 and money.codes[0] != "$":
        return money.codes[0], HUNDREDTH
    if "EUR" in money.codes and "EUR" in line.style.spelled:
        return ("cent", Decimal(1)) if "$" in line.style.signs else ("EUR", HUNDREDTH)
    dollars = next(row for row in (line.lexicon.signs.match(("$", ""), 0),) if row is not None)[0]
    return line.style.settle(dollars.codes, "$"), HUNDREDTH
