"""Which articles are compared: few of a large pile, all of a small one, and never silently fewer."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import vocabulary
from factcheck.candidates import Grouping, group
from factcheck.candidates.keys import Keys, printed
from factcheck.model import Article, Document

WORDS = vocabulary.load()
# Letters that number the invented names, so that each event has names of its own.
_SYLLABLES = ("ba", "do", "fi", "gu", "ke", "lo", "mi", "nu", "pa", "re")


def name(number: int, end: str) -> str:
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize() + end


def article(event: int, outlet: int, published: str | None = "2024-05-06", extra: str = "") -> Article:
    """A report of an invented event; two reports of one event share its names, those of two events share none."""
    town, river, mayor = name(event, "stad"), name(event, "wasser"), name(event, "sen")
    opening = ("The mill at", "A mill near", "Nothing is left of the old mill at")[outlet % 3]
    text = (
        f"{opening} {town} burned on Monday, and the fire brigade of {town} pumped water from the {river} all night. "
        f"The owner, Anna {mayor}, stood by in {town} and watched. Outlet number {outlet} {extra}"
    )
    return Article(document=Document.from_text(text, published=published), sentences=(), claims=())


def pairs(found: Grouping) -> set[tuple[int, int]]:
    return {(one.members[left], one.members[right]) for one in found.groups for left, right in one.pairs}


def pile(events: int) -> list[Article]:
    return [article(event, outlet) for event in range(events) for outlet in range(3)]


def test_every_two_of_twelve_articles_are_compared_whatever_they_say():
    found = group(pile(4), WORDS)
    assert pairs(found) == set(combinations(range(12), 2))
    assert (found.alone, found.crowded) == ((), ())


def test_of_a_large_pile_the_reports_of_one_event_are_compared():
    found = group(pile(40), WORDS)
    assert pairs(found) == {pair for at in range(0, 120, 3) for pair in combinations(range(at, at + 3), 2)}


def test_the_pairs_of_distinct_events_grow_with_the_number_of_articles():
    counts = [len(pairs(group(pile(events), WORDS))) for events in (50, 100, 200, 400)]
    assert [later / earlier for earlier, later in pairwise(counts)] == [2, 2, 2]


def test_an_article_that_is_like_no_other_is_named():
    stranger = Article(
        document=Document.from_text("Plums were cheap. Nobody knew why.", published="2024-05-06"),
        sentences=(),
        claims=(),
    )
    assert group([*pile(5), stranger], WORDS).alone == (15,)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("2024-05-01", "2024-05-20", True),
        ("2024-05-01", "2024-06-12", True),
        ("2024-05-01", "2024-09-01", False),
        ("2024-05-01", None, True),
        (None, None, True),
        ("2024-05", "2024-05-20", True),
        ("2024-05-01", "2024", True),
    ],
)
def test_articles_are_compared_when_they_were_published_near_each_other_or_undated(first, second, together):
    others = pile(5)
    found = group([*others, article(99, 1, first), article(99, 2, second)], WORDS)
    assert ((15, 16) in pairs(found)) is together


def test_a_name_that_a_crowd_shares_brings_no_two_together_and_is_told():
    agency = "The picture is by Vokallis of Tremborg."
    found = group([article(event, 0, extra=agency) for event in range(120)], WORDS)
    assert pairs(found) == set()
    assert [(one.key, one.articles) for one in found.crowded] == [("anna", 120), ("tremborg", 120), ("vokallis", 120)]


def test_a_name_is_crowded_only_in_the_months_in_which_a_crowd_shares_it():
    agency = "The picture is by Vokallis of Tremborg."
    crowd = [article(event, 0, "2024-05-06", agency) for event in range(120)]
    few = [article(event, 0, "2022-05-06", agency) for event in (500, 501)]
    assert {one.articles for one in group([*crowd, *few], WORDS).crowded} == {120}


def test_a_large_group_is_not_compared_throughout():
    chained = [
        article(at, 0, extra=f"With {name(at + 1, 'stad')}, {name(at + 1, 'wasser')} and {name(at + 1, 'sen')}.")
        for at in range(30)
    ]
    (found,) = group(chained, WORDS).groups
    assert len(found.members) == 30
    assert set(found.pairs) == set(pairwise(range(30)))


def test_a_word_that_opens_sentences_is_no_name():
    openers = [article(event, 0, extra="done. Flames rose.") for event in range(3)]
    keys = Keys([printed(one) for one in openers], WORDS)
    assert not keys.is_distinctive("flames")
    assert keys.is_distinctive(name(1, "stad").lower())


def test_accents_do_not_keep_a_name_apart():
    plain, accented = (
        Article(document=Document.from_text(f"They met in {town} again."), sentences=(), claims=())
        for town in ("Malaguenora", "Malagueñora")
    )
    keys = Keys([printed(plain), printed(accented)], WORDS)
    assert "malaguenora" in keys.of[0] & keys.of[1]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(36)))
def test_the_order_of_the_articles_does_not_change_which_are_compared(order):
    undated, strangers = [article(70, outlet, None) for outlet in range(3)], [article(80 + at, 0) for at in range(3)]
    straight = [*pile(10), *undated, *strangers]
    shuffled = [straight[place] for place in order]
    expected = pairs(group(straight, WORDS))
    assert {tuple(sorted((order[left], order[right]))) for left, right in pairs(group(shuffled, WORDS))} == expected


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=13, max_size=20))
def test_any_texts_can_be_grouped_and_each_article_is_in_one_place(texts):
    articles = [Article(document=Document.from_text(text), sentences=(), claims=()) for text in texts]
    found = group(articles, WORDS)
    assert sorted([*found.alone, *(place for one in found.groups for place in one.members)]) == list(range(len(texts)))
