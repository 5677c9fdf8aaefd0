"""What is written, held against what the publishers of the formats say of them; schemas in words of our own.

The JSON report is held against its own schema (test_report_json.py), SARIF by the validator of its authors where that
is installed (test_report_sarif.py), schema.org markup against the properties of its types
(test_report_claimreview.py), and office files by opening them where there is an office program.
"""

import json
import posixpath
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from charted_reports import toll_report
from decided_reports import checked_report
from hostile import hostile_report
from lxml import etree
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing

from factcheck.model import Original, Place
from factcheck.reports import render, render_file

PAGE = Original(format="html", sha256="b" * 64, url="https://gazette.example/ferry")


def linked_report():
    """One whose sources have addresses and pages."""
    crossing = last_crossing()
    paper = crossing.sides[1].mentions[0].model_copy(update={"original": Place(page=3)})
    sides = (crossing.sides[0], crossing.sides[1].model_copy(update={"mentions": (paper,)}))
    return full_report(
        documents=(entry("d-gazette", original=PAGE), entry("d-courier"), entry("d-wire")),
        discrepancies=(crossing.model_copy(update={"sides": sides}),),
    )


REPORTS = {
    "full": (full_report(), TEXTS),
    "bare": (full_report(), {}),
    "checked": (checked_report(), TEXTS),
    "linked": (linked_report(), TEXTS),
    "toll": (toll_report(contradicted=True), TEXTS),
    "one article": (empty_report(entry("d-wire")), TEXTS),
    "nothing": (empty_report(), {}),
    "hostile": hostile_report("]]></x><![CDATA[\ufffe\x00&=1+1"),
}
EACH = pytest.mark.parametrize("name", REPORTS)

# --- JUnit: there is no standard; the elements and attributes that the Ant task writes and build servers read ---

JUNIT = etree.XMLSchema(
    etree.XML(b"""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="outcome">
    <xs:simpleContent><xs:extension base="xs:string">
      <xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string"/>
    </xs:extension></xs:simpleContent>
  </xs:complexType>
  <xs:element name="testcase"><xs:complexType>
    <xs:sequence>
      <xs:choice minOccurs="0">
        <xs:element name="skipped" type="outcome"/>
        <xs:element name="error" type="outcome"/>
        <xs:element name="failure" type="outcome"/>
      </xs:choice>
      <xs:element name="system-out" type="xs:string" minOccurs="0"/>
      <xs:element name="system-err" type="xs:string" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
    <xs:attribute name="timestamp" type="xs:dateTime"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attribute name="name" type="xs:string"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
    <xs:attribute name="time" type="xs:decimal"/>
  </xs:complexType></xs:element>
</xs:schema>""")
)


@EACH
def test_junit_has_the_elements_that_build_servers_read(name):
    report, texts = REPORTS[name]
    root = etree.fromstring(render(report, "junit", texts=texts).encode("utf-8"))
    JUNIT.assertValid(root)
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))


# --- Web Annotation: every name is one that its JSON-LD context maps, or a keyword of JSON-LD ---

ANNOTATION_TERMS = {
    "@context", "id", "type", "label", "total", "first", "last", "partOf", "startIndex", "items", "next", "prev",
    "motivation", "purpose", "generator", "creator", "created", "generated", "body", "target", "source", "selector",
    "exact", "prefix", "suffix", "start", "end", "value", "format", "language", "name", "homepage",
}  # fmt: skip
ANNOTATION_TYPES = {
    "Annotation", "AnnotationCollection", "AnnotationPage", "SpecificResource", "TextQuoteSelector",
    "TextPositionSelector", "TextualBody", "Software",
}  # fmt: skip


@EACH
def test_annotations_use_the_terms_of_their_context_alone(name):
    report, texts = REPORTS[name]
    waiting = [json.loads(render(report, "annotation", texts=texts))]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            assert set(one) <= ANNOTATION_TERMS
            assert one.get("type", "Annotation") in ANNOTATION_TYPES
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one


def test_an_annotation_of_a_page_that_was_read_from_a_file_is_about_the_page():
    items = json.loads(render(linked_report(), "annotation", texts=TEXTS))["first"]["items"]
    assert [one["target"]["source"] for one in items] == [
        "https://gazette.example/ferry",
        "seeds/003-wire.txt",
        "seeds/002-courier.md",
    ]


# --- Office files: the rules of packages (ECMA-376 part 2) that an office program would stumble over ---

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
NAMED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@EACH
@pytest.mark.parametrize("format", ["docx", "xlsx"])
def test_office_packages_hold_together(name, format):
    report, texts = REPORTS[name]
    with zipfile.ZipFile(BytesIO(render_file(report, format, texts=texts))) as package:
        parts = {one: package.read(one) for one in package.namelist()}
        assert len(parts) == len(package.namelist())
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    roots = {one: ElementTree.fromstring(content) for one, content in parts.items() if one.endswith((".xml", ".rels"))}
    types = roots["[Content_Types].xml"]
    by_name = {one.get("PartName") for one in types.iter(TYPES + "Override")}
    by_ending = {one.get("Extension") for one in types.iter(TYPES + "Default")}
    assert {one.lstrip("/") for one in by_name} <= set(parts)
    for part in parts:
        assert part == "[Content_Types].xml" or "/" + part in by_name or part.rpartition(".")[2] in by_ending
    for part, root in roots.items():
        if part.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(part))
            names = [one.get("Id") for one in root]
            assert len(set(names)) == len(names)
            for one in root.iter(RELATIONS + "Relationship"):
                if one.get("TargetMode") == "External":
                    assert re.match(r"https?://", one.get("Target"))
                else:
                    target = one.get("Target")
                    there = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                    assert posixpath.normpath(there) in parts
    for part, root in roots.items():
        used = {one.get(NAMED) for one in root.iter()} - {None}
        relations = roots.get(posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels"))
        assert used <= {one.get("Id") for one in relations or ()}
