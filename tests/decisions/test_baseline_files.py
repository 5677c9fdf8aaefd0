"""The baseline file: what is written comes back, and every fault has its place."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.decisions import BaselineError, read_baseline, written_baseline
from factcheck.model import Decision, Evidence
from factcheck.model.evidence import EvidenceSide, Passage

ONE = Decision(
    fingerprint="8e5e0c8b08ccbd7e",
    action="dismiss",
    author="Ana Kovač",
    decided_at=datetime(2023, 5, 3, 12, tzinfo=UTC),
    reason="two visits",
    expires=date(2024, 5, 3),
    evidence=Evidence(
        passages="0" * 32,
        sources=(1, 2),
        rule="DAT01",
        sides=(EvidenceSide(value="2020-08", passages=(Passage(wording="a" * 16, surface="August 2020"),)),),
    ),
)


def test_a_decision_is_one_line_so_that_two_branches_can_be_merged():
    two = ONE.model_copy(update={"fingerprint": "0" * 16})
    text = written_baseline([ONE, two])
    assert [json.loads(line.rstrip(","))["fingerprint"] for line in text.splitlines()[1:-1]] == [
        ONE.fingerprint,
        two.fingerprint,
    ]
    assert text.isascii()


def test_adding_a_decision_changes_no_line_but_the_last(tmp_path):
    before = written_baseline([ONE]).splitlines()
    after = written_baseline([ONE, ONE]).splitlines()
    assert after[1].removesuffix(",") == before[1]


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
decisions = st.builds(
    Decision,
    fingerprint=texts,
    action=st.sampled_from(["confirm", "dismiss", "query", "comment", "assign", "undo"]),
    author=texts,
    decided_at=st.datetimes(timezones=st.just(UTC)),
    reason=texts,
    expires=st.none() | st.dates(),
    evidence=st.none() | st.just(ONE.evidence),
)


@settings(max_examples=50)
@given(some=st.lists(decisions, max_size=4))
def test_what_is_written_is_read_again(some, tmp_path_factory):
    path = tmp_path_factory.mktemp("baseline") / "known.json"
    path.write_text(written_baseline(some), encoding="utf-8")
    assert list(read_baseline(path)) == some


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", ":1:1: is no JSON: expecting value"),
        (b'{"factcheck_baseline": 1,\n "decisions": [}', ":2:16: is no JSON: expecting value"),
        (b"[]", ': is no baseline: it does not begin with "factcheck_baseline"'),
        (b'{"version": 1}', ': is no baseline: it does not begin with "factcheck_baseline"'),
        (b"\xff\xfe\x00", ": is no baseline: its text is not UTF-8"),
        (b"[" * 100_000, ": is no baseline: its JSON cannot be read"),
        (b'{"factcheck_baseline": 2, "decisions": []}', ": factcheck_baseline: Input should be 1"),
        (
            b'{"factcheck_baseline": 1, "decisions": [{"fingerprint": "a", "action": "ignore", "author": "x", '
            b'"decided_at": "2023-05-03T12:00:00Z"}]}',
            ": decision 1: action: Input should be 'confirm', 'dismiss', 'query', 'comment', 'assign' or 'undo'",
        ),
        (
            b'{"factcheck_baseline": 1, "decisions": [{"fingerprint": "a", "action": "dismiss", "author": "x", '
            b'"decided_at": "2023-05-03T12:00:00Z", "until": 3}]}',
            ": decision 1: until: Extra inputs are not permitted",
        ),
    ],
)
def test_what_is_no_baseline_is_told_with_its_place(tmp_path, content, told):
    path = tmp_path / "known.json"
    path.write_bytes(content)
    with pytest.raises(BaselineError) as refused:
        read_baseline(path)
    assert refused.value.lines == (f"{path}{told}",)


def test_every_faulty_decision_is_told_at_once(tmp_path):
    path = tmp_path / "known.json"
    path.write_text('{"factcheck_baseline": 1, "decisions": [{}, {}]}')
    with pytest.raises(BaselineError) as refused:
        read_baseline(path)
    assert len(refused.value.lines) == 8
    assert refused.value.lines[-1] == f"{path}: decision 2: decided_at: Field required"


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(BaselineError, match="there is no such baseline"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(BaselineError, match="is a folder"):
        read_baseline(tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "known.json"
    path.write_text(written_baseline([ONE]), encoding="utf-8-sig")
    assert read_baseline(path) == (ONE,)
