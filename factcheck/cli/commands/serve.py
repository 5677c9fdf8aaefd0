"""`factcheck serve`: checks over HTTP."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.configured import Config, configured, facts_of, tuning_of
from factcheck.cli.drafts import FactFiles
from factcheck.cli.messages import RefusalError

if TYPE_CHECKING:
    from factcheck.settings import Service

PLACE = 10
SHORT = "Check over HTTP: a service for a CMS."


def serve(
    archive: Annotated[
        Path | None,
        typer.Option("--archive", metavar="FILE", help="Hold drafts against this archive and keep documents in it."),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option("--host", metavar="ADDRESS", help="The address to listen on.  [default: 127.0.0.1, this machine]"),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 for any free one.  [default: 8765]"),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name by which it is reached; may be repeated."),
    ] = None,
    no_token: Annotated[
        bool, typer.Option("--no-token", help="Ask nobody for a token; on this machine's own address alone.")
    ] = False,
    rules: options.Rules = None,
    facts: FactFiles = None,
    processes: Annotated[int, typer.Option("--workers", "-w", metavar="N", min=1, help="Processes that check.")] = 1,
    config: Config = None,
) -> int:
    """Answer checks over HTTP until it is stopped: POST /v1/check, POST /v1/documents, GET /v1/discrepancies.

    Prints its address and a token that every request must show (Authorization: Bearer); FACTCHECK_TOKEN sets one of
    your own. /openapi.json describes the routes.
    """
    from factcheck.web.access import is_loopback

    loaded = configured(config, archive=archive, rules=rules, facts=facts)
    service = _service(loaded.settings.serve, host, port, allow_host)
    if not is_loopback(service.host):
        if no_token:
            raise RefusalError(f"--no-token on {service.host}: everybody in the network could read your drafts")
        if not service.allowed_hosts:
            raise RefusalError(f"{service.host}: say with --allow-host by which name the service is reached")
    tuning = tuning_of(loaded)
    facts_of(loaded)  # a fault in them ends the run here, not in a worker
    store = loaded.settings.archive
    if store is not None:
        _make(store)
    from factcheck.web.api import Setup
    from factcheck.web.serving import listen, run

    settings = loaded.settings
    setup = Setup(rules=settings.rules, tuning=tuning, facts=settings.facts, archive=store)
    try:
        socket = listen(service.host, service.port)
    except OSError as error:
        raise RefusalError(f"cannot listen on {service.host}:{service.port}: {error.strerror or error}") from None
    return run(socket, setup, service, processes, _token(no_token))


def _service(configured: "Service", host: str | None, port: int | None, names: list[str] | None) -> "Service":
    given = {"host": host, "port": port, "allowed_hosts": tuple(names) if names else None}
    return configured.model_copy(update={name: value for name, value in given.items() if value is not None})


def _token(is_unwanted: bool) -> str | None:
    import os

    from factcheck.web.access import new_token

    if is_unwanted:
        return None
    token = os.environ.get("FACTCHECK_TOKEN")
    if token is not None and (len(token) < 16 or not token.isascii() or not token.isprintable() or " " in token):
        raise RefusalError("FACTCHECK_TOKEN: needs at least 16 characters of ASCII without spaces")
    return token or new_token()


def _make(archive: Path) -> None:
    """Make an archive where there is none; raises RefusalError for what cannot be one."""
    from factcheck.archive import Archive, ArchiveError

    try:
        Archive.open(archive, create=True).close()
    except ArchiveError as error:
        raise RefusalError(str(error)) from None
