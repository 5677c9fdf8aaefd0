"""Findings are queued, decisions are appended, and nothing of either is ever forgotten."""

from datetime import UTC, date, datetime

import apsw
import pytest
from archive_texts import packed, report
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.archive import Archive, ArchiveError, Filters
from factcheck.model import Decision, Discrepancy, Mention, Side

NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "news.archive", create=True) as opened:
        list(opened.add_all([packed(report(event, outlet)) for event in range(2) for outlet in range(2)]))
        yield opened
        assert opened.verify() == ()


def finding(number: int, *, severity: str = "error", confidence: float = 0.5, kind: str = "count",
            text: str = "It burned.", sources: int = 1, scope: str = "cross") -> Discrepancy:  # fmt: skip
    sides = tuple(
        Side(
            value=f"{number + step} workers",
            independent_sources=sources,
            mentions=(
                Mention(
                    document=report(number % 2, step).document.id,
                    span=(0, 3),
                    sentence=(0, 10),
                    surface=str(number + step),
                    text=f"{text} {number + step} workers.",
                ),
            ),
        )
        for step in (0, 1)
    )
    return Discrepancy.model_validate(
        {
            "id": f"CNT01-{number:08}",
            "fingerprint": f"{number:016x}",
            "rule": "CNT01" if kind == "count" else "DAT01",
            "kind": kind,
            "severity": severity,
            "scope": scope,
            "confidence": confidence,
            "message": f"{number} or {number + 1} workers",
            "why": (),
            "sides": sides,
        }
    )


def act(number: int, action: str, **more) -> Decision:
    return Decision.model_validate(
        {"fingerprint": f"{number:016x}", "action": action, "author": "Ida Brandt", "decided_at": NOON, **more}
    )


def status(archive: Archive, number: int) -> str:
    stored = archive.finding(f"{number:016x}")
    assert stored is not None
    return stored.standing.status


def shown(archive: Archive, **filters) -> list[str]:
    wanted = Filters(**filters)
    page = archive.queue(wanted)
    assert archive.count(wanted) == len(page.findings)
    return [one.discrepancy.id.removeprefix("CNT01-").lstrip("0") or "0" for one in page.findings]


def test_a_decision_is_kept_with_what_it_rested_on(archive):
    archive.keep([finding(1)], at=NOON)
    made = archive.decide(act(1, "dismiss", reason="rounding", comment="both are round"))
    assert made.number == 1
    assert made.evidence is not None
    assert archive.decisions("0000000000000001") == (made,)
    stored = archive.finding("0000000000000001")
    assert stored is not None
    assert stored.standing.decision == made
    assert (status(archive, 1), stored.first_seen) == ("dismissed", "2026-05-06T12:00:00+00:00")


def test_decisions_are_never_changed_or_deleted(archive):
    archive.keep([finding(1)])
    archive.decide(act(1, "confirm"))
    connection = apsw.Connection(str(archive.path))
    for sql in ("DELETE FROM decision", "UPDATE decision SET author = 'nobody'"):
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            connection.execute(sql)
    connection.close()


def test_undo_takes_back_the_last_decision_and_comments_change_nothing(archive):
    archive.keep([finding(1)])
    told = []
    for action in ("confirm", "comment", "dismiss", "undo", "query", "undo", "undo", "undo"):
        archive.decide(act(1, action))
        told.append(status(archive, 1))
    assert told == ["confirmed", "confirmed", "dismissed", "confirmed", "queried", "confirmed", "open", "open"]


def test_a_changed_passage_or_source_reopens(archive):
    archive.keep([finding(1), finding(2)])
    archive.decide(act(1, "dismiss"))
    archive.decide(act(2, "dismiss"))
    archive.keep([finding(1), finding(2)])
    assert [status(archive, 1), status(archive, 2)] == ["dismissed", "dismissed"]
    archive.keep([finding(1, text="It stood."), finding(2, sources=2)])
    assert [status(archive, 1), status(archive, 2)] == ["reopened", "reopened"]
    assert shown(archive, statuses=("reopened",)) == ["1", "2"]
    archive.decide(act(1, "confirm"))
    assert status(archive, 1) == "confirmed"


def test_an_expired_decision_is_reopened_when_the_day_has_passed(archive):
    archive.keep([finding(1)])
    archive.decide(act(1, "dismiss", expires=date(2026, 6, 1)))
    assert archive.reopen_expired(date(2026, 6, 1)) == 0
    assert shown(archive, statuses=("dismissed",)) == ["1"]
    assert archive.reopen_expired(date(2026, 6, 2)) == 1
    assert shown(archive, statuses=("reopened",)) == ["1"]


def test_a_decision_may_come_before_its_finding(archive):
    archive.decide(act(7, "dismiss"))
    archive.keep([finding(7)])
    assert status(archive, 7) == "dismissed"


def test_what_a_later_run_finds_no_more_is_gone_from_the_queue_and_comes_back(archive):
    archive.keep([finding(1), finding(2), finding(3)])
    assert archive.keep([finding(1)], about=[report(1, 0).document.id]) == 0
    assert sorted(shown(archive)) == ["1", "2"]
    assert sorted(shown(archive, with_gone=True)) == ["1", "2", "3"]
    archive.keep([finding(3)])
    assert sorted(shown(archive)) == ["1", "2", "3"]


def test_the_findings_of_a_removed_article_are_gone_and_their_decisions_stay(archive):
    archive.keep([finding(1), finding(2)])
    archive.decide(act(1, "confirm"))
    archive.remove("1-0.txt")
    assert shown(archive) == ["2"]
    assert len(archive.decisions()) == 1


def test_filters_narrow_the_queue(archive):
    archive.keep(
        [
            finding(1, text="The ferry sank."),
            finding(2, severity="warning", kind="date"),
            finding(4, severity="note", confidence=0.9),
            finding(5, severity="warning", confidence=0.8, scope="internal"),
        ]
    )
    archive.decide(act(5, "assign", assignee="Jo"))
    archive.decide(act(4, "confirm"))
    assert shown(archive) == ["1", "5", "2", "4"]
    assert shown(archive, kinds=("date",)) == ["2"]
    assert shown(archive, rules=("DAT01",)) == ["2"]
    assert shown(archive, severities=("error", "note")) == ["1", "4"]
    assert shown(archive, statuses=("open",)) == ["1", "5", "2"]
    assert shown(archive, scope="internal") == ["5"]
    assert shown(archive, assignee="Jo") == ["5"]
    assert shown(archive, source="The Outlet 1") == ["1", "5", "2", "4"]
    assert shown(archive, source="Nobody") == []
    assert shown(archive, document=report(0, 0).document.id) == ["2", "4"]
    assert shown(archive, since="2024-05-07") == []
    assert shown(archive, since="2024-05-06", until="2024-05-06") == ["1", "5", "2", "4"]
    assert shown(archive, text="FERRY sank") == ["1"]
    assert shown(archive, text='"') == []
    newest = archive.queue(Filters(), order="newest", limit=3)
    assert [one.number for one in newest.findings] == [4, 3, 2]
    assert [one.number for one in archive.queue(Filters(), order="newest", after=newest.after).findings] == [1]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("error", "warning", "note")), st.integers(0, 3)), max_size=25),
       st.integers(1, 7))  # fmt: skip
def test_paging_shows_everything_once_whatever_is_decided_meanwhile(tmp_path_factory, given_, limit):
    with Archive.open(tmp_path_factory.mktemp("paging") / "news.archive", create=True) as archive:
        archive.keep([finding(n, severity=s, confidence=c / 4) for n, (s, c) in enumerate(given_)])
        whole = [one.number for one in archive.queue(Filters(), limit=100).findings]
        seen: list[int] = []
        after = None
        while True:
            page = archive.queue(Filters(), after=after, limit=limit)
            seen += [one.number for one in page.findings]
            if page.findings:
                archive.decide(act(int(page.findings[0].discrepancy.fingerprint, 16), "confirm"))
            if page.after is None:
                break
            after = page.after
        assert seen == whole
        assert len(whole) == len(given_)


def test_a_place_in_the_queue_that_is_none_is_told(archive):
    for after in ("x", "1", "1.2.3", ""):
        with pytest.raises(ArchiveError, match="there is no place"):
            archive.queue(Filters(), after=after)


def test_findings_and_decisions_are_exported_and_taken_in_once(archive, tmp_path):
    archive.keep([finding(1), finding(2)], at=NOON)
    archive.decide(act(1, "dismiss", reason="rounding", expires=date(2027, 1, 1)))
    archive.decide(act(1, "comment", comment="Größe\nzwei"))
    archive.keep([finding(2)], about=[report(1, 0).document.id])
    lines = list(archive.export())
    with Archive.open(tmp_path / "other.archive", create=True) as other:
        assert other.take_in(lines, pipeline.archive_keys) == (4, 2)
        assert other.take_in(lines, pipeline.archive_keys) == (0, 0)
        assert list(other.export()) == lines
        assert other.decisions() == archive.decisions()
        assert other.verify() == ()
