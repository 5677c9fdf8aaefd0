"""How the cost of pairing grows with the number of articles: candidates.py [--sizes 100 1000 10000] [--report].

Articles are made from templates: events of six sorts with names, places, figures and dates of their own, three outlets
each, of which the third misprints one figure. Every article is written out and read. Prints for each size the article
pairs and claim pairs that are looked at, seconds for reading (by the clock), for grouping the articles and for pairing
the claims, with --report also for the whole report (of this process's own time, whatever else the machine does),
the memory that pairing adds and the peak; then by what each grew.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from factcheck import candidates, pipeline, vocabulary
from factcheck.model import Document

_ONSETS = ("B", "Br", "C", "D", "Dr", "F", "G", "Gr", "H", "K", "Kr", "L", "M", "N", "P", "R", "S", "St", "T", "V", "W",
           "Z")
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ei", "ou")
_CODAS = ("ld", "lm", "nd", "r", "rn", "rs", "sk", "ss", "th", "v", "x", "l", "n")
_ENDS_OF_PLACES = ("by", "ford", "ham", "mouth", "stad", "ton", "ville", "wick", "borg", "field")
_ENDS_OF_PEOPLE = ("er", "ic", "ini", "man", "ov", "sen", "ski", "son", "as", "ez")
_GIVEN = ("Anna", "Boris", "Carla", "David", "Elena", "Frank", "Greta", "Hugo", "Irene", "Jonas", "Karin", "Lucas",
          "Maria", "Nadia", "Oscar", "Paula", "Ruth", "Simon", "Tomas", "Vera")  # fmt: skip
_CLOSINGS = ("More was not known by the evening.", "Both sides were asked for a comment.", "The story goes on.")
_OUTLETS = ("Daily Courier", "Evening Ledger", "Channel Eight", "Morning Star Wire", "The Gazette", "Northern Post")

# Slots: town, river, one and other (people, surname last), small, figure, money, share, age, weekday, day.
_EVENTS = (
    (
        "Fire at {town} warehouse kills {small}",
        "A fire at a warehouse in {town} killed {small} people on {weekday}, the fire chief, {one}, "
        "said. About {figure} "
        "workers of {other_surname} Logistics had to leave the site beside the {river}.",
        "Flames were first seen on {day}. {one_surname} said that {crew} firefighters fought them for {hours} hours.",
        "The owner, {other}, {age}, put the damage at ${money} million. “We will build it again, and "
        "nobody will lose a "
        "job,” {other_surname} told reporters.",
    ),
    (
        "{town} council approves ${money} million bridge",
        "Councillors in {town} voted {crew} to {hours} on {weekday} to build a bridge over the {river} "
        "for ${money} million.",
        "The mayor, {one}, said that {figure} vehicles a day would cross it. Work is to begin on {day} and to last "
        "{small} months.",
        "{other}, {age}, who leads the opposition, called it a waste. “This town needs schools before "
        "it needs a monument,” "
        "{other_surname} said. Taxes are to rise by {share}%.",
    ),
    (
        "{one_surname} Industries profit rises {share}%",
        "{one_surname} Industries of {town} said on {weekday} that its profit rose {share}% to ${money} million.",
        "The maker of pumps sold {figure} of them in the three months to {day}, chief executive {one}, {age}, said.",
        "It is to hire {crew} people for its plant on the {river}. “Orders have never come in as fast "
        "as they do now,” said "
        "finance director {other}.",
    ),
    (
        "Earthquake shakes {town}, {small} injured",
        "An earthquake with a magnitude of {hours}.{small} struck {town} on {day} and injured {crew} people.",
        "Its centre lay {age} kilometres from the mouth of the {river}, said {one} of the seismic "
        "institute. {figure} "
        "homes lost power on {weekday}.",
        "Governor {other} promised ${money} million for repairs. “No family will spend the winter in a tent,” "
        "{other_surname} said.",
    ),
    (
        "Court in {town} jails {one_surname} for {hours} years",
        "A court in {town} sentenced {one}, {age}, to {hours} years in prison on {weekday} for taking "
        "${money} million from "
        "{figure} savers.",
        "The trial had begun on {day} and heard {crew} witnesses. {one_surname} had run the {river} Savings Society.",
        "“He looked us in the eye and took everything we had,” said {other}, who lost {share}% of a pension.",
    ),
    (
        "{town} wins cup final before {figure}",
        "{town} beat {river} United {small}-1 in the cup final on {weekday} in front of {figure} spectators.",
        "{one}, {age}, scored after {hours} minutes, a goal for a club that paid ${money} million for "
        "the forward on {day}.",
        "“I have waited for this night since I was a boy,” said coach {other}, who has won {share}% of "
        "{crew} matches.",
    ),
)


def _word(chance: random.Random, ends: tuple[str, ...]) -> str:
    middle = chance.choice(_ONSETS).lower() + chance.choice(_NUCLEI) if chance.random() < 0.5 else ""
    return chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS) + middle + chance.choice(ends)


def events(count: int, seed: int = 20) -> Iterator[list[Document]]:
    """`count` events of three articles each, published over a year; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        title, *paragraphs = chance.choice(_EVENTS)
        day = date(2023, 1, 2) + timedelta(days=chance.randrange(365))
        one, other = _word(chance, _ENDS_OF_PEOPLE), _word(chance, _ENDS_OF_PEOPLE)
        slots = {
            "town": _word(chance, _ENDS_OF_PLACES),
            "river": _word(chance, ("a", "e", "")),
            "one": f"{chance.choice(_GIVEN)} {one}",
            "other": f"{chance.choice(_GIVEN)} {other}",
            "one_surname": one,
            "other_surname": other,
            "small": chance.randrange(3, 10),
            "crew": chance.randrange(21, 99),
            "hours": chance.randrange(4, 9),
            "figure": f"{chance.randrange(1000, 60000):,}",
            "money": f"{chance.randrange(11, 990) / 10:.1f}",
            "share": f"{chance.randrange(11, 390) / 10:.1f}",
            "age": chance.randrange(31, 79),
            "weekday": f"{day:%A}",
            "day": f"{day.day} {day:%B %Y}",
        }
        yield [_article(at, title, paragraphs, slots, day, chance) for at in range(3)]


def _article(
    at: int, title: str, paragraphs: list[str], slots: dict[str, object], day: date, chance: random.Random
) -> Document:
    told = dict(slots)
    if at == 2:
        told["crew"] = int(str(told["crew"])[::-1])
    kept = paragraphs if at == 0 else [paragraphs[0], *chance.sample(paragraphs[1:], len(paragraphs) - 1)]
    text = "\n\n".join([title, *kept, _CLOSINGS[at]]).format(**told)
    published = (day + timedelta(days=at)).isoformat()
    return Document.from_text(text, source=chance.choice(_OUTLETS), published=published)


def measure(size: int, workers: int, *, whole: bool) -> dict[str, float]:
    """The figures of one size."""
    words = vocabulary.load()
    documents = [document for event in events(-(-size // 3)) for document in event][:size]
    begun = time.perf_counter()
    articles, problems = pipeline.read_articles(documents, workers=workers)
    reading = time.perf_counter() - begun
    if problems:
        raise SystemExit(f"{len(problems)} articles could not be read: {problems[0].message}")
    start = time.process_time()
    grouping = candidates.group(articles, words)
    grouped = time.process_time()
    before = _peak()
    claims = wordings = 0
    for group in grouping.groups:
        members = [articles[place] for place in group.members]
        claims += sum(1 for _ in candidates.find(members, words, group.pairs))
        for look in (candidates.quotations, candidates.names, candidates.titles):
            wordings += sum(1 for _ in look(members, group.pairs))
    paired = time.process_time()
    added = _peak() - before
    figures: dict[str, float] = {
        "articles": len(articles),
        "claims": sum(len(article.claims) for article in articles),
        "groups": len(grouping.groups),
        "largest group": max((len(group.members) for group in grouping.groups), default=0),
        "articles in no group": len(grouping.alone),
        "crowded keys": len(grouping.crowded),
        "article pairs": sum(len(group.pairs) for group in grouping.groups),
        "claim pairs": claims,
        "wording pairs": wordings,
        "seconds reading": reading,
        "seconds grouping": grouped - start,
        "seconds pairing": paired - grouped,
        "MB added by pairing": added,
    }
    if whole:
        report = pipeline.report(articles)
        figures["seconds whole report"] = time.process_time() - paired
        figures["discrepancies"] = sum(one.scope == "cross" for one in report.discrepancies)
    return figures | {"MB at the peak": _peak()}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--report", action="store_true", help="measure the whole report as well")
    options = parser.parse_args()
    columns = []
    for size in sorted(options.sizes):
        columns.append(measure(size, options.workers, whole=options.report))
        print(f"{size} articles done", flush=True)
    for name in columns[0]:
        row = [column[name] for column in columns]
        grew = [f"x{later / earlier:.1f}" if earlier else "-" for earlier, later in pairwise(row)]
        print(f"{name:22}", *(f"{figure:12,.2f}" if figure % 1 else f"{figure:12,.0f}" for figure in row), *grew)


if __name__ == "__main__":
    main()
