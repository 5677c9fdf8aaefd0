"""`factcheck rules`: the rules and their cases."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli import options

if TYPE_CHECKING:
    from factcheck.rulebook import Rulebook

application = typer.Typer(help="List, show and test the rules.", no_args_is_help=True)


def _load(folder: Path | None) -> "Rulebook":
    from factcheck import pipeline
    from factcheck.cli.running import load_rules

    load_rules(folder)
    return pipeline.rulebook_of(folder)


@application.command("list")
def list_rules(rules: options.Rules = None) -> int:
    """List the rules: id, kind, severity, name."""
    book = _load(rules)
    if not book.rules:
        typer.echo("no rules")
        return 0
    widths = [max(len(getattr(rule, field)) for rule in book.rules) for field in ("id", "kind", "severity")]
    for rule in book.rules:
        cells = (rule.id, rule.kind, rule.severity)
        typer.echo("  ".join([*(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), rule.name]))
    return 0
