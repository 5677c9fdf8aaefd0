"""A desk in the test's own process."""

from datetime import UTC, datetime
from pathlib import Path

from fastapi import FastAPI

from factcheck.archive import Archive
from factcheck.web.access import Access, Identity
from factcheck.web.desk import Desk, create
from factcheck.web.desk.people import People

BASE = "http://127.0.0.1:8765"
TOKEN = "a-token-for-the-desk"
OWN = {"origin": BASE}
"""What the browser says of a request that a page of the desk itself makes."""


def desk_app(archive: Path, people: People | None = None) -> FastAPI:
    access = Access(token=TOKEN, port=8765, owner=Identity("Ida Falk", "admin"))
    return create(Desk(archive=archive, clock=lambda: datetime(2023, 5, 7, 9, 30, tzinfo=UTC), people=people), access)


def first_finding(archive: Path) -> str:
    """The fingerprint of what stands first in the queue."""
    with Archive.open(archive, read_only=True) as opened:
        return opened.queue().findings[0].discrepancy.fingerprint
