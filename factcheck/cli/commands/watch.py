"""`factcheck watch`: a folder that is checked again whenever something in it changes."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.configured import Config, Workers, configured, facts_of, format_of, tuning_of
from factcheck.cli.drafts import FactFiles
from factcheck.cli.messages import RefusalError, complain

if TYPE_CHECKING:
    from factcheck.facts import Facts
    from factcheck.model.tuning import Tuning
    from factcheck.watching import Stock

PLACE = 4
SHORT = "A folder, checked again whenever something in it changes."


def watch(
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Folders of articles.")],
    format: options.Format = None,
    output: options.Output = None,
    rules: options.Rules = None,
    facts: FactFiles = None,
    published: options.Published = None,
    workers: Workers = None,
    config: Config = None,
) -> int:
    """Compare all articles under the folders, and again whenever one of them comes, changes or goes, until Ctrl-C.

    The report is printed anew each time, or written to --output. Only what changed is read again.

    Exit status: 0 after Ctrl-C, 2 when there is nothing to watch (a line says what).
    """
    from factcheck.cli.output import chosen_format, refuse_unwritable

    loaded = configured(config, output=output, rules=rules, facts=facts, workers=workers)
    settings = loaded.settings
    chosen = chosen_format(format_of(loaded, format, output), settings.output)
    refuse_unwritable(settings.output)
    for folder in folders:
        if not Path(folder).is_dir():
            raise RefusalError(f"{folder}: is no folder: name the folder that is to be watched")
    _refuse_report_among_articles(settings.output, folders)
    tuning, house = tuning_of(loaded), facts_of(loaded)

    from factcheck.watching import Shelf, changes

    shelf = Shelf(folders, published=published or (), workers=_count(settings.workers))
    try:
        for paths in changes(folders):
            if paths:
                complain(f"changed: {_named(paths)}")
            stock = shelf.refresh()
            if stock.is_changed:
                _deliver(stock, chosen, settings.output, settings.rules, house, tuning)
            complain(f"watching {len(stock.articles)} articles; Ctrl-C ends it")
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        raise RefusalError(f"cannot watch: {error}") from None
    return 0


def _count(workers: int | None) -> int:
    return 1 if workers is None else workers or os.cpu_count() or 1


def _refuse_report_among_articles(output: Path | None, folders: Sequence[str]) -> None:
    """A report in a watched folder would be read as an article, and its change be one more reason to write it."""
    if output is None:
        return
    for folder in folders:
        if Path(os.path.realpath(output)).is_relative_to(os.path.realpath(folder)):
            raise RefusalError(f"--output {output} lies in {folder}, which is watched: put it elsewhere")


def _named(paths: Sequence[str]) -> str:
    names = [os.path.relpath(path) for path in paths]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _deliver(
    stock: "Stock", format: str, output: Path | None, rules: Path | None, house: "Facts | None", tuning: "Tuning"
) -> None:
    from factcheck import pipeline
    from factcheck.cli.output import deliver
    from factcheck.cli.running import tell

    tell(stock.problems)
    if not stock.articles:
        complain("no article could be read: there is nothing to check yet")
        return
    report = pipeline.report(stock.articles, rules, problems=stock.problems, house=house, tuning=tuning)
    read = (*stock.articles, *pipeline.fact_articles(house))
    deliver(report, format, output, {article.document.id: article.document.text for article in read})
