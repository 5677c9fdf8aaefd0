"""Which discrepancies a decision covers, when it holds no more, and what is told of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.decisions import apply
from factcheck.model import Decision, Discrepancy, DocumentEntry, Mention, Side, evidence_of
from factcheck.model.evidence import Passage, fingerprint, wording

NOON = datetime(2023, 5, 3, 12, tzinfo=UTC)

# A side is its value and its passages: (source, sentence). The value is printed in the sentence.
Sides = dict[str, list[tuple[str, str]]]
MILL: Sides = {
    "14": [("Orsk Post", "The mill employs 14 workers."), ("Delta Wire", "Some 14 workers are employed there.")],
    "41": [("Draft", "The mill employs 41 workers.")],
}


def discrepancy(sides: Sides, rule: str = "CNT01") -> Discrepancy:
    made = tuple(
        Side(
            value=value,
            independent_sources=len({source for source, _ in passages}),
            mentions=tuple(
                Mention(document=source, span=(0, 2), sentence=(0, len(text)), surface=value, text=text)
                for source, text in passages
            ),
        )
        for value, passages in sides.items()
    )
    name = fingerprint(rule, ((one.value, one.mentions, {m.document for m in one.mentions}) for one in made))
    return Discrepancy(
        id=f"{rule}-{name[:8]}",
        fingerprint=name,
        rule=rule,
        kind="count",
        severity="error",
        scope="cross",
        confidence=0.9,
        message="Two figures",
        why=(),
        sides=made,
    )


def entries(*sources: str, path: str = "{}.md") -> dict[str, DocumentEntry]:
    return {
        source: DocumentEntry(
            id=source,
            path=path.format(source.lower()),
            title=None,
            source=source,
            published=None,
            sha256="0" * 64,
            characters=100,
            claims=3,
        )
        for source in sources
    }


EVERYBODY = entries("Orsk Post", "Delta Wire", "Draft", "Herald")


def act(about: Discrepancy, action: str = "dismiss", *, minutes: int = 0, evidence: bool = True, **more) -> Decision:
    return Decision(
        fingerprint=about.fingerprint,
        action=action,
        author="Ana",
        decided_at=NOON + timedelta(minutes=minutes),
        reason="two shifts",
        evidence=evidence_of(about, EVERYBODY) if evidence else None,
        **more,
    )


def printed(*sides: Sides):
    """Whether a passage stands in one of these."""
    standing = {(source, wording(value, text)) for one in sides for value, some in one.items() for source, text in some}
    return lambda passage: (passage.source, passage.wording) in standing


def changed(sides: Sides, value: str, at: int, source: str | None = None, text: str | None = None) -> Sides:
    copy = {name: list(passages) for name, passages in sides.items()}
    old = copy[value][at]
    copy[value][at] = (source or old[0], text or old[1])
    return copy


def test_a_dismissal_keeps_its_discrepancy_out_and_no_other():
    known, other = discrepancy(MILL), discrepancy({"7": MILL["14"], "9": MILL["41"]})
    done = apply([known, other], [act(known)], EVERYBODY)
    assert done.discrepancies == (other,)
    assert [(one.discrepancy, one.decision.reason) for one in done.suppressed] == [(known, "two shifts")]
    assert done.stale == ()


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize(
    "after",
    [
        changed(MILL, "41", 0, text="The mill employs 41 workers in two halls."),
        changed(MILL, "14", 0, text="The paper mill employs 14 workers."),
        changed(MILL, "14", 1, source="Herald"),
        {**MILL, "14": [*MILL["14"], ("Herald", "There are 14 workers.")]},
        {**MILL, "14": MILL["14"][:1]},
        {**MILL, "15": [("Herald", "The mill employs 15 workers.")]},
        {"14": MILL["14"], "42": [("Draft", "The mill employs 42 workers.")]},
    ],
    ids=["the draft's passage", "a printed passage", "a source", "one more", "one less", "a third value", "its value"],
)
def test_it_is_reported_again_when_a_passage_or_a_source_changes(after, evidence):
    known, now = discrepancy(MILL), discrepancy(after)
    done = apply([now], [act(known, evidence=evidence)], EVERYBODY, is_printed=printed(after))
    assert done.discrepancies == (now,)
    assert done.suppressed == ()
    if evidence:
        assert [one.state for one in done.decided] == ["reopened"]
        assert done.decided[0].because
        assert done.stale == ()


@pytest.mark.parametrize(
    "text", ["The mill  employs\n41 workers.", "the mill employs 41 workers.", "The\u00a0mill employs 41 workers."]
)
def test_white_space_and_case_are_no_change(text):
    known = discrepancy(MILL)
    now = discrepancy(changed(MILL, "41", 0, text=text))
    assert apply([now], [act(known)], EVERYBODY).discrepancies == ()


def test_a_passage_that_is_bound_no_more_but_still_printed_is_no_change():
    known, now = discrepancy(MILL), discrepancy({**MILL, "14": MILL["14"][:1]})
    assert now.fingerprint != known.fingerprint
    done = apply([now], [act(known)], EVERYBODY, is_printed=printed(MILL))
    assert done.discrepancies == ()
    assert len(done.suppressed) == 1


def test_the_editor_is_told_what_changed():
    known = discrepancy(MILL)
    more = {**MILL, "14": [*MILL["14"], ("Herald", "There are 14 workers.")]}
    (one,) = apply([discrepancy(more)], [act(known)], EVERYBODY, is_printed=printed(more)).decided
    assert one.because == "a passage was not there when it was made: Herald prints 14"
    other = changed(MILL, "41", 0, text="The mill has 41 workers.")
    (one,) = apply([discrepancy(other)], [act(known)], EVERYBODY, is_printed=printed(other)).decided
    assert one.because == "a passage has changed: Draft prints 41 in these words no more"


def test_a_dismissal_of_another_rule_covers_nothing():
    known = discrepancy(MILL)
    done = apply([discrepancy(MILL, "CNT02")], [act(known)], EVERYBODY)
    assert len(done.discrepancies) == 1
    assert done.decided == ()


@pytest.mark.parametrize(
    ("actions", "is_reported", "state"),
    [
        (["dismiss"], False, None),
        (["dismiss", "confirm"], True, "confirmed"),
        (["dismiss", "query"], True, "queried"),
        (["query", "dismiss"], False, None),
        (["dismiss", "undo"], True, None),
        (["confirm", "dismiss", "undo"], True, "confirmed"),
        (["dismiss", "comment"], False, None),
    ],
)
def test_the_last_decision_counts(actions, is_reported, state):
    known = discrepancy(MILL)
    acts = [act(known, action, minutes=at) for at, action in enumerate(actions)]
    done = apply([known], acts, EVERYBODY)
    assert bool(done.discrepancies) is is_reported
    assert [one.state for one in done.decided] == ([state] if state else [])


def test_a_dismissal_lasts_to_the_end_of_its_last_day():
    known = discrepancy(MILL)
    acts = [act(known, expires=date(2023, 6, 1))]
    assert apply([known], acts, EVERYBODY, today=date(2023, 6, 1)).discrepancies == ()
    late = apply([known], acts, EVERYBODY, today=date(2023, 6, 2))
    assert late.discrepancies == (known,)
    assert [one.state for one in late.decided] == ["expired"]


def test_the_id_that_a_report_shows_names_a_discrepancy_too():
    known = discrepancy(MILL)
    bare = Decision(fingerprint=known.id, action="dismiss", author="Ana", decided_at=NOON, reason="two shifts")
    assert apply([known], [bare], EVERYBODY).discrepancies == ()


def test_a_dismissal_that_matches_nothing_is_stale_for_its_own_draft_alone():
    known = discrepancy(MILL)
    seen = entries("Draft", path="/desk/stories/{}.md")["Draft"]
    other = entries("Herald")["Herald"]
    decided = act(known)
    assert [one.decision for one in apply([], [decided], {}, drafts=[seen]).stale] == [decided]
    assert apply([], [decided], {}, drafts=[other]).stale == ()
    assert [one.decision for one in apply([], [decided], {}).stale] == [decided]


def test_a_confirmation_is_never_stale():
    assert apply([], [act(discrepancy(MILL), "confirm")], {}).stale == ()


def test_decisions_of_an_archive_that_name_no_passage_are_not_expected_to_match():
    known = discrepancy(MILL)
    draft = EVERYBODY["Draft"]
    assert len(apply([], [act(known, evidence=False)], {}, drafts=[draft]).stale) == 1
    assert apply([], [act(known, evidence=False, number=4)], {}, drafts=[draft]).stale == ()


def test_why_a_dismissal_is_stale_is_told():
    known = discrepancy(MILL)
    (gone,) = apply([], [act(known)], {}, is_printed=printed({"14": MILL["14"]})).stale
    assert gone.because == "no finding rests on it any more: Draft no longer prints '41' in these words"
    (still,) = apply([], [act(known)], {}, is_printed=printed(MILL)).stale
    assert still.because.endswith("though its passages are still printed")


words = st.sampled_from(["mill", "workers", "hall", "Orsk", "paper", "shift", "river"])
sentences = st.lists(words, min_size=1, max_size=4).map(lambda some: " ".join(some) + ".")
passages = st.lists(st.tuples(st.sampled_from(["A", "B", "C"]), sentences), min_size=1, max_size=3, unique=True)
sides = st.dictionaries(st.sampled_from(["14", "41", "51"]), passages, min_size=2, max_size=3)


@settings(max_examples=60)
@given(sides, st.randoms(use_true_random=False))
def test_a_fingerprint_does_not_hang_on_the_order_of_anything(some, chance):
    shuffled = {value: chance.sample(some[value], len(some[value])) for value in chance.sample(list(some), len(some))}
    assert discrepancy(some).fingerprint == discrepancy(shuffled).fingerprint


@settings(max_examples=100)
@given(sides, sides)
def test_two_discrepancies_share_a_fingerprint_only_when_they_rest_on_the_same(one, other):
    def rests_on(some: Sides):
        return {
            value: (frozenset(text for _, text in found), frozenset(source for source, _ in found))
            for value, found in some.items()
        }

    same = discrepancy(one).fingerprint == discrepancy(other).fingerprint
    assert same == (rests_on(one) == rests_on(other))


@settings(max_examples=100)
@given(sides, sides)
def test_what_a_dismissal_covers_holds_nothing_that_was_not_seen(then, now):
    known, found = discrepancy(then), discrepancy(now)
    everybody = entries("A", "B", "C")
    decided = act(known, evidence=False).model_copy(update={"evidence": evidence_of(known, everybody)})
    done = apply([found], [decided], everybody, is_printed=printed(now))
    seen = {(value, one) for value, some in then.items() for one in some}
    shown = {(value, one) for value, some in now.items() for one in some}
    if done.suppressed:
        assert {value for value, _ in seen} == {value for value, _ in shown}
        assert {(value, text) for value, (_, text) in shown} == {(value, text) for value, (_, text) in seen}
    else:
        assert done.discrepancies == (found,)
    if seen == shown:
        assert done.suppressed


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["confirm", "dismiss", "query", "undo"]), max_size=6))
def test_every_discrepancy_is_either_reported_or_suppressed_and_never_lost(actions):
    known, other = discrepancy(MILL), discrepancy({"7": MILL["14"], "9": MILL["41"]})
    done = apply([known, other], [act(known, action, minutes=at) for at, action in enumerate(actions)], EVERYBODY)
    kept = [*done.discrepancies, *(one.discrepancy for one in done.suppressed)]
    assert sorted(one.id for one in kept) == sorted((known.id, other.id))


def test_the_passages_of_an_evidence_name_who_printed_them_where():
    (first, second) = evidence_of(discrepancy(MILL), EVERYBODY).sides
    assert {(one.source, one.document) for one in first.passages} == {
        ("Orsk Post", "orsk post.md"),
        ("Delta Wire", "delta wire.md"),
    }
    text = "The mill employs 41 workers."
    assert second.passages == (Passage(wording=wording("41", text), surface="41", source="Draft", document="draft.md"),)
