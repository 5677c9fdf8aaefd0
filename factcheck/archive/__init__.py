"""Every claim ever read, in one file: looked up by a draft's keys, with what editors decided about the findings."""

from factcheck.archive.archive import BATCH, Archive
from factcheck.archive.lookup import CROWD, LEAST, WHOLE, Wanted
from factcheck.archive.packing import Packed, without_collections
from factcheck.archive.results import (
    Addition,
    Candidate,
    Compaction,
    CrowdedBlock,
    Edition,
    Filters,
    Hit,
    Holding,
    Lookup,
    Page,
    Statistics,
    Stored,
)
from factcheck.archive.storing import ArchiveError, ChangedError, is_archive

__all__ = [
    "BATCH",
    "CROWD",
    "LEAST",
    "WHOLE",
    "Addition",
    "Archive",
    "ArchiveError",
    "Candidate",
    "ChangedError",
    "Compaction",
    "CrowdedBlock",
    "Edition",
    "Filters",
    "Hit",
    "Holding",
    "Lookup",
    "Packed",
    "Page",
    "Statistics",
    "Stored",
    "Wanted",
    "is_archive",
    "without_collections",
]
