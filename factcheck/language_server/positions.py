"""From offsets in a text to the lines and columns that editor programs count in, and back."""

import re
from bisect import bisect_right
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]
# The protocol knows these three line ends alone; Python's splitlines knows eight more.
_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text. Columns count code units of `encoding`, from 0, as lines do; offsets count code points."""

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self._text = text
        self._encoding = encoding
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset; what lies inside a line's end is the end of the line."""
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return line, self._units(self._text[start : min(offset, self._ends[line])])

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; beyond the line's end, or the text's, it is that end."""
        if line >= len(self._starts):
            return len(self._text)
        at, end = self._starts[line], self._ends[line]
        while column > 0 and at < end:
            column -= self._units(self._text[at])
            at += column >= 0  # a column inside a character is the character's beginning
        return at

    def _units(self, text: str) -> int:
        if self._encoding == "utf-32" or text.isascii():
            return len(text)
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(char > "\uffff" for char in text)
