"""ZIP packages and XML from strangers, within limits."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from factcheck.documents.extracted import ReadingError

INFLATED = 200 * 1024 * 1024
RATIO = 200
_MOST_MEMBERS = 20_000


class Package:
    """The members of a ZIP file; raises ReadingError when they inflate past INFLATED or by more than RATIO."""

    def __init__(self, content: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
            members = self._file.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise ReadingError(f"is a broken ZIP or Office file, not text ({error})") from None
        if len(members) > _MOST_MEMBERS:
            raise ReadingError(f"is a ZIP file of {len(members)} files, more than the {_MOST_MEMBERS} that are read")
        self._left = min(INFLATED, max(RATIO * len(content), 1024 * 1024))
        if sum(member.file_size for member in members) > self._left:
            raise ReadingError("inflates beyond what an honest file does (200 MB, or 200 times its size): not read")
        self._members = {member.filename: member for member in members if not member.is_dir()}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, in the order of the package."""
        return tuple(self._members)

    def member(self, name: str) -> bytes:
        """The content of a file of the package."""
        try:
            with self._file.open(self._members[name]) as file:
                content = file.read(self._left + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
        ) as error:
            raise ReadingError(f"is a broken ZIP file ({error})") from None
        self._left -= len(content)
        if self._left < 0:
            raise ReadingError("inflates beyond what an honest file does (200 MB, or 200 times its size): not read")
        return content


def parsed_xml(content: bytes) -> Any:
    """The root of an XML file. No entity is resolved, nothing outside of the file is loaded."""
    etree: Any = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"is broken XML ({str(error).splitlines()[0] if str(error) else 'no element'})") from None
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(root: Any, *names: str) -> Iterator[Any]:
    """The elements of these local names under a root, in order."""
    return (element for element in root.iter() if local(element) in names)
