"""The JSON report: a contract that other programs read, described by `report.schema.json`."""

from factcheck.model import Report
from factcheck.reports.presentation import Presentation
from factcheck.reports.serialising import json_text


def render(report: Report, presentation: Presentation) -> str:
    """The report as indented JSON in the order of the model's fields: same report, same bytes."""
    return json_text(report.model_dump(mode="json"))
