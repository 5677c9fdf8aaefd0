"""The JSON Schema of the JSON report, generated from the model and shipped beside this module.

`python -m factcheck.reports.schema` writes the file anew after the model changed; a test holds it to be current.
"""

import json
from importlib.resources import files
from typing import Any, cast

from factcheck.model import Report
from factcheck.reports.writing import write

FILE_NAME = "report.schema.json"


def generated() -> str:
    """The schema of what `--format json` writes, as the model has it now."""
    schema: dict[str, Any] = Report.model_json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def shipped() -> dict[str, Any]:
    """The schema as it is shipped in the package."""
    text = files("factcheck.reports").joinpath(FILE_NAME).read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text))


if __name__ == "__main__":
    write(str(files("factcheck.reports").joinpath(FILE_NAME)), generated())
