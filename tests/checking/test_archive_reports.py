"""A report over a whole archive is that over the articles by themselves, and never holds all of them."""

from pathlib import Path

import pytest

from factcheck import checking, documents, pipeline
from factcheck.archive import Archive

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def articles():
    found, _ = documents.collect([str(ROOT / "seeds")])
    return [pipeline.read_article(document) for document in found]


@pytest.fixture
def archive(tmp_path, articles):
    with Archive.open(tmp_path / "desk.archive", create=True) as made:
        for article in articles:
            made.add(article, pipeline.archive_keys(article))
        yield made


def test_a_report_over_an_archive_is_that_over_its_articles(archive, articles):
    assert checking.report_archive(archive) == pipeline.report(articles)


def test_stored_articles_are_a_sequence(archive, articles):
    stored = checking.StoredArticles(archive)
    assert list(stored) == articles
    assert (len(stored), stored[2], list(stored[1:3])) == (5, articles[2], articles[1:3])


def test_few_articles_are_in_memory_at_a_time(archive, monkeypatch):
    monkeypatch.setattr("factcheck.checking.stored._LOADED", 2)
    asked = []
    plain = Archive.articles

    def counted(self, ids=None):
        ids = list(ids)
        asked.append(len(ids))
        return plain(self, ids)

    monkeypatch.setattr(Archive, "articles", counted)
    assert len(list(checking.StoredArticles(archive))) == 5
    assert asked == [2, 2, 1]


def test_texts_are_loaded_when_they_are_asked_for(archive, articles):
    texts = checking.StoredTexts(archive)
    assert dict(texts) == {article.document.id: article.document.text for article in articles}
    assert "d-none" not in texts
    with pytest.raises(KeyError):
        texts["d-none"]


def test_an_empty_archive_gives_an_empty_report(tmp_path):
    with Archive.open(tmp_path / "new.archive", create=True) as archive:
        report = checking.report_archive(archive)
    assert (report.documents, report.discrepancies) == ((), ())
