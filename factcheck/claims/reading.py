"""The steps from a document's sentences to its claims."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib import import_module
from itertools import islice
from pkgutil import iter_modules

from factcheck.claims import readers
from factcheck.claims.about import Surroundings
from factcheck.claims.attribution import Attribution, attribute
from factcheck.claims.page import Page, Reading
from factcheck.claims.readers.quotes.speakers import printed_speaker
from factcheck.claims.shadowing import settle
from factcheck.model import Article, Claim, Document, Sentence, Shadowed, Skipped, Span, label
from factcheck.vocabulary import Vocabulary


@cache
def all_readers() -> tuple[tuple[str, Callable[[Page], list[Reading]]], ...]:
    """The name and `read` function of every subpackage of `claims/readers`, in order of name."""
    names = sorted(module.name for module in iter_modules(readers.__path__))
    return tuple((name, import_module(f"{readers.__name__}.{name}").read) for name in names)


def read(document: Document, sentences: tuple[Sentence, ...], vocabulary: Vocabulary) -> Article:
    """The document with every claim read from its sentences, in order of place, and what was shadowed or skipped."""
    page = Page(document, sentences, vocabulary)
    found = [(name, reading) for name, reader in all_readers() for reading in reader(page)]
    kept, hidden = settle(found)
    sources = _sources([reading for _, reading in kept], attribute(page))
    surroundings = Surroundings(page, [reading for _, reading in kept])
    claims = tuple(
        [
            _claim(page, name, reading, surroundings, source)
            for (name, reading), source in zip(kept, sources, strict=True)
        ]
    )
    return Article(
        document=document,
        sentences=sentences,
        claims=claims,
        shadowed=tuple(
            Shadowed.trusted(
                {
                    "kind": reading.kind,
                    "span": Span.trusted({"start": reading.start, "end": reading.end}),
                    "surface": page.text[reading.start : reading.end],
                    "read_by": name,
                    "because": because,
                }
            )
            for name, reading, because in hidden
        ),
        skipped=tuple(
            Skipped.trusted(
                {
                    "span": sentence.span,
                    "surface": sentence.span.of(page.text),
                    "because": sentence.why or "boilerplate",
                }
            )
            for sentence in sentences
            if sentence.section == "boilerplate"
        ),
    )


def _sources(readings: list[Reading], attributions: list[Attribution]) -> list[Attribution | None]:
    """For each reading the attribution that it lies in; both lists are in order of place."""
    found: list[Attribution | None] = []
    passed = 0
    for reading in readings:
        while passed < len(attributions) and attributions[passed].end <= reading.start:
            passed += 1
        here = None
        for one in islice(attributions, passed, None):
            if one.start > reading.start:
                break
            if reading.end <= one.end:
                here = one
                break
        found.append(here)
    return found


def _claim(page: Page, name: str, reading: Reading, surroundings: Surroundings, source: Attribution | None) -> Claim:
    sentence = surroundings.sentence(reading)
    speaker = _speaker(page, reading) if reading.kind == "quote" else (source.source if source else None)
    modality = surroundings.modality(reading, denied=bool(source and source.denies))
    wording = f"{reading.kind}|{label(reading.value)}|{surroundings.wording(reading)}"
    print_of = sha256(wording.encode("utf-8", "surrogatepass")).hexdigest()
    start, end = reading.start, reading.end
    if not 0 <= start < end <= len(page.text):
        raise ValueError(f"the reader {name} read nothing at {start}, {end}")
    return Claim.trusted(
        {
            "id": f"{page.document.id}:{start}:{reading.kind}",
            "fingerprint": print_of[:16],
            "kind": reading.kind,
            "document_id": page.document.id,
            "span": Span.trusted({"start": start, "end": end}),
            "sentence": sentence.span,
            "surface": page.text[start:end],
            "value": reading.value,
            "hedge": reading.hedge,
            "about": surroundings.about(reading),
            "attributed_to": speaker,
            "as_of": surroundings.as_of(reading),
            "modality": modality,
            "read_by": name,
        }
    )


def _speaker(page: Page, reading: Reading) -> str | None:
    """The speaker of a quotation, with the words that stood for him or her where they say it otherwise: an editor sees
    what was resolved ("Gina Raimondo (she)")."""
    printed = printed_speaker(page, reading.start)
    if reading.speaker is None or printed is None or printed.lower() in reading.speaker.lower():
        return reading.speaker
    return f"{reading.speaker} ({printed})"
