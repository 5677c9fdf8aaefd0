"""Articles are kept once, superseded by later texts, removed, found by people's searches, and never mixed up."""

import sqlite3
from datetime import UTC, datetime

import apsw
import pytest
from archive_texts import name, packed, report

from factcheck import pipeline
from factcheck.archive import Archive, ArchiveError, Packed, is_archive, storing
from factcheck.model import Article, Document

NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "news.archive", create=True) as opened:
        yield opened
        assert opened.verify(thorough=True) == ()


def outcomes(archive, *articles: Packed) -> list[str]:
    return [one.outcome for one in archive.add_all(articles, at=NOON)]


def test_an_article_comes_back_as_it_went_in(archive):
    read = [report(event, outlet) for event in range(3) for outlet in range(2)]
    assert set(outcomes(archive, *map(packed, read))) == {"added"}
    assert list(archive.articles()) == read
    assert archive.size() == archive.statistics().articles == 6
    assert list(archive.articles([read[4].document.id, read[1].document.id])) == [read[4], read[1]]


def test_what_is_there_already_is_left_alone(archive):
    one = packed(report(1))
    outcomes(archive, one)
    before = list(archive.export())
    assert outcomes(archive, one, one) == ["known", "known"]
    assert list(archive.export()) == before
    assert archive.holds("1-0.txt", one.sha256)
    assert not archive.holds("2-0.txt", one.sha256)


def test_a_changed_text_is_a_new_version_and_the_old_claims_stay(archive):
    old, new = report(1), report(1, workers=999, path="1-0.txt")
    assert outcomes(archive, packed(old), packed(new)) == ["added", "version"]
    listed = list(archive.list(with_superseded=True))
    assert [(one.document, one.state, one.superseded_by) for one in listed] == [
        (old.document.id, "superseded", new.document.id),
        (new.document.id, "current", None),
    ]
    assert [one.document for one in archive.list()] == [new.document.id]
    assert [(one.number, one.document) for one in archive.editions("1-0.txt")] == [
        (1, old.document.id),
        (2, new.document.id),
    ]
    assert list(archive.articles([old.document.id])) == [old]
    assert list(archive.articles()) == [new]


def test_a_text_that_comes_back_is_current_again_even_after_packing(archive):
    old, new = report(1), report(1, workers=999, path="1-0.txt")
    outcomes(archive, packed(old), packed(new))
    archive.compact()
    assert outcomes(archive, packed(old)) == ["version"]
    assert [one.document for one in archive.list()] == [old.document.id]
    found = archive.candidates(pipeline.archive_keys(report(1, 1)))
    assert found.documents == (old.document.id,)
    assert "1" not in found.candidates[0].keys


def test_one_text_at_two_places_is_kept_once_and_both_are_told(archive):
    one = report(1)
    assert outcomes(archive, packed(one), packed(one, origin="elsewhere.txt")) == ["added", "copy"]
    (kept,) = archive.articles()
    assert kept.document.copies == ("elsewhere.txt",)
    (listed,) = archive.list()
    assert listed.origins == ("1-0.txt", "elsewhere.txt")
    assert outcomes(archive, packed(report(1, workers=999), origin="1-0.txt")) == ["version"]
    assert {one.document for one in archive.list()} == {kept.document.id, report(1, workers=999).document.id}


def test_a_later_reading_replaces_the_owners_alone(archive):
    undated, dated = report(1, published=None), report(1, published="2024-05-06")
    assert undated.document.id == dated.document.id
    assert outcomes(archive, packed(undated)) == ["added"]
    assert outcomes(archive, packed(dated, origin="copy.txt")) == ["copy"]
    assert next(archive.articles()).document.published is None
    assert outcomes(archive, packed(dated)) == ["reread"]
    assert next(archive.articles()).document.published == dated.document.published


def test_what_is_removed_is_gone_with_all_its_versions(archive):
    old, new = report(1), report(1, workers=999, path="1-0.txt")
    outcomes(archive, packed(old), packed(new), packed(report(2)))
    assert archive.remove("1-0.txt") == (old.document.id, new.document.id)
    assert archive.remove("1-0.txt") == ()
    assert [one.document for one in archive.list(with_superseded=True)] == [report(2).document.id]
    assert archive.search(name(1, "stad")) == ()
    assert archive.candidates(pipeline.archive_keys(report(1, 1))).documents == (report(2).document.id,)
    with pytest.raises(ArchiveError, match="there is no document"):
        list(archive.articles([old.document.id]))


def test_a_removed_place_leaves_the_text_that_another_prints(archive):
    one = report(1)
    outcomes(archive, packed(one), packed(one, origin="elsewhere.txt"))
    assert archive.remove("1-0.txt") == ()
    (listed,) = archive.list()
    assert listed.origins == ("elsewhere.txt",)


def test_a_document_is_removed_by_its_id(archive):
    one = report(1)
    outcomes(archive, packed(one), packed(report(2)))
    assert archive.remove(one.document.id) == (one.document.id,)


def test_a_search_wants_all_words_and_takes_anything_that_is_typed(archive):
    outcomes(archive, *(packed(report(event)) for event in range(4)))
    (hit,) = archive.search(f'"{name(2, "stad")} burned" mon*')
    assert hit.document == report(2).document.id
    assert name(2, "stad") in hit.passage
    assert len(archive.search("BURNED monday")) == 4
    assert archive.search("burned nowhere") == ()
    for typed in ('"', '""', "*", "AND OR NOT", "a:b", "(", "^x", "-1", "\x00", "' OR 1=1 --", '"open', "NEAR(a b)"):
        archive.search(typed)


def test_a_half_character_is_refused_and_a_nul_is_kept(archive):
    with pytest.raises(ArchiveError, match="half characters"):
        broken = Document.from_text("Broken \ud800 text of 12 people.", path="x")
        archive.add(Article(document=broken, sentences=(), claims=()), ())
    odd = pipeline.read_article(Document.from_text("A nul \x00 in a text of 12 people.", path="y"))
    archive.add(odd, pipeline.archive_keys(odd))
    assert list(archive.articles()) == [odd]


def test_lines_that_were_exported_make_the_same_archive(archive, tmp_path):
    old, new = report(1), report(1, workers=999, path="1-0.txt")
    outcomes(archive, packed(old), packed(new), packed(old, origin="other.txt"), packed(report(2, published=None)))
    lines = list(archive.export())
    with Archive.open(tmp_path / "other.archive", create=True) as other:
        assert other.take_in(lines, pipeline.archive_keys) == (3, 0)
        assert other.take_in(lines, pipeline.archive_keys) == (0, 0)
        assert list(other.export()) == lines
        assert other.verify(thorough=True) == ()
        keys = pipeline.archive_keys(report(1, 2))
        assert other.candidates(keys) == archive.candidates(keys)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("no json", "line 2: is no line of an exported archive"),
        ('{"record": "sonnet"}', "line 2: is no line of an exported archive"),
        ("[]", "line 2: is no line of an exported archive"),
        ('{"record": "archive", "version": 99}', "line 2: archive: the lines are of version 99"),
        (
            '{"record": "article", "owner": "x", "reader": "", "article": {}}',
            "line 2: article: document: Field required",
        ),
        ('{"record": "edition", "origin": "x"}', "line 2: edition"),
    ],
)
def test_a_line_that_is_no_line_is_told_by_its_number(archive, line, told):
    with pytest.raises(ArchiveError, match=told):
        archive.take_in(['{"record": "archive", "version": 1}', line], pipeline.archive_keys)


def test_packing_changes_no_answer(archive):
    outcomes(archive, *(packed(report(event, outlet)) for event in range(30) for outlet in range(3)))
    drafts = [pipeline.archive_keys(report(event, 7)) for event in range(30)]
    before = [archive.candidates(keys) for keys in drafts]
    done = archive.compact()
    assert done.packed > 0
    assert archive.statistics().posts == 0
    assert [archive.candidates(keys) for keys in drafts] == before
    outcomes(archive, *(packed(report(event, 8)) for event in range(30)))
    archive.compact(shrink=False)
    assert [len(archive.candidates(keys).candidates) for keys in drafts] == [len(one.candidates) + 1 for one in before]


def test_a_file_that_is_no_archive_is_told_in_one_line_and_left_alone(tmp_path):
    text, other, folder, missing = (tmp_path / part for part in ("text", "other.db", "folder", "missing"))
    text.write_text("An article, not an archive. " * 20)
    folder.mkdir()
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE sonnets (line TEXT)")
    kept = other.read_bytes()
    for path in (text, other, folder, missing):
        for create in (False, True):
            if path is missing and create:
                continue
            with pytest.raises(ArchiveError) as told:
                Archive.open(path, create=create)
            assert str(told.value).startswith(f"{path}: ")
            assert "\n" not in str(told.value)
        assert not is_archive(path)
    assert other.read_bytes() == kept
    assert not missing.exists()


def test_an_archive_is_known_by_its_header_while_it_is_open(tmp_path):
    path = tmp_path / "news.archive"
    with Archive.open(path, create=True) as archive:
        assert is_archive(path)
        archive.add(report(1), pipeline.archive_keys(report(1)))
        with Archive.open(path, read_only=True) as reader:
            assert reader.statistics().articles == 1
            with pytest.raises(ArchiveError, match="may not be written"):
                reader.remove("1-0.txt")


def test_an_archive_of_the_first_schema_is_brought_up_to_date_with_what_it_holds(tmp_path, monkeypatch):
    path = tmp_path / "old.archive"
    scripts = storing.migrations()
    with monkeypatch.context() as patch:
        patch.setattr(storing, "migrations", lambda: {1: scripts[1]})
        connection = storing.connect(path, create=True, read_only=False)
        connection.close()
    assert apsw.Connection(str(path)).pragma("user_version") == 1
    with Archive.open(path, read_only=True) as archive:
        assert archive.statistics().schema_number == max(scripts)
    with Archive.open(path) as archive:
        archive.add(report(1), pipeline.archive_keys(report(1)))
        assert archive.verify() == ()


def test_an_archive_of_a_later_version_is_refused(tmp_path):
    path = tmp_path / "news.archive"
    Archive.open(path, create=True).close()
    apsw.Connection(str(path)).execute("PRAGMA user_version = 99").close()
    with pytest.raises(ArchiveError, match="later version"):
        Archive.open(path)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE content SET body = x'00'", "cannot be read"),
        ("DELETE FROM prose", "is in no search"),
        ("UPDATE article SET state = 'superseded'", "superseded and a place prints it"),
        ("DELETE FROM edition", "prints another text than its last edition"),
        ("UPDATE tally SET articles = 7", "counted wrongly"),
        ("INSERT INTO seg VALUES (1, 0, x'0102')", "is broken off"),
        ("INSERT INTO seg VALUES (1, 0, x'0200000001000000')", "is out of order"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM article", "names a row of article that is not there"),
    ],
)
def test_verify_tells_what_is_damaged(tmp_path, damage, told):
    path = tmp_path / "news.archive"
    with Archive.open(path, create=True) as archive:
        list(archive.add_all([packed(report(1))]))
        assert archive.verify() == ()
        connection = apsw.Connection(str(path))
        connection.execute(damage)
        connection.close()
        assert any(told in fault for fault in archive.verify())


def test_a_file_with_wrong_bytes_is_told_not_raised(tmp_path):
    path = tmp_path / "news.archive"
    with Archive.open(path, create=True) as archive:
        list(archive.add_all([packed(report(event)) for event in range(40)]))
    content = bytearray(path.read_bytes())
    for place in range(8192, len(content), 4096):
        content[place : place + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(ArchiveError), Archive.open(path) as archive:
        if archive.verify():
            raise ArchiveError("told by verify")
