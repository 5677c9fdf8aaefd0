"""The workbook: what its rows say, that no text in it is a formula, and that an office program opens it."""

import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import needs_office, opened_as
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing, mention

from factcheck.model import Original
from factcheck.reports import is_text, render, render_file
from factcheck.reports.formats.xlsx import COLUMNS

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(report, texts=TEXTS):
    with zipfile.ZipFile(BytesIO(render_file(report, "xlsx", texts=texts))) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def cells(report, sheet=1, texts=TEXTS):
    """The rows of a sheet as lists of texts and numbers; every text cell is a shared string."""
    made = parts(report, texts)
    strings = [
        "".join(part.text or "" for part in one.iter(MAIN + "t"))
        for one in ElementTree.fromstring(made["xl/sharedStrings.xml"]).iter(MAIN + "si")
    ]
    rows = []
    for row in ElementTree.fromstring(made[f"xl/worksheets/sheet{sheet}.xml"]).iter(MAIN + "row"):
        assert not list(row.iter(MAIN + "f"))
        rows.append(
            [strings[int(cell[0].text)] if cell.get("t") == "s" else float(cell[0].text) for cell in row if len(cell)]
        )
    return rows


def findings(report, texts=TEXTS):
    head, *rows = cells(report, texts=texts)
    assert head == list(COLUMNS)
    return [dict(zip(head, row, strict=True)) for row in rows if len(row) == len(head)]


def test_each_finding_has_one_row_the_gravest_first():
    found = findings(full_report())
    assert [row["Severity"] for row in found] == ["Error", "Warning", "Note"]
    first = found[0]
    assert first["One side"] == "August 2022" and first["Other side"] == "August 2020"
    assert "Harbour Gazette, 28 August 2023, according to the operator" in first["One side: printed by"]
    assert first["Other side: passage"].startswith("The Marigold last crossed the strait in August 2020")
    assert first["Why"].split("\n")[1] == "August 2022 and August 2020 share no day"
    assert (first["Rule"], first["Fingerprint"], first["Sure"]) == ("DAT01", "f" * 16, 0.97)


def test_what_was_decided_stands_beside_the_finding_and_dismissed_ones_come_last():
    found = findings(checked_report())
    assert [row["Finding id"] for row in found] == ["x-2", "x-1"]
    assert found[0]["Decided"].startswith("open again, a passage has changed")
    assert found[1]["Decided"].startswith("dismissed by Ana on 3 September 2023")


def test_no_finding_is_said_in_words():
    (row,) = cells(empty_report(entry("d-wire")))[1:]
    assert any("No discrepancy found." in str(cell) for cell in row)


def test_the_head_stays_in_sight_every_column_is_filtered_and_texts_wrap():
    sheet = ElementTree.fromstring(parts(full_report())["xl/worksheets/sheet1.xml"])
    pane = next(sheet.iter(MAIN + "pane"))
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "1")
    assert next(sheet.iter(MAIN + "autoFilter")).get("ref") == "A1:Q4"
    assert len(list(sheet.iter(MAIN + "col"))) > 5


@pytest.mark.parametrize("surface", ['=HYPERLINK("https://evil.example","open")', "+1+1", "-2+3", "@SUM(A1)", "＝1+1"])
def test_a_text_that_begins_like_a_formula_is_kept_as_a_text(surface):
    finding = last_crossing(message=surface)
    report = full_report(discrepancies=(finding,))
    assert findings(report)[0]["Finding"] == surface
    styles = ElementTree.fromstring(parts(report)["xl/styles.xml"])
    quoted = [place for place, one in enumerate(styles.find(MAIN + "cellXfs")) if one.get("quotePrefix") == "1"]
    sheet = ElementTree.fromstring(parts(report)["xl/worksheets/sheet1.xml"])
    used = {int(cell.get("s")) for cell in sheet.iter(MAIN + "c") if cell.get("r") == "C2"}
    assert used == set(quoted) and len(quoted) == 1


@pytest.mark.parametrize("payload", XSS)
def test_hostile_texts_make_neither_formulas_nor_links(payload):
    report, texts = hostile_report(payload)
    made = parts(report, texts)
    cells(report, texts=texts)
    assert not any("hyperlink" in content.decode("utf-8").lower() and "http" in content.decode("utf-8")
                   for name, content in made.items() if name.startswith("xl/worksheets/_rels"))  # fmt: skip


def test_the_source_leads_to_its_passage():
    original = Original(format="html", sha256="b" * 64, url="https://gazette.example/ferry")
    report = full_report(documents=(entry("d-gazette", original=original), entry("d-courier"), entry("d-wire")))
    made = parts(report)
    assert b'Target="https://gazette.example/ferry"' in made["xl/worksheets/_rels/sheet1.xml.rels"]
    link = next(ElementTree.fromstring(made["xl/worksheets/sheet1.xml"]).iter(MAIN + "hyperlink"))
    assert link.get("location").startswith(":~:text=The%20Marigold%20last")


def test_the_same_report_is_the_same_bytes():
    assert len({render_file(full_report(), "xlsx", texts=TEXTS) for _ in range(3)}) == 1


def test_a_workbook_is_a_file_and_no_text():
    assert not is_text("xlsx") and is_text("csv")
    with pytest.raises(ValueError, match="render_file"):
        render(full_report(), "xlsx")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_stand_in_a_cell(text):
    said = mention("d-wire", "The yard says the refit took five months.", "five months", said_by=text)
    side = last_crossing().sides[0].model_copy(update={"value": text, "mentions": (said,)})
    found = last_crossing(message=text, sides=(side, *last_crossing().sides[1:]))
    for content in parts(full_report(discrepancies=(found,))).values():
        if content.startswith(b"<?xml"):
            ElementTree.fromstring(content)


@needs_office
def test_an_office_program_opens_it_and_reads_the_same_cells(tmp_path):
    file = tmp_path / "queue.xlsx"
    file.write_bytes(render_file(full_report(), "xlsx", texts=TEXTS))
    table = opened_as(file, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path).read_text(encoding="utf-8")
    assert "When the Marigold last crossed the strait: August 2022 or August 2020" in table
    assert table.lstrip("\ufeff").startswith("Severity,Kind,Finding")
