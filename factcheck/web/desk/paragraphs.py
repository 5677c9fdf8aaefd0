"""Where the paragraphs of an article end."""

import re
from collections.abc import Callable

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_SEARCHED = 100_000  # characters in which a blank line is looked for


def splitter(text: str) -> Callable[[str], list[str]]:
    """What cuts a stretch of this text into its paragraphs: at blank lines; in a text that has none, at every line's
    end. Line breaks within a paragraph are those of the file's columns and become spaces on a page."""
    if _BLANK_LINE.search(_unix(text[:_SEARCHED])):
        return lambda stretch: _BLANK_LINE.split(_unix(stretch))
    return lambda stretch: _unix(stretch).split("\n")


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")
