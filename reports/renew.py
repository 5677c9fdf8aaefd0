"""Writes anew what is made by running the program: the golden reports of `seeds/` and the excerpt in the README.

    uv run python reports/renew.py

Read the difference before you commit it: the golden reports are there to show what a change does to a report.
"""

import os
from contextlib import suppress
from pathlib import Path

from factcheck.cli import main

ROOT = Path(__file__).parents[1]
GOLDEN = {"seeds.json": "json", "seeds.md": "markdown", "seeds.html": "html"}
EXCERPT = ("<!-- the first finding, by reports/renew.py -->\n```text\n", "\n```\n<!-- end -->")


def written(format: str, output: Path) -> str:
    """The report of `seeds/` in a format, by the command line, as run from the project's folder."""
    os.chdir(ROOT)
    with suppress(SystemExit):
        main(["report", "seeds/", "--format", format, "--output", str(output)])
    return output.read_text(encoding="utf-8")


def excerpt(terminal: str) -> str:
    """The first finding of a terminal report, with the lines above it."""
    return terminal.split("\n\n────")[0].rstrip() if terminal.count("\n\n────") < 2 else _first(terminal)


def _first(terminal: str) -> str:
    head, first, *_ = terminal.split("\n\n────")
    return f"{head}\n\n────{first}".rstrip()


def renew() -> None:
    """Write the golden reports and the README's excerpt."""
    for name, format in GOLDEN.items():
        written(format, ROOT / "reports" / name)
    scratch = ROOT / "reports" / ".terminal.txt"
    shown = excerpt(written("terminal", scratch))
    scratch.unlink()
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    start, end = EXCERPT
    before, rest = text.split(start, 1)
    readme.write_text(before + start + shown + end + rest.split(end, 1)[1], encoding="utf-8")


if __name__ == "__main__":
    renew()
