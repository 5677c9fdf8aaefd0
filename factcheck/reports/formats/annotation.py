"""The report as W3C Web Annotations (JSON-LD), which annotation tools show on the passages of a text."""

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import PurePath
from urllib.parse import quote
from uuid import UUID, uuid5

from factcheck.model import Discrepancy, DocumentEntry, Mention, Report, Side
from factcheck.reports.accounts import decision_in_words, standings
from factcheck.reports.links import web_address
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import value_range
from factcheck.reports.presentation import Presentation
from factcheck.reports.serialising import json_text
from factcheck.reports.web_annotation import (
    Annotation,
    AnnotationCollection,
    AnnotationPage,
    Motivation,
    Software,
    SpecificResource,
    TextPositionSelector,
    TextQuoteSelector,
    TextualBody,
)
from factcheck.reports.wording import (
    date_of,
    document_name,
    gravest_first,
    kind_label,
    percentage,
    said,
    severity_meaning,
    value_in_words,
    verdict,
)

# Ours alone, so that no other program makes the same identifiers from the same words.
_NAMES = UUID("3e38d453-bd02-42a1-817c-3b253e5c42b3")
# Characters on either side of a passage, as the annotation tools keep them.
_AROUND = 32


def render(report: Report, presentation: Presentation) -> str:
    """The report as one AnnotationCollection: an annotation for each mention of each discrepancy, the gravest first.

    A reported discrepancy is "questioning", a dismissed one "assessing" with what was decided as a further body.
    Positions count code points of the text that was read. Identifiers depend on the fingerprint of the discrepancy
    and on which of its mentions it is, so that a second run makes the same ones.
    """
    annotations = tuple(_Annotations(report, presentation.texts).annotations())
    name = "\n".join(("collection", report.rules.sha256, *(one.id for one in annotations)))
    collection = AnnotationCollection(id=_urn(name), label=one_line(verdict(report)), total=len(annotations))
    if annotations:
        page = AnnotationPage(id=_urn("page\n" + name), part_of=collection.id, items=annotations)
        collection = collection.model_copy(update={"first": page, "last": page.id})
    return json_text(collection.model_dump(exclude_none=True))


class _Annotations:
    """Turns the discrepancies of one report into annotations."""

    def __init__(self, report: Report, texts: Mapping[str, str]) -> None:
        self._report = report
        self._texts = texts
        self._entries = {entry.id: entry for entry in report.documents}
        self._standings = standings(report)
        self._generator = Software(name=f"factcheck {version('factcheck-desk')}")
        self._met: Counter[str] = Counter()

    def annotations(self) -> Iterator[Annotation]:
        """The annotations in their order."""
        for discrepancy in gravest_first(self._report.discrepancies):
            yield from self._of(discrepancy, "questioning", self._standings.get(discrepancy.fingerprint))
        for one in self._report.suppressed:
            yield from self._of(one.discrepancy, "assessing", decision_in_words(one.decision))

    def _of(self, discrepancy: Discrepancy, motivation: Motivation, decided: str | None) -> Iterator[Annotation]:
        # One article that prints the same twice may have two findings of one fingerprint.
        self._met[discrepancy.fingerprint] += 1
        finding = f"{discrepancy.fingerprint}\n{self._met[discrepancy.fingerprint]}"
        for place, side in enumerate(discrepancy.sides, 1):
            bodies = [TextualBody(value=self._told(discrepancy, side), purpose="questioning")]
            if decided:
                bodies.append(TextualBody(value=one_line(decided), purpose="assessing"))
            for number, mention in enumerate(side.mentions, 1):
                yield Annotation(
                    id=_urn(f"mention\n{finding}\n{place}\n{number}"),
                    motivation=motivation,
                    generator=self._generator,
                    body=tuple(bodies),
                    target=self._target(mention),
                )

    def _told(self, discrepancy: Discrepancy, side: Side) -> str:
        """The message, what this side prints and what each other one does, a line each."""
        lines = [said(discrepancy, discrepancy.message)]
        lines.append(f"Here: {value_in_words(discrepancy.kind, side.value)}")
        for other in discrepancy.sides:
            if other is not side:
                value = value_in_words(discrepancy.kind, other.value)
                lines.append(f"Elsewhere: {value}{self._printed_by(other)}")
        facts = (
            f"{discrepancy.severity}, {severity_meaning(discrepancy)}",
            kind_label(discrepancy.kind),
            f"{percentage(discrepancy.confidence)} sure",
            f"finding {discrepancy.id}",
            f"fingerprint {discrepancy.fingerprint}",
        )
        lines.append(" · ".join(facts))
        return "\n".join(one_line(line).strip() for line in lines)

    def _printed_by(self, side: Side) -> str:
        """In which articles a value stands, in brackets."""
        names = []
        for mention in side.mentions:
            entry = self._entries.get(mention.document)
            names.append(f"{document_name(entry)}, {date_of(entry)}" if entry else mention.document)
        return f" ({'; '.join(dict.fromkeys(names))})" if names else ""

    def _target(self, mention: Mention) -> SpecificResource:
        entry = self._entries.get(mention.document)
        start, end = mention.span
        return SpecificResource(
            source=_address(entry) or _iri((entry.path or entry.id) if entry else mention.document),
            selector=(
                _quotation(mention, self._texts.get(mention.document)),
                TextPositionSelector(start=start, end=end),
            ),
        )


def _quotation(mention: Mention, text: str | None) -> TextQuoteSelector:
    """The passage in its own words, with what stands around it in the document's text, else in its sentence.

    Nothing is said of a side where neither tells what stands there.
    """
    start, end = mention.span
    if text is not None and start >= 0 and text[start:end] == mention.surface:
        prefix, suffix = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        return TextQuoteSelector(exact=mention.surface, prefix=prefix, suffix=suffix)
    within = value_range(mention)
    if within is None:
        return TextQuoteSelector(exact=mention.surface)
    start, end = within
    is_whole = mention.text[start:end] == mention.surface
    return TextQuoteSelector(
        exact=mention.surface,
        prefix=mention.text[max(0, start - _AROUND) : start],
        suffix=mention.text[end : end + _AROUND] if is_whole else None,
    )


def _urn(name: str) -> str:
    # What cannot be encoded is replaced: an identifier needs no more than to be the same each time.
    return uuid5(_NAMES, name.encode("utf-8", "replace").decode("utf-8")).urn


def _address(entry: DocumentEntry | None) -> str | None:
    """Where a page was published that was read from a file: annotation tools look for it there."""
    return web_address(entry) if entry and entry.original and entry.original.url else None


def _iri(path: str) -> str:
    """An IRI reference for a path as the user gave it; a web address stays one."""
    if path.lower().startswith(("https://", "http://")):
        return quote(path, safe="/:?#@!$&'()*+,;=%~", errors="surrogatepass")
    pure = PurePath(path)
    iri = quote(pure.as_posix() if path else "", safe="/", errors="surrogatepass")
    return "file://" + iri if pure.is_absolute() else iri
