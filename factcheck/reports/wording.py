"""The words that all formats for people share: severities, dates, names of documents, what was checked."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from factcheck.model import Discrepancy, DocumentEntry, Mention, Report
from factcheck.model.report import Severity
from factcheck.reports.neutral import one_line
from factcheck.reports.plurals import KINDS, figure_in_words

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2}).*)?)?)?\Z", re.ASCII)

_ISO_IN_TEXT = re.compile(r"(?<![\w-])\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2})?)?(?![\w-])", re.ASCII)


def plain_date(iso: str) -> str:
    """An ISO day, month or year in words that read alike on both sides of the Atlantic: "28 August 2023".

    A time of day is kept to the minute; what is no ISO date comes back as it is.
    """
    found = _ISO_DATE.match(iso)
    if not found:
        return iso
    year, month, day, clock = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return iso
    words = [day and str(int(day)), month and MONTHS[int(month) - 1], year]
    said = " ".join(word for word in words if word)
    return f"{said}, {clock}" if clock else said


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 article", "1,204 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def kind_label(kind: str) -> str:
    """A claim kind as a person says it: "unit conversion"."""
    return kind.replace("_", " ")


def severity_meaning(discrepancy: Discrepancy) -> str:
    """What the severity asks of an editor."""
    if discrepancy.severity == "error":
        quantifier = {1: "", 2: "both "}.get(len(discrepancy.sides), "all ")
        return f"cannot {quantifier}be right"
    return {"warning": "very likely, look", "note": "worth knowing"}[discrepancy.severity]


def gravest_first(discrepancies: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Errors, then warnings, then notes; within each the order of the report."""
    return tuple(sorted(discrepancies, key=lambda each: SEVERITIES.index(each.severity)))


def document_name(entry: DocumentEntry) -> str:
    """What to call a document beside a passage: its source, else its title, path or id."""
    return entry.source or entry.title or entry.path or entry.id


def sources(mentions: Iterable[Mention], entries: Mapping[str, DocumentEntry]) -> str:
    """The documents of some mentions by name, each once, in their order."""
    names = (document_name(entries[each.document]) if each.document in entries else each.document for each in mentions)
    return ", ".join(shortened(name, 48) for name in dict.fromkeys(names))


def shortened(text: str, longest: int = 120) -> str:
    """`text` on one line of at most `longest` characters, cut at a word."""
    plain = one_line(text).strip()
    if len(plain) <= longest:
        return plain
    kept = plain[: longest - 2]
    return (kept.rpartition(" ")[0] or kept) + " …"


def value_in_words(kind: str, value: str) -> str:
    """A value as a person says it: the days and months of dates in words, nouns of figures in the plural, everything
    else as it is."""
    if kind == "date":
        return _ISO_IN_TEXT.sub(lambda found: plain_date(found[0]), value)
    return figure_in_words(value) if kind in KINDS else value


def heading(kind: str, value: str) -> str:
    """A value short enough to head its passage: a long quotation stands in full in the passage itself."""
    return shortened(value_in_words(kind, value))


def said(discrepancy: Discrepancy, text: str) -> str:
    """The message of a discrepancy, or a step of its reasoning, with the values of its sides in words.

    Only these are turned: "2010-11" in a text may be a season of two years as well as a month.
    """
    in_words = {side.value: value_in_words(discrepancy.kind, side.value) for side in discrepancy.sides}
    values = sorted((value for value, words in in_words.items() if words != value), key=len, reverse=True)
    if not values:
        return text
    standing = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, values)) + r")(?![\w-])")
    return standing.sub(lambda found: in_words[found[0]], text)


def date_of(entry: DocumentEntry) -> str:
    """When a document was published, in words."""
    return plain_date(entry.published) if entry.published else "date unknown"


def surfaces(mentions: Iterable[Mention]) -> str:
    """What some mentions print, each wording once: "$4.1 million / $4 million"."""
    return " / ".join(dict.fromkeys(shortened(mention.surface, 70) for mention in mentions))


def where(document: str, entries: Mapping[str, DocumentEntry]) -> str:
    """A document by its path, for lists of files; what is no document's id is a path already."""
    entry = entries.get(document)
    return (entry.path or document_name(entry)) if entry else document


def percentage(confidence: float) -> str:
    """A confidence of 0 to 1 in whole per cent; never "100%" for what is not certain."""
    share = min(max(confidence, 0.0), 1.0)
    return f"{99 if 0.99 <= share < 1 else round(share * 100)}%"


def independent(sources: int) -> str:
    """How many sources stand behind a side."""
    return counted(sources, "independent source")


def what_was_checked(report: Report) -> tuple[str, ...]:
    """What the report rests on, so that silence tells something: the reading, then whatever limits it."""
    documents = report.documents
    claims = sum(entry.claims for entry in documents)
    characters = sum(entry.characters for entry in documents)
    read = f"Read {counted(len(documents), 'article')}, {counted(characters, 'character')}"
    lines = [f"{read}; found {counted(claims, 'claim')} to compare."]
    if not documents:
        lines = ["Read no article: there was nothing to check."]
    elif len(documents) == 1:
        lines.append("Only one article: it was checked against itself alone.")
    for entry in documents:
        name = entry.path or document_name(entry)
        if entry.copies:
            verb = "is" if len(entry.copies) == 1 else "are"
            what = "copy" if len(entry.copies) == 1 else "copies"
            lines.append(f"{', '.join(entry.copies)} {verb} a word-for-word {what} of {name}: counted as one source.")
        lines.extend(f"{name}: {note}" for note in entry.notes)
        if not entry.claims:
            lines.append(f"{name}: no claim was found in it, so nothing of it was compared.")
    return tuple(lines)


def verdict(report: Report) -> str:
    """The last line of a report: how many findings of each severity, and how much agrees."""
    tally = {severity: sum(each.severity == severity for each in report.discrepancies) for severity in SEVERITIES}
    found = ", ".join(counted(number, severity) for severity, number in tally.items() if number)
    also = [
        counted(len(report.agreements), "agreement") if report.agreements else "",
        f"{len(report.compatible):,} only looked different" if report.compatible else "",
        f"{len(report.not_checked):,} not checked" if report.not_checked else "",
        f"{len(report.suppressed):,} dismissed" if report.suppressed else "",
        f"{counted(len(report.stale), 'dismissal')} matched nothing" if report.stale else "",
    ]
    return "; ".join(part for part in (found or "No discrepancy found", *also) if part) + "."
