"""What on a page is not the article: links, bylines, credits, rights, corrections; and which lines are captions."""

import re
from functools import cache
from typing import Any

from factcheck.vocabulary import Vocabulary

_LONGEST = 600
_KEY = 4
_COPYRIGHT_SIGNS = frozenset("©(&[cC")
_LONGEST_LINE = 200
_MARKS = " \t\u00a0*_#>|•·-–—+~`\u200b\ufeff"
_DIGITS = re.compile(r"\d+")

_PARTICLE = r"(?:van|von|de|da|der|den|del|di|bin|al|el|la|le|ter|dos)"
_NAME = rf"[A-Z][\w'’.-]*(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?[A-Z][\w'’.-]*){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,? and |, | & |, with | with ){_NAME}){{0,4}}"
_PLACE = r"[A-Z][\w'’.-]*(?:[ ,]{1,2}(?:and |de |la |el )?[A-Z][\w'’.-]*){0,4}"
_ROLE = (
    r"[\w'’&-]*(?: [\w'’&-]+){0,4} (?:correspondent|editor|reporter|writer|bureau|staff|desk|analyst|columnist|chief)"
    r"|(?:correspondent|editor|reporter|staff|bureau chief)"
)
_WHEN = (
    r"(?:\d{1,2}|an?) (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago|yesterday|today|updated.*|published.*"
    r"|[\d: ]+[ap]\.?m\.?.*"
)
_OUTLET = r"(?:for )?(?:the )?[A-Z][\w'’.&-]*(?: [A-Z][\w'’.&-]*){0,4}"
_BYLINE = re.compile(
    rf"(?:(?i:by|words by|story by|written by|text by|report by|analysis by|interview by|from|posted by)[: ]+"
    rf"(?:{_NAMES}|(?i:our|a) (?i:{_ROLE}|staff|.* (?:staff|correspondent|reporter)))"
    rf"(?: in {_PLACE})?(?:[ ,|/–—-]+(?i:{_ROLE}))?(?:[ ,|/–—-]+{_OUTLET})?(?:[ ,|/–—-]+(?i:{_WHEN}))?"
    rf"|{_NAMES} in {_PLACE}(?:[ ,|/–—-]+(?i:{_ROLE}))?(?:[ ,|/–—-]+(?i:{_WHEN}))?"
    rf"|{_NAMES}[ ,|/–—-]+(?i:{_ROLE})(?:[ ,|/–—-]+(?i:{_WHEN}))?"
    rf"|{_NAMES}[ ,|/–—-]+(?i:\d{{1,2}} (?:minutes?|mins?|hours?|hrs?|days?) ago))\.?"
)
_AGENCY = (
    r"(?:AFP|AP|EPA|PA|Reuters|Getty|Alamy|Shutterstock|Bloomberg|Xinhua|Rex|iStock|ANI|PTI|TASS|Zuma|Anadolu|Yonhap"
    r"|Kyodo|DPA|AAP)"
)
_CREDITED = re.compile(
    rf"(?:©[ \u00a0]?(?!\d)[^©\n]{{2,60}}"
    rf"|[\[(](?i:photo|picture|image|photograph|credit|file photo|ap photo|pic)s?\b[^()\[\]]{{0,80}}[\])]"
    rf"|(?:\b(?i:photo|photograph|picture|image|credit)s?(?: (?i:by|credit))?: ?)[A-Z][^:.\n]{{2,60}}"
    rf"|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{0,3}}(?:/{_AGENCY}(?: [A-Z][a-z]+)?)+(?:/[A-Z][\w ]+)?"
    rf"|[/(|] ?{_AGENCY}(?: Images| Photo)?[)]?|\bGetty Images)[\s.*_)\]]*\Z"
)
_CAPTIONED = re.compile(
    r"(?:(?:file )?(?:photo|photograph|picture|pic|image|caption|pictured|graphic|map|chart|illustration|above|below"
    r"|left|right|file)s?(?: caption)?: )",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\((?i:c)\)|&copy;)\s?(?i:copyright\s)?[^\n]{0,60}?(?:19|20)\d\d\b|(?i:copyright) ?[©:(]"
    # Only names between the word and the year: "copyright law has changed since 1998" is a sentence.
    r"|\[?(?i:copyright)\b(?: notice)?[\]:]?(?:\(#?\))?,?\s*(?:by )?"
    r"(?:[A-Z&][\w.,&'’-]*\s+|the |of |and ){0,8}(?:19|20)\d\d"
    r"|\[?(?i:copyright)\b[^\n]{0,120}(?i:rights reserved)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_WORDS = re.compile(
    rf"\b(?:{_MONTH}|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|first|last|published|posted|"
    r"updated?|modified|created|released|date|on|at|by|of|am|pm|a\.? ?m|p\.? ?m|gmt|utc|bst|c?est?|cet|ist|aest"
    r"|[ecmp][sd]?t|local|time|ago|hours?|minutes?|mins?|hrs?|days?|st|nd|rd|th)\b|edited|hrs|\d+(?:st|nd|rd|th|am|pm|[ap]\.m\.)?|\W|_",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?:first|last)?\W*(?:published|posted|updated|modified|edited|date|on)\b|\d|(?:mon|tue|wed|thu|fri|sat|sun)"
    rf"|{_MONTH}\W",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b{_MONTH}\W{{0,2}}\d|\d(?:st|nd|rd|th)?\W{{1,2}}{_MONTH}|\d ?[/-] ?\d|\b(?:19|20)\d\d\b|\bago\b"
    r"|published|posted|updated",
    re.IGNORECASE,
)

# "($1 = 0.92 euros)" below a report: no statement about the event.
_EXCHANGE_RATE = re.compile(
    r"\(?(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3} ?)?1(?:\.0+)?(?: [A-Za-z. ]{1,30})? = [A-Z$€£¥₹₩]{0,4} ?[\d.,]+"
    r"[\w. ]{0,40}\)?\.?"
)


class Furniture:
    """The boilerplate table of one vocabulary, compiled for look-up by the first letters of a block."""

    def __init__(self, table: list[dict[str, Any]]) -> None:
        self._starts: dict[str, list[tuple[str, str]]] = {}
        self._whole: dict[str, str] = {}
        self._contains: list[tuple[str, str]] = []
        for entry in table:
            why = entry["why"]
            for phrase in entry.get("starts", ()):
                lowered = _plain(str(phrase))
                for key in {lowered[:_KEY], lowered[:_KEY].replace("'", "’"), lowered.lstrip(_MARKS)[:_KEY]}:
                    self._starts.setdefault(key, []).append((lowered, why))
            self._whole.update((_core(str(phrase)), why) for phrase in entry.get("whole", ()))
            self._contains += [(_plain(str(phrase)), why) for phrase in entry.get("contains", ())]

    def why_boilerplate(self, block: str) -> str | None:
        """Why a block is no part of the article; None when it is one. `block` has no outer space."""
        if (why := self._by_opening(block)) is not None:
            return why
        if len(block) > _LONGEST:
            return None
        if len(block) <= _LONGEST_LINE:
            if not any(map(str.isalnum, block)):
                return "end mark" if "#" in block else "no words"
            plain = _plain(block)
            if len(block) <= 80 and (why := self._whole.get(_core(block))) is not None:
                return why
            for phrase, why in self._contains:
                if phrase in plain:
                    return why
        return _by_shape(block)

    def _by_opening(self, block: str) -> str | None:
        # Nearly every block is let go by this look-up of its first letters; the rest is for the few that are not.
        opening = block[:120].lstrip(_MARKS)
        first = opening[:1]
        phrases = self._starts.get("{n}" if first.isdigit() else opening[:_KEY].lower(), ())
        if first.isdigit():
            phrases = [entry for key, entries in self._starts.items() if key.startswith("{n}") for entry in entries]
        if not phrases and first != "(":
            return None
        heads = (_plain(opening), _plain(block[:120]))
        for phrase, why in phrases:
            for head in heads:
                ends_there = not phrase[-1].isalnum() or not head[len(phrase) : len(phrase) + 1].isalpha()
                # Only notes of correction run to a whole paragraph; "more on this" may open a real one.
                if head.startswith(phrase) and ends_there and (len(block) <= _LONGEST or "correction" in why):
                    return why
        return None


def _by_shape(block: str) -> str | None:
    core = block.strip(_MARKS)
    if core[:1] in _COPYRIGHT_SIGNS and _COPYRIGHT.match(core):
        return "copyright"
    if len(core) > 120:
        return None
    if core[:1].isalpha() and _BYLINE.fullmatch(core):
        return "byline"
    if len(core) <= 90 and _LABELLED.match(core) and _DATED.search(core) and not _DATE_WORDS.sub("", core):
        return "date of publication"
    if "=" in core and _EXCHANGE_RATE.fullmatch(core):
        return "exchange rate, for the reader's convenience"
    if len(core) <= 60 and _CREDITED.match(core):
        return "photo credit"
    return None


def is_caption(block: str) -> bool:
    """Whether a block describes a picture: it ends with a photographer's credit or opens with "Photo:" or the like."""
    if len(block) > _LONGEST:
        return False
    core = block.strip(_MARKS)
    if _CAPTIONED.match(core):
        return True
    # A credit has a sign of its own or ends without a full stop: this spares nearly all paragraphs the search.
    tail = core[-120:]
    may_credit = "©" in tail or "/" in tail or tail[-1:] not in ".!?”\"'"
    return may_credit and "\n" not in core and bool(_CREDITED.search(tail))


def _plain(text: str) -> str:
    """Lower case, with straight quotes, plain spaces and `{n}` for figures: what the table's phrases are written in."""
    lowered = text.lower().replace("\n", " ")
    if not lowered.isascii():
        lowered = lowered.replace("’", "'").replace("\u00a0", " ")
    return lowered if "{n}" in lowered else _DIGITS.sub("{n}", lowered)


def _core(text: str) -> str:
    return _plain(text).strip(_MARKS + ".:!()[]<>»›→")


@cache
def furniture(vocabulary: Vocabulary) -> Furniture:
    """The compiled boilerplate table of a vocabulary."""
    return Furniture(vocabulary.table("boilerplate"))
