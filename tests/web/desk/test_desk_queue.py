"""The queue of the desk: nothing is shown twice or skipped, filters are in the address, days are written as asked."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from desk_apps import OWN, desk_app
from fastapi import FastAPI
from starlette.testclient import TestClient

from factcheck import pipeline
from factcheck.archive import Archive
from factcheck.model import Decision, Document
from factcheck.web.desk import queue
from factcheck.web.desk.words import day, is_american


@pytest.fixture
def app(desk_archive: Path) -> FastAPI:
    return desk_app(desk_archive)


@pytest.fixture
def editor(app: FastAPI) -> TestClient:
    client = TestClient(app, base_url=OWN["origin"], follow_redirects=False)
    client.headers.update({**OWN, "authorization": "Bearer a-token-for-the-desk"})
    return client


@pytest.fixture
def grown(desk_archive: Path) -> int:
    """The archive with forty more findings, which differ in their fingerprint alone; how many there are."""
    with Archive.open(desk_archive) as archive:
        (one, *_) = archive.queue().findings
        archive.keep(one.discrepancy.model_copy(update={"fingerprint": f"{at:016x}"}) for at in range(40))
        return archive.count()


def shown(page: str) -> list[str]:
    return re.findall(r'<a href="/findings/(\w+)">\s*<span class="standing">', page)


@pytest.mark.parametrize("order", ["gravest", "newest"])
def test_nothing_is_shown_twice_or_skipped_while_others_decide(
    editor: TestClient, grown: int, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "PER_PAGE", 7)
    seen: list[str] = []
    address = f"/queue?order={order}"
    for step in range(20):
        page = editor.get(address).text
        seen += shown(page)
        confirm = {"action": "confirm", "seen": "0"}
        assert editor.post(f"/findings/{seen[-1]}/decisions", data=confirm).status_code == 303
        more = re.search(r'<p class="more"><a href="([^"]+)">Further findings', page)
        if not more:
            break
        address = unescape(more[1])
        assert f"{grown - step - 1} findings" in editor.get(address).text
    assert len(seen) == len(set(seen)) == grown


def test_a_filtered_queue_is_its_address(editor: TestClient, grown: int) -> None:
    address = "/queue?severity=error&kind=count&status=open&status=queried&text=Orsk&order=newest&since=2023-05-01"
    page = editor.get(address).text
    assert re.search(r'name="severity" value="error" checked', page)
    assert re.search(r'name="kind" value="count" checked', page) and not re.search(r'value="money" checked', page)
    assert 'name="text" value="Orsk"' in page and 'name="since" value="2023-05-01"' in page
    assert '<option value="newest" selected>' in page
    following = unescape(re.search(r'href="(/queue\?[^"]+after=[^"]+)"', page)[1]) if "Further" in page else address
    assert all(part in following for part in ("severity=error", "kind=count", "text=Orsk", "order=newest"))


def test_counts_follow_every_decision(editor: TestClient, desk_archive: Path) -> None:
    def waiting() -> int:
        found = re.search(r"<h1>(\d+) findings? to decide</h1>", editor.get("/queue").text)
        assert found
        return int(found[1])

    before = waiting()
    names = shown(editor.get("/queue").text)
    for number, name in enumerate(names, 1):
        if number % 2:
            editor.post(f"/findings/{name}/decisions", data={"action": "confirm", "seen": "0"})
        else:  # somebody else, in another process
            with Archive.open(desk_archive) as archive:
                act = Decision(fingerprint=name, action="confirm", author="Bo", decided_at=datetime.now(UTC))
                archive.decide(act)
        assert waiting() == before - number


def test_a_decision_that_ends_is_open_again_on_the_next_day(app: FastAPI, editor: TestClient) -> None:
    name = shown(editor.get("/queue").text)[0]
    form = {"action": "dismiss", "reason": "other", "seen": "0"}
    over = editor.post(f"/findings/{name}/decisions", data={**form, "expires": "2023-05-06"})
    assert over.status_code == 422 and "2023-05-06: is over already" in over.text
    assert editor.post(f"/findings/{name}/decisions", data={**form, "expires": "2023-05-08"}).status_code == 303
    assert name not in shown(editor.get("/queue").text)
    days = iter((8, 9))
    for is_back in (False, True):
        moment = datetime(2023, 5, next(days), 9, tzinfo=UTC)
        object.__setattr__(app.state.desk, "clock", lambda moment=moment: moment)
        assert (name in shown(editor.get("/queue").text)) == is_back


@pytest.mark.parametrize(
    ("asked", "american"),
    [
        ("en-US,en;q=0.9", True),
        ("en-GB,en;q=0.9,en-US;q=0.8", False),
        ("de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", True),
        ("en-GB;q=0.5, en-US;q=0.9", True),
        ("en", False),
        ("fr-FR,fr", False),
        ("en-AU", False),
        ("", False),
        ("en-us;q=x,;,,-;q", True),
    ],
)
def test_days_are_written_as_the_reader_s_browser_asks(editor: TestClient, asked: str, american: bool) -> None:
    assert is_american(asked) == american
    page = editor.get("/queue", headers={"accept-language": asked}).text
    assert ("May 5, 2023" in page, "5 May 2023" in page) == (american, not american)


def test_the_days_that_are_disputed_are_written_so_too(tmp_path: Path) -> None:
    texts = [f"The mill in Orsk opened on {day} May 1987, mayor Nadia Feld said." for day in (4, 9)]
    articles = [
        pipeline.read_article(Document.from_text(text, source=f"Paper {at}", published="2023-05-05"))
        for at, text in enumerate(texts)
    ]
    with Archive.open(tmp_path / "days.archive", create=True) as archive:
        for article in articles:
            archive.add(article, pipeline.archive_keys(article))
        archive.keep(pipeline.report(articles).discrepancies)
    client = TestClient(desk_app(tmp_path / "days.archive"), base_url=OWN["origin"])
    client.headers["authorization"] = "Bearer a-token-for-the-desk"
    for asked, first, second in (("en-GB", "4 May 1987", "9 May 1987"), ("en-US", "May 4, 1987", "May 9, 1987")):
        page = client.get("/queue", headers={"accept-language": asked}).text
        assert f"{first} and {second}" in page
        finding = client.get(f"/findings/{shown(page)[0]}", headers={"accept-language": asked}).text
        assert f"<h2>{first}" in finding and f"<h2>{second}" in finding


def test_what_is_no_day_is_left_as_it_is() -> None:
    assert [day(one, False) for one in ("2023-05-04", "2023-05", "2023", "May 4", "2023-13-01", "")] == [
        "4 May 2023", "May 2023", "2023", "May 4", "2023-13-01", "",
    ]  # fmt: skip
