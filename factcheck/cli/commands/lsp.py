"""`factcheck lsp`: a language server, so that an editor program shows findings while somebody writes."""

from factcheck.cli import options
from factcheck.cli.configured import Config, against_of, configured, facts_of, tuning_of
from factcheck.cli.drafts import Against, Baseline, FactFiles, More
from factcheck.cli.messages import RefusalError

PLACE = 5
SHORT = "A language server: findings in an editor program while you write."


def lsp(
    against: Against = None,
    more: More = None,
    baseline: Baseline = None,
    facts: FactFiles = None,
    rules: options.Rules = None,
    config: Config = None,
) -> int:
    """Serve an editor program over standard input and output: each open draft is checked while it is written.

    Drafts are held against --against, else against what the configuration names, else against the folder that is open
    in the editor program. Needs the extra: pip install "factcheck-desk[editor]".

    Exit status: 0 when the editor program ends it, 2 when it cannot begin (a line says why).
    """
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise RefusalError('the language server needs more: pip install "factcheck-desk[editor]"') from None
    from factcheck.cli.drafts import decisions_of

    loaded = configured(config, rules=rules, facts=facts, baseline=baseline)
    named = (*(against or ()), *(more or ())) or against_of(loaded)

    from factcheck.language_server.holding import Reference, Terms
    from factcheck.language_server.server import DraftServer

    settings = loaded.settings
    terms = Terms(
        rules=settings.rules,
        house=facts_of(loaded),
        acts=decisions_of(settings.baseline) if settings.baseline else (),
        tuning=tuning_of(loaded),
    )
    DraftServer(lambda folders: Reference(named or folders, terms)).start()
    return 0
