"""`factcheck config`: which settings hold, and where each comes from."""

import typer

from factcheck.cli.configured import Config, configured

PLACE = 8
application = typer.Typer(help="Show the configuration.", no_args_is_help=True, rich_markup_mode=None)


@application.command("show")
def show_settings(config: Config = None) -> int:
    """List every setting with its value and where that comes from: default, file, environment.

    Exit status: 0, or 2 when the configuration has faults (a line for each says what and where).
    """
    import json

    from factcheck.cli.configured import facts_of, tuning_of
    from factcheck.cli.output import show

    loaded = configured(config)
    tuning_of(loaded)
    facts_of(loaded)
    rows = [(one.key, json.dumps(one.value, ensure_ascii=False), one.origin) for one in loaded.listed()]
    widths = [max(len(row[at]) for row in rows) for at in (0, 1)]
    show(f"configuration: {loaded.file or 'none found'}\n")
    for key, value, origin in rows:
        show(f"{key.ljust(widths[0])}  {value.ljust(widths[1])}  {origin}\n")
    return 0
