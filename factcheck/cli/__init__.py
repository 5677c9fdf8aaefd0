"""The command line: `factcheck report`, `check`, `claims` and `rules`; one module for each command."""

import os
import sys
from collections.abc import Sequence

from factcheck.cli.messages import ReaderGoneError, RefusalError, complain


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program on the command line's arguments and leave the process with its exit status.

    Whatever goes wrong is one clear line on standard error and status 2, never a traceback; with the environment
    variable FACTCHECK_DEBUG set, faults of the program itself show theirs.
    """
    sys.exit(_run(sys.argv[1:] if arguments is None else list(arguments)))


def _run(arguments: list[str]) -> int:
    try:
        from factcheck.cli.application import run

        status = run(arguments)
        sys.stdout.flush()
    except RefusalError as refusal:
        for line in refusal.lines:
            complain(line)
        return 2
    except (BrokenPipeError, ReaderGoneError):
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        complain("stopped")
        return 130
    except Exception as fault:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        what = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
        complain(f"a fault in the program: {what}; set FACTCHECK_DEBUG=1 to see where, and please report it")
        return 2
    return status
