"""For the tests of repositories of texts: the texts must not contradict each other.

from factcheck.testing import assert_consistent

def test_the_handbook_agrees_with_itself():
    assert_consistent(["handbook/"])
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck import documents, pipeline, reports
from factcheck.model import Report
from factcheck.model.report import Severity

_ORDER: tuple[Severity, ...] = ("note", "warning", "error")


def assert_consistent(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    fail_on: Severity = "error",
    rules: str | os.PathLike[str] | None = None,
    published: Sequence[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Fail with the readable report where the texts of files and folders cannot all be right; else return the report.

    `fail_on` is the least severity that fails; `ignore` are fingerprints of findings that are known and accepted.
    Raises AssertionError also for a text that could not be read, and where there is none at all: a test that looks at
    nothing would pass for ever. Nothing is fetched from the network.
    """
    __tracebackhide__ = True  # pytest then shows the line of the test
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    names = [os.fspath(one) for one in given]
    found, problems = documents.collect(names, published=published)
    articles, faults = pipeline.read_articles(found)
    unread = [f"{one.path}: {one.message}" for one in (*problems, *faults) if one.fatal]
    if unread or not articles:
        raise AssertionError("\n".join(unread or [f"no text was found in {', '.join(names) or 'nothing'}"]))
    report = pipeline.report(articles, None if rules is None else Path(rules), problems=problems)
    accepted = frozenset(ignore)
    bound = _ORDER.index(fail_on)
    grave = tuple(
        one for one in report.discrepancies if _ORDER.index(one.severity) >= bound and one.fingerprint not in accepted
    )
    if grave:
        texts = {article.document.id: article.document.text for article in articles}
        shown = reports.render(report.model_copy(update={"discrepancies": grave}), "terminal", texts=texts)
        known = "".join(f"  {one.fingerprint}  {one.message}\n" for one in grave)
        raise AssertionError(
            f"the texts contradict each other\n\n{shown}\nTo accept one, ignore its fingerprint:\n{known}"
        )
    return report
