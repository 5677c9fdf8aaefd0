"""The schema.org markup: only what an editor has confirmed, in types and properties that schema.org has."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from decided_reports import checked_report
from hostile import XSS, hostile_report
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing, passengers

from factcheck.model import Decided, Decision, Original
from factcheck.reports import render

# Properties that schema.org gives to each type (its own and inherited ones) among those that a review may want, with
# the types that it expects; from the pages of the types, version 29.
ARTICLE = {
    "url": "URL", "headline": "Text", "name": "Text", "datePublished": "Date", "publisher": "Organization",
    "correction": "CorrectionComment",
}  # fmt: skip
PROPERTIES = {
    "Report": {"name": "Text", "description": "Text"},
    "ClaimReview": {
        "identifier": "Text", "claimReviewed": "Text", "datePublished": "Date", "author": "Person", "url": "URL",
        "reviewBody": "Text", "itemReviewed": "Claim", "reviewRating": "Rating",
    },
    "Claim": {"text": "Text", "appearance": "NewsArticle", "author": "Person", "datePublished": "Date"},
    "Rating": {"alternateName": "Text", "ratingExplanation": "Text"},
    "NewsArticle": ARTICLE,
    "CorrectionComment": {"identifier": "Text", "text": "Text", "datePublished": "Date", "author": "Person"},
    "Person": {"name": "Text"},
    "Organization": {"name": "Text"},
}  # fmt: skip
# What Google's guide to fact checks requires beside `url`, which the publisher adds.
REQUIRED = {
    "ClaimReview": {"claimReviewed", "reviewRating"},
    "Rating": {"alternateName"},
    "CorrectionComment": {"text"},
}


def assert_valid(value, expected=None):
    if isinstance(value, list):
        assert value
        for one in value:
            assert_valid(one, expected)
    elif isinstance(value, dict):
        kind = value["@type"]
        assert expected in (None, kind)
        assert set(value) - {"@type", "@id"} <= set(PROPERTIES[kind]), kind
        assert REQUIRED.get(kind, set()) <= set(value)
        for name, part in value.items():
            if name == "@id":
                assert part.startswith("urn:uuid:")
            elif name != "@type":
                assert_valid(part, PROPERTIES[kind][name])
    else:
        assert isinstance(value, str) and value
        if expected == "Date":
            date.fromisoformat(value[:10])
        if expected == "URL":
            assert re.match(r"https?://", value)


def graph(report, texts=TEXTS):
    written = render(report, "claimreview", texts=texts)
    assert "<" not in written
    made = json.loads(written)
    assert set(made) == {"@context", "@graph"} and made["@context"] == "https://schema.org"
    assert_valid(made["@graph"])
    identifiers = [one["@id"] for one in made["@graph"] if "@id" in one]
    assert len(set(identifiers)) == len(identifiers)
    return made["@graph"]


def decided(finding, state="confirmed", comment=""):
    act = Decision(
        fingerprint=finding.fingerprint,
        action="confirm" if state == "confirmed" else "query",
        author="Ana",
        decided_at=datetime(2023, 9, 3, 12, tzinfo=UTC),
        comment=comment,
    )
    return Decided(fingerprint=finding.fingerprint, state=state, decision=act)


def confirmed(comment="", **changes):
    """Both findings are reported; that about the crossing, a side of which is the draft's (Courier), is confirmed."""
    return full_report(
        drafts=("d-courier",),
        discrepancies=(passengers(), last_crossing()),
        decided=(decided(last_crossing(), comment=comment), decided(passengers(), "queried")),
        **changes,
    )


def test_a_confirmed_finding_is_a_review_of_what_the_other_sources_print():
    _, review = graph(confirmed())
    assert review["@type"] == "ClaimReview" and review["identifier"] == last_crossing().fingerprint
    assert (
        review["claimReviewed"] == "The Marigold last crossed the strait in August 2022, the operator said on Monday."
    )
    assert (review["datePublished"], review["author"]["name"]) == ("2023-09-03", "Ana")
    assert [one.get("headline", one.get("name")) for one in review["itemReviewed"]["appearance"]] == [
        "Ferry returns to the strait",
        "North Wire",
    ]


def test_no_side_is_called_wrong():
    _, review = graph(confirmed())
    assert review["reviewRating"]["alternateName"] == "Contradicted by another source"
    assert "ratingValue" not in review["reviewRating"]
    assert review["reviewRating"]["ratingExplanation"].endswith("Elsewhere: August 2020.")


def test_the_draft_is_corrected_in_the_words_of_the_editor():
    _, _, article = graph(confirmed("The Marigold last crossed in August 2022, not 2020."))
    assert article["@type"] == "NewsArticle" and article["headline"] == "Marigold sails again"
    assert article["correction"]["text"] == "The Marigold last crossed in August 2022, not 2020."
    assert article["correction"]["datePublished"] == "2023-09-03"


def test_without_words_of_an_editor_there_is_no_correction_and_that_is_said():
    summary, *nodes = graph(confirmed())
    assert not [one for one in nodes if "correction" in one]
    assert summary["description"] == (
        "1 of 2 findings confirmed by an editor: 1 review, 0 corrections. "
        "1 without a correction: the decision has no comment that could be printed as one."
    )


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (full_report(), "No finding of 3 has been confirmed by an editor: there is nothing to mark up."),
        (checked_report(), "No finding of 1 has been confirmed by an editor: there is nothing to mark up."),
        (empty_report(entry("d-wire")), "There is no finding: there is nothing to mark up."),
        (empty_report(), "There is no finding: there is nothing to mark up."),
    ],
)
def test_where_nothing_was_confirmed_nothing_is_marked_up_and_that_is_said(report, told):
    ((summary),) = graph(report)
    assert summary["description"] == told


@pytest.mark.parametrize("state", ["queried", "reopened", "expired"])
def test_other_decisions_are_not_published(state):
    report = full_report(drafts=("d-courier",), decided=(decided(last_crossing(), state, comment="yes"),))
    assert len(graph(report)) == 1


def test_an_article_with_an_address_is_named_by_it():
    page = Original(format="html", sha256="b" * 64, url="https://gazette.example/ferry")
    report = confirmed(documents=(entry("d-gazette", original=page), entry("d-courier"), entry("d-wire")))
    first, second = graph(report)[1]["itemReviewed"]["appearance"]
    assert first["url"] == "https://gazette.example/ferry" and "url" not in second


@pytest.mark.parametrize("payload", XSS)
def test_hostile_texts_cannot_leave_the_script_element(payload):
    report, texts = hostile_report(payload)
    finding = report.discrepancies[0]
    hostile = decided(finding, comment=payload)
    graph(report.model_copy(update={"decided": (hostile,)}), texts)
