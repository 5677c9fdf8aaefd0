"""What the worker processes do: they hold rules and facts ready, and get and give bytes."""

from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version

from factcheck import checking, pipeline, reports
from factcheck.archive import Archive
from factcheck.facts import Facts
from factcheck.model import Article, Problem
from factcheck.web.api.bodies import CheckRequest, DocumentsAdded, DocumentsRequest
from factcheck.web.api.setup import Setup


def prepare(setup: Setup) -> None:
    """Load what every check needs, before the first request waits for it."""
    pipeline.rulebook_of(setup.rules)
    _facts(setup)
    warm = "The mill in Orsk employs 340 workers, the owner said on 4 May 2023."
    checking.check([CheckRequest.model_validate({"draft": {"text": warm}}).draft.document()], rules=setup.rules)


@cache
def _facts_of(paths: tuple[str, ...], rules: str | None) -> Facts | None:
    from pathlib import Path

    return pipeline.read_facts(paths, Path(rules) if rules else None) if paths else None


def _facts(setup: Setup) -> Facts | None:
    return _facts_of(tuple(map(str, setup.facts)), str(setup.rules) if setup.rules else None)


def check(setup: Setup, body: bytes, format: str) -> bytes:
    """The report on a draft, rendered."""
    asked = CheckRequest.model_validate_json(body)
    others, problems = pipeline.read_articles([one.document() for one in asked.against])
    checked = _against_archive(setup, asked, others, problems)
    rendered = reports.render(checked.report, format, texts=checked.texts)
    return rendered.encode("utf-8", "replace")


def _against_archive(
    setup: Setup, asked: CheckRequest, others: tuple[Article, ...], problems: tuple[Problem, ...]
) -> checking.Checked:
    archives = []
    if setup.archive is not None and asked.use_archive:
        archives.append(Archive.open(setup.archive, read_only=True))
    try:
        return checking.check(
            [asked.draft.document()],
            others,
            archives=archives,
            house=_facts(setup),
            rules=setup.rules,
            tuning=setup.tuning,
            problems=problems,
            today=date.today(),
        )
    finally:
        for archive in archives:
            archive.close()


def add(setup: Setup, body: bytes) -> bytes:
    """Keep documents in the archive, with what contradicts them there; tells what became of each."""
    assert setup.archive is not None
    asked = DocumentsRequest.model_validate_json(body)
    articles = [pipeline.read_article(one.document()) for one in asked.documents]
    at, reader = datetime.now(UTC), version("factcheck-desk")
    with Archive.open(setup.archive, create=True) as archive:
        additions = tuple(
            archive.add(article, pipeline.archive_keys(article, setup.rules), origin=text.path, reader=reader, at=at)
            for text, article in zip(asked.documents, articles, strict=True)
        )
        new = 0
        for article in {one.document.id: one for one in articles}.values():
            found = checking.check(
                [article], archives=[archive], house=_facts(setup), rules=setup.rules, tuning=setup.tuning
            ).report
            new += checking.keep(archive, found, about=[article.document.id], at=at)
    return DocumentsAdded(additions=additions, new_findings=new).model_dump_json().encode()
