"""Files, folders and standard input, read into documents that know their title, source and date."""

from factcheck.documents.describing import describe
from factcheck.documents.files import LARGEST, DocumentError, collect, expand, read
from factcheck.documents.locating import located

__all__ = ["LARGEST", "DocumentError", "collect", "describe", "expand", "located", "read"]
