"""The desk as an editor uses it, in a real browser."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).parents[3]
Visit = Callable[..., Page]
Serve = Callable[..., str]


def follow(page: Page, link: Locator) -> None:
    """Opens what the link leads to, and its script has run: only then are the keys and the panels there."""
    with page.expect_navigation(wait_until="load"):
        link.click()


@pytest.fixture
def started() -> Iterator[str]:
    """The address that the README's command prints."""
    command = [str(Path(sys.executable).with_name("factcheck")), "review", "seeds/", "--no-browser", "--as", "Ida Falk"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        try:
            yield desk.stdout.readline().split()[-1]
        finally:
            desk.terminate()


def test_an_editor_dismisses_the_date_of_the_visit_by_keyboard_and_takes_it_back(visit: Visit, started: str) -> None:
    page = visit(started)
    expect(page.get_by_role("heading", level=1)).to_contain_text("findings to decide")
    waiting = page.locator(".row").count()
    sought = page.locator(".row a", has_text="August 2022 and August 2020")
    expect(sought).to_have_count(1)
    for _ in range(waiting):
        page.keyboard.press("j")
        if sought.evaluate("one => one === document.activeElement"):
            break
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    expect(page.locator("blockquote", has_text="Nancy Pelosi")).to_have_count(2)
    expect(page.locator("mark")).to_have_text(["August 2022", "August 2020"])
    expect(page.locator("[data-key=d]")).to_be_visible()
    page.keyboard.press("d")
    expect(page.locator("[data-key=d]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    note = page.locator(".done")
    expect(note).to_contain_text("Dismissed: Two dates for one event")
    expect(page.locator(".row")).to_have_count(waiting - 1)
    expect(sought).to_have_count(0)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("u")
    expect(page.locator(".row")).to_have_count(waiting)
    expect(note).to_contain_text("Taken back")
    follow(page, sought)
    history = page.locator(".history li")
    expect(history).to_have_count(2)
    expect(history.first).to_contain_text("Ida Falk: dismissed, not the same fact")


def test_of_two_who_decide_the_second_sees_what_the_first_did(visit: Visit, serve: Serve, desk_archive: Path) -> None:
    start = serve(desk_archive)
    first, second = visit(start), visit(start, may_fail=True)
    for page in (first, second):
        follow(page, page.locator(".row a").first)
    first.keyboard.press("c")
    expect(first.locator(".done")).to_contain_text("Confirmed")
    with second.expect_navigation() as answer:
        second.keyboard.press("q")
    assert answer.value.status == 409
    expect(second.get_by_role("alert")).to_contain_text("Ida Falk decided while you read this")
    expect(second.locator(".history li")).to_have_count(1)
    second.keyboard.press("q")
    expect(second.locator(".done")).to_contain_text("Asked the desk")


def test_reading_and_deciding_work_without_a_script(visit: Visit, serve: Serve, desk_archive: Path) -> None:
    page = visit(serve(desk_archive), java_script_enabled=False)
    before = page.locator(".row").count()
    follow(page, page.locator(".row a").first)
    page.get_by_label("Dismiss because").select_option("Both can be right")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".done")).to_contain_text("Dismissed")
    expect(page.locator(".row")).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".row")).to_have_count(before)


def test_a_hostile_article_is_text(visit: Visit, read_only: Serve, hostile_archive: Path) -> None:
    """`visit` holds that no dialog opens and nothing is refused by the content policy."""
    page = visit(read_only(hostile_archive))
    follow(page, page.locator(".row a").first)
    expect(page.locator("mark").first).to_be_visible()
    assert page.evaluate("document.querySelectorAll('main script, main img, main svg, main [onmouseover]').length") == 0
    follow(page, page.get_by_text("All claims of the article").first)
    expect(page.locator(".body")).to_contain_text("<script>alert('in the text')</script>")
    expect(page.locator(".body")).to_contain_text("thgir ot tfel")
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page.content())
    assert page.evaluate("document.querySelectorAll('main script, main img, main svg').length") == 0
    assert page.locator("a[href^='javascript']").count() == 0


def test_an_article_of_one_endless_line_is_cut(visit: Visit, read_only: Serve, hostile_archive: Path) -> None:
    from factcheck.archive import Archive

    with Archive.open(hostile_archive, read_only=True) as archive:
        long = next(one.document for one in archive.list() if one.characters > 9_000_000)
    start = read_only(hostile_archive)
    page = visit(start)
    page.goto(start.partition("/queue")[0] + f"/articles/{long}")
    expect(page.locator(".body")).to_contain_text("<script>alert(1)</script>xxx")
    expect(page.locator("main")).to_contain_text("Only the first part")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_pasted_draft_is_checked_and_kept_on_request_alone(visit: Visit, serve: Serve, desk_archive: Path) -> None:
    from factcheck.archive import Archive

    page = visit(serve(desk_archive))
    follow(page, page.get_by_role("link", name="Check a draft"))
    draft = "A fire at the paper mill in Orsk injured 23 workers on Tuesday, mayor Nadia Feld said."
    page.get_by_label("The draft").fill(draft)
    page.get_by_label("Published on").fill("2023-05-05")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#told")).to_contain_text("in this draft", timeout=30_000)
    expect(page.locator("section.finding").first).to_contain_text("23 workers")
    expect(page.locator(".body .claim.conflict").first).to_contain_text("23")
    with Archive.open(desk_archive, read_only=True) as archive:
        before = archive.statistics()
    assert (before.articles, before.decisions) == (5, 0)
    page.get_by_label("Name of this text").fill("drafts/mill")
    page.get_by_role("button", name="Keep it in the archive").click()
    page.wait_for_url("**/articles/*")
    with Archive.open(desk_archive, read_only=True) as archive:
        assert archive.statistics().articles == 6
        assert archive.count() > before.discrepancies


def test_a_filter_narrows_the_queue_in_place(visit: Visit, read_only: Serve, news_archive: Path) -> None:
    page = visit(read_only(news_archive))
    every = page.locator(".row").count()
    page.get_by_text("Filter and sort").click()
    page.evaluate("window.stays = true")
    words = page.get_by_label("Words")
    words.fill("bridge")
    expect(page.locator(".row")).not_to_have_count(every)
    assert page.locator(".row").count() > 0
    expect(words).to_be_focused()
    assert "text=bridge" in page.url and page.evaluate("window.stays")
    words.fill("nothing of the sort")
    expect(page.get_by_role("status")).to_have_text("0 findings")
    page.go_back()
    expect(page.get_by_label("Words")).to_have_value("bridge")


def test_a_claim_shows_its_value_and_what_goes_with_it(visit: Visit, read_only: Serve, news_archive: Path) -> None:
    page = visit(read_only(news_archive))
    follow(page, page.locator(".row a", has_text="41").first)
    expect(page.locator("#support")).to_contain_text("What else the archive prints")
    follow(page, page.get_by_text("All claims of the article").first)
    page.locator(".body .claim.conflict").first.click()
    panel = page.locator("#claim")
    expect(panel).to_contain_text("14 workers")
    expect(panel.locator(".against")).to_have_count(1)
    expect(panel).to_be_focused()
    page.locator(".body .claim.agreed").first.click()
    expect(panel).to_contain_text("alike")


IN_ITS_PANE = """(passage) => {
  const pane = passage.closest(".pane").getBoundingClientRect(), box = passage.getBoundingClientRect();
  return box.height > 0 && box.top >= pane.top && box.bottom <= pane.bottom;
}"""


def test_both_passages_stand_in_their_articles_side_by_side(visit: Visit, read_only: Serve, long_archive: Path) -> None:
    page = visit(read_only(long_archive), viewport={"width": 1280, "height": 900})
    follow(page, page.locator(".row a").first)
    passages = page.locator(".passage")
    expect(passages).to_have_count(2)
    for passage in passages.all():
        assert passage.evaluate(IN_ITS_PANE), "each article is scrolled to its passage"
    first, second = (pane.bounding_box() for pane in page.locator(".pane").all())
    assert first and second and first["x"] + first["width"] < second["x"] and abs(first["y"] - second["y"]) < 60
    for pane, text in zip(page.locator(".pane").all(), ("Children fish below", "Ducks wait for bread"), strict=True):
        assert str(pane.text_content()).count(text) > 20, "the article is there from its first word to its last"
        assert pane.evaluate("one => one.scrollHeight > 2 * one.clientHeight")
    assert "1954" in page.locator("mark").all_text_contents()
    page.set_viewport_size({"width": 360, "height": 740})
    first, second = (pane.bounding_box() for pane in page.locator(".pane").all())
    assert first and second and first["x"] == second["x"] and first["y"] + first["height"] < second["y"]


def test_without_a_script_a_link_leads_to_each_passage(visit: Visit, read_only: Serve, long_archive: Path) -> None:
    page = visit(read_only(long_archive), java_script_enabled=False)
    follow(page, page.locator(".row a").first)
    for link, passage in zip(page.get_by_text("To the passage").all(), page.locator(".passage").all(), strict=True):
        link.click()
        expect(passage).to_be_in_viewport()
