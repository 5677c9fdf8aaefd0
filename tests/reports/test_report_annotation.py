import json
import re
from urllib.parse import unquote

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing, mention

from factcheck.model import Mention, Side
from factcheck.reports import render

# The motivations of the recommendation, https://www.w3.org/TR/annotation-model/#motivation-and-purpose
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
PLAIN_IRI = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+\Z")


def collection(report, texts=TEXTS):
    """The rendered report, of which everything is asserted that the recommendation says MUST be (sections 3.1, 3.2.4,
    4, 4.2.4, 4.2.5, 5.1, 5.2)."""
    made = json.loads(render(report, "annotation", texts=texts))
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationCollection"
    assert isinstance(made["label"], str) and made["label"]
    assert made["id"].startswith("urn:uuid:")
    items = made["first"]["items"] if "first" in made else []
    assert made["total"] == len(items)
    if items:
        page = made["first"]
        assert "@context" not in page  # SHOULD NOT where it is embedded
        assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", made["id"], 0)
        assert made["last"] == page["id"]
    for item in items:
        assert_valid(item)
    identifiers = [made["id"], *([made["first"]["id"]] if items else []), *(item["id"] for item in items)]
    assert len(set(identifiers)) == len(identifiers)
    return made


def assert_valid(item):
    assert item["type"] == "Annotation"
    assert item["id"].startswith("urn:uuid:")
    assert item["motivation"] in MOTIVATIONS
    assert item["body"] and "bodyValue" not in item
    for body in item["body"]:
        assert body["type"] == "TextualBody" and isinstance(body["value"], str) and body["purpose"] in MOTIVATIONS
    target = item["target"]
    assert target["type"] == "SpecificResource"
    assert PLAIN_IRI.match(target["source"])
    by_words, by_place = target["selector"]
    assert by_words["type"] == "TextQuoteSelector" and isinstance(by_words["exact"], str)
    assert set(by_words) <= {"type", "exact", "prefix", "suffix"}
    assert by_place["type"] == "TextPositionSelector"
    assert all(type(by_place[end]) is int for end in ("start", "end"))
    assert 0 <= by_place["start"] <= by_place["end"]


def items(report, texts=TEXTS):
    return collection(report, texts)["first"]["items"]


def test_each_mention_of_each_discrepancy_is_annotated_the_gravest_first():
    found = items(full_report())
    assert [one["target"]["selector"][0]["exact"] for one in found] == [
        "August 2022",
        "August 2022",
        "August 2020",
        "312 passengers",
        "321 passengers",
        "“We never stopped believing, not for one winter,”",
        "“We never stopped hoping, not for one winter,”",
    ]
    assert {one["motivation"] for one in found} == {"questioning"}


def test_the_body_says_what_stands_here_and_what_stands_elsewhere():
    bodies = [one["body"] for one in items(full_report())]
    assert all(len(body) == 1 for body in bodies)
    assert bodies[2][0]["value"].split("\n") == [
        "When the Marigold last crossed the strait: August 2022 or August 2020",
        "Here: August 2020",
        "Elsewhere: August 2022 (Harbour Gazette, 28 August 2023; North Wire, date unknown)",
        f"error, cannot both be right · date · 97% sure · finding x-1 · fingerprint {'f' * 16}",
    ]


def test_both_selectors_find_the_passage_in_the_text():
    by_path = {entry(document).path: text for document, text in TEXTS.items()}
    for one in items(full_report()):
        text = by_path[one["target"]["source"]]
        by_words, by_place = one["target"]["selector"]
        assert text[by_place["start"] : by_place["end"]] == by_words["exact"]
        around = by_words["prefix"] + by_words["exact"] + by_words["suffix"]
        assert text.count(around) == 1
        assert text.index(around) + len(by_words["prefix"]) == by_place["start"]
        assert max(len(by_words["prefix"]), len(by_words["suffix"])) == 32


def test_without_texts_the_sentence_gives_the_words_around():
    quoted = items(full_report(), texts={})[3]["target"]["selector"][0]
    assert (quoted["prefix"], quoted["suffix"]) == ("It carried ", " that day, most of them islander")


def test_a_text_that_has_changed_since_is_not_quoted():
    changed = {document: "x" + text for document, text in TEXTS.items()}
    assert items(full_report(), texts=changed) == items(full_report(), texts={})


def of_one(said: Mention):
    side = Side(value=said.surface, independent_sources=1, mentions=(said,))
    return full_report(discrepancies=(last_crossing(sides=(side,)),))


def test_a_quotation_past_its_sentence_tells_no_suffix_that_it_does_not_know():
    said = mention("d-courier", "It carried 321 passengers that day.", "321 passengers")
    said = said.model_copy(update={"surface": "321 passengers that day. Nobody"})
    (one,) = items(of_one(said), texts={})
    quoted = one["target"]["selector"][0]
    assert quoted["exact"] == "321 passengers that day. Nobody"
    assert quoted["prefix"] == "It carried "
    assert "suffix" not in quoted


def test_positions_count_code_points_of_the_text():
    text = "🚢🚢 carried 9 people."
    said = Mention(document="d-wire", span=(11, 19), sentence=(0, 20), surface="9 people", text=text)
    (one,) = items(of_one(said), texts={"d-wire": text})
    by_words, by_place = one["target"]["selector"]
    assert (by_words["prefix"], by_words["suffix"]) == ("🚢🚢 carried ", ".")
    assert (by_place["start"], by_place["end"]) == (11, 19)


def test_identifiers_rest_on_the_fingerprint_and_nothing_else_of_the_finding():
    def identifiers(**changes):
        return [one["id"] for one in items(full_report(discrepancies=(last_crossing(**changes),)))]

    assert identifiers() == identifiers(message="in other words", confidence=0.5, severity="note", id="x-9")
    assert set(identifiers()).isdisjoint(identifiers(fingerprint="0" * 16))


def test_two_findings_of_one_fingerprint_have_identifiers_of_their_own():
    collection(full_report(discrepancies=(last_crossing(), last_crossing(id="x-4"))))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a b/ü%?#.md", "a%20b/%C3%BC%25%3F%23.md"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("/desk/the story.md", "file:///desk/the%20story.md"),
        ("https://harbour.example/ferry?page=2#top", "https://harbour.example/ferry?page=2#top"),
        ("https://harbour.example/the ferry\n", "https://harbour.example/the%20ferry%0A"),
        (None, "d-gazette"),
    ],
)
def test_the_source_is_the_path_or_address_else_the_id(path, source):
    found = items(full_report(documents=(entry("d-gazette", path=path),)))
    assert found[0]["target"]["source"] == source
    assert found[1]["target"]["source"] == "d-wire"  # not among the documents: its id


def test_a_path_with_bytes_that_are_no_text_comes_back():
    found = items(full_report(documents=(entry("d-gazette", path="x\udcff.md"),)))
    assert unquote(found[0]["target"]["source"], errors="surrogatepass") == "x\udcff.md"


def test_a_dismissed_discrepancy_is_assessed_and_an_open_one_tells_what_was_decided():
    found = items(checked_report())
    assert [one["motivation"] for one in found] == ["questioning"] * 2 + ["assessing"] * 3
    assert [body["purpose"] for body in found[0]["body"]] == ["questioning", "assessing"]
    assert found[0]["body"][1]["value"].startswith("open again, a passage has changed")
    decided = "dismissed by Ana on 3 September 2023, until 1 January 2024: two crossings"
    assert all(one["body"][1]["value"] == decided for one in found[2:])


def test_a_report_without_findings_is_a_collection_without_a_page_and_says_so():
    made = collection(empty_report(entry("d-wire")))
    assert (made["total"], made["label"]) == (0, "No discrepancy found.")
    assert "first" not in made and "last" not in made


@pytest.mark.parametrize("payload", XSS)
def test_every_payload_is_kept_as_the_text_that_it_is(payload):
    report, texts = hostile_report(payload)
    rendered = render(report, "annotation", texts=texts)
    assert "\u202e" not in rendered and "\x1b" not in rendered
    found = items(report, texts)
    assert found[0]["target"]["selector"][0]["exact"] == payload
    assert found[0]["target"]["selector"][1]["start"] == report.discrepancies[0].sides[0].mentions[0].span[0]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=12))
def test_any_text_makes_a_valid_collection(text):
    report, texts = hostile_report(text)
    collection(report, texts)
    assert render(report, "annotation", texts=texts).encode("utf-8")
