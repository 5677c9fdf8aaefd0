"""The figure in a few printed words, and what it counts."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, cast

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_LONGEST = 80  # characters of a surface that is a figure with its noun


def figure(surface: str) -> tuple[Decimal, str] | None:
    """The one figure that a surface prints and the noun behind it: "1,850 hectares" is (1850, "hectare"), "nine deaths"
    (9, "death"). None where it prints no figure, a range, or no noun, for then nobody can say what it counts."""
    text = " ".join(surface.split())[:_LONGEST]
    found = _DIGITS.findall(text)
    if len(found) > 1:
        return None
    if found:
        number, rest = _scaled(Decimal(found[0].replace(",", "")), text[text.index(found[0]) + len(found[0]) :])
    else:
        spelt = _spelt(text)
        if spelt is None:
            return None
        number, rest = spelt
    nouns = _WORD.findall(rest)
    return (number, _singular(nouns[-1].lower())) if nouns else None


def _scaled(number: Decimal, rest: str) -> tuple[Decimal, str]:
    """A number with a word of scale behind it ("1.2 million people")."""
    word = _WORD.match(rest.lstrip())
    scale = _words()["scales"].get(word[0].lower()) if word else None
    if word is None or scale is None:
        return number, rest
    try:
        return number * Decimal(scale), rest.lstrip()[word.end() :]
    except InvalidOperation:
        return number, rest


def _spelt(text: str) -> tuple[Decimal, str] | None:
    """A number in words at the beginning of a text, and what stands behind it."""
    tables = _words()
    total, group, read = 0, 0, 0
    is_number = False
    for word in _WORD.finditer(text):
        name = word[0].lower()
        if name in tables["small"] or name in tables["tens"]:
            group += tables["small"].get(name, 0) + tables["tens"].get(name, 0)
        elif name in tables["scales"] and is_number and not name.endswith("s"):
            if tables["scales"][name] == 100:
                group *= 100
            else:
                total, group = total + group * tables["scales"][name], 0
        elif name == "and" and is_number:
            continue
        else:
            break
        is_number, read = True, word.end()
    return (Decimal(total + group), text[read:]) if is_number else None


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@cache
def _words() -> dict[str, dict[str, Any]]:
    """The words for numbers: small ones, tens and scales."""
    from factcheck.vocabulary import load

    return cast(dict[str, dict[str, Any]], load().table("numbers"))
