"""Reading reference files: all their faults at once, each with its address, or all their facts."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from factcheck.facts import telling
from factcheck.facts.amounts import amount
from factcheck.facts.placing import Entry, FileFaultsError, Place, entries
from factcheck.facts.records import (
    Address,
    Event,
    Fact,
    Facts,
    Fixed,
    Located,
    Organisation,
    Person,
)
from factcheck.model import Document, Span
from factcheck.vocabulary import Vocabulary
from factcheck.vocabulary.faults import Location, faults_of_record

SOURCE = "house facts"
_ENDINGS = (".yaml", ".yml", ".csv")
_LARGEST = 50 * 1024 * 1024
_RECORDS: dict[str, type[Person] | type[Organisation] | type[Event] | type[Fixed]] = {
    "people": Person, "organisations": Organisation, "events": Event, "figures": Fixed,
}  # fmt: skip


class FactsError(ValueError):
    """References that cannot be used; `lines` holds every fault as `path:line:column: field: message`."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def read(paths: Iterable[str | Path], vocabulary: Vocabulary) -> Facts:
    """The facts of files and folders (their .yaml, .yml and .csv files, sorted), in the order given.

    Raises FactsError with every fault of every file: then nothing is used, because a reference that is left out
    quietly would let a wrong draft pass.
    """
    lines: list[str] = []
    files = _files(paths, lines)
    found: list[Fact] = []
    digests = []
    for number, path in enumerate(files):
        try:
            content = _content(path)
            taken = entries(path, content)
        except OSError as error:
            lines.append(f"{path}:1:1: cannot be read: {error.strerror or error}")
            continue
        except FileFaultsError as error:
            lines.extend(_told(path, *fault) for fault in error.faults)
            continue
        digests.append(sha256(content).hexdigest())
        for entry in taken:
            faults = _faults(entry, vocabulary)
            lines.extend(_told(path, entry.place(at), _named(entry, at), message) for at, message in faults)
            if not faults:
                found.extend(_facts(entry, number))
    if not lines:
        lines.extend(_repeated(found, files))
    if lines:
        raise FactsError(sorted(lines, key=_by_address))
    return _located(found, files, digests)


def _files(paths: Iterable[str | Path], lines: list[str]) -> list[Path]:
    files: list[Path] = []
    for given in map(Path, paths):
        if given.is_dir():
            inside = sorted(
                path
                for path in given.rglob("*")
                if path.suffix.lower() in _ENDINGS
                and path.is_file()
                and not any(part.startswith(".") for part in path.relative_to(given).parts)
            )
            if not inside:
                lines.append(f"{given}:1:1: folder holds no reference facts ({', '.join(_ENDINGS)})")
            files.extend(inside)
        elif not given.exists():
            lines.append(f"{given}:1:1: no such file or folder")
        elif given.suffix.lower() not in _ENDINGS:
            lines.append(f"{given}:1:1: reference facts are {', '.join(_ENDINGS)} files")
        else:
            files.append(given)
    return list(dict.fromkeys(files))


def _content(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise OSError(f"larger than {_LARGEST // 1024 // 1024} MB")
    return path.read_bytes()


def _told(path: Path, place: Place, named: str, message: str) -> str:
    return f"{path}:{place.row}:{place.column}: {named + ': ' if named else ''}{message}"


def _named(entry: Entry, at: Location) -> str:
    """The field with its entry's name, so that a fault is understood without opening the file."""
    who = entry.fields.get("name") or entry.fields.get("of") if isinstance(entry.fields, dict) else None
    field = ".".join(str(part) for part in at)
    return f"{who}: {field}" if isinstance(who, str) and field else field or str(who or "")


def _by_address(line: str) -> tuple[str, int, int]:
    path, row, column, *_ = [*line.split(":", 3), "0", "0"]
    return path, int(row) if row.isdigit() else 0, int(column) if column.isdigit() else 0


def _faults(entry: Entry, vocabulary: Vocabulary) -> list[tuple[Location, str]]:
    faults = faults_of_record(_RECORDS[entry.section], entry.fields)
    if faults:
        return faults
    record = _RECORDS[entry.section].model_validate(entry.fields)
    for at, figure in _figures(record):
        try:
            amount(figure, vocabulary)
        except ValueError as error:
            faults.append(((*at, "value"), str(error)))
    if isinstance(record, Person) and record.born and record.died and record.died.end < record.born.start:
        faults.append((("died",), "is before the birth"))
    if not isinstance(record, Fixed) and not any(_facts(entry, 0)):
        faults.append(((), "states nothing: give it a date, a title or a figure"))
    return faults


def _figures(record: Person | Organisation | Event | Fixed) -> Iterator[tuple[Location, str]]:
    if isinstance(record, Fixed):
        yield (), record.value
    elif not isinstance(record, Person):
        for number, figure in enumerate(record.figures):
            yield ("figures", number), figure.value


def _facts(entry: Entry, file: int) -> Iterator[Fact]:
    """What an entry states, each statement with its sentence."""
    record = _RECORDS[entry.section].model_validate(entry.fields)

    def fact(at: Location, sentence: str) -> Fact:
        place = entry.place(at)
        address = Address(file=file, row=place.row, column=place.column, sentence=sentence)
        field = str(at[0]) if at else "value"
        number = at[1] if len(at) > 1 and isinstance(at[1], int) else 0
        return Fact(about=record, field=field, number=number, address=address)

    if isinstance(record, Fixed):
        yield fact(("value",), telling.counted(record.of, record))
        return
    if isinstance(record, Person):
        if record.born:
            yield fact(("born",), telling.born(record))
        if record.died:
            yield fact(("died",), telling.died(record))
        for number, post in enumerate(record.titles):
            yield fact(("titles", number), telling.titled(record, post))
        return
    if isinstance(record, Organisation) and record.founded:
        yield fact(("founded",), telling.founded(record))
    if isinstance(record, Event) and record.date:
        yield fact(("date",), telling.happened(record.name, record.date))
    if isinstance(record, Event) and record.place:
        yield fact(("place",), telling.placed(record.name, record.place))
    for number, figure in enumerate(record.figures):
        yield fact(("figures", number), telling.counted(record.name, figure))


def _repeated(facts: Iterable[Fact], files: Sequence[Path]) -> Iterator[str]:
    """One fault for each statement that another entry of the same name makes too: which of them would hold?"""
    first: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        about = fact.about
        if isinstance(about, Fixed):
            key = ("figures", f"{about.of.lower()} {about.since} {about.until}", about.what.lower())
        elif fact.field in ("born", "died", "founded", "date", "place"):
            key = (type(about).__name__, about.name.lower(), fact.field)
        else:
            continue
        before = first.setdefault(key, fact)
        if before is not fact:
            where = f"{files[before.address.file]}:{before.address.row}"
            name = about.of if isinstance(about, Fixed) else about.name
            place = Place(fact.address.row, fact.address.column)
            yield _told(files[fact.address.file], place, f"{name}: {fact.field}", f"is also given in {where}")


def _located(facts: Sequence[Fact], files: Sequence[Path], digests: Sequence[str]) -> Facts:
    """The facts with a document for each file, every sentence on the line that its fact is written on."""
    by_file: dict[int, dict[int, list[Fact]]] = {}
    for fact in facts:
        by_file.setdefault(fact.address.file, {}).setdefault(fact.address.row, []).append(fact)
    documents: list[Document] = []
    located: list[Located] = []
    for number, path in enumerate(files):
        rows = by_file.get(number, {})
        text, row = "", 1
        spans: list[tuple[Fact, Span]] = []
        for line in sorted(rows):
            text += "\n" * (line - row)
            row = line
            for at, fact in enumerate(rows[line]):
                text += " " if at else ""
                spans.append((fact, Span(start=len(text), end=len(text) + len(fact.address.sentence))))
                text += fact.address.sentence
        id = f"f-{sha256(f'{digests[number]} {path}'.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
        title = f"House facts: {path.name}"
        documents.append(
            Document(id=id, path=str(path), source=SOURCE, title=title, text=text or "\n", sha256=digests[number],
                     family=SOURCE, described=True)
        )  # fmt: skip
        located.extend(Located(fact=fact, document=id, span=span) for fact, span in spans)
    return Facts(facts=tuple(located), documents=tuple(documents))
