"""The vocabulary of quantities, compiled once into dictionaries by first word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Generic, TypeVar

from factcheck.claims.readers.quantities.cues import Cues, compile_cues
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.units import Unit, units

# How a page is cut into tokens (see Page), so that phrases of several words can be looked up token by token.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]|_")

Words = tuple[str, ...]
T = TypeVar("T")
DIGITS = frozenset("0123456789")


class Phrases(Generic[T]):
    """Phrases of one or more tokens, looked up at a place of a token list; the longest wins."""

    def __init__(self, entries: Iterable[tuple[Words, T]], *, backwards: bool = False) -> None:
        self._step = -1 if backwards else 1
        found: dict[str, list[tuple[Words, T]]] = defaultdict(list)
        for words, meaning in entries:
            ordered = words[:: self._step]
            found[ordered[0]].append((ordered, meaning))
        self._found = {
            first: sorted(rows, key=lambda row: -len(row[0]))  # stable: the file's order breaks ties
            for first, rows in found.items()
        }

    def firsts(self) -> frozenset[str]:
        """The tokens that open a phrase (close it, for phrases looked up backwards)."""
        return frozenset(self._found)

    def match(self, words: Sequence[str], at: int) -> tuple[T, int] | None:
        """The meaning of the longest phrase that begins at `at`, and how many tokens it has."""
        rows = self._found.get(words[at])
        if rows is None:
            return None
        for phrase, meaning in rows:
            length = len(phrase)
            if length == 1:
                return meaning, 1
            if self._step == 1:
                if tuple(words[at : at + length]) == phrase:
                    return meaning, length
            elif at >= length - 1 and tuple(words[at - length + 1 : at + 1][::-1]) == phrase:
                return meaning, length
        return None


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A way to write a unit. `touches`: counts only right after the figure and as `printed` in the table."""

    unit: Unit
    touches: bool
    printed: str


@dataclass(frozen=True, slots=True)
class Money:
    """A way to write a currency: `code` when it is settled, else the `sign` that its page may settle.

    `minor` names the whole of which this is a hundredth; `weighs` says the word is a unit of mass, too; `scaled` that
    it is money only after a scale word or with a nation.
    """

    codes: tuple[str, ...]
    sign: str | None = None
    minor: bool = False
    touches: bool = False
    weighs: bool = False
    scaled: bool = False
    nation: bool = False


@dataclass(frozen=True, slots=True)
class Suffix:
    """A scale that is written after digits: "bn", "k"."""

    scale: Decimal
    touches: bool
    money: bool


@dataclass(frozen=True)
class Lexicon:
    """All that the readers of quantities look up. Sets hold folded lower-case tokens."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, Suffix]
    vulgar: Mapping[str, tuple[int, int]]
    percents: Phrases[str]
    parts: Mapping[str, int]
    several: Mapping[str, int]
    vague: Mapping[str, int]
    ordinals: Mapping[str, int]
    from_end: Mapping[str, int]
    multiples: Mapping[str, int]
    ages: Mapping[str, int]
    irregular: Mapping[str, str]
    not_plural: frozenset[str]
    stops: frozenset[str]
    months: frozenset[str]
    clock: frozenset[str]
    designations: frozenset[str]
    model_suffixes: frozenset[str]
    model_letters: frozenset[str]
    before_units: frozenset[str]
    not_after_one: frozenset[str]
    verbs_after_one: frozenset[str]
    streets: frozenset[str]
    not_ranked: frozenset[str]
    not_compound: frozenset[str]
    compound_from: Mapping[str, int]
    change: frozenset[str]
    scored: frozenset[str]
    cues: Cues
    units: Phrases[UnitWord]
    signs: Phrases[Money]
    money_names: Phrases[Money]
    homes: Phrases[str]
    before: Phrases[str]
    after: Phrases[str]
    triggers: frozenset[str]
    needs: Mapping[str, frozenset[str]]


def tokens(phrase: str) -> Words:
    """A phrase of the vocabulary as a page would cut it."""
    return tuple(_TOKEN.findall(phrase.lower()))


@cache
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The compiled tables of a vocabulary."""
    numbers: Mapping[str, Any] = vocabulary.table("numbers")
    currencies: Mapping[str, Any] = vocabulary.table("currencies")
    signs = _signs(currencies)
    sign_phrases = Phrases(signs)
    vulgar = {}
    for sign, fraction in numbers["vulgar"].items():
        above, below = fraction.split("/")
        vulgar[sign] = (int(above), int(below))
    unit_phrases = Phrases(_unit_words(vocabulary))
    hedges = vocabulary.table("hedges")
    return Lexicon(
        small=numbers["small"],
        tens=numbers["tens"],
        scales=numbers["scales"],
        suffixes={
            word: Suffix(Decimal(row["scale"]), row.get("tight", False), row.get("money", False))
            for word, row in numbers["suffixes"].items()
        },
        vulgar=vulgar,
        percents=Phrases((tokens(word), unit) for unit, words in numbers["percents"].items() for word in words),
        parts=numbers["parts"],
        several=numbers["several"],
        vague=numbers["vague"],
        ordinals=_run_together(numbers["tens"], numbers["ordinals"]),
        from_end=numbers["from_end"],
        multiples=numbers["multiples"],
        ages=numbers["ages_in_words"],
        irregular={plural.lower(): singular for plural, singular in numbers["irregular_plurals"].items()},
        not_plural=frozenset(numbers["not_plural"]),
        stops=frozenset(numbers["stops"]),
        months=frozenset(numbers["months"]),
        clock=frozenset(numbers["clock"]),
        designations=frozenset(numbers["designations"]),
        model_suffixes=frozenset(numbers["model_suffixes"]),
        model_letters=frozenset(numbers["model_letters"]),
        before_units=frozenset(numbers["before_units"]),
        not_after_one=frozenset(numbers["not_counted_after_one"]),
        verbs_after_one=frozenset(numbers["verbs_after_one"]),
        streets=frozenset(numbers["streets"]),
        not_ranked=frozenset(numbers["not_ranked"]),
        not_compound=frozenset(numbers["not_counted_after_hyphen"]),
        compound_from=numbers["counted_after_hyphen_from"],
        change=frozenset(numbers["change"]),
        scored=frozenset(numbers["scored"]),
        cues=compile_cues(numbers, vocabulary.table("people")),
        units=unit_phrases,
        signs=sign_phrases,
        money_names=Phrases(_money_names(currencies)),
        homes=Phrases((tokens(word), code) for code, words in currencies["homes"].items() for word in words),
        before=Phrases(
            ((tokens(cue), effect) for effect, cues in hedges["before"].items() for cue in cues), backwards=True
        ),
        after=Phrases((tokens(cue), effect) for effect, cues in hedges["after"].items() for cue in cues),
        triggers=_triggers(numbers, vulgar, sign_phrases),
        needs=_needs(numbers, signs, unit_phrases, _money_names(currencies)),
    )


def _run_together(tens: Mapping[str, int], ranks: Mapping[str, int]) -> Mapping[str, int]:
    """The ranks with those of two words that are printed as one ("twentyfifth")."""
    joined = {f"{ten}{rank}": high + low for ten, high in tens.items() for rank, low in ranks.items() if 0 < low < 10}
    return {**ranks, **joined}


_OPENERS = """half a an quarter no number several few many couple another next years months weeks decades centuries"""


def _triggers(numbers: Mapping[str, Any], vulgar: Iterable[str], signs: Phrases[Money]) -> frozenset[str]:
    """Every token that can begin a quantity, digits apart."""
    tables = ("small", "tens", "scales", "vague", "ordinals", "from_end", "multiples", "ages_in_words")
    words = (word for table in tables for word in numbers[table])
    joined = _run_together(numbers["tens"], numbers["ordinals"])
    return frozenset(_OPENERS.split()).union(words, joined, vulgar, signs.firsts())


def _needs(
    numbers: Mapping[str, Any],
    signs: Iterable[tuple[Words, Money]],
    unit_words: Phrases[UnitWord],
    money_names: Iterable[tuple[Words, Money]],
) -> Mapping[str, frozenset[str]]:
    """For triggers that are frequent words: one of which tokens must follow for a quantity to begin."""
    after_article = unit_words.firsts().union(
        ("half", "quarter", "few", "couple"),
        numbers["scales"],
        numbers["parts"],
        numbers["before_units"],
        (words[0] for words, money in money_names if not money.scaled and not money.touches),
    )
    needs: dict[str, set[str]] = {
        "a": set(after_article),
        "an": set(after_article),
        "another": set(unit_words.firsts()),
    }
    needs |= {"no": {"."}, "next": {"to"}}
    alone = {words[0] for words, _ in signs if len(words) == 1}
    others = {
        word for table in ("small", "tens", "scales", "vague", "ordinals", "multiples") for word in numbers[table]
    }
    for words, _ in signs:
        if len(words) > 1 and words[0] not in alone and words[0] not in others:
            needs.setdefault(words[0], set()).add(words[1])
    return {word: frozenset(following) for word, following in needs.items()}


def _unit_words(vocabulary: Vocabulary) -> Iterable[tuple[Words, UnitWord]]:
    known = units(vocabulary)
    for block in vocabulary.table("units").values():
        for name, entry in block["units"].items():
            for touches, words in (
                (False, entry.get("names", [])),
                (False, entry.get("symbols", [])),
                (True, entry.get("tight", [])),
            ):
                for word in words:
                    yield tokens(word), UnitWord(known[name], touches, word)


def _signs(currencies: Mapping[str, Any]) -> list[tuple[Words, Money]]:
    said = currencies["same_sign"]
    rows = [(tokens(sign), Money(tuple(codes), said.get(sign, sign))) for sign, codes in currencies["signs"].items()]
    for code in currencies["codes"]:
        settled = "CNY" if code == "RMB" else code
        rows.append((tokens(code), Money((settled,), code)))
        if code not in ("COP", "TRY", "ALL"):
            rows.append((("m" + code.lower(),), Money((settled,), "M" + code)))
    return rows


def _money_names(currencies: Mapping[str, Any]) -> list[tuple[Words, Money]]:
    signs, meanings, nations = currencies["signs"], currencies["meanings"], currencies["nations"]
    rows: list[tuple[Words, Money]] = []
    for name, entry in currencies["names"].items():
        sign = entry.get("sign")
        codes = (entry["code"],) if sign is None else tuple(signs.get(sign) or meanings[sign])
        forms = list(dict.fromkeys([*([] if entry.get("only_plural") else [name]), *entry["plural"]]))
        for form in forms:
            if name == "pound":
                plain = Money(codes, "£", weighs=True)
            else:
                plain = Money(codes, sign, scaled=entry.get("scaled", False), nation=entry.get("nation", False))
            rows.append((tokens(form), plain))
            for nation, code in nations.get(name, {}).items():
                rows.append((tokens(f"{nation} {form}"), Money((code,))))
    for name, entry in currencies["minor"].items():
        wholes = entry["of"] if isinstance(entry["of"], list) else [entry["of"]]
        rows.append((tokens(name), Money(tuple(wholes), minor=True, touches=entry.get("tight", False))))
        if name in ("cent", "cents"):
            for nation, code in (
                ("us", "USD"),
                ("u.s.", "USD"),
                ("euro", "EUR"),
                ("australian", "AUD"),
                ("canadian", "CAD"),
            ):
                rows.append((tokens(f"{nation} {name}"), Money((code,), minor=True)))
    return rows
