"""`factcheck review`: the desk at which editors work through findings."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.configured import Config, configured, tuning_of
from factcheck.cli.messages import RefusalError, complain

if TYPE_CHECKING:
    from factcheck.archive import Archive
    from factcheck.model.tuning import Tuning

PLACE = 9
SHORT = "Review findings in the browser."
_COMPARED_ONCE = 3000  # articles of an archive without findings that are compared when the desk opens
_COMPARED_AGAIN = 300  # articles of one with findings: what was added or changed since is found too


def review(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ARCHIVE | PATH...]", help="An archive, or articles: files and folders."),
    ] = None,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0: any free one.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    name: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="Who decides here; without it your name on this machine.")
    ] = None,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="The address to listen on; others than this machine need --users."
        ),
    ] = "127.0.0.1",
    users: Annotated[
        Path | None,
        typer.Option("--users", metavar="FILE", help="People who log in with passwords; no start token then."),
    ] = None,
    add_user: Annotated[
        str | None,
        typer.Option("--add-user", metavar="NAME:ROLE", help="Put somebody into --users and end; asks for a password."),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="First hold all articles of the archive against each other, however many.")
    ] = False,
    behind_tls: Annotated[
        bool,
        typer.Option("--behind-tls", help="A proxy with TLS stands in front: session cookies are sent by TLS alone."),
    ] = False,
    rules: options.Rules = None,
    workers: options.Workers = 1,
    config: Config = None,
) -> int:
    """Open the review desk: what disagrees, both passages side by side, and what was decided.

    Prints an address with a token that only you are shown. With an archive every decision is kept in it.
    """
    import tempfile
    from contextlib import ExitStack
    from datetime import UTC, datetime

    if add_user is not None:
        return _add(users, add_user)
    loaded = configured(config, rules=rules)
    tuning = tuning_of(loaded)
    given = paths or ([str(loaded.settings.archive)] if loaded.settings.archive else [])
    if not given:
        raise RefusalError("nothing to review: give an archive, or articles (files and folders)")
    from factcheck.archive import Archive, ArchiveError, is_archive
    from factcheck.web.access import Identity, is_loopback, new_token
    from factcheck.web.desk import Desk, create
    from factcheck.web.desk.people import People, PeopleError
    from factcheck.web.serving import access_to, address, listen, serve

    try:
        people = People(users) if users else None
    except PeopleError as error:
        raise RefusalError(str(error)) from None
    if people is None and not is_loopback(host):
        raise RefusalError(f"{host}: a desk that others can reach needs --users FILE")
    with ExitStack() as open_things:
        is_kept = len(given) == 1 and is_archive(given[0])
        if is_kept:
            file = Path(given[0])
        else:
            folder = open_things.enter_context(tempfile.TemporaryDirectory(prefix="factcheck-desk-"))
            file = Path(folder) / "desk.archive"
        try:
            with Archive.open(file, create=not is_kept) as archive:
                if not is_kept:
                    _fill(archive, given, loaded.settings.rules, workers)
                _find(archive, loaded.settings.rules, tuning, compare)
        except ArchiveError as error:
            raise RefusalError(str(error)) from None
        try:
            socket = listen(host, port)
        except OSError as error:
            raise RefusalError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from None
        token = new_token()
        access = access_to(socket, loaded.settings.serve, token)
        access.is_behind_tls = behind_tls
        access.owner = Identity(name or _user(), "admin")
        desk = Desk(
            archive=file, clock=lambda: datetime.now(UTC).astimezone(), rules=loaded.settings.rules, tuning=tuning,
            is_temporary=not is_kept, people=people, time_limit=loaded.settings.serve.time_limit,
        )  # fmt: skip
        start = f"{address(socket)}/queue" + ("" if people else f"?token={token}")
        typer.echo(f"factcheck reviews at {start}")
        if not no_browser:
            import webbrowser

            webbrowser.open(start)
        return serve(create(desk, access), socket)


def _add(users: Path | None, add_user: str) -> int:
    """Put a person into the file of people; the password comes from the terminal, or is a line of standard input."""
    import sys
    from datetime import UTC, datetime

    from factcheck.web.desk.people import PeopleError, change

    if users is None:
        raise RefusalError("--add-user needs --users FILE")
    name, _, role = add_user.rpartition(":")
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    try:
        change(
            users, "add", name, role=role, password=password, may_replace=True,
            by=f"{_user()} on the command line", at=datetime.now(UTC).astimezone(),
        )  # fmt: skip
    except PeopleError as error:
        raise RefusalError(str(error)) from None
    typer.echo(f"{users}: {' '.join(name.split())} may log in as {role}")
    return 0


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"


def _fill(archive: "Archive", paths: list[str], rules: Path | None, workers: int) -> None:
    """Read the articles into the archive of this desk."""
    from factcheck import pipeline
    from factcheck.cli.progress import ProgressBar
    from factcheck.cli.running import collect, read_all

    found, problems = collect(paths, None)
    with ProgressBar() as bar:
        articles = read_all(found, problems, workers, bar)
    if not articles:
        raise RefusalError("no article could be read: there is nothing to review")
    for article in articles:
        archive.add(article, pipeline.archive_keys(article, rules))


def _find(archive: "Archive", rules: Path | None, tuning: "Tuning", is_asked: bool) -> None:
    """Compare the articles of an archive: when that is asked for, when there are few, or nothing was found yet."""
    from datetime import UTC, datetime

    from factcheck import checking
    from factcheck.archive import Filters
    from factcheck.cli.progress import ProgressBar

    number = archive.size()
    limit = _COMPARED_AGAIN if archive.count(Filters(with_gone=True)) else _COMPARED_ONCE
    if number > limit and not is_asked:
        if limit == _COMPARED_ONCE:
            complain(f"note: {number:,} articles and no findings yet: --compare holds them against each other first")
        return
    with ProgressBar() as bar:
        checking.renew(archive, at=datetime.now(UTC), rules=rules, tuning=tuning, progress=bar.advance)
