"""Text of strangers in GitHub-flavoured Markdown, where it must mean nothing but itself."""

import re
from collections.abc import Iterable

from factcheck.reports.neutral import one_line
from factcheck.reports.passages import Piece, runs

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What begins emphasis, code, links, images, strikethrough, tables or formulas anywhere in a line.
_ACTIVE = re.compile(r"[&<>\\`*_{}\[\]|~$#]")
# What begins a heading, list, underlined heading or rule at the start of a line.
_LEADING = re.compile(r"\A(\d{0,9})([+\-=.)])")
# GitHub makes links of addresses and issue numbers and calls people by their names: an empty comment parts the signs.
_SIGNAL = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_PARTING = "<!-- -->"


def escaped(text: str) -> str:
    """`text` on one line, so that GitHub shows it as it is: no markup, no link, no mention, no issue reference."""
    return _LEADING.sub(r"\1\\\2", inline(one_line(text).strip()))


def inline(text: str) -> str:
    """The same for neutral words inside a line. They hold no NUL, so that NUL can stand for the parting."""
    safe = _ACTIVE.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), _SIGNAL.sub("\x00", text))
    return safe.replace("\x00", _PARTING)


def listed(lines: Iterable[str]) -> str:
    """Lines of text as a list, each escaped."""
    return "\n".join(f"- {escaped(line)}" for line in lines)


def marked(pieces: tuple[Piece, ...]) -> str:
    """A passage with its value strong and its differing words underlined.

    Tags instead of asterisks: next to quotation marks and currency signs asterisks often mark nothing.
    """
    line = ""
    for is_value, run in runs(pieces):
        words = "".join(f"<ins>{inline(piece.text)}</ins>" if piece.differs else inline(piece.text) for piece in run)
        line += f"<strong>{words}</strong>" if is_value else words
    return _LEADING.sub(r"\1\\\2", line)
