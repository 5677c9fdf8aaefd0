"""The review desk: pages on which editors work through discrepancies and decide."""

from factcheck.web.desk.application import create
from factcheck.web.desk.setup import Desk

__all__ = ["Desk", "create"]
