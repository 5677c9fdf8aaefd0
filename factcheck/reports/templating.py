"""How the program's pages are filled in: what templates may call, and every text made harmless and then escaped."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from factcheck.reports import wording
from factcheck.reports.neutral import neutral, one_line
from factcheck.reports.passages import passage, runs

_CALLED: Mapping[str, Any] = {
    "counted": wording.counted,
    "date_of": wording.date_of,
    "document_name": wording.document_name,
    "heading": wording.heading,
    "independent": wording.independent,
    "kind_label": wording.kind_label,
    "passage": passage,
    "percentage": wording.percentage,
    "plain_date": wording.plain_date,
    "runs": runs,
    "said": wording.said,
    "severity_meaning": wording.severity_meaning,
    "surfaces": wording.surfaces,
}


def environment(loader: BaseLoader | None = None, *, keeps_lines: bool = False) -> Environment:
    """The environment of a page's templates. `keeps_lines` leaves the line breaks of a text; without it each text
    stands on one line."""
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless_lines if keeps_lines else _harmless,
    )
    made.globals.update(_CALLED)
    return made


def _harmless(value: Any) -> Any:
    """Every text that reaches a page without control and direction-changing characters; escaping comes after it."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else one_line(value)


def _harmless_lines(value: Any) -> Any:
    """The same, line by line."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "\n".join(map(neutral, value.replace("\r\n", "\n").split("\n")))


def resource(name: str) -> str:
    """A template or style sheet of the program's pages by its file name: `tokens.css` has the colours and types that
    all of them share."""
    return files("factcheck.reports").joinpath("page", name).read_text(encoding="utf-8")
