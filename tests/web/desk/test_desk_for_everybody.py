"""Every page of the desk for everybody: screen readers, keyboards, telephones, twice the size, light and dark."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect

WIDE = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which finds what a screen reader or weak eyes stumble over."""
    api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    return str(api.Axe().axe_script)


@pytest.fixture(scope="session")
def admin(chromium: Any, staffed: FastAPI) -> Iterator[Page]:
    """A browser in which Ada is logged in at the shared desk."""
    access = staffed.state.access
    ada = staffed.state.desk.people.session_of("Ada")
    context = chromium.new_context(viewport=WIDE)
    context.add_cookies([{"name": access.cookie, "value": access.sessions.open(ada), "url": staffed.state.base}])
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def queue(page: Page, base: str) -> None:
    page.goto(f"{base}/queue")


def filtered(page: Page, base: str) -> None:
    page.goto(f"{base}/queue?severity=error&status=open")


def nothing(page: Page, base: str) -> None:
    page.goto(f"{base}/queue?text=nowhere")


def finding(page: Page, base: str) -> None:
    page.goto(f"{base}/queue?status=queried")
    page.goto(base + str(page.locator(".row a").first.get_attribute("href")))
    page.locator("#support h2").wait_for()
    page.get_by_text("Comment or assign").click()


def article(page: Page, base: str) -> None:
    """The article of a finding, with the panel of its claim open."""
    finding(page, base)
    page.goto(base + str(page.get_by_text("All claims of the article").first.get_attribute("href")))
    page.locator(".body .claim.conflict").first.click()
    page.locator("#claim dl").wait_for()


def claim(page: Page, base: str) -> None:
    """The same as a page of its own, which it is without a script."""
    finding(page, base)
    page.goto(base + str(page.get_by_text("All claims of the article").first.get_attribute("href")))
    page.goto(base + str(page.locator(".body .claim.conflict").first.get_attribute("href")))


def check(page: Page, base: str) -> None:
    page.goto(f"{base}/check")


def checked(page: Page, base: str) -> None:
    page.goto(f"{base}/check")
    page.get_by_label("The draft").fill("A fire at the paper mill in Orsk injured 23 workers on Tuesday.")
    page.get_by_label("Published on").fill("2023-05-05")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#told")).to_contain_text("in this draft")
    page.get_by_text("Check another version").click()


def rules(page: Page, base: str) -> None:
    page.goto(f"{base}/rules")


def people(page: Page, base: str) -> None:
    page.goto(f"{base}/people")
    page.get_by_text("Change Rosa").click()


def password(page: Page, base: str) -> None:
    page.goto(f"{base}/password")


def fault(page: Page, base: str) -> None:
    page.goto(f"{base}/nowhere")


def log_in(page: Page, base: str) -> None:
    """What somebody sees who is not logged in; the cookie is put back by the caller."""
    page.context.clear_cookies()
    page.goto(f"{base}/queue?kind=date")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")


PAGES: tuple[Callable[[Page, str], None], ...] = (
    queue, filtered, nothing, finding, article, claim, check, checked, rules, people, password, fault, log_in,
)  # fmt: skip
WIDER_THAN_THE_WINDOW = """() => {
  const kept = (one) => one.closest(".table, .unseen, .skip, dialog");
  const wide = [...document.body.querySelectorAll("*")].filter((one) => !kept(one) && one.getClientRects().length
    && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  if (document.documentElement.scrollWidth > innerWidth) wide.push(document.documentElement);
  return wide.map((one) => one.outerHTML.slice(0, 120));
}"""
CONTROLS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility({visibilityProperty: true}))
  .map((one, place) => { one.dataset.place = place; return one.outerHTML.slice(0, 120); })"""
WATCHED = """() => {
  window.reached = {};
  document.addEventListener("focusin", ({target}) => {
    const style = getComputedStyle(target);
    window.reached[target.dataset.place] = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  document.body.tabIndex = -1;
  document.body.focus();
}"""


@pytest.mark.parametrize("opened", PAGES, ids=lambda one: one.__name__)
def test_a_page_is_for_everybody(admin: Page, staffed: FastAPI, axe: str, opened: Callable[[Page, str], None]) -> None:
    cookies = admin.context.cookies()
    opened(admin, staffed.state.base)
    admin.evaluate(axe)
    found = admin.evaluate("axe.run().then((one) => one.violations)")
    admin.emulate_media(color_scheme="dark")
    found += admin.evaluate("axe.run({runOnly: ['color-contrast']}).then((one) => one.violations)")
    admin.emulate_media(color_scheme="light")
    assert not [one for one in found if one["impact"] in ("serious", "critical")], found

    for what, size in (("a telephone", {"width": 360, "height": 740}), ("200 per cent", {"width": 640, "height": 400})):
        admin.set_viewport_size(size)  # type: ignore[arg-type]
        assert admin.evaluate(WIDER_THAN_THE_WINDOW) == [], what
    admin.set_viewport_size(WIDE)  # type: ignore[arg-type]
    admin.evaluate("document.documentElement.style.fontSize = '200%'")
    assert admin.evaluate(WIDER_THAN_THE_WINDOW) == [], "letters of twice the size"
    admin.evaluate("document.documentElement.style.fontSize = ''")

    controls = admin.evaluate(CONTROLS)
    admin.evaluate(WATCHED)
    for _ in range(len(controls) + 5 * admin.locator("[type=date]").count() + 2):  # a field for a day is several stops
        admin.keyboard.press("Tab")
    reached = admin.evaluate("window.reached")
    assert [one for place, one in enumerate(controls) if not reached.get(str(place))] == [], "by Tab alone, and shown"
    if not admin.context.cookies():
        admin.context.add_cookies(cookies)
