"""Files, folders and standard input, read into documents that know their title, source and date."""

from factcheck.documents.describing import describe
from factcheck.documents.files import LARGEST, DocumentError, collect, expand, read
from factcheck.documents.locating import located
from factcheck.documents.web_addresses import Fetch

__all__ = ["LARGEST", "DocumentError", "Fetch", "collect", "describe", "expand", "located", "read"]
