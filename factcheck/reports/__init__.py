"""The report room: one `Report`, shown in as many formats as there are files in `formats/`."""

from factcheck.reports.rendering import formats, render
from factcheck.reports.writing import ReportError, write

__all__ = ["ReportError", "formats", "render", "write"]
