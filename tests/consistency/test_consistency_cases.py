"""Every case of a rule that looks inside one article holds, and no other rule speaks of it."""

from pathlib import Path

import pytest
from inside import found_in

from factcheck.model import Rule
from factcheck.pipeline import rulebook_of
from factcheck.rulebook.cases import InsideCase, cases_of


def _inside() -> list[tuple[Rule, InsideCase]]:
    book = rulebook_of()
    return [
        (rule, case)
        for rule in book.rules
        if rule.scope == "internal"
        for case in cases_of(Path(book.folder), rule)
        if isinstance(case, InsideCase)
    ]


@pytest.mark.parametrize(("rule", "case"), _inside(), ids=lambda one: getattr(one, "id", None) or one.name)
def test_a_case_finds_what_it_says_and_nothing_else(rule: Rule, case: InsideCase) -> None:
    found = found_in(case.text, case.published)
    assert [finding.check for finding in found] == ([rule.check] if case.fires else [])
    if case.fires:
        told = [found[0].message, *found[0].working, *(value for value, _ in found[0].sides)]
        assert case.finds in " ".join(told)


@pytest.mark.parametrize("rule", [rule for rule in rulebook_of().rules if rule.scope == "internal"], ids=lambda r: r.id)
def test_every_rule_has_cases_that_fire_and_near_misses_that_stay_silent(rule: Rule) -> None:
    cases = [case for one, case in _inside() if one.id == rule.id]
    assert sum(case.fires for case in cases) >= 2
    assert sum(not case.fires for case in cases) >= 2


@pytest.mark.parametrize(
    "piece",
    [
        "1 2,3 4.5 ",
        "from 5 to 6 and ",
        "12% of 34, or ",
        "(5 km) ",
        '"a b c d" ',
        "aged 4, in 1990 ",
        "Smith Smyth ",
        "‹C1› ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    import time

    from factcheck import consistency, vocabulary
    from factcheck.model import Document
    from factcheck.pipeline import read_article

    article = read_article(Document.from_text(piece * (10_000 // len(piece)), published="2025-05-01"))
    start = time.process_time()
    consistency.find(article, [rule for rule in rulebook_of().rules if rule.scope == "internal"], vocabulary.load())
    assert time.process_time() - start < 20
