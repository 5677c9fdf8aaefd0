"""What every format says of a checked draft: what others say too, what stands alone, what was decided."""

import csv
import json
from io import StringIO

import pytest
from decided_reports import DISMISSAL, checked_report
from hostile import XSS
from sample_reports import TEXTS, full_report

from factcheck.reports import formats, is_text, render


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_formats_for_people_tell_the_account_of_the_draft(format):
    shown = " ".join(render(checked_report(), format, texts=TEXTS).replace("\\", "").split())
    assert "Of 3 claims in the draft: 1 contradicted, 1 said by other sources too, 1 found nothing" in shown
    assert "Other sources say so too (1)" in shown
    assert "2 independent sources: Harbour Gazette, North Wire" in shown
    assert "Nothing to compare with (1)" in shown
    assert "dismissed by Ana on 3 September 2023, until 1 January 2024: two crossings" in shown
    assert "open again, a passage has changed; it was dismissed by Ana" in shown
    assert "Dismissals that match nothing any more (1)" in shown
    assert "They agree" not in shown


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_without_a_draft_there_is_no_account(format):
    shown = render(full_report(), format, texts=TEXTS)
    assert "in the draft" not in shown
    assert "They agree" in shown
    assert "Dismiss" not in shown


@pytest.mark.parametrize("format", [one for one in formats() if is_text(one)])
def test_a_dismissed_discrepancy_is_told_with_its_reason(format):
    shown = render(checked_report(), format, texts=TEXTS)
    if format in ("csv", "github"):  # a table of findings, and a list of what is wrong: one names it, one counts it
        assert "dismissed" in shown
    elif format == "claimreview":  # is published: only what was confirmed stands in it
        assert "two crossings" not in shown
    else:
        assert "two crossings" in shown


@pytest.mark.parametrize("format", [one for one in formats() if is_text(one)])
@pytest.mark.parametrize("payload", XSS[:6])
def test_the_words_of_a_decision_are_text_and_nothing_else(format, payload):
    hostile = DISMISSAL.model_copy(update={"author": payload, "reason": payload})
    report = checked_report()
    report = report.model_copy(
        update={"suppressed": tuple(one.model_copy(update={"decision": hostile}) for one in report.suppressed)}
    )
    shown = render(report, format, texts=TEXTS)
    assert "\x1b" not in shown and "\u202e" not in shown
    if format in ("html", "junit"):
        assert payload not in shown or "<" not in payload


def test_csv_has_a_row_for_each_claim_of_the_draft_and_for_what_was_dismissed():
    rows = list(csv.DictReader(StringIO(render(checked_report(), "csv", texts=TEXTS))))
    claims = [(row["value"], row["surface"], row["independent_sources"]) for row in rows if row["finding"] == "checked"]
    assert claims == [
        ("contradicted", "321 passengers", "0"),
        ("corroborated", "five months", "2"),
        ("alone", "$4 million", "0"),
    ]
    assert {row["id"] for row in rows if row["finding"] == "dismissed"} == {"x-1"}
    assert {row["id"] for row in rows if row["finding"] == "discrepancy"} == {"x-2"}


def test_json_holds_all_of_it_and_is_valid_by_its_schema():
    import jsonschema

    from factcheck.reports.schema import shipped

    written = json.loads(render(checked_report(), "json"))
    jsonschema.validate(written, shipped())
    assert written["drafts"] == ["d-courier"]
    assert [one["outcome"] for one in written["checked"]] == ["contradicted", "corroborated", "alone"]
    assert written["suppressed"][0]["decision"]["decided_at"] == "2023-09-03T12:00:00Z"


def test_a_report_from_before_there_were_drafts_is_still_valid():
    import jsonschema

    from factcheck.reports.schema import shipped

    written = json.loads(render(full_report(), "json"))
    for added in ("drafts", "checked", "suppressed", "decided", "stale"):
        del written[added]
    jsonschema.validate(written, shipped())
