"""Invented reports, read by the program, for the tests of the archive."""

from functools import cache

from factcheck import pipeline
from factcheck.archive import Packed
from factcheck.model import Article, Document

_SYLLABLES = ("ba", "do", "fi", "gu", "ke", "lo", "mi", "nu", "pa", "re")


def name(number: int, end: str) -> str:
    """A name of its own for every number."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize() + end


@cache
def report(
    event: int,
    outlet: int = 0,
    published: str | None = "2024-05-06",
    workers: int | None = None,
    path: str | None = None,
) -> Article:
    """A report of an invented event: reports of one event share its names; `workers` is the figure that it prints."""
    town, river, mayor = name(event, "stad"), name(event, "wasser"), name(event, "sen")
    opening = ("The mill at", "A mill near", "Nothing is left of the old mill at")[outlet % 3]
    text = (
        f"{opening} {town} burned on Monday, and the fire brigade of {town} pumped water from the {river} all night. "
        f"The mill employed {workers or 300 + event} workers, the owner, Anna {mayor}, said in {town}. "
        f"Reporter number {outlet} counted 14 engines."
    )
    where = path or f"{event}-{outlet}.txt"
    document = Document.from_text(text, published=published, source=f"The Outlet {outlet}", path=where)
    return pipeline.read_article(document)


def packed(article: Article, **given: str) -> Packed:
    return Packed.of(article, pipeline.archive_keys(article), **given)
