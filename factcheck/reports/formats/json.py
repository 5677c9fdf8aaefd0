"""The JSON report: a contract that other programs read, described by `report.schema.json`."""

import json
import re

from factcheck.model import Report
from factcheck.reports.presentation import Presentation

# Legal in JSON, but a terminal may obey them, an editor may turn the line around, JavaScript before 2019 may stop at
# them, and lone surrogates cannot be encoded: written as escapes they mean the same and do nothing.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(report: Report, presentation: Presentation) -> str:
    """The report as indented JSON in the order of the model's fields: same report, same bytes."""
    written = json.dumps(report.model_dump(), ensure_ascii=False, indent=2, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"
