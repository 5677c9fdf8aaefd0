"""Where settings come from, which wins, and what is refused."""

from pathlib import Path

import pytest

from factcheck.settings import SettingsError, find, load


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def refused(**sources: object) -> list[str]:
    with pytest.raises(SettingsError) as error:
        load(**sources)  # type: ignore[arg-type]
    return list(error.value.lines)


def test_an_option_wins_over_the_environment_over_the_file_over_the_default(tmp_path: Path) -> None:
    file = written(tmp_path / "factcheck.toml", 'fail-on = "note"\nworkers = 2\nformat = "csv"\n')
    environment = {"FACTCHECK_FAIL_ON": "warning", "FACTCHECK_WORKERS": "3"}
    loaded = load({"workers": 4}, file=file, environment=environment)
    told = {one.key: (one.value, one.origin) for one in loaded.listed()}
    assert told["workers"] == (4, "option --workers")
    assert told["fail-on"] == ("warning", "environment FACTCHECK_FAIL_ON")
    assert told["format"] == ("csv", str(file))
    assert told["serve.port"] == (8765, "default")


def test_tables_are_merged_key_by_key_and_each_key_knows_its_origin(tmp_path: Path) -> None:
    file = written(tmp_path / "factcheck.toml", '[severity]\nPLA01 = "note"\nINT12 = "off"\n')
    loaded = load(file=file, environment={"FACTCHECK_SEVERITY": '{"PLA01": "warning"}'})
    assert loaded.settings.severity == {"PLA01": "warning", "INT12": "off"}
    assert loaded.origin("severity.PLA01") == "environment FACTCHECK_SEVERITY__PLA01"
    assert loaded.origin("severity.INT12") == str(file)


def test_the_nearest_file_upward_is_taken_and_a_pyproject_without_the_table_is_passed(tmp_path: Path) -> None:
    deep = tmp_path / "desk" / "sport"
    deep.mkdir(parents=True)
    assert find(deep) is None
    far = written(tmp_path / "pyproject.toml", '[tool.factcheck]\noff = ["PLA01"]\n')
    written(tmp_path / "desk" / "pyproject.toml", "[tool.other]\nx = 1\n")
    assert find(deep) == far
    near = written(tmp_path / "desk" / "factcheck.toml", 'off = ["INT12"]\n')
    assert find(deep) == near
    assert load(folder=deep).settings.off == ("INT12",)


def test_every_fault_is_told_with_its_file_and_key(tmp_path: Path) -> None:
    file = written(
        tmp_path / "factcheck.toml",
        'of = ["PLA01"]\nfail-on = "never ever"\n[serve]\nprot = 1\n[thresholds.date]\nerror = 0.5\nwarning = 0.9\n'
        '[[scope]]\noff = ["INT12"]\n',
    )
    told = refused(file=file)
    assert f"{file}: of: unknown field; did you mean off?" in told
    assert f"{file}: serve.prot: unknown field; did you mean port?" in told
    assert any(line.startswith(f"{file}: fail-on: ") and "'never ever'" in line for line in told)
    assert f"{file}: thresholds.date: an error cannot need less confidence than a warning" in told
    assert f"{file}: scope.0: needs paths or sources: changes for everything stand at the top" in told
    assert len(told) == 5


def test_a_variable_that_is_no_setting_is_refused_by_name() -> None:
    assert refused(environment={"FACTCHECK_OF": "PLA01"}) == [
        "FACTCHECK_OF: no such setting; did you mean FACTCHECK_OFF?"
    ]
    assert refused(environment={"FACTCHECK_SEVERITY": "note"}) == [
        'FACTCHECK_SEVERITY: must be JSON, such as ["PLA01"] or {"PLA01": "note"}'
    ]
    assert load(environment={"FACTCHECK_DEBUG": "1", "HOME": "/"}).settings.off == ()


def test_a_single_word_of_a_variable_is_a_list_of_one() -> None:
    loaded = load(environment={"FACTCHECK_OFF": "PLA01", "FACTCHECK_SERVE__ALLOWED_HOSTS": "desk.example"})
    assert loaded.settings.off == ("PLA01",)
    assert loaded.settings.serve.allowed_hosts == ("desk.example",)


def test_paths_of_a_file_are_those_of_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path / "desk" / "factcheck.toml", 'facts = ["facts", "/srv/house"]\nrules = "../rules"\n')
    monkeypatch.chdir(tmp_path)
    settings = load(file=file).settings
    assert [str(one) for one in settings.facts] == ["desk/facts", "/srv/house"]
    assert str(settings.rules) == "rules"


@pytest.mark.parametrize("text", ["off = [", "[tool.factcheck\n", "a = 1\na = 2\n"])
def test_a_file_that_is_no_toml_is_one_clear_line(tmp_path: Path, text: str) -> None:
    file = written(tmp_path / "factcheck.toml", text)
    (line,) = refused(file=file)
    assert line.startswith(f"{file}: is no TOML: ")


def test_rules_and_kinds_that_do_not_exist_are_refused_where_they_are_named(tmp_path: Path) -> None:
    file = written(
        tmp_path / "factcheck.toml",
        'off = ["pla01"]\n[severity]\nDAT1 = "note"\n[thresholds.dates]\nerror=1\nwarning=1\n',
    )
    with pytest.raises(SettingsError) as error:
        load(file=file).check_names(["PLA01", "DAT01"], ["date", "money"])
    assert error.value.lines == (
        f"{file}: severity.DAT1: no rule 'DAT1'; did you mean DAT01?",
        f"{file}: thresholds.dates: no kind 'dates'; did you mean date?",
    )


def test_only_switches_every_other_rule_off() -> None:
    tuning = load({"only": ("dat01",)}).settings.tuning(["DAT01", "PLA01", "INT12"])
    assert tuning.off == {"PLA01", "INT12"}
