"""The HTTP API: checks of drafts, documents for the archive, and its findings."""

from factcheck.web.api.application import create
from factcheck.web.api.setup import Setup

__all__ = ["Setup", "create"]
