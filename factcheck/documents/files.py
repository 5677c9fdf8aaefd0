"""From the paths a user gives to documents, with one clear line for everything that could not be used."""

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.documents import kinds
from factcheck.documents.decoding import UndecodableError, decode
from factcheck.documents.describing import describe
from factcheck.documents.extracted import ReadingError
from factcheck.documents.isolation import LARGEST_INPUT, worker
from factcheck.documents.locating import document_of, tell_versions
from factcheck.documents.stated_dates import stated_dating
from factcheck.documents.web_addresses import (
    Fetch,
    content_of,
    fetched_article,
    is_web_address,
    name_of,
    not_fetched,
    without_fragment,
)
from factcheck.model import Dating, Document, Fetched, Problem

LARGEST = 20 * 1024 * 1024
"""The largest plain text that is read, in bytes; no single article comes near it."""

_NOT_ARTICLES = re.compile(
    r"(?:licen[cs]e|copying|copyright|notice|readme|changelog|changes|contributing|contributors|authors|maintainers|codeowners"
    r"|code_of_conduct|todo|requirements|cmakelists|robots|humans|manifest)(?:[-_.].*)?",
    re.IGNORECASE,
)
STANDARD_INPUT = "-"


class DocumentError(ValueError):
    """A file that cannot be read as an article; the message is one line without the path."""


def read(path: str | os.PathLike[str], published: str | Dating | None = None) -> Document:
    """The article in one file, described. `published` overrides the date that the article states.

    Raises DocumentError when the file is missing, unreadable, empty, too large or of no known kind, when it holds
    several articles, and when `published` is no date.
    """
    if is_web_address(str(path)):
        raise DocumentError(not_fetched(str(path)).message)
    found = _documents(_content(Path(path)), _shown(path), _override(published))
    documents = [one for one in found if isinstance(one, Document)]
    if len(documents) != 1:
        raise DocumentError(f"holds {len(documents)} articles, not one")
    return documents[0]


def collect(
    paths: Sequence[str],
    *,
    published: Sequence[str] = (),
    stdin: bytes | None = None,
    fetch: Fetch | None = None,
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The articles behind files, folders and "-" (standard input) in the user's order, and what went wrong.

    A folder gives its articles sorted by path; a file that is named is always tried. `published` holds "DATE" for all
    or "FILE=DATE" for one file. Files with one text become one document, the later paths its `copies`. `stdin` is what
    stands behind "-"; without it the process's standard input is read. A path may be a web address where `fetch` is
    given, which gets its content; otherwise it is a problem that says so. Nothing raises: every bad thing is a problem.
    """
    problems: list[Problem] = []
    overrides = _Overrides(published, problems)
    kept: dict[str, Document] = {}
    seen: set[str] = set()
    for path in expand(paths, problems):
        shown = _shown(path)
        identity = _identity(path)
        if identity in seen:
            continue
        seen.add(identity)
        dating = overrides.for_path(path)
        try:
            if is_web_address(path):
                found = _fetched((fetch or not_fetched)(path), shown, dating)
            elif path == STANDARD_INPUT:
                found = _documents(_standard_input(stdin), "standard input", dating)
            else:
                found = _documents(_content(Path(path)), shown, dating)
        except DocumentError as error:
            problems.append(Problem(path=shown, message=str(error)))
            continue
        for document in found:
            if isinstance(document, Problem):
                problems.append(document)
                continue
            _keep(document, shown if document.locator is None else document.path or shown, dating, kept, problems)
    overrides.report_unused()
    return tuple(tell_versions(kept.values())), tuple(problems)


def _keep(
    document: Document, shown: str, dating: Dating | None, kept: dict[str, Document], problems: list[Problem]
) -> None:
    if (first := kept.get(document.sha256)) is not None:
        kept[document.sha256] = _with_copy(first, document, dating)
        message = f"same text as {first.path}: counted as one source"
        problems.append(Problem(path=shown, message=message, fatal=False))
        return
    kept[document.sha256] = document
    problems.extend(Problem(path=shown, message=note, fatal=False) for note in document.notes)


def _with_copy(first: Document, copy: Document, dating: Dating | None) -> Document:
    changes: dict[str, object] = {"copies": (*first.copies, copy.path or "")}
    if dating is not None and (first.published is None or first.published.basis != "--published"):
        changes["published"] = dating
    return first.model_copy(update=changes)


def _identity(path: str) -> str:
    """What two ways of naming one input have in common."""
    if is_web_address(path):
        return without_fragment(path)
    return STANDARD_INPUT if path == STANDARD_INPUT else os.path.realpath(path)


def _fetched(answer: Fetched | Problem, shown: str, published: Dating | None) -> list[Document | Problem]:
    """The articles behind a web address, or the problem with it."""
    if isinstance(answer, Problem):
        return [answer]
    return _documents(answer.content, shown, published, answer)


def _documents(
    content: bytes, shown: str, published: Dating | None, answer: Fetched | None = None
) -> list[Document | Problem]:
    """The articles of a file, several where it is a feed, an archive or a table, and entries that are none.

    `answer` is what a server says of the content where it was fetched.
    """
    reader = kinds.reader_for(content[: kinds.HEAD], name_of(answer) if answer else shown)
    readable = content_of(answer) if answer else content
    if reader is None:
        return [_document(readable, shown, published)]
    try:
        articles = worker().read(reader, readable, shown)
        articles = [fetched_article(article, answer) for article in articles] if answer else articles
    except ReadingError as error:
        raise DocumentError(str(error)) from None
    if not articles:
        raise DocumentError("holds no article: nothing of it was checked")
    if len(articles) == 1 and articles[0].fault:
        raise DocumentError(f"{articles[0].entry}: {articles[0].fault}" if articles[0].entry else articles[0].fault)
    return [
        Problem(path=f"{shown}#{article.entry}", message=article.fault)
        if article.fault
        else describe(document_of(article, content, shown, published))
        for article in articles
    ]


def _document(content: bytes, shown: str, published: Dating | None) -> Document:
    if len(content) > LARGEST:
        raise _too_large(len(content))
    try:
        text, note = decode(content)
    except UndecodableError as error:
        raise DocumentError(f"{error}: give plain text or Markdown") from None
    if not text.strip("\ufeff\u200b \t\r\n\f"):
        raise DocumentError("is empty: there is nothing to check")
    document = Document.from_text(text, path=shown)
    document = document.model_copy(update={"published": published, "notes": (note,) if note else ()})
    document = describe(document)
    if not document.text[document.body_start :].strip():
        raise DocumentError("has front matter but no text under it: there is nothing to check")
    return document


def _override(published: str | Dating | None) -> Dating | None:
    if published is None or isinstance(published, Dating):
        return published
    try:
        return stated_dating(published, "--published")
    except ValueError as error:
        raise DocumentError(f"the given publication date cannot be used: {error}") from None


def _content(path: Path) -> bytes:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise DocumentError("is a folder, not a file")
        if stat.S_ISCHR(state.st_mode) or stat.S_ISBLK(state.st_mode) or stat.S_ISSOCK(state.st_mode):
            raise DocumentError("is a device, not a file")
        with path.open("rb") as file:
            head = file.read(kinds.HEAD)
            limit = LARGEST if kinds.reader_for(head, str(path)) is None else LARGEST_INPUT
            if state.st_size > limit:
                raise _too_large(state.st_size, limit)
            content = head + file.read(limit + 1 - len(head))
    except FileNotFoundError:
        raise DocumentError("no such file or folder") from None
    except PermissionError:
        raise DocumentError("may not be read: permission denied") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise error if isinstance(error, DocumentError) else DocumentError(f"cannot be read: {reason}") from None
    return _bounded(content, limit)


def _standard_input(given: bytes | None) -> bytes:
    return _bounded(sys.stdin.buffer.read(LARGEST_INPUT + 1) if given is None else given, LARGEST_INPUT)


def _bounded(content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise _too_large(len(content), limit)
    return content


def _too_large(size: int, limit: int = LARGEST) -> DocumentError:
    megabyte = 1024 * 1024
    what = "one article" if limit == LARGEST else "a file"
    return DocumentError(
        f"has {-(-size // megabyte)} MB, more than the {limit // megabyte} MB that {what} may have: split it"
    )


def _shown(path: str | os.PathLike[str]) -> str:
    """The path as it can be printed: file names may hold bytes that are no text."""
    return os.fsencode(path).decode("utf-8", "replace")


def expand(paths: Sequence[str], problems: list[Problem]) -> Iterator[str]:
    """The paths with every folder replaced by the articles under it, sorted; what is wrong joins the `problems`."""
    for path in paths:
        if path == STANDARD_INPUT or is_web_address(path) or not Path(path).is_dir():
            yield path
            continue
        found = sorted(_articles_under(path, problems), key=lambda name: Path(name).parts)
        if not found:
            suffixes = ", ".join(sorted(kinds.TEXT_SUFFIXES | frozenset().union(*kinds.suffixes())))
            problems.append(Problem(path=_shown(path), message=f"folder holds no article ({suffixes})"))
        yield from found


def _articles_under(folder: str, problems: list[Problem]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        where = _shown(error.filename or folder)
        problems.append(Problem(path=where, message=f"folder cannot be read: {error.strerror or error}"))

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(parent, name)  # noqa: PTH118 - pathlib would be slow over an archive
            if _is_article_name(name, path) and _is_plain_file(path):
                yield path


def _is_article_name(name: str, path: str) -> bool:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    if name.startswith(".") or _NOT_ARTICLES.fullmatch(stem):
        return False
    if suffix.lower() in kinds.TEXT_SUFFIXES:
        return True
    sure, unsure = kinds.suffixes()
    suffix = kinds.suffix_of(name)
    return suffix in sure or (suffix in unsure and _is_plain_file(path) and _is_recognised(path))


def _is_recognised(path: str) -> bool:
    """Whether a file with a suffix that many kinds of files have (.json, .xml) holds articles."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return kinds.reader_for(file.read(kinds.HEAD), path) is not None
    except OSError:
        return False


def _is_plain_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return True  # let reading it say what is wrong


class _Overrides:
    """The `--published` options: one date for all, or one for a file."""

    def __init__(self, options: Sequence[str], problems: list[Problem]) -> None:
        self._problems = problems
        self._everywhere: Dating | None = None
        self._by_file: dict[str, Dating] = {}
        self._unused: dict[str, str] = {}
        for option in options:
            self._take(option)

    def _take(self, option: str) -> None:
        name, equals, value = option.rpartition("=")
        try:
            dating = stated_dating(value, "--published")
        except ValueError as error:
            message = f"publication date cannot be used: {error}"
            self._problems.append(Problem(path=f"--published {option}", message=message))
            return
        if not equals:
            self._everywhere = dating
            return
        self._by_file[name] = dating
        self._unused[name] = option

    def for_path(self, path: str) -> Dating | None:
        """The override for a file: named by its path as given, else by its end ("a.md", "story/a.md"), else for all."""
        parts = Path(path).parts
        for name, dating in self._by_file.items():
            wanted = Path(name).parts
            if name == path or (wanted and parts[-len(wanted) :] == wanted) or self._is_same_file(name, path):
                self._unused.pop(name, None)
                return dating
        return self._everywhere

    @staticmethod
    def _is_same_file(left: str, right: str) -> bool:
        return os.path.realpath(left) == os.path.realpath(right)

    def report_unused(self) -> None:
        """A problem for every override that named none of the files."""
        for name, option in self._unused.items():
            message = f"names no file that was read: {name}"
            self._problems.append(Problem(path=f"--published {option}", message=message))
