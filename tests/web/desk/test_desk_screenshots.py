"""The pictures of the desk in the documentation, taken anew by SCREENSHOTS=1"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_news import NEWS
from playwright.sync_api import Page

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(
    not os.environ.get("SCREENSHOTS"), reason="SCREENSHOTS=1 takes the pictures of the documentation anew"
)
def test_the_pictures_of_the_desk_can_be_taken(visit: Callable[..., Page], tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number, (source, day, title, text) in enumerate(NEWS):
        heading = f"---\ntitle: {title}\nsource: {source}\npublished: {day}\n---\n\n"
        (news / f"{number}.md").write_text(heading + text, encoding="utf-8")
    archive = str(tmp_path / "news.archive")
    program = str(Path(sys.executable).with_name("factcheck"))
    subprocess.run(
        [program, "archive", "add", "-a", archive, "seeds", str(news)], cwd=ROOT, check=True, capture_output=True
    )
    command = [program, "review", archive, "--no-browser", "--as", "Ida Falk"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout is not None
        try:
            page = visit(
                desk.stdout.readline().split()[-1], viewport={"width": 1180, "height": 820}, device_scale_factor=1.5
            )
            page.keyboard.press("j")
            page.screenshot(path=tmp_path / "desk-queue.png")
            page.locator(".row a", has_text="Two dates for one event: August").click()
            page.locator("#support h2").wait_for()
            page.screenshot(path=tmp_path / "desk-finding.png", full_page=True)
            page.get_by_text("All claims of the article").first.click()
            page.locator(".body .claim.conflict", has_text="August").click()
            page.locator("#claim dl").wait_for()
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=tmp_path / "desk-article.png")
        finally:
            desk.terminate()
    for name in ("queue", "finding", "article"):
        picture = tmp_path / f"desk-{name}.png"
        assert picture.stat().st_size > 20_000
        shutil.copy(picture, ROOT / "docs" / picture.name)
