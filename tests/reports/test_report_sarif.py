import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing

from factcheck.model import NotChecked
from factcheck.reports import render


def run(report, texts=TEXTS):
    log = json.loads(render(report, "sarif", texts=texts))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (only,) = log["runs"]
    return only


def words(text, region):
    """What a region covers, by its lines and columns."""
    lines = text.split("\n")
    first, last = region["startLine"] - 1, region["endLine"] - 1
    if first == last:
        return lines[first][region["startColumn"] - 1 : region["endColumn"] - 1]
    inner = lines[first + 1 : last]
    return "\n".join([lines[first][region["startColumn"] - 1 :], *inner, lines[last][: region["endColumn"] - 1]])


def test_each_discrepancy_is_a_result_with_its_level_rule_and_fingerprint():
    found = run(full_report())
    assert [result["level"] for result in found["results"]] == ["note", "error", "warning"]
    error = found["results"][1]
    assert error["ruleId"] == "DAT01" == found["tool"]["driver"]["rules"][error["ruleIndex"]]["id"]
    assert error["partialFingerprints"] == {"factcheckDiscrepancy/v1": "f" * 16}
    assert error["rank"] == 97.0
    assert error["properties"]["values"] == ["August 2022", "August 2020"]


def test_the_first_mention_is_the_location_and_the_others_are_related():
    error = run(full_report())["results"][1]
    (place,) = error["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "seeds/001-gazette.md", "index": 0}
    assert [other["id"] for other in error["relatedLocations"]] == [1, 2]
    assert [other["message"]["text"] for other in error["relatedLocations"]] == [
        "North Wire: August 2022",
        "Strait Courier: August 2020",
    ]


def test_regions_cover_the_surface_by_offset_and_by_line_and_column():
    found = run(full_report())
    assert found["columnKind"] == "unicodeCodePoints"
    regions = 0
    for result in found["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            text = list(TEXTS.values())[physical["artifactLocation"]["index"]]
            for region in (physical["region"], physical["contextRegion"]):
                start = region["charOffset"]
                assert text[start : start + region["charLength"]] == region["snippet"]["text"] == words(text, region)
                regions += 1
    assert regions == 14


def test_a_region_over_a_line_break_ends_on_its_own_line():
    report = full_report(not_checked=(NotChecked(document="d-gazette", span=(2, 20), reason="front matter"),))
    (notice,) = run(report)["invocations"][0]["toolExecutionNotifications"]
    region = notice["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"]) == (1, 3, 2)
    assert words(TEXTS["d-gazette"], region) == TEXTS["d-gazette"][2:20]


def test_without_texts_there_are_offsets_and_no_lines():
    region = run(full_report(), texts={})["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert "startLine" not in region
    assert (region["charOffset"], region["charLength"]) == (200, 11)


def test_what_was_not_checked_is_a_notification():
    notices = run(full_report())["invocations"][0]["toolExecutionNotifications"]
    assert notices[1]["message"]["text"] == "not a text file: it holds NUL bytes"
    assert notices[1]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "seeds/photo.txt"}


@pytest.mark.parametrize("path", ["a b/ü%?#.md", "c:odd.md", "../up/one.md", "-", "x\udcff.md"])
def test_a_path_becomes_a_uri_reference_and_back(path):
    uri = run(full_report(documents=(entry("d-gazette", path=path),)))["artifacts"][0]["location"]["uri"]
    assert uri.isascii() and not set(uri) & set(" ?#:")
    assert unquote(uri, errors="surrogatepass") == path


def test_an_absolute_path_becomes_a_file_uri():
    report = full_report(documents=(entry("d-gazette", path="/desk/the story.md"),))
    assert run(report)["artifacts"][0]["location"]["uri"] == "file:///desk/the%20story.md"


def test_no_message_has_a_link_or_a_placeholder():
    report = full_report(discrepancies=(last_crossing(message="[click](javascript:alert(1)) {0} {id}"),))
    assert run(report)["results"][0]["message"]["text"] == "\\[click\\](javascript:alert(1)) {{0}} {{id}}"


@pytest.mark.parametrize("payload", XSS)
def test_every_payload_is_kept_as_the_text_that_it_is(payload):
    report, texts = hostile_report(payload)
    found = run(report, texts)
    assert found["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == payload


def test_an_empty_report_has_no_results_and_says_so():
    found = run(empty_report(entry("d-wire")))
    assert found["results"] == []
    assert [artifact["location"]["uri"] for artifact in found["artifacts"]] == ["seeds/003-wire.txt"]


# A checked draft


def test_the_passage_of_the_draft_is_the_location():
    (error,) = run(checked_report(discrepancies=(last_crossing(),), suppressed=()))["results"]
    assert error["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "seeds/002-courier.md"
    uris = [one["physicalLocation"]["artifactLocation"]["uri"] for one in error["relatedLocations"]]
    assert uris == ["seeds/001-gazette.md", "seeds/003-wire.txt"]


def test_a_dismissed_discrepancy_is_a_result_with_its_suppression():
    results = {one["properties"]["id"]: one for one in run(checked_report())["results"]}
    (accepted,) = results["x-1"]["suppressions"]
    assert (accepted["kind"], accepted["status"]) == ("external", "accepted")
    assert accepted["justification"] == "two crossings"
    assert accepted["properties"] == {
        "author": "Ana",
        "decidedAt": "2023-09-03T12:00:00+00:00",
        "expires": "2024-01-01",
    }
    (rejected,) = results["x-2"]["suppressions"]
    assert (rejected["status"], rejected["properties"]["because"]) == ("rejected", "a passage has changed")
    assert results["x-2"]["properties"]["decided"] == "reopened"


def test_every_result_says_whether_it_is_suppressed():
    """By the standard (3.27.23) either all results of a run have suppressions, be they empty, or none."""
    for report in (full_report(), checked_report(), checked_report(decided=())):
        assert all("suppressions" in one for one in run(report)["results"])


def test_a_query_is_under_review():
    report = checked_report()
    queried = report.decided[0].model_copy(update={"state": "queried"})
    (one,) = [
        one for one in run(report.model_copy(update={"decided": (queried,)}))["results"] if one["ruleId"] != "DAT01"
    ]
    assert one["suppressions"][0]["status"] == "underReview"


def test_the_draft_is_the_target_and_the_others_are_referenced():
    roles = {one["location"]["uri"]: one["roles"] for one in run(checked_report())["artifacts"]}
    assert roles["seeds/002-courier.md"] == ["analysisTarget"]
    assert roles["seeds/001-gazette.md"] == ["referencedOnCommandLine"]


def test_claims_that_stand_alone_and_stale_dismissals_are_notifications():
    found = run(checked_report())
    sorts = [one["id"] for one in found["tool"]["driver"]["notifications"]]
    told = found["invocations"][0]["toolExecutionNotifications"]
    assert all(sorts[one["descriptor"]["index"]] == one["descriptor"]["id"] for one in told)
    assert {one["descriptor"]["id"] for one in told} == set(sorts)


def multitool() -> str | None:
    """Microsoft's validator: by the variable FACTCHECK_SARIF_MULTITOOL, or as npm installs it on the path."""
    return os.environ.get("FACTCHECK_SARIF_MULTITOOL") or shutil.which("sarif-multitool")


@pytest.mark.skipif(
    multitool() is None,
    reason="sarif-multitool is not installed (npm install @microsoft/sarif-multitool): only our own checks ran",
)
def test_the_validator_of_the_standard_and_of_github_has_no_error(tmp_path):
    hostile, texts = hostile_report("{0} [x](javascript:1) <script>\u202e")
    logs = {
        "full": render(full_report(), "sarif", texts=TEXTS),
        "checked": render(checked_report(), "sarif", texts=TEXTS),
        "bare": render(checked_report(), "sarif"),
        "empty": render(empty_report(entry("d-wire")), "sarif"),
        "hostile": render(hostile, "sarif", texts=texts),
    }
    assert errors_of(tmp_path, logs) == []
    broken = logs["full"].replace('"startLine": 8', '"startLine": 0')
    assert errors_of(tmp_path, {"broken": broken}), "the validator finds nothing in a broken log: is it run rightly?"


def errors_of(folder: Path, logs: dict[str, str]) -> list[str]:
    for name, log in logs.items():
        (folder / f"{name}.sarif").write_text(log, encoding="utf-8")
    verdict = folder / "verdict.sarif"
    verdict.unlink(missing_ok=True)
    command = [
        multitool() or "", "validate", *(str(folder / f"{name}.sarif") for name in logs),
        "--output", str(verdict), "--level", "Error", "--rule-kind", "Sarif;Ghas",
    ]  # fmt: skip
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    (found,) = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"]
    return [f"{one['ruleId']}: {one['message']}" for one in found.get("results", [])]
