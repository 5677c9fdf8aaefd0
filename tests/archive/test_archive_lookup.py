"""A draft finds in the archive what a report over the same files would have held it against."""

from pathlib import Path

import pytest
from archive_texts import name, packed, report

from factcheck import documents, pipeline
from factcheck.archive import Archive, Lookup, Wanted
from factcheck.model import Article, BlockKey

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "news.archive", create=True) as opened:
        yield opened


def keep(archive: Archive, *articles: Article) -> None:
    list(archive.add_all(map(packed, articles)))


def look(archive: Archive, draft: Article, **wanted) -> Lookup:
    own = (draft.document.id, draft.document.path or "")
    return archive.candidates(pipeline.archive_keys(draft), Wanted(leave_out=own, **wanted))


def found(articles: list[Article], draft: Article) -> set[str]:
    result = pipeline.report(articles, drafts=[draft.document.id])
    return {one.fingerprint for one in result.discrepancies if one.scope == "cross"}


@pytest.fixture(scope="module")
def seeds() -> tuple[Article, ...]:
    read, problems = pipeline.read_articles(documents.collect([str(SEEDS)])[0])
    assert not problems
    return read


@pytest.mark.parametrize("others", [0, 30])
def test_each_seed_as_draft_is_held_against_all_other_seeds_and_nothing_else(archive, seeds, others):
    keep(archive, *seeds, *(report(event, published="2023-08-28") for event in range(others)))
    for draft in seeds:
        got = look(archive, draft).documents
        assert set(got) == {one.document.id for one in seeds} - {draft.document.id}
        assert {draft, *archive.articles(got)} == set(seeds)


def test_the_seed_with_another_year_is_found_against_the_archive(archive, seeds):
    (draft,) = [one for one in seeds if "August 2020" in one.document.text]
    keep(archive, *(one for one in seeds if one is not draft))
    against = sorted(archive.articles(look(archive, draft).documents), key=seeds.index)
    against.insert(seeds.index(draft), draft)
    assert against == list(seeds)
    sides = [
        {mention.surface for side in one.sides for mention in side.mentions}
        for one in pipeline.report(against, drafts=[draft.document.id]).discrepancies
    ]
    assert any({"August 2020", "August 2022"} <= surfaces for surfaces in sides)


def test_every_invented_event_finds_what_a_report_finds(archive):
    events = range(30)
    pile = [report(event, outlet) for event in events for outlet in (0, 1)]
    drafts = [report(event, 2, workers=555 + event) for event in events]
    keep(archive, *pile)
    whole = pipeline.report([*pile, *drafts], drafts=[one.document.id for one in drafts])
    for draft in drafts:
        stored = list(archive.articles(look(archive, draft).documents))
        own = {
            one.fingerprint
            for one in whole.discrepancies
            if one.scope == "cross" and draft.document.id in {m.document for s in one.sides for m in s.mentions}
        }
        assert own
        assert found([*stored, draft], draft) == own


def test_a_candidate_names_the_keys_that_it_shares(archive):
    keep(archive, *(report(event, outlet) for event in range(20) for outlet in range(2)))
    best = look(archive, report(3, 2)).candidates[0]
    assert {name(3, "stad").lower(), name(3, "sen").lower(), "303"} <= set(best.keys)
    assert best.score > 10


def test_articles_of_the_neighbouring_months_are_found_and_later_ones_are_not(archive):
    days = ("2024-05-06", "2024-06-04", "2024-07-20", "2025-05-06", None)
    keep(archive, *(report(1, outlet, published=day) for outlet, day in enumerate(days)))
    keep(archive, *(report(event) for event in range(2, 20)))
    got = {one.document.source for one in archive.articles(look(archive, report(1, 9)).documents)}
    assert got == {"The Outlet 0", "The Outlet 1", "The Outlet 4"}
    undated = {one.document.source for one in archive.articles(look(archive, report(1, 9, published=None)).documents)}
    assert undated == {f"The Outlet {outlet}" for outlet in range(5)}


def test_a_name_that_too_many_print_is_reported_and_finds_nothing(archive):
    keep(archive, *(report(event, outlet) for event in range(10) for outlet in range(3)))
    lookup = look(archive, report(4, 5), crowd=2)
    crowded = {one.key for one in lookup.crowded}
    assert name(4, "stad").lower() in crowded
    assert lookup.candidates == ()
    lookup = look(archive, report(4, 5), crowd=3)
    assert [(one.key, one.at_least) for one in lookup.crowded] == [("anna", 4)]
    assert len(lookup.candidates) == 3


def test_a_small_archive_is_handed_over_whole(archive):
    keep(archive, *(report(event) for event in range(11)))
    stranger = report(500)
    assert len(look(archive, stranger).candidates) == 11
    keep(archive, report(11))
    assert look(archive, stranger).candidates == ()


def test_filters_are_applied_before_the_best_are_taken(archive):
    keep(archive, *(report(1, outlet, published=f"2024-05-{outlet + 1:02}") for outlet in range(9)))
    keep(archive, *(report(event) for event in range(2, 20)))
    draft = report(1, 20)

    def sources(**wanted) -> set[str]:
        return {one.document.source for one in archive.articles(look(archive, draft, **wanted).documents)}

    assert sources(limit=1, sources=["The Outlet 7"]) == {"The Outlet 7"}
    assert sources(since="2024-05-08") == {"The Outlet 7", "The Outlet 8"}
    assert sources(until="2024-05-02") == {"The Outlet 0", "The Outlet 1"}
    assert look(archive, draft, limit=4).left_out == 5
    assert look(archive, draft, limit=9).left_out == 0


def test_an_earlier_version_of_the_draft_is_no_partner(archive):
    keep(archive, report(1, 0), report(1, 1))
    draft = report(1, 0, workers=999, path="1-0.txt")
    assert look(archive, draft).documents == (report(1, 1).document.id,)


def test_superseded_articles_are_no_partners(archive):
    keep(archive, report(1, 0), report(1, 1), report(1, 1, workers=999, path="1-1.txt"))
    assert set(look(archive, report(1, 2)).documents) == {
        report(1, 0).document.id,
        report(1, 1, workers=999, path="1-1.txt").document.id,
    }


def test_nothing_is_found_by_nothing(archive):
    assert archive.candidates(()).candidates == ()
    keep(archive, *(report(event) for event in range(20)))
    assert archive.candidates(()).candidates == ()
    assert archive.candidates([BlockKey("nobody", "date", None)]).candidates == ()
