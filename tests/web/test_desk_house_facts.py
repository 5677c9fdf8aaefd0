"""A finding against house facts on the desk: the facts are no article of the archive."""

from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient
from web_addresses import BASE, BEARER

from factcheck import checking, pipeline
from factcheck.archive import Archive
from factcheck.model import Document
from factcheck.web.access import Access
from factcheck.web.desk import Desk, create


def test_the_page_of_a_finding_shows_the_fact_as_a_side(tmp_path: Path) -> None:
    facts = tmp_path / "house.yaml"
    facts.write_text("organisations:\n  - {name: Orsk Paper, founded: 1987}\n", encoding="utf-8")
    document = Document.from_text("Orsk Paper was founded in 1978.", published="2023-05-01", path="/stories/orsk")
    article = pipeline.read_article(document)
    store = tmp_path / "claims.archive"
    with Archive.open(store, create=True) as archive:
        archive.add(article, pipeline.archive_keys(article), origin="/stories/orsk")
        (found,) = checking.check(
            [article], archives=[archive], house=pipeline.read_facts([facts])
        ).report.discrepancies
        archive.keep([found], about=[article.document.id])
    app = create(Desk(archive=store, clock=lambda: datetime(2026, 11, 22, tzinfo=UTC)), Access(token=None, port=8765))
    response = TestClient(app, base_url=BASE).get(f"/findings/{found.fingerprint}", headers=BEARER)
    assert response.status_code == 200
    assert "house facts" in response.text and "founded 1987" in response.text
