"""From what a reader took out of a file to a document with its locator, and from mentions back to the file."""

from collections.abc import Callable, Iterable
from hashlib import sha256

from factcheck.documents.extracted import Extracted
from factcheck.documents.stated_dates import stated_dating
from factcheck.model import Dating, Discrepancy, Document, Locator, Marked, Mention, Run, Side


def document_of(article: Extracted, content: bytes, path: str, published: Dating | None) -> Document:
    """The document of an extracted article; `published` is believed more than what the file says."""
    notes = list(article.notes)
    document = Document.from_text(article.text, path=f"{path}#{article.entry}" if article.entry else path)
    fields: dict[str, object] = {
        "title": article.title,
        "source": article.source,
        "published": published or _dating(article, "published", notes),
        "modified": _dating(article, "modified", notes),
        "language": article.language or "en",
        "locator": Locator(
            format=article.format,
            sha256=sha256(content).hexdigest(),
            encoding=article.encoding,
            entry=article.entry,
            url=article.url,
            story=article.story,
            author=article.author,
            found=tuple(sorted(article.found.items())),
            runs=tuple(_run(*run) for run in article.runs),
            marked=tuple(Marked.model_validate({"start": a, "end": z, "part": part}) for a, z, part in article.marked),
        ),
    }
    return document.model_copy(update={**fields, "notes": tuple(notes)})


def _run(
    start: int,
    length: int,
    raw: int | None,
    raw_length: int,
    within: str | None,
    page: int | None,
    box: tuple[float, float, float, float] | None,
) -> Run:
    fields = {"start": start, "length": length, "raw": raw, "raw_length": raw_length, "within": within, "page": page}
    return Run.trusted({**fields, "box": None if box is None else tuple(box)})


def _dating(article: Extracted, key: str, notes: list[str]) -> Dating | None:
    value = getattr(article, key)
    if value is None:
        return None
    try:
        dating = stated_dating(value, article.found.get(key, article.format))
    except (ValueError, OverflowError):
        notes.append(f"{article.found.get(key, key)} is not a date: {value[:60]!r}")
        return None
    is_guess = key == "published" and article.is_guessed_date
    return dating.model_copy(update={"certainty": "weak"}) if is_guess else dating


def tell_versions(documents: Iterable[Document]) -> list[Document]:
    """The documents, those that are versions of one story (one address or agency id) in one family, with a note.

    The version that was changed last says so; the others name it.
    """
    found = list(documents)
    stories: dict[str, list[int]] = {}
    for index, document in enumerate(found):
        if document.locator is not None and document.locator.story:
            stories.setdefault(document.locator.story, []).append(index)
    for story, indexes in stories.items():
        if len(indexes) < 2:
            continue
        last = max(indexes, key=lambda index: (_changed(found[index]), index))
        for index in indexes:
            document = found[index]
            note = (
                f"the latest of {len(indexes)} versions of one story"
                if index == last
                else f"an earlier version of {found[last].name}: not independent of it"
            )
            changes = {"family": document.family or story, "notes": (*document.notes, note)}
            found[index] = document.model_copy(update=changes)
    return found


def _changed(document: Document) -> str:
    dating = document.modified or document.published
    if dating is None:
        return ""
    return dating.moment.isoformat() if dating.moment else dating.start.isoformat()


def located(discrepancies: Iterable[Discrepancy], document: Callable[[str], Document | None]) -> list[Discrepancy]:
    """The discrepancies with the place in the original file of each mention in a document that has a locator."""
    return [
        one.model_copy(update={"sides": tuple(_located_side(side, document) for side in one.sides)})
        for one in discrepancies
    ]


def _located_side(side: Side, document: Callable[[str], Document | None]) -> Side:
    return side.model_copy(update={"mentions": tuple(_located(mention, document) for mention in side.mentions)})


def _located(mention: Mention, document: Callable[[str], Document | None]) -> Mention:
    found = document(mention.document)
    if found is None or found.locator is None:
        return mention
    return mention.model_copy(update={"original": found.locator.place(*mention.span)})
