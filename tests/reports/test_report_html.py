import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from hostile import XSS, hostile_report
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_reports import TEXTS, empty_report, entry, full_report, last_crossing

from factcheck.model import Original, Place
from factcheck.reports import render

ALLOWED = {
    "a": {"class", "href"},
    "article": {"class", "aria-labelledby"},
    "blockquote": set(),
    "body": set(),
    "br": set(),
    "cite": set(),
    "details": {"class"},
    "div": {"class", "role", "aria-label"},
    "fieldset": set(),
    "figcaption": set(),
    "figure": set(),
    "footer": set(),
    "h1": set(),
    "h2": {"id"},
    "h3": {"id"},
    "h4": set(),
    "head": set(),
    "header": set(),
    "html": {"lang"},
    "input": {"type", "id", "autocomplete", "checked"},
    "label": set(),
    "legend": set(),
    "li": set(),
    "main": {"id", "tabindex"},
    "mark": set(),
    "meta": {"charset", "http-equiv", "content", "name"},
    "ol": set(),
    "p": {"class"},
    "section": {"aria-labelledby"},
    "span": {"class"},
    "strong": set(),
    "style": set(),
    "summary": set(),
    "time": {"datetime"},
    "title": set(),
    "ul": {"class"},
}
VOID = {"br", "input", "meta"}


class Page(HTMLParser):
    """A page as tags, texts by tag, and whether every tag was closed in its turn."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.texts = [], [], {}
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(text)

    def handle_comment(self, comment):
        raise AssertionError(f"a comment: {comment}")

    def values(self, tag, attribute):
        return [attrs[attribute] for name, attrs in self.tags if name == tag and attribute in attrs]


def shown(report, texts=TEXTS):
    return render(report, "html", texts=texts)


def assert_harmless(source):
    page = Page(source)
    assert page.open == []
    for tag, attrs in page.tags:
        assert tag in ALLOWED, f"<{tag}>"
        assert set(attrs) <= ALLOWED[tag], f"<{tag} {attrs}>"
    assert set(page.values("a", "href")) == {"#findings"}
    assert len(page.values("meta", "http-equiv")) == 1
    assert len(page.texts["style"]) == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", source)


@pytest.mark.parametrize("payload", XSS)
def test_no_text_of_a_report_becomes_markup(payload):
    source = shown(*hostile_report(payload))
    assert_harmless(source)
    assert "<script" not in source.lower()


def test_a_payload_is_shown_as_the_text_that_it_is():
    page = Page(shown(*hostile_report("<b>{{ 7 * 7 }}</b> & more")))
    assert any("<b>{{ 7 * 7 }}</b> & more" in text for text in page.texts["mark"])
    assert page.texts["title"] == [
        "Discrepancy report: 2 warnings; 1 agreement; 1 only looked different; 1 not checked."
    ]


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_can_be_shown(payload):
    source = shown(*hostile_report(payload))
    assert_harmless(source)
    source.encode("utf-8")


def test_the_policy_allows_the_one_style_sheet_by_its_hash_and_nothing_else():
    source = shown(full_report())
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = next(
        attrs["content"]
        for tag, attrs in Page(source).tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_page_asks_nothing_of_the_network_and_has_no_script_or_inline_style():
    source = shown(full_report())
    assert not re.search(r"https?:|//|url\(|@import|src=|<script|style=|\son\w+=", source.replace("</", "<"))


def test_headings_start_at_one_and_never_skip_a_level():
    levels = [int(tag[1]) for tag, _ in Page(shown(full_report())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_label_points_to_one():
    page = Page(shown(full_report()))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    named = page.values("article", "aria-labelledby") + page.values("section", "aria-labelledby")
    assert named and set(named) <= set(ids)


def test_both_sides_show_the_marked_value_the_differing_words_and_their_surroundings():
    source = shown(full_report(discrepancies=(last_crossing(),)))
    assert 'strait in <mark>August 2022</mark>, the operator said on <span class="differs">Monday</span>.' in source
    assert 'strait in <mark>August 2020</mark>, the operator said on <span class="differs">Tuesday</span>.' in source
    assert '<p class="around">The white ferry is back, and the quay smelt of fresh paint on Monday.</p>' in source
    assert '<time datetime="2023-08-28">28 August 2023</time>' in source
    assert "seeds/001-gazette.md, line 8" in source


def test_front_matter_is_never_shown_as_context():
    assert "published: 2023" not in shown(full_report())
    assert "title:" not in shown(full_report()).replace("<title>", "")


def test_a_quotation_shows_which_of_its_words_differ():
    assert 'stopped <span class="differs">believing</span>, not for one winter,”</mark>' in shown(full_report())


def test_every_severity_and_kind_has_a_box_that_hides_its_findings():
    source = shown(full_report())
    boxes = {attrs["id"] for tag, attrs in Page(source).tags if tag == "input"}
    assert boxes == {f"show-{name}" for name in ("error", "warning", "note", "kind-0", "kind-1", "kind-2")}
    for box in boxes:
        kept = box.removeprefix("show-")
        assert f"body:has(#{box}:not(:checked)) .finding.{kept}{{display:none}}" in source


def test_one_finding_needs_no_filter():
    assert "<input" not in shown(full_report(discrepancies=(last_crossing(),)))


def test_an_empty_report_says_what_was_checked_and_lists_the_articles():
    source = shown(empty_report(entry("d-gazette"), entry("d-courier")))
    assert "<h2>No discrepancy found</h2>" in source
    assert "Read 2 articles" in source
    assert "Marigold sails again" in source


def _luminance(colour):
    """Relative luminance of #rrggbb, by WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(left, right):
    high, low = sorted((_luminance(left), _luminance(right)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_pair_of_text_and_ground_has_at_least_the_contrast_of_level_aa():
    folder = files("factcheck.reports") / "page"
    css = "".join((folder / name).read_text(encoding="utf-8") for name in ("tokens.css", "report.css"))
    palettes = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{[^}]*\}", css)]
    assert len(palettes) == 3
    for palette in palettes:
        for tone in ("error", "warning", "note"):
            pairs = [(tone, "sheet"), (tone, f"{tone}-tint"), ("ink", f"{tone}-tint")]
            for text, ground in [*pairs, ("ink", "paper"), ("ink", "sheet"), ("muted", "paper"), ("muted", "sheet")]:
                assert _contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
        assert _contrast(palette["muted"], palette["line"]) >= 4.5


def test_a_long_list_is_folded_and_complete():
    agreement = full_report().agreements[0]
    many = tuple(agreement.model_copy(update={"value": f"{number} months"}) for number in range(21))
    page = Page(shown(full_report(agreements=many)))
    assert "Show all 21" in page.texts["summary"]
    shown_values = [text.strip() for text in page.texts["span"] if text.strip().endswith(" months")]
    assert shown_values == [f"{number} months" for number in range(21)]


def test_sources_lead_to_the_place_of_the_passage_and_to_nothing_else():
    page = Original(format="html", sha256="b" * 64, url="https://gazette.example/ferry")
    paper = Original(format="pdf", sha256="b" * 64)
    crossing = last_crossing()
    in_paper = crossing.sides[1].mentions[0].model_copy(update={"original": Place(page=3)})
    sides = (crossing.sides[0], crossing.sides[1].model_copy(update={"mentions": (in_paper,)}))
    report = full_report(
        documents=(
            entry("d-gazette", original=page),
            entry("d-courier", path="in/courier.pdf", original=paper),
            entry("d-wire", original=page.model_copy(update={"url": "javascript:alert(1)"})),
        ),
        discrepancies=(crossing.model_copy(update={"sides": sides}),),
    )
    links = re.findall(r'<a href="([^"]*)"( rel="[^"]*")?', render(report, "html", texts=TEXTS))
    assert [link for link, _ in links] == [
        "https://gazette.example/ferry#:~:text=The%20Marigold%20last%20crossed%20the%20strait%20in%20August%202022%2C"
        "%20the%20operator%20said%20on%20Monday.",
        "in/courier.pdf#page=3",
    ]
    assert {rel for _, rel in links} == {' rel="noopener noreferrer"'}
    assert "in/courier.pdf, page 3" in render(report, "html", texts=TEXTS)
