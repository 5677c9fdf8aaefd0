"""A draft laid out for checking: its sentences with every figure replaced by a marker, to show their shape.

A line such as `turnover rose by ‹P3› to ‹M4›, from ‹M5› in ‹D6›` is the lower-cased sentence; a marker holds the letter
of the figure's kind and its number in `Draft.figures`.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.consistency.figures import Figure, hedge_of, place_of
from factcheck.consistency.lengths import parse_length
from factcheck.model import Article, Claim, Period, Quantity, Sentence, Span, fold
from factcheck.vocabulary import Vocabulary

LETTERS = {"percent": "P", "count": "C", "money": "M", "date": "D", "duration": "T", "measure": "U", "age": "A"}
BREAK = " ‖ "
"""Stands between two sentences of a window."""

MARKER = re.compile(r"‹([A-Z]\d+)›")
_BARE = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w:/-])|(?<![\w.,:/-])\d+(?:\.\d+)?(?![\w:/-])")
_DIGIT = re.compile(r"\d")
_MULTIPLE = re.compile(r"(?:(?:more than|nearly|almost|about) )?(?:doubl|tripl|trebl|quadrupl|halv)\w*\Z")
# A line with more figures, or longer than this, is no sentence: no pattern is sought in it.
_CROWDED = 80
_LONGEST = 2000
_DISTANCE = re.compile(r" (?:later|earlier|ago|afterwards|before|after)\Z")
_RANGE = re.compile(r"\s+(?:to|and)\s+|\s*[–-]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence under check: its place in `Draft.lines`, its text with markers, its figures in order, the sentence as
    printed (folded), the same in small letters, and the kinds of its figures as letters ("MPD")."""

    index: int
    sentence: Sentence
    text: str
    figures: tuple[Figure, ...]
    printed: str
    lower: str
    letters: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines of one paragraph as one text, from line `first` on; `letters` are the kinds of its figures.

    Most passages bear too few figures for any pattern: counting letters first is what keeps the checks fast.
    """

    first: int
    text: str
    letters: str
    amounts: int
    """How many figures are counts, sums of money, measures or bare numbers."""


class Draft:
    """One article under check. `lines` leave out boilerplate; `figures` are all figures by their marker."""

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        self.article = article
        self.vocabulary = vocabulary
        self.text = article.document.text
        self.folded = fold(self.text)
        self.lower = _lower(self.folded)
        self._marked = _free(self.folded)
        self._small = _free(self.lower)
        self.figures: dict[str, Figure] = {}
        by_sentence: dict[tuple[int, int], list[Claim]] = {}
        for claim in article.claims:
            if claim.kind in LETTERS:
                by_sentence.setdefault((claim.sentence.start, claim.sentence.end), []).append(claim)
        kept = [sentence for sentence in article.sentences if sentence.section != "boilerplate"]
        self.lines = tuple(
            self._line(index, sentence, by_sentence.get((sentence.span.start, sentence.span.end), []))
            for index, sentence in enumerate(kept)
        )
        self.letters = frozenset("".join(line.letters for line in self.lines))
        self._passages: dict[int, list[Passage]] = {}

    @property
    def published(self) -> date | None:
        """The day of publication where it is known well enough to reckon with."""
        dating = self.article.document.published
        return dating.day if dating and dating.certainty != "weak" else None

    @property
    def year(self) -> int | None:
        """The year of publication, also where the day is not known."""
        dating = self.article.document.published
        known = dating is not None and dating.certainty != "weak" and dating.start.year == dating.end.year
        return dating.start.year if dating is not None and known else None

    def window(self, first: int, last: int) -> str:
        """The lines `first` to `last`, both included, as one text."""
        return BREAK.join(line.text for line in self.lines[max(first, 0) : last + 1])

    def passages(self, most: int = 2) -> list[Passage]:
        """Each line that bears a figure, or is followed by one, with up to `most` - 1 lines of its paragraph behind."""
        if most in self._passages:
            return self._passages[most]
        found = self._passages[most] = []
        for line in self.lines:
            last = line.index
            while (
                last + 1 < len(self.lines)
                and last + 1 - line.index < most
                and self.lines[last + 1].sentence.paragraph == line.sentence.paragraph
            ):
                last += 1
            letters = "".join(one.letters for one in self.lines[line.index : last + 1])
            if letters:
                text = self.window(line.index, last)
                found.append(Passage(line.index, text, letters, sum(map(letters.count, "CMUN"))))
        return found

    def all_in(self, text: str) -> list[Figure]:
        """The figures whose markers stand in a stretch of a line, in order."""
        return [self.figures[key] for key in MARKER.findall(text)]

    def _line(self, index: int, sentence: Sentence, claims: list[Claim]) -> Line:
        pieces: list[str] = []
        figures: list[Figure] = []
        at_first = at = sentence.span.start
        end = sentence.span.end
        for claim in claims:
            if claim.span.start < at or claim.span.end > end:
                continue
            self._plain(index, at, claim.span.start, pieces, figures)
            self._mark(index, claim, pieces, figures)
            at = claim.span.end
        self._plain(index, at, end, pieces, figures)
        crowded = len(figures) > _CROWDED or end - at_first > _LONGEST
        text = "" if crowded else "".join(pieces)
        printed = self.folded[at_first : sentence.span.end]
        letters = "" if crowded else "".join(figure.key[0] for figure in figures)
        return Line(index, sentence, text, tuple(figures), printed, self.lower[at_first:end], letters)

    def _plain(self, index: int, start: int, end: int, pieces: list[str], figures: list[Figure]) -> None:
        """Text between claims; numbers in digits that nobody has read still count as figures."""
        text = self._marked[start:end]
        at = 0
        if not _DIGIT.search(text):
            pieces.append(self._small[start:end])
            return
        for match in _BARE.finditer(text):
            if len(match[0].replace(",", "")) > 12:
                continue
            pieces.append(self._small[start + at : start + match.start()])
            number = Decimal(match[0].replace(",", ""))
            step = Decimal(1).scaleb(int(number.as_tuple().exponent)) if "." in match[0] else Decimal(0)
            figure = Figure(
                key=f"N{len(self.figures)}",
                kind="number",
                span=Span(start=start + match.start(), end=start + match.end()),
                line=index,
                surface=match[0],
                number=number,
                place=place_of(number, step, match[0], "number"),
            )
            self._add(figure, pieces, figures)
            at = match.end()
        pieces.append(self._small[start + at : end])

    def _mark(self, index: int, claim: Claim, pieces: list[str], figures: list[Figure]) -> None:
        value = claim.value
        if isinstance(value, Period):
            if self._mark_distance(index, claim, pieces, figures):
                return
            figure = Figure(
                key=f"D{len(self.figures)}", kind="date", span=claim.span, line=index, surface=claim.surface,
                number=Decimal(0), claim=claim, period=value,
            )  # fmt: skip
            self._add(figure, pieces, figures)
        elif isinstance(value, Quantity) and (value.unit == "times" or _MULTIPLE.match(claim.surface.lower())):
            pieces.append(self._plainly(claim.surface))
        elif isinstance(value, Quantity):
            parts = self._ends_of_change(claim, value, pieces)
            if parts and value.low is not None and value.high is not None:
                # "from 250 to 280" is a change more often than a range: the two ends are figures of their own.
                cut = len(parts[0])
                behind = len(claim.surface) - len(parts[1])
                middle = Span(start=claim.span.start, end=claim.span.start + cut)
                last = Span(start=claim.span.start + behind, end=claim.span.end)
                self._add(self._figure(index, claim, middle, value.low, None), pieces, figures)
                pieces.append(" to ")
                self._add(self._figure(index, claim, last, value.high, None), pieces, figures)
            else:
                number = value.low if value.low is not None else value.high
                if number is None:
                    pieces.append(self._plainly(claim.surface))
                    return
                top = value.high if value.high is not None and value.high != number else None
                self._add(self._figure(index, claim, claim.span, number, top), pieces, figures)

    @staticmethod
    def _ends_of_change(claim: Claim, value: Quantity, pieces: list[str]) -> list[str]:
        """The two ends of a printed range behind "from", else nothing."""
        if None in (value.low, value.high) or value.low == value.high:
            return []
        parts = _RANGE.split(fold(claim.surface))
        before = "".join(pieces[-3:])[-12:].split()
        return parts if len(parts) == 2 and before[-1:] == ["from"] else []

    def _mark_distance(self, index: int, claim: Claim, pieces: list[str], figures: list[Figure]) -> bool:
        """ "three years later" is a length of time and a direction, whatever day the reader made of it."""
        surface = self.lower[claim.span.start : claim.span.end]
        match = _DISTANCE.search(surface)
        stem = surface[: match.start()] if match else ""
        length = parse_length(stem, self.vocabulary) if match else None
        if match is None or length is None:
            return False
        number, unit = length
        half = "".join(pieces[-3:])[-6:].endswith("half ")
        figure = Figure(
            key=f"T{len(self.figures)}", kind="duration", line=index, surface=("half " if half else "") + stem,
            span=Span(start=claim.span.start, end=claim.span.start + len(stem)),
            number=number / 2 if half else number, unit=unit, claim=claim, hedge=hedge_of(claim),
        )  # fmt: skip
        self._add(figure, pieces, figures)
        pieces.append(surface[match.start() :])
        return True

    def _figure(self, index: int, claim: Claim, span: Span, number: Decimal, top: Decimal | None) -> Figure:
        assert isinstance(claim.value, Quantity)
        surface = span.of(self.text)
        return Figure(
            key=f"{LETTERS[claim.kind]}{len(self.figures)}",
            kind=claim.kind,
            span=span,
            line=index,
            surface=surface,
            number=number,
            top=top,
            place=place_of(number, claim.value.step, surface, claim.kind),
            hedge=hedge_of(claim),
            unit=claim.value.unit,
            head=claim.about.head,
            claim=claim,
        )

    @staticmethod
    def _plainly(text: str) -> str:
        return _lower(_free(fold(text)))

    def _add(self, figure: Figure, pieces: list[str], figures: list[Figure]) -> None:
        self.figures[figure.key] = figure
        figures.append(figure)
        pieces.append(f"‹{figure.key}›")


def _free(text: str) -> str:
    """The text without the signs that the lines use themselves."""
    return text.replace("‹", "<").replace("›", ">").replace("‖", "|")


def _lower(text: str) -> str:
    """The text in small letters, of the same length: a few capitals (the Turkish dotted I) would grow."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
