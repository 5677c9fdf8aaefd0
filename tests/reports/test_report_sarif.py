import json
from urllib.parse import unquote

import pytest
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
