"""Invented news for the archive's benchmark: claims that were really read, of events that never were.

A template is read once by the program. For each event its names, figures and day are then put in place of the
template's wherever they occur in what was read, in text and claims alike; names have eight letters and figures five
digits, so that every span stays right. An event has some reports, each with a choice of the template's sentences.
Names are of two sorts, as in the news: those of one event (its town, its people, its firm), drawn out of a
large stock, and those that are printed all the time (countries, capitals, ministers, agencies), drawn by Zipf's law.
"""

import json
import random
import re
import zlib
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from hashlib import sha256
from itertools import accumulate

from factcheck import pipeline
from factcheck.archive import Packed
from factcheck.archive.packing import digest, hashed
from factcheck.model import BlockKey, Document

FIRST_DAY, DAYS = date(2015, 1, 5), 3650
OWN, COMMON, FIGURES = 9, 6, 8  # slots of a template
SENTENCES = (
    """{o0} mayor {o1} {o2} said on Tuesday that {f0} people had been led out of the {o3} works after the fire.
The fire brigade of {o0} sent {f1} litres of foam, and {c0} offered two aircraft.
{o4} {o5}, the firm's director, put the damage at {f2} million euros.
The {o3} works employed {f3} people and made 12 per cent of the steel of {c1}.
"We heard three blasts within ten minutes," {o6} {o7} told {c2}.
Police in {o8} closed the road for 14 hours, and {f4} households had no power until Wednesday.
The last fire at {o3}, in March 2009, killed four workers and cost {f5} euros.
{c3} minister {c4} {c5} will visit {o0} on Friday; {o1} {o2}, 58, said help of {f6} euros was promised.
Insurers in {c1} expect claims of {f7} euros, a third more than after the flood of {o8}.
{o5} said that the second furnace would be lit again within six weeks.""",
    """Voters in {o0} elected {o1} {o2} with {f0} votes on Sunday, ahead of {o3} {o4}, who got {f1}.
Turnout in the {o5} district was 61.5 per cent, the electoral office of {c0} said.
{o2}, 47, promised to spend {f2} euros on schools within two years.
{o6} {o7} of the {c1} party lost the seat that she had held since 2011.
Observers from {c2} counted {f3} spoilt papers in {o8}, more than twice as many as in 2019.
"This town has waited for twenty years," {o1} {o2} said in {o5}.
The budget of {o0} has a gap of {f4} euros, and debts of {f5} euros fall due in June 2026.
{c3} president {c4} {c5} rang the winner on Monday and asked {o2} to come to the capital.
The council of {o8} has 36 members, of whom 19 stood again; {f6} people live there.
A recount was asked for by {o3} {o4}, who was {f7} votes short in 2014.""",
    """{o0} will buy {o1} for {f0} million dollars, the two firms said in {c0} on Monday.
{o2} {o3}, chief executive of {o0}, said that {f1} jobs would go by the end of 2027.
Shares of {o1} rose 8.4 per cent in {c1}; those of {o0} fell 2.1 per cent.
{o4} {o5}, who founded {o1} in 1998, keeps {f2} shares and a seat on the board.
The plant in {o6} makes {f3} engines a year and will stay open for at least five years.
"We looked at eleven firms in {c2} and found one that fits," {o3} said.
Regulators of {c3} have 90 days; minister {c4} {c5} said a decision would come in October.
Sales of {o1} reached {f4} million dollars last year, up from {f5} million dollars in 2022.
The union of {o7} asked for a guarantee for {f6} workers in {o8}.
{o0} paid {f7} dollars for its last purchase, a third of what {o1} will cost.""",
    """An earthquake of magnitude 6.2 struck {o0} on Thursday, killing at least 38 people, officials in {c0} said.
The {o1} observatory said that the quake came at 4:12 am and was felt {f0} metres up in {o2}.
{f1} houses fell in {o3}, and the bridge over the {o4} broke in two places.
{o5} {o6}, governor of {o0}, asked {c1} for {f2} tents and {f3} blankets.
"My brother is under that roof," {o7} {o8}, 29, told {c2}.
The hospital of {o3} took in {f4} hurt people within nine hours; it has 120 beds.
{c3} sent 85 soldiers, and minister {c4} {c5} flew to {o2} on Friday.
Schools in {o0} stay closed for two weeks, and {f5} children are to be taught in tents.
A quake of magnitude 7.1 killed {f6} people near the {o4} in August 1976.
Damage was put at {f7} dollars, half of it in {o2}.""",
)
_VARIANTS = 6  # choices of sentences of each template
_ONSETS = ["b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"]
_SYLLABLES = [onset + vowel for onset in _ONSETS for vowel in "aeiou"]


@lru_cache(500_000)
def name(number: int) -> str:
    """One of 40 million names of eight letters."""
    parts = []
    number = number * 7_368_787 % len(_SYLLABLES) ** 4
    for _ in range(4):
        number, at = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[at])
    return "".join(parts).capitalize()


# The names and figures that stand in the templates when they are read; those of the events are others.
_SLOT_NAMES = [name(39_000_000 + number) for number in range(OWN + COMMON)]
_SLOT_FIGURES = [str(90_001 + 7 * number) for number in range(FIGURES)]
_SLOT_DAY = "2031-03-04"
_SLOT_SOURCE = "The Slotsource Gazette"
_POPULAR = 3000
_ZIPF = list(accumulate(1 / (rank + 1) for rank in range(_POPULAR)))


@dataclass(frozen=True, slots=True)
class Template:
    """A report that was read: its JSON and text in pieces between slots, and its keys with slots in them."""

    pieces: tuple[str, ...]
    prose: tuple[str, ...]
    hexes: frozenset[str]
    keys: tuple[BlockKey, ...]
    packed: Packed


@cache
def templates() -> tuple[tuple[Template, ...], ...]:
    """For each kind of event the reports that it can have."""
    return tuple(tuple(_read(lines, variant) for variant in range(_VARIANTS)) for lines in SENTENCES)


@cache
def drafts() -> tuple[Template, ...]:
    """For each kind of event a long report with some fifty claims: all sentences, in two orders."""
    return tuple(_template(lines.splitlines() + lines.splitlines()[::-1][:6]) for lines in SENTENCES)


def _read(lines: str, variant: int) -> Template:
    chosen = random.Random(variant).sample(lines.splitlines(), 7)
    return _template(chosen)


def _template(sentences: list[str]) -> Template:
    own, common = _SLOT_NAMES[:OWN], _SLOT_NAMES[OWN:]
    slots = {f"o{at}": one for at, one in enumerate(own)} | {f"c{at}": one for at, one in enumerate(common)}
    slots |= {f"f{at}": one for at, one in enumerate(_SLOT_FIGURES)}
    text = "\n\n".join(sentence.format(**slots) for sentence in sentences) + "\n"
    document = Document.from_text(text, source=_SLOT_SOURCE, published=_SLOT_DAY, path="slot.txt", title="A report")
    article = pipeline.read_article(document)
    packed = Packed.of(article, pipeline.archive_keys(article))
    content = article.model_dump_json()
    pieces = _in_pieces(content)
    hexes = frozenset(piece for piece in pieces[1::2] if re.fullmatch(_HEX, piece))
    return Template(pieces, _in_pieces(packed.prose), hexes, pipeline.archive_keys(article), packed)


def _slots() -> list[str]:
    """Everything in what was read that is another thing in every report."""
    names = [form for one in _SLOT_NAMES for form in (one, one.lower())]
    return [*names, *_SLOT_FIGURES, _SLOT_DAY, _SLOT_SOURCE]


_HEX = r"d-[0-9a-f]{12}|[0-9a-f]{64}"


def _in_pieces(content: str) -> tuple[str, ...]:
    return tuple(re.split("(" + "|".join(_slots()) + "|" + _HEX + ")", content))


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: its kind, day, names and figures."""

    kind: int
    day: date
    names: tuple[str, ...]
    figures: tuple[str, ...]


def event(number: int) -> Event:
    """The event of a number, the same in every run."""
    rng = random.Random(number)
    own = [name(rng.randrange(400_000)) for _ in range(OWN)]
    common = [name(1_000_000 + bisect(_ZIPF, rng.random() * _ZIPF[-1])) for _ in range(COMMON)]
    figures = tuple(str(rng.randrange(10_000, 90_000)) for _ in range(FIGURES))
    kind, day = rng.randrange(len(SENTENCES)), FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    return Event(kind, day, (*own, *common), figures)


def values(happened: Event, number: int, rng: random.Random) -> dict[str, str]:
    """What stands in the slots of one report of an event; one figure in ten is another than the event's."""
    figures = [str(int(one) + 11) if rng.random() < 0.1 else one for one in happened.figures]
    day = happened.day + timedelta(days=min(int(rng.expovariate(0.7)), 20))
    sha = sha256(str(number).encode()).hexdigest()
    filled = dict(zip(_SLOT_FIGURES, figures, strict=True))
    for slot, one in zip(_SLOT_NAMES, happened.names, strict=True):
        filled[slot] = one
        filled[slot.lower()] = one.lower()
    return filled | {
        _SLOT_DAY: day.isoformat(),
        _SLOT_SOURCE: f"The {name(2_000_000 + rng.randrange(400))} Post",
        "": sha,
    }


def report(
    template: Template, filled: dict[str, str], number: int, *, is_bare: bool = False
) -> tuple[Packed, tuple[BlockKey, ...]]:
    """One report as the archive keeps it (a bare one without its text and claims), and its keys."""
    sha = filled[""]
    document = f"d-{sha[:12]}"

    filled = filled | {one: document if one.startswith("d-") else sha for one in template.hexes}

    def joined(pieces: tuple[str, ...]) -> str:
        filled_in = list(pieces)
        filled_in[1::2] = map(filled.__getitem__, pieces[1::2])
        return "".join(filled_in)

    plain = b"" if is_bare else joined(template.pieces).replace('"slot.txt"', f'"report-{number:07}.txt"').encode()
    bucket = date.fromisoformat(filled[_SLOT_DAY]).toordinal() // 30
    keys = tuple(BlockKey(_filled_key(key.name, filled), key.kind, bucket, key.share) for key in template.keys)
    packed = replace(
        template.packed,
        origin=f"report-{number:07}.txt",
        document=document,
        sha256=sha,
        source=filled[_SLOT_SOURCE],
        first_day=filled[_SLOT_DAY],
        last_day=filled[_SLOT_DAY],
        bucket=bucket,
        prose="" if is_bare else joined(template.prose),
        digest=digest(plain),
        body=b"" if is_bare else zlib.compress(plain, 1),
        keys=tuple(sorted({hashed(key.name, key.kind, key.bucket) for key in keys})),
    )
    return packed, keys


def _filled_key(key: str, filled: dict[str, str]) -> str:
    if key.startswith("#"):
        return "#" + filled.get(key[1:], key[1:])
    return " ".join(filled.get(word, word) for word in key.split(" "))


def reports(first: int, count: int, *, is_bare: bool = False) -> Iterator[Packed]:
    """Reports by number: four of each event in a row, one event after the other in no order of time."""
    for number in range(first, first + count):
        if number % 4 == 0 or number == first:
            happened = event(number // 4)
        rng = random.Random(-number - 1)
        template = templates()[happened.kind][rng.randrange(_VARIANTS)]
        yield report(template, values(happened, number, rng), number, is_bare=is_bare)[0]


def draft(number: int) -> tuple[int, tuple[BlockKey, ...], int]:
    """A draft about the event of a number: how many claims it has, its keys, its bucket."""
    happened = event(number)
    rng = random.Random(f"draft {number}")
    template = drafts()[happened.kind]
    _, keys = report(template, values(happened, 10**9 + number, rng), 10**9 + number)
    return template.packed.claims, keys, keys[0].bucket or 0


def sample() -> str:
    """One report's text, to look at."""
    return next(reports(0, 1)).prose


if __name__ == "__main__":
    print(sample())
    print(json.dumps({"claims": [one.packed.claims for kind in templates() for one in kind],
                      "keys": [len(one.packed.keys) for kind in templates() for one in kind],
                      "draft claims": [one.packed.claims for one in drafts()],
                      "draft keys": [len(one.keys) for one in drafts()]}))  # fmt: skip
