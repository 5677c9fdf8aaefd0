"""The commands put together, and how their usage errors are told."""

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

from factcheck.cli import commands
from factcheck.cli.messages import RefusalError

application = typer.Typer(
    name="factcheck",
    help="Reads several articles about the same events and says where they cannot all be right.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: the framework's rich help would load the half of rich at every start.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _add_commands() -> None:
    """Every file of the folder of commands, in the order of its PLACE and then of its name."""
    names = [module.name for module in iter_modules(commands.__path__)]
    modules = [import_module(f"{commands.__name__}.{name}") for name in names]
    for module in sorted(modules, key=lambda one: (getattr(one, "PLACE", _LAST), one.__name__)):
        name = module.__name__.rpartition(".")[2]
        group = getattr(module, "application", None)
        if group is not None:
            application.add_typer(group, name=name)
        else:
            command = getattr(module, name)
            application.command(name, short_help=module.SHORT)(command)


_LAST = 99
_add_commands()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"factcheck {version('factcheck-desk')}")
        raise typer.Exit


@application.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the program as a whole."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; raises RefusalError for a usage error."""
    command = typer.main.get_command(application)
    try:
        status = command.main(args=list(arguments), prog_name="factcheck", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "factcheck"
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(context.get_help() if context else "")
            return 2
        text = " ".join(str(message()).split())
        raise RefusalError(f"{text[:1].lower()}{text[1:].rstrip('.')} (see {path} --help)") from None
    return status if isinstance(status, int) else 0
