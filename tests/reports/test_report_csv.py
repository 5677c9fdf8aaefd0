import csv
from io import StringIO

import pytest
from hostile import XSS, hostile_report
from sample_reports import TEXTS, empty_report, full_report, last_crossing

from factcheck.reports import render


def rows(report, texts=TEXTS):
    return list(csv.DictReader(StringIO(render(report, "csv", texts=texts)), strict=True))


def test_each_mention_has_one_row():
    found = rows(full_report())
    assert [row["finding"] for row in found].count("discrepancy") == 7
    assert [row["finding"] for row in found].count("agreement") == 2
    assert [row["finding"] for row in found].count("compatible") == 2
    assert [row["finding"] for row in found].count("not_checked") == 2


def test_a_row_tells_the_side_the_source_and_the_exact_place():
    row = rows(full_report(discrepancies=(last_crossing(),)))[2]
    assert (row["rule"], row["severity"], row["side"], row["value"]) == ("DAT01", "error", "2", "August 2020")
    assert (row["source"], row["published"], row["line"]) == ("Strait Courier", "2023-08-29", "8")
    assert TEXTS["d-courier"][int(row["start"]) : int(row["end"])] == row["surface"] == "August 2020"


def test_a_report_that_found_nothing_still_names_its_columns():
    written = render(empty_report(), "csv")
    assert written.startswith("finding,id,fingerprint,rule,kind,severity,")
    assert written.count("\n") == 1


@pytest.mark.parametrize(
    "payload", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "  =1+1", "\r=1", '=HYPERLINK("//evil.example")']
)
def test_no_cell_is_a_formula(payload):
    for row in rows(*hostile_report(payload)):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())
        assert None not in row and None not in row.values()


@pytest.mark.parametrize("payload", [*XSS, 'a,"b"\n,c;d', "\x1b[2J"])
def test_no_text_breaks_a_row_or_drives_a_terminal(payload):
    found = rows(*hostile_report(payload))
    assert len(found) == 13
    assert all(None not in row for row in found)
    assert "\x1b" not in render(*hostile_report(payload)[:1], "csv")
