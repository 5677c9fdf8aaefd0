"""`factcheck check`: drafts before publication, against what was printed before."""

from typing import Annotated

import typer

from factcheck.cli import options
from factcheck.cli.drafts import Against, AllDrafts, Baseline, Draft, FactFiles, Inputs, More, Since, Sources

PLACE = 2
SHORT = "A draft against other articles or an archive."


def check(
    draft: Draft,
    against: Against = None,
    more: More = None,
    all_drafts: AllDrafts = False,
    baseline: Baseline = None,
    since: Since = None,
    sources: Sources = None,
    facts: FactFiles = None,
    format: options.Format = None,
    output: options.Output = None,
    rules: options.Rules = None,
    fail_on: Annotated[options.FailOn, typer.Option("--fail-on", help=options.FAIL_ON_HELP)] = options.FailOn.ERROR,
    published: options.Published = None,
    workers: options.Workers = 1,
) -> int:
    """Check a draft against other articles, an archive or reference facts: only what involves the draft is reported.

    Says which claims of the draft other sources bear out and which found nothing to be compared with. What was
    dismissed (factcheck decide, factcheck baseline) stays out of the findings.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could not be used (a line says what).
    """
    from factcheck.cli.drafts import run_check
    from factcheck.cli.output import chosen_format, refuse_unwritable
    from factcheck.cli.running import finish

    chosen = chosen_format(format, output)
    refuse_unwritable(output)
    inputs = Inputs(
        drafts=(draft, *(more or ())) if all_drafts else (draft,),
        against=(*(against or ()), *(() if all_drafts else more or ())),
        baseline=baseline,
        since=since,
        sources=tuple(sources or ()),
        facts=tuple(facts or ()),
        rules=rules,
        published=tuple(published or ()),
        workers=workers,
    )
    checked, problems = run_check(inputs)
    return finish(checked.report, checked.articles, problems, chosen, output, fail_on)
