"""Finds the formats by listing their folder and hands a report to one of them."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, cast

from factcheck.model import Report
from factcheck.reports import formats as folder
from factcheck.reports.presentation import Format, Presentation


@cache
def formats() -> tuple[str, ...]:
    """The names of all report formats, sorted: each is a module of `factcheck.reports.formats`."""
    found = (module.name for module in pkgutil.iter_modules(folder.__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def is_text(format: str) -> bool:
    """Whether a report in this format is text; a Word file or a workbook is not. Raises ValueError as `render` does."""
    return bool(getattr(_module(format), "IS_TEXT", True))


def render(
    report: Report,
    format: str,
    *,
    texts: Mapping[str, str] | None = None,
    width: int | None = None,
    colour: bool = False,
) -> str:
    """`report` in the named format, ending with a newline; same arguments, same characters.

    `texts` maps document ids to full texts, for formats that show context and line numbers. `width` (columns) and
    `colour` matter to the terminal alone. Raises ValueError when there is no such format, or when it is no text.
    """
    rendered = _module(format).render(report, Presentation(texts=texts or {}, width=width, colour=colour))
    if isinstance(rendered, bytes):
        raise ValueError(f"a report in the format {format!r} is a file, not a text: ask render_file for it")
    return rendered


def render_file(report: Report, format: str, **shown: Any) -> bytes:
    """What a file with `report` in the named format holds, text as UTF-8; same arguments, same bytes.

    `shown` are the fields of `Presentation`. Raises ValueError when there is no such format.
    """
    rendered = _module(format).render(report, Presentation(**shown))
    return rendered.encode("utf-8", "replace") if isinstance(rendered, str) else rendered


def _module(format: str) -> Format:
    if format not in formats():
        raise ValueError(f"there is no report format {format!r}; choose one of {', '.join(formats())}")
    return cast(Format, import_module(f"{folder.__name__}.{format}"))
