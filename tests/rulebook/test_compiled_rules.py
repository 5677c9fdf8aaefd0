"""The compiled copy of the rules saves time and changes nothing."""

import json

from factcheck.vocabulary import compiled
from factcheck.vocabulary.compiled import RulesFolder, own_rules


def test_the_copy_holds_what_the_files_parse_to(tmp_path):
    (tmp_path / "one.yaml").write_text("1: {a: 2.50, when: 2023-01-02}\n")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "two.yaml").write_text("[yes, no, ~]\n")
    (tmp_path / "inner" / "two.cases.yaml").write_text("- not: compiled\n")
    folder = RulesFolder(tmp_path)
    before = compiled._copy().on_disk
    folder.store(tmp_path / "copy.json")
    compiled._copy().on_disk = before
    stored = json.loads((tmp_path / "copy.json").read_text())
    assert list(stored.values()) == [folder.table(name) for name in folder.files]
    assert {"1": {"a": 2.5, "when": "2023-01-02"}} in stored.values()
    assert len(stored) == 2


def test_a_changed_file_is_parsed_anew_whatever_the_copy_says(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("a: 1\n")
    assert RulesFolder(tmp_path).table("one.yaml") == {"a": 1}
    path.write_text("a: 2\n")
    assert RulesFolder(tmp_path).table("one.yaml") == {"a": 2}


def test_the_copy_of_the_program_s_own_rules_equals_its_files():
    own = own_rules()
    for name in ("matching.yaml", "vocabulary/units.yaml", "vocabulary/numbers.yaml"):
        assert own.table(name) == compiled.parse(own.root / name, own.files[name])
