import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing

from factcheck.reports import formats, is_text, render, render_file
from factcheck.reports.rendering import folder
from factcheck.reports.schema import generated, shipped


def test_the_shipped_schema_is_the_one_the_model_has_now():
    assert json.loads(generated()) == shipped()


def test_the_schema_is_a_valid_schema():
    Draft202012Validator.check_schema(shipped())


@pytest.mark.parametrize(
    "report", [full_report(), empty_report(), empty_report(entry("d-wire", copies=("again.txt",), notes=("a note",)))]
)
def test_the_json_report_is_valid_by_the_shipped_schema(report):
    Draft202012Validator(shipped()).validate(json.loads(render(report, "json")))


def test_the_schema_refuses_a_report_with_an_unknown_field_or_severity():
    written = json.loads(render(full_report(), "json"))
    validator = Draft202012Validator(shipped())
    assert not validator.is_valid(written | {"verdict": "guilty"})
    written["discrepancies"][0]["severity"] = "fatal"
    assert not validator.is_valid(written)


def test_the_json_report_has_the_fields_of_the_contract_in_its_order():
    written = json.loads(render(full_report(), "json"))
    assert list(written) == [
        "schema_version",
        "documents",
        "discrepancies",
        "agreements",
        "compatible",
        "not_checked",
        "rules",
        "drafts",
        "checked",
        "suppressed",
        "decided",
        "stale",
    ]
    first = written["discrepancies"][1]["sides"][0]["mentions"][0]
    assert first["document"] == "d-gazette"
    start, end = first["span"]
    assert TEXTS["d-gazette"][start:end] == first["surface"] == "August 2022"


def test_the_json_report_equals_the_model_dump_and_keeps_letters_readable():
    report = full_report()
    written = render(report, "json")
    assert json.loads(written) == report.model_dump(mode="json")
    assert "“We never stopped" in written
    assert written.endswith("}\n") and not written.endswith("\n\n")


@settings(max_examples=40)
@given(st.text(st.characters(), max_size=60))
def test_any_message_survives_the_json_report_and_can_be_encoded(message):
    report = full_report(discrepancies=(last_crossing(message=message),))
    written = render(report, "json")
    assert json.loads(written)["discrepancies"][0]["message"] == message
    assert not set(written.encode("utf-8").decode()) & set("\x1b\x9b\u202e\u2028\ufeff")


@pytest.mark.parametrize("name", formats())
def test_every_format_writes_the_same_characters_twice_and_ends_with_one_newline(name):
    first, second = (render_file(full_report(), name, texts=TEXTS) for _ in range(2))
    assert first == second
    assert not is_text(name) or (first.endswith(b"\n") and not first.endswith(b"\n\n"))


@pytest.mark.parametrize("name", formats())
def test_every_format_can_show_a_report_without_texts_and_one_without_documents(name):
    assert render_file(full_report(), name)
    assert render_file(empty_report(), name)


def test_a_format_is_a_file_in_the_folder_of_formats(tmp_path, monkeypatch):
    before = set(formats())
    (tmp_path / "shout.py").write_text("def render(report, presentation):\n    return 'HEAR YE\\n'\n")
    (tmp_path / "_part.py").write_text("")
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(tmp_path)])
    formats.cache_clear()
    try:
        assert set(formats()) == {*before, "shout"}
        assert render(full_report(), "shout") == "HEAR YE\n"
    finally:
        sys.modules.pop("factcheck.reports.formats.shout", None)
        formats.cache_clear()


def test_drawing_and_templates_are_imported_only_by_the_formats_that_need_them():
    program = (
        "import sys; from sample_reports import full_report; from factcheck.reports import render;"
        "[render(full_report(), name) for name in ('json', 'markdown', 'csv', 'sarif')];"
        "assert not {'rich', 'jinja2'} & set(sys.modules)"
    )
    here = Path(__file__).parent
    done = subprocess.run([sys.executable, "-c", program], cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_unknown_format_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(ValueError, match=r"no report format 'pdf'.*json.*terminal"):
        render(full_report(), "pdf")
