"""A draft held against articles and archives: what is reported, borne out, left alone, and what is told of limits."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import checking, documents, pipeline
from factcheck.archive import Archive
from factcheck.model import Decision, Document, evidence_of

ROOT = Path(__file__).parents[2]
NOON = datetime.fromisoformat("2023-09-01T12:00:00+00:00")


@pytest.fixture(scope="module")
def seeds():
    found, problems = documents.collect([str(ROOT / "seeds")])
    assert not problems
    return {Path(document.path or "").name[:3]: pipeline.read_article(document) for document in found}


@pytest.fixture(scope="module")
def draft(seeds):
    """The one that says 2020."""
    return seeds["003"]


@pytest.fixture(scope="module")
def others(seeds, draft):
    return [article for article in seeds.values() if article is not draft]


def shelved(path: Path, articles) -> Archive:
    archive = Archive.open(path, create=True)
    for article in articles:
        archive.add(article, pipeline.archive_keys(article))
    return archive


@pytest.fixture
def archive(tmp_path, others):
    with shelved(tmp_path / "desk.archive", others) as made:
        yield made


def surfaces(report) -> list[set[str]]:
    return [{mention.surface for side in one.sides for mention in side.mentions} for one in report.discrepancies]


def dismissed(checked, *, evidence: bool = True) -> list[Decision]:
    entries = {entry.id: entry for entry in checked.report.documents}
    return [
        Decision(
            fingerprint=one.fingerprint,
            action="dismiss",
            author="Ana",
            decided_at=NOON,
            reason="two visits",
            evidence=evidence_of(one, entries) if evidence else None,
        )
        for one in checked.report.discrepancies
    ]


def edited(article, old: str, new: str):
    """The article with other words in its text, read anew."""
    document = article.document
    assert old in document.text
    return pipeline.read_article(Document.from_text(document.text.replace(old, new), path=document.path))


def test_an_archive_and_files_give_the_same_findings(draft, others, archive):
    by_files = checking.check([draft], others)
    by_archive = checking.check([draft], archives=[archive])
    assert {"August 2020", "August 2022"} in surfaces(by_files.report)
    assert by_archive.report.discrepancies == by_files.report.discrepancies
    assert {one.outcome for one in by_archive.report.checked} == {one.outcome for one in by_files.report.checked}
    assert by_archive.archived == 4


def test_a_draft_may_come_as_a_document(draft, others):
    assert checking.check([draft.document], others).report == checking.check([draft], others).report


def test_without_a_draft_there_is_nothing_to_check(others):
    with pytest.raises(ValueError, match="no draft"):
        checking.check([], others)


def test_every_claim_of_the_draft_stands_in_the_ledger_once(draft, others):
    checked = checking.check([draft], others)
    assert [(one.span, one.surface) for one in checked.report.checked] == [
        ((claim.span.start, claim.span.end), claim.surface) for claim in draft.claims
    ]
    outcomes = {one.surface: one.outcome for one in checked.report.checked}
    assert outcomes["August 2020"] == "contradicted"
    assert outcomes["$1.5 million"] == "corroborated"
    assert outcomes["one hour and 15 minutes"] == "alone"


def test_what_others_say_too_names_them_and_counts_them(draft, others):
    checked = checking.check([draft], others)
    (fine,) = [one for one in checked.corroborated if one.surface == "$1.5 million"]
    assert fine.independent_sources == len(fine.documents) == 1
    assert draft.document.id not in fine.documents
    (secretary,) = [one for one in checked.corroborated if one.surface == "Gina Raimondo"]
    assert secretary.independent_sources == 4
    assert secretary.because == "spelt alike"


def test_a_copy_of_the_draft_bears_nothing_out(draft):
    copy = edited(draft, "source: American news agency, retold", "source: Another paper")
    checked = checking.check([draft], [copy])
    assert checked.corroborated == ()
    assert {one.outcome for one in checked.report.checked} == {"alone"}
    assert "stated alike by copies of this text alone" in {one.because for one in checked.not_compared}


def test_nothing_is_reported_of_the_archive_alone(seeds, tmp_path):
    bystander = pipeline.read_article(Document.from_text("The mill in Orsk employs 14 workers.", source="Orsk Post"))
    with shelved(tmp_path / "desk.archive", seeds.values()) as archive:
        checked = checking.check([bystander], archives=[archive])
    assert checked.report.discrepancies == ()


def test_a_draft_that_shares_nothing_with_the_archive_is_told_so(tmp_path, others):
    bystander = pipeline.read_article(
        Document.from_text("The mill in Orsk employs 14 workers.", source="Orsk Post", published="1996-02-03")
    )
    many = [
        pipeline.read_article(
            Document.from_text(f"The bakery in Lund sold {number} loaves.", source=f"P{number}", published="2023-05-03")
        )
        for number in range(20, 40)
    ]
    with shelved(tmp_path / "desk.archive", many) as archive:
        checked = checking.check([bystander], archives=[archive])
    (told,) = checked.report.not_checked
    assert told.document == bystander.document.id
    assert told.reason == "compared with none of 20 stored articles: it shares too few names and figures with any"


def test_the_draft_s_own_earlier_version_in_the_archive_is_no_partner(draft, others, tmp_path):
    earlier = edited(draft, "$1.5 million", "$1.6 million")
    with shelved(tmp_path / "desk.archive", [*others, earlier]) as archive:
        checked = checking.check([draft], archives=[archive])
    assert earlier.document.id not in {entry.id for entry in checked.report.documents}


def test_only_articles_of_the_sources_asked_for_are_compared(draft, others, archive):
    only = frozenset({"Asian business site, retold"})
    for checked in (
        checking.check([draft], others, filters=checking.Filters(sources=only)),
        checking.check([draft], archives=[archive], filters=checking.Filters(sources=only)),
    ):
        assert {entry.source for entry in checked.report.documents} == {*only, draft.document.source}
        assert checked.report.discrepancies == ()


def test_only_articles_since_a_day_are_compared_and_the_rest_is_told(draft, others):
    checked = checking.check([draft], others, filters=checking.Filters(since=date(2023, 8, 27)))
    assert len(checked.report.documents) == 4
    assert [one.document for one in checked.report.not_checked] == ["1 article"]
    assert "--since" in checked.report.not_checked[0].reason


def test_undated_articles_pass_the_filter_by_day(draft):
    undated = pipeline.read_article(Document.from_text("The mill in Orsk employs 14 workers.", source="Orsk Post"))
    assert checking.Filters(since=date(2030, 1, 1)).admits(undated)
    assert not checking.Filters(since=date(2030, 1, 1)).admits(draft)


@pytest.mark.parametrize("evidence", [True, False])
def test_a_dismissed_finding_is_suppressed_and_its_claim_is_told_as_such(draft, others, evidence):
    first = checking.check([draft], others)
    again = checking.check([draft], others, acts=dismissed(first, evidence=evidence))
    assert again.report.discrepancies == ()
    assert [one.discrepancy for one in again.report.suppressed] == list(first.report.discrepancies)
    assert "suppressed" in {one.outcome for one in again.report.checked}


@pytest.mark.parametrize("evidence", [True, False])
def test_it_is_reported_again_when_the_archived_passage_changes(draft, others, seeds, evidence):
    first = checking.check([draft], others)
    told = edited(seeds["002"], "military and climate issues", "climate and military issues")
    now = [told if article is seeds["002"] else article for article in others]
    again = checking.check([draft], now, acts=dismissed(first, evidence=evidence))
    assert {"August 2020", "August 2022"} in surfaces(again.report)
    suppressed = (
        mention for one in again.report.suppressed for side in one.discrepancy.sides for mention in side.mentions
    )
    assert "August 2020" not in {mention.surface for mention in suppressed}
    if evidence:
        (one,) = again.report.decided
        assert one.state == "reopened"
        assert "American regional daily, retold" in one.because


def test_it_is_reported_again_when_the_draft_s_passage_changes(draft, others):
    first = checking.check([draft], others)
    told = edited(draft, "military and climate issues", "climate and military issues")
    again = checking.check([told], others, acts=dismissed(first))
    assert {"August 2020", "August 2022"} in surfaces(again.report)


def test_it_is_reported_again_when_a_further_source_joins_a_side(draft, others, seeds):
    first = checking.check([draft], others)
    passage = (
        "---\nsource: Harbour Gazette\npublished: 2023-08-30\n---\n"
        "The commerce secretary met exporters at the harbour on Wednesday, and the cranes stood still for her.\n\n"
        "China cut off talks with the United States on military and climate issues in August 2022, after Nancy Pelosi "
        "had flown to Taiwan.\n\nThe harbour master said that the quay would be dredged before the winter, when the "
        "grain ships come in and the pilots work by night."
    )
    joined = pipeline.read_article(Document.from_text(passage, path="harbour.md"))
    again = checking.check([draft], [*others, joined], acts=dismissed(first))
    found = [one for one in again.report.discrepancies if any(side.independent_sources == 2 for side in one.sides)]
    assert found
    assert [one.state for one in again.report.decided] == ["reopened"]
    assert "Harbour Gazette" in again.report.decided[0].because


ASIDES = st.lists(
    st.sampled_from(
        [
            "The town library lends out garden tools from next spring.",
            "Oda Lind keeps eleven hives behind the chapel.",
            "A ladder may be borrowed for three days.",
            "The choir sang until midnight, and nobody went home early.",
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


@settings(max_examples=12, deadline=None)
@given(asides=ASIDES, at_end=st.booleans())
def test_a_dismissal_survives_edits_elsewhere(seeds, asides, at_end):
    draft = seeds["003"]
    others = [article for article in seeds.values() if article is not draft]
    first = checking.check([draft], others)
    text = draft.document.text
    head, tail = text.split("\n---\n", 1)
    body = f"{tail}\n{' '.join(asides)}\n" if at_end else f"\n{' '.join(asides)}\n\n{tail}"
    told = Document.from_text(f"{head}\n---\n{body}", path=draft.document.path)
    again = checking.check([told], others, acts=dismissed(first))
    assert {"August 2020", "August 2022"} not in surfaces(again.report)
    assert len(again.report.suppressed) == len(first.report.discrepancies)
    assert again.report.stale == ()


def test_decisions_of_the_archive_are_applied(draft, archive):
    first = checking.check([draft], archives=[archive])
    for decision in dismissed(first):
        archive.decide(decision)
    assert checking.check([draft], archives=[archive]).report.discrepancies == ()


def test_a_decision_of_the_baseline_counts_after_those_of_the_archive(draft, archive):
    first = checking.check([draft], archives=[archive])
    for decision in dismissed(first):
        archive.decide(decision)
    confirmed = [one.model_copy(update={"action": "confirm"}) for one in dismissed(first)]
    again = checking.check([draft], archives=[archive], acts=confirmed)
    assert again.report.discrepancies == first.report.discrepancies
    assert [one.state for one in again.report.decided] == ["confirmed"] * len(confirmed)


def test_several_drafts_are_checked_in_one_run_and_against_each_other(draft, seeds, others):
    alone = [article for article in others if article is not seeds["002"]]
    checked = checking.check([draft, seeds["002"]], alone)
    assert checked.report.drafts == (draft.document.id, seeds["002"].document.id)
    assert {"August 2020", "August 2022"} in surfaces(checked.report)
    assert {one.document for one in checked.report.checked} == set(checked.report.drafts)


def test_a_superseded_text_is_held_against_nothing(draft, others, seeds, tmp_path):
    with shelved(tmp_path / "desk.archive", others) as archive:
        mended = edited(seeds["002"], "August 2022", "August 2020")
        archive.add(mended, pipeline.archive_keys(mended))
        checked = checking.check([draft], archives=[archive])
    assert {"August 2020", "August 2022"} not in surfaces(checked.report)
    assert "August 2020" in {one.surface for one in checked.corroborated}


def test_a_decision_made_after_the_first_check_counts_in_the_next_one(draft, archive):
    first = checking.check([draft], archives=[archive])
    *known, decision = dismissed(first)
    for one in known:
        archive.decide(one)
    assert checking.check([draft], archives=[archive]).report.discrepancies
    archive.decide(decision)
    assert checking.check([draft], archives=[archive]).report.discrepancies == ()
    with Archive.open(archive.path) as elsewhere:
        elsewhere.decide(decision.model_copy(update={"action": "undo"}))
    assert checking.check([draft], archives=[archive]).report.discrepancies


def test_decisions_of_one_archive_are_not_those_of_another_in_its_place(draft, others, tmp_path):
    place = tmp_path / "desk.archive"
    with shelved(place, others) as archive:
        for decision in dismissed(checking.check([draft], archives=[archive])):
            archive.decide(decision)
        assert checking.check([draft], archives=[archive]).report.discrepancies == ()
    with shelved(tmp_path / "new.archive", others):
        pass
    for leftover in tmp_path.glob("desk.archive*"):
        leftover.unlink()
    (tmp_path / "new.archive").rename(place)
    with Archive.open(place) as archive:
        assert checking.check([draft], archives=[archive]).report.discrepancies
