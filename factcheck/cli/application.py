"""The commands put together, and how their usage errors are told."""

from collections.abc import Sequence
from typing import Annotated

import typer

from factcheck.cli import check, claims, report, rules
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
application.command("report", short_help="Where several articles cannot all be right.")(report.report)
application.command("check", short_help="One draft against other articles.")(check.check)
application.command("claims", short_help="What was read from articles, and what was skipped.")(claims.claims)
application.add_typer(rules.application, name="rules")


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
