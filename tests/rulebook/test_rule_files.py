"""Rule files: every fault of every file at once, each as path:line:column: field: message."""

from pathlib import Path

import pytest

from factcheck import pipeline, rulebook
from factcheck.rulebook import RulebookError

SOUND = """\
id: {id}
name: One number, two counts
kind: count
check: quantity
params: {{approximate: "0.1"}}
severity: error
message: "Two counts: {{left}} and {{right}}"
why: A number of things is one number.
"""


def faults(folder: Path) -> list[str]:
    with pytest.raises(RulebookError) as refused:
        pipeline.rulebook_of(folder)
    return [line.removeprefix(f"{folder}/") for line in refused.value.lines]


def write(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return folder


def test_the_rules_of_the_program_are_sound():
    book = pipeline.rulebook_of()
    assert len(book.rules) >= 9
    assert book.matching is not None
    assert [rule.id for rule in book.rules] == sorted(rule.id for rule in book.rules)


def test_a_folder_of_one_rule_takes_the_rest_from_the_program(tmp_path):
    book = pipeline.rulebook_of(write(tmp_path, only=SOUND.format(id="CNT90")))
    assert [rule.id for rule in book.rules] == ["CNT90"]
    assert book.matching == pipeline.rulebook_of().matching
    assert book.sha256 != pipeline.rulebook_of().sha256


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: count", "kind: coutn", "3:1: kind: unknown kind 'coutn'; did you mean count?"),
        ("check: quantity", "check: quantities", "4:1: check: unknown check 'quantities'; did you mean quantity?"),
        ("check: quantity", "check: period", "3:1: kind: check period judges date, not count"),
        ("severity: error", "severity: dire", "6:1: severity: should be 'error', 'warning' or 'note', not 'dire'"),
        ("severity: error", "seveirty: error", "6:1: seveirty: unknown field; did you mean severity?"),
        ("name: One number, two counts\n", "", "1:1: name: is missing"),
        ("approximate:", "aproximate:", "5:10: params.aproximate: unknown field; did you mean approximate?"),
        ('"0.1"', '"much"', "5:10: params.approximate: should be a valid decimal, not 'much'"),
        ("{left}", "{links}", "7:1: message: knows {left} and {right} only, not {links}"),
        ("{left}", "{left.value}", "7:1: message: knows {left} and {right} only, not {left.value}"),
        ("{left}", "{left", "7:1: message: braces do not pair"),
        ("why:", "why: x\nwhy:", "9:1: found duplicate key"),
        ("why:", "why: x\npath: y\nWHY:", "9:1: path: unknown field"),
    ],
)
def test_each_fault_has_its_address(tmp_path, old, new, expected):
    found = faults(write(tmp_path, rule=SOUND.format(id="CNT90").replace(old, new)))
    assert any(line.startswith(f"rule.yaml:{expected}") for line in found), found


def test_all_faults_of_all_files_are_told_in_order(tmp_path):
    broken = SOUND.replace("kind: count", "kind: coutn").replace("severity: error", "severity: dire")
    write(tmp_path, beta=broken.format(id="CNT90"), alpha="id: [", gamma="- a list\n", delta=SOUND.format(id="CNT91"))
    (tmp_path / "matching.yaml").write_text("about: nothing\n")
    found = faults(tmp_path)
    assert [line.split(":")[0] for line in found] == sorted(line.split(":")[0] for line in found)
    assert {line.split(":")[0] for line in found} == {"alpha.yaml", "beta.yaml", "gamma.yaml", "matching.yaml"}
    assert "gamma.yaml:1:1: must be a list of `field: value` lines" in found
    assert "matching.yaml:1:1: binding: is missing" in found


def test_two_rules_of_one_id_are_refused(tmp_path):
    write(tmp_path, first=SOUND.format(id="CNT90"), second=SOUND.format(id="CNT90"))
    assert faults(tmp_path) == ["second.yaml:1:1: id: CNT90 is also the id of first.yaml"]


def test_a_rule_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "odd.yaml").write_bytes(b"id: \xff\xfe\n")
    assert faults(tmp_path) == ["odd.yaml:1:1: not UTF-8 at byte 4"]


def test_a_missing_and_an_empty_folder_are_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    for folder, said in ((tmp_path / "none", "no such folder"), (tmp_path / "empty", "holds no rules (*.yaml)")):
        with pytest.raises(RulebookError, match=r"rules|folder") as refused:
            rulebook.load(folder)
        assert refused.value.lines == (f"{folder}: {said}",)


def test_a_vocabulary_file_of_the_folder_takes_the_place_of_the_program_s(tmp_path):
    from factcheck import vocabulary

    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "hedges.yaml").write_text("about: [say]\n")
    own, given = vocabulary.load(), vocabulary.load(tmp_path)
    assert given.table("hedges") == {"about": ["say"]}
    assert given.table("units") is own.table("units")
    assert given.sha256 != own.sha256


def test_a_broken_vocabulary_file_of_the_folder_has_its_address(tmp_path):
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "hedges.yaml").write_text("about: [say\nup: 2\n")
    assert faults(tmp_path)[0].startswith("vocabulary/hedges.yaml:2:")


@pytest.mark.parametrize("value", ["no", "on", "12:30", "NO", "0o7", "2023-05-03"])
def test_yaml_values_are_read_as_yaml_1_2(tmp_path, value):
    from factcheck.vocabulary.compiled import parse

    expected = {"0o7": 7}.get(value, value)
    assert parse(tmp_path / "x.yaml", f"word: {value}\n".encode()) == {"word": expected}
