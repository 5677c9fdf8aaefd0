"""Web pages: which text is the article's, where each character of it stands, what the page says of itself."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.documents import DocumentError, collect, read
from factcheck.documents.markup import PageMap

HEAD = """<title>Ferry runs aground off Skagen | The Courier</title><meta property="og:site_name" content="The Courier">
<link rel="canonical" href="https://courier.example/ferry"><script type="application/ld+json">{"@graph": [{"@type":
"NewsArticle", "headline": "Ferry runs aground off Skagen", "datePublished": "2024-05-03T09:12:00+02:00",
"dateModified": "2024-05-04T10:00:00+02:00", "author": [{"name": "Ann Roe"}, {"name": "Jo Dahl"}]}]}</script>"""
BODY = """<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferry runs aground off&nbsp;Skagen</h1>
<figure><img src="f.jpg"><figcaption>The ferry on Monday morning, with 5 lifeboats.</figcaption></figure>
<p>A ferry with <b>61 people</b> on board ran aground on Monday off the tip of Denmark, police &amp; pilots said.</p>
<p>Nobody was hurt, but   rescue workers took
 14 passengers to hospital in Frederikshavn. The company will pay &euro;2 million for repairs to the ship.</p>
<h2>What comes next</h2><aside class="pullquote"><p>We were lucky that the sea was calm on that morning.</p></aside>
<p>An inquiry will begin on 7 May, the minister of transport said in a statement on Tuesday evening.</p>
<table><tr><th>Ship</th><th>Passengers</th></tr><tr><td>Aurora</td><td>61</td></tr></table></article>
<footer>© 2024 The Courier. All rights reserved.</footer>"""


def page(tmp_path: Path, body: str = BODY, head: str = HEAD, name: str = "ferry.html") -> Path:
    path = tmp_path / name
    path.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )
    return path


def test_the_text_of_a_page_is_its_article_without_the_furniture(tmp_path):
    document = read(page(tmp_path))
    paragraphs = document.text.strip().split("\n\n")
    assert paragraphs[0] == "Ferry runs aground off\u00a0Skagen"
    assert "A ferry with 61 people on board ran aground" in paragraphs[2]
    assert "rescue workers took 14 passengers to hospital" in document.text
    assert "Sport" not in document.text and "rights reserved" not in document.text


def test_every_character_of_the_text_is_found_again_in_the_page(tmp_path):
    path = page(tmp_path)
    raw, document = path.read_text(), read(path)
    assert document.locator is not None
    for surface, printed in (
        ("61 people", "61 people"),
        ("with 61 people on", "with <b>61 people</b> on"),
        ("€2 million", "&euro;2 million"),
        ("police & pilots", "police &amp; pilots"),
        ("took 14 passengers", "took\n 14 passengers"),
    ):
        at = document.text.index(surface)
        place = document.locator.place(at, at + len(surface))
        assert place is not None and raw[place.start : place.end] == printed
    for run in document.locator.runs:
        if run.length == run.raw_length and run.raw is not None:
            shown = re.sub(r"[\t\r\n\f]", " ", raw[run.raw : run.raw + run.raw_length])
            assert document.text[run.start : run.start + run.length] == shown


def test_a_page_says_who_wrote_it_and_when_and_where_that_was_found(tmp_path):
    document = read(page(tmp_path))
    assert document.source == "The Courier" and document.locator is not None
    assert document.published is not None and document.published.basis == "JSON-LD datePublished"
    assert document.published.moment is not None and document.published.moment.hour == 9
    assert document.modified is not None and document.modified.start.day == 4
    found = document.locator
    assert (found.author, found.url, found.format) == ("Ann Roe, Jo Dahl", "https://courier.example/ferry", "html")
    assert dict(found.found)["source"] == "meta og:site_name"


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ('<meta property="article:published_time" content="2024-05-03T09:12:00Z">', "meta article:published_time"),
        ('<meta name="date" content="3 May 2024">', "meta date"),
    ],
)
def test_the_date_of_a_page_comes_from_its_meta_elements(tmp_path, head, basis):
    document = read(page(tmp_path, head=f"<title>Ferry runs aground off Skagen</title>{head}"))
    assert document.published_at is not None and document.published_at.isoformat() == "2024-05-03"
    assert document.published is not None and document.published.basis == basis


def test_captions_pull_quotes_and_headings_are_told_from_running_text(tmp_path):
    article = pipeline.read_article(read(page(tmp_path)))
    sections = {one.span.of(article.document.text)[:20]: one.section for one in article.sentences}
    assert sections["Ferry runs aground o"] == "headline"
    assert sections["The ferry on Monday "] == "caption"
    assert sections["What comes next"] == "headline"
    assert sections.get("We were lucky that t", "boilerplate") == "boilerplate"


def test_a_page_without_an_article_is_said_to_have_none(tmp_path):
    path = page(tmp_path, body="<nav><a href='/'>Home</a></nav>")
    documents, problems = collect([str(path)])
    assert documents == ()
    assert [one.message for one in problems] == ["no article text was found on this page: nothing of it was checked"]
    with pytest.raises(DocumentError, match="no article text"):
        read(path)


def test_a_page_is_known_by_its_content_where_its_name_says_nothing(tmp_path):
    document = read(page(tmp_path, name="download"))
    assert document.locator is not None and document.text.startswith("Ferry")
    documents, _ = collect(["-"], stdin=page(tmp_path).read_bytes())
    assert documents[0].locator is not None


def test_a_page_called_text_stays_text(tmp_path):
    assert read(page(tmp_path, name="page.txt")).text.startswith("<!doctype html>")


def test_a_page_in_another_encoding_is_read_by_what_it_declares(tmp_path):
    path = tmp_path / "old.html"
    text = f'<html><head><meta charset="windows-1252">{HEAD}</head><body>{BODY}</body></html>'.replace("&euro;", "€")
    path.write_bytes(text.encode("cp1252"))
    document = read(path)
    assert "€2 million" in document.text and document.locator is not None and document.locator.encoding == "cp1252"


def test_versions_of_one_story_are_no_independent_sources(tmp_path):
    first = page(tmp_path, name="first.html", head=HEAD.replace("2024-05-04T10", "2024-05-03T10"))
    second = page(tmp_path, BODY.replace("61 people", "63 people"), name="second.html")
    documents, _ = collect([str(first), str(second)])
    assert documents[0].family == documents[1].family == "https://courier.example/ferry"
    assert documents[0].notes[-1] == f"an earlier version of {second}: not independent of it"
    assert documents[1].notes[-1] == "the latest of 2 versions of one story"


def test_a_report_leads_to_the_place_in_the_page(tmp_path):
    first = page(tmp_path, name="first.html")
    other = HEAD.replace("courier.example", "post.example").replace("The Courier", "The Post")
    second = page(tmp_path, BODY.replace("<b>61 people</b>", "<i>65 people</i>"), other, "second.html")
    report = pipeline.check(collect([str(first), str(second)])[0])
    mentions = [mention for one in report.discrepancies for side in one.sides for mention in side.mentions]
    assert {"61 people", "65 people"} <= {mention.surface for mention in mentions}
    raws = {report.documents[0].id: first.read_text(), report.documents[1].id: second.read_text()}
    for mention in mentions:
        assert mention.original is not None
        raw = raws[mention.document][mention.original.start : mention.original.end]
        assert re.sub(r"<[^>]+>|\s+", "", raw) == re.sub(r"\s+", "", mention.surface)
    assert report.documents[0].original is not None and report.documents[0].original.format == "html"


def test_reports_on_plain_text_say_nothing_of_originals(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Ferry runs aground\n\nA ferry with 61 people on board ran aground on Monday.\n")
    assert '"original"' not in pipeline.check([read(path)]).model_dump_json()


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "<td>", "<tr>", "</table>", "a b", "  ", "\n", "&amp;",
     "&nbsp", "&#8364;", "&",
     "<", "<!--", "-->", "<![CDATA[x]]>", "é", "<script>", "</script>", "'", '"', "<h1", ">", "&#", ";"]
), max_size=40))  # fmt: skip
def test_pieces_of_any_markup_stand_where_they_say(parts):
    source = "".join(parts)
    for block in PageMap(source).blocks:
        for piece in block.pieces:
            if piece.raw is not None and piece.raw_length == len(piece.text):
                shown = source[piece.raw : piece.raw + piece.raw_length]
                assert piece.text == re.sub(r"[\t\r\n\f]", " ", shown) or "&" in shown
