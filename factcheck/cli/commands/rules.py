"""`factcheck rules`: the rules and their cases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options
from factcheck.cli.configured import Config, configured, facts_of, tuning_of
from factcheck.cli.messages import RefusalError

if TYPE_CHECKING:
    from factcheck.model import Rule
    from factcheck.rulebook import Rulebook

PLACE = 4
application = typer.Typer(help="List, show, test and try the rules.", no_args_is_help=True, rich_markup_mode=None)


def _load(folder: Path | None) -> "Rulebook":
    from factcheck import pipeline
    from factcheck.cli.running import load_rules

    load_rules(folder)
    return pipeline.rulebook_of(folder)


@application.command("list")
def list_rules(rules: options.Rules = None) -> int:
    """List the rules: id, kind, severity, name."""
    from factcheck.cli.output import show

    book = _load(rules)
    widths = [max(len(getattr(rule, field)) for rule in book.rules) for field in ("id", "kind", "severity")]
    for rule in book.rules:
        cells = (rule.id, rule.kind, rule.severity)
        show("  ".join([*(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), rule.name]) + "\n")
    return 0


@application.command("show")
def show_rule(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of the rule, such as DAT01.")],
    rules: options.Rules = None,
) -> int:
    """Show one rule: its file, and how many cases it has."""
    from factcheck.cli.output import show
    from factcheck.rulebook import RulebookError
    from factcheck.rulebook.cases import cases_of

    book = _load(rules)
    (rule,) = _named(book, [id])
    root = Path(book.folder)
    try:
        cases = cases_of(root, rule)
    except RulebookError as error:
        raise RefusalError(*error.lines) from None
    firing = sum(case.fires for case in cases)
    text = (root / rule.path).read_text(encoding="utf-8-sig")
    show(f"{root / rule.path}\n\n{text.rstrip()}\n\n{len(cases)} cases, {firing} of which fire\n")
    return 0


@application.command("test")
def test_rules(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="Rules to test; all without.")] = None,
    rules: options.Rules = None,
) -> int:
    """Run the cases of the rules through the real program, both ways round.

    Exit status: 0 all hold but for those that are known not to, 1 some fail, 2 a rule or case file is broken.
    """
    from factcheck.cli.output import show
    from factcheck.rulebook import RulebookError
    from factcheck.rulebook.cases import Case, case_path, cases_of

    book = _load(rules)
    root = Path(book.folder)
    wanted = _named(book, ids) if ids else list(book.rules)
    faults: list[str] = []
    cases = {}
    for rule in wanted:
        try:
            cases[rule.id] = cases_of(root, rule)
        except RulebookError as error:
            faults.extend(error.lines)
    if faults:
        raise RefusalError(*faults)
    from factcheck import trials

    counts = {"holds": 0, "fails": 0, "known": 0, "known no more": 0}
    for rule in wanted:
        for case in cases[rule.id]:
            trial = trials.run(rule, case, rules)
            counts[trial.outcome] += 1
            if trial.outcome != "holds":
                wish = case.verdict if isinstance(case, Case) else case.finds
                reason = f" (known: {case.known})" if trial.outcome == "known" else ""
                show(f"{rule.id} {trial.outcome}: {case.name}: wanted {wish}, {trial.because}{reason}\n")
        if not cases[rule.id]:
            show(f"{rule.id} has no cases: write them into {case_path(root, rule)}\n")
    show(
        f"{sum(counts.values())} cases of {len(wanted)} rules: {counts['holds'] + counts['known no more']} hold, "
        f"{counts['known']} are known not to, {counts['fails']} fail\n"
    )
    return int(counts["fails"] > 0)


@application.command("dry-run")
def dry_run(
    id: Annotated[str, typer.Argument(metavar="RULE", help="The id of the rule, on or off, such as DAT01.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...]", help="Articles to try it on: files, folders, archives.")
    ] = None,
    archive: Annotated[
        Path | None, typer.Option("--archive", metavar="FILE", help="An archive whose articles to try it on.")
    ] = None,
    rules: options.Rules = None,
    format: options.Format = None,
    output: options.Output = None,
    published: options.Published = None,
    workers: options.Workers = 1,
    config: Config = None,
) -> int:
    """List what one rule would report, before it is switched on: no other rule is run, nothing is stored.

    Exit status: 0, or 2 when something could not be used (a line says what).
    """
    from factcheck.cli.comparing import Comparison, compared
    from factcheck.cli.messages import complain
    from factcheck.cli.output import Delivery, chosen_format, refuse_unwritable
    from factcheck.cli.running import conclude

    loaded = configured(config, rules=rules)
    delivery = Delivery(chosen_format(format, output), output)
    refuse_unwritable(output)
    tuning, house = tuning_of(loaded), facts_of(loaded)
    book = _load(loaded.settings.rules)
    (rule,) = _named(book, [id])
    named = (*(paths or ()), *([str(archive)] if archive else []))
    if not named and loaded.settings.archive:
        named = (str(loaded.settings.archive),)
    if not named:
        raise RefusalError("nothing to try the rule on: give articles, or an --archive")
    asked = Comparison(
        paths=named,
        published=tuple(published or ()),
        workers=workers,
        rules=loaded.settings.rules,
        house=house,
        tuning=tuning.model_copy(update={"off": frozenset(one.id for one in book.rules if one.id != rule.id)}),
    )
    with compared(asked) as done:
        status = conclude(done.report, done.texts, done.problems, delivery)
    count = len(done.report.discrepancies)
    told = "1 finding" if count == 1 else f"{count} findings"
    complain(f"note: {rule.id} would report {told} in {done.articles} article{'s' * (done.articles != 1)}")
    return status


def _named(book: "Rulebook", ids: list[str]) -> "list[Rule]":
    known = {rule.id.lower(): rule for rule in book.rules}
    unknown = [id for id in ids if id.lower() not in known]
    if unknown:
        raise RefusalError(f"there is no rule {', '.join(unknown)}: choose from {', '.join(r.id for r in book.rules)}")
    return [known[id.lower()] for id in ids]
