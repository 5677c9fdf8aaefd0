"""What the program says beside its output: single lines on standard error, and the refusals that end a run."""

import sys


class RefusalError(Exception):
    """The run ends with status 2, and these lines say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


class ReaderGoneError(Exception):
    """Whoever read standard output has seen enough and left (`| head`)."""


def complain(line: str) -> None:
    """Print one line on standard error, whatever characters are in it."""
    clean = "".join(char if char.isprintable() else " " for char in f"factcheck: {line}")
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print(clean.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)
