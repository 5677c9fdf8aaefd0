"""A figure: one numeral or a range of two, with its sign and the hedges around it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.claims.page import Reading
from factcheck.claims.readers.quantities.line import Line
from factcheck.claims.readers.quantities.numerals import Numeral, numeral_at
from factcheck.model import Quantity

_BLURS = frozenset(("about", "around", "nearly", "almost", "roughly", "some", "perhaps"))
_SIGNS = frozenset(("minus", "negative"))
_BOUNDING = frozenset(("exceeding", "approximately", "roughly", "estimated", "exactly", "only", "just", "nearly"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at tokens `[start, end)`, before its unit is known. `low` is `high` for a single figure."""

    low: Decimal | None
    high: Decimal | None
    step: Decimal
    start: int
    end: int
    first: Numeral
    last: Numeral
    is_vague: bool = False

    @property
    def is_range(self) -> bool:
        """Whether two numbers were printed."""
        return self.first is not self.last

    def negative(self) -> "Figure":
        """The figure with the other sign."""
        low, high = self.low, self.high
        return replace(self, low=None if high is None else -high, high=None if low is None else -low)

    def times(self, factor: Decimal) -> "Figure":
        """The figure in a unit `factor` times as fine."""
        return replace(
            self,
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
            step=self.step * factor,
        )


def single(numeral: Numeral) -> Figure:
    """The figure that is one numeral."""
    return Figure(
        low=numeral.value,
        high=None if numeral.is_open else numeral.value,
        step=numeral.step,
        start=numeral.start,
        end=numeral.end,
        first=numeral,
        last=numeral,
        is_vague=numeral.is_vague or numeral.is_open,
    )


def ranging(first: Numeral, last: Numeral) -> Figure:
    """The figure from one numeral to another; a scale after the last alone counts for both ("4 to 6 million")."""
    low, step = first.value, first.step
    if first.scale == 1 and last.scale > 1 and first.value < last.value / last.scale:
        low, step = low * last.scale, (step or 1) * last.scale
    return Figure(
        low, last.value, max(step, last.step), first.start, last.end, first, last, first.is_vague or last.is_vague
    )


def range_after(line: Line, first: Numeral, at: int, *, money: bool = False) -> Numeral | None:
    """The upper numeral of a range whose lower one is `first`, when token `at` joins them.

    "4-6", "4 to 6", "between 4 and 6", "two or three". None when the second is not the larger: then the two are a
    score, a vote or a change from one value to another.
    """
    words = line.words
    join = words[at]
    if join == "-":
        if not line.is_hyphen(at):
            return None
    elif join == "and":
        if not _opens_between(line, first.start):
            return None
    elif join != "to" and join != "or":
        return None
    place = at + 1
    if money and (match := line.lexicon.signs.match(words, place)):
        place += match[1]
    if join == "and" and line.words[place] in _BLURS:
        place += 1
        if money and (match := line.lexicon.signs.match(line.words, place)):
            place += match[1]
    last = numeral_at(line, place, money=money)
    if last is None or last.is_open or last.is_fraction != first.is_fraction:
        return None
    low = ranging(first, last).low
    if low is None or low >= last.value:
        return None
    if join == "or" and last.value > low * 2:
        return None
    if join == "to" and _is_change(line, first.start):
        return None
    return last


def after_rate(line: Line, start: int, end: int) -> int:
    """The token after "a share", "per barrel" in "from 14 cents a share to 31 cents a share", else `end`.

    Only where "from" or "between" opens the range before token `start`.
    """
    words = line.words
    if words[end] not in ("a", "an", "per", "each") or words[start - 1] not in ("from", "between"):
        return end
    place = end + 1 if words[end] == "each" else end + 2
    return place if words[place] in ("to", "and") else end


def _opens_between(line: Line, start: int) -> bool:
    back = start - 1
    for _ in range(4):  # "between about £4m and £6m", "between the ages of 4 and 6"
        if line.words[back] in ("between", "either"):
            return True
        back -= 1
    return False


def _is_change(line: Line, start: int) -> bool:
    """Whether "from X to Y" or "X to Y" tells a change ("rose from 5 to 8"): two values, not a range."""
    back = start - 1
    while line.words[back] in ("$", "£", "€", "about", "around", "nearly"):
        back -= 1
    if line.words[back] != "from":
        return line.words[back] == "by" or line.words[back] in line.lexicon.change
    return any(line.words[back - distance] in line.lexicon.change for distance in range(1, 7))


def signed(line: Line, figure: Figure) -> Figure:
    """The figure with the minus before it: "minus 7", "-7"."""
    before = figure.start - 1
    word = line.words[before]
    negative = word in _SIGNS
    if word == "-" and line.touches(before):
        start = line.starts[before]
        negative = start == 0 or line.text[start - 1] in " (\n\t\u00a0"
        negative = negative and not (before and line.is_digits(before - 1))
    if not negative or figure.low is None or figure.high is None:
        return figure
    return replace(figure, low=-figure.high, high=-figure.low, start=before)


# Hedges


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that bound or blur a figure: `effects` outermost first, tokens `[start, end)` before it or after it."""

    effects: tuple[str, ...]
    surface: str | None
    start: int
    end: int


def hedge_around(line: Line, start: int, end: int, *, after: bool = True, opens: bool = True) -> Hedge | None:
    """The hedges directly before token `start` and directly after the figure and its unit, which end before `end`.

    `opens`: whether words before the figure are looked at.
    """
    before = line.lexicon.before
    effects: list[str] = []
    place = start - 1
    if line.words[place] in ("a", "an", "the") and (match := before.match(line.words, place - 1)):
        # "Inside the 17-inch case", "around the 12 men": one word before the article is a preposition, no hedge.
        place -= line.words[place] != "the" or match[1] > 1 or line.words[place - 1] in _BOUNDING
    first = start
    while opens and place >= 0 and (match := before.match(line.words, place)):
        effects.insert(0, match[0])
        place -= match[1]
        first = place + 1
    surface = None
    if any(effect != "exact" for effect in effects):
        last = start - 1
        surface = line.text[line.starts[first] : line.ends[last]]
    if after and (match := line.lexicon.after.match(line.words, end)):
        effects.append(match[0])
        tail = line.text[line.starts[end] : line.ends[end + match[1] - 1]]
        surface = f"{surface} {tail}" if surface else tail
        end += match[1]
    return Hedge(tuple(effects), surface, first, end) if effects else None


def quantity(line: Line, figure: Figure, unit: str | None, dimension: str | None, hedge: Hedge | None) -> Quantity:
    """The value that a figure, its unit and its hedges state."""
    low, high, strict = figure.low, figure.high, False
    approximate = figure.is_vague
    for effect in hedge.effects if hedge else ():
        if effect == "about":
            approximate = True
        elif effect in ("lower", "strict_lower"):
            low, high, strict = low if low is not None else high, None, effect == "strict_lower"
        elif effect in ("upper", "strict_upper") and high is not None:
            low, high, strict = None, high, effect == "strict_upper"
    return Quantity(
        low=low, high=high, step=figure.step, unit=unit, approximate=approximate, strict=strict, dimension=dimension
    )


def reading(
    line: Line,
    kind: str,
    figure: Figure,
    start: int,
    end: int,
    unit: str | None = None,
    dimension: str | None = None,
    *,
    hedged_to: int | None = None,
    hedged_from: bool = True,
) -> Reading:
    """The reading of tokens `[start, end)` as `kind`, with the hedges around them.

    `hedged_to`: the token where words such as "or more" are looked for, when that is not `end`.
    `hedged_from`: whether words before the figure hedge it.
    """
    hedge = hedge_around(line, start, end if hedged_to is None else hedged_to, opens=hedged_from)
    value = quantity(line, figure, unit, dimension, hedge)
    return Reading(kind, line.starts[start], line.ends[end - 1], value, hedge.surface if hedge else None)
