"""The report as JUnit XML: findings fail, what was dismissed is skipped, what others say too passes."""

from xml.etree import ElementTree

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing

from factcheck.reports import render


def suites(report, texts=TEXTS):
    root = ElementTree.fromstring(render(report, "junit", texts=texts))
    assert root.tag == "testsuites"
    return {suite.get("name"): suite for suite in root}


def state(case) -> str:
    return next((child.tag for child in case if child.tag in ("failure", "skipped")), "passed")


def test_errors_and_warnings_fail_and_notes_pass():
    found = suites(full_report())["findings"]
    cases = {case.get("name").split(":")[0]: (state(case), case.find("failure")) for case in found}
    assert cases["x-1"][0] == "failure" and cases["x-1"][1].get("type") == "error"
    assert cases["x-2"][0] == "failure" and cases["x-2"][1].get("type") == "warning"
    assert cases["x-3"][0] == "passed"


def test_a_failure_shows_both_passages_with_their_places():
    (failure,) = [
        case.find("failure") for case in suites(full_report())["findings"] if case.get("name").startswith("x-1")
    ]
    crossing = "The Marigold last crossed the strait in August"
    assert f"Harbour Gazette (seeds/001-gazette.md:8): {crossing} 2022" in failure.text
    assert f"Strait Courier (seeds/002-courier.md:8): {crossing} 2020" in failure.text


def test_a_draft_has_a_suite_of_its_own():
    found = suites(checked_report())
    claims = [(case.get("name"), state(case)) for case in found["claims of seeds/002-courier.md"]]
    assert [(name.split(" ", 3)[-1], how) for name, how in claims] == [
        ("five months", "passed"),
        ("$4 million", "skipped"),
    ]
    dismissed = [case for case in found["findings"] if case.get("name").startswith("x-1")]
    assert [state(case) for case in dismissed] == ["skipped"]
    assert "two crossings" in dismissed[0].find("skipped").get("message")


def test_the_counts_are_those_of_the_cases():
    for report in (full_report(), checked_report(), empty_report(entry("d-wire"))):
        root = ElementTree.fromstring(render(report, "junit", texts=TEXTS))
        for suite in root:
            cases = suite.findall("testcase")
            assert suite.get("tests") == str(len(cases))
            assert suite.get("failures") == str(sum(state(case) == "failure" for case in cases))
            assert suite.get("skipped") == str(sum(state(case) == "skipped" for case in cases))
        assert root.get("tests") == str(sum(int(suite.get("tests", "")) for suite in root))


@pytest.mark.parametrize("payload", XSS)
def test_every_payload_is_text(payload):
    report, texts = hostile_report(payload)
    assert suites(report, texts)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_message_makes_well_formed_xml(message):
    report = full_report(discrepancies=(last_crossing(message=message),))
    written = render(report, "junit")
    ElementTree.fromstring(written.encode("utf-8"))
