"""The report as a query memo in Markdown: whom to ask what about which passage. It never says which side is right."""

from collections.abc import Iterator

from factcheck.model import Discrepancy, DocumentEntry, Mention, Report, Side
from factcheck.reports import wording
from factcheck.reports.accounts import decision_in_words
from factcheck.reports.markdown_text import escaped, inline, listed, marked
from factcheck.reports.material import Material
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import facing, passage, whole
from factcheck.reports.presentation import Presentation

_FIGURE = "Who gives this figure, what exactly does it count, and as of when?"
_NAME = "How is the name written in what the person or body itself publishes?"
# What a desk has to look up, by the kind of claim; what is asked is open and the same for every side.
_QUESTIONS = {
    "date": "On which day was it, and which document or person gives that day?",
    "money": "Who gives this amount, what does it cover, in which currency, and as of when?",
    "count": _FIGURE,
    "measure": "Who measured it, in which unit, and what exactly was measured?",
    "percent": "Per cent of what, compared with when, and who worked it out?",
    "duration": "From when to when does it run, and who says so?",
    "age": "When was the person born, and on which day was the age taken?",
    "ordinal": "Which ones are counted, from when, and who keeps the count?",
    "quote": "What are the exact words: is there a recording, a transcript or a release?",
    "attribution": "Who said it, to whom and when: is there a recording, a transcript or a release?",
    "name": _NAME,
    "name_spelling": _NAME,
    "title": "Which office did the person hold on that day, and since when?",
    "place": "Where exactly was it, and who was there?",
    "polarity": "Did it happen or not, and who says so?",
}
_WITHIN = "The article prints them side by side: what do the notes and the sources say for each of them?"
_OTHERWISE = "What does the article rest on here, and as of when does it hold?"


def render(report: Report, presentation: Presentation) -> str:
    """A section for each source, the drafts' first, with a query for each discrepancy that it prints a side of, the
    gravest first. A discrepancy has one number throughout the memo."""
    return "\n\n".join(_Memo(Material(report, presentation)).blocks()) + "\n"


class _Memo:
    """Lays the queries of one report out as blocks of Markdown."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._report = material.report

    def blocks(self) -> Iterator[str]:
        """All parts of the memo, to be parted by empty lines."""
        yield "# Query memo"
        yield escaped(wording.verdict(self._report))
        asked = "Which side is right is open: each is asked alike."
        yield asked if self._report.discrepancies else "There is nothing to ask."
        queries = list(enumerate(wording.gravest_first(self._report.discrepancies), 1))
        ours = {self._material.name(document) for document in self._report.drafts}
        for source in self._sources():
            own = [(number, one) for number, one in queries if any(self._mentions(side, source) for side in one.sides)]
            if own:
                yield f"## To {'our own desk, for the draft of ' if source in ours else ''}{_within_line(source)}"
                for number, discrepancy in own:
                    yield from self._query(number, discrepancy, source)
        if self._report.suppressed:
            yield f"## Not to be asked: dismissed ({len(self._report.suppressed)})"
            yield listed(
                f"{one.discrepancy.message} ({one.discrepancy.id}): {decision_in_words(one.decision)}"
                for one in self._report.suppressed
            )

    def _sources(self) -> tuple[str, ...]:
        """Whom to ask, each once: drafts, then the other documents in the report's order, then unknown ones."""
        printed = (
            mention.document for one in self._report.discrepancies for side in one.sides for mention in side.mentions
        )
        return tuple(dict.fromkeys(map(self._material.name, (*self._report.drafts, *self._material.entries, *printed))))

    def _mentions(self, side: Side, source: str) -> tuple[Mention, ...]:
        return tuple(mention for mention in side.mentions if self._material.name(mention.document) == source)

    def _query(self, number: int, discrepancy: Discrepancy, source: str) -> Iterator[str]:
        yield f"### {number}. {_within_line(wording.said(discrepancy, discrepancy.message))}"
        facts = (
            discrepancy.severity,
            wording.severity_meaning(discrepancy),
            wording.kind_label(discrepancy.kind),
            f"finding {discrepancy.id}",
        )
        yield escaped(" · ".join(facts))
        if standing := self._material.standings.get(discrepancy.fingerprint):
            yield f"**{escaped(standing)}**"
        own = [(side, mentions) for side in discrepancy.sides if (mentions := self._mentions(side, source))]
        for side, mentions in own:
            yield f"You print {self._value(discrepancy, side)}:"
            others = facing(discrepancy, side, self._material.texts)
            for mention in mentions:
                shown = marked(passage(whole(mention, self._material.texts), others))
                yield f"> {shown}\n>\n> — {escaped(self._place(mention))}"
        # What the source prints itself stands first in its own section, so that no side comes first in all of them.
        sides = sorted(discrepancy.sides, key=lambda side: not self._mentions(side, source))
        elsewhere = [line for side in sides for line in self._elsewhere(discrepancy, side, source)]
        if elsewhere:
            yield "Others print:"
            yield "\n".join(elsewhere)
        yield "To ask:"
        yield listed(_questions(discrepancy, [mention for _, mentions in own for mention in mentions]))

    def _elsewhere(self, discrepancy: Discrepancy, side: Side, source: str) -> Iterator[str]:
        """A line for a value with the places of other sources that print it; one that nobody prints says so."""
        others = [mention for mention in side.mentions if self._material.name(mention.document) != source]
        value = self._value(discrepancy, side)
        if others:
            places = dict.fromkeys(f"{self._material.name(one.document)}, {self._place(one)}" for one in others)
            yield f"- {value} — {escaped('; '.join(places))}"
        elif not side.mentions:
            yield f"- {value} — worked out, printed nowhere"

    def _value(self, discrepancy: Discrepancy, side: Side) -> str:
        return f"<strong>{_within_line(wording.heading(discrepancy.kind, side.value))}</strong>"

    def _place(self, mention: Mention) -> str:
        """Which article, file, line and page, when it appeared, and whom it gives as its source."""
        entry = self._material.entries.get(mention.document)
        line = self._material.line(mention)
        page = mention.original.page if mention.original else None
        parts = [
            *(_article(entry) if entry else [mention.document]),
            *([f"line {line}"] if line else []),
            *([f"page {page}"] if page else []),
            *self._material.facts(mention),
        ]
        return " · ".join(parts)


def _article(entry: DocumentEntry) -> list[str]:
    title = [f"“{wording.shortened(entry.title, 80)}”"] if entry.title else []
    return [*title, wording.date_of(entry), *([entry.path] if entry.path else [])]


def _questions(discrepancy: Discrepancy, mentions: list[Mention]) -> Iterator[str]:
    """What to ask a source that prints these mentions, and whom its passages lead to."""
    yield _WITHIN if discrepancy.scope == "internal" else _QUESTIONS.get(discrepancy.kind, _OTHERWISE)
    said_by = dict.fromkeys(one_line(one.attributed_to).strip() for one in mentions if one.attributed_to)
    for name in said_by:
        yield f"The passage goes back to {name}: can that source be asked, or what it published be seen?"


def _within_line(text: str) -> str:
    return inline(one_line(text).strip())
