"""A decision and the finding that follows on the one it was made about, when articles change."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_apps import OWN, desk_app
from desk_news import NEWS
from starlette.testclient import TestClient

from factcheck import checking, decisions, pipeline
from factcheck.archive import Archive, Filters
from factcheck.model import Discrepancy, Document, Report

LATER = datetime(2023, 5, 9, 8, tzinfo=UTC)


@pytest.fixture
def editor(desk_archive: Path) -> TestClient:
    """A browser of the only reviewer of a desk."""
    client = TestClient(desk_app(desk_archive), base_url=OWN["origin"], follow_redirects=False)
    client.get("/queue?token=a-token-for-the-desk")
    client.headers.update(OWN)
    return client


def of_the_fire(archive: Path) -> Discrepancy:
    """The finding about how many workers were injured."""
    with Archive.open(archive, read_only=True) as opened:
        found = [one.discrepancy for one in opened.queue().findings if "worker" in one.discrepancy.message]
    (one,) = found
    return one


def dismiss(editor: TestClient, one: Discrepancy) -> None:
    form = {"action": "dismiss", "reason": "both right", "comment": "counted twice", "seen": "0"}
    assert editor.post(f"/findings/{one.fingerprint}/decisions", data=form).status_code == 303


def test_a_finding_on_the_same_passages_stays_dismissed(editor: TestClient, desk_archive: Path) -> None:
    """Two papers print one wording; that a later run takes the finding from one of them alone asks nobody again."""
    before = of_the_fire(desk_archive)
    dismiss(editor, before)
    sides = tuple(side.model_copy(update={"mentions": side.mentions[:1]}) for side in before.sides)
    after = before.model_copy(update={"fingerprint": "0123456789abcdef", "sides": sides})
    with Archive.open(desk_archive) as archive:
        articles = tuple(archive.articles())
        report = pipeline.report(articles).model_copy(update={"discrepancies": (after,)})
        traced = with_decisions(report, archive)
        assert not traced.discrepancies
        checking.keep(archive, traced, about=[article.document.id for article in articles], at=LATER)
        stored = archive.finding(after.fingerprint)
        assert stored and stored.standing.status == "dismissed"
        assert archive.count(Filters(statuses=("dismissed",))) == 1
        assert checking.keep(archive, traced, at=LATER) == 0
        assert len(archive.decisions(after.fingerprint)) == 1, "it is carried over once"
    page = editor.get(f"/findings/{after.fingerprint}").text
    assert "Ida Falk: dismissed, both can be right" in page
    assert f"decided about finding {before.fingerprint}, on which this one follows" in page


def with_decisions(report: Report, archive: Archive) -> Report:
    applied = decisions.apply(
        report.discrepancies,
        archive.decisions(),
        {entry.id: entry for entry in report.documents},
        is_printed=lambda passage: True,
    )
    return report.model_copy(update={"discrepancies": applied.discrepancies, "suppressed": applied.suppressed})


def test_a_finding_on_a_changed_passage_is_open_again_and_shows_what_was_decided(
    editor: TestClient, desk_archive: Path
) -> None:
    before = of_the_fire(desk_archive)
    dismiss(editor, before)
    source, day, title, text = NEWS[2]
    text = text.replace("injured 41 workers on", "injured 41 workers late on")
    changed = Document.from_text(text, source=source, published=day, title=title)
    article = pipeline.read_article(changed)
    with Archive.open(desk_archive) as archive:
        archive.add(article, pipeline.archive_keys(article), origin="news/2")
        checking.renew(archive, at=LATER)
        known = archive.finding(before.fingerprint)
        assert known and not known.is_present
    after = of_the_fire(desk_archive)
    assert after.fingerprint != before.fingerprint
    page = editor.get(f"/findings/{after.fingerprint}").text
    assert "Open again: a passage has changed since" in page
    assert "Ida Falk: dismissed, both can be right" in page and "counted twice" in page
    with Archive.open(desk_archive) as archive:
        assert checking.renew(archive, at=LATER) == 0
        assert len(archive.decisions(after.fingerprint)) == 1


def test_the_desk_opens_with_what_was_added_since(desk_archive: Path, tmp_path: Path) -> None:
    program = str(Path(sys.executable).with_name("factcheck"))
    archive = Path(shutil.copy(desk_archive, tmp_path / "grown.archive"))
    article = tmp_path / "late.md"
    article.write_text(
        "---\nsource: Evening Mail\npublished: 2023-05-06\n---\n\n"
        "Repairs of the Tarn bridge at Ulmen will cost $5.6 million, engineer Jonas Reik said.\n"
    )
    with Archive.open(archive, read_only=True) as opened:
        before = opened.count()
    subprocess.run([program, "archive", "add", "-a", str(archive), str(article)], check=True, capture_output=True)
    command = [program, "review", str(archive), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        try:
            assert desk.stdout.readline().startswith("factcheck reviews at http://")
        finally:
            desk.terminate()
    with Archive.open(archive, read_only=True) as opened:
        assert opened.count() >= before
        assert opened.count(Filters(source="Evening Mail")) > 0


def test_a_desk_without_findings_says_why(tmp_path: Path) -> None:
    Archive.open(tmp_path / "empty.archive", create=True).close()
    client = TestClient(desk_app(tmp_path / "empty.archive"), base_url=OWN["origin"])
    client.headers["authorization"] = "Bearer a-token-for-the-desk"
    for path in ("/queue", "/rules", "/decisions.csv", "/decisions.jsonl"):
        assert client.get(path).status_code == 200
    assert "There are no articles in this archive yet" in client.get("/queue").text
    source, day, title, text = NEWS[0]
    with Archive.open(tmp_path / "empty.archive") as archive:
        assert checking.renew(archive, at=LATER) == 0
        for number in range(2):
            alike = Document.from_text(text, source=source, published=day, title=title)
            article = pipeline.read_article(alike)
            archive.add(article, pipeline.archive_keys(article), origin=f"alike/{number}")
        assert checking.renew(archive, at=LATER) == 0
    assert "Nothing was found in 1 article that cannot all be right" in client.get("/queue").text
