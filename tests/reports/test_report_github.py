"""The report as workflow commands: the right line, everything escaped, nothing else a command."""

import re

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing

from factcheck.reports import render

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)\Z")


def commands(report, texts=TEXTS):
    found = []
    for line in render(report, "github", texts=texts).splitlines():
        if parts := _COMMAND.match(line):
            properties = dict(one.split("=", 1) for one in parts[2].split(","))
            found.append((parts[1], properties, parts[3]))
    return found


def test_each_discrepancy_is_a_command_the_gravest_first():
    assert [(name, properties["title"]) for name, properties, _ in commands(full_report())][:3] == [
        ("error", "x-1"),
        ("warning", "x-2"),
        ("notice", "x-3"),
    ]


def test_the_place_is_that_of_the_value():
    _, properties, message = commands(full_report())[0]
    text = TEXTS["d-gazette"]
    line = text.split("\n")[int(properties["line"]) - 1]
    assert properties["file"] == "seeds/001-gazette.md"
    assert line[int(properties["col"]) - 1 : int(properties["endColumn"]) - 1] == "August 2022"
    assert message.split("%0A")[0].startswith("When the Marigold last crossed the strait")
    assert "Strait Courier, 29 August 2023, seeds/002-courier.md:8: “The Marigold last crossed" in message


def test_a_finding_stands_beside_the_draft():
    report = full_report(discrepancies=(last_crossing(),), drafts=("d-courier",))
    assert commands(report)[0][1]["file"] == "seeds/002-courier.md"


def test_without_texts_there_is_the_file_and_no_line():
    _, properties, _ = commands(full_report(), texts={})[0]
    assert properties == {"file": "seeds/001-gazette.md", "title": "x-1"}


def test_a_text_without_a_path_has_no_place():
    report = full_report(discrepancies=(last_crossing(),), documents=(entry("d-gazette", path=None),))
    assert commands(report)[0][1] == {"title": "x-1"}


def test_separators_of_the_notation_are_escaped():
    report = full_report(
        discrepancies=(last_crossing(message="100% sure:\r\n::error::no, really"),),
        documents=(entry("d-gazette", path="a,b:c%.md"),),
    )
    _, properties, message = commands(report)[0]
    assert properties["file"] == "a%2Cb%3Ac%25.md"
    assert message.split("%0A")[0] == "100%25 sure: ::error::no, really"


COMMANDS = ["::error::owned", "\n::set-env name=X::1", "##[command]ls", "\r::warning::x"]


@pytest.mark.parametrize("payload", [*XSS, *COMMANDS])
def test_no_text_of_an_article_is_a_command(payload):
    report, texts = hostile_report(payload)
    lines = render(report, "github", texts=texts).splitlines()
    for line in lines:
        if line.startswith("::"):
            assert _COMMAND.match(line)
        else:
            assert "::" not in line and "##[" not in line


def test_the_verdict_and_the_account_are_plain_lines():
    lines = render(checked_report(), "github", texts=TEXTS).splitlines()
    assert lines[-2].startswith("Of 3 claims in the draft:")
    assert "1 dismissed" in lines[-1]


def test_a_stale_dismissal_and_an_input_that_could_not_be_used_are_told():
    found = commands(checked_report())
    assert ("notice", "Dismissal of cccccccccccccccc") in {(name, one.get("title")) for name, one, _ in found}
    assert "Not checked" in {one.get("title") for _, one, _ in found}


def test_an_empty_report_has_no_command():
    assert commands(empty_report(entry("d-wire"))) == []
