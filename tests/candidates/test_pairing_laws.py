"""What holds of the findings when the set of articles changes: by order, by further articles, by size."""

import importlib.util
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import candidates, pipeline, vocabulary
from factcheck.model import Article, Document, Report, Side

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "candidates.py"
WORDS = vocabulary.load()
# The features that weigh words or names by their rarity in the set at hand.
BY_RARITY = ("words", "names shared")


@cache
def events() -> tuple[tuple[Article, ...], ...]:
    """Invented events of three articles each, the third of which misprints a figure."""
    spec = importlib.util.spec_from_file_location("candidates_benchmark", PROGRAM)
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    return tuple(tuple(pipeline.read_article(document) for document in event) for event in benchmark.events(10))


def pile(*chosen: int) -> list[Article]:
    return [article for event in chosen for article in events()[event]]


def findings(report: Report) -> set[tuple]:
    """The cross findings without the order of their sides and mentions."""
    return {
        (one.rule, one.severity, one.confidence, one.fingerprint, frozenset(map(_side, one.sides)))
        for one in report.discrepancies
        if one.scope == "cross"
    }


def _side(side: Side) -> tuple:
    return side.value, side.independent_sources, frozenset(mention.model_dump_json() for mention in side.mentions)


def features(articles: list[Article]) -> dict[tuple[str, str], dict[str, float]]:
    return {(pair.left.claim.id, pair.right.claim.id): pair.features for pair in candidates.find(articles, WORDS)}


def test_a_pile_gives_each_event_the_findings_it_has_alone():
    alone = [findings(pipeline.report(list(event))) for event in events()]
    together = findings(pipeline.report(pile(*range(10))))
    assert len(set().union(*alone)) >= 5
    assert together == set().union(*alone)


def test_an_unrelated_event_changes_nothing_among_the_articles_of_a_pile():
    without, added = pipeline.report(pile(*range(9))), pipeline.report(pile(*range(10)))
    others = {article.document.id for article in events()[9]}
    kept = [one for one in added.discrepancies if one.sides[0].mentions[0].document not in others]
    assert [one.model_dump_json() for one in kept] == [one.model_dump_json() for one in without.discrepancies]
    assert [one for one in added.agreements if one.mentions[0].document not in others] == list(without.agreements)


@settings(max_examples=4, deadline=None)
@given(st.permutations(range(18)))
def test_the_order_of_a_pile_does_not_change_its_findings(order):
    straight = pile(0, 1, 2, 3, 4, 5)
    assert findings(pipeline.report([straight[place] for place in order])) == findings(pipeline.report(straight))


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2), st.integers(3, 9), st.integers(0, 6))
def test_in_a_small_set_a_further_article_changes_only_what_is_weighed_by_rarity(first, second, at):
    small = pile(first, second)
    unrelated = next(event for event in range(10) if event not in (first, second))
    before, after = features(small), features([*small[:at], events()[unrelated][0], *small[at:]])
    assert before.keys() <= after.keys()
    for pair, found in before.items():
        changed = {name for name in found if found[name] != after[pair][name]}
        assert {name for name in changed if not name.endswith(BY_RARITY)} == set()


def test_claim_pairs_grow_with_the_number_of_events():
    def looked_at(articles: list[Article]) -> int:
        return sum(
            sum(1 for _ in candidates.find([articles[place] for place in group.members], WORDS, group.pairs))
            for group in candidates.group(articles, WORDS).groups
        )

    halves = looked_at(pile(0, 1, 2, 3, 4)), looked_at(pile(5, 6, 7, 8, 9))
    assert looked_at(pile(*range(10))) == sum(halves)


def test_what_was_compared_with_nothing_is_told():
    first = events()[9][0]
    unchecked = pipeline.report([*pile(0, 1, 2, 3), first]).not_checked
    assert [(one.document, one.reason.partition(":")[0]) for one in unchecked] == [
        (first.document.id, "compared with no other article")
    ]


def test_a_draft_is_compared_with_the_articles_of_its_event_alone():
    draft = events()[0][2].document.id
    report = pipeline.report(pile(*range(6)), drafts=[draft])
    cross = [one for one in report.discrepancies if one.scope == "cross"]
    assert cross
    assert all(draft in {m.document for side in one.sides for m in side.mentions} for one in cross)


def test_what_one_article_prints_in_two_parts_is_no_rival_of_the_sum():
    def counts_paired(whole: str) -> set[str]:
        texts = (
            "All 143 passengers and six crew of the Aurelis charter got out alive at Tromso.",
            f"The Aurelis charter that left the runway at Tromso had {whole} on board.",
        )
        read = [pipeline.read_article(Document.from_text(text)) for text in texts]
        return {pair.right.claim.surface for pair in candidates.find(read, WORDS) if pair.right.claim.kind == "count"}

    assert counts_paired("149 people") == set()
    assert counts_paired("159 people") == {"159 people"}
