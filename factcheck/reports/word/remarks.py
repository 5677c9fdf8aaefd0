"""What the comments say, and which passages of which document they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Discrepancy, Mention, Side
from factcheck.reports import wording
from factcheck.reports.accounts import ledger_line
from factcheck.reports.material import Material
from factcheck.reports.neutral import one_line
from factcheck.reports.passages import whole

_PASSAGE = 300  # characters of another source's passage that a comment quotes
_NAMED = 3  # sources of a value that a comment names


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a comment's text, perhaps strong, perhaps leading somewhere."""

    text: str
    is_strong: bool = False
    link: str | None = None


Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its lines, and the mention that it stands at; None for what is said of a whole document."""

    lines: tuple[Line, ...]
    mention: Mention | None = None


def summary(material: Material) -> Remark:
    """What was checked and what came of it, to stand at the head of a document."""
    report = material.report
    told = [wording.verdict(report), *wording.what_was_checked(report), *filter(None, [ledger_line(report)])]
    gaps = [f"Not checked: {wording.where(gap.document, material.entries)}: {gap.reason}" for gap in report.not_checked]
    first, *rest = (one_line(line).strip() for line in (*told, *gaps))
    return Remark(((Words(first, is_strong=True),), *((Words(line),) for line in rest)))


def remarks(material: Material, document: str) -> tuple[Remark, ...]:
    """A comment for each passage of a document that stands in a finding, in the order of the passages.

    Where a side has several passages in the document the first tells all and the others refer to it.
    """
    made = [
        remark
        for finding in wording.gravest_first(material.report.discrepancies)
        for remark in _of(material, finding, document)
    ]
    return tuple(sorted(made, key=lambda one: one.mention.span if one.mention else (0, 0)))


def _of(material: Material, finding: Discrepancy, document: str) -> Iterator[Remark]:
    for side in finding.sides:
        own = [mention for mention in side.mentions if mention.document == document]
        seen: set[tuple[int, int]] = set()
        for mention in own:
            if mention.span not in seen:
                yield Remark(_again(finding, side) if seen else tuple(_full(material, finding, side)), mention)
            seen.add(mention.span)


def _full(material: Material, finding: Discrepancy, side: Side) -> Iterator[Line]:
    facts = [wording.severity_meaning(finding), wording.kind_label(finding.kind)]
    facts.append(f"{wording.percentage(finding.confidence)} sure")
    severity = Words(finding.severity.capitalize() + ": ", is_strong=True)
    yield severity, Words(one_line(" · ".join(facts)))
    yield (Words(one_line(wording.said(finding, finding.message)), is_strong=True),)
    yield Words("Here: "), Words(wording.heading(finding.kind, side.value), is_strong=True)
    for other in finding.sides:
        if other is not side:
            yield tuple(_other(material, finding, other))
    if standing := material.standings.get(finding.fingerprint):
        yield (Words(one_line(standing)),)
    yield (Words(one_line(f"Finding {finding.id}, rule {finding.rule}")),)


def _other(material: Material, finding: Discrepancy, other: Side) -> Iterator[Words]:
    """What another side prints, where, and its first passage."""
    value = Words(wording.heading(finding.kind, other.value), is_strong=True)
    if not other.mentions:
        yield from (Words("Worked out: "), value)
        return
    first = other.mentions[0]
    places: dict[str, Words] = {}
    for mention in other.mentions:
        entry = material.entries.get(mention.document)
        dated = [wording.date_of(entry)] if entry else []
        place = one_line(", ".join([material.name(mention.document), *dated, *material.facts(mention)]))
        places.setdefault(place, Words(place, link=material.link(mention)))
    shown = list(places.values())
    for number, one in enumerate(shown[:_NAMED]):
        yield from ((Words("; "), one) if number else (one,))
    more = f" and {len(shown) - _NAMED} more" if len(shown) > _NAMED else ""
    yield from (Words(more + ": "), value)
    yield Words(f" – {_quoted(wording.shortened(whole(first, material.texts).text, _PASSAGE))}")


def _quoted(text: str) -> str:
    return text if text[:1] in "“\"'‘" else f"“{text}”"


def _again(finding: Discrepancy, side: Side) -> tuple[Line, ...]:
    value = Words(wording.heading(finding.kind, side.value), is_strong=True)
    return ((value, Words(one_line(f" once more: finding {finding.id}"))),)
