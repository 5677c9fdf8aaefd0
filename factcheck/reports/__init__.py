"""The report room: one `Report`, shown in as many formats as there are files in `formats/`."""

from factcheck.reports.rendering import formats, is_text, render, render_file
from factcheck.reports.writing import ReportError, write

__all__ = ["ReportError", "formats", "is_text", "render", "render_file", "write"]
