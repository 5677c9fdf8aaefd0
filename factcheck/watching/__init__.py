"""Folders that change while they are looked at: what is new on disk is read again, and nothing else.

The storey below the command `watch` and the language server.
"""

from factcheck.watching.changes import changes
from factcheck.watching.shelf import Shelf, Stock

__all__ = ["Shelf", "Stock", "changes"]
