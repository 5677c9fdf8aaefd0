"""The cases of the rules: each rule has enough of them, and each holds both ways round in the real program."""

from collections import Counter
from pathlib import Path

import pytest

from factcheck import pipeline, trials
from factcheck.rulebook import RulebookError
from factcheck.rulebook.cases import case_path, cases_of

BOOK = pipeline.rulebook_of()
CASES = [(rule, case) for rule in BOOK.rules for case in cases_of(Path(BOOK.folder), rule)]


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_has_two_cases_that_fire_and_three_that_stay_silent(rule):
    verdicts = Counter(case.fires for one, case in CASES if one is rule)
    assert verdicts[True] >= 2
    assert verdicts[False] >= 3


@pytest.mark.parametrize(("rule", "case"), [pytest.param(r, c, id=f"{r.id} {c.name}") for r, c in CASES])
def test_the_case_holds_both_ways_round(rule, case):
    trial = trials.run(rule, case)
    if trial.outcome == "known":
        pytest.xfail(f"{case.known}: {trial.because}")
    assert trial.outcome in ("holds", "known no more"), trial.because


def test_the_file_of_a_rule_begins_with_its_id():
    for rule in BOOK.rules:
        assert Path(rule.path).name.startswith(f"{rule.id}-"), rule.path


def _case_file(folder: Path, content: str):
    book = pipeline.rulebook_of(folder)
    case_path(folder, book.rules[0]).write_text(content)
    return lambda: cases_of(folder, book.rules[0])


@pytest.fixture
def folder(tmp_path):
    rule = next(rule for rule in BOOK.rules if rule.id == "CNT01")
    (tmp_path / "CNT01.yaml").write_bytes((Path(BOOK.folder) / rule.path).read_bytes())
    return tmp_path


def test_the_faults_of_a_case_file_have_their_addresses(folder):
    read = _case_file(
        folder,
        "judges:\n  - name: one\n    left: a\n    right: b\n    verdict: quarrel\n"
        "  - name: one\n    left: {text: a, published: soon}\n    verdict: agree\n",
    )
    with pytest.raises(RulebookError) as refused:
        read()
    places = [line.rsplit("/", 1)[1] for line in refused.value.lines]
    assert places == [
        "CNT01.cases.yaml:5:5: judges.0.verdict: should be 'conflict', 'compatible', 'agree', 'incomparable' or "
        "'unpaired', not 'quarrel'",
        "CNT01.cases.yaml:6:5: judges.1.right: is missing",
        "CNT01.cases.yaml:6:5: judges.1.name: another case has this name",
        "CNT01.cases.yaml:7:21: judges.1.left.published: 'soon' is not an ISO date such as 2023-08-28 or "
        "2023-08-28T09:30:00+01:00",
    ]


def test_a_case_that_does_not_hold_is_told_with_what_was_found_instead(folder):
    read = _case_file(folder, "judges: [{name: x, left: A fire killed 3 men., right: Rain fell., verdict: conflict}]\n")
    trial = trials.run(pipeline.rulebook_of(folder).rules[0], read()[0], folder)
    assert trial.outcome == "fails"
    assert trial.because.startswith("no finding of CNT01")


def test_a_known_case_that_holds_is_told(folder):
    text = "{name: x, left: A fire killed 3 men., right: Rain fell., verdict: unpaired, known: once it did not}"
    read = _case_file(folder, f"judges:\n  - {text}\n")
    assert trials.run(pipeline.rulebook_of(folder).rules[0], read()[0], folder).outcome == "known no more"
