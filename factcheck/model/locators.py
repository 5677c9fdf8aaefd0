"""Where the text of a document stands in the file that it was taken from."""

from typing import Literal

from factcheck.model.records import Record

Part = Literal["title", "heading", "caption", "pull quote", "teaser", "item", "row", "comment"]
Box = tuple[float, float, float, float]
"""A rectangle on a page: left, bottom, right, top, in points of 1/72 inch from the lower left corner."""


class Place(Record):
    """A place in an original file.

    `start` and `end` count code points of the decoded file, or of the part of it that `within` names (a member of a
    JSON object, a paragraph of a Word file, a column of a table). `page` counts from 1 and `boxes` are the rectangles
    on it; a place that runs over a page break tells of its first page.
    """

    start: int | None = None
    end: int | None = None
    within: str | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()


class Run(Record):
    """A stretch of a document's text and where it stands: `start` and `length` count the text, `raw` and `raw_length`
    the original. Equal lengths run in step, character by character; else (an entity) the stretch is one whole."""

    start: int
    length: int
    raw: int | None = None
    raw_length: int = 0
    within: str | None = None
    page: int | None = None
    box: Box | None = None


class Marked(Record):
    """A paragraph of the text, [start, end), that is no running text of the story."""

    start: int
    end: int
    part: Part


class Original(Record):
    """What is known of the file behind a document that was no plain text.

    `sha256` is that of the file's bytes, `entry` names the article among several of one file, `story` is the web
    address or the agency's id that all versions of one story share, `found` says of title, source, dates and author
    where each was found.
    """

    format: str
    sha256: str
    encoding: str | None = None
    entry: str | None = None
    url: str | None = None
    story: str | None = None
    author: str | None = None
    found: tuple[tuple[str, str], ...] = ()


class Locator(Original):
    """The original file with the places of the document's text in it, and the paragraphs that are no running text."""

    runs: tuple[Run, ...] = ()
    marked: tuple[Marked, ...] = ()

    def original(self) -> Original:
        """What a report says of the file: without the places."""
        return Original.model_validate(self.model_dump(exclude={"runs", "marked"}))

    def place(self, start: int, end: int) -> Place | None:
        """Where [start, end) of the document's text stands in the original; None where nothing of it was printed."""
        touched = [run for run in self.runs if run.start < end and start < run.start + run.length]
        if not touched:
            return None
        first = touched[0]
        touched = [run for run in touched if (run.within, run.page) == (first.within, first.page)]
        boxes = tuple(run.box for run in touched if run.box is not None)
        starts = [raw[0] for run in touched if (raw := _raw(run, start, end)) is not None]
        ends = [raw[1] for run in touched if (raw := _raw(run, start, end)) is not None]
        return Place(
            start=min(starts) if starts else None,
            end=max(ends) if ends else None,
            within=first.within,
            page=first.page,
            boxes=boxes,
        )


def _raw(run: Run, start: int, end: int) -> tuple[int, int] | None:
    if run.raw is None:
        return None
    if run.length != run.raw_length:
        return run.raw, run.raw + run.raw_length
    shift = run.raw - run.start
    return max(start, run.start) + shift, min(end, run.start + run.length) + shift
