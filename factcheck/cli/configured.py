"""What a command takes from the configuration, beside its own options."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.messages import RefusalError
from factcheck.cli.options import FailOn
from factcheck.cli.output import Delivery, chosen_format, refuse_unwritable

if TYPE_CHECKING:
    from factcheck.facts import Facts
    from factcheck.model.tuning import Tuning
    from factcheck.settings import Loaded

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration; without it the nearest factcheck.toml, or pyproject.toml with [tool.factcheck], from "
        "here upward.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", "-w", metavar="N", min=0, help="Processes that read; 0 for one per core.  [default: 1]"),
]


def configured(config: Path | None, **options: Any) -> "Loaded":
    """The settings, with the options that the user gave (None: not given) before everything else.

    An option is named as its setting (`fail_on`). Raises RefusalError with a line for every fault of the configuration.
    """
    from factcheck.settings import SettingsError, load

    file = config or (Path(named) if (named := os.environ.get("FACTCHECK_CONFIG")) else None)
    if file is not None and not file.is_file():
        raise RefusalError(f"{file}: there is no such configuration")
    given = {name.replace("_", "-"): _plain(value) for name, value in options.items()}
    try:
        return load(given, file=file, folder=Path.cwd(), environment=os.environ)
    except SettingsError as error:
        raise RefusalError(*error.lines) from None


def _plain(value: Any) -> Any:
    """An option's value as a configuration file would give it."""
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    return value if value is None or isinstance(value, int | float) else str(value)


def tuning_of(loaded: "Loaded") -> "Tuning":
    """What the settings change about the rules.

    Loads the rules; raises RefusalError for every fault in them, and for every rule or kind that is named and does not
    exist.
    """
    from factcheck import pipeline
    from factcheck.cli.running import load_rules
    from factcheck.rulebook import KINDS
    from factcheck.settings import SettingsError

    load_rules(loaded.settings.rules)
    ids = [rule.id for rule in pipeline.rulebook_of(loaded.settings.rules).rules]
    try:
        loaded.check_names(ids, KINDS)
    except SettingsError as error:
        raise RefusalError(*error.lines) from None
    return loaded.settings.tuning(ids)


def facts_of(loaded: "Loaded") -> "Facts | None":
    """The reference facts that the settings name, None where they name none; raises RefusalError for their faults."""
    if not loaded.settings.facts:
        return None
    from factcheck import pipeline
    from factcheck.facts import FactsError

    try:
        return pipeline.read_facts(loaded.settings.facts, loaded.settings.rules)
    except FactsError as error:
        raise RefusalError(*error.lines) from None


def against_of(loaded: "Loaded") -> tuple[str, ...]:
    """What drafts are checked against where the command line does not say: the configured archive and paths."""
    settings = loaded.settings
    return (*([str(settings.archive)] if settings.archive else ()), *map(str, settings.against))


def delivery_of(loaded: "Loaded", format: str | None, output: Path | None, otherwise: FailOn) -> Delivery:
    """How the report leaves, with status 1 from `otherwise` upward where nothing says; `format` and `output` are the
    options as given. Raises RefusalError for an unknown format, and at once for what could not be written."""
    settings = loaded.settings
    chosen = chosen_format(format_of(loaded, format, output), settings.output)
    refuse_unwritable(settings.output)
    return Delivery(chosen, settings.output, FailOn(settings.fail_on) if settings.fail_on else otherwise)


def format_of(loaded: "Loaded", format: str | None, output: Path | None) -> str | None:
    """The format that was asked for by name; the configured one gives way to the ending of an --output."""
    return format if format or output else loaded.settings.format
